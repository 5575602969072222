"""The bot's own connection to Telegram: made from the settings, and tried until it answers."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.settings import Settings, SettingsError
from handlers.inbound.polling import SiftingRequest

FIRST_WAITS = (0.3, 0.6, 1.2)

log = logging.getLogger(__name__)


def made(settings: Settings) -> ExtBot[None]:
    if settings.bot_token is None:
        raise SettingsError("BOT_TOKEN: missing; @BotFather gives one, put it into .env")
    return ExtBot(
        settings.bot_token.get_secret_value(),
        base_url=settings.bot_api_url,
        base_file_url=settings.bot_api_file_url,
        request=HTTPXRequest(connection_pool_size=16, proxy=settings.proxy_url),
        get_updates_request=SiftingRequest(connection_pool_size=2, proxy=settings.proxy_url),
    )


async def initialised(bot: ExtBot[None], stack: AsyncExitStack) -> None:
    """One answer that is lost on its way must not keep the bot from starting."""
    stack.push_async_callback(bot.shutdown)
    for wait in FIRST_WAITS:
        try:
            await _initialise(bot)
        except TelegramError as failure:
            log.warning("no answer from the Bot API yet: %s", failure)
            await asyncio.sleep(wait)
        else:
            return
    try:
        await _initialise(bot)
    except TelegramError as failure:
        raise SettingsError(f"BOT_API_URL: no answer from the Bot API ({failure})") from None


async def _initialise(bot: ExtBot[None]) -> None:
    try:
        await bot.initialize()
    except InvalidToken:
        raise SettingsError("BOT_TOKEN: Telegram does not know this token") from None
