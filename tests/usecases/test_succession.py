"""新官理旧账: one step, and everything open is the successor's; nothing closed is touched."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core import errors
from bot.core.people import Person
from bot.core.policy import ChainStep
from bot.core.reviews import PlannedStep
from bot.core.roles import Role
from bot.usecases import rectification, seats, staff, succession, suggestions
from tests import builders
from tests.usecases.deeds import CHAIN, Deeds, Who


def hands_over(
    deeds: Deeds, before: Who, after: Who, *, by: Who = Role.DIRECTOR
) -> succession.Handed:
    command = succession.HandOver(person=deeds.id(before), successor=deeds.id(after))
    return deeds.by(by, succession.hand_over, command)


def newcomer(deeds: Deeds) -> Person:
    return deeds.joins("接任人")


def roles(deeds: Deeds, who: Who) -> frozenset[Role]:
    with deeds.ledger.work() as work:
        return deeds.actor(who, work).roles


def test_the_leaders_items_posts_and_reviews_go_over_in_one_step(deeds: Deeds) -> None:
    item = deeds.assigned()
    deeds.by(Role.LEADER, rectification.commit, rectification.Commit(finding=item.id))
    application = deeds.applied()
    closed = deeds.closed()
    new = newcomer(deeds)
    done = hands_over(deeds, Role.LEADER, new)
    assert (done.posts, done.findings, done.reviews, done.unseated) == (1, 2, 1, 0)
    after = deeds.now(item)
    assert (after.leader_id, after.committed_on) == (new.id, None)
    assert deeds.now(closed).leader_id == deeds.id(Role.LEADER)
    assert not roles(deeds, Role.LEADER)
    assert roles(deeds, new) == {Role.LEADER}
    assert deeds.endorse(application, new).state == "unit_review"
    assert deeds.history(item)[-1].kind == "finding-succeeded"


def test_both_hear_it_and_the_event_counts(deeds: Deeds) -> None:
    deeds.assigned()
    new = newcomer(deeds)
    hands_over(deeds, Role.RESPONSIBLE, new)
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-post-given"
    assert deeds.notices(new)[-1] == "notice-post-taken"
    with deeds.ledger.work() as work:
        told = work.events.of_item("person", deeds.id(Role.RESPONSIBLE))[-1]
    assert told.kind == "post-handed-over"
    assert (told.body or {})["findings"] == 1


def test_open_measures_go_over_and_finished_ones_stay(deeds: Deeds) -> None:
    item = deeds.report(deeds.assigned(), measures_done=(1,))
    with deeds.ledger.work() as work:
        held = work.findings.measures(item.id, item.cycle)
        given = [measure.given_to(deeds.id(Role.RESPONSIBLE)) for measure in held]
        work.findings.replace_measures(item.id, item.cycle, given)
    new = newcomer(deeds)
    hands_over(deeds, Role.RESPONSIBLE, new)
    with deeds.ledger.work() as work:
        people = [m.person_id for m in work.findings.measures(item.id, item.cycle)]
    assert people == [deeds.id(Role.RESPONSIBLE), new.id]


def test_suggestions_in_hand_go_over(deeds: Deeds) -> None:
    place = {"round": deeds.town.round.id, "addressee": deeds.town.unit.id}
    made = deeds.by(Role.HEAD, suggestions.propose, suggestions.Propose(text="建台账", **place))
    still = deeds.by(Role.HEAD, suggestions.propose, suggestions.Propose(text="另一件", **place))
    send = suggestions.Transfer(suggestion=made.id)
    deeds.by(Role.OFFICE, suggestions.transfer, send)
    people = {"leader": deeds.id(Role.LEADER), "handler": deeds.id(Role.RESPONSIBLE)}
    assign = suggestions.Assign(suggestion=made.id, **people)
    deeds.by(Role.LIAISON, suggestions.assign, assign)
    first, second = newcomer(deeds), newcomer(deeds)
    assert hands_over(deeds, Role.LEADER, first).suggestions == 1
    assert hands_over(deeds, Role.RESPONSIBLE, second).suggestions == 1
    with deeds.ledger.work() as work:
        after = work.suggestions.get(made.id)
        assert work.suggestions.get(still.id).leader_id is None
    assert (after.leader_id, after.handler_id) == (first.id, second.id)


def test_a_joint_reviewers_seat_goes_over_with_the_body_it_speaks_for(deeds: Deeds) -> None:
    application = deeds.applied()
    deeds.endorse(application, *CHAIN[:3])
    new = newcomer(deeds)
    hands_over(deeds, Role.DISCIPLINE, new)
    deeds.endorse(application, Role.ORGANISATION)
    assert deeds.endorse(application, new).state == "closed"


def test_where_separation_forbids_it_the_seat_stays_empty_and_the_office_knows(
    deeds: Deeds,
) -> None:
    application = deeds.applied()
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    done = hands_over(deeds, Role.OFFICE, Role.LIAISON)
    assert (done.reviews, done.unseated) == (0, 1)
    with deeds.ledger.work() as work:
        now = work.reviews.get(application.id)
        assert deeds.id(Role.LIAISON) not in now.current.people
        assert seats.awaiting(deeds.actor(Role.LIAISON, work), work) == []


def test_an_outside_reviewer_takes_no_unit_side_seat_of_the_same_chain(deeds: Deeds) -> None:
    deeds.applied()
    done = hands_over(deeds, Role.LEADER, Role.DISCIPLINE)
    assert (done.findings, done.reviews, done.unseated) == (1, 0, 1)


def test_team_posts_stay_with_who_was_named(deeds: Deeds) -> None:
    with pytest.raises(errors.WrongState) as caught:
        hands_over(deeds, Role.MEMBER, newcomer(deeds))
    assert caught.value.variant == "nothing-to-hand-over"


def test_only_the_director_and_to_somebody_else_in_service(deeds: Deeds) -> None:
    new = newcomer(deeds)
    with pytest.raises(errors.NotAllowed):
        hands_over(deeds, Role.LEADER, new, by=Role.ADMIN)
    with pytest.raises(errors.Unfit):
        hands_over(deeds, Role.LEADER, Role.LEADER)
    deeds.by(Role.DIRECTOR, staff.suspend, staff.Suspend(person=new.id))
    with pytest.raises(errors.Unfit):
        hands_over(deeds, Role.LEADER, new)


def test_who_is_suspended_can_still_be_succeeded(deeds: Deeds) -> None:
    item = deeds.assigned()
    deeds.by(Role.ADMIN, staff.suspend, staff.Suspend(person=deeds.id(Role.LEADER)))
    new = newcomer(deeds)
    assert hands_over(deeds, Role.LEADER, new).findings == 1
    assert deeds.now(item).leader_id == new.id


def test_the_director_hands_over_his_own_post_and_is_not_told_twice(deeds: Deeds) -> None:
    new = newcomer(deeds)
    before = deeds.notices(Role.DIRECTOR)
    hands_over(deeds, Role.DIRECTOR, new)
    assert deeds.notices(Role.DIRECTOR) == before
    assert roles(deeds, new) == {Role.DIRECTOR}


def test_items_of_an_archived_round_and_of_another_units_post_stay(deeds: Deeds) -> None:
    item = deeds.assigned()
    with deeds.ledger.work() as work:
        elsewhere = builders.organisation(work, "白石镇", under=deeds.town.county)
        builders.give(work, deeds.person(Role.LEADER), Role.LEADER, at=elsewhere)
    [old, _] = _posts(deeds)
    with deeds.ledger.work() as work:
        until = work.today - timedelta(days=1)
    ended = staff.Expire(post=old, person=deeds.id(Role.LEADER), until=until)
    deeds.by(Role.DIRECTOR, staff.expire, ended)
    assert hands_over(deeds, Role.LEADER, newcomer(deeds)).findings == 0
    deeds.archives()
    assert hands_over(deeds, Role.RESPONSIBLE, newcomer(deeds)).findings == 0
    assert deeds.now(item).responsible_id == deeds.id(Role.RESPONSIBLE)


def _posts(deeds: Deeds) -> list[int]:
    with deeds.ledger.work() as work:
        return [post.id for post in staff.posts(deeds.id(Role.LEADER), work)]


def test_a_seat_is_taken_once_even_by_who_sits_there_already() -> None:
    stop = PlannedStep(capacities=(ChainStep.JOINT,), people=(1, 2), quorum=2, bodies=((1,), (2,)))
    assert stop.with_instead(1, 2).people == (2,)
    assert stop.with_instead(1, None).bodies == ((2,),)
