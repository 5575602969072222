"""Separation: the unit sits nowhere outside, nobody sits there twice, no stop hangs in silence."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.core import errors
from bot.core.findings import State
from bot.core.messages import Topic
from bot.core.people import Person
from bot.core.policy import ChainStep
from bot.core.reviews import Application
from bot.core.roles import Role
from bot.usecases import delegations, seats
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import CHAIN, Deeds, Who

S = ChainStep


def seated(application: Application, step: ChainStep) -> tuple[int, ...]:
    [stop] = [stop for stop in application.chain if step in stop.capacities]
    return stop.people


def delegate(
    deeds: Deeds, application: Application, to: Who, *, who: Role = Role.OFFICE
) -> Application:
    command = delegations.Delegate(application=application.id, person=deeds.id(to))
    return deeds.by(who, delegations.delegate, command)


def unheld(ledger: Ledger) -> list[int]:
    with ledger.work() as work:
        return [application.id for application in seats.unheld(work)]


def suspend(ledger: Ledger, person: Person) -> None:
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        statement = "UPDATE persons SET suspended_on = '2020-12-01' WHERE id = ?"
        connection.execute(statement, (person.id,))


# The unit's side stays inside.


@pytest.mark.parametrize("inside", [Role.LEADER, Role.PRINCIPAL, Role.RESPONSIBLE, Role.LIAISON])
@pytest.mark.parametrize(
    ("outside", "step"),
    [(Role.OFFICE, S.OFFICE), (Role.DISCIPLINE, S.JOINT), (Role.HEAD, S.JOINT)],
)
def test_nobody_of_the_unit_sits_outside(
    deeds: Deeds, inside: Role, outside: Role, step: ChainStep
) -> None:
    deeds.gives(inside, outside)
    application = deeds.apply(deeds.assigned(), Role.LIAISON)
    assert deeds.id(inside) not in seated(application, step)


def test_not_even_on_the_short_way_of_an_immediate_fix(deeds: Deeds) -> None:
    deeds.gives(Role.PRINCIPAL, Role.OFFICE)
    application = deeds.apply(deeds.assign(deeds.sent()))
    with pytest.raises(errors.NotAllowed):
        deeds.endorse(application, Role.PRINCIPAL)
    assert deeds.endorse(application, Role.OFFICE).state is State.CLOSED


def test_the_applicant_does_not_decide_outside(deeds: Deeds) -> None:
    deeds.gives(Role.RESPONSIBLE, Role.DIRECTOR)
    application = deeds.apply(deeds.assign(deeds.sent()))
    assert set(seated(application, S.OFFICE)) == {deeds.id(Role.OFFICE), deeds.id(Role.DIRECTOR)}


# Outside approvers are different people.


def test_one_person_in_two_outside_posts_sits_at_one_stop(deeds: Deeds) -> None:
    deeds.gives(Role.OFFICE, Role.DISCIPLINE)
    application = deeds.applied()
    deeds.endorse(application, *CHAIN[:3])
    with pytest.raises(errors.NotAllowed) as refused:
        deeds.endorse(application, Role.OFFICE)
    assert refused.value.variant == "approved-already"
    assert deeds.told(Role.OFFICE, Topic.REVIEW) == ["tiding-review"]


def test_but_if_another_of_the_office_decided_the_post_is_open_to_him(deeds: Deeds) -> None:
    deeds.gives(Role.OFFICE, Role.DISCIPLINE)
    application = deeds.applied()
    item = deeds.endorse(application, *CHAIN[:2], Role.DIRECTOR, Role.OFFICE, Role.HEAD)
    assert item.state is State.CLOSED


def test_one_person_in_two_posts_of_the_joint_review_counts_once(deeds: Deeds) -> None:
    deeds.gives(Role.DISCIPLINE, Role.ORGANISATION)
    application = deeds.applied()
    people = seated(application, S.JOINT)
    assert len(people) == len(set(people)) == 3
    deeds.endorse(application, *CHAIN[:4])
    with pytest.raises(errors.NotAllowed):
        deeds.endorse(application, Role.DISCIPLINE)


def test_who_holds_two_office_posts_is_asked_once(deeds: Deeds) -> None:
    deeds.gives(Role.OFFICE, Role.DIRECTOR)
    deeds.apply(deeds.assign(deeds.sent()))
    assert deeds.told(Role.OFFICE, Topic.REVIEW) == ["tiding-review"]


# A stop that nobody holds.


@pytest.mark.parametrize("role", [Role.PRINCIPAL])
def test_a_stop_without_a_holder_is_shown_to_the_office(
    deeds: Deeds, ledger: Ledger, role: Role
) -> None:
    item = deeds.assigned()
    deeds.leaves(role, role)
    application = deeds.apply(item)
    assert unheld(ledger) == []
    deeds.endorse(application, Role.LEADER)
    assert unheld(ledger) == [application.id]
    for who in (Role.OFFICE, Role.DIRECTOR):
        assert deeds.told(who, Topic.REVIEW) == ["tiding-unheld"]


def test_an_item_that_has_no_leader_has_a_stop_without_a_holder(
    deeds: Deeds, ledger: Ledger
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, deeds.town, State.IN_PROGRESS, leader_id=None)
    application = deeds.apply(item)
    assert seated(application, S.LEADER) == ()
    assert unheld(ledger) == [application.id]


def test_a_joint_review_that_separation_leaves_too_few_is_shown_to_the_office(
    deeds: Deeds, ledger: Ledger
) -> None:
    deeds.leaves(Role.ORGANISATION, Role.ORGANISATION)
    deeds.leaves(Role.DISCIPLINE, Role.DISCIPLINE)
    deeds.gives(Role.OFFICE, Role.DISCIPLINE)
    application = deeds.applied()
    assert len(seated(application, S.JOINT)) == 2
    deeds.endorse(application, *CHAIN[:3])
    # The office's man has spent his voice: the head alone is left.
    assert unheld(ledger) == [application.id]
    assert deeds.told(Role.OFFICE, Topic.REVIEW) == ["tiding-review", "tiding-unheld"]
    assert deeds.told(Role.HEAD, Topic.REVIEW)[-1] == "tiding-review"


def test_a_suspended_reviewer_holds_no_stop(deeds: Deeds, ledger: Ledger) -> None:
    application = deeds.applied()
    suspend(ledger, deeds.person(Role.PRINCIPAL))
    deeds.endorse(application, Role.LEADER)
    assert unheld(ledger) == [application.id]
    assert deeds.told(Role.OFFICE, Topic.REVIEW) == ["tiding-unheld"]
    assert deeds.told(Role.PRINCIPAL, Topic.REVIEW) == []


# Delegating.


def waiting_for_the_principal(deeds: Deeds) -> Application:
    item = deeds.assigned()
    deeds.leaves(Role.PRINCIPAL, Role.PRINCIPAL)
    application = deeds.apply(item)
    deeds.endorse(application, Role.LEADER)
    return application


def waiting_for_the_joint_review(deeds: Deeds) -> Application:
    """Only the head of the team is left in it."""
    deeds.leaves(Role.ORGANISATION, Role.ORGANISATION)
    deeds.leaves(Role.DISCIPLINE, Role.DISCIPLINE)
    application = deeds.applied()
    deeds.endorse(application, *CHAIN[:3])
    return application


def test_the_office_gives_an_unheld_stop_to_a_person_who_then_decides(
    deeds: Deeds, ledger: Ledger
) -> None:
    application = waiting_for_the_principal(deeds)
    delegate(deeds, application, Role.SUPERIOR)
    assert unheld(ledger) == []
    assert deeds.told(Role.SUPERIOR, Topic.REVIEW) == ["tiding-review"]
    assert deeds.endorse(application, Role.SUPERIOR).state is State.OFFICE_REVIEW


def test_delegating_is_an_event_and_moves_no_state(deeds: Deeds, ledger: Ledger) -> None:
    application = waiting_for_the_principal(deeds)
    delegate(deeds, application, Role.SUPERIOR, who=Role.DIRECTOR)
    with ledger.work() as work:
        event = work.events.of_item("finding", application.finding_id)[-1]
    assert (event.kind, event.from_state, event.to_state) == (
        "review-delegated",
        "unit_review",
        "unit_review",
    )
    assert event.body == {"to": deeds.id(Role.SUPERIOR)}


def test_a_joint_review_is_completed_by_delegation(deeds: Deeds) -> None:
    application = waiting_for_the_joint_review(deeds)
    delegate(deeds, application, Role.SUPERIOR)
    assert deeds.endorse(application, Role.SUPERIOR, Role.HEAD).state is State.CLOSED


@pytest.mark.parametrize(
    "who",
    [Role.RESPONSIBLE, Role.LEADER, Role.PRINCIPAL, Role.LIAISON, Role.OFFICE],
)
def test_an_outside_stop_goes_neither_to_the_unit_nor_to_an_earlier_approver(
    deeds: Deeds, who: Role
) -> None:
    application = waiting_for_the_joint_review(deeds)
    with pytest.raises(errors.NotAllowed) as refused:
        delegate(deeds, application, who)
    assert refused.value.variant == "separation"


@pytest.mark.parametrize("who", [Role.OFFICE, Role.DIRECTOR, Role.DISCIPLINE, Role.HEAD])
def test_a_unit_side_stop_does_not_go_to_a_later_reviewer(deeds: Deeds, who: Role) -> None:
    application = waiting_for_the_principal(deeds)
    with pytest.raises(errors.NotAllowed) as refused:
        delegate(deeds, application, who)
    assert refused.value.variant == "separation-outside"


def test_whoever_stood_in_for_the_unit_does_not_sit_outside_later(
    deeds: Deeds, ledger: Ledger
) -> None:
    deeds.leaves(Role.ORGANISATION, Role.ORGANISATION)
    deeds.leaves(Role.DISCIPLINE, Role.DISCIPLINE)
    application = waiting_for_the_principal(deeds)
    delegate(deeds, application, Role.SUPERIOR)
    deeds.endorse(application, Role.SUPERIOR, Role.OFFICE)
    assert unheld(ledger) == [application.id]
    with pytest.raises(errors.NotAllowed):
        delegate(deeds, application, Role.SUPERIOR)


def test_a_stop_that_is_held_is_not_delegated(deeds: Deeds) -> None:
    application = deeds.applied()
    with pytest.raises(errors.WrongState) as refused:
        delegate(deeds, application, Role.SUPERIOR)
    assert refused.value.variant == "held"


@pytest.mark.parametrize("who", [Role.PRINCIPAL, Role.LEADING_GROUP, Role.HEAD, Role.ADMIN])
def test_only_the_office_delegates(deeds: Deeds, who: Role) -> None:
    application = waiting_for_the_principal(deeds)
    with pytest.raises(errors.NotAllowed):
        delegate(deeds, application, Role.SUPERIOR, who=who)


def test_delegating_to_nobody_or_on_nothing_finds_nothing(deeds: Deeds) -> None:
    application = waiting_for_the_principal(deeds)
    for command in (
        delegations.Delegate(application=application.id, person=999),
        delegations.Delegate(application=999, person=deeds.id(Role.SUPERIOR)),
    ):
        with pytest.raises(errors.NotFound):
            deeds.by(Role.OFFICE, delegations.delegate, command)


def test_after_the_archive_nothing_is_delegated(deeds: Deeds) -> None:
    application = waiting_for_the_principal(deeds)
    deeds.archives()
    with pytest.raises(errors.NotAllowed):
        delegate(deeds, application, Role.SUPERIOR)
