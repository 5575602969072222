"""Escalated feedback: unit and superior both answer, are reminded, and sign off; and what a kind
of inspection changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.core import errors
from bot.core.findings import Finding, State
from bot.core.kinds import Kind
from bot.core.messages import Topic
from bot.core.organisations import Level
from bot.core.policy import DEFAULT_KINDS, ChainStep, KindRules, Limit, LimitUnit, Policy
from bot.core.roles import Role
from bot.usecases import escalations, notices, stepping
from tests import builders
from tests.ledger import Ledger, opened
from tests.usecases.deeds import Deeds, Who


def escalated(deeds: Deeds) -> Finding:
    return deeds.assign(deeds.fed_back(escalated=True))


def answers(deeds: Deeds, item: Finding, who: Who = Role.SUPERIOR) -> Finding:
    command = escalations.Reply(finding=item.id, text="已约谈乡镇并举一反三")
    return deeds.by(who, escalations.answer, command)


def steps_on(deeds: Deeds, day: date) -> None:
    deeds.ledger.clock.go(day)
    with deeds.ledger.work() as work:
        while stepping.take_steps(work, 50):
            pass


def test_the_superior_hears_the_feedback_and_the_unit_the_answer(deeds: Deeds) -> None:
    item = escalated(deeds)
    assert deeds.notices(Role.SUPERIOR) == ["notice-fed-back"]
    answers(deeds, item)
    for who in (Role.PRINCIPAL, Role.LIAISON, Role.LEADER, Role.RESPONSIBLE):
        assert deeds.notices(who)[-1] == "notice-superior-answered"
    assert [event.kind for event in deeds.history(item)][-1] == "superior-answered"


def test_both_are_reminded_while_the_answer_is_open(deeds: Deeds) -> None:
    item = escalated(deeds)
    assert item.due is not None
    steps_on(deeds, date(2021, 2, 24))
    assert deeds.told(Role.RESPONSIBLE, Topic.REMINDER) == ["reminder-line"]
    assert deeds.told(Role.SUPERIOR, Topic.REMINDER) == ["reminder-line"]


def test_having_answered_the_superior_hears_again_when_it_is_overdue(deeds: Deeds) -> None:
    item = escalated(deeds)
    answers(deeds, item)
    steps_on(deeds, date(2021, 2, 24))
    assert deeds.told(Role.SUPERIOR, Topic.REMINDER) == []
    steps_on(deeds, date(2021, 3, 9))
    assert deeds.told(Role.SUPERIOR, Topic.REMINDER) == ["reminder-line"]


def test_the_superior_signs_off_after_the_unit_and_its_own_answer(deeds: Deeds) -> None:
    item = escalated(deeds)
    application = deeds.apply(item)
    assert [stop.capacities[0] for stop in application.chain] == list(ChainStep)
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    with pytest.raises(errors.WrongState, match="superior-answer-first"):
        deeds.endorse(application, Role.SUPERIOR)
    answers(deeds, item)
    chain = (Role.SUPERIOR, Role.OFFICE, Role.DISCIPLINE, Role.ORGANISATION)
    assert deeds.endorse(application, *chain).state is State.CLOSED


def test_a_superior_who_returns_it_needs_no_answer_of_his_own(deeds: Deeds) -> None:
    application = deeds.apply(escalated(deeds))
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    assert deeds.refuse(application, Role.SUPERIOR).state is State.IN_PROGRESS


def test_a_rework_is_answered_anew(deeds: Deeds) -> None:
    item = escalated(deeds)
    application = deeds.apply(item)
    answers(deeds, item)
    chain = (Role.LEADER, Role.PRINCIPAL, Role.SUPERIOR, Role.OFFICE)
    closed = deeds.endorse(application, *chain, Role.DISCIPLINE, Role.ORGANISATION)
    again = deeds.reopen(closed)
    with deeds.ledger.work() as work:
        assert escalations.is_open(again, work)


def test_without_a_superior_the_office_is_asked_to_find_one(deeds: Deeds) -> None:
    deeds.leaves(Role.SUPERIOR, Role.SUPERIOR)
    application = deeds.apply(escalated(deeds))
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    assert "tiding-unheld" in deeds.told(Role.OFFICE, Topic.REVIEW)


def test_others_do_not_answer_for_the_superior(deeds: Deeds) -> None:
    item = escalated(deeds)
    with pytest.raises(errors.NotAllowed):
        answers(deeds, item, Role.PRINCIPAL)
    with pytest.raises(errors.NotFound):
        answers(deeds, item, Role.ADMIN)


def test_what_was_not_escalated_has_no_superior_in_it(deeds: Deeds) -> None:
    item = deeds.assigned()
    with pytest.raises(errors.WrongState, match="not-escalated"):
        answers(deeds, item)
    application = deeds.apply(item)
    assert ChainStep.SUPERIOR not in {c for stop in application.chain for c in stop.capacities}


def test_a_village_looks_to_its_township(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        town = deeds.town
        village = builders.organisation(work, "柳树村", level=Level.VILLAGE, under=town.unit)
        assert notices.superiors(village.path, work) == [deeds.id(Role.SUPERIOR)]
        near = builders.person(work, "镇分管")
        builders.give(work, near, Role.SUPERIOR, at=town.unit)
        assert notices.superiors(village.path, work) == [near.id]
        assert notices.superiors(town.unit.path, work) == [deeds.id(Role.SUPERIOR)]
        assert notices.superiors(town.county.path, work) == []


# Kinds.


def of_kind(deeds: Deeds, kind: Kind) -> None:
    with deeds.ledger.work() as work:
        place = work.rounds.assignment(deeds.town.assignment.id)
        work.rounds.save_assignment(replace(place, kind=kind))


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (Kind.ROUTINE, date(2021, 3, 8)),
        (Kind.THEMATIC, date(2021, 2, 7)),
        (Kind.MOBILE, date(2021, 1, 7)),
        (Kind.LOOK_BACK, date(2021, 2, 7)),
    ],
)
def test_a_kind_has_its_own_limit(deeds: Deeds, kind: Kind, due: date) -> None:
    of_kind(deeds, kind)
    assert deeds.fed_back().due == due


def test_a_rounds_own_limit_comes_first(deeds: Deeds) -> None:
    of_kind(deeds, Kind.MOBILE)
    with deeds.ledger.work() as work:
        limit = Limit(amount=2, unit=LimitUnit.MONTH)
        work.rounds.save(replace(work.rounds.get(deeds.town.round.id), finding_limit=limit))
    assert deeds.fed_back().due == date(2021, 2, 7)


def test_a_mobile_inspection_has_its_own_fixes_and_chain(deeds: Deeds) -> None:
    of_kind(deeds, Kind.MOBILE)
    assert deeds.sent().due == date(2020, 12, 14)
    application = deeds.applied()
    assert [stop.capacities[0] for stop in application.chain][-1] is ChainStep.OFFICE
    closed = deeds.endorse(application, Role.LEADER, Role.PRINCIPAL, Role.OFFICE)
    assert closed.state is State.CLOSED


def test_an_escalated_kind_goes_to_the_superior_by_itself(deeds: Deeds) -> None:
    of_kind(deeds, Kind.ESCALATED)
    assert deeds.fed_back().escalated
    assert deeds.notices(Role.SUPERIOR) == ["notice-fed-back"]


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Ledger]:
    rules = {"cross": {"rework": {"amount": 7, "unit": "day"}, "joint_quorum": 3}}
    with opened(tmp_path / "strict", policy=Policy.model_validate({"kinds": rules})) as made:
        yield made


def test_the_office_replaces_what_it_wants_kind_by_kind(strict: Ledger) -> None:
    with strict.work() as work:
        deeds = Deeds(strict, builders.world(work))
    of_kind(deeds, Kind.CROSS)
    application = deeds.applied()
    assert application.chain[-1].quorum == 3
    chain = (Role.LEADER, Role.PRINCIPAL, Role.OFFICE, Role.DISCIPLINE, Role.ORGANISATION)
    closed = deeds.endorse(application, *chain, Role.HEAD)
    assert deeds.reopen(closed).due == date(2020, 12, 14)
    assert strict.rules.policy.kind(Kind.MOBILE) == DEFAULT_KINDS[Kind.MOBILE]


def test_a_kinds_chain_ends_outside_the_unit_too() -> None:
    with pytest.raises(ValueError, match="outside the unit"):
        Policy(kinds={Kind.MOBILE: KindRules(chain=(ChainStep.LEADER, ChainStep.SUPERIOR))})


def test_kinds_are_a_table() -> None:
    with pytest.raises(ValueError, match="dict"):
        Policy.model_validate({"kinds": "all"})
