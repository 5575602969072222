"""Reminding: takes the steps that have come due, then tells people what waits for them.

It may be called at any minute and any number of times: the database says what is due, and a slot
of each day or review time is taken in the very transaction that fills it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from bot.core.ledger import Ledger, StorageDown
from bot.core.work import Work
from bot.usecases import lead_clocks, looking_back, office_list, reminders, stepping

BATCH = 50

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Messages told once per slot: a day, or one of its review times."""

    task: str
    slot: Callable[[Work], str | None]
    tell: Callable[[Work, date], int]


ROUNDS = (
    Round(task="visits", slot=reminders.notice_slot, tell=looking_back.remind),
    Round(task="daily", slot=reminders.notice_slot, tell=reminders.daily_messages),
    Round(task="echo", slot=reminders.notice_slot, tell=reminders.echo_messages),
    Round(task="review", slot=reminders.review_slot, tell=reminders.review_messages),
    Round(task="office", slot=reminders.notice_slot, tell=office_list.office_daily),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """`clock` gives aware instants; it names causes only, the ledger has the same clock."""

    ledger: Ledger
    clock: Callable[[], datetime]

    async def __call__(self) -> None:
        """Raises `StorageDown`; any other failure of one kind of message leaves the others."""
        while await self.ledger.transact(stepping.take_steps, BATCH, cause=self._cause("ladder")):
            pass
        await self.ledger.transact(lead_clocks.take_steps, cause=self._cause("leads"))
        for each in ROUNDS:
            try:
                await self.ledger.transact(_once, each, cause=self._cause(each.task))
            except StorageDown:
                raise
            except Exception:
                _logger.exception("%s messages failed", each.task)

    def _cause(self, task: str) -> str:
        """Never the same twice: what holds a step or a message unique is its own key."""
        return f"{task}:{self.clock():%Y-%m-%d}:{uuid4().hex[:12]}"


def _once(work: Work, each: Round) -> int:
    slot = each.slot(work)
    if slot is None or not work.clocks.take_slot(each.task, slot):
        return 0
    return each.tell(work, work.today)
