"""共性问题: a category that many units have, proposed once, decided once, by the office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import errors
from bot.core.findings import State
from bot.core.policy import Policy
from bot.core.repeat_rules import RepeatRules
from bot.core.repeats import Decision
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.work import Work
from bot.usecases import commons, quality
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds


@pytest.fixture
def wide(ledger: Ledger, town: builders.World) -> Deeds:
    """B6 in two units of three findings, C1 in one; two are enough here."""
    policy = Policy(repeats=RepeatRules(common_units=2))
    ledger.rules = replace(ledger.rules, policy=policy)
    with ledger.work() as work:
        for place in (town.assignment, town.assignment, town.other_assignment):
            builders.finding(work, town, State.OPEN, at=place, category="B6")
        builders.finding(work, town, State.OPEN, category="C1")
        builders.finding(work, town, State.SIGNED, at=town.other_assignment, category="C1")
        builders.finding(work, town, State.WITHDRAWN, at=town.other_assignment, category="C1")
    return Deeds(ledger, town)


def test_what_many_units_have_is_listed_with_them(wide: Deeds) -> None:
    with wide.ledger.work() as work:
        office = wide.actor(Role.OFFICE, work)
        [found] = commons.every(office, work)
        assert (found.category, found.units, found.findings) == ("B6", 2, 3)
        assert found.decision is None
        case = commons.case(found.round_id, "B6", office, work)
        assert [(s.unit_name, s.n) for s in case.shares] == [("清河镇", 2), ("沙泉乡", 1)]
        assert len(commons.numbers(found.round_id, "B6", office, work)) == 3
        with pytest.raises(errors.Stale):
            commons.case(found.round_id, "C1", office, work)
        assert commons.named("B6") == "财务资产工程采购"
        assert commons.named("X9") == "X9"


def test_a_unit_one_keeps_away_from_is_not_named(wide: Deeds) -> None:
    town = wide.town
    with wide.ledger.work() as work:
        away = frozenset({(town.round.id, town.unit.id)})
        office = replace(wide.actor(Role.OFFICE, work), recused=away)
        case = commons.case(town.round.id, "B6", office, work)
        assert [share.unit_name for share in case.shares] == ["沙泉乡"]
        assert case.common.units == 2
        assert len(commons.numbers(town.round.id, "B6", office, work)) == 1


def undecided(work: Work, deeds: Deeds) -> int:
    figures = work.statistics.figures(now=work.now, today=work.today, round_id=deeds.town.round.id)
    made = quality.added(figures, work).quality
    lines = [line.id for line in quality.office_lines(made)]
    assert ("digest-commons" in lines) is bool(made.commons)
    return made.commons


def test_taken_up_once_with_the_words_of_an_order(wide: Deeds) -> None:
    round_id = wide.town.round.id
    with wide.ledger.work() as work:
        director = wide.actor(Role.DIRECTOR, work)
        assert undecided(work, wide) == 1
        assert "财务资产工程采购" in commons.accept(round_id, "B6", director, work)
        assert commons.every(director, work)[0].decision is Decision.ACCEPTED
        assert undecided(work, wide) == 0
        with pytest.raises(errors.WrongState):
            commons.accept(round_id, "B6", director, work)
        event = work.events.of_item("round", round_id)[-1]
        assert event.kind == "common-accepted"


def test_dismissed_with_a_reason(wide: Deeds) -> None:
    command = commons.Dismiss(round=wide.town.round.id, category="B6", text="已在专项中")
    wide.by(Role.OFFICE, commons.dismiss, command)
    with wide.ledger.work() as work:
        assert commons.every(wide.actor(Role.OFFICE, work), work)[0].decision is Decision.DISMISSED
    with pytest.raises(errors.WrongState):
        wide.by(Role.OFFICE, commons.dismiss, command)


@pytest.mark.parametrize("role", sorted(set(Role) - OFFICE_ROLES))
def test_others_decide_nothing_and_the_leading_group_only_reads(wide: Deeds, role: Role) -> None:
    round_id = wide.town.round.id
    with wide.ledger.work() as work:
        actor = wide.actor(role, work)
        if role is Role.LEADING_GROUP:
            assert len(commons.every(actor, work)) == 1
        else:
            with pytest.raises(errors.NotAllowed):
                commons.every(actor, work)
        with pytest.raises(errors.NotAllowed):
            commons.accept(round_id, "B6", actor, work)
