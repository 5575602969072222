"""Sealing: links events into the hash chain, in the order of their commits, a batch at a time.

Writers need not queue for the chain's head: this one process follows behind them.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core import sealing
from bot.core.ledger import Ledger
from bot.core.work import Work

BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    ledger: Ledger

    async def __call__(self) -> None:
        """Until nothing is left to seal. Raises `StorageDown`."""
        while await self.ledger.read(_is_unsealed):
            await self.ledger.transact(seal_next, BATCH, cause="sealing")


def _is_unsealed(work: Work) -> bool:
    return bool(work.events.unsealed(1))


def seal_next(work: Work, limit: int) -> int:
    """How many were sealed."""
    headers = work.events.unsealed(limit)
    head = work.events.last_seal() if headers else ""
    for header in headers:
        head = sealing.seal(head, sealing.header_bytes(header))
        work.events.set_seal(header.seq, head)
    return len(headers)
