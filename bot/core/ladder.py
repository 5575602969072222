"""The ladder (催办阶梯): which step of reminding and escalating is due for an item, and when next.

A step is due from its day on until it is marked done, so that days on which nobody looked lose
nothing. It is done once per (item, cycle, due date): a new date is a new clock. What would fall
on a day off moves to the workday before while the due date is ahead or today, and to the next
workday once it has passed, since no letter may go out before the item is overdue.

While an application is under review the ladder is silent; afterwards the days of review and of
grace do not count as days of delay, so a unit is never escalated for its reviewers' slowness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.calendar import BeyondCalendar, Workdays, days_after
from bot.core.deadlines import days_left
from bot.core.policy import LadderStep, StepForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """From the application (`since`) to its decision; the ladder resumes on `until` itself."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One item's due date in one cycle, and what has happened on its ladder.

    `length_days` is the whole limit in calendar days, `grace_until` the last day of grace,
    `done` holds the offsets of the steps already taken for this cycle and due date.
    """

    due: date
    length_days: int
    pauses: tuple[Pause, ...] = ()
    grace_until: date | None = None
    done: frozenset[int] = frozenset()

    @property
    def is_under_review(self) -> bool:
        return any(pause.until is None for pause in self.pauses)

    def is_silent(self, day: date) -> bool:
        in_grace = self.grace_until is not None and day <= self.grace_until
        return in_grace or any(pause.covers(day) for pause in self.pauses)


def applicable_steps(
    policy_ladder: Iterable[LadderStep], length_days: int
) -> tuple[LadderStep, ...]:
    """In order of time, without those earlier than half the limit (T-20 of a 15-day item)."""
    fitting = (s for s in policy_ladder if s.offset >= 0 or -2 * s.offset <= length_days)
    return tuple(sorted(fitting, key=lambda step: step.offset))


def steps_due(
    clock: Clock, today: date, *, ladder: Iterable[LadderStep], workdays: Workdays
) -> tuple[LadderStep, ...]:
    """Every step whose day has come and that is not done, oldest first; none in a pause or grace.

    All of them are to be marked done and their `letters` drafted; `newest` alone is sent.
    """
    if clock.is_silent(today):
        return ()
    reached = _reached(clock, today, ladder, workdays)
    return tuple(step for step in reached if step.offset not in clock.done)


def newest(steps: Iterable[LadderStep]) -> LadderStep | None:
    return max(steps, key=lambda step: step.offset, default=None)


def letters(steps: Iterable[LadderStep]) -> tuple[LadderStep, ...]:
    """Those that the bot drafts and people send: every one that was missed, too."""
    return tuple(step for step in steps if step.form is not StepForm.REMINDER)


def highest_step(
    clock: Clock, today: date, *, ladder: Iterable[LadderStep], workdays: Workdays
) -> LadderStep | None:
    """How high the item stands, done or not, and for as long as it is open; days under
    review are no days of delay here either."""
    return newest(_reached(clock, today, ladder, workdays))


def next_step_on(clock: Clock, *, ladder: Iterable[LadderStep], workdays: Workdays) -> date | None:
    """The day on which `steps_due` has something to say, possibly past; None when it never will.

    Under review it is None: the decision computes it anew.
    """
    if clock.is_under_review:
        return None
    steps = applicable_steps(ladder, clock.length_days)
    days = (step_day(clock, step, workdays) for step in steps if step.offset not in clock.done)
    first = min((day for day in days if day is not None), default=None)
    if first is None or clock.grace_until is None or first > clock.grace_until:
        return first
    return workdays.next_workday(days_after(clock.grace_until, 1))


def step_day(clock: Clock, step: LadderStep, workdays: Workdays) -> date | None:
    """The day a step falls on; None if it waits for a decision, or lies beyond the calendar."""
    try:
        delay = _delay(clock, step.offset)
        return None if delay is None else _falls_on(clock.due, step.offset + delay, workdays)
    except BeyondCalendar:
        return None


def grace_until(
    due: date, refused_on: date, *, grace_workdays: int, workdays: Workdays
) -> date | None:
    """The last day of grace after a refusal; an item that is not yet overdue needs none."""
    return workdays.add_workdays(refused_on, grace_workdays) if refused_on > due else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep:
    """A step of the reviewer's own ladder; `escalates`: the director hears it, too."""

    offset: int
    escalates: bool = False


def review_ladder(escalation_days: int) -> tuple[ReviewStep, ...]:
    return (
        ReviewStep(offset=-1),
        ReviewStep(offset=0),
        ReviewStep(offset=escalation_days, escalates=True),
    )


def review_steps_due(
    step_due: date,
    today: date,
    *,
    done: frozenset[int],
    escalation_days: int,
    workdays: Workdays,
) -> tuple[ReviewStep, ...]:
    """As `steps_due`: every missed one, oldest first; the last is the one to send."""
    return tuple(
        step
        for step in review_ladder(escalation_days)
        if step.offset not in done and _falls_on(step_due, step.offset, workdays) <= today
    )


def next_review_step_on(
    step_due: date, *, done: frozenset[int], escalation_days: int, workdays: Workdays
) -> date | None:
    waiting = (step.offset for step in review_ladder(escalation_days) if step.offset not in done)
    return min((_falls_on(step_due, offset, workdays) for offset in waiting), default=None)


def _reached(
    clock: Clock, today: date, ladder: Iterable[LadderStep], workdays: Workdays
) -> Iterator[LadderStep]:
    for step in applicable_steps(ladder, clock.length_days):
        day = step_day(clock, step, workdays)
        if day is not None and day <= today:
            yield step


def _falls_on(due: date, offset: int, workdays: Workdays) -> date:
    day = days_after(due, offset)
    return workdays.previous_workday(day) if offset <= 0 else workdays.next_workday(day)


def _delay(clock: Clock, offset: int) -> int | None:
    """By how many days a step comes later, because the unit had the item that much less in its
    own hands after the due date; None while that is not known. Reminders are never delayed."""
    delay, counted_from = 0, 1
    for pause in _idle(clock) if offset > 0 else ():
        begin = max(days_left(pause.since, clock.due), counted_from)
        if begin > offset + delay:
            break
        if pause.until is None:
            return None
        end = days_left(pause.until, clock.due)
        delay += max(end - begin, 0)
        counted_from = max(counted_from, end)
    return delay


def _idle(clock: Clock) -> Sequence[Pause]:
    """Pauses by time, and the grace that followed the last decision."""
    pauses = sorted(clock.pauses, key=lambda pause: pause.since)
    decided = [pause.until for pause in pauses if pause.until is not None]
    if clock.grace_until is not None and decided:
        grace = Pause(since=max(decided), until=days_after(clock.grace_until, 1))
        return sorted((*pauses, grace), key=lambda pause: pause.since)
    return pauses
