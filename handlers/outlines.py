"""A feedback document under correction: begun, looked at, changed, and written by its reader.

All its buttons are one press: ("outline", document, revision, what, …).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.core import errors, events, outline_words
from bot.core.incoming import Incoming
from bot.core.outlines import Paper
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import outlines as cases
from handlers import outline_screens
from handlers.dialogues import dialogue
from handlers.forms import outlines as outline_forms

Deed = Callable[[Paper, int, Actor, Work], Screen]


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/outline: the document under correction, else the question for its text."""
    cases.check_may(actor)
    paper = work.outlines.open_of(actor.id)
    if paper is not None:
        return outline_screens.card(paper, actor, work, text("outline-still-open"))
    if not cases.places(actor, work):
        raise errors.WrongState("outline-phase")
    return dialogue.begin(outline_forms.OUTLINE, actor, work, incoming)


def pressed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("outline", document, revision, what, …): what looks serves any revision, what changes only
    the one that was shown."""
    press = incoming.press or ()
    if len(press) < 4 or not (press[1].isdecimal() and press[2].isdecimal()):
        raise errors.Stale()
    paper = cases.own(int(press[1]), actor, work)
    what, more = press[3], press[4:]
    if what in _LOOKS:
        return _in_place(_LOOKS[what](paper, more, actor, work), incoming)
    paper = cases.fresh(paper.id, int(press[2]), actor, work)
    if what in outline_forms.FORMS:
        return _starts(what, paper, incoming, actor, work)
    if what not in _DEEDS:
        raise errors.Stale()
    return _in_place(_DEEDS[what](paper, _place_in(more), actor, work), incoming)


def _in_place(screen: Screen, incoming: Incoming) -> Screen:
    return screen.model_copy(update={"edits": incoming.message_id})


def _place_in(more: Sequence[str]) -> int:
    if not more or not more[0].isdecimal():
        raise errors.Stale()
    return int(more[0])


def _look_card(paper: Paper, _more: Sequence[str], actor: Actor, work: Work) -> Screen:
    return outline_screens.card(paper, actor, work)


def _look_list(paper: Paper, more: Sequence[str], _actor: Actor, _work: Work) -> Screen:
    if len(more) != 2:
        raise errors.Stale()
    return outline_screens.listed(paper, more[0], _place_in(more[1:]))


def _look_drop(paper: Paper, _more: Sequence[str], _actor: Actor, _work: Work) -> Screen:
    """Once more, since a whole document's correction goes with it."""
    buttons = (
        (outline_screens.button(paper, "button-outline-dropped", "dropped", "0"),),
        (outline_screens.button(paper, "button-outline-card", "card"),),
    )
    return Screen(lines=(text("outline-drop-sure", name=paper.name),), buttons=buttons)


def _open(paper: Paper, at: int, _actor: Actor, _work: Work) -> Screen:
    return outline_screens.entry_screen(paper, at)


def _merge(paper: Paper, at: int, _actor: Actor, work: Work) -> Screen:
    after = cases.merge(paper, at, work)
    into = [place for place, _ in after.outline.findings if place < at][-1]
    return outline_screens.entry_screen(after, into, text("outline-merged"))


def _out(paper: Paper, at: int, _actor: Actor, work: Work) -> Screen:
    return outline_screens.entry_screen(cases.demote(paper, at, work), at, text("outline-demoted"))


def _in(paper: Paper, at: int, _actor: Actor, work: Work) -> Screen:
    return outline_screens.entry_screen(
        cases.promote(paper, at, work), at, text("outline-promoted")
    )


def _dropped(paper: Paper, _at: int, actor: Actor, work: Work) -> Screen:
    cases.drop(paper.id, actor, work)
    return Screen(lines=(text("outline-dropped", name=paper.name),))


_LOOKS: Mapping[str, Callable[[Paper, Sequence[str], Actor, Work], Screen]] = {
    "card": _look_card,
    "list": _look_list,
    "drop": _look_drop,
}
_DEEDS: Mapping[str, Deed] = {
    "open": _open,
    "merge": _merge,
    "out": _out,
    "in": _in,
    "dropped": _dropped,
}


def _starts(what: str, paper: Paper, incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """A conversation about the document, or about one of its entries."""
    known: dict[str, events.Json] = {"outline": paper.id, "revision": paper.revision}
    if what == "write":
        cases.check_ready(paper)
        known |= outline_forms.knowing(paper, actor, work)
    else:
        at = _place_in((incoming.press or ())[4:])
        entry = paper.outline.entry(at, *outline_forms.ABOUT[what])
        if what == "split" and not outline_words.seams(entry.text):
            raise errors.WrongState("outline-one-sentence")
        known["at"] = at
    return dialogue.begin(outline_forms.FORMS[what], actor, work, incoming, known)
