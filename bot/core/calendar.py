"""Workdays (工作日): a local file first, then the State Council's schedule, beyond both a guess.

A make-up Sunday is a workday, a holiday Tuesday is not. Where neither source speaks, Monday to
Friday are workdays, and whoever shows such a date marks it 按普通周末推算 (see `is_guess`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

import chinese_calendar

LONGEST_RANGE_DAYS = 366

_KINDS = {"休": False, "off": False, "班": True, "work": True}
_LAST_PUBLISHED_YEAR: int = max(chinese_calendar.holidays).year


class BeyondCalendar(ValueError):
    """The count from `day` leaves the years 1 to 9999."""

    def __init__(self, day: date) -> None:
        super().__init__(f"counting from {day} leaves the calendar")
        self.day = day


class HolidayFileError(ValueError):
    """A line of the local holiday file that cannot be read, or contradicts an earlier one."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text}")
        self.line = line
        self.text = text


def days_after(day: date, days: int) -> date:
    """`days` calendar days later, earlier when negative. Raises `BeyondCalendar`."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise BeyondCalendar(day) from None


def months_after(day: date, months: int) -> date:
    """The same day number, or the month's end; earlier when negative. Raises `BeyondCalendar`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise BeyondCalendar(day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=16384)
def _published(day: date) -> bool | None:
    """Whether the schedule calls it a workday; None outside the years that it knows.

    Cached, because the package looks for its first and last year anew at each call.
    """
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workdays:
    """`overlay` is the local holiday file (True: a workday); it overrules the schedule."""

    overlay: Mapping[date, bool] = field(default_factory=dict, hash=False)

    def is_workday(self, day: date) -> bool:
        local = self.overlay.get(day)
        if local is not None:
            return local
        published = _published(day)
        return day.weekday() < 5 if published is None else published

    def is_guess(self, day: date) -> bool:
        """True where neither the schedule nor the local file speaks.

        The local file speaks for a whole year once it names that year's 1 January, as each
        yearly notice does; a few regional holidays entered early do not make the year known.
        """
        return (
            day not in self.overlay
            and _published(day) is None
            and day.replace(month=1, day=1) not in self.overlay
        )

    @property
    def covered_until(self) -> date:
        """The last day before the guessing begins."""
        year = _LAST_PUBLISHED_YEAR
        while date(year + 1, 1, 1) in self.overlay:
            year += 1
        return date(year, 12, 31)

    def next_workday(self, day: date) -> date:
        """That day or the first workday after it."""
        return self._seek(day, 1)

    def previous_workday(self, day: date) -> date:
        """That day or the last workday before it."""
        return self._seek(day, -1)

    def add_workdays(self, day: date, amount: int) -> date:
        """The workday that many workdays after `day`, which is not counted; before it when
        negative, `day` itself when zero."""
        direction = 1 if amount > 0 else -1
        for _ in range(abs(amount)):
            day = self._seek(days_after(day, direction), direction)
        return day

    def _seek(self, day: date, direction: int) -> date:
        while not self.is_workday(day):
            day = days_after(day, direction)
        return day


def parse_holidays(text: str) -> Mapping[date, bool]:
    """The local holiday file: one day or range a line, then 休 (off) or 班 (work).

        # 国务院办公厅关于2027年部分节假日安排的通知
        2027-01-01..2027-01-03 休
        2027-02-14 班            # 调休

    What follows # is a comment. Raises `HolidayFileError` with the number of the first bad line.
    """
    days: dict[date, bool] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        try:
            entries = _entries(line)
        except (ValueError, KeyError):
            raise HolidayFileError(number, line.strip()) from None
        if any(days.get(day, works) != works for day, works in entries.items()):
            raise HolidayFileError(number, line.strip())
        days.update(entries)
    return days


def _entries(line: str) -> Mapping[date, bool]:
    words = re.split("[#＃]", line)[0].split()
    if not words:
        return {}
    span, kind = words
    first, last = _ends(span)
    works = _KINDS[kind.lower()]
    return {days_after(first, n): works for n in range((last - first).days + 1)}


def _ends(span: str) -> tuple[date, date]:
    """First and last day of `2027-01-01` or `2027-01-01..2027-01-03`."""
    first, dots, last = span.partition("..")
    start = date.fromisoformat(first)
    end = date.fromisoformat(last) if dots else start
    if not 0 <= (end - start).days < LONGEST_RANGE_DAYS:
        raise ValueError(span)
    return start, end
