"""路线图、时间表: who sees which part, what each step shows, and whose each measure is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import errors
from bot.core.findings import Finding, State
from bot.core.lights import Light
from bot.core.roles import Role
from bot.usecases import roadmaps
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds

MEASURES = (
    {"text": "逐户核查", "milestone": date(2020, 12, 14)},
    {"text": "分批办理", "milestone": date(2021, 1, 29)},
    {"text": "回访", "milestone": date(2020, 12, 8)},
)


def planned(deeds: Deeds, *measures: dict[str, object]) -> Finding:
    return deeds.assign(deeds.fed_back(), measures=measures or MEASURES)


def test_a_measure_is_its_own_persons_or_the_responsible_ones(deeds: Deeds) -> None:
    other = deeds.joins("办证专员", Role.LIAISON)
    item = planned(deeds, {"text": "办证", "person": other.id}, {"text": "公示"})
    with deeds.ledger.work() as work:
        held = [m.person_id for m in work.findings.measures(item.id, 1)]
        steps = roadmaps.of_finding(item, work).steps
    assert held == [other.id, deeds.id(Role.RESPONSIBLE)]
    assert [step.person for step in steps] == ["办证专员", "冯干事"]


def test_a_measure_of_somebody_elsewhere_is_refused(deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit, match="not-of-unit"):
        planned(deeds, {"text": "办证", "person": deeds.id(Role.OFFICE)})


def test_each_step_has_its_light(deeds: Deeds, ledger: Ledger) -> None:
    item = planned(deeds)
    ledger.clock.go(date(2020, 12, 9))
    deeds.report(item, measures_done=(1,))
    with ledger.work() as work:
        made = roadmaps.of_finding(work.findings.get(item.id), work)
    assert [step.light for step in made.steps] == [Light.CLOSED, Light.NORMAL, Light.OVERDUE]
    assert made.steps[0].end == date(2020, 12, 9)
    ledger.clock.go(date(2021, 1, 25))
    with ledger.work() as work:
        made = roadmaps.of_finding(work.findings.get(item.id), work)
    assert made.steps[1].light is Light.NEAR


def test_a_unit_is_shown_as_far_as_its_reader_sees_it(deeds: Deeds, ledger: Ledger) -> None:
    item = planned(deeds)
    with ledger.work() as work:
        builders.finding(work, deeds.town, State.OPEN)
        closed = builders.finding(work, deeds.town, State.CLOSED, leader_id=None)
        assignment = work.rounds.assignment(item.assignment_id)
        seen = {
            role: len(roadmaps.of_unit(assignment, deeds.actor(role, work), work).steps)
            for role in (Role.PRINCIPAL, Role.OFFICE, Role.LEADER, Role.RESPONSIBLE)
        }
        made = roadmaps.of_unit(assignment, deeds.actor(Role.OFFICE, work), work)
    assert seen == {
        Role.PRINCIPAL: 3,
        Role.OFFICE: 3,
        Role.LEADER: 1,
        Role.RESPONSIBLE: 2,
    }
    assert made.steps[-1].title.startswith(closed.number)
    first = next(step for step in made.steps if step.title.startswith(item.number))
    assert first.marks == tuple((m["milestone"], False) for m in MEASURES)


def test_where_there_is_nothing_to_see_there_is_nothing(deeds: Deeds, ledger: Ledger) -> None:
    item = planned(deeds)
    with ledger.work() as work:
        stranger = work.people.actor(builders.person(work, "路人").id, work.today)
        assert roadmaps.assignments(stranger, work) == []
        with pytest.raises(errors.NotFound):
            roadmaps.shown(item.assignment_id, stranger, work)
        office = deeds.actor(Role.OFFICE, work)
        assert [a.id for a in roadmaps.assignments(office, work)] == [item.assignment_id]


def test_an_item_without_measures_has_no_road_yet(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.fed_back()
    with ledger.work() as work:
        office = deeds.actor(Role.OFFICE, work)
        with pytest.raises(errors.WrongState, match="no-measures"):
            roadmaps.item(item.id, office, work)
        assert roadmaps.shown(item.assignment_id, office, work).id == item.assignment_id


def test_an_archived_round_has_no_timetable(deeds: Deeds, ledger: Ledger) -> None:
    planned(deeds)
    deeds.archives()
    with ledger.work() as work:
        assert roadmaps.assignments(deeds.actor(Role.OFFICE, work), work) == []
