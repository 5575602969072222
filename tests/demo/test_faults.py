"""Every way a call can fail, as the client meets it; and what had its effect all the same."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.demo import botapi
from bot.demo.botapi import faults
from bot.demo.botapi.calls import Call
from bot.demo.botapi.faults import Fault
from tests.telegram import png


def texts(person: botapi.User) -> list[str]:
    return [message.text for message in person.chat.messages[1:]]


async def test_a_flood_refusal_says_how_long_to_wait(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    api.faults.add(faults.flood(17))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(7, "一")
    assert caught.value.retry_after == timedelta(seconds=17)
    assert texts(li) == []


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (faults.blocked(), Forbidden, "bot was blocked by the user"),
        (faults.server_error(), NetworkError, "Internal Server Error"),
        (faults.bad_gateway(), NetworkError, r"Bad Gateway \(502\)"),
        (faults.refused(400, "Bad Request: TOPIC_CLOSED"), BadRequest, "Topic_closed"),
        (faults.reset(), NetworkError, "ReadError|RemoteProtocolError"),
        (faults.silent_before(0.02), NetworkError, "RemoteProtocolError|ReadError"),
    ],
)
async def test_a_call_that_fails_at_once_has_no_effect(
    bot: Bot, li: botapi.User, fault: Fault, error: type[TelegramError], words: str
) -> None:
    api = li.api
    api.faults.add(fault)
    with pytest.raises(error, match=words):
        await bot.send_message(7, "一")
    assert texts(li) == []
    await bot.send_message(7, "二")
    assert texts(li) == ["二"]


@pytest.mark.parametrize("fault", [faults.silent_after(0.02), faults.half_answer()])
async def test_an_answer_that_is_lost_has_had_its_effect(
    bot: Bot, li: botapi.User, api: botapi.BotApi, fault: Fault
) -> None:
    api.faults.add(fault)
    with pytest.raises(NetworkError):
        await bot.send_message(7, "一")
    assert texts(li) == ["一"]


@pytest.mark.parametrize(
    ("fault", "effect"), [(faults.silent_before(), []), (faults.silent_after(), ["一"])]
)
async def test_a_silent_server_is_given_up_by_the_client(
    bot: Bot, li: botapi.User, api: botapi.BotApi, fault: Fault, effect: list[str]
) -> None:
    api.faults.add(fault)
    with pytest.raises(TimedOut):
        await bot.send_message(7, "一", read_timeout=0.05)
    assert texts(li) == effect


async def test_a_slow_call_comes_through_late(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    loop = asyncio.get_running_loop()
    api.faults.add(faults.slow(0.05))
    begin = loop.time()
    await bot.send_message(7, "一")
    assert loop.time() - begin >= 0.05
    assert texts(li) == ["一"]


async def test_a_plan_may_name_a_method_a_chat_and_how_often(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    api.user(8, "王").sends("/start")
    api.faults.add(faults.server_error(), method="sendMessage", times=2, chat_id=8)
    await bot.get_me()
    await bot.send_message(7, "一")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(8, "二")
    await bot.send_message(8, "三")


async def test_a_plan_without_a_method_is_not_used_up_by_polling(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    api.faults.add(faults.server_error())
    await bot.get_updates(timeout=0)
    with pytest.raises(NetworkError):
        await bot.send_message(7, "一")


async def test_polling_can_fail_too(bot: Bot, api: botapi.BotApi) -> None:
    api.faults.add(faults.bad_gateway(), method="getUpdates")
    with pytest.raises(NetworkError):
        await bot.get_updates(timeout=0)


async def test_a_script_decides_call_by_call(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    def every_second_message(call: Call) -> Fault | None:
        count = len(api.called("sendMessage"))
        return faults.blocked() if call.method == "sendMessage" and count % 2 else None

    api.faults.scripts.append(every_second_message)
    with pytest.raises(Forbidden):
        await bot.send_message(7, "一")
    await bot.send_message(7, "二")
    api.faults.clear()
    await bot.send_message(7, "三")
    assert texts(li) == ["二", "三"]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.reset(), NetworkError),
        (faults.half_answer(), NetworkError),
        (faults.refused(404, "Not Found"), TelegramError),
    ],
)
async def test_a_download_can_fail(
    bot: Bot, li: botapi.User, api: botapi.BotApi, fault: Fault, outcome: type[TelegramError]
) -> None:
    media = li.sends_photo(png()).media
    assert media is not None
    file = await bot.get_file(media.id)
    api.faults.add(fault, method="download")
    with pytest.raises(outcome):
        await file.download_as_bytearray()
    assert bytes(await file.download_as_bytearray()) == png()


async def test_each_call_is_recorded_with_its_outcome(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    api.faults.add(faults.half_answer())
    with pytest.raises(NetworkError):
        await bot.send_message(7, "一")
    with pytest.raises(BadRequest):
        await bot.send_message(7, "")
    await bot.send_message(7, "三")
    calls = api.called("sendMessage")
    assert [call.params["text"] for call in calls if call.params.get("text")] == ["一", "三"]
    assert [call.outcome for call in calls] == [
        "half an answer",
        "400 Bad Request: message text is empty",
        "ok",
    ]
    assert calls[0].at == api.clock()
    assert calls[0].tick <= calls[1].tick
