"""Rounds, teams, and which team inspects which unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import errors
from bot.core.policy import Limit, LimitUnit
from bot.core.rounds import Phase, Team
from tests import builders
from tests.ledger import Ledger


def test_a_round_is_found_by_term_and_number(ledger: Ledger) -> None:
    with ledger.work() as work:
        seventh = builders.round_(work, number="7")
        builders.round_(work, number="8")
        assert work.rounds.find("第五届", "7") == seventh
        assert work.rounds.find("第六届", "7") is None
        with pytest.raises(errors.NotFound):
            work.rounds.get(99)


def test_rounds_are_listed_oldest_first(ledger: Ledger) -> None:
    with ledger.work() as work:
        late = builders.round_(work, number="8")
        early = builders.round_(work, number="7")
        work.rounds.save(replace(early, started_on=builders.STARTED.replace(year=2019)))
        assert [each.id for each in work.rounds.all()] == [early.id, late.id]


def test_a_round_keeps_its_own_limit(ledger: Ledger) -> None:
    limit = Limit(amount=2, unit=LimitUnit.MONTH)
    with ledger.work() as work:
        own = replace(builders.round_(work), finding_limit=limit, phase=Phase.FEEDBACK)
        work.rounds.save(own)
        assert work.rounds.get(own.id) == own


def test_teams_of_a_round_by_number(ledger: Ledger) -> None:
    with ledger.work() as work:
        round = builders.round_(work)
        second, first = (
            work.rounds.add_team(Team(id=0, round_id=round.id, number=n, name=f"第{n}组"))
            for n in (2, 1)
        )
        assert work.rounds.teams(round.id) == [first, second]
        assert work.rounds.team(second.id) == second


def test_assignments_stand_in_the_trees_order_with_their_unit(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        both = [town.assignment, town.other_assignment]
        assert work.rounds.assignments(town.round.id) == both
        assert work.rounds.assignments_of_team(town.team.id) == both
        assert town.assignment.unit_name == "清河镇"
        assert town.assignment.unit_path == town.unit.path
        work.organisations.save(replace(town.other_unit, sort=-1))
        assert work.rounds.assignments(town.round.id) == both[::-1]


def test_what_is_saved_of_an_assignment_comes_back(ledger: Ledger, town: builders.World) -> None:
    fed_back = replace(town.assignment, fed_back_on=builders.FED_BACK, escalated=True)
    with ledger.work() as work:
        work.rounds.save_assignment(fed_back)
        assert work.rounds.assignment(fed_back.id) == fed_back


def test_a_serial_is_taken_for_good(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        taken = [work.rounds.next_serial(town.assignment.id) for _ in range(3)]
        assert taken == [1, 2, 3]
        assert work.rounds.next_serial(town.other_assignment.id) == 1
        work.rounds.save_assignment(town.assignment)
        assert work.rounds.next_serial(town.assignment.id) == 4
        with pytest.raises(errors.NotFound):
            work.rounds.next_serial(99)
