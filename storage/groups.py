"""Findings that are alike to every rate: counted by the database, added up here.

A million findings are some thousand groups; nothing is counted twice, and every rate of a digest
comes from the same reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.digests import Count
from bot.core.findings import UNDER_REVIEW, State
from bot.core.lights import Light, light

NOT_STARTED = frozenset({State.OPEN, State.SENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """`n` findings of one unit. `submitted_on` is the application's day, the closing's without."""

    unit_id: int
    state: State
    fed_back: bool
    sent: bool
    n: int
    due: date | None = None
    original_due: date | None = None
    submitted_on: date | None = None
    long_term: bool = False

    @property
    def is_closed(self) -> bool:
        return self.state is State.CLOSED

    def light(self, today: date, near_days: int) -> Light:
        return light(
            closed=self.is_closed,
            started=self.state not in NOT_STARTED,
            long_term=self.long_term,
            due=self.due,
            today=today,
            near_days=near_days,
            submitted_on=self.submitted_on if self.state in UNDER_REVIEW else None,
        )


def total(groups: Iterable[Group]) -> int:
    return sum(group.n for group in groups)


def _count(groups: Iterable[Group], done: Callable[[Group], bool]) -> Count:
    whole = tuple(groups)
    return Count(n=total(group for group in whole if done(group)), d=total(whole))


def findings(groups: Iterable[Group]) -> Count:
    """整改率: closed of those fed back."""
    return _count((g for g in groups if g.fed_back), lambda g: g.is_closed)


def with_stage(groups: Iterable[Group]) -> Count:
    """含阶段性完成: closed or 基本完成 of those fed back."""
    done = (State.CLOSED, State.STAGE_DONE)
    return _count((g for g in groups if g.fed_back), lambda g: g.state in done)


def immediate(groups: Iterable[Group]) -> Count:
    """立行立改完成率: closed of those sent."""
    return _count((g for g in groups if g.sent), lambda g: g.is_closed)


def on_time(groups: Iterable[Group]) -> Count:
    """Of the closed findings (those a feedback lists) that had a date: submitted by the one in
    force, so that it is a share of the same items as the rate above it."""
    return _punctual(groups, lambda g: g.due)


def on_time_original(groups: Iterable[Group]) -> Count:
    """As `on_time`, by the date first set."""
    return _punctual(groups, lambda g: g.original_due)


def _punctual(groups: Iterable[Group], due: Callable[[Group], date | None]) -> Count:
    def is_on_time(group: Group) -> bool:
        last, submitted = due(group), group.submitted_on
        return last is not None and submitted is not None and submitted <= last

    dated = (g for g in groups if g.is_closed and g.fed_back and due(g) is not None)
    return _count(dated, is_on_time)


def without_due(groups: Iterable[Group]) -> int:
    """无期限: with the unit, open, and no date to be late by."""
    return total(group for group in groups if group.due is None and not group.is_closed)


def lights(groups: Sequence[Group], today: date, near_days: int) -> dict[str, int]:
    """Fed-back findings by light, in the lights' own order; what burns nowhere is absent."""
    counted: Counter[Light] = Counter()
    for group in groups:
        if group.fed_back:
            counted[group.light(today, near_days)] += group.n
    return {each.value: counted[each] for each in Light if counted[each]}
