"""Reminding: whatever the bot slept through, each person hears once, at a decent hour."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar, TypeVarTuple

import pytest

from bot.core.findings import State
from bot.core.ledger import StorageDown
from bot.core.messages import Topic
from bot.core.roles import Role
from bot.core.screens import text
from bot.core.work import Work
from bot.processes.reminding import Reminding
from bot.usecases import notices
from storage.database import Database
from tests import builders
from tests.ledger import Ledger
from tests.processes.breaking import break_rows, mend
from tests.processes.clockwork import MONDAY, TUESDAY, Town
from tests.usecases.spoken import spoken

Result = TypeVar("Result")
Args = TypeVarTuple("Args")

ALL_DAY = range(24)
SATURDAY = date(2020, 12, 12)


@pytest.fixture
async def town(ledger: Ledger, database: Database) -> Town:
    """The week's digest went out on Monday, before anything was owed."""
    town = Town(ledger, database)
    await town.look(MONDAY, 10)
    return town


async def test_a_reminder_goes_out_at_the_notice_time(town: Town) -> None:
    town.owes(TUESDAY + timedelta(days=10))
    await town.look(TUESDAY, 8, 9)
    assert not town.heard(Role.RESPONSIBLE)
    await town.look(TUESDAY, 10, 11, 15)
    (told,) = town.heard(Role.RESPONSIBLE)
    assert told.key == f"reminders:{town.world.people[Role.RESPONSIBLE].id}:2020-12-08"


async def test_after_three_days_down_across_a_step_one_message_goes_out(town: Town) -> None:
    """Fault 1: a reminder by exact day is lost when the bot was down that day."""
    due = date(2020, 12, 24)
    (finding,) = town.owes(due)
    await town.look(date(2020, 12, 11), *ALL_DAY)
    before = len(town.heard(Role.LEADER))
    # T-10 is Monday, 14 December: the bot is down from Saturday until Wednesday at noon.
    await town.look(date(2020, 12, 16), 12, 13, 16)
    told = town.heard(Role.LEADER, "daily", "digest")[before:]
    assert len(told) == 1
    assert f"{finding.number}" in spoken(told[0].screen)
    assert "剩余 8 天" in spoken(told[0].screen)


async def test_after_three_days_down_across_several_steps_the_latest_is_told(
    town: Town,
) -> None:
    town.owes(date(2020, 12, 16))
    await town.look(date(2020, 12, 11), 10)
    before = len(town.heard(Role.RESPONSIBLE))
    await town.look(date(2020, 12, 17), 12)
    (told,) = town.heard(Role.RESPONSIBLE)[before:]
    assert spoken(told.screen).endswith("超期 1 天，已拟督办函")


async def test_195_items_due_for_one_person_are_one_message(town: Town) -> None:
    """Fault 6: one message per item."""
    town.owes(TUESDAY + timedelta(days=10), n=195)
    await town.look(TUESDAY, *ALL_DAY)
    (told,) = town.heard(Role.RESPONSIBLE)
    assert "待办事项 195 件" in spoken(told.screen)


async def test_nothing_is_told_at_night_or_at_the_weekend(town: Town) -> None:
    """Fault 5: notices at midnight, at the weekend, in UTC."""
    town.owes(SATURDAY + timedelta(days=1))
    await town.look(date(2020, 12, 11), 23)
    for day in (SATURDAY, SATURDAY + timedelta(days=1)):
        await town.look(day, *ALL_DAY)
    await town.look(date(2020, 12, 14), *range(10))
    assert not town.heard(Role.RESPONSIBLE)
    await town.look(date(2020, 12, 14), 10)
    assert len(town.heard(Role.RESPONSIBLE)) == 1


async def test_a_make_up_sunday_is_a_workday(town: Town) -> None:
    town.owes(date(2020, 10, 7))
    await town.look(date(2020, 9, 27), *ALL_DAY)
    assert len(town.heard(Role.RESPONSIBLE)) == 1


async def test_what_falls_on_a_day_off_is_told_on_the_workday_before(town: Town) -> None:
    """T-10 of Tuesday the 22nd is Saturday the 12th."""
    town.owes(date(2020, 12, 22))
    await town.look(date(2020, 12, 10), 10)
    before = len(town.heard(Role.LEADER))
    await town.look(date(2020, 12, 11), 10)
    assert len(town.heard(Role.LEADER)) == before + 1


async def test_submitted_work_is_reminded_of_no_more(town: Town) -> None:
    """Fault 3: lateness is derived; the reviewers' time is not the unit's."""
    (finding,) = town.owes(TUESDAY)
    with town.ledger.work() as work:
        builders.application(work, finding, builders.stop(town.world.people[Role.OFFICE]))
        before = work.findings.get(finding.id)
        applied = before.changed(state=State.OFFICE_REVIEW, applied_on=MONDAY)
        work.findings.save(before, applied)
    await town.look(TUESDAY + timedelta(days=30), 10)
    assert not town.heard(Role.RESPONSIBLE, "daily")
    with town.ledger.work() as work:
        assert not work.letters.waiting()


async def test_a_new_date_arms_the_ladder_again_and_the_first_is_kept(town: Town) -> None:
    """Fault 7: an extension overwrites the due date."""
    (finding,) = town.owes(TUESDAY + timedelta(days=10))
    await town.look(TUESDAY, 10)
    later = date(2021, 1, 8)
    with town.ledger.work() as work:
        before = work.findings.get(finding.id)
        arm_on = date(2020, 12, 29)
        work.findings.save(before, before.changed(due=later, next_step_on=arm_on))
    await town.look(date(2020, 12, 29), 10)
    assert len(town.heard(Role.RESPONSIBLE, "daily")) == 2
    with town.ledger.work() as work:
        assert work.findings.get(finding.id).original_due == TUESDAY + timedelta(days=10)


