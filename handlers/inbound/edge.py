"""Where Telegram's updates enter: one transaction each, then the answer, then the next.

What the database does not take is said at once and tried again; what is our own fault is logged
under a short number that the person can name.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from telegram import CallbackQuery, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import (
    Application,
    BaseUpdateProcessor,
    CallbackContext,
    ContextTypes,
    ExtBot,
    TypeHandler,
)

from bot.core.incoming import Incoming
from bot.core.ledger import Ledger, StorageDown
from bot.core.screens import Screen, Text
from bot.processes.delivering import Delivering
from handlers.ballots import Ballots
from handlers.dialogues import turns
from handlers.dialogues.turns import Answered, Guide
from handlers.inbound import incoming as reading
from handlers.inbound.inbox_queue import UNREADABLE
from handlers.inbound.inline import Inline
from handlers.inbound.outage import Outage
from handlers.outbound.rendering import card

AT_ONCE = 64
# Whoever waits for his own turn holds up nobody: only memory bounds how many may.
WAITING = 1_000_000
LATE_ANSWERS = ("query is too old", "query id is invalid")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the edge needs, built once in the composition root. `files_came` wakes the fetching."""

    ledger: Ledger
    guide: Guide
    delivering: Delivering
    ballots: Ballots
    clock: Callable[[], datetime]
    files_came: Callable[[], None]
    outage: Outage
    inline: Inline


class Context(CallbackContext[ExtBot[None], dict[str, object], dict[str, object], Services]):
    """PTB's context with our services in the place of its drawer for everything."""

    @property
    def services(self) -> Services:
        return self.bot_data


async def handle(update: Update, context: Context) -> None:
    services, bot = context.services, context.bot
    if services.ballots.has_taken(update):
        await services.ballots(update, bot)
        return
    if update.inline_query is not None:
        await services.inline(update.inline_query)
        return
    incoming = _read(update, bot, services.clock())
    try:
        answered = await _written(update, incoming, context)
    except StorageDown as failure:
        log.error("update %s stays in the inbox: %s", update.update_id, failure)
        return
    if answered is not None:
        await _send(services, answered)
    if incoming is not None and incoming.files:
        services.files_came()
    if update.callback_query is not None:
        await answer_press(update.callback_query, services.guide, answered)


async def _written(update: Update, incoming: Incoming | None, context: Context) -> Answered | None:
    """As soon as the ledger takes it: whoever has sent it need not send it again. Raises
    `StorageDown` where waiting is in vain, or the bot is to end."""
    services, attempt = context.services, 0
    while True:
        try:
            answered = await _answered(services, update, incoming, context.bot.id)
        except StorageDown as failure:
            await services.outage.meets(update, failure)
            may_pass = failure.trouble.passes
            if not (may_pass and await services.outage.waits(attempt, _runs(context))):
                raise
            attempt += 1
        else:
            await services.outage.is_over()
            return answered


def _runs(context: Context) -> Callable[[], bool]:
    return lambda: context.application.running


def _read(update: Update, bot: ExtBot[None], now: datetime) -> Incoming | None:
    try:
        return reading.read(update, bot_id=bot.id, bot_name=bot.username, now=now)
    except Exception:
        log.exception("update %s cannot be understood", update.update_id)
        return None


async def _done_without_us(services: Services, update: Update, bot_id: int) -> None:
    """Nobody's doing; or not readable, which polling has logged under the update's number."""
    id, cause = update.update_id, f"update:{bot_id}:{update.update_id}"
    if UNREADABLE in update.api_kwargs:
        await services.ledger.transact(turns.set_aside, bot_id, id, UNREADABLE, cause=cause)
    else:
        await services.ledger.transact(turns.ignore, bot_id, id, cause=cause)


async def _answered(
    services: Services, update: Update, incoming: Incoming | None, bot_id: int
) -> Answered | None:
    if incoming is None:
        await _done_without_us(services, update, bot_id)
        return None
    try:
        return await services.ledger.transact(
            turns.take, incoming, services.guide, cause=incoming.cause
        )
    except StorageDown:
        raise
    except Exception as fault:
        code = secrets.token_hex(4)
        log.exception("update %s failed, told as %s", incoming.update_id, code)
        kind, cause = type(fault).__name__, f"{incoming.cause}:failed"
        return await services.ledger.transact(
            turns.fail, incoming, services.guide, code, kind, cause=cause
        )


async def _send(services: Services, answered: Answered) -> None:
    """What is committed is never said to have failed: the delivering process sends it later."""
    if answered.outbox_id is None:
        return
    try:
        await services.delivering.send_now(answered.outbox_id, language=answered.language)
    except StorageDown:
        log.exception("the answer %s waits for the database", answered.outbox_id)


async def answer_press(query: CallbackQuery, guide: Guide, answered: Answered | None) -> None:
    """Ends the little clock on the button. That it ended by itself is not an error."""
    toast = _toast(guide, answered.toast, answered.language) if answered else None
    try:
        await query.answer(toast)
    except BadRequest as failure:
        if not any(words in failure.message.lower() for words in LATE_ANSWERS):
            log.warning("press not answered: %s", failure.message)
    except TelegramError as failure:
        log.warning("press not answered: %s", failure.message)


def _toast(guide: Guide, toast: Text | None, language: str) -> str | None:
    return card(Screen(toast=toast), language, guide.texts).toast if toast else None


class Turns(BaseUpdateProcessor):
    """Many persons at once, each in the order of his messages; one who floods us waits for
    himself, and takes one of the places like everybody."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        super().__init__(WAITING)
        self._places = asyncio.Semaphore(at_once)
        self._locks: dict[int, asyncio.Lock] = {}
        self._users: dict[int, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        person = reading.person_of(update)
        if person is None:
            await coroutine
            return
        lock = self._locks.setdefault(person.id, asyncio.Lock())
        self._users[person.id] = self._users.get(person.id, 0) + 1
        try:
            async with lock, self._places:
                await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # one whose turn never came before the end
            self._leave(person.id)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def is_idle(self) -> bool:
        return not self._locks

    def _leave(self, person_id: int) -> None:
        self._users[person_id] -= 1
        if self._users[person_id] == 0:
            del self._users[person_id], self._locks[person_id]


def context_types(
    services: Services,
) -> ContextTypes[Context, dict[str, object], dict[str, object], Services]:
    # PTB calls it without arguments, which is all it does with a type; ours is built already.
    made = cast("type[Services]", lambda: services)
    return ContextTypes(context=Context, bot_data=made)


def install(
    application: Application[
        ExtBot[None], Context, dict[str, object], dict[str, object], Services, None
    ],
) -> None:
    """All updates of all kinds come through one door."""
    application.add_handler(TypeHandler(Update, handle))
