"""The voter's side of an evaluation (后评估): past drafts, inbox bodies, outbox and events.

Of these updates the inbox keeps the id alone. They are answered at once or not at all; whoever
heard nothing presses again. No line of the log holds a link, a mark, a word or a voter.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from telegram import Bot, CallbackQuery, InlineKeyboardButton, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.core import ballots, text_guard
from bot.core.evaluation_rules import EvaluationRules
from bot.core.ledger import StorageDown
from bot.core.messages import Lane
from bot.core.screens import Screen, say
from bot.processes.counting import Counting
from bot.processes.pacing import Pace
from bot.usecases.ballots import Standing
from handlers import ballot_screens as screens
from handlers.dialogues.turns import Guide
from handlers.outbound import callbacks
from handlers.outbound.messenger import UNCHANGED
from handlers.outbound.rendering import card

START = f"/start {ballots.LINK_PREFIX}"
REMEMBERED = 5000

Key = TypeVar("Key")
Value = TypeVar("Value")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Who is writing a suggestion, on which ballot."""

    token: str = field(repr=False)
    marks: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """`_words` are suggestions of ballots not yet cast, by link; all of it lives in memory only.
    `_noted` are the updates of which the inbox has kept the id alone."""

    counting: Counting
    guide: Guide
    rules: EvaluationRules
    pace: Pace
    _pens: dict[int, _Pen] = field(default_factory=dict, repr=False)
    _words: dict[str, str] = field(default_factory=dict, repr=False)
    _noted: set[int] = field(default_factory=set, repr=False)

    def takes(self, update: Update) -> bool:
        """Asked by the queue before anything is kept: is this a voter's?"""
        if not self._is_ours(update):
            return False
        self._noted.add(update.update_id)
        return True

    def has_taken(self, update: Update) -> bool:
        return update.update_id in self._noted

    async def __call__(self, update: Update, bot: Bot) -> None:
        """Never raises: a traceback would name what nobody may know."""
        self._noted.discard(update.update_id)
        try:
            await self._answer(update, bot)
        except StorageDown:
            await self._sorry(update, bot)
        except TelegramError as failure:
            log.warning("a voter was not answered: %s", type(failure).__name__)

    # Whose update it is.

    def _is_ours(self, update: Update) -> bool:
        if update.callback_query is not None:
            return _press(update.callback_query) is not None
        message = update.message or update.edited_message
        if message is None or message.from_user is None:
            return False
        return self._is_link(message) or self._is_writing(message) or _replied(message) is not None

    def _is_link(self, message: Message) -> bool:
        return (message.text or "").startswith(START)

    def _is_writing(self, message: Message) -> bool:
        """A command or a key of the menu lays the pen down."""
        user = message.from_user
        if user is None or user.id not in self._pens or not _is_private(message):
            return False
        said = message.text or ""
        if said.startswith("/") or self.guide.label(said) is not None:
            del self._pens[user.id]
            return False
        return True

    # What is answered.

    async def _answer(self, update: Update, bot: Bot) -> None:
        query = update.callback_query
        if query is not None:
            await self._pressed(query, bot)
        elif (message := update.effective_message) is not None:
            screen = await self._said(message, bot)
            await self._send(message.chat_id, screen, self._language(update), bot)

    async def _pressed(self, query: CallbackQuery, bot: Bot) -> None:
        parts = _press(query) or ()
        screen = await self._press_screen(query, parts)
        message = query.message
        if message is not None and isinstance(message, Message) and _is_private(message):
            language = self._language_of(query.from_user.language_code)
            await self._edit(message, screen, language, bot)
        await self.pace.slot(Lane.ANSWER)
        await query.answer()

    async def _press_screen(self, query: CallbackQuery, parts: tuple[str, ...]) -> Screen:
        """("ballot", token, marks, what)"""
        token, marks, what = (*parts[1:], "")[:3] if len(parts) > 2 else ("", "", "?")
        if not ballots.is_partial(marks) or (what and not ballots.is_whole(marks)):
            return say("ballot-unknown")
        self._pens.pop(query.from_user.id, None)
        if what == screens.SUBMIT:
            return await self._cast(token, marks)
        opening = await self.counting.opening(token)
        if what == screens.WRITE and opening.standing is Standing.OPEN:
            self._pick_up_pen(query.from_user.id, _Pen(token=token, marks=marks))
            return screens.writing(token, marks)
        return screens.shown(opening, token, marks, has_remark=token in self._words)

    async def _cast(self, token: str, marks: str) -> Screen:
        opening = await self.counting.cast(token, marks, self._words.get(token))
        self._words.pop(token, None)
        if opening.standing is not Standing.OPEN:
            return screens.refused(opening)
        return screens.cast(marks, self.rules)

    async def _said(self, message: Message, bot: Bot) -> Screen:
        if not _is_private(message):
            return say("ballot-private")
        if self._is_link(message):
            token = (message.text or "").removeprefix(START).strip()
            opening = await self.counting.opening(token)
            return screens.shown(opening, token, "")
        return await self._written(message, bot)

    async def _written(self, message: Message, bot: Bot) -> Screen:
        user_id = message.from_user.id if message.from_user else 0
        pen = self._pens.get(user_id) or _replied(message)
        if pen is None:
            return say("ballot-not-writing")
        await self._take_away(message, bot)
        words = (message.text or "").strip()
        complaint = self._complaint(words)
        if complaint is not None:
            self._pick_up_pen(user_id, pen)
            return complaint
        self._pens.pop(user_id, None)
        self._words[pen.token] = words
        _bounded(self._words)
        opening = await self.counting.opening(pen.token)
        return screens.shown(opening, pen.token, pen.marks, has_remark=True)

    def _complaint(self, words: str) -> Screen | None:
        """Why these words are not kept; None when they are."""
        if not words:
            return say("ballot-words-only")
        if len(words) > ballots.LONGEST_REMARK:
            return say("ballot-too-long", longest=ballots.LONGEST_REMARK)
        if self.rules.alleges(words):
            line = screens.call_line(self.rules)
            return Screen(lines=(*say("ballot-alleges").lines, line))
        return say("ballot-guarded") if text_guard.find(words) else None

    def _pick_up_pen(self, user_id: int, pen: _Pen) -> None:
        self._pens[user_id] = pen
        _bounded(self._pens)

    # How it is sent.

    async def _take_away(self, message: Message, bot: Bot) -> None:
        """The words do not stay in the chat either, as far as it is ours."""
        try:
            await self.pace.slot(Lane.ANSWER)
            await bot.delete_message(message.chat_id, message.message_id)
        except TelegramError as failure:
            log.info("a voter's words stay in his chat: %s", type(failure).__name__)

    async def _edit(self, message: Message, screen: Screen, language: str, bot: Bot) -> None:
        made = card(screen, language, self.guide.texts)
        await self.pace.slot(Lane.ANSWER)
        try:
            await bot.edit_message_text(
                made.parts[0],
                chat_id=message.chat_id,
                message_id=message.message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=made.keyboard,
            )
        except BadRequest as failure:
            if UNCHANGED not in failure.message.lower():
                await self._send(message.chat_id, screen, language, bot)

    async def _send(self, chat_id: int, screen: Screen, language: str, bot: Bot) -> None:
        made = card(screen, language, self.guide.texts)
        for part in made.parts:
            await self.pace.slot(Lane.ANSWER)
            await bot.send_message(
                chat_id,
                part,
                parse_mode=ParseMode.HTML,
                reply_markup=made.keyboard if part is made.parts[-1] else None,
                protect_content=True,
            )

    async def _sorry(self, update: Update, bot: Bot) -> None:
        chat = update.effective_chat
        log.error("a voter waits for the database")
        if chat is None or chat.type != chat.PRIVATE:
            return
        try:
            await self._send(chat.id, say("error-storage"), self._language(update), bot)
        except TelegramError as failure:
            log.warning("a voter was not answered: %s", type(failure).__name__)

    def _language(self, update: Update) -> str:
        user = update.effective_user
        return self._language_of(user.language_code if user else None)

    def _language_of(self, code: str | None) -> str:
        """As his Telegram speaks: who he is to the ledger is not asked."""
        return self.guide.texts.pick_language(None, code, self.guide.language)


def _press(query: CallbackQuery) -> tuple[str, ...] | None:
    parts = callbacks.decode(query.data or "")
    return parts if parts and parts[0] == screens.VERB else None


def _replied(message: Message) -> _Pen | None:
    """Words in reply to a ballot are a ballot's, also when a restart has taken the pen away."""
    original = message.reply_to_message
    markup = original.reply_markup if original else None
    for press in _presses(markup.inline_keyboard if markup else ()):
        if press[0] == screens.VERB and len(press) > 2 and ballots.is_partial(press[2]):
            return _Pen(token=press[1], marks=press[2])
    return None


def _presses(rows: Sequence[Sequence[InlineKeyboardButton]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        for button in row:
            parts = callbacks.decode(str(button.callback_data or ""))
            if parts:
                yield parts


def _is_private(message: Message) -> bool:
    return message.chat.type == message.chat.PRIVATE


def _bounded(kept: dict[Key, Value]) -> None:
    while len(kept) > REMEMBERED:
        del kept[next(iter(kept))]
