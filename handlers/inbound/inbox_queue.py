"""The queue that keeps what comes in: a raw update is committed before anybody sees it.

python-telegram-bot confirms updates to Telegram before they are processed; polling and webhook
both await `put`, so a kill after it loses nothing.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.core.ledger import Ledger, StorageDown
from bot.core.work import Work
from handlers.dialogues.discretion import Discretion, emptied
from handlers.inbound.outage import Outage

# Where an update that could not be read carries what came.
UNREADABLE = "unreadable"

log = logging.getLogger(__name__)

Mask = Callable[[str], str]
Secret = Callable[[Update], bool]


def unmasked(body: str) -> str:
    return body


def nothing_is_secret(_update: Update) -> bool:
    return False


class InboxQueue(asyncio.Queue[object]):
    """`mask` sees the raw JSON before it is stored, `unmask` after it was read again. Of what
    `is_secret` (a voter's ballot) the inbox keeps the update's id and day alone; of what
    `discretion` hides (words sent into a form that takes none), that it came, and from whom."""

    def __init__(
        self,
        ledger: Ledger,
        bot_id: int,
        mask: Mask = unmasked,
        unmask: Mask = unmasked,
        is_secret: Secret = nothing_is_secret,
        *,
        discretion: Discretion | None = None,
    ) -> None:
        super().__init__()
        self._ledger = ledger
        self._bot_id = bot_id
        self.mask = mask
        self.unmask = unmask
        self._is_secret = is_secret
        self._discretion = discretion
        self.outage: Outage | None = None
        self._unfinished = 0

    async def put(self, item: object) -> None:
        """Raises as `put_all` does."""
        if isinstance(item, Update):
            await self.put_all([item])
        else:
            await self.put_again(item)

    async def put_all(self, updates: Sequence[Update]) -> None:
        """One commit for all of them: behind a flood, whoever comes next is kept soon.

        Raises `TelegramError` when they could not be kept: polling then asks for them again,
        where any other exception would end polling in silence. A query typed inline is no deed,
        and asked again by the next key: it is passed on, and never kept."""
        kept = [update for update in updates if update.inline_query is None]
        try:
            if kept:
                await self._ledger.receive(self._bot_id, await self._bodies(kept))
        except StorageDown as failure:
            log.error("%s updates cannot be kept: %s", len(kept), failure)
            if self.outage is not None:
                # It asks from this number on: a later one would confirm what was not kept.
                await self.outage.refuses(kept[0], failure)
            raise TelegramError("the inbox cannot be written") from failure
        if kept and self.outage is not None:
            await self.outage.is_over()
        for update in updates:
            await self.put_again(update)

    async def _bodies(self, updates: Sequence[Update]) -> dict[int, str | None]:
        bodies: dict[int, str | None] = {}
        for update in updates:
            is_alone = self.is_idle and not bodies
            bodies[update.update_id] = (
                None if self._is_secret(update) else await self._kept(update, is_alone=is_alone)
            )
        return bodies

    async def _kept(self, update: Update, *, is_alone: bool) -> str:
        body = update.to_json()
        discretion = self._discretion
        if discretion and await discretion.hides(update, is_alone=is_alone):
            return emptied(body)
        return self.mask(body)

    @property
    def is_idle(self) -> bool:
        """Everything that was put has been worked off."""
        return self._unfinished == 0

    def task_done(self) -> None:
        super().task_done()
        self._unfinished -= 1

    async def put_again(self, item: object) -> None:
        """Without keeping it, for it is kept already."""
        self._unfinished += 1
        await super().put(item)


async def requeue(ledger: Ledger, bot: Bot, queue: InboxQueue) -> int:
    """What an earlier run received and did not finish; how many those were."""
    count = 0
    for body in await ledger.read(_waiting, bot.id):
        try:
            update = Update.de_json(json.loads(queue.unmask(body)), bot)
        except (ValueError, TypeError, KeyError):
            # One that cannot be read must not keep the bot from starting; it stays in the inbox.
            log.exception("an update of an earlier run cannot be read")
            continue
        await queue.put_again(update)
        count += 1
    return count


def _waiting(work: Work, bot_id: int) -> list[str]:
    return list(work.inbox.waiting(bot_id))
