"""Persons and posts: who holds what on which day, and for how long a team's posts last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.core import errors
from bot.core.people import Invitation
from bot.core.roles import Role
from bot.core.rounds import Phase
from tests import builders
from tests.ledger import START, Ledger

TODAY = date(2020, 12, 7)
DAY = timedelta(days=1)


def test_a_person_is_found_by_id_account_and_key(ledger: Ledger) -> None:
    with ledger.work() as work:
        assert work.people.is_empty()
        li = builders.person(work, "李明")
        assert not work.people.is_empty()
        assert work.people.get(li.id) == li
        assert work.people.by_telegram(li.telegram_id or 0) == li
        assert work.people.by_key(li.key) == li
        assert list(work.people.all()) == [li]


def test_an_unknown_person_is_not_found(ledger: Ledger) -> None:
    with ledger.work() as work:
        assert work.people.by_telegram(1) is None
        assert work.people.by_key("nobody") is None
        with pytest.raises(errors.NotFound):
            work.people.get(1)


def test_what_is_saved_of_a_person_comes_back(ledger: Ledger) -> None:
    with ledger.work() as work:
        li = builders.person(work, "李明", joined=False)
        changed = replace(
            li,
            name="李明明",
            language="en",
            telegram_id=5,
            chat_id=6,
            joined_at=work.now,
            unreachable_since=work.now,
            suspended_on=work.today,
        )
        work.people.save(changed)
        assert work.people.get(li.id) == changed


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, TODAY - DAY, False),
        (TODAY + DAY, None, False),
    ],
)
def test_a_post_is_held_from_its_first_to_its_last_day(
    ledger: Ledger, since: date, until: date | None, holds: bool
) -> None:
    with ledger.work() as work:
        li = builders.person(work, "李明")
        builders.give(work, li, Role.OFFICE, since=since, until=until)
        assert work.people.actor(li.id, TODAY).has(Role.OFFICE) is holds
        assert bool(work.people.holders(Role.OFFICE, TODAY)) is holds
        assert len(work.people.posts(li.id)) == 1


def test_a_teams_posts_end_when_its_round_is_archived(ledger: Ledger) -> None:
    with ledger.work() as work:
        town = builders.world(work, phase=Phase.RECTIFICATION)
        member = town.people[Role.MEMBER]
        assert town.actor(work, Role.MEMBER).teams(Role.MEMBER) == {town.team.id}
        work.rounds.save(replace(town.round, phase=Phase.ARCHIVED))
        assert town.actor(work, Role.MEMBER).posts == ()
        assert work.people.holders(Role.MEMBER, TODAY, team_id=town.team.id) == []
        assert len(work.people.posts(member.id)) == 1


def test_a_suspended_person_holds_nothing(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        office = town.people[Role.OFFICE]
        work.people.save(replace(office, suspended_on=TODAY))
        actor = work.people.actor(office.id, TODAY)
        assert actor.posts == ()
        assert actor.person.suspended_on == TODAY
        assert work.people.holders(Role.OFFICE, TODAY) == []


def test_holders_of_one_organisation_or_team(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        holders = work.people.holders
        unit, other_unit = town.unit.id, town.other_unit.id
        principal, head = town.people[Role.PRINCIPAL], town.people[Role.HEAD]
        assert holders(Role.PRINCIPAL, TODAY) == [principal]
        assert holders(Role.PRINCIPAL, TODAY, organisation_id=unit) == [principal]
        assert holders(Role.PRINCIPAL, TODAY, organisation_id=other_unit) == []
        assert holders(Role.HEAD, TODAY, team_id=town.team.id) == [head]
        assert holders(Role.HEAD, TODAY, team_id=99) == []


def test_holders_above_a_unit_are_those_whose_organisation_contains_it(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        superior = town.people[Role.SUPERIOR]
        assert work.people.holders(Role.SUPERIOR, TODAY, above=town.unit.path) == [superior]
        assert work.people.holders(Role.SUPERIOR, TODAY, above="/99/") == []
        # Path /1/ contains /1/2/, and not /11/2/.
        assert work.people.holders(Role.SUPERIOR, TODAY, above="/11/2/") == []


def test_a_post_already_held_is_not_given_twice(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        leader = town.people[Role.LEADER]
        assert not builders.give(work, leader, Role.LEADER, at=town.unit)
        assert builders.give(work, leader, Role.LEADER, at=town.other_unit)
        assert len(work.people.posts(leader.id)) == 2


def test_a_post_that_has_ended_can_be_given_again(ledger: Ledger) -> None:
    with ledger.work() as work:
        li = builders.person(work, "李明")
        builders.give(work, li, Role.OFFICE, since=TODAY - 9 * DAY, until=TODAY - DAY)
        assert builders.give(work, li, Role.OFFICE, since=TODAY)
        assert [post.since for post in work.people.posts(li.id)] == [TODAY]
        assert work.people.actor(li.id, TODAY).has(Role.OFFICE)


def invitation(person_id: int, at: datetime) -> Invitation:
    return Invitation(
        id=0,
        code_hash="hash",
        nonce="nonce",
        person_id=person_id,
        role=Role.OFFICE,
        created_by=person_id,
        created_at=at,
        expires_at=at + 14 * DAY,
    )


def test_an_invitation_is_found_by_the_hash_of_its_code_and_used_once(ledger: Ledger) -> None:
    with ledger.work() as work:
        li = builders.person(work, "李明")
        made = work.invitations.add(invitation(li.id, work.now))
        assert work.invitations.by_hash("hash") == work.invitations.get(made.id) == made
        assert work.invitations.by_hash("other") is None
        work.invitations.use(made.id, work.now)
        assert work.invitations.get(made.id).used_at == START
        with pytest.raises(errors.InvitationUnusable):
            work.invitations.use(made.id, work.now)
        with pytest.raises(errors.NotFound):
            work.invitations.get(99)
