"""Long polling: what Telegram hands over is kept before it is confirmed, whatever it looks like.

An update that cannot be read is kept as it is and passed over. A second poller is said once and
borne; a token that Telegram no longer knows ends the work. Whoever cancels may do so anywhere:
what was not confirmed is handed over again, and known by its number.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.core.ledger import Ledger, StorageDown
from bot.core.upkeep import CONFLICT, POLLING, SOUND
from bot.core.work import Work
from handlers.inbound.inbox_queue import UNREADABLE, InboxQueue
from handlers.outbound.messenger import seconds

ALLOWED = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.INLINE_QUERY,
]
POLL_SECONDS = 30
FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 30.0
# Two pollers take turns: only so long without a conflict means that the other has gone.
QUIET_SECONDS = 120.0

log = logging.getLogger(__name__)


class TokenRevoked(Exception):
    """Telegram does not know the bot's token any more: there is nothing left to ask."""


class SiftingRequest(HTTPXRequest):
    """One update that cannot be read must not hide the others of its answer."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        answer = HTTPXRequest.parse_json_payload(payload)
        if isinstance(answer, dict) and isinstance(answer.get("result"), list):
            return {**answer, "result": list(sifted(answer["result"]))}
        return answer


def sifted(updates: Sequence[object]) -> Iterator[dict[str, Any]]:
    """The unreadable ones as bare numbers, with what came beside them. Raises `TelegramError`
    where there is not even a number, for such a one can never be confirmed."""
    for raw in updates:
        if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
            raise TelegramError("an update without a number")
        yield raw if _is_readable(raw) else {"update_id": raw["update_id"], UNREADABLE: raw}


def _is_readable(raw: dict[str, Any]) -> bool:
    try:
        Update.de_json(raw, None)
    except Exception:
        log.exception("update %s cannot be read", raw["update_id"])
        return False
    return True


@dataclass(slots=True, kw_only=True)
class Polling:
    """`trouble` is what keeps us from hearing, in Telegram's words."""

    bot: ExtBot[None]
    queue: InboxQueue
    ledger: Ledger
    first_wait: float = FIRST_WAIT_SECONDS
    quiet: float = QUIET_SECONDS
    trouble: str | None = None
    _offset: int = 0
    _wait: float = 0.0
    _in_conflict_until: float = 0.0
    _ended: asyncio.Future[None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    async def run(self) -> None:
        """Until cancelled, or until the token is revoked."""
        await self._note(SOUND)
        await self._survives(self.bot.delete_webhook)
        while not self._ended.done():
            await self._survives(self._once)

    async def ended(self) -> None:
        """Waits, most likely for ever. Raises `TokenRevoked`."""
        await asyncio.shield(self._ended)

    async def _once(self) -> None:
        updates = await self.bot.get_updates(
            offset=self._offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED
        )
        if not updates:
            return
        try:
            await self.queue.put_all(updates)
        except TelegramError:
            raise
        except Exception:
            log.exception("updates to %s are kept one by one", updates[-1].update_id)
            await self._keep_each(updates)
        self._offset = updates[-1].update_id + 1

    async def _keep_each(self, updates: Sequence[Update]) -> None:
        """One of them cannot be kept as it is: its number is, and the others whole."""
        for update in updates:
            try:
                await self.queue.put(update)
            except TelegramError:
                raise
            except Exception:
                log.exception("update %s cannot be kept as it is", update.update_id)
                await self.queue.put(Update(update.update_id))
            self._offset = update.update_id + 1

    async def _survives(self, call: Any) -> None:
        try:
            await call()
        except InvalidToken as failure:
            await self._doubt(failure)
        except RetryAfter as failure:
            await asyncio.sleep(seconds(failure.retry_after))
        except TimedOut:
            await self._pause("no answer")
        except TelegramError as failure:
            await self._meets(failure)
        except Exception as failure:
            # Whatever it is, the next answer may be another one; nobody else listens.
            log.exception("the updates could not be taken")
            await self._pause(repr(failure))
        else:
            await self._is_well()

    async def _meets(self, failure: TelegramError) -> None:
        if isinstance(failure, Conflict):
            self._in_conflict_until = asyncio.get_running_loop().time() + self.quiet
            await self._note(CONFLICT)
        await self._pause(failure.message)

    async def _doubt(self, failure: InvalidToken) -> None:
        """A gateway, too, may answer "not found": only the bot's own name settles it."""
        await self._pause(failure.message)
        try:
            await self.bot.get_me()
        except InvalidToken:
            log.critical("Telegram does not know the token any more")
            self._ended.set_exception(TokenRevoked())
        except TelegramError:
            return

    async def _pause(self, trouble: str) -> None:
        if self.trouble is None:
            log.error("no updates: %s; trying again until there are some", trouble)
        self.trouble = trouble
        self._wait = min(max(1.5 * self._wait, self.first_wait), LONGEST_WAIT_SECONDS)
        await asyncio.sleep(self._wait)

    async def _is_well(self) -> None:
        if asyncio.get_running_loop().time() < self._in_conflict_until:
            return
        if self.trouble is not None:
            log.warning("updates come again")
            await self._note(SOUND)
        self.trouble, self._wait = None, 0.0

    async def _note(self, state: str) -> None:
        try:
            await self.ledger.transact(_note, state, cause="polling")
        except StorageDown:
            log.exception("the state of polling could not be noted")


def _note(work: Work, state: str) -> None:
    if (work.upkeep.last(POLLING) or SOUND) != state:
        work.upkeep.note(POLLING, state)
