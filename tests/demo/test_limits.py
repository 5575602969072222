"""Flood control in sliding windows, on a clock of its own, and over HTTP."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, InputMediaPhoto
from telegram.error import RetryAfter

from bot.demo import botapi
from bot.demo.botapi.errors import Refusal
from bot.demo.botapi.limits import Limits
from tests.demo.conftest import client
from tests.telegram import png


class Seconds:
    """A clock of seconds, set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def retry_after(limits: Limits, chat: int, count: int = 1) -> int:
    """0 when the message is let through."""
    try:
        limits.take(chat, count)
    except Refusal as refusal:
        return refusal.parameters["retry_after"]
    return 0


def test_a_chat_takes_one_message_a_second() -> None:
    seconds = Seconds()
    limits = Limits(clock=seconds)
    assert retry_after(limits, 7) == 0
    assert retry_after(limits, 7) == 1
    assert retry_after(limits, 8) == 0
    seconds.now += 1
    assert retry_after(limits, 7) == 0


def test_a_burst_may_come_at_once_and_is_paid_back() -> None:
    seconds = Seconds()
    limits = Limits(clock=seconds, burst=3)
    assert [retry_after(limits, 7) for _ in range(4)] == [0, 0, 0, 3]
    seconds.now += 3
    assert retry_after(limits, 7) == 0


def test_all_chats_together_take_thirty_in_any_second() -> None:
    seconds = Seconds()
    limits = Limits(clock=seconds)
    assert [retry_after(limits, chat) for chat in range(1, 16)] == [0] * 15
    seconds.now += 0.9
    assert [retry_after(limits, chat) for chat in range(16, 32)] == [0] * 15 + [1]
    seconds.now += 0.2
    assert [retry_after(limits, chat) for chat in range(101, 117)] == [0] * 15 + [1]


def test_a_group_takes_twenty_a_minute() -> None:
    seconds = Seconds()
    limits = Limits(clock=seconds)
    for _ in range(20):
        assert retry_after(limits, -5) == 0
        seconds.now += 1
    assert retry_after(limits, -5) == 40
    assert retry_after(limits, 7) == 0


def test_what_was_refused_does_not_count() -> None:
    seconds = Seconds()
    limits = Limits(clock=seconds)
    retry_after(limits, 7)
    for _ in range(100):
        retry_after(limits, 7)
    seconds.now += 1
    assert retry_after(limits, 7) == 0


def test_an_album_counts_each_of_its_messages() -> None:
    seconds = Seconds()
    limits = Limits(clock=seconds, overall=10)
    assert retry_after(limits, 7, 8) == 0
    assert retry_after(limits, 8, 3) == 1
    assert retry_after(limits, 9, 2) == 0


@given(st.lists(st.tuples(st.floats(0, 0.3), st.integers(1, 40)), max_size=200))
def test_no_sliding_second_ever_holds_more_than_thirty(sends: list[tuple[float, int]]) -> None:
    seconds = Seconds()
    limits = Limits(clock=seconds)
    passed: list[float] = []
    for pause, chat in sends:
        seconds.now += pause
        if not retry_after(limits, chat):
            passed.append(seconds.now)
    for start in passed:
        assert sum(start <= at < start + 1 for at in passed) <= 30


async def test_over_http_the_bot_is_told_to_wait() -> None:
    seconds = Seconds()
    api = botapi.BotApi(limits=Limits(clock=seconds))
    li = api.user(7, "李")
    li.sends("/start")
    async with botapi.serving(api) as url, client(api, url) as bot:
        await bot.send_message(7, "一")
        with pytest.raises(RetryAfter):
            await bot.send_message(7, "二")
        await bot.send_chat_action(7, "typing")
        seconds.now += 1
        album = [InputMediaPhoto(png()), InputMediaPhoto(png())]
        await bot.send_media_group(7, album)
        with pytest.raises(RetryAfter):
            await bot.send_message(7, "三")
    assert [message.text for message in li.chat.messages] == ["/start", "一", "", ""]
    assert [call.outcome for call in api.called("sendMessage")][1].startswith("429 Too Many")


async def test_without_being_asked_the_server_limits_nothing(bot: Bot, li: botapi.User) -> None:
    for number in range(5):
        await bot.send_message(7, str(number))
    assert len(li.chat.messages) == 6


async def test_limits_can_be_switched_on_later(
    bot: Bot, li: botapi.User, api: botapi.BotApi
) -> None:
    api.enforce_limits = True
    await bot.send_message(7, "一")
    with pytest.raises(RetryAfter):
        await bot.send_message(7, "二")
