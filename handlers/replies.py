"""What a person writes or sends while a question is open: an answer, or its correction."""

from __future__ import annotations

from bot.core import forms
from bot.core.events import Json
from bot.core.screens import Screen, text
from handlers import answers, dialogue, files
from handlers.dialogue import choose, complain
from handlers.talk import CAPTION, FOUND, Talk


def answer(talk: Talk, plain: answers.Plain) -> Screen | None:
    """Takes a message's words and files. None: taken in silence, as a further picture is."""
    if talk.incoming.files:
        return files.take(talk, dialogue.current)
    question = talk.question
    said = talk.incoming.text
    if question is None:
        return complain(talk, text("dialogue-error-confirm"))
    if question.optional and said.strip() == plain(text("button-skip")):
        return dialogue.skip(talk, question)
    if isinstance(question, forms.Evidence | forms.Ticks):
        return _at_collecting(talk, question, said, plain)
    return _read(talk, question, said, plain)


def edit(talk: Talk, plain: answers.Plain) -> Screen:
    """An edited message replaces the answer it gave, as long as the draft is open."""
    key = talk.answer_of(talk.incoming.message_id)
    if key is None:
        return complain(talk, text("dialogue-edit-late"))
    try:
        value = _edited(talk, key, plain)
    except answers.Unanswered as refusal:
        return complain(talk, refusal.complaint)
    return complain(talk.noting(key, value).saved(), text("dialogue-edited"))


def _read(talk: Talk, question: forms.Question, said: str, plain: answers.Plain) -> Screen:
    try:
        value = answers.read(talk, question, said, plain)
    except answers.Unanswered as refusal:
        return _as_line(talk, question, said) or complain(talk, refusal.complaint)
    if isinstance(value, answers.Narrowed):
        narrowed = talk.noting(FOUND, list(value.values)).on_page(0).saved()
        return complain(narrowed, text("dialogue-several", n=len(value.values)))
    return choose(talk, question, value)


def _as_line(talk: Talk, question: forms.Question, said: str) -> Screen | None:
    """Before anything is answered, a whole line may come where its first part was asked."""
    if talk.form.line is None or talk.given or question != talk.form.questions[0]:
        return None
    known = talk.form.line(said, talk.actor, talk.work)
    for key, value in known.items():
        talk = talk.noting(key, value)
    return dialogue.current(talk.saved()) if known else None


def _at_collecting(
    talk: Talk, question: forms.Question, said: str, plain: answers.Plain
) -> Screen:
    """Words while files or ticks are awaited: 完成 ends it, others stand beside the files."""
    if said.strip() == plain(text("dialogue-done")):
        return dialogue.done(talk, question)
    if isinstance(question, forms.Ticks):
        return complain(talk, text("dialogue-error-press"))
    kept = talk.noting(CAPTION, said.strip()).remembering(CAPTION).saved()
    return complain(kept, text("dialogue-caption-kept"))


def _edited(talk: Talk, key: str, plain: answers.Plain) -> Json:
    if key == CAPTION:
        return talk.incoming.text.strip()
    question = talk.form.question(key)
    value = answers.read(talk, question, talk.incoming.text, plain)
    if isinstance(value, answers.Narrowed):
        raise answers.Unanswered(text("dialogue-error-no-option"))
    return answers.checked(talk, key, value)
