"""An outage of the ledger: said once to each person, past the outbox, and waited out.

What could not even be received is not confirmed either: Telegram hands it over again. What was
received is tried again here, so that nobody has to send anything twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from telegram import Update
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.core.incoming import Incoming
from bot.core.ledger import Ledger, StorageDown, Trouble
from bot.core.messages import Lane
from bot.core.roles import Role
from bot.core.screens import Moment, Screen, text
from bot.core.work import Work
from bot.processes.pacing import Pace
from handlers import health
from handlers.dialogues.turns import Guide
from handlers.inbound import incoming as reading
from handlers.outbound.rendering import card

FIRST_WAIT_SECONDS = 0.25
LONGEST_WAIT_SECONDS = 5.0

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Outage:
    """`since` and `trouble` are those of the one under way, None while all is well."""

    bot: ExtBot[None]
    ledger: Ledger
    guide: Guide
    pace: Pace
    clock: Callable[[], datetime]
    since: datetime | None = None
    trouble: Trouble | None = None
    _told: set[str] = field(default_factory=set)

    async def refuses(self, update: Update, failure: StorageDown) -> None:
        """It could not even be received. Who wrote after it waits behind it, and hears it, too:
        asking from the same number on confirms nothing."""
        await self.meets(update, failure)
        try:
            behind = await self.bot.get_updates(offset=update.update_id, timeout=0)
        except TelegramError as problem:
            log.warning("who else waits is not known: %s", problem)
            return
        for each in behind:
            await self.meets(each, failure)

    async def meets(self, update: Update, failure: StorageDown) -> None:
        """The ledger has refused what belongs to this update. In a group we keep silent."""
        self._begins(failure)
        chat = update.effective_chat
        if chat is None or chat.type != chat.PRIVATE or self._has_told(f"{update.update_id}"):
            return
        if await self._shows_health(update):
            return
        # Each press has its own little clock; of messages one stands for all.
        if update.callback_query is not None or not self._has_told(f"chat {chat.id}"):
            await self._says(update, chat.id)

    def _has_told(self, key: str) -> bool:
        """Whether that was said before; from now on it was."""
        is_told = key in self._told
        self._told.add(key)
        return is_told

    async def is_over(self) -> None:
        """The ledger has just been written to: what was wrong is noted for /health."""
        if self.since is None or self.trouble is None:
            return
        trouble, since = self.trouble, self.since
        self.since, self.trouble = None, None
        self._told.clear()
        log.warning("the ledger can be written again; it could not since %s", since.isoformat())
        try:
            await self.ledger.transact(_note, trouble, cause="outage")
        except StorageDown as failure:
            self._begins(failure)

    async def waits(self, attempt: int, is_running: Callable[[], bool]) -> bool:
        """Before the next attempt; False when the bot is to end, and the update stays for the next
        start."""
        left = min(FIRST_WAIT_SECONDS * 2**attempt, LONGEST_WAIT_SECONDS)
        while left > 0 and is_running():
            await asyncio.sleep(FIRST_WAIT_SECONDS)
            left -= FIRST_WAIT_SECONDS
        return is_running()

    def _begins(self, failure: StorageDown) -> None:
        if self.since is None:
            self.since = self.clock()
            log.critical("the ledger cannot be written (%s): %s", failure.trouble, failure)
        self.trouble = failure.trouble

    async def _says(self, update: Update, chat_id: int) -> None:
        damaged = self.trouble is Trouble.DAMAGED
        sorry = text("error-storage-damaged" if damaged else "error-storage")
        words = self.guide.texts.plain(sorry, self._language(update))
        try:
            if update.callback_query is not None:
                await update.callback_query.answer(words, show_alert=True)
            else:
                await self._sends(chat_id, words)
        except TelegramError as failure:
            log.warning("update %s: not even that could be said: %s", update.update_id, failure)

    async def _sends(self, chat_id: int, words: str) -> None:
        await self.pace.chat(chat_id, Lane.ANSWER)
        await self.bot.send_message(chat_id, words, parse_mode=ParseMode.HTML)

    def _language(self, update: Update) -> str:
        code = update.effective_user.language_code if update.effective_user else None
        return self.guide.texts.pick_language(None, code, self.guide.language)

    async def _shows_health(self, update: Update) -> bool:
        """Reading may go on where writing does not: whoever looks after the bot sees why."""
        bot, said = self.bot, update.message.text if update.message else None
        if not (said or "").startswith("/health"):
            return False
        try:
            incoming = reading.read(update, bot_id=bot.id, bot_name=bot.username, now=self.clock())
            screen = None if incoming is None else await self.ledger.read(self._health, incoming)
            if incoming is None or screen is None:
                return False
            for part in card(screen, self._language(update), self.guide.texts).parts:
                await self._sends(incoming.chat_id, part)
        except (StorageDown, TelegramError) as failure:
            log.warning("the health could not be shown: %s", failure)
            return False
        return True

    def _health(self, work: Work, incoming: Incoming) -> Screen | None:
        person = work.people.by_telegram(incoming.user_id)
        if person is None or person.suspended_on is not None:
            return None
        actor = work.people.actor(person.id, work.today)
        if not actor.has(Role.DIRECTOR, Role.ADMIN):
            return None
        screen = health.health(incoming, actor, work)
        now = text(
            "health-wrong-storage",
            at=Moment(at=self.since or work.now),
            why=text(f"trouble-{self.trouble or Trouble.DISK}"),
        )
        title, *lines = screen.lines
        return screen.model_copy(update={"lines": (title, now, *lines)})


def _note(work: Work, trouble: Trouble) -> None:
    work.upkeep.note("outage", trouble.value)
