"""ISO weeks as the digests name them, `2020-W50`, and the day on which a week's digest is due."""

from __future__ import annotations

from datetime import date

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
