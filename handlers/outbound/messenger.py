"""A claimed outbox row becomes Telegram messages, and Telegram's refusals become ours."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from telegram import Bot, BotCommand, BotCommandScopeChat, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.core import screens
from bot.core.confidentiality import Vanishing
from bot.core.messages import Delivery
from bot.processes.fetching import Gone
from bot.processes.messenger import (
    Moved,
    Sent,
    Slot,
    TryLater,
    Undeliverable,
    Unreachable,
)
from handlers.outbound.media import Media, Shelf, batches, send_batch
from handlers.outbound.rendering import Card, card
from handlers.outbound.texts import Texts

# Without it, python-telegram-bot warns at every 429 that its seconds will become a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")

UNCHANGED = "not modified"
UNKNOWN_CHAT = ("chat not found", "user not found", "peer_id_invalid", "bot was kicked")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramMessenger:
    """`language` is the installation's, for readers who have chosen none."""

    bot: Bot
    texts: Texts
    shelf: Shelf
    language: str

    async def send(self, delivery: Delivery, slot: Slot) -> Sent:
        """A refusal in the middle of a screen of several messages sends all of them again."""
        try:
            return await self._send(delivery, slot)
        except RetryAfter as failure:
            raise TryLater(seconds(failure.retry_after)) from failure
        except ChatMigrated as failure:
            raise Moved(failure.new_chat_id) from failure
        except Forbidden as failure:
            raise Unreachable(failure.message) from failure
        except BadRequest as failure:
            if any(words in failure.message.lower() for words in UNKNOWN_CHAT):
                raise Unreachable(failure.message) from failure
            raise Undeliverable(failure.message) from failure

    async def _send(self, delivery: Delivery, slot: Slot) -> Sent:
        screen, chat_id = delivery.outgoing.screen, delivery.chat_id
        language = self.texts.pick_language(delivery.language, None, self.language)
        turn = Speaking(
            bot=self.bot,
            chat_id=chat_id,
            card=card(screen, language, self.texts),
            slot=slot,
            protected=screen.protected,
        )
        media = [await self.shelf.take(each, language) for each in screen.attachments]
        ids = await turn.edited(screen.edits) if screen.edits and not media else None
        if ids is None:
            ids = await turn.all(media)
        if screen.commands is not None:
            await self._set_commands(chat_id, screen.commands, language, slot)
        return Sent(tuple((chat_id, id) for id in ids))

    async def _set_commands(
        self, chat_id: int, names: Sequence[str], language: str, slot: Slot
    ) -> None:
        """The menu beside the message is a comfort: its failure must not send the screen again."""
        described = [
            BotCommand(name, self.texts.plain(screens.text(f"command-{name}"), language))
            for name in names
        ]
        try:
            await slot(messages=0)
            await self.bot.set_my_commands(described, scope=BotCommandScopeChat(chat_id))
        except (TelegramError, TryLater):
            log.exception("the commands of chat %s were not set", chat_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """One screen on its way into one chat; every call waits for its slot."""

    bot: Bot
    chat_id: int
    card: Card
    slot: Slot
    protected: bool

    async def all(self, media: Sequence[Media]) -> list[int]:
        """Pictures first, so that the buttons stand below everything."""
        ids: list[int] = []
        caption_sent = False
        for number, batch in enumerate(batches(media)):
            sent = await self._batch(batch, with_caption=number == 0)
            ids += [message.message_id for message in sent]
            caption_sent = caption_sent or (number == 0 and bool(sent))
        left = [self.card.caption] if self.card.caption and not caption_sent else []
        return ids + await self._words([*self.card.parts, *left])

    async def edited(self, message_id: int) -> list[int] | None:
        """None when that message cannot be edited, so that the screen is to be sent anew."""
        if not self.card.parts or self.card.reply_keyboard is not None:
            return None
        first, *others = self.card.parts
        await self.slot(messages=0)
        try:
            await self.bot.edit_message_text(
                first,
                chat_id=self.chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=None if others else self.card.keyboard,
            )
        except BadRequest as failure:
            if UNCHANGED not in failure.message.lower():
                log.info("message not edited: %s", failure.message)
                return None
        return [message_id, *await self._words(others)]

    async def _words(self, parts: Sequence[str]) -> list[int]:
        ids = []
        for number, part in enumerate(parts):
            is_last = number == len(parts) - 1
            keyboard = self.card.keyboard if is_last else None
            reply_keyboard = self.card.reply_keyboard if number == 0 else None
            await self.slot()
            message = await self.bot.send_message(
                self.chat_id,
                part,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard or reply_keyboard,
                protect_content=self.protected,
            )
            ids.append(message.message_id)
        return ids

    async def _batch(self, batch: Sequence[Media], *, with_caption: bool) -> Sequence[Message]:
        """A picture that Telegram refuses must not keep its words from the reader."""
        await self.slot(messages=len(batch))
        caption = self.card.caption if with_caption else None
        markup = (self.card.keyboard or self.card.reply_keyboard) if caption else None
        try:
            return await send_batch(
                self.bot,
                self.chat_id,
                batch,
                caption=caption,
                markup=markup,
                protected=self.protected,
            )
        except BadRequest as failure:
            if any(words in failure.message.lower() for words in UNKNOWN_CHAT):
                raise
            log.warning("attachment not sent: %s", failure.message)
            return []


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramEraser:
    """Deletes a message of ours, while Telegram still lets it."""

    bot: Bot

    async def erase(self, message: Vanishing) -> None:
        try:
            await self.bot.delete_message(message.chat_id, message.message_id)
        except RetryAfter as failure:
            raise TryLater(seconds(failure.retry_after)) from failure
        except (BadRequest, Forbidden, ChatMigrated) as failure:
            log.info("message not deleted: %s", failure.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramDownloader:
    """The bytes behind a file id, up to the policy's size: a message may understate it."""

    bot: Bot
    most_bytes: int

    async def download(self, telegram_id: str) -> bytes:
        try:
            file = await self.bot.get_file(telegram_id)
        except BadRequest as failure:
            if "temporarily" in failure.message.lower():
                raise
            raise Gone(failure.message) from failure
        if not self.bot.local_mode and not (file.file_path or "").startswith("http"):
            # python-telegram-bot would read such a path from this machine's own disk.
            raise Gone("the server named a local path")
        if (file.file_size or 0) > self.most_bytes:
            raise Gone("too big")
        content = bytes(await file.download_as_bytearray())
        if len(content) > self.most_bytes:
            raise Gone("too big")
        return content


def seconds(wait: int | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
