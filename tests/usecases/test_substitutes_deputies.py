"""AB角: a deputy acts for a time with another's posts, in both names, and separation sees both."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core import errors, rights
from bot.core.findings import State
from bot.core.messages import Topic
from bot.core.people import Person
from bot.core.roles import Role
from bot.core.substitutes import Substitute
from bot.usecases import (
    awaiting,
    bundles,
    changes,
    deputies,
    digests,
    items,
    orders,
    rectification,
    seats,
    stepping,
)
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds, Who

WEEK = timedelta(days=7)


def names(deeds: Deeds, who: Who, deputy: Who, *, after: int = 0, days: int = 7) -> Substitute:
    with deeds.ledger.work() as work:
        since = work.today + timedelta(days=after)
    command = deputies.Name(
        deputy=deeds.id(deputy), since=since, until=since + timedelta(days=days)
    )
    return deeds.by(who, deputies.name, command)


def awaits(deeds: Deeds, who: Who) -> list[int]:
    with deeds.ledger.work() as work:
        return [a.id for a in seats.awaiting(deeds.actor(who, work), work)]


def test_a_deputy_acts_for_the_leader_in_both_names(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    names(deeds, Role.LEADER, Role.LIAISON)
    deeds.by(Role.LIAISON, rectification.commit, rectification.Commit(finding=item.id))
    told = deeds.history(item)[-1]
    assert told.person_id == deeds.id(Role.LIAISON)
    assert (told.body or {})["for"] == deeds.id(Role.LEADER)


def test_what_one_may_do_oneself_is_done_for_nobody(deeds: Deeds) -> None:
    item = deeds.assigned()
    names(deeds, Role.LEADER, Role.LIAISON)
    command = rectification.Report(finding=item.id, text="已公示")
    deeds.by(Role.LIAISON, rectification.report, command)
    assert "for" not in (deeds.history(item)[-1].body or {})


def test_a_deputy_sees_and_reviews_what_awaits_the_other(deeds: Deeds, ledger: Ledger) -> None:
    other = deeds.joins("代办人", Role.RESPONSIBLE)
    names(deeds, Role.LEADER, other)
    application = deeds.applied()
    assert awaits(deeds, other) == [application.id]
    assert "tiding-review" in deeds.told(other, Topic.REVIEW)
    after = deeds.endorse(application, other)
    assert after.state is State.UNIT_REVIEW
    with ledger.work() as work:
        [approval] = work.reviews.approvals(application.id)
        sight = rights.sight(deeds.actor(other, work))
    assert (approval.person_id, approval.for_id) == (other.id, deeds.id(Role.LEADER))
    assert sight.led_by == {(deeds.id(Role.LEADER), deeds.town.unit.id)}
    assert (deeds.history(deeds.now(after))[-1].body or {})["for"] == deeds.id(Role.LEADER)
    assert awaits(deeds, Role.LEADER) == []


def office_colleague(deeds: Deeds) -> Person:
    return deeds.joins("李同志", Role.OFFICE)


def test_who_stood_in_outside_is_spent_and_so_is_the_other(deeds: Deeds) -> None:
    application = deeds.applied()
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    names(deeds, Role.DISCIPLINE, Role.OFFICE)
    deeds.endorse(application, Role.OFFICE)
    assert awaits(deeds, Role.OFFICE) == []
    assert awaits(deeds, Role.DISCIPLINE) == [application.id]


def test_one_seat_counts_once_however_many_sit_on_it(deeds: Deeds) -> None:
    application = deeds.applied()
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL, Role.OFFICE)
    names(deeds, Role.DISCIPLINE, Role.DIRECTOR)
    deeds.endorse(application, Role.DIRECTOR)
    assert awaits(deeds, Role.DISCIPLINE) == []
    assert awaits(deeds, Role.DIRECTOR) == []
    assert deeds.endorse(application, Role.ORGANISATION).state is State.CLOSED


def test_it_begins_and_ends_by_itself(deeds: Deeds, ledger: Ledger) -> None:
    application = deeds.applied()
    other = deeds.joins("代办人", Role.RESPONSIBLE)
    names(deeds, Role.LEADER, other, after=2, days=3)
    assert awaits(deeds, other) == []
    ledger.clock.pass_by(timedelta(days=2))
    assert awaits(deeds, other) == [application.id]
    ledger.clock.pass_by(timedelta(days=4))
    assert awaits(deeds, other) == []


def test_who_is_back_earlier_ends_it(deeds: Deeds) -> None:
    other = deeds.joins("代办人", Role.RESPONSIBLE)
    named = names(deeds, Role.LEADER, other)
    with pytest.raises(errors.NotAllowed):
        deeds.by(other, deputies.end, deputies.End(substitute=named.id))
    deeds.by(Role.LEADER, deputies.end, deputies.End(substitute=named.id))
    assert deeds.notices(other) == ["notice-deputy", "notice-deputy-ended"]
    with pytest.raises(errors.WrongState):
        deeds.by(Role.LEADER, deputies.end, deputies.End(substitute=named.id))


def test_deputy_and_director_hear_it(deeds: Deeds) -> None:
    names(deeds, Role.LEADER, Role.LIAISON)
    assert deeds.notices(Role.LIAISON) == ["notice-deputy"]
    assert deeds.notices(Role.DIRECTOR) == ["notice-deputy"]


def test_a_deputy_decides_requests_but_not_ones_own_sides(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    names(deeds, Role.LEADER, Role.LIAISON)
    assert item.due is not None
    ask = changes.AskExtension(finding=item.id, until=item.due + WEEK, text="停工")
    change = deeds.by(Role.RESPONSIBLE, changes.ask_extension, ask)
    deeds.by(Role.LIAISON, changes.approve, changes.Approve(change=change.id))
    with ledger.work() as work:
        assert changes.awaiting(deeds.actor(Role.LIAISON, work), work) == ()
        assert len(changes.awaiting(deeds.actor(Role.OFFICE, work), work)) == 1


def test_a_leaders_deputy_who_asks_has_agreed_for_him(deeds: Deeds) -> None:
    item = deeds.assigned()
    names(deeds, Role.LEADER, Role.LIAISON)
    assert item.due is not None
    ask = changes.AskExtension(finding=item.id, until=item.due + WEEK, text="停工")
    assert deeds.by(Role.LIAISON, changes.ask_extension, ask).step.value == "office"


def test_a_deputy_instructs_for_the_principal(deeds: Deeds) -> None:
    item = deeds.assigned()
    names(deeds, Role.PRINCIPAL, Role.LIAISON)
    deeds.by(Role.LIAISON, orders.instruct, orders.Instruct(finding=item.id, text="抓紧"))
    assert (deeds.history(item)[-1].body or {})["for"] == deeds.id(Role.PRINCIPAL)


@pytest.mark.parametrize(
    ("who", "deputy"),
    [
        (Role.LEADER, Role.OFFICE),
        (Role.DISCIPLINE, Role.LIAISON),
        (Role.OFFICE, Role.MEMBER),
        (Role.LEADER, Role.LEADER),
    ],
)
def test_nobody_stands_in_across_the_sides(deeds: Deeds, who: Role, deputy: Role) -> None:
    with pytest.raises(errors.Unfit):
        names(deeds, who, deputy)


def test_a_team_lends_nothing(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed):
        names(deeds, Role.HEAD, Role.DEPUTY)


def test_periods_are_whole_ahead_and_do_not_overlap(deeds: Deeds) -> None:
    names(deeds, Role.LEADER, Role.LIAISON, days=3)
    with pytest.raises(errors.WrongState):
        names(deeds, Role.LEADER, Role.LIAISON, after=3)
    names(deeds, Role.LEADER, Role.LIAISON, after=4)
    names(deeds, Role.PRINCIPAL, Role.LIAISON)
    for after, days in ((-1, 3), (1, -1)):
        with pytest.raises(errors.Unfit):
            names(deeds, Role.OFFICE, Role.DIRECTOR, after=after, days=days)


def test_a_deputy_of_the_unit_asked_by_the_office_changes_nothing_else(deeds: Deeds) -> None:
    item = deeds.fed_back()
    names(deeds, Role.OFFICE, Role.DIRECTOR)
    with deeds.ledger.work() as work:
        items.note(item, "finding-pressed", deeds.actor(Role.DIRECTOR, work), work)
    assert deeds.history(item)[-1].body == {}
    assert date(2020, 12, 7) == deeds.history(item)[-1].day


def test_the_week_of_a_deputy_carries_what_is_due_of_the_absent_and_says_whose(
    deeds: Deeds, ledger: Ledger
) -> None:
    """A responsible person reads no digest himself; for the leader he does."""
    item = deeds.assigned()
    assert item.due is not None
    deputy = deeds.joins("代办人", Role.RESPONSIBLE)
    ledger.clock.go(item.due - timedelta(days=10))
    names(deeds, Role.LEADER, deputy)
    with ledger.work() as work:
        stepping.take_steps(work, 10)
        assert deeds.id(deputy) in digests.recipients(work)
        tidings = work.tidings.waiting(deputy.id, bundles.DAILY)
        [entry] = bundles.entries(tidings, work)
        own = work.tidings.waiting(deeds.id(Role.LEADER), bundles.DAILY)
        [plain] = bundles.entries(own, work)
    assert (entry.line.id, plain.line.id) == ("line-for-absent", "reminder-line")
    assert entry.line.args["name"] == deeds.person(Role.LEADER).name


def test_what_awaits_counts_requests_as_well(deeds: Deeds, ledger: Ledger) -> None:
    item, _application = deeds.assigned(), deeds.applied()
    assert item.due is not None
    ask = changes.AskExtension(finding=item.id, until=item.due + WEEK, text="雨季停工")
    deeds.by(Role.RESPONSIBLE, changes.ask_extension, ask)
    with ledger.work() as work:
        assert awaiting.count(deeds.actor(Role.LEADER, work), work) == 2
        assert awaiting.count(deeds.actor(Role.OFFICE, work), work) == 0
