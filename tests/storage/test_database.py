"""One update is one transaction: it commits whole, rolls back whole, and loses nobody's turn."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core import errors
from bot.core.messages import Lane
from bot.core.screens import say
from bot.core.work import Work
from storage.database import Database, StorageDown
from tests.ledger import START, TurnedClock, open_database


def names(work: Work) -> list[str]:
    return [person.name for person in work.people.all()]


def enrol(work: Work, name: str) -> str:
    return work.people.add(key=name, name=name).name


def enrol_then_fail(work: Work, name: str) -> None:
    enrol(work, name)
    raise errors.WrongState("closed")


async def test_returning_commits(database: Database) -> None:
    assert await database.transact(enrol, "李明", cause="test") == "李明"
    assert await database.read(names) == ["李明"]


async def test_raising_rolls_back_and_reaches_the_caller(database: Database) -> None:
    with pytest.raises(errors.WrongState):
        await database.transact(enrol_then_fail, "李明", cause="test")
    assert await database.read(names) == []


async def test_the_work_runs_in_the_writers_own_thread(database: Database) -> None:
    def thread(_work: Work) -> int:
        return threading.get_ident()

    first = await database.transact(thread, cause="test")
    assert first == await database.transact(thread, cause="test")
    assert first not in (threading.get_ident(), await database.read(thread))


async def test_a_work_knows_its_cause_its_silence_and_one_unmoving_now(path: Path) -> None:
    clock = TurnedClock()

    def look(work: Work) -> tuple[datetime, datetime, str, bool]:
        before = work.now
        clock.pass_by(timedelta(hours=1))
        return before, work.now, work.cause, work.is_silent

    async with open_database(path, clock=clock) as database:
        seen = await database.transact(look, cause="update:1:2", silent=True)
    assert seen == (START, START, "update:1:2", True)


async def test_today_is_the_day_in_the_installations_zone(path: Path) -> None:
    late = TurnedClock(datetime(2020, 12, 7, 17, tzinfo=UTC))
    async with open_database(path, clock=late) as database:
        today = await database.read(lambda work: work.today)
    assert today.isoformat() == "2020-12-08"


async def test_the_rules_of_the_installation_reach_every_work(database: Database) -> None:
    def rules(work: Work) -> tuple[int, str, bytes, bool]:
        is_workday = work.workdays.is_workday(work.today)
        return work.policy.near_days, str(work.hours.zone), work.secret, is_workday

    assert await database.read(rules) == (10, "Asia/Shanghai", b"secret of a test", True)


async def test_twelve_read_then_write_transactions_lose_none(database: Database) -> None:
    await database.transact(enrol, "0", cause="test")

    def count_on(work: Work) -> None:
        person = work.people.all()[0]
        work.people.save(replace(person, name=str(int(person.name) + 1)))

    await asyncio.gather(*(database.transact(count_on, cause=f"test:{n}") for n in range(12)))
    assert await database.read(names) == ["12"]


async def test_two_processes_lose_none_either(path: Path) -> None:
    def count_on(work: Work) -> None:
        person = work.people.all()[0]
        work.people.save(replace(person, name=str(int(person.name) + 1)))

    async with open_database(path) as one, open_database(path) as other:
        await one.transact(enrol, "0", cause="test")
        both = [one, other] * 6
        await asyncio.gather(*(each.transact(count_on, cause="test") for each in both))
        assert await other.read(names) == ["12"]


class Gate:
    """Holds a work in the database's thread until the test opens it."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def enrol(self, work: Work, name: str) -> str:
        self.entered.set()
        assert self.opened.wait(10)
        return enrol(work, name)

    def fail(self, work: Work) -> None:
        self.enrol(work, "nobody")
        raise errors.WrongState("closed")

    async def is_entered(self) -> None:
        while not self.entered.is_set():  # noqa: ASYNC110  # it is a thread's event
            await asyncio.sleep(0.001)


async def test_a_cancelled_wait_reports_what_was_committed(database: Database) -> None:
    gate, heard = Gate(), []

    async def update() -> None:
        heard.append(await database.transact(gate.enrol, "李明", cause="test"))
        await asyncio.sleep(60)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(update())
        await gate.is_entered()
        task.cancel()
        await asyncio.sleep(0)
        gate.opened.set()
    assert task.cancelled()
    assert heard == ["李明"]
    assert await database.read(names) == ["李明"]


async def test_a_timeout_reports_no_failure_of_what_was_committed(database: Database) -> None:
    gate = Gate()
    async with asyncio.timeout(0.01):
        asyncio.get_running_loop().call_later(0.05, gate.opened.set)
        heard = await database.transact(gate.enrol, "李明", cause="test")
    await asyncio.sleep(0)
    assert heard == "李明"


