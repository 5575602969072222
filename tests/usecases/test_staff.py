"""人员: who stands how in the roster, and what suspending and ending a post take away at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import errors
from bot.core.people import Post
from bot.core.roles import Role
from bot.usecases import staff
from bot.usecases.staff import Standing
from tests import builders
from tests.usecases.deeds import Deeds, Who


def posts(deeds: Deeds, who: Who) -> tuple[Post, ...]:
    with deeds.ledger.work() as work:
        return staff.posts(deeds.id(who), work)


def ends(deeds: Deeds, who: Who, days: int, *, by: Who = Role.DIRECTOR) -> None:
    [post] = posts(deeds, who)
    with deeds.ledger.work() as work:
        until = work.today + timedelta(days=days)
    command = staff.Expire(post=post.id, person=deeds.id(who), until=until)
    deeds.by(by, staff.expire, command)


def roles(deeds: Deeds, who: Who, *, later: int = 0) -> frozenset[Role]:
    with deeds.ledger.work() as work:
        actor = work.people.actor(deeds.id(who), work.today + timedelta(days=later))
    return actor.roles


def test_the_roster_says_who_has_joined_and_lists_first_who_has_not(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        absent = builders.person(work, "未加入", joined=False)
        builders.give(work, absent, Role.LIAISON, at=deeds.town.unit)
        lost = deeds.person(Role.SUPERIOR)
        work.people.save(replace(work.people.get(lost.id), unreachable_since=work.now))
        builders.person(work, "无职务")
    deeds.by(Role.DIRECTOR, staff.suspend, staff.Suspend(person=deeds.id(Role.MEMBER)))
    with deeds.ledger.work() as work:
        found = staff.roster(deeds.actor(Role.OFFICE, work), work)
    standings = [entry.standing for entry in found]
    assert standings[:3] == [Standing.UNREACHABLE, Standing.NOT_JOINED, Standing.SUSPENDED]
    assert set(standings[3:]) == {Standing.JOINED}
    assert "无职务" not in [entry.person.name for entry in found]
    [held] = found[2].posts
    assert (found[2].person.id, held.role) == (deeds.id(Role.MEMBER), Role.MEMBER)


@pytest.mark.parametrize("who", sorted(set(Role) - {Role.OFFICE, Role.DIRECTOR, Role.ADMIN}))
def test_the_roster_is_nobody_elses(deeds: Deeds, who: Role) -> None:
    with deeds.ledger.work() as work, pytest.raises(errors.NotAllowed):
        staff.roster(deeds.actor(who, work), work)


def test_who_is_suspended_holds_nothing_until_restored(deeds: Deeds) -> None:
    command = staff.Suspend(person=deeds.id(Role.LEADER))
    deeds.by(Role.ADMIN, staff.suspend, command)
    assert roles(deeds, Role.LEADER) == frozenset()
    with pytest.raises(errors.Stale):
        deeds.by(Role.DIRECTOR, staff.suspend, command)
    deeds.by(Role.DIRECTOR, staff.restore, command)
    assert roles(deeds, Role.LEADER) == {Role.LEADER}
    with pytest.raises(errors.Stale):
        deeds.by(Role.DIRECTOR, staff.restore, command)
    with deeds.ledger.work() as work:
        told = work.events.of_item("person", deeds.id(Role.LEADER))
    assert [event.kind for event in told][-2:] == ["person-suspended", "person-restored"]


def test_nobody_suspends_himself_and_the_office_nobody(deeds: Deeds) -> None:
    own = staff.Suspend(person=deeds.id(Role.DIRECTOR))
    for who in (Role.DIRECTOR, Role.OFFICE):
        with pytest.raises(errors.NotAllowed):
            deeds.by(who, staff.suspend, own)


@pytest.mark.parametrize(("days", "held"), [(-1, False), (0, True), (5, True)])
def test_a_post_lasts_until_its_last_day(deeds: Deeds, days: int, held: bool) -> None:
    ends(deeds, Role.LEADER, days)
    assert (roles(deeds, Role.LEADER) == {Role.LEADER}) is held
    assert roles(deeds, Role.LEADER, later=6) == frozenset()


def test_neither_the_past_nor_another_persons_post_nor_a_far_day(deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit) as caught:
        ends(deeds, Role.LEADER, -2)
    assert caught.value.variant == "post-past"
    with pytest.raises(errors.Unfit):
        ends(deeds, Role.LEADER, 40000)
    [other] = posts(deeds, Role.LIAISON)
    with deeds.ledger.work() as work:
        today = work.today
    command = staff.Expire(post=other.id, person=deeds.id(Role.LEADER), until=today)
    with pytest.raises(errors.Stale):
        deeds.by(Role.DIRECTOR, staff.expire, command)
    with pytest.raises(errors.NotAllowed):
        ends(deeds, Role.LEADER, 0, by=Role.OFFICE)
