"""Coverage of a term, themes over rounds of several levels, and both in the set-up file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core import errors
from bot.core.coverage import Coverage
from bot.core.digests import Count
from bot.core.findings import State
from bot.core.organisations import Level
from bot.core.roles import Role
from bot.core.roster import Roster
from bot.core.rounds import MeetingKind, Phase, Team
from bot.usecases import coverage, digests, figures, rosters, scopes
from tests import builders
from tests.usecases.deeds import Deeds


def marks(deeds: Deeds, *organisations: int) -> None:
    with deeds.ledger.work() as work:
        kept: Coverage = work.coverage
        for id in organisations:
            kept.mark(deeds.town.round.term, id)


def of(deeds: Deeds, who: Role = Role.OFFICE) -> coverage.Coverage | None:
    with deeds.ledger.work() as work:
        return coverage.of(deeds.actor(who, work), work)


def test_what_is_in_the_field_is_not_inspected_yet(deeds: Deeds) -> None:
    town = deeds.town
    marks(deeds, town.unit.id, town.other_unit.id)
    found = of(deeds)
    assert found is not None
    assert (found.whole, len(found.left)) == (Count(n=0, d=2), 2)
    deeds.fed_back()
    found = of(deeds)
    assert found is not None
    assert found.whole == Count(n=1, d=2)
    assert [o.name for o in found.left] == ["沙泉乡"]
    deeds.enters(Phase.FEEDBACK)
    after = of(deeds)
    assert after is not None
    assert after.whole == Count(n=2, d=2)
    assert after.left == ()


def test_it_is_told_by_level_and_what_is_not_to_inspect_counts_nowhere(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        county = deeds.town.county
        department = builders.organisation(work, "水利局", level=Level.DEPARTMENT, under=county)
    marks(deeds, deeds.town.unit.id, department.id)
    deeds.enters(Phase.FEEDBACK)
    found = of(deeds, Role.LEADING_GROUP)
    assert found is not None
    assert found.levels == (
        (Level.TOWNSHIP, Count(n=1, d=1)),
        (Level.DEPARTMENT, Count(n=0, d=1)),
    )


def test_a_superior_reads_his_subtree_and_others_nothing(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        far = builders.organisation(work, "南山县", level=Level.COUNTY)
    marks(deeds, far.id)
    assert of(deeds, Role.SUPERIOR) is None
    marks(deeds, deeds.town.unit.id)
    found = of(deeds, Role.SUPERIOR)
    assert found is not None
    assert found.whole.d == 1
    for who in (Role.HEAD, Role.PRINCIPAL, Role.ADMIN):
        with pytest.raises(errors.NotAllowed, match="coverage"):
            of(deeds, who)


def test_without_marks_or_rounds_there_is_none(deeds: Deeds) -> None:
    assert of(deeds) is None
    with deeds.ledger.work() as work:
        assert coverage.count(work) == Count(n=0, d=0)


def test_an_empty_register_has_no_term(deeds: Deeds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "term_now", lambda _work: None)
    assert of(deeds) is None
    with deeds.ledger.work() as work:
        assert coverage.count(work) == Count(n=0, d=0)


def test_the_digest_names_it(deeds: Deeds) -> None:
    marks(deeds, deeds.town.unit.id, deeds.town.other_unit.id)
    deeds.fed_back()
    with deeds.ledger.work() as work:
        screen = digests.shown_now(work, deeds.actor(Role.DIRECTOR, work))
    [line] = [line for line in screen.lines if line.id == "digest-coverage"]
    assert line.args == {"counts": "1/2", "rate": "50%"}


# Themes.


def themed(deeds: Deeds) -> None:
    """A second round, of the county's own, under the same theme; each has one finding."""
    first = deeds.fed_back()
    with deeds.ledger.work() as work:
        work.rounds.save(replace(work.rounds.get(first.round_id), theme="粮食购销"))
        later = builders.round_(work, term="县委第三届", number="2")
        work.rounds.save(replace(later, theme="粮食购销"))
        team = work.rounds.add_team(Team(id=0, round_id=later.id, number=1, name="县一组"))
        village = builders.organisation(work, "柳树村", level=Level.VILLAGE, under=deeds.town.unit)
        place = builders.assignment(work, later, team, village)
        builders.finding(work, deeds.town, State.CLOSED, at=place)
        builders.round_(work, number="9")


def test_a_theme_joins_rounds_of_several_levels(deeds: Deeds) -> None:
    themed(deeds)
    with deeds.ledger.work() as work:
        office = deeds.actor(Role.OFFICE, work)
        [part] = scopes.parts_by_theme(office, work)
        assert (part.scope.name, part.findings) == ("粮食购销", Count(n=1, d=2))
        assert len(scopes.round_ids(part.scope, work)) == 2
        then = scopes.figures(part.scope, office, work, as_of=work.today)
        assert then.findings == Count(n=0, d=1)
        units = scopes.parts_by_unit(part.scope, office, work)
        rolled = {p.scope.unit.name: p.findings for p in units if p.scope.unit}
        assert rolled["清河镇"] == Count(n=1, d=2)
        assert rolled["柳树村"] == Count(n=1, d=1)
        assert units[0].scope.ids[0] == part.scope.ids[0]
        plain = figures.current(work, theme="粮食购销")
        assert plain.coverage == Count(n=0, d=0)


def test_a_theme_in_which_nothing_is_his_is_not_there(deeds: Deeds) -> None:
    themed(deeds)
    stranger = deeds.joins("外书记")
    with deeds.ledger.work() as work:
        far = builders.organisation(work, "南山乡")
        builders.give(work, stranger, Role.PRINCIPAL, at=far)
        assert scopes.parts_by_theme(work.people.actor(stranger.id, work.today), work) == ()


# The set-up file.


def roster(**more: Any) -> Roster:
    round_ = {
        "term": "第五届",
        "number": "7",
        "year": "2020",
        "name": "第五届第7轮",
        "started_on": builders.STARTED,
        "theme": "粮食购销",
        "approved": {"meeting": "five", "on": builders.STARTED, "units": 2},
        **more,
    }
    unit = {"code": "Q", "name": "清泉乡", "level": "township", "to_inspect": ["第五届"]}
    return Roster.model_validate({"organisations": [unit], "rounds": [round_]})


def test_the_file_marks_themes_meetings_and_what_is_to_inspect_once(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        changes = rosters.load(work, roster(), apply=True)
    assert changes.changed["round"] == 1
    with deeds.ledger.work() as work:
        held = work.rounds.list_meeting(deeds.town.round.id)
        assert held is not None
        assert (held.meeting, held.units) == (MeetingKind.FIVE, 2)
        assert work.rounds.get(deeds.town.round.id).theme == "粮食购销"
        assert len(work.coverage.to_inspect("第五届")) == 1
        assert rosters.load(work, roster(), apply=True).is_empty
    with deeds.ledger.work() as work:
        assert rosters.load(work, roster(theme=None, approved=None), apply=True).is_empty