async def test_a_cancelled_wait_still_reports_a_failure(database: Database) -> None:
    gate = Gate()

    async def update() -> None:
        await database.transact(gate.fail, cause="test")

    task = asyncio.ensure_future(update())
    await gate.is_entered()
    task.cancel()
    gate.opened.set()
    with pytest.raises(errors.WrongState):
        await task
    assert await database.read(names) == []


async def test_a_reader_sees_one_snapshot_and_makes_no_writer_wait(database: Database) -> None:
    gate = Gate()

    def twice(work: Work) -> tuple[list[str], list[str]]:
        before = names(work)
        gate.entered.set()
        assert gate.opened.wait(10)
        return before, names(work)

    reading = asyncio.ensure_future(database.read(twice))
    await gate.is_entered()
    await database.transact(enrol, "李明", cause="test")
    gate.opened.set()
    assert await reading == ([], [])
    assert await database.read(names) == ["李明"]


async def test_a_long_read_leaves_the_other_reader_free(database: Database) -> None:
    gate = Gate()

    def linger(_work: Work) -> bool:
        gate.entered.set()
        return gate.opened.wait(10)

    lingering = asyncio.ensure_future(database.read(linger))
    await gate.is_entered()
    for _ in range(5):
        assert await database.read(names) == []
    gate.opened.set()
    assert await lingering


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StorageDown):
        await database.read(enrol, "李明")
    assert await database.read(names) == []


async def test_the_sender_is_woken_by_what_a_commit_leaves_to_send(database: Database) -> None:
    woken: list[str] = []
    database.on_commit = lambda: woken.append(threading.current_thread().name)

    def put(work: Work, key: str, lane: Lane) -> None:
        work.outbox.put(say("welcome"), key=key, kind="reply", chat_id=1, lane=lane)

    await database.transact(enrol, "李明", cause="test")
    await database.transact(put, "left to its turn", Lane.ANSWER, cause="test")
    await asyncio.sleep(0)
    assert woken == []
    await database.transact(put, "told by the sender", Lane.NOTICE, cause="test")
    await asyncio.sleep(0)
    assert woken == [threading.current_thread().name]


async def test_the_sender_is_woken_by_an_answer_that_no_turn_will_send(
    database: Database,
) -> None:
    """What a process says to whoever has asked, once it is done."""
    woken: list[bool] = []
    database.on_commit = lambda: woken.append(True)

    def answer(work: Work) -> None:
        work.outbox.put(
            say("welcome"),
            key="k",
            kind="import",
            chat_id=1,
            lane=Lane.ANSWER,
            not_before=work.now,
        )

    await database.transact(answer, cause="test")
    await asyncio.sleep(0)
    assert woken == [True]


async def test_without_a_sender_nobody_is_woken(database: Database) -> None:
    def answer(work: Work) -> int | None:
        return work.outbox.put(say("welcome"), key="k", kind="reply", chat_id=1)

    assert await database.transact(answer, cause="test") == 1
    await asyncio.sleep(0)


async def test_a_raw_update_is_received_once(database: Database) -> None:
    assert await database.receive(7, {1: '{"update_id":1}'}) == 1
    assert await database.receive(7, {1: '{"update_id":1,"again":true}', 2: None}) == 1
    assert await database.receive(8, {1: None}) == 1
    assert await database.read(lambda work: work.inbox.waiting(7)) == ['{"update_id":1}']


async def test_a_ledger_locked_too_long_is_storage_down(path: Path) -> None:
    async with open_database(path) as one, open_database(path) as other:
        await other._writer.run(lambda c: c.execute("PRAGMA busy_timeout = 1").fetchone())
        gate = Gate()
        holding = asyncio.ensure_future(one.transact(gate.enrol, "李明", cause="test"))
        await gate.is_entered()
        with pytest.raises(StorageDown):
            await other.transact(enrol, "王明", cause="test")
        gate.opened.set()
        assert await holding == "李明"


def both_or_none(work: Work, one: str, other: str) -> None:
    with work.attempt():
        enrol(work, one)
        enrol(work, other)


async def test_an_attempt_undoes_its_own_part_and_the_work_goes_on(database: Database) -> None:
    def one_of_two(work: Work) -> None:
        with work.attempt():
            enrol(work, "李明")
        with pytest.raises(errors.Conflict):
            both_or_none(work, "王明", "李明")
        with work.attempt(), work.attempt():
            enrol(work, "赵明")

    await database.transact(one_of_two, cause="test")
    assert await database.read(names) == ["李明", "赵明"]


async def test_a_bug_in_a_statement_stays_a_bug(database: Database) -> None:
    def misspell(work: Work) -> None:
        work.people._sql.run("SELEC 1")  # type: ignore[attr-defined]  # the repository behind the protocol

    with pytest.raises(sqlite3.OperationalError):
        await database.transact(misspell, cause="test")
