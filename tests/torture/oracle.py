"""The ladder once more, as a clerk with a calendar would keep it: by counting days, one by one.

Written from the specification alone, without the program's arithmetic; slow, and plain to read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
REMINDERS = (-20, -10, -3, -1, 0)
LETTERS = (1, 15, 30)
REVIEWERS = (-1, 0, 3)
GRACE_WORKDAYS = 3

IsWorkday = Callable[[date], bool]
Key = tuple[int, date, int]  # cycle or stop, due date, step


@dataclass(kw_only=True)
class Review:
    """An application: from the day it was made to the day it was decided."""

    since: date
    until: date | None = None
    cycle: int = 1


@dataclass(kw_only=True)
class Item:
    """What a clerk would write on the item's card."""

    clock_from: date
    due: date
    cycle: int = 1
    is_closed: bool = False
    refused_late_on: date | None = None
    reviews: list[Review] = field(default_factory=list)

    @property
    def is_under_review(self) -> bool:
        return any(each.until is None for each in self.reviews)

    def extended(self, until: date) -> None:
        self.due, self.refused_late_on = until, None

    def applied(self, on: date) -> None:
        self.reviews.append(Review(since=on, cycle=self.cycle))

    def decided(self, on: date, *, closed: bool) -> None:
        self.reviews[-1].until = on
        self.is_closed = closed
        self.refused_late_on = None if closed or on <= self.due else on

    def reopened(self, on: date, due: date) -> None:
        self.cycle += 1
        self.is_closed, self.refused_late_on = False, None
        self.clock_from, self.due = on, due


@dataclass(kw_only=True)
class Clerk:
    """`taken` is what he has ticked off: a step of a cycle and a due date once, for ever."""

    is_workday: IsWorkday
    taken: set[Key] = field(default_factory=set)
    asked: set[Key] = field(default_factory=set)

    def looks(self, item: Item, today: date) -> list[int]:
        """The steps he ticks off today, in the order of time."""
        if item.is_closed or item.is_under_review or self._is_silent(item, today):
            return []
        found = [
            step
            for step in (*REMINDERS, *LETTERS)
            if self._is_on_ladder(item, step)
            and (item.cycle, item.due, step) not in self.taken
            and self._falls_on(item, step) <= today
        ]
        self.taken |= {(item.cycle, item.due, step) for step in found}
        return found

    def reminds_reviewers(self, stop: int, due: date, today: date) -> list[int]:
        """The same for the reviewers of one stop of the chain."""
        found = [
            step
            for step in REVIEWERS
            if (stop, due, step) not in self.asked and self._moved(due, step) <= today
        ]
        self.asked |= {(stop, due, step) for step in found}
        return found

    def _is_on_ladder(self, item: Item, step: int) -> bool:
        """None earlier than half the limit."""
        return step >= 0 or 2 * -step <= (item.due - item.clock_from).days

    def _is_silent(self, item: Item, day: date) -> bool:
        return self._is_in_grace(item, day) or self._is_in_review(item, day)

    def _is_in_review(self, item: Item, day: date) -> bool:
        held = [each for each in item.reviews if each.cycle == item.cycle]
        return any(r.since <= day and (r.until is None or day < r.until) for r in held)

    def _grace_ends(self, item: Item) -> date | None:
        """Three workdays after a refusal that came when the item was overdue already."""
        if item.refused_late_on is None:
            return None
        day, left = item.refused_late_on, GRACE_WORKDAYS
        while left:
            day += DAY
            left -= self.is_workday(day)
        return day

    def _is_in_grace(self, item: Item, day: date) -> bool:
        """It goes on on the workday after."""
        ends = self._grace_ends(item)
        return ends is not None and day < self._moved(ends + DAY, 1, by=0)

    def _falls_on(self, item: Item, step: int) -> date:
        """Days late are days on which the unit had it: not those of review and grace."""
        if step <= 0:
            return self._moved(item.due, step)
        day, late = item.due, 0
        while late < step:
            day += DAY
            late += not self._is_idle(item, day)
        return self._moved(day, 1, by=0)

    def _is_idle(self, item: Item, day: date) -> bool:
        ends, since = self._grace_ends(item), item.refused_late_on
        in_grace = ends is not None and since is not None and since <= day <= ends
        return in_grace or self._is_in_review(item, day)

    def _moved(self, due: date, step: int, *, by: int | None = None) -> date:
        """Off a day off: back while it is ahead or due, on once it has passed."""
        day = due + timedelta(days=step if by is None else by)
        while not self.is_workday(day):
            day += DAY if step > 0 else -DAY
        return day
