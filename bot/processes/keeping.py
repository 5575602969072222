"""Keeping house: once a day, what has had its time goes, so that storage stays bounded.

Nothing of the ledger is among it: findings, evidence, events and frozen digests stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.core.ledger import Ledger
from bot.core.upkeep import Leftover
from bot.core.work import Work

BATCH = 500
KEPT_DAYS = {
    Leftover.UPDATES: 30,
    Leftover.SNAPSHOTS: 1,
    Leftover.MESSAGES: 90,
    Leftover.DRAFTS: 90,
    Leftover.SLOTS: 400,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Each look leaves its mark: by it one sees that the clock goes."""

    ledger: Ledger

    async def __call__(self) -> None:
        """Raises `StorageDown`."""
        if not await self.ledger.transact(_looked, cause="keeping"):
            return
        for what, days in KEPT_DAYS.items():
            while await self.ledger.transact(_drop, what, days, cause="keeping") == BATCH:
                pass


def _looked(work: Work) -> bool:
    work.upkeep.note("tick", "last")
    return work.clocks.take_slot("keeping", work.today.isoformat())


def _drop(work: Work, what: Leftover, days: int) -> int:
    return work.upkeep.drop(what, work.now - timedelta(days=days), limit=BATCH)
