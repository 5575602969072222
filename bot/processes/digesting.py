"""Digesting: from its hour on, freezes the week's figures and tells them to everyone once."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.ledger import Ledger
from bot.usecases import digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Digesting:
    """Two transactions: after a crash between them the frozen figures are the ones that go out."""

    ledger: Ledger

    async def __call__(self) -> None:
        """Raises `StorageDown`."""
        week = await self.ledger.read(digests.week_due)
        if week is not None:
            await self.ledger.transact(digests.freeze, week, cause=f"freeze:{week}")
            await self.ledger.transact(digests.send_weekly, week, cause=f"digest:{week}")
