"""Weeks and months as the digests name them, `2020-W50` and `2020-11`, and the days on which their
digests are due."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.calendar import Workdays


def week_of(day: date) -> str:
    iso = day.isocalendar()
    return f"{iso.year}-W{iso.week:02}"


def day_of(week: str, weekday: int) -> date:
    """`weekday` is ISO: 1 is Monday."""
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), weekday)


def digest_day(week: str, weekday: int, workdays: Workdays) -> date:
    """That weekday, or the next workday after a holiday; it may lie in the week after, whose own
    digest then speaks for both."""
    return workdays.next_workday(day_of(week, weekday))


def is_month(span: str) -> bool:
    return "W" not in span


def month_before(day: date) -> str:
    """The month that has ended last, whose digest this month tells."""
    return f"{_end_before(day):%Y-%m}"


def month_day(day: date, workdays: Workdays) -> date:
    """The first workday of the day's month."""
    return workdays.next_workday(day.replace(day=1))


def eve_of(month: str) -> date:
    """The last day before the month."""
    return date.fromisoformat(f"{month}-01") - timedelta(days=1)


def _end_before(day: date) -> date:
    return day.replace(day=1) - timedelta(days=1)
