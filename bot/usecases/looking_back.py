"""Once a day, before the day's messages: who must still visit, who is asked what came of it."""

from __future__ import annotations

from datetime import date

from bot.core.work import Work
from bot.usecases import outcomes, visits


def remind(work: Work, _day: date) -> int:
    """How many were given a line for their one message of the day."""
    return visits.remind(work) + outcomes.ask(work)