async def test_an_item_without_a_date_is_chased_by_the_office(town: Town) -> None:
    """Fault 8: a missing due date counts as breach, or is forgotten for ever."""
    with town.ledger.work() as work:
        builders.finding(
            work, town.world, State.OPEN, clock_from=None, due=None, original_due=None
        )
    await town.look(TUESDAY, 10)
    (told,) = town.heard(Role.OFFICE, "office")
    assert "无期限的问题 1 个" in spoken(told.screen)
    assert not town.heard(Role.PRINCIPAL, "daily")


async def test_whom_no_message_reaches_does_not_end_the_run_and_is_listed(town: Town) -> None:
    """Fault 4: one recipient's 403 ends the whole run."""
    town.owes(TUESDAY + timedelta(days=10))
    with town.ledger.work() as work:
        responsible = town.world.people[Role.RESPONSIBLE]
        work.people.save(replace(responsible, unreachable_since=work.now))
    await town.look(TUESDAY, 10)
    assert len(town.heard(Role.LEADER, "daily")) == 1
    (told,) = town.heard(Role.OFFICE, "office")
    assert "消息无法送达的人员 1 名：冯干事" in spoken(told.screen)


async def test_the_finder_hears_his_echoes_once_a_day(town: Town) -> None:
    with town.ledger.work() as work:
        finding = builders.finding(work, town.world, State.OPEN)
        notices.echo(work, finding, text("echo-signed", number=finding.number))
        notices.echo(work, finding, text("echo-fed-back", number=finding.number))
    await town.look(TUESDAY, *ALL_DAY)
    (told,) = town.heard(Role.MEMBER)
    assert told.kind == "echo"


async def test_reviewers_hear_at_ten_and_at_four(town: Town) -> None:
    office = town.world.people[Role.OFFICE]

    def ask() -> None:
        with town.ledger.work() as work:
            finding = builders.finding(work, town.world, State.OFFICE_REVIEW)
            builders.application(work, finding, builders.stop(office))
            notices.request(work, finding, "tiding-review", [office.id])

    ask()
    await town.look(TUESDAY, 9, 10, 11)
    ask()
    await town.look(TUESDAY, 12, 15)
    assert len(town.heard(Role.OFFICE, "review")) == 1
    await town.look(TUESDAY, 16, 17)
    assert len(town.heard(Role.OFFICE, "review")) == 2


async def test_on_mondays_reminders_come_inside_the_digest(town: Town) -> None:
    monday = MONDAY + timedelta(weeks=1)
    town.owes(monday + timedelta(days=10))
    await town.look(monday, *ALL_DAY)
    told = [each.kind for each in town.heard(Role.LEADER)]
    assert told == ["digest"]
    assert "您的待办事项 1 件" in spoken(town.heard(Role.LEADER)[-1].screen)
    assert [each.kind for each in town.heard(Role.RESPONSIBLE)] == ["daily"]


async def test_an_item_that_fails_leaves_the_others_and_comes_again_tomorrow(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    broken, whole = town.owes(TUESDAY + timedelta(days=10), n=2)
    break_rows(town.ledger, "ladder_steps", f"NEW.item_id = {broken.id}")
    with caplog.at_level(logging.ERROR):
        await town.look(TUESDAY, 10)
    assert f"finding {broken.id}" in caplog.text
    (told,) = town.heard(Role.LEADER, "daily")
    assert whole.number in spoken(told.screen)
    assert broken.number not in spoken(told.screen)
    mend(town.ledger, "ladder_steps")
    await town.look(TUESDAY + timedelta(days=1), 10)
    assert broken.number in spoken(town.heard(Role.LEADER, "daily")[-1].screen)


async def test_one_kind_of_message_that_fails_leaves_the_others(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.owes(TUESDAY + timedelta(days=10))
    with town.ledger.work() as work:
        work.tidings.add(town.world.people[Role.HEAD].id, Topic.ECHO, text("echo-signed"))
    break_rows(town.ledger, "slots", "NEW.task = 'daily'")
    with caplog.at_level(logging.ERROR):
        await town.look(TUESDAY, 10)
    assert "daily messages failed" in caplog.text
    assert len(town.heard(Role.HEAD, "echo")) == 1
    mend(town.ledger, "slots")
    await town.look(TUESDAY, 11)
    assert len(town.heard(Role.LEADER, "daily")) == 1


class Failing:
    """The database, gone from the moment on at which work of that kind is asked for."""

    def __init__(self, database: Database, cause: str) -> None:
        self.database = database
        self.cause = cause
        self.asked: list[str] = []

    async def transact(
        self, fn: Callable[[Work, *Args], Result], *args: *Args, cause: str, silent: bool = False
    ) -> Result:
        self.asked.append(cause.partition(":")[0])
        if cause.startswith(self.cause):
            raise StorageDown(cause)
        return await self.database.transact(fn, *args, cause=cause, silent=silent)

    async def read(self, fn: Callable[[Work, *Args], Result], *args: *Args) -> Result:
        return await self.database.read(fn, *args)

    async def receive(self, bot_id: int, bodies: Mapping[int, str | None]) -> int:
        return await self.database.receive(bot_id, bodies)


async def test_a_database_that_goes_down_ends_the_look_and_the_next_does_the_rest(
    town: Town, database: Database
) -> None:
    town.owes(TUESDAY + timedelta(days=10))
    town.ledger.clock.go(TUESDAY, 10)
    failing = Failing(database, "daily")
    with pytest.raises(StorageDown):
        await Reminding(ledger=failing, clock=town.ledger.clock)()
    assert failing.asked[-1] == "daily"
    await town.look(TUESDAY, 11)
    assert len(town.heard(Role.LEADER, "daily")) == 1
