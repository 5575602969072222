"""邀请单: who is on a sheet, who may print it, and what it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.core import errors, invitations
from bot.core.events import Event
from bot.core.people import Invitation, Person
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.usecases import invitation_sheets as sheets
from bot.usecases import people, staff
from tests import builders
from tests.usecases.deeds import Deeds, Who

OTHERS = sorted(set(Role) - {Role.DIRECTOR, Role.ADMIN})


@pytest.fixture
def absent(deeds: Deeds) -> list[Person]:
    """Two who are to be invited, one of them with posts of two kinds; one without any post."""
    with deeds.ledger.work() as work:
        first, second = (builders.person(work, name, joined=False) for name in ("乙", "丙"))
        builders.give(work, first, Role.LIAISON, at=deeds.town.unit)
        builders.give(work, first, Role.LEADING_GROUP)
        builders.give(work, second, Role.MEMBER, team=deeds.town.team)
        builders.person(work, "无职务", joined=False)
    return [first, second]


def seen(deeds: Deeds, who: Who) -> dict[str, list[int]]:
    with deeds.ledger.work() as work:
        found = sheets.groups(deeds.actor(who, work), work)
    return {group.key: [guest.person.id for guest in group.guests] for group in found}


def printed(deeds: Deeds, who: Who, *groups: str) -> Sequence[Invitation]:
    return deeds.by(who, sheets.print_, sheets.Print(groups=groups))


def prints(deeds: Deeds) -> list[Event]:
    with deeds.ledger.work() as work:
        history = work.events.of_item("roster", 0)
    return [event for event in history if event.kind == "invitations-printed"]


def enters(deeds: Deeds, invitation: Invitation, account: int) -> str:
    """How the door answers this invitation's code: "" lets in."""
    with deeds.ledger.work() as work:
        code = invitations.code(work.secret, invitation.nonce)
        command = people.Accept(code=code, telegram_id=account, chat_id=account)
        answer = people.knock(command, work)
    return answer.variant if isinstance(answer, errors.InvitationUnusable) else ""


def test_who_has_not_joined_stands_under_his_team_unit_or_the_office(
    deeds: Deeds, absent: list[Person]
) -> None:
    first, second = (person.id for person in absent)
    team, unit = f"team-{deeds.town.team.id}", f"unit-{deeds.town.unit.id}"
    assert seen(deeds, Role.DIRECTOR) == {"office": [first], team: [second], unit: [first]}
    with deeds.ledger.work() as work:
        work.rounds.save(replace(deeds.town.round, phase=Phase.ARCHIVED))
    assert list(seen(deeds, Role.ADMIN)) == ["office", unit]


def test_each_gets_one_invitation_and_earlier_ones_end(deeds: Deeds, absent: list[Person]) -> None:
    first, second = absent
    unit = f"unit-{deeds.town.unit.id}"
    [lost] = printed(deeds, Role.DIRECTOR, "office", unit)
    both = printed(deeds, Role.DIRECTOR, "office", unit, f"team-{deeds.town.team.id}")
    assert [each.person_id for each in both] == [first.id, second.id]
    assert enters(deeds, lost, 91) == "expired"
    assert enters(deeds, both[0], 91) == ""
    with deeds.ledger.work() as work:
        held = work.people.actor(first.id, work.today).roles
    assert held == {Role.LIAISON, Role.LEADING_GROUP}
    _, event = prints(deeds)
    assert (event.person_id, event.body) == (deeds.id(Role.DIRECTOR), {"n": 2})
    with pytest.raises(errors.Stale):
        printed(deeds, Role.DIRECTOR, unit)


def test_a_post_that_ends_takes_its_invitation_along(deeds: Deeds, absent: list[Person]) -> None:
    [slip] = printed(deeds, Role.DIRECTOR, f"team-{deeds.town.team.id}")
    with deeds.ledger.work() as work:
        [post] = staff.posts(absent[1].id, work)
        command = staff.Expire(post=post.id, person=absent[1].id, until=work.today)
    deeds.by(Role.DIRECTOR, staff.expire, command)
    assert enters(deeds, slip, 92) == "expired"


def test_the_director_hears_of_the_administrators_sheet(
    deeds: Deeds, absent: list[Person]
) -> None:
    printed(deeds, Role.DIRECTOR, "office")
    assert deeds.notices(Role.DIRECTOR) == []
    printed(deeds, Role.ADMIN, "office")
    assert "notice-admin-printed" in str(deeds.screen(Role.DIRECTOR))


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_prints(deeds: Deeds, absent: list[Person], who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        printed(deeds, who, "office")


def test_the_host_prints_for_all_or_for_some(deeds: Deeds, absent: list[Person]) -> None:
    with deeds.ledger.work() as work:
        assert len(sheets.print_all(None, work)) == 2
        assert len(sheets.print_groups(["office", "unit-0"], None, work)) == 1
        assert not sheets.print_groups(["unit-0"], None, work)
    assert [event.person_id for event in prints(deeds)] == [None, None]
