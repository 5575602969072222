"""Spans of days as people name them: 本周, 上月, 今年; both ends belong to the span."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    LAST_WEEK = "last_week"
    NEXT_WEEK = "next_week"
    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    LAST_QUARTER = "last_quarter"
    YEAR = "year"


def days(period: Period, today: date) -> tuple[date, date]:
    """First and last day."""
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    next_month = (first + timedelta(days=31)).replace(day=1)
    yesterday = today - timedelta(days=1)
    spans = {
        Period.TODAY: (today, today),
        Period.YESTERDAY: (yesterday, yesterday),
        Period.WEEK: (monday, monday + timedelta(days=6)),
        Period.LAST_WEEK: (monday - timedelta(days=7), monday - timedelta(days=1)),
        Period.NEXT_WEEK: (monday + timedelta(days=7), monday + timedelta(days=13)),
        Period.MONTH: (first, next_month - timedelta(days=1)),
        Period.LAST_MONTH: (before.replace(day=1), before),
        Period.QUARTER: _quarter(today),
        Period.LAST_QUARTER: _quarter(_quarter(today)[0] - timedelta(days=1)),
        Period.YEAR: (date(today.year, 1, 1), date(today.year, 12, 31)),
    }
    return spans[period]


def _quarter(day: date) -> tuple[date, date]:
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = (first + timedelta(days=93)).replace(day=1)
    return first, after - timedelta(days=1)
