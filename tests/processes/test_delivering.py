"""The outbox leaves: claimed, paced, marked; refusals have their own ways; one never ends all."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from datetime import timedelta

import pytest

from bot.core import screens
from bot.core.group_chats import GroupChat
from bot.core.messages import Lane
from bot.core.screens import Screen
from bot.demo import botapi
from bot.demo.botapi import faults
from bot.processes.delivering import Delivering
from bot.processes.fetching import Fetching
from storage.database import Database
from tests import builders
from tests.handlers.running import Running
from tests.ledger import Ledger, TurnedClock
from tests.processes.conftest import People


def put(
    people: People, name: str, *, key: str = "", lane: Lane = Lane.NOTICE, item: int | None = None
) -> int:
    screen = Screen(lines=(screens.text("toy-me", name=f"{name}{key}"),), item=item)
    with people.ledger.work() as work:
        id = work.outbox.put(
            screen,
            key=key or f"notice:{name}",
            kind="notice",
            person_id=people.ids[name],
            lane=lane,
        )
    assert id is not None
    return id


def dead_reasons(ledger: Ledger) -> list[object]:
    return [reason for (reason,) in ledger.rows("SELECT dead_reason FROM outbox ORDER BY id")]


async def test_what_is_due_is_sent_once_and_remembered(bot: Running, people: People) -> None:
    li = people.joins("李明")
    id = put(people, "李明")
    assert await bot.delivering() == 1
    assert await bot.delivering() == 0
    assert li.last.text == "您是李明。"
    assert people.ledger.rows("SELECT chat_id, message_id, outbox_id FROM messages") == [
        (li.chat.id, li.last.id, id)
    ]


async def test_one_who_has_blocked_the_bot_does_not_end_the_run(
    bot: Running, people: People
) -> None:
    """Fault 4: the first of a hundred has blocked the bot; the other 99 are told."""
    phones = [people.joins(f"组员{n}") for n in range(100)]
    phones[0].user.blocks()
    for n in range(100):
        put(people, f"组员{n}")
    assert await bot.delivering() == 100
    assert [len(phone.answers) for phone in phones] == [0] + [1] * 99
    with people.ledger.work() as work:
        unreachable = [p.name for p in work.people.all() if p.unreachable_since is not None]
    assert unreachable == ["组员0"]
    reasons = [reason for reason in dead_reasons(people.ledger) if reason]
    assert reasons == ["Forbidden: bot was blocked by the user"]


async def test_a_group_that_threw_us_out_is_dead_but_nobody_is_unreachable(
    bot: Running, people: People, api: botapi.BotApi
) -> None:
    li = people.joins("李明")
    group = api.group(-100, "巡察办", [li.user])
    group.kicks_bot()
    with people.ledger.work() as work:
        work.outbox.put(screens.say("yes"), key="g", kind="digest", chat_id=-100)
    await bot.delivering()
    assert dead_reasons(people.ledger) != [None]
    with people.ledger.work() as work:
        assert [p.unreachable_since for p in work.people.all()] == [None]


async def test_a_flood_limit_holds_up_that_chat_alone(
    bot: Running, people: People, api: botapi.BotApi, clock: TurnedClock
) -> None:
    li, wang = people.joins("李明"), people.joins("王芳")
    api.faults.add(faults.flood(30), method="sendMessage")
    put(people, "李明")
    assert await bot.delivering() == 1
    put(people, "李明", key="2")
    put(people, "王芳")
    await bot.delivering()
    assert li.answers == []
    assert [m.text for m in wang.answers] == ["您是王芳。"]
    assert bot.delivering.pace.paused(li.chat.id) > 29
    bot.delivering.pace.pause(li.chat.id, 0)
    clock.pass_by(timedelta(seconds=31))
    await bot.delivering()
    assert sorted(m.text for m in li.answers) == ["您是李明2。", "您是李明。"]


async def test_a_hundred_rows_for_one_chat_hold_up_nobody_else(
    bot: Running, people: People, clock: TurnedClock
) -> None:
    li, wang = people.joins("李明"), people.joins("王芳")
    bot.delivering.pace.chat_seconds = 60
    for number in range(100):
        put(people, "李明", key=str(number))
    put(people, "王芳")
    await bot.delivering()
    assert (len(li.answers), len(wang.answers)) == (1, 1)
    assert people.ledger.rows("SELECT SUM(attempts) FROM outbox") == [(0,)]
    bot.delivering.pace.chat_seconds = 0
    bot.delivering.pace._chats.clear()
    clock.pass_by(timedelta(seconds=6001))
    await bot.delivering()
    assert len(li.answers) == 100


async def test_the_next_row_for_a_crowded_chat_goes_when_its_time_has_come(
    bot: Running, people: People, clock: TurnedClock
) -> None:
    li = people.joins("李明")
    bot.delivering.pace.chat_seconds = 1
    put(people, "李明", key="1")
    put(people, "李明", key="2")
    async with at_work(bot.delivering):
        await li.hears("1")
        await asyncio.sleep(0.3)  # the second is put back meanwhile
        clock.pass_by(timedelta(seconds=2))
        await li.hears("2")


@pytest.mark.parametrize(
    "fault", [faults.server_error(), faults.bad_gateway(), faults.reset(), faults.half_answer()]
)
async def test_after_an_unknown_effect_it_is_tried_again_later(
    bot: Running, people: People, api: botapi.BotApi, clock: TurnedClock, fault: faults.Fault
) -> None:
    li = people.joins("李明")
    api.faults.add(fault, method="sendMessage")
    put(people, "李明")
    await bot.delivering()
    assert await bot.delivering() == 0
    clock.pass_by(timedelta(seconds=3))
    assert await bot.delivering() == 1
    assert "您是李明。" in [m.text for m in li.answers]
    assert people.ledger.rows("SELECT attempts FROM outbox") == [(1,)]


async def test_what_telegram_will_never_take_is_dead_at_once(
    bot: Running, people: People, api: botapi.BotApi
) -> None:
    people.joins("李明")
    api.faults.add(faults.refused(400, "Bad Request: strange"), method="sendMessage")
    put(people, "李明")
    await bot.delivering()
    assert dead_reasons(people.ledger) == ["Strange"]


async def test_a_chat_that_telegram_does_not_know_is_unreachable(
    bot: Running, people: People, api: botapi.BotApi
) -> None:
    people.joins("李明")
    api.faults.add(faults.refused(400, "Bad Request: chat not found"), method="sendMessage")
    put(people, "李明")
    await bot.delivering()
    with people.ledger.work() as work:
        assert work.people.get(people.ids["李明"]).unreachable_since is not None


async def test_answers_go_before_notices(bot: Running, people: People, api: botapi.BotApi) -> None:
    people.joins("李明")
    put(people, "李明", key="later", lane=Lane.BROADCAST)
    id = put(people, "李明", key="answer", lane=Lane.ANSWER)
    assert await bot.delivering.send_now(id)
    assert not await bot.delivering.send_now(id)
    texts = [call.params["text"] for call in api.called("sendMessage")]
    assert texts == ["您是李明answer。"]


async def test_the_running_process_is_woken_and_outlives_a_database_that_is_down(
    bot: Running, people: People, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    li = people.joins("李明")
    async with at_work(bot.delivering):
        await asyncio.sleep(0.05)
        await read_only(database, "ON")
        bot.delivering.wake()
        await asyncio.sleep(0.05)
        await read_only(database, "OFF")
        put(people, "李明")
        bot.delivering.wake()
        await li.hears("您是李明。")
    assert "the outbox waits for the ledger" in caplog.text


async def test_it_looks_by_itself_when_nobody_wakes_it(
    bot: Running, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.processes.delivering.IDLE_SECONDS", 0.02)
    li = people.joins("李明")
    async with at_work(bot.delivering):
        await asyncio.sleep(0.05)
        put(people, "李明")
        await li.hears("您是李明。")


async def test_what_was_sent_but_could_not_be_marked_goes_out_again_and_is_not_lost(
    bot: Running,
    people: People,
    database: Database,
    clock: TurnedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    li, api = people.joins("李明"), people.api
    put(people, "李明")
    api.faults.add(faults.slow(0.2), method="sendMessage")
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(bot.delivering.send_now(1))
        await api.changes.until(lambda: bool(api.called("sendMessage")), 2)
        await read_only(database, "ON")
        assert await sending
    assert "could not be marked" in caplog.text
    await read_only(database, "OFF")
    clock.pass_by(timedelta(minutes=3))
    assert await bot.delivering() == 1
    assert len(li.answers) == 2


async def test_a_message_about_an_item_finds_the_item_again(
    bot: Running, people: People, ledger: Ledger
) -> None:
    """Fault 11."""
    li = people.joins("李明")
    with ledger.work() as work:
        town = builders.world(work)
        item = builders.finding(work, town)
    put(people, "李明", item=item.id)
    await bot.delivering()
    with ledger.work() as work:
        assert work.outbox.finding_of(li.chat.id, li.last.id) == item.id


@asynccontextmanager
async def at_work(process: Delivering | Fetching) -> AsyncIterator[None]:
    task = asyncio.get_running_loop().create_task(process.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def read_only(database: Database, switch: str) -> None:
    await database._writer.run(lambda raw: raw.execute(f"PRAGMA query_only = {switch}"))


async def test_a_row_that_cannot_be_read_does_not_hold_up_the_others(
    bot: Running, people: People, ledger: Ledger
) -> None:
    li = people.joins("李明")
    put(people, "李明", key="of a later version")
    with closing(sqlite3.connect(ledger.path)) as raw, raw:
        raw.execute("UPDATE outbox SET args = '{\"hologram\": 1}'")
    put(people, "李明")
    await bot.delivering()
    await bot.delivering()
    assert [m.text for m in li.answers] == ["您是李明。"]
    assert dead_reasons(ledger) == ["unreadable", None]


async def test_a_group_that_has_become_a_supergroup_is_followed(
    bot: Running, people: People, api: botapi.BotApi, ledger: Ledger
) -> None:
    li = people.joins("李明")
    with ledger.work() as work:
        group = GroupChat(chat_id=-100, title="组", bound_by=people.ids["李明"], bound_at=work.now)
        work.group_chats.save(group)
        for n in range(3):
            work.outbox.put(screens.say("yes"), key=f"g{n}", kind="digest", chat_id=-100)
    bot.delivering.pace.group_seconds = 0
    new = api.group(-100200, "组", [li.user])
    moved = faults.moved("group chat was upgraded to a supergroup chat", to=-100200)
    api.faults.add(moved, method="sendMessage", chat_id=-100, times=9)
    await bot.delivering()
    assert len(new.messages) == 3
    assert [g.chat_id for g in ledger_groups(ledger)] == [-100200]
    assert ledger.rows("SELECT kind FROM events") == [("group-moved",)]


def ledger_groups(ledger: Ledger) -> list[GroupChat]:
    with ledger.work() as work:
        return list(work.group_chats.all())


async def test_one_chat_is_called_by_one_at_a_time(
    bot: Running, people: People, api: botapi.BotApi
) -> None:
    """What the first is told binds the second: no call before its `retry_after` is over."""
    people.joins("李明")
    first, second = (put(people, "李明", key=key, lane=Lane.ANSWER) for key in "12")
    api.faults.add(faults.slow(0.1), method="sendMessage")
    api.faults.add(faults.flood(30), method="sendMessage")
    third = put(people, "李明", key="3", lane=Lane.ANSWER)
    async with asyncio.TaskGroup() as group:
        for id in (first, second, third):
            group.create_task(bot.delivering.send_now(id))
    assert len(api.called("sendMessage")) == 2


async def test_sends_under_way_may_end_before_the_end(
    bot: Running, people: People, api: botapi.BotApi
) -> None:
    li = people.joins("李明")
    put(people, "李明", key="1")
    api.faults.add(faults.slow(0.2), method="sendMessage")
    async with at_work(bot.delivering):
        await api.changes.until(lambda: bool(api.called("sendMessage")), 2)
        await bot.delivering.rests(within=2)
        assert bot.delivering.is_idle
    assert people.ledger.rows("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL") == [(0,)]
    put(people, "李明", key="2")
    assert await bot.delivering() == 0
    assert len(li.answers) == 1


async def test_who_takes_too_long_is_not_waited_for(
    bot: Running, people: People, api: botapi.BotApi
) -> None:
    people.joins("李明")
    put(people, "李明")
    api.faults.add(faults.slow(5), method="sendMessage")
    async with at_work(bot.delivering):
        await api.changes.until(lambda: bool(api.called("sendMessage")), 2)
        await bot.delivering.rests(within=0.05)
        assert not bot.delivering.is_idle
