"""Due dates: a trigger and a limit give the last day, and say whether it rests on a guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.core.calendar import BeyondCalendar, Workdays, days_after, months_after
from bot.core.policy import Limit, LimitUnit

__all__ = ["BeyondCalendar", "Due", "days_left", "due_date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """`estimated`: the day depends on a weekend pattern that no calendar has confirmed yet
    (按普通周末推算); it is computed again when the year's schedule is loaded."""

    day: date
    estimated: bool


def due_date(trigger: date, limit: Limit, workdays: Workdays) -> Due:
    """The last day of the limit, by the office's way of counting (domain §4).

    The trigger's own day is not counted; a month ends on the same day number or at the month's
    end; with `roll`, a last day off rolls to the next workday. Raises `BeyondCalendar`.
    """
    last = _last_day(trigger, limit, workdays)
    day = workdays.next_workday(last) if limit.roll else last
    if limit.unit is LimitUnit.WORKDAY:
        consulted = _days(days_after(trigger, 1), day)
    else:
        consulted = _days(last, day) if limit.roll else ()
    return Due(day=day, estimated=any(workdays.is_guess(each) for each in consulted))


def days_left(due: date, today: date) -> int:
    """0 on the due date itself, negative when overdue."""
    return (due - today).days


def _last_day(trigger: date, limit: Limit, workdays: Workdays) -> date:
    if limit.unit is LimitUnit.WORKDAY:
        return workdays.add_workdays(trigger, limit.amount)
    if limit.unit is LimitUnit.MONTH:
        return months_after(trigger, limit.amount)
    return days_after(trigger, limit.amount)


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(days_after(first, n) for n in range((last - first).days + 1))
