"""Digesting: from its hour on, freezes a week's or month's figures and tells them once to each."""

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
        for due in (digests.week_due, digests.month_due):
            span = await self.ledger.read(due)
            if span is not None:
                await self.ledger.transact(digests.freeze, span, cause=f"freeze:{span}")
                await self.ledger.transact(digests.send, span, cause=f"digest:{span}")
