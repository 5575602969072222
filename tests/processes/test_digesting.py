"""Digesting: once a week for everyone, whatever the bot slept through."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core.findings import State
from bot.core.roles import Role
from bot.processes.digesting import Digesting
from bot.usecases import digests
from storage.database import Database
from tests import builders
from tests.ledger import Ledger
from tests.processes.clockwork import MONDAY, Town
from tests.usecases.spoken import spoken


@pytest.fixture
def town(ledger: Ledger, database: Database) -> Town:
    return Town(ledger, database)


async def test_the_digest_goes_out_on_monday_at_its_hour(town: Town) -> None:
    await town.look(MONDAY, 8, 9)
    assert not town.heard(Role.DIRECTOR, "digest")
    await town.look(MONDAY, 10)
    assert len(town.heard(Role.DIRECTOR, "digest")) == 1


async def test_it_goes_out_once_a_week_also_across_restarts(
    town: Town, database: Database
) -> None:
    for day in range(7):
        await town.look(MONDAY + timedelta(days=day), *range(24))
        await Digesting(ledger=database)()
    assert len(town.heard(Role.DIRECTOR, "digest")) == 1
    await town.look(MONDAY + timedelta(days=7), *range(24))
    assert len(town.heard(Role.DIRECTOR, "digest")) == 2


async def test_after_a_crash_between_freezing_and_sending_the_frozen_figures_go_out(
    town: Town,
) -> None:
    """Fault 13: numbers change in silence."""
    with town.ledger.work() as work:
        finding = builders.finding(work, town.world, State.CLOSED)
        digests.freeze(work, "2020-W50")
    with town.ledger.work() as work:
        work.findings.save(finding, finding.changed(state=State.REWORK, closed_on=None))
    await town.look(MONDAY, 11)
    (told,) = town.heard(Role.DIRECTOR, "digest")
    assert "反馈1个问题，已完成整改1个" in spoken(told.screen)


async def test_a_bot_that_was_down_on_monday_tells_it_later_that_week(town: Town) -> None:
    await town.look(MONDAY + timedelta(days=2), 13, 14)
    (told,) = town.heard(Role.DIRECTOR, "digest")
    assert told.key.endswith(":2020-W50")
    assert "数据截至 12月9日 13:00" in spoken(told.screen)


async def test_a_holiday_monday_moves_it_to_the_next_workday(town: Town) -> None:
    for day in (5, 6):
        await town.look(date(2021, 4, day), *range(24))
    (told,) = town.heard(Role.DIRECTOR, "digest")
    assert "数据截至 4月6日 10:00" in spoken(told.screen)


async def test_60_days_overdue_is_still_in_the_digest_at_the_highest_step(town: Town) -> None:
    """Fault 2: escalation goes silent after a week."""
    (finding,) = town.owes(MONDAY - timedelta(days=60))
    day = MONDAY - timedelta(days=63)
    while day <= MONDAY:
        await town.look(day, 10)
        day += timedelta(days=1)
    told = town.heard(Role.DIRECTOR, "digest")[-1]
    assert f"· {finding.number} {finding.summary}（清河镇，超期 60 天，问责）" in spoken(
        told.screen
    )
    steps = [d.screen for d in town.heard(Role.LEADING_GROUP, "daily", "digest")]
    assert sum("提请问责" in spoken(screen) for screen in steps) == 1
