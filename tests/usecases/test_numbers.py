"""Whose share of which part is counted, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import errors
from bot.core.findings import State
from bot.core.numbers import Cut, Set
from bot.core.organisations import Level
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases import number_views, numbers, recusals
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds


def given(cut: Cut, deeds: Deeds, work: Work, who: Role = Role.OFFICE) -> int:
    part = numbers.part(cut, deeds.actor(who, work), work)
    return work.numbers.totals(part).counts[Set.GIVEN]


def _avoids(deeds: Deeds, who: Role) -> None:
    command = recusals.Declare(
        round=deeds.town.round.id, unit=deeds.town.unit.id, reason="relative"
    )
    deeds.by(who, recusals.declare, command)


def test_a_theme_is_all_its_rounds(ledger: Ledger, deeds: Deeds) -> None:
    deeds.fed_back()
    with ledger.work() as work:
        with pytest.raises(errors.Stale):
            numbers.part(Cut(theme=deeds.town.round.id), deeds.actor(Role.OFFICE, work), work)
        work.rounds.save(replace(work.rounds.get(deeds.town.round.id), theme="粮食购销"))
        assert given(Cut(theme=deeds.town.round.id), deeds, work) == 1
        assert work.numbers.totals(numbers.whole(Cut(), work)).counts[Set.GIVEN] == 1


def test_each_reader_counts_his_own(ledger: Ledger, deeds: Deeds) -> None:
    deeds.fed_back()
    unit, other = deeds.town.unit.id, deeds.town.other_unit.id
    with ledger.work() as work:
        assert given(Cut(unit_id=unit), deeds, work, Role.PRINCIPAL) == 1
        assert given(Cut(unit_id=unit), deeds, work, Role.SUPERIOR) == 1
        assert given(Cut(unit_id=other), deeds, work) == 0
        with pytest.raises(errors.NotFound):
            given(Cut(unit_id=other), deeds, work, Role.PRINCIPAL)
        with pytest.raises(errors.NotAllowed):
            given(Cut(), deeds, work, Role.MEMBER)
        part = numbers.part(Cut(), deeds.actor(Role.PRINCIPAL, work), work)
        assert numbers.choices(part, work).levels == {deeds.town.unit.level}


def test_a_day_that_has_not_ended_is_now(ledger: Ledger, deeds: Deeds) -> None:
    with ledger.work() as work:
        made = numbers.whole(Cut(day=work.today), work)
        assert made.cut.day is None


def test_who_is_recused_sees_the_whole_and_no_cut_of_the_unit_alone(
    ledger: Ledger, deeds: Deeds
) -> None:
    deeds.fed_back()
    _avoids(deeds, Role.OFFICE)
    unit = deeds.town.unit
    with ledger.work() as work:
        assert given(Cut(), deeds, work) == 1
        for cut in (
            Cut(unit_id=unit.id),
            Cut(unit_id=unit.id, round_id=deeds.town.round.id),
            Cut(level=unit.level),
            Cut(category="B"),
        ):
            with pytest.raises(errors.NotFound):
                given(cut, deeds, work)
        assert given(Cut(level=Level.REGION), deeds, work) == 0
        actor = deeds.actor(Role.OFFICE, work)
        view = number_views.of("units", numbers.part(Cut(), actor, work), actor, work)
        assert view.lines == []
        other = next(
            a for a in work.rounds.assignments(deeds.town.round.id) if a.unit_id != unit.id
        )
        town = replace(deeds.town, assignment=other)
        builders.finding(work, town, State.OPEN, category="B6")
        assert given(Cut(category="B"), deeds, work) == 2
        with pytest.raises(errors.Stale):
            number_views.of("nothing", numbers.part(Cut(), actor, work), actor, work)
