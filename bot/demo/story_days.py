"""The workdays on which the story happens; years and holidays are the State Council's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from bot.core.calendar import Workdays

WORKDAYS = Workdays()
FIRST, LAST = date(2020, 3, 2), date(2020, 12, 31)


@lru_cache(maxsize=1)
def all_days() -> tuple[date, ...]:
    """Every workday from the round's start to the end of its year."""
    days = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return tuple(day for day in days if WORKDAYS.is_workday(day))


def some_day(rng: Random, first: date, last: date) -> date:
    """A workday between both, both included; the next workday when there is none."""
    days = all_days()
    low = bisect_left(days, first)
    return days[rng.randint(low, max(low, bisect_right(days, last) - 1))]


def shifted(day: date, workdays: int) -> date:
    """Workdays later, or earlier when negative, within the story's year."""
    days = all_days()
    return days[min(max(bisect_left(days, day) + workdays, 0), len(days) - 1)]


def walked(start: date, gaps: list[int], last: date) -> list[date]:
    """The days reached from `start` gap by gap, all gaps shortened alike to end by `last`."""
    room = bisect_right(all_days(), last) - 1 - bisect_left(all_days(), start)
    total = max(sum(gaps), 1)
    reached, days = 0, []
    for gap in gaps:
        reached += gap
        days.append(shifted(start, min(reached, reached * room // total)))
    return days


def latest(first: date, day: date) -> date:
    """The last workday not after `day`, yet never before `first`."""
    days = all_days()
    return max(first, days[max(bisect_right(days, day) - 1, 0)])
