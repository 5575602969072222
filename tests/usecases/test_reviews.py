"""Closing: the application, the chain stop by stop, the refusal, and who hears of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from bot.core import errors
from bot.core.evidence import Purpose
from bot.core.findings import Finding, State
from bot.core.messages import Topic
from bot.core.policy import ChainStep, Policy
from bot.core.reviews import Application, ApplicationState, Decision
from bot.core.roles import Role
from bot.core.screens import Text
from bot.usecases import reviews, seats
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import CHAIN, Deeds

TODAY = date(2020, 12, 7)
S = ChainStep


def capacities(application: Application) -> list[tuple[ChainStep, ...]]:
    return [stop.capacities for stop in application.chain]


def approvals(deeds: Deeds, application: Application) -> list[tuple[int, tuple[ChainStep, ...]]]:
    with deeds.ledger.work() as work:
        return [(a.person_id, a.capacities) for a in work.reviews.approvals(application.id)]


def awaiting(deeds: Deeds, who: Role) -> list[int]:
    with deeds.ledger.work() as work:
        return [application.id for application in work.reviews.awaiting(deeds.id(who))]


# Applying.


def test_an_application_plans_the_whole_chain(deeds: Deeds) -> None:
    application = deeds.applied()
    assert capacities(application) == [(S.LEADER,), (S.PRINCIPAL,), (S.OFFICE,), (S.JOINT,)]
    assert [len(stop.people) for stop in application.chain] == [1, 1, 2, 3]
    assert [stop.quorum for stop in application.chain] == [1, 1, 1, 2]
    assert (application.step, application.state) == (0, ApplicationState.PENDING)


def test_the_item_waits_in_the_unit_with_its_ladder_silent(deeds: Deeds) -> None:
    item = deeds.assigned()
    deeds.apply(item)
    now = deeds.now(item)
    assert (now.state, now.applied_on, now.next_step_on) == (State.UNIT_REVIEW, TODAY, None)


def test_each_stop_has_five_workdays_and_its_own_ladder(deeds: Deeds, ledger: Ledger) -> None:
    application = deeds.applied()
    # From a Monday the fifth workday is the next one; the first reminder the workday before.
    assert (application.step_from, application.step_due) == (TODAY, date(2020, 12, 14))
    assert application.next_step_on == date(2020, 12, 11)
    ledger.clock.go(date(2020, 12, 9))
    deeds.endorse(application, Role.LEADER)
    second = deeds.application(application)
    assert (second.step_from, second.step_due) == (date(2020, 12, 9), date(2020, 12, 16))
    assert second.next_step_on == date(2020, 12, 15)


@pytest.mark.parametrize("who", [Role.RESPONSIBLE, Role.LIAISON])
def test_who_does_the_work_applies(deeds: Deeds, who: Role) -> None:
    application = deeds.apply(deeds.assigned(), who)
    assert application.applicant_id == deeds.id(who)


@pytest.mark.parametrize("who", [Role.PRINCIPAL, Role.OFFICE, Role.HEAD])
def test_nobody_else_does(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        deeds.apply(deeds.assigned(), who)


def test_a_second_application_meets_the_first(deeds: Deeds) -> None:
    item = deeds.assigned()
    deeds.apply(item)
    with pytest.raises(errors.WrongState):
        deeds.apply(item)


def test_an_unassigned_item_cannot_be_closed(deeds: Deeds) -> None:
    with pytest.raises(errors.WrongState):
        deeds.apply(deeds.fed_back(), Role.LIAISON)


# Evidence.


def test_without_evidence_there_is_no_application(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    with pytest.raises(errors.Unfit) as refused:
        deeds.apply(item, evidence=())
    assert refused.value.variant == "evidence-missing"
    assert not ledger.rows("SELECT 1 FROM applications")


def test_evidence_of_the_field_is_not_evidence_of_the_work(deeds: Deeds) -> None:
    photo = deeds.file(Role.MEMBER)
    item = deeds.assign(deeds.feeds(deeds.signed(evidence=(photo,)))[0])
    with pytest.raises(errors.Unfit):
        deeds.apply(item, evidence=())


def test_evidence_reported_before_suffices(deeds: Deeds) -> None:
    item = deeds.report(deeds.assigned(), evidence=(deeds.file(),))
    assert deeds.apply(item, evidence=())


def test_evidence_of_an_earlier_cycle_does_not(deeds: Deeds) -> None:
    item = deeds.reopen(deeds.closed())
    with pytest.raises(errors.Unfit):
        deeds.apply(item, evidence=())
    assert deeds.apply(item).cycle == 2


def test_what_is_added_to_evidence_already_held_is_kept(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.report(deeds.assigned(), evidence=(deeds.file(),))
    more = deeds.file()
    deeds.apply(item, evidence=(), more=(more,), caption="整改后")
    with ledger.work() as work:
        last = work.evidence.of_finding(item.id)[-1]
    assert (last.files, last.caption, last.purpose) == ((more,), "整改后", Purpose.APPLICATION)


# Unit-side stops held by one person.


def test_leader_and_principal_in_one_person_are_one_stop_with_both_capacities(
    deeds: Deeds,
) -> None:
    deeds.gives(Role.PRINCIPAL, Role.LEADER)
    both = deeds.id(Role.PRINCIPAL)
    application = deeds.apply(deeds.assign(deeds.fed_back(), leader=both))
    assert capacities(application) == [(S.LEADER, S.PRINCIPAL), (S.OFFICE,), (S.JOINT,)]
    assert deeds.endorse(application, Role.PRINCIPAL).state is State.OFFICE_REVIEW
    assert approvals(deeds, application) == [(both, (S.LEADER, S.PRINCIPAL))]


def test_a_leader_who_applies_has_taken_the_leaders_stop(deeds: Deeds) -> None:
    item = deeds.assigned()
    application = deeds.apply(item, Role.LEADER)
    assert capacities(application) == [(S.PRINCIPAL,), (S.OFFICE,), (S.JOINT,)]
    body = deeds.history(item)[-1].body or {}
    assert body == {**body, "text": "已全部整改", "capacities": ["leader"]}


def test_in_a_village_one_person_applies_for_the_whole_unit(deeds: Deeds) -> None:
    for role in (Role.LEADER, Role.RESPONSIBLE):
        deeds.gives(Role.PRINCIPAL, role)
    alone = deeds.id(Role.PRINCIPAL)
    item = deeds.assign(deeds.fed_back(), leader=alone, responsible=alone)
    application = deeds.apply(item, Role.PRINCIPAL)
    assert capacities(application) == [(S.OFFICE,), (S.JOINT,)]
    assert deeds.now(item).state is State.OFFICE_REVIEW


# Immediate fixes.


def test_an_immediate_fix_not_fed_back_goes_straight_to_the_office(deeds: Deeds) -> None:
    item = deeds.assign(deeds.sent())
    application = deeds.apply(item)
    assert capacities(application) == [(S.OFFICE,)]
    assert deeds.now(item).state is State.OFFICE_REVIEW
    assert deeds.endorse(application, Role.DIRECTOR).state is State.CLOSED


def test_once_fed_back_it_takes_the_whole_chain(deeds: Deeds) -> None:
    [item] = deeds.feeds(deeds.assign(deeds.sent()))
    assert len(deeds.apply(item).chain) == 4


# Endorsing.


def test_the_chain_is_walked_stop_by_stop_to_the_end(deeds: Deeds) -> None:
    application = deeds.applied()
    states = [deeds.endorse(application, who).state for who in CHAIN]
    assert states == [
        State.UNIT_REVIEW,
        State.OFFICE_REVIEW,
        State.JOINT_REVIEW,
        State.JOINT_REVIEW,
        State.CLOSED,
    ]
    assert [capacity for _, capacity in approvals(deeds, application)] == [
        (S.LEADER,),
        (S.PRINCIPAL,),
        (S.OFFICE,),
        (S.JOINT,),
        (S.JOINT,),
    ]


def test_closing_dates_the_item_and_decides_the_application(deeds: Deeds, ledger: Ledger) -> None:
    application = deeds.applied()
    ledger.clock.go(date(2020, 12, 21))
    item = deeds.endorse(application, *CHAIN)
    assert (item.closed_on, item.applied_on) == (date(2020, 12, 21), TODAY)
    decided = deeds.application(application)
    assert (decided.state, decided.decided_on) == (ApplicationState.APPROVED, date(2020, 12, 21))
    assert (decided.next_step_on, item.next_step_on) == (None, None)


def test_every_stop_is_an_event_of_who_and_in_which_capacity(deeds: Deeds) -> None:
    item = deeds.closed()
    steps = [(e.kind, e.person_id) for e in deeds.history(item)][-5:]
    assert steps == [("review-approved", deeds.id(who)) for who in CHAIN[:-1]] + [
        ("finding-closed", deeds.id(Role.ORGANISATION))
    ]
    body = deeds.history(item)[-2].body or {}
    assert body == {**body, "capacities": ["joint"]}


def test_any_two_of_the_three_make_the_joint_review(deeds: Deeds) -> None:
    application = deeds.applied()
    item = deeds.endorse(application, *CHAIN[:3], Role.HEAD, Role.ORGANISATION)
    assert item.state is State.CLOSED


def test_two_of_one_body_are_one_of_the_three(deeds: Deeds) -> None:
    second = deeds.joins("纪委二", Role.DISCIPLINE)
    application = deeds.applied()
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL, Role.OFFICE, Role.DISCIPLINE)
    with pytest.raises(errors.NotAllowed):
        deeds.endorse(application, second)
    assert deeds.endorse(application, Role.ORGANISATION).state is State.CLOSED


def test_a_joint_review_that_one_body_alone_holds_is_shown_to_the_office(
    deeds: Deeds, ledger: Ledger
) -> None:
    deeds.joins("纪委二", Role.DISCIPLINE)
    item = deeds.assigned()
    deeds.leaves(Role.ORGANISATION, Role.ORGANISATION)
    deeds.leaves(Role.HEAD, Role.HEAD)
    application = deeds.apply(item)
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL, Role.OFFICE)
    with ledger.work() as work:
        assert [each.id for each in seats.unheld(work)] == [application.id]


def test_one_of_the_joint_review_does_not_count_twice(deeds: Deeds) -> None:
    application = deeds.applied()
    deeds.endorse(application, *CHAIN[:4])
    with pytest.raises(errors.NotAllowed) as refused:
        deeds.endorse(application, Role.DISCIPLINE)
    assert refused.value.variant == "approved-already"
    assert deeds.application(application).state is ApplicationState.PENDING


def test_nobody_endorses_before_the_turn(deeds: Deeds) -> None:
    application = deeds.applied()
    for who in (Role.PRINCIPAL, Role.OFFICE, Role.DISCIPLINE, Role.RESPONSIBLE):
        with pytest.raises(errors.NotAllowed) as refused:
            deeds.endorse(application, who)
        assert refused.value.variant == "not-reviewer"


def test_who_does_not_see_the_item_does_not_find_the_application(
    deeds: Deeds, ledger: Ledger
) -> None:
    with ledger.work() as work:
        stranger = builders.person(work, "何书记")
        builders.give(work, stranger, Role.PRINCIPAL, at=deeds.town.other_unit)
    application = deeds.applied()
    for who in (stranger, Role.ADMIN):
        with pytest.raises(errors.NotFound):
            deeds.endorse(application, who)


def test_an_application_that_does_not_exist_is_not_found(deeds: Deeds) -> None:
    with pytest.raises(errors.NotFound):
        deeds.by(Role.OFFICE, reviews.endorse, reviews.Endorse(applications=(999,)))


def test_a_decided_application_is_not_decided_again(deeds: Deeds) -> None:
    application = deeds.applied()
    deeds.endorse(application, *CHAIN)
    for act in (deeds.endorse, deeds.refuse):
        with pytest.raises(errors.WrongState) as refused:
            act(application, Role.HEAD)
        assert refused.value.variant == "decided"


def test_after_the_archive_nothing_is_decided(deeds: Deeds) -> None:
    application = deeds.applied()
    deeds.endorse(application, *CHAIN[:2])
    deeds.archives()
    for act in (deeds.endorse, deeds.refuse):
        with pytest.raises(errors.NotAllowed):
            act(application, Role.OFFICE)


# Many at once.


def test_one_confirm_endorses_all_with_an_event_each(deeds: Deeds) -> None:
    held = [deeds.applied() for _ in range(3)]
    command = reviews.Endorse(applications=tuple(a.id for a in held))
    done = deeds.by(Role.LEADER, reviews.endorse, command)
    assert [item.id for item in done] == [a.finding_id for a in held]
    assert [deeds.history(item)[-1].kind for item in done] == ["review-approved"] * 3
    assert awaiting(deeds, Role.LEADER) == []


def test_all_or_none(deeds: Deeds, ledger: Ledger) -> None:
    mine, gone = deeds.applied(), deeds.applied()
    deeds.endorse(gone, Role.LEADER)
    command = reviews.Endorse(applications=(mine.id, gone.id))
    with ledger.work() as work:
        actor = deeds.actor(Role.LEADER, work)
        with pytest.raises(errors.NotAllowed), work.attempt():
            reviews.endorse(command, actor, work)
    assert awaiting(deeds, Role.LEADER) == [mine.id]
    assert approvals(deeds, mine) == []


def test_an_item_ticked_twice_is_endorsed_once(deeds: Deeds) -> None:
    application = deeds.applied()
    command = reviews.Endorse(applications=(application.id, application.id))
    assert len(deeds.by(Role.LEADER, reviews.endorse, command)) == 1


def test_nothing_ticked_is_nothing_to_confirm() -> None:
    with pytest.raises(ValidationError):
        reviews.Endorse(applications=())


# Who hears it.


def test_reviewers_hear_when_it_is_their_turn(deeds: Deeds) -> None:
    application = deeds.applied()
    for told, others in ((CHAIN[0], CHAIN[1:]), (CHAIN[1], CHAIN[2:]), (CHAIN[2], CHAIN[3:])):
        assert deeds.told(told, Topic.REVIEW) == ["tiding-review"]
        assert all(deeds.told(who, Topic.REVIEW) == [] for who in others)
        deeds.endorse(application, told)
    assert deeds.told(Role.DISCIPLINE, Topic.REVIEW) == ["tiding-review"]


def test_closing_is_told_to_applicant_and_leader_and_echoed_to_the_finder(deeds: Deeds) -> None:
    deeds.closed()
    assert deeds.notices(Role.RESPONSIBLE)[-1] == deeds.notices(Role.LEADER)[-1]
    assert deeds.notices(Role.LEADER)[-1] == "notice-closed"
    assert deeds.told(Role.MEMBER, Topic.ECHO)[-1] == "echo-closed"


# Refusing.


def test_a_refusal_puts_the_work_back_with_reason_and_demand(deeds: Deeds) -> None:
    application = deeds.applied()
    item = deeds.refuse(application, Role.LEADER)
    assert (item.state, item.applied_on) == (State.IN_PROGRESS, None)
    decided = deeds.application(application)
    assert (decided.state, decided.decided_on) == (ApplicationState.REFUSED, TODAY)
    with deeds.ledger.work() as work:
        [approval] = work.reviews.approvals(application.id)
    assert (approval.decision, approval.reason) == (Decision.REFUSED, "evidence")
    assert approval.text == "补拍公示照片"
    body = deeds.history(item)[-1].body or {}
    assert body == {**body, "reason": "evidence", "text": "补拍公示照片"}


@pytest.mark.parametrize("stop", range(4))
def test_every_stop_may_refuse(deeds: Deeds, stop: int) -> None:
    application = deeds.applied()
    if stop:
        deeds.endorse(application, *CHAIN[:stop])
    assert deeds.refuse(application, CHAIN[stop]).state is State.IN_PROGRESS


def test_applicant_leader_and_responsible_person_hear_it(deeds: Deeds) -> None:
    application = deeds.apply(deeds.assigned(), Role.LIAISON)
    deeds.refuse(application, Role.LEADER)
    for who in (Role.LIAISON, Role.LEADER, Role.RESPONSIBLE):
        assert deeds.notices(who)[-1] == "notice-refused"
    reason = deeds.screen(Role.LIAISON).lines[0].args["reason"]
    assert reason == Text(id="refusal-evidence")


def test_a_reason_outside_the_list_is_refused(deeds: Deeds) -> None:
    application = deeds.applied()
    with pytest.raises(errors.Unfit) as refused:
        deeds.refuse(application, Role.LEADER, reason="mood")
    assert refused.value.variant == "refusal-reason"


def test_a_refusal_says_what_is_still_required() -> None:
    with pytest.raises(ValidationError):
        reviews.Refuse(application=1, reason="evidence", text=" ")


def test_only_who_reviews_refuses(deeds: Deeds) -> None:
    application = deeds.applied()
    with pytest.raises(errors.NotAllowed):
        deeds.refuse(application, Role.OFFICE)


def refused_on(deeds: Deeds, ledger: Ledger, day: date) -> Finding:
    application = deeds.applied()
    ledger.clock.go(day)
    return deeds.refuse(application, Role.LEADER)


def test_an_item_in_time_needs_no_grace_and_its_ladder_runs_on(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = refused_on(deeds, ledger, date(2020, 12, 21))
    assert item.grace_until is None
    assert item.next_step_on == date(2021, 2, 10)


def test_on_the_last_day_it_is_not_yet_overdue(deeds: Deeds, ledger: Ledger) -> None:
    assert refused_on(deeds, ledger, date(2021, 3, 8)).grace_until is None


def test_an_overdue_item_gets_three_workdays_before_its_ladder_runs(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = refused_on(deeds, ledger, date(2021, 3, 10))
    assert item.grace_until == date(2021, 3, 15)
    assert item.next_step_on == date(2021, 3, 16)


def test_a_refused_item_is_applied_for_again_and_the_first_application_stays(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    first = deeds.apply(item)
    deeds.refuse(first, Role.LEADER)
    second = deeds.apply(item, evidence=())
    deeds.endorse(second, *CHAIN)
    with ledger.work() as work:
        states = [a.state.value for a in work.reviews.of_finding(item.id, 1)]
    assert states == ["refused", "approved"]


def test_an_item_without_a_date_is_refused_without_grace(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        undated = {"due": None, "original_due": None, "clock_from": None}
        item = builders.finding(work, deeds.town, State.IN_PROGRESS, **undated)
    refused = deeds.refuse(deeds.apply(item), Role.LEADER)
    assert (refused.grace_until, refused.next_step_on) == (None, None)


def test_a_chain_of_the_offices_own_making_is_walked_too(deeds: Deeds, ledger: Ledger) -> None:
    policy = Policy(chain=(S.PRINCIPAL, S.JOINT), joint_quorum=1)
    ledger.rules = replace(ledger.rules, policy=policy)
    application = deeds.applied()
    assert deeds.endorse(application, Role.PRINCIPAL).state is State.JOINT_REVIEW
    assert deeds.endorse(application, Role.HEAD).state is State.CLOSED
