"""待我审: who may decide what now, read from rows that follow the chain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core import errors
from bot.core.findings import State
from bot.core.people import Person
from bot.core.policy import ChainStep
from bot.core.reviews import Application, ApplicationState, Approval, Decision, PlannedStep
from bot.core.roles import Role
from bot.core.rounds import Assignment
from bot.core.work import Work
from bot.usecases import seats
from tests import builders
from tests.ledger import Ledger

TODAY = date(2020, 12, 7)


def applied(work: Work, town: builders.World, *chain: PlannedStep) -> Application:
    item = builders.finding(work, town, State.UNIT_REVIEW)
    return builders.application(work, item, *chain)


def approve(work: Work, application: Application, who: Person) -> None:
    work.reviews.add_approval(
        Approval(
            application_id=application.id,
            step=application.step,
            person_id=who.id,
            capacities=application.current.capacities,
            decision=Decision.APPROVED,
            decided_at=work.now,
        )
    )


def next_step(work: Work, application: Application) -> Application:
    moved = replace(application, step=application.step + 1)
    work.reviews.save(moved)
    return moved


def test_an_application_comes_back_whole(ledger: Ledger, town: builders.World) -> None:
    leader, office = town.people[Role.LEADER], town.people[Role.OFFICE]
    with ledger.work() as work:
        made = applied(
            work,
            town,
            builders.stop(leader, capacity=ChainStep.LEADER),
            builders.stop(office),
        )
        assert work.reviews.get(made.id) == made
        assert work.reviews.pending(made.finding_id) == made
        assert work.reviews.latest(made.finding_id) == made
        with pytest.raises(errors.NotFound):
            work.reviews.get(99)


def test_a_decided_application_is_the_latest_and_no_longer_pending(
    ledger: Ledger, town: builders.World
) -> None:
    office = town.people[Role.OFFICE]
    with ledger.work() as work:
        first = applied(work, town, builders.stop(office))
        refused = replace(first, state=ApplicationState.REFUSED, decided_on=TODAY)
        work.reviews.save(refused)
        assert work.reviews.pending(first.finding_id) is None
        assert work.reviews.latest(first.finding_id) == refused
        assert work.reviews.reviewers(first.id, 0) == []
        again = builders.application(
            work, work.findings.get(first.finding_id), builders.stop(office)
        )
        assert work.reviews.latest(first.finding_id) == again
        assert work.reviews.of_finding(first.finding_id, 1) == [refused, again]
        assert work.reviews.of_finding(first.finding_id, 2) == []
        assert work.reviews.pending(99) is work.reviews.latest(99) is None


def test_reviewers_follow_the_step(ledger: Ledger, town: builders.World) -> None:
    leader, office = town.people[Role.LEADER], town.people[Role.OFFICE]
    with ledger.work() as work:
        made = applied(
            work,
            town,
            builders.stop(leader, capacity=ChainStep.LEADER),
            builders.stop(office),
        )
        assert work.reviews.awaiting(leader.id) == [made]
        assert work.reviews.awaiting(office.id) == []
        approve(work, made, leader)
        moved = next_step(work, made)
        assert work.reviews.reviewers(made.id, 0) == []
        assert work.reviews.reviewers(made.id, 1) == [office.id]
        assert work.reviews.awaiting(leader.id) == []
        assert work.reviews.awaiting(office.id) == [moved]


def test_whoever_has_approved_a_step_awaits_it_no_more(
    ledger: Ledger, town: builders.World
) -> None:
    two = town.people[Role.DISCIPLINE], town.people[Role.ORGANISATION]
    with ledger.work() as work:
        made = applied(work, town, builders.stop(*two, capacity=ChainStep.JOINT, quorum=2))
        approve(work, made, two[0])
        assert work.reviews.awaiting(two[0].id) == []
        assert work.reviews.awaiting(two[1].id) == [made]
        assert seats.unheld(work) == []


def test_outside_approvers_are_different_people(ledger: Ledger, town: builders.World) -> None:
    both, other = town.people[Role.OFFICE], town.people[Role.DISCIPLINE]
    with ledger.work() as work:
        made = applied(
            work,
            town,
            builders.stop(both),
            builders.stop(both, other, capacity=ChainStep.JOINT, quorum=2),
        )
        approve(work, made, both)
        moved = next_step(work, made)
        assert work.reviews.awaiting(both.id) == []
        assert work.reviews.awaiting(other.id) == [moved]
        assert seats.unheld(work) == [moved]


def test_an_approval_of_the_units_side_spends_nobody(ledger: Ledger, town: builders.World) -> None:
    leader = town.people[Role.LEADER]
    with ledger.work() as work:
        made = applied(
            work,
            town,
            builders.stop(leader, capacity=ChainStep.LEADER),
            builders.stop(leader, capacity=ChainStep.PRINCIPAL),
        )
        approve(work, made, leader)
        moved = next_step(work, made)
        assert work.reviews.awaiting(leader.id) == [moved]


def test_a_step_that_nobody_holds_is_shown_and_may_be_delegated(
    ledger: Ledger, town: builders.World
) -> None:
    office, director = town.people[Role.OFFICE], town.people[Role.DIRECTOR]
    with ledger.work() as work:
        made = applied(work, town, builders.stop())
        assert seats.unheld(work) == [made]
        work.reviews.delegate(made, office.id, director.id)
        work.reviews.delegate(made, office.id, director.id)
        assert work.reviews.reviewers(made.id, 0) == [office.id]
        assert work.reviews.awaiting(office.id) == [made]
        assert seats.unheld(work) == []
        work.people.save(replace(office, suspended_on=TODAY))
        assert seats.unheld(work) == [made]


def test_saving_without_a_step_keeps_a_delegation(ledger: Ledger, town: builders.World) -> None:
    office, director = town.people[Role.OFFICE], town.people[Role.DIRECTOR]
    with ledger.work() as work:
        made = applied(work, town, builders.stop())
        work.reviews.delegate(made, office.id, director.id)
        work.reviews.save(replace(made, next_step_on=TODAY))
        assert work.reviews.reviewers(made.id, 0) == [office.id]


def test_what_awaits_one_stands_by_unit_then_oldest_first(
    ledger: Ledger, town: builders.World
) -> None:
    office = town.people[Role.OFFICE]
    with ledger.work() as work:

        def made(place: Assignment, days_ago: int) -> int:
            item = builders.finding(work, town, State.OFFICE_REVIEW, at=place)
            application = builders.application(work, item, builders.stop(office))
            return application.id if not days_ago else backdated(work, application, days_ago)

        next_door = made(town.other_assignment, 0)
        today = made(town.assignment, 0)
        yesterday = made(town.assignment, 1)
        waiting = [each.id for each in work.reviews.awaiting(office.id)]
        assert waiting == [yesterday, today, next_door]


def backdated(work: Work, application: Application, days: int) -> int:
    """Applied for some days earlier than today."""
    work.reviews.save(replace(application, state=ApplicationState.REFUSED, decided_on=TODAY))
    earlier = replace(application, applied_on=TODAY - timedelta(days=days))
    return work.reviews.add(earlier).id


def test_stepping_finds_the_reviewers_clocks(ledger: Ledger, town: builders.World) -> None:
    office = town.people[Role.OFFICE]
    with ledger.work() as work:
        quiet, due, overdue = (applied(work, town, builders.stop(office)) for _ in range(3))
        due, overdue = (
            replace(due, next_step_on=TODAY),
            replace(overdue, next_step_on=TODAY - timedelta(days=3)),
        )
        for each in (quiet, due, overdue):
            work.reviews.save(each)
        assert work.reviews.stepping(TODAY, limit=9) == [overdue, due]
        assert work.reviews.stepping(TODAY, limit=1) == [overdue]


def test_approvals_keep_capacities_reason_and_text(ledger: Ledger, town: builders.World) -> None:
    leader = town.people[Role.LEADER]
    with ledger.work() as work:
        made = applied(work, town, builders.stop(leader, capacity=ChainStep.LEADER))
        given = Approval(
            application_id=made.id,
            step=0,
            person_id=leader.id,
            capacities=(ChainStep.LEADER, ChainStep.PRINCIPAL),
            decision=Decision.REFUSED,
            reason="evidence",
            text="请补充公示照片",
            decided_at=work.now,
        )
        work.reviews.add_approval(given)
        (kept,) = work.reviews.approvals(made.id)
        assert replace(kept, id=0) == given
