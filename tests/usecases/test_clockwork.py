"""An item's clock: what runs, what is silent, and the day of the next look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.findings import BEFORE_FEEDBACK, ENDED, UNDER_REVIEW, Finding, State
from bot.core.ladder import Pause
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.usecases import clockwork
from tests import builders
from tests.builders import DUE, FED_BACK, World
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds

STILL = BEFORE_FEEDBACK | ENDED
TODAY = date(2020, 12, 7)


def armed(ledger: Ledger, item: Finding) -> date | None:
    with ledger.work() as work:
        return clockwork.armed(item, work).next_step_on


def dated(ledger: Ledger, town: World, state: State) -> Finding:
    with ledger.work() as work:
        return builders.finding(work, town, state, clock_from=FED_BACK, due=DUE, original_due=DUE)


@pytest.mark.parametrize("state", State)
def test_a_clock_runs_while_the_unit_has_the_item(
    ledger: Ledger, town: World, state: State
) -> None:
    item = dated(ledger, town, state)
    with ledger.work() as work:
        running = clockwork.clock(item, work)
    assert (running is None) == (state in STILL)
    assert (armed(ledger, item) is None) == (state in STILL | UNDER_REVIEW)


@pytest.mark.parametrize("missing", ["due", "clock_from"])
def test_without_a_date_there_is_no_clock(ledger: Ledger, town: World, missing: str) -> None:
    item = dated(ledger, town, State.OPEN).changed(**{missing: None})
    assert armed(ledger, item) is None


def test_in_an_archived_round_no_clock_runs(ledger: Ledger, town: World) -> None:
    item = dated(ledger, town, State.OPEN)
    assert armed(ledger, item) is not None
    assert armed(ledger, replace(item, phase=Phase.ARCHIVED)) is None


def test_the_clock_knows_length_pauses_grace_and_what_is_done(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    deeds.refuse(deeds.apply(item), Role.LEADER)
    assert item.due is not None
    with ledger.work() as work:
        work.clocks.mark_step("finding", item.id, item.cycle, item.due, -20)
        grace = work.findings.get(item.id).changed(grace_until=TODAY)
        running = clockwork.clock(grace, work)
    assert running is not None
    assert running.length_days == (item.due - TODAY).days == 91
    assert running.pauses == (Pause(since=TODAY, until=TODAY),)
    assert (running.grace_until, running.done) == (TODAY, frozenset({-20}))


def test_a_step_that_is_done_arms_the_one_after_it(ledger: Ledger, town: World) -> None:
    item = dated(ledger, town, State.OPEN)
    # Due on Tuesday, 2 February 2021: T-20 is 13 January, T-10 Saturday the 23rd.
    assert armed(ledger, item) == date(2021, 1, 13)
    with ledger.work() as work:
        work.clocks.mark_step("finding", item.id, item.cycle, DUE, -20)
    assert armed(ledger, item) == date(2021, 1, 22)


def test_a_step_missed_is_due_on_its_own_past_day(ledger: Ledger, town: World) -> None:
    ledger.clock.go(DUE + timedelta(days=40))
    assert armed(ledger, dated(ledger, town, State.OPEN)) == date(2021, 1, 13)


def test_a_new_cycle_begins_with_an_untouched_ladder(deeds: Deeds, ledger: Ledger) -> None:
    closed = deeds.closed()
    assert closed.due is not None
    with ledger.work() as work:
        work.clocks.mark_step("finding", closed.id, 1, date(2021, 1, 7), -10)
    again = deeds.reopen(closed)
    with ledger.work() as work:
        running = clockwork.clock(again, work)
    assert running is not None
    assert (running.pauses, running.done) == ((), frozenset())
