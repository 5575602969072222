"""Tables of a cut: its units, its categories, its open items by age, its last weeks.

Only what is shown is counted: a cut of a large ledger takes a moment for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core import errors
from bot.core.digests import Count
from bot.core.numbers import AGES, Line, Part, Set
from bot.core.people import Actor
from bot.core.screens import Text, text
from bot.core.work import Work

WEEKS = 12
BY = {"units": "unit", "categories": "category"}
VIEWS = (*BY, "ages", "weeks")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`lines` for units and categories, `ages` for the age of what is open, `weeks` for those."""

    what: str
    lines: Sequence[Line] = ()
    ages: Sequence[int] = ()
    weeks: Sequence[tuple[date, Count]] = ()


def of(what: str, part: Part, actor: Actor, work: Work) -> View:
    """Units that one keeps away from are left out by name. Raises `Stale` for no view of ours."""
    _check(what)
    lines = work.numbers.lines(part, BY[what]) if what in BY else ()
    away = {str(unit) for _, unit in actor.recused} if what == "units" else set()
    return View(
        what=what,
        lines=[line for line in lines if line.key not in away],
        ages=work.numbers.ages(part) if what == "ages" else (),
        weeks=weeks(part, work) if what == "weeks" else (),
    )


def is_empty(what: str, part: Part, work: Work) -> bool:
    """Whether a picture of it would show nothing. Raises `Stale` for no view of ours."""
    _check(what)
    shown = (Set.FED_BACK, Set.OPEN) if what == "ages" else (Set.FED_BACK,)
    return not any(work.numbers.count(part, name) for name in shown)


def _check(what: str) -> None:
    if what not in VIEWS:
        raise errors.Stale()


def weeks(part: Part, work: Work) -> Sequence[tuple[date, Count]]:
    """At the end of each Sunday, and of the day itself; weeks with nothing fed back are none."""
    last = part.cut.day or work.today
    sunday = last - timedelta(days=last.weekday() + 1)
    sundays = [sunday - timedelta(weeks=back) for back in reversed(range(WEEKS - 1))]
    ends = [*sundays, last]
    counted = work.numbers.weeks(part, ends)
    return [(end, count) for end, count in zip(ends, counted, strict=True) if count.d]


def age_name(place: int) -> Text:
    """Of the bucket at that place of `AGES`."""
    if place == len(AGES):
        return text("numbers-age-over", days=AGES[-1])
    return text("numbers-age", since=AGES[place - 1] + 1 if place else 0, days=AGES[place])
