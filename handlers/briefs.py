"""/brief: text to copy and one picture, of a round, a unit or a subtree, since any day.

`/brief 清河县 9月1日` names both; the buttons lead to the other scopes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core import errors, questions
from bot.core.incoming import Incoming
from bot.core.organisations import Organisation
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.spoken_days import parse_day
from bot.core.work import Work
from bot.usecases import briefs, scopes
from handlers import scopes as scoped

SHOWN_UNITS = 12


def brief(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/brief 范围 日期, in any order, both optional."""
    said, since = _without_day(incoming.argument, work)
    place = questions.place(said, work.organisations.all(), work.rounds.all())
    if place.lost_round is not None:
        raise errors.NotFound("round", number=place.lost_round)
    if place.rest.strip():
        raise errors.Unfit("brief-words", words=place.rest.strip())
    if len(place.units) > 1:
        return _which(place, actor, work)
    unit = place.units[0] if place.units else None
    return _screen(scopes.Scope(round=place.round, unit=unit), since, actor, work)


def _without_day(words: str, work: Work) -> tuple[str, date | None]:
    """The first word that is a date, and the others."""
    others: list[str] = []
    since = None
    for word in words.split():
        day = None if since else parse_day(word.removesuffix("以来"), work.today, work.workdays)
        since = since or day
        if day is None:
            others.append(word)
    return " ".join(others), since


def _which(place: questions.Place, actor: Actor, work: Work) -> Screen:
    """Several units go by one name: those of which the reader may see something."""
    rows = tuple(
        (Button(label=unit.name, press=("brief", *scope.ids)),)
        for unit in visible(place, actor, work)
        for scope in [scopes.Scope(round=place.round, unit=unit)]
    )
    return Screen(lines=(text("scopes-which", n=len(rows)),), buttons=rows)


def visible(place: questions.Place, actor: Actor, work: Work) -> Sequence[Organisation]:
    """Of the units meant, those in which something is this reader's. Raises `NotFound`."""
    shown = []
    for unit in place.units:
        try:
            scopes.figures(scopes.Scope(round=place.round, unit=unit), actor, work)
        except errors.NotFound:
            continue
        shown.append(unit)
    if not shown:
        raise errors.NotFound()
    return shown[:SHOWN_UNITS]


def pressed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("brief", round, unit): a new message, since it has a picture."""
    round_id, unit_id = scoped.parts(incoming, 2)
    return _screen(scoped.of_press(round_id, unit_id, work), None, actor, work)


def _screen(scope: scopes.Scope, since: date | None, actor: Actor, work: Work) -> Screen:
    made = briefs.brief(scope, since, actor, work)
    row = (
        *scoped.choosers("brief", scope),
        Button(label=text("button-figures"), press=("figures", *scope.ids)),
    )
    return briefs.screen(made, work).model_copy(update={"buttons": (row,)})
