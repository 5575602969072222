"""The whole way: an update over HTTP, one transaction, the answer over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo import botapi
from bot.demo.botapi import faults
from handlers.turns import Guide
from storage.database import Database
from tests import builders
from tests.handlers.running import Running, running
from tests.ledger import Ledger, TurnedClock, open_database
from tests.telegram import Phone, png


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def api(clock: TurnedClock) -> botapi.BotApi:
    return botapi.BotApi(clock=clock)


@pytest_asyncio.fixture
async def database(ledger: Ledger, clock: TurnedClock) -> AsyncIterator[Database]:
    async with open_database(ledger.path, clock=clock) as opened:
        yield opened


@pytest_asyncio.fixture
async def bot(
    api: botapi.BotApi, database: Database, words: Guide, tmp_path: Path, clock: TurnedClock
) -> AsyncIterator[Running]:
    async with running(api, database, words, tmp_path / "files", clock=clock) as ready:
        yield ready


def phone(ledger: Ledger, api: botapi.BotApi, name: str, language: str = "zh-hans") -> Phone:
    with ledger.work() as work:
        person = builders.person(work, name)
    return Phone(api.user(person.telegram_id or 0, name, language))


@pytest.fixture
def li(ledger: Ledger, api: botapi.BotApi) -> Phone:
    return phone(ledger, api, "李明")


async def test_a_conversation_runs_from_the_first_word_to_the_last(
    bot: Running, li: Phone
) -> None:
    await li.says("/log")
    assert li.last.text.startswith("哪个单位？")
    await li.presses("清河镇")
    await li.says("账目不清")
    await li.sends_photo(caption="院内")
    await li.presses("完成")
    await li.presses("否")
    await li.presses("跳过")
    await li.presses("标签1")
    await li.presses("完成")
    await li.presses("确认")
    assert li.last.text == "已记录：清河镇"
    assert li.last.buttons == ()


async def test_an_album_is_answered_once(bot: Running, li: Phone) -> None:
    await li.sends_album([png(grey=n) for n in range(4)], caption="整改前")
    assert [m.text for m in li.answers] == ["哪个单位？\n输入名称中的几个字可缩小范围。"]


async def test_a_doubled_tap_is_answered_by_a_toast(bot: Running, li: Phone) -> None:
    await li.says("/log")
    message, data = li.last, li.last.buttons[0].data or ""
    await li.presses_data(message, data)
    await li.presses_data(message, data)
    assert li.toast == "这一步已办过，请看最新的消息。"
    assert len(li.answers) == 1


async def test_a_query_that_is_too_old_is_no_error(bot: Running, li: Phone) -> None:
    api = bot.api
    await li.says("/log")
    api.faults.add(
        faults.refused(400, "Bad Request: query is too old and response timeout expired"),
        method="answerCallbackQuery",
    )
    await li.presses("清河镇")
    assert li.last.text == "什么问题？"
    await li.says("账目不清")
    assert li.last.text.startswith("请发材料。")


async def test_a_bug_is_logged_and_told_by_a_number(
    bot: Running, li: Phone, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    await li.says("/broken")
    assert li.last.text.startswith("这一步没有办成，您已填的内容仍在。")
    code = li.last.text.split("编号 ")[1].split(" ")[0]
    assert f"told as {code}" in caplog.text
    assert ledger.rows("SELECT failure FROM inbox WHERE failure IS NOT NULL") == [
        (f"{code} RuntimeError",)
    ]
    await li.says("/me")
    assert li.last.text == "您是李明。"
