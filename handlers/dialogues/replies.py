"""What a person writes or sends while a question is open: an answer, or its correction."""

from __future__ import annotations

from bot.core import forms
from bot.core.events import Json
from bot.core.screens import Screen, text
from handlers.dialogues import answers, dialogue, files
from handlers.dialogues.dialogue import choose, complain
from handlers.dialogues.talk import CAPTION, FOUND, LINE, Talk, is_passage


def answer(talk: Talk, plain: answers.Plain) -> Screen | None:
    """Takes a message's words and files. None: taken in silence, as a further picture is."""
    if talk.form.wordless:
        return complain(talk, text("dialogue-buttons-only"))
    if talk.incoming.files:
        return files.take(talk, dialogue.current)
    question = talk.question
    said = talk.incoming.text
    if question is None:
        return complain(talk, text("dialogue-error-confirm"))
    if question.optional and said.strip() == plain(text("button-skip")):
        return dialogue.skip(talk, question)
    if isinstance(question, forms.Evidence | forms.Ticks | forms.Passages):
        return _at_collecting(talk, question, said, plain)
    return _read(talk, question, said, plain)


def edit(talk: Talk, plain: answers.Plain) -> Screen:
    """An edited message replaces the answer it gave, as long as the draft is not submitted."""
    if talk.form.wordless:
        return complain(talk, text("dialogue-buttons-only"))
    key = talk.answer_of(talk.incoming.message_id)
    if key is None:
        return complain(talk, text("dialogue-edit-late"))
    try:
        edited = _edited(talk, key, plain)
    except answers.Unanswered as refusal:
        return complain(talk, refusal.complaint)
    return complain(edited.saved(), text("dialogue-edited"))


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
    return dialogue.current(talk.reread(known).remembering(LINE).saved()) if known else None


def _at_collecting(
    talk: Talk, question: forms.Question, said: str, plain: answers.Plain
) -> Screen:
    """Words while files or ticks are awaited: 完成 ends it, others stand beside the files."""
    if said.strip() == plain(text("dialogue-done")):
        return dialogue.done(talk, question)
    if isinstance(question, forms.Passages):
        return _passage(talk, question, said)
    if isinstance(question, forms.Ticks):
        return complain(talk, text("dialogue-error-press"))
    return complain(talk.captioned(said).saved(), text("dialogue-caption-kept"))


def _passage(talk: Talk, question: forms.Passages, said: str) -> Screen:
    brought: Json = {"message": talk.incoming.message_id, "text": said}
    kept = [*talk.pending(question.key), brought]
    return dialogue.current(talk.with_pending(question.key, kept).saved())


def _edited(talk: Talk, key: str, plain: answers.Plain) -> Talk:
    if key == CAPTION:
        return talk.captioned(talk.incoming.text)
    if key == LINE:
        return _reread(talk)
    if isinstance(talk.form.question(key), forms.Passages):
        return talk.with_pending(key, [_with_words(talk, entry) for entry in talk.pending(key)])
    return talk.noting(key, _answered(talk, key, plain))


def _with_words(talk: Talk, passage: Json) -> Json:
    if not is_passage(passage, talk.incoming.message_id):
        return passage
    return {"message": talk.incoming.message_id, "text": talk.incoming.text}


def _reread(talk: Talk) -> Talk:
    incoming, reread = talk.incoming, talk.form.reread
    said = incoming.text if incoming.command is None else incoming.argument
    return talk.reread(reread(said, talk.actor, talk.work)) if reread else talk


def _answered(talk: Talk, key: str, plain: answers.Plain) -> Json:
    question = talk.form.question(key)
    value = answers.read(talk, question, talk.incoming.text, plain)
    if isinstance(value, answers.Narrowed):
        raise answers.Unanswered(text("dialogue-error-no-option"))
    return answers.checked(talk, key, value)
