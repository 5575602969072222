"""Declaring a recusal (回避), lifting one, and keeping team and unit apart where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core import errors, recusals, rounds, screens
from bot.core.people import Actor, Person
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, TEAM_ROLES, UNIT_ROLES, Role
from bot.core.screens import Text, text
from bot.core.work import Work
from bot.usecases import in_post, notices
from bot.usecases.commands import Command

# Cadres who inspect, decide or look on; a unit's own people answer for it, and recuse nobody.
DECLARING = TEAM_ROLES | OFFICE_ROLES | SUBTREE_ROLES | {Role.LEADING_GROUP}


class Declare(Command):
    round: int
    unit: int
    reason: recusals.Reason


class Lift(Command):
    recusal: int


def may_declare(actor: Actor) -> bool:
    """For oneself: a deputy's recusal is his own, too."""
    return actor.own.has(*DECLARING)


def declare(command: Declare, actor: Actor, work: Work) -> recusals.Recusal:
    """Works at once. The director hears it, and without the reason the team's head where
    the team has the unit."""
    if not may_declare(actor):
        raise errors.NotAllowed("recusal")
    round_ = work.rounds.get(command.round)
    if round_.phase is rounds.Phase.ARCHIVED:
        raise errors.Unfit("recusal-round", name=round_.name)
    unit = work.organisations.get(command.unit)
    if unit.id in actor.own.organisations(*UNIT_ROLES):
        raise errors.Unfit("recusal-own-unit", name=unit.name)
    if (round_.id, unit.id) in actor.recused:
        raise errors.WrongState("recused-already", unit=unit.name, round=round_.name)
    declared = work.recusals.add(
        recusals.Recusal(
            person_id=actor.id,
            round_id=round_.id,
            unit_id=unit.id,
            reason=command.reason,
            declared_on=work.today,
        )
    )
    _record("recusal-declared", declared, actor, work)
    _tell(_heads(declared, work), told("notice-recusal-team", declared), declared, actor, work)
    directors = in_post.anywhere(work, Role.DIRECTOR)
    _tell(directors, told("notice-recusal", declared), declared, actor, work)
    return declared


def lift(command: Lift, actor: Actor, work: Work) -> recusals.Recusal:
    """By the director alone, and never his own: the recused does not decide that he is not."""
    if not actor.own.has(Role.DIRECTOR):
        raise errors.NotAllowed("recusal-lift")
    standing = work.recusals.get(command.recusal)
    if standing.person_id == actor.id:
        raise errors.NotAllowed("recusal-lift-own")
    if standing.lifted_on is not None:
        raise errors.Stale()
    lifted = replace(standing, lifted_on=work.today)
    work.recusals.save(lifted)
    _record("recusal-lifted", lifted, actor, work)
    _tell([lifted.person_id], told("notice-recusal-lifted", lifted), lifted, actor, work)
    return lifted


def visible(actor: Actor, work: Work) -> Sequence[recusals.Recusal]:
    """All of them for the director, one's own for everybody else."""
    every = work.recusals.all()
    if actor.own.has(Role.DIRECTOR):
        return every
    return [each for each in every if each.person_id == actor.id]


def members(team_id: int, work: Work) -> tuple[Person, ...]:
    found = {
        person.id: person
        for role in sorted(TEAM_ROLES)
        for person in work.people.holders(role, work.today, team_id=team_id)
    }
    return tuple(found.values())


def barring(team: rounds.Team, unit_id: int, work: Work) -> tuple[Person, ...]:
    """Of the team's members those who must not inspect the unit: recused, or holding a post in it
    or above it."""
    away = work.recusals.people(team.round_id, unit_id)
    path = work.organisations.get(unit_id).path
    return tuple(
        person
        for person in members(team.id, work)
        if person.id in away or _belongs(person, unit_id, path, work)
    )


def _belongs(person: Person, unit_id: int, path: str, work: Work) -> bool:
    actor = work.people.actor(person.id, work.today).own
    return unit_id in actor.organisations(*UNIT_ROLES) or path.startswith(
        actor.paths([Role.SUPERIOR]) or ("?",)
    )


def check_member(person_id: int, team_id: int, work: Work) -> None:
    """Raises `Unfit` where the team has a unit from which this person is recused."""
    for assignment in work.rounds.assignments_of_team(team_id):
        if person_id in work.recusals.people(assignment.round_id, assignment.unit_id):
            name = work.people.get(person_id).name
            raise errors.Unfit("recused", name=name, unit=assignment.unit_name)


def check_assignment(team: rounds.Team, unit_id: int, work: Work) -> None:
    """Raises `Unfit` where one of the team is recused from the unit."""
    barred = barring(team, unit_id, work)
    if barred:
        unit = work.organisations.get(unit_id).name
        raise errors.Unfit("recused", name=barred[0].name, unit=unit)


def told(line: str, recusal: recusals.Recusal) -> Text:
    return text(
        line,
        name=recusal.person_name,
        round=recusal.round_name,
        unit=recusal.unit_name,
        reason=text(f"recusal-reason-{recusal.reason}"),
    )


def _heads(recusal: recusals.Recusal, work: Work) -> list[int]:
    """Of the team that has the unit already, if this person is one of it: the plan must change."""
    return [
        head
        for assignment in work.rounds.assignments(recusal.round_id)
        if assignment.unit_id == recusal.unit_id
        and recusal.person_id in {member.id for member in members(assignment.team_id, work)}
        for head in in_post.of_team(assignment.team_id, work, Role.HEAD)
    ]


def _record(kind: str, recusal: recusals.Recusal, actor: Actor, work: Work) -> None:
    work.events.record(
        kind,
        item_kind="person",
        item_id=recusal.person_id,
        person_id=actor.id,
        body={
            "round": recusal.round_id,
            "unit": recusal.unit_id,
            "reason": recusal.reason.value,
        },
    )


def _tell(
    people: list[int], line: Text, recusal: recusals.Recusal, actor: Actor, work: Work
) -> None:
    others = [person for person in people if person != actor.id]
    topic = f"recusal:{recusal.id}:{line.id}"
    notices.tell(work, others, screens.Screen(lines=(line,)), kind="notice", topic=topic)
