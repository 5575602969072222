"""A served Bot API, python-telegram-bot's own client for it, and a person with a phone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import pytest_asyncio
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.demo import botapi
from bot.demo.clock import VirtualClock

MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def client(api: botapi.BotApi, url: str, token: str | None = None) -> Bot:
    """A client without certificates: making those ready takes longer than most tests."""
    request = HTTPXRequest(read_timeout=2, httpx_kwargs={"verify": False})
    polling = HTTPXRequest(read_timeout=2, httpx_kwargs={"verify": False})
    return Bot(
        token or api.token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=request,
        get_updates_request=polling,
    )


@pytest.fixture(autouse=True)
def durations_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it python-telegram-bot warns whenever it makes a RetryAfter."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


async def raw(url: str, path: str, verb: str = "POST", **how: Any) -> tuple[int, Any]:
    """What python-telegram-bot would not send: the status, and the result or the refusal."""
    async with httpx.AsyncClient(base_url=url, verify=False) as web:  # noqa: S501 (plain HTTP)
        response = await web.request(verb, path, **how)
        body = response.json()
    return response.status_code, body.get("result") or body.get("description")


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(MONDAY)


@pytest.fixture
def api(clock: VirtualClock) -> botapi.BotApi:
    return botapi.BotApi(clock=clock)


@pytest_asyncio.fixture
async def url(api: botapi.BotApi) -> AsyncIterator[str]:
    async with botapi.serving(api) as base:
        yield base


@pytest_asyncio.fixture
async def bot(api: botapi.BotApi, url: str) -> AsyncIterator[Bot]:
    async with client(api, url) as ready:
        yield ready


@pytest.fixture
def li(api: botapi.BotApi) -> botapi.User:
    """A person who has started the bot; the update is confirmed already."""
    person = api.user(7, "李明", username="liming")
    person.sends("/start")
    api.bot.updates.drop()
    return person
