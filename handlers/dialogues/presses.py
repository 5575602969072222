"""The dialogue's own buttons: `("d", draft, revision, op, …)`.

A stale, doubled, foreign or forged press is answered with a toast and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core import forms
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from handlers.dialogues import dialogue, widgets
from handlers.dialogues.dialogue import Forms
from handlers.dialogues.talk import FOUND, Talk

Op = Callable[[Talk, forms.Question | None, str], Screen]


class Void(Exception):
    """A press that means nothing here and now; `reason` is the toast."""

    def __init__(self, reason: str = "dialogue-stale") -> None:
        super().__init__(reason)
        self.reason = reason


def press(known: Forms, incoming: Incoming, actor: Actor, work: Work) -> Screen:
    try:
        with work.attempt():
            return _done_by(*_pressed(known, incoming, actor, work))
    except Void as void:
        return Screen(toast=text(void.reason))


def _done_by(talk: Talk, op: str, argument: str) -> Screen:
    if op == "r":
        return _resume(talk)
    if op not in OPS or talk.draft.revision != _number(talk.incoming, 2):
        raise Void
    talk = dialogue.unparked(talk)
    return OPS[op](talk, talk.question, argument)


def _pressed(known: Forms, incoming: Incoming, actor: Actor, work: Work) -> tuple[Talk, str, str]:
    draft = work.drafts.get(_number(incoming, 1))
    parts = incoming.press or ()
    if draft is None or draft.form not in known or len(parts) < 4:
        raise Void
    if draft.person_id != actor.id or draft.chat_id != incoming.chat_id:
        raise Void("error-foreign-button")
    if dialogue.is_lost(draft, actor, work):
        raise Void
    talk = Talk(form=known[draft.form], draft=draft, actor=actor, work=work, incoming=incoming)
    return talk, parts[3], parts[4] if len(parts) > 4 else ""


def _number(incoming: Incoming, at: int) -> int:
    parts = incoming.press or ()
    if len(parts) <= at or not parts[at].isdecimal():
        raise Void
    return int(parts[at])


def _resume(talk: Talk) -> Screen:
    """Whatever has been answered since: going on is never out of date, unless it goes on already.
    The question comes as a new message, below all others."""
    if not talk.draft.parked:
        raise Void
    return dialogue.reopen(talk).model_copy(update={"edits": None})


def _option(talk: Talk, question: forms.Question | None, value: str) -> Screen:
    if not isinstance(question, forms.Choice | forms.Pick | forms.Day):
        raise Void
    _require_offered(talk, question, value)
    return dialogue.choose(talk, question, value)


def _toggle(talk: Talk, question: forms.Question | None, value: str) -> Screen:
    ticks = _ticks(question)
    _require_offered(talk, ticks, value)
    ticked = widgets.ticked_so_far(talk, ticks)
    return _tick(talk, ticks, {*ticked} ^ {value})


def _all(talk: Talk, question: forms.Question | None, _value: str) -> Screen:
    ticks = _ticks(question)
    return _tick(talk, ticks, {option.value for option in widgets.options(talk, ticks)})


def _none(talk: Talk, question: forms.Question | None, _value: str) -> Screen:
    return _tick(talk, _ticks(question), set())


def _tick(talk: Talk, question: forms.Ticks, wanted: set[str]) -> Screen:
    """Kept in the order of the options, so that the same ticks make the same command."""
    every = widgets.options(talk, question)
    ticked = [option.value for option in every if option.value in wanted]
    return dialogue.current(talk.with_pending(question.key, ticked).saved())


def _page(talk: Talk, question: forms.Question | None, page: str) -> Screen:
    if question is None or not page.isdecimal() or int(page) >= widgets.pages(talk, question):
        raise Void
    return dialogue.current(talk.on_page(int(page)).saved())


def _widen(talk: Talk, _question: forms.Question | None, _value: str) -> Screen:
    return dialogue.current(talk.without(FOUND).on_page(0).saved())


def _done(talk: Talk, question: forms.Question | None, _value: str) -> Screen:
    if not isinstance(question, forms.Ticks | forms.Evidence | forms.Passages):
        raise Void
    return dialogue.done(talk, question)


def _skip(talk: Talk, question: forms.Question | None, _value: str) -> Screen:
    if question is None or not question.optional:
        raise Void
    return dialogue.skip(talk, question)


def _back(talk: Talk, _question: forms.Question | None, _value: str) -> Screen:
    if not talk.given:
        raise Void
    return dialogue.back(talk)


def _edit(talk: Talk, _question: forms.Question | None, key: str) -> Screen:
    if key not in talk.given:
        raise Void
    return dialogue.current(talk.asking(key).saved())


def _submit(talk: Talk, question: forms.Question | None, _value: str) -> Screen:
    if question is not None:
        raise Void
    return dialogue.submit(talk)


def _cancel(talk: Talk, _question: forms.Question | None, _value: str) -> Screen:
    return dialogue.cancelled(talk)


def _ticks(question: forms.Question | None) -> forms.Ticks:
    if not isinstance(question, forms.Ticks):
        raise Void
    return question


def _require_offered(talk: Talk, question: forms.Question, value: str) -> None:
    if value not in {option.value for option in widgets.options(talk, question)}:
        raise Void


OPS: Mapping[str, Op] = {
    "o": _option,
    "t": _toggle,
    "ta": _all,
    "tn": _none,
    "p": _page,
    "w": _widen,
    "f": _done,
    "s": _skip,
    "b": _back,
    "e": _edit,
    "c": _submit,
    "x": _cancel,
}
