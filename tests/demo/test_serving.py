"""Starting and stopping: quick, clean, and again with the same state."""

from __future__ import annotations

import asyncio
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from telegram import Bot
from telegram.error import NetworkError

from bot.demo import botapi
from bot.demo.botapi import faults
from tests.demo.conftest import client, raw


async def test_starting_and_stopping_takes_less_than_50_ms() -> None:
    api = botapi.BotApi()
    begin = time.perf_counter()
    for _ in range(10):
        async with botapi.serving(api):
            pass
    assert (time.perf_counter() - begin) / 10 < 0.05


async def test_a_waiting_poll_does_not_delay_the_end(api: botapi.BotApi) -> None:
    async with asyncio.TaskGroup() as group:
        async with botapi.serving(api) as url:
            group.create_task(cut_off(client(api, url), "getUpdates"))
            assert await api.changes.until(lambda: bool(api.called("getUpdates")), 1)
            begin = time.perf_counter()
        assert time.perf_counter() - begin < 0.05


async def test_a_hanging_call_does_not_delay_the_end(api: botapi.BotApi, li: botapi.User) -> None:
    api.faults.add(faults.silent_before(60))
    async with asyncio.TaskGroup() as group:
        async with botapi.serving(api) as url:
            group.create_task(cut_off(client(api, url), "sendMessage"))
            assert await api.changes.until(lambda: api.in_flight > 0, 1)
            begin = time.perf_counter()
        assert time.perf_counter() - begin < 0.05
    assert api.in_flight == 0


async def cut_off(bot: Bot, method: str) -> None:
    with pytest.raises(NetworkError, match=r"disconnected|ReadError"):
        await (bot.get_updates(timeout=30) if method == "getUpdates" else bot.send_message(7, ""))
    await bot.request.shutdown()


async def test_nothing_is_left_behind(api: botapi.BotApi, li: botapi.User) -> None:
    before = asyncio.all_tasks()
    async with botapi.serving(api) as url, client(api, url) as bot:
        await bot.send_message(7, "一")
    assert asyncio.all_tasks() == before


async def test_the_state_outlives_an_outage(api: botapi.BotApi, li: botapi.User) -> None:
    async with botapi.serving(api) as url, client(api, url) as bot:
        await bot.send_message(7, "一")
    li.sends("还在吗")
    async with botapi.serving(api) as url, client(api, url) as bot:
        (update,) = await bot.get_updates(timeout=0)
        assert update.message is not None
        assert update.message.text == "还在吗"
    assert [message.text for message in li.chat.messages] == ["/start", "一", "还在吗"]


async def test_while_it_is_down_nobody_answers(api: botapi.BotApi) -> None:
    async with botapi.serving(api) as url:
        bot = client(api, url)
    with pytest.raises(NetworkError):
        await bot.get_me()
    await bot.request.shutdown()


async def test_a_port_may_be_named(api: botapi.BotApi) -> None:
    async with botapi.serving(api) as first:
        port = int(first.rpartition(":")[2])
    async with botapi.serving(api, port=port) as second:
        assert second == first


async def test_other_routes_may_stand_beside_it(api: botapi.BotApi) -> None:
    async def page(_: object) -> PlainTextResponse:
        return PlainTextResponse('{"result": "page"}')

    application = Starlette(routes=[*botapi.routes(api), Route("/", page)])
    async with botapi.serving(api, application=application) as url:
        assert await raw(url, "/", "GET") == (200, "page")
        assert (await raw(url, f"/bot{api.token}/getMe"))[0] == 200


async def test_a_watcher_hears_of_each_change_until_it_leaves(
    api: botapi.BotApi, li: botapi.User, url: str
) -> None:
    heard: list[botapi.Change] = []
    leave = api.watch(heard.append)
    message = li.sends("一")
    li.edits(message, "二")
    leave()
    li.sends("三")
    assert [(c.kind, c.chat, c.message and c.message.text) for c in heard] == [
        ("sent", 7, "一"),
        ("edited", 7, "二"),
    ]


async def test_waiting_for_what_never_comes_ends_in_time(
    api: botapi.BotApi, li: botapi.User
) -> None:
    assert not await api.changes.until(lambda: False, 0.02)
    assert not await api.changes.next(0.01)


async def test_waiting_goes_on_through_changes_that_are_not_meant(
    api: botapi.BotApi, li: botapi.User
) -> None:
    async with asyncio.TaskGroup() as group:
        wait = group.create_task(api.changes.until(lambda: len(li.chat.messages) > 2, 1))
        await asyncio.sleep(0)
        li.sends("一")
        await asyncio.sleep(0)
        li.sends("二")
        li.sends("三")
    assert wait.result()


async def test_a_change_does_not_stumble_over_a_waiter_that_gave_up(api: botapi.BotApi) -> None:
    async with asyncio.TaskGroup() as group:
        waiter = group.create_task(api.changes.next(5))
        await asyncio.sleep(0)
        waiter.cancel()
        api.changes.tell("called")
    assert waiter.cancelled()
