"""The whole way: an update over HTTP, one transaction, the answer over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from telegram import Chat, Message, Update, User

from bot.demo import botapi
from bot.demo.botapi import faults
from handlers.dialogues.turns import Guide
from handlers.inbound.edge import Turns
from storage.database import Database
from tests import builders
from tests.handlers.running import Running, running
from tests.ledger import START, Ledger, TurnedClock, open_database
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


async def test_a_stranger_hears_one_sentence(bot: Running, api: botapi.BotApi) -> None:
    stranger = Phone(api.user(99, "陌生人"))
    await stranger.says("/log")
    assert stranger.last.text == "您尚未加入。请向巡察办索取邀请。"
    foreigner = Phone(api.user(98, "Stranger", "en"))
    await foreigner.says("hello")
    assert foreigner.last.text.startswith("You have not joined yet.")


async def test_a_group_hears_the_answer_in_the_group(
    bot: Running, li: Phone, api: botapi.BotApi
) -> None:
    group = Phone(li.user, api.group(-100, "巡察办", [li.user]))
    await group.says("/stats@huiyin_bot")
    assert group.last.text == "您是李明。"
    assert li.answers == []
    await group.says("/stats@another_bot")
    await group.says("大家好")
    assert len(group.answers) == 1


async def test_an_update_that_is_nobodys_doing_is_done_at_once(
    bot: Running, li: Phone, ledger: Ledger, api: botapi.BotApi
) -> None:
    await li.says("/me")
    li.user.blocks()
    await api.settled()
    assert ledger.rows("SELECT count(*) FROM inbox WHERE done_at IS NULL") == [(0,)]


async def test_what_a_killed_run_had_received_is_done_by_the_next(
    api: botapi.BotApi, database: Database, words: Guide, tmp_path: Path, li: Phone
) -> None:
    """Fault 9: the buttons of the earlier run work on as well."""
    async with running(api, database, words, tmp_path, polls=False) as dying:
        li.user.sends("/log")
        for update in await dying.application.bot.get_updates():
            await database.receive(dying.application.bot.id, {update.update_id: update.to_json()})
    async with running(api, database, words, tmp_path):
        await api.settled()
        assert li.last.text.startswith("哪个单位？")
        await li.presses("清河镇")
        assert li.last.text == "什么问题？"
    async with running(api, database, words, tmp_path):
        await li.says("账目不清")
        assert li.last.text.startswith("请发材料。")


async def test_an_answer_that_was_not_sent_is_sent_with_the_replay(
    bot: Running, li: Phone, api: botapi.BotApi, clock: TurnedClock
) -> None:
    api.faults.add(faults.server_error(), method="sendMessage")
    await li.says("/me")
    assert li.answers == []
    clock.pass_by(timedelta(minutes=5))
    await bot.delivering()
    assert li.last.text == "您是李明。"
    clock.pass_by(timedelta(minutes=5))
    assert await bot.delivering() == 0


SORRY = "系统暂时无法保存。您发来的内容会在恢复后自动处理，不必重发。"


async def test_what_was_received_before_the_database_went_down_is_done_afterwards(
    api: botapi.BotApi, database: Database, words: Guide, tmp_path: Path, li: Phone
) -> None:
    """In its order, said once, and without anybody sending it again."""
    async with running(api, database, words, tmp_path, polls=False) as bot:
        for line in ("/log", "清河镇", "账目不清"):
            li.user.sends(line)
        updates = await bot.application.bot.get_updates()
        await read_only(database, "ON")
        for update in updates:
            await bot.queue.put_again(update)
        await li.hears(SORRY)
        await asyncio.sleep(0.4)
        assert [m.text for m in li.answers] == [SORRY]
        await read_only(database, "OFF")
        await li.hears("请发材料")
        assert [m.text for m in li.answers].count(SORRY) == 1


async def test_a_press_while_the_database_is_down_is_answered_on_the_button(
    bot: Running, api: botapi.BotApi, database: Database, li: Phone
) -> None:
    await li.says("/log")
    await read_only(database, "ON")
    li.user.presses(li.last, li.last.buttons[0].data or "")
    while not api.queries or not (query := next(iter(api.queries.values()))).answer:
        await api.changes.next(1)
    assert (query.answer, query.alert) == (SORRY, True)
    await read_only(database, "OFF")
    await api.settled()
    assert li.last.text == "什么问题？"


async def test_a_bot_that_ends_in_an_outage_leaves_the_update_to_the_next(
    api: botapi.BotApi, database: Database, words: Guide, tmp_path: Path, li: Phone
) -> None:
    async with running(api, database, words, tmp_path, polls=False) as bot:
        li.user.sends("/me")
        (update,) = await bot.application.bot.get_updates()
        await database.receive(bot.application.bot.id, {update.update_id: update.to_json()})
        await read_only(database, "ON")
        await bot.queue.put_again(update)
        await li.hears(SORRY)
    await read_only(database, "OFF")
    async with running(api, database, words, tmp_path):
        await api.settled()
        assert li.last.text == "您是李明。"


async def test_an_update_that_cannot_be_kept_is_asked_for_again(
    bot: Running, li: Phone, database: Database, api: botapi.BotApi
) -> None:
    await read_only(database, "ON")
    li.user.sends("/me")
    while len(api.called("getUpdates")) < 4:
        await api.changes.next(1)
    assert [m.text for m in li.answers] == [SORRY]
    await read_only(database, "OFF")
    await api.settled()
    assert li.last.text == "您是李明。"


async def test_whoever_cannot_be_told_of_an_outage_is_served_all_the_same(
    bot: Running, li: Phone, database: Database, api: botapi.BotApi
) -> None:
    await read_only(database, "ON")
    api.faults.add(faults.refused(400, "Bad Request: no"), method="sendMessage")
    li.user.sends("/me")
    while len(api.called("getUpdates")) < 3:
        await api.changes.next(1)
    await read_only(database, "OFF")
    await api.settled()
    assert [m.text for m in li.answers] == ["您是李明。"]


async def read_only(database: Database, switch: str) -> None:
    await database._writer.run(lambda raw: raw.execute(f"PRAGMA query_only = {switch}"))


async def test_one_person_is_served_in_order_and_many_at_once(bot: Running, li: Phone) -> None:
    for word in ("/log", "清河镇", "账目不清", "跳过", "否"):
        li.user.sends(word)
    await bot.api.settled()
    assert li.last.text.startswith("有何措施？")
    assert bot.turns.is_idle


async def test_one_persons_flood_holds_up_that_person_alone() -> None:
    served: list[str] = []
    gate = asyncio.Event()

    async def work(name: str) -> None:
        if name == "flood":
            await gate.wait()
        served.append(name)

    async with Turns(at_once=2) as turns, asyncio.TaskGroup() as group:
        for _ in range(200):
            group.create_task(turns.process_update(said_by(1), work("flood")))
        await asyncio.sleep(0)
        await turns.process_update(said_by(2), work("other"))
        assert served == ["other"]
        gate.set()
    assert served.count("flood") == 200
    assert turns.is_idle


async def test_two_hundred_messages_of_one_leave_another_his_turn(
    bot: Running, li: Phone, ledger: Ledger, api: botapi.BotApi
) -> None:
    wang = phone(ledger, api, "王芳")
    for _ in range(200):
        li.user.sends("/log")
    wang.user.sends("/log")
    await wang.hears("哪个单位")
    assert len(li.answers) < 200
    await api.settled(within=20)
    assert len(li.answers) >= 200


def said_by(user_id: int) -> Update:
    user = User(user_id, "某人", is_bot=False)
    message = Message(1, START, Chat(user_id, Chat.PRIVATE), from_user=user)
    return Update(user_id, message=message)


async def test_what_nobody_sent_needs_no_lock() -> None:
    async with Turns() as turns:
        done: list[str] = []

        async def work() -> None:
            done.append("done")

        await turns.process_update(object(), work())
    assert done == ["done"]


@pytest.mark.parametrize(
    "fault", [faults.refused(400, "Bad Request: strange"), faults.server_error()]
)
async def test_a_press_that_cannot_be_answered_still_counts(
    bot: Running, li: Phone, fault: faults.Fault
) -> None:
    await li.says("/log")
    bot.api.faults.add(fault, method="answerCallbackQuery")
    await li.presses("清河镇")
    assert li.last.text == "什么问题？"


async def test_a_stored_update_that_cannot_be_read_does_not_keep_the_bot_from_starting(
    api: botapi.BotApi, database: Database, words: Guide, tmp_path: Path, li: Phone
) -> None:
    bot_id = int(api.token.split(":")[0])
    await database.receive(bot_id, {1: "{not json"})
    async with running(api, database, words, tmp_path):
        await li.says("/me")
        assert li.last.text == "您是李明。"
