"""Who holds which posts today, as ids, in the order of the roles asked for, everybody once."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.people import Person
from bot.core.roles import Role
from bot.core.work import Work


def anywhere(work: Work, *roles: Role) -> list[int]:
    return _ids(person for role in roles for person in work.people.holders(role, work.today))


def of_organisation(organisation_id: int, work: Work, *roles: Role) -> list[int]:
    return _ids(
        person
        for role in roles
        for person in work.people.holders(role, work.today, organisation_id=organisation_id)
    )


def of_team(team_id: int, work: Work, *roles: Role) -> list[int]:
    return _ids(
        person
        for role in roles
        for person in work.people.holders(role, work.today, team_id=team_id)
    )


def _ids(people: Iterable[Person]) -> list[int]:
    return list(dict.fromkeys(person.id for person in people))
