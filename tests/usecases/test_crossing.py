"""交叉巡察: a plan that breaks no recusal becomes assignments when confirmed, or says why not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.core import errors
from bot.core.organisations import Organisation
from bot.core.recusals import Reason
from bot.core.roles import Role
from bot.core.roster_entries import Roster
from bot.core.rounds import Kind, Phase, Team
from bot.usecases import crossing, recusals, rosters
from tests import builders
from tests.usecases.deeds import Deeds, Who


def units(deeds: Deeds, *names: str) -> list[Organisation]:
    with deeds.ledger.work() as work:
        return [builders.organisation(work, name, under=deeds.town.county) for name in names]


def second_team(deeds: Deeds) -> Team:
    with deeds.ledger.work() as work:
        team = Team(id=0, round_id=deeds.town.round.id, number=2, name="第二巡察组")
        return work.rounds.add_team(team)


def recused(deeds: Deeds, who: Who, unit: Organisation) -> None:
    command = recusals.Declare(round=deeds.town.round.id, unit=unit.id, reason=Reason.RANK)
    deeds.by(who, recusals.declare, command)


def cross(deeds: Deeds, chosen: Sequence[Organisation], who: Who = Role.DIRECTOR) -> crossing.Plan:
    ids = tuple(unit.id for unit in chosen)
    command = crossing.Cross(round=deeds.town.round.id, units=ids)
    return deeds.by(who, crossing.assign, command)


def test_the_plan_is_written_with_its_kind_and_an_event_each(deeds: Deeds) -> None:
    team, chosen = second_team(deeds), units(deeds, "白石镇", "红柳乡")
    recused(deeds, Role.MEMBER, chosen[0])
    made = cross(deeds, chosen)
    assert made.team_of[chosen[0].id] == team.id
    assert made.barring[(deeds.town.team.id, chosen[0].id)][0].name == "李组员"
    with deeds.ledger.work() as work:
        held = {a.unit_id: a for a in work.rounds.assignments(deeds.town.round.id)}
        told = work.events.of_item("round", deeds.town.round.id)
    assert {held[unit.id].kind for unit in chosen} == {Kind.CROSS}
    assert [e.kind for e in told].count("unit-assigned") == 2


def test_the_load_counts_what_a_team_has_already(deeds: Deeds) -> None:
    team, chosen = second_team(deeds), units(deeds, "白石镇", "红柳乡")
    made = cross(deeds, chosen)
    assert set(made.team_of.values()) == {team.id}
    assert made.load == {deeds.town.team.id: 2, team.id: 2}


def test_who_holds_a_post_in_the_unit_or_above_it_bars_it_undeclared(deeds: Deeds) -> None:
    team, [unit, other] = second_team(deeds), units(deeds, "白石镇", "红柳乡")
    with deeds.ledger.work() as work:
        builders.give(work, deeds.person(Role.MEMBER), Role.LIAISON, at=unit)
        assert recusals.barring(deeds.town.team, unit.id, work)
        assert not recusals.barring(deeds.town.team, other.id, work)
        builders.give(work, deeds.person(Role.DEPUTY), Role.SUPERIOR, at=deeds.town.county)
        assert recusals.barring(deeds.town.team, other.id, work)
        assert not recusals.barring(team, unit.id, work)


def test_where_every_team_is_barred_it_says_so_and_writes_nothing(deeds: Deeds) -> None:
    [unit] = units(deeds, "白石镇")
    recused(deeds, Role.HEAD, unit)
    with deeds.ledger.work() as work:
        assert crossing.plan(deeds.town.round.id, [unit.id], work).barred_to_all == (unit.id,)
    with pytest.raises(errors.Unfit) as caught:
        cross(deeds, [unit])
    assert caught.value.variant == "cross-none"


def test_a_unit_that_has_a_team_is_refused(deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit) as caught:
        cross(deeds, [deeds.town.unit])
    assert caught.value.variant == "cross-taken"


def test_only_the_director_and_only_during_fieldwork(deeds: Deeds) -> None:
    chosen = units(deeds, "白石镇")
    with pytest.raises(errors.NotAllowed):
        cross(deeds, chosen, Role.OFFICE)
    deeds.enters(Phase.FEEDBACK)
    with pytest.raises(errors.Unfit) as caught:
        cross(deeds, chosen)
    assert caught.value.variant == "cross-round"


@pytest.mark.parametrize("late", [False, True], ids=["new unit", "new team"])
def test_the_set_up_file_does_not_get_past_a_recusal(deeds: Deeds, late: bool) -> None:
    team, [unit] = second_team(deeds), units(deeds, "白石镇")
    recused(deeds, Role.MEMBER, unit)
    if late:
        with deeds.ledger.work() as work:
            builders.assignment(work, deeds.town.round, team, unit)
    with pytest.raises(errors.Unfit) as caught, deeds.ledger.work() as work:
        rosters.load(work, roster(deeds, unit), apply=True)
    assert caught.value.variant == "recused"


def roster(deeds: Deeds, unit: Organisation) -> Roster:
    round_ = deeds.town.round
    county = deeds.town.county
    return Roster.model_validate(
        {
            "organisations": [
                {"code": county.code, "name": county.name, "level": county.level},
                {
                    "code": unit.code,
                    "name": unit.name,
                    "level": unit.level,
                    "parent": county.code,
                },
            ],
            "rounds": [
                {
                    "term": round_.term,
                    "number": round_.number,
                    "year": round_.year,
                    "name": round_.name,
                    "started_on": round_.started_on,
                    "teams": [{"number": 1, "name": "第一巡察组"}],
                    "assignments": [{"unit": unit.code, "team": 1, "kind": "routine"}],
                }
            ],
        }
    )
