"""The ballot box: ballots wait in memory until enough are together, then leave it in batches.

At least `LEAST` leave at once, drawn by lot from all that wait, and as many stay behind, so that
the last batch is never a smaller one. What a crash takes is what waited here, with the links
still good: docs/decisions.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.core import ballots
from bot.core.ballots import Cast
from bot.core.evaluation_rules import LEAST_BALLOTS
from bot.core.evaluations import Evaluation
from bot.core.ledger import Ledger, StorageDown
from bot.usecases import ballots as cases
from bot.usecases.ballots import Opening, Standing

LEAST = LEAST_BALLOTS
Draw = Callable[[Sequence[str], int], list[str]]

_by_lot = secrets.SystemRandom().sample
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """`draw` decides whose ballots leave; one lock, so that a link never counts twice."""

    ledger: Ledger
    draw: Draw = _by_lot
    _boxes: dict[int, dict[str, Cast]] = field(default_factory=dict, repr=False)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def opening(self, token: str) -> Opening:
        """Raises `StorageDown`."""
        found = await self.ledger.read(cases.opening, token)
        is_waiting = found.evaluation and ballots.token_hash(token) in self._box(found.evaluation)
        if is_waiting and found.standing is Standing.OPEN:
            return Opening(standing=Standing.USED, evaluation=found.evaluation)
        return found

    async def cast(self, token: str, marks: str, remark: str | None) -> Opening:
        """How the link stood before: the ballot is in the box if it was open. Raises
        `StorageDown`."""
        async with self._lock:
            found = await self.opening(token)
            if found.standing is Standing.OPEN and found.evaluation is not None:
                hash = ballots.token_hash(token)
                cast = Cast(hash=hash, marks=marks, remark=remark)
                self._boxes.setdefault(found.evaluation.id, {})[hash] = cast
            return found

    async def issue(self, evaluation_id: int) -> tuple[Evaluation, list[str]]:
        """A sheet's tokens; links whose ballots wait here stay good. Raises `WrongState`."""
        async with self._lock:
            kept = list(self._boxes.get(evaluation_id, {}))
            cause = _cause("issue")
            return await self.ledger.transact(cases.issue, evaluation_id, kept, cause=cause)

    async def __call__(self) -> None:
        """Batches that are ripe, and the last ones of what has ended. Raises `StorageDown`."""
        async with self._lock:
            for evaluation_id, has_ended in await self.ledger.read(cases.running):
                waiting = len(self._boxes.get(evaluation_id, {}))
                if has_ended:
                    await self._close(evaluation_id)
                elif waiting >= 2 * LEAST:
                    await self._count(evaluation_id, waiting - LEAST)

    async def stop(self) -> None:
        """Going down on purpose: whatever makes a batch is kept, fewer are lost."""
        async with self._lock:
            for evaluation_id, box in self._boxes.items():
                if len(box) >= LEAST:
                    await self._last(evaluation_id, len(box))

    async def _last(self, evaluation_id: int, waiting: int) -> None:
        try:
            await self._count(evaluation_id, waiting)
        except StorageDown:
            _logger.error("evaluation %s: its last batch could not be kept", evaluation_id)

    async def _close(self, evaluation_id: int) -> None:
        waiting = len(self._boxes.get(evaluation_id, {}))
        if waiting >= LEAST:
            await self._count(evaluation_id, waiting)
            waiting = 0
        await self.ledger.transact(cases.close, evaluation_id, waiting, cause=_cause("close"))
        self._boxes.pop(evaluation_id, None)

    async def _count(self, evaluation_id: int, size: int) -> None:
        box = self._boxes[evaluation_id]
        drawn = self.draw(sorted(box), size)
        batch = [box[hash] for hash in drawn]
        await self.ledger.transact(cases.count, evaluation_id, batch, cause=_cause("count"))
        for hash in drawn:
            del box[hash]

    def _box(self, evaluation: Evaluation) -> dict[str, Cast]:
        return self._boxes.get(evaluation.id, {})


def _cause(what: str) -> str:
    """Random: it has nothing of an update, a link or a moment in it."""
    return f"ballots:{what}:{secrets.token_hex(8)}"
