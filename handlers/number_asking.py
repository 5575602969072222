"""Numbers asked for in words: `/stats 清河镇 上月`, `截至6月底整改率`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import errors, number_words
from bot.core.number_words import Wanted
from bot.core.numbers import written
from bot.core.organisations import Organisation
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import numbers as cases
from handlers import numbers as shown

SHOWN_UNITS = 12
LONGEST_UNREAD = 20


def asked(words: str, actor: Actor, work: Work, *, unread: str | None = None) -> Screen:
    """What was not read is said (`unread`, where somebody has read the words before); a name of
    several units asks which. Raises what a view does, and `NotFound("round")`."""
    found = number_words.wanted(
        words, work.organisations.all(), work.rounds.all(), work.today, work.workdays
    )
    if found.lost_round is not None:
        raise errors.NotFound("round", number=found.lost_round)
    units = _visible(found, actor, work)
    if len(units) > 1:
        return _which(found, units)
    cut = found.cut.but(unit_id=units[0].id) if units else found.cut
    made = shown.screen(cut, actor, work)
    rest = found.rest if unread is None else unread
    return with_unread(rest, made)


def with_unread(words: str, screen: Screen) -> Screen:
    """Above the answer, what was not read of what was asked."""
    if not words:
        return screen
    line = text("question-unread", words=words[:LONGEST_UNREAD])
    return screen.model_copy(update={"lines": (line, *screen.lines)})


def _visible(found: Wanted, actor: Actor, work: Work) -> Sequence[Organisation]:
    """Of several units that go by one name, those in which something is this reader's."""
    if len(found.units) < 2:
        return found.units
    seen = []
    for unit in found.units:
        try:
            cases.part(found.cut.but(unit_id=unit.id), actor, work)
        except errors.NotFound:
            continue
        seen.append(unit)
    return seen[:SHOWN_UNITS] or found.units[:1]


def _which(found: Wanted, units: Sequence[Organisation]) -> Screen:
    rows = tuple(
        (Button(label=unit.name, press=("numbers", written(cut))),)
        for unit in units
        for cut in [found.cut.but(unit_id=unit.id)]
    )
    return Screen(lines=(text("scopes-which", n=len(rows)),), buttons=rows)
