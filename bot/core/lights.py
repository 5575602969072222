"""Lights (亮灯): one icon and one word for how an item stands today, always derived, never stored.

The most urgent fact wins, in the order in which `light` asks: closed, overdue, without a due
date, near, not started, long-term, normal. So an item that nobody has started shows yellow in its
last days and red after them, and the long-term flag shows only when nothing presses.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bot.core.deadlines import days_left


class Light(StrEnum):
    """The text id of its word is `light-` and the value."""

    NORMAL = "normal"
    NEAR = "near"
    OVERDUE = "overdue"
    LONG_TERM = "long_term"
    NOT_STARTED = "not_started"
    CLOSED = "closed"
    NO_DUE = "no_due"

    @property
    def icon(self) -> str:
        return ICONS[self]

    @property
    def text_id(self) -> str:
        return f"light-{self.value}"


ICONS = {
    Light.NORMAL: "🟢",
    Light.NEAR: "🟡",
    Light.OVERDUE: "🔴",
    Light.LONG_TERM: "🔵",
    Light.NOT_STARTED: "⚪",
    Light.CLOSED: "✅",
    Light.NO_DUE: "◻️",
}


def light(
    *,
    closed: bool,
    started: bool,
    long_term: bool,
    due: date | None,
    today: date,
    near_days: int,
    submitted_on: date | None = None,
) -> Light:
    """`submitted_on` is the application's day, given only while it awaits a decision: that day
    decides whether the work was on time, and the reviewers' time never turns the light red."""
    if closed:
        return Light.CLOSED
    if due is None:
        return Light.NO_DUE
    pressing = _pressing(days_left(due, submitted_on or today), near_days)
    if pressing is not None:
        return pressing
    if not started:
        return Light.NOT_STARTED
    return Light.LONG_TERM if long_term else Light.NORMAL


def _pressing(left: int, near_days: int) -> Light | None:
    if left < 0:
        return Light.OVERDUE
    return Light.NEAR if left <= near_days else None
