"""Messages whose time has come are deleted from their chats; what waits, waits in the ledger."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Protocol

from bot.core.confidentiality import Vanishing
from bot.core.ledger import Ledger
from bot.core.messages import Lane
from bot.core.work import Work
from bot.processes.messenger import TryLater
from bot.processes.pacing import Pace

BATCH = 50

log = logging.getLogger(__name__)


class Eraser(Protocol):
    async def erase(self, message: Vanishing) -> None:
        """What is gone already, or cannot be deleted any more, is no error. Raises `TryLater`;
        anything else is tried again."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Vanishes:
    ledger: Ledger
    eraser: Eraser
    pace: Pace

    async def __call__(self) -> None:
        """All that is due, or until Telegram wants a pause. Raises `StorageDown`."""
        while due := await self.ledger.read(_due):
            for message in due:
                if not await self._is_gone(message):
                    return

    async def _is_gone(self, message: Vanishing) -> bool:
        await self.pace.slot(Lane.BROADCAST)
        try:
            await self.eraser.erase(message)
        except TryLater as pause:
            self.pace.pause(message.chat_id, pause.seconds)
            return False
        except Exception:
            log.exception("a message could not be deleted and is tried again")
            return False
        await self.ledger.transact(_gone, message, cause="vanishing")
        return True


def _due(work: Work) -> list[Vanishing]:
    return list(work.vanishing.due(work.now, limit=BATCH))


def _gone(work: Work, message: Vanishing) -> None:
    work.vanishing.gone(message)
