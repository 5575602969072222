"""Cross-inspection (交叉巡察): which team takes which chosen unit, proposed, then confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core import crossing, errors, rounds
from bot.core.organisations import Organisation
from bot.core.people import Actor, Person
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases import recusals
from bot.usecases.commands import Command


class Cross(Command):
    round: int
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`team_of` by unit; `barring` are the members who bar (team, unit); `load` is how many units
    each team would have, those it has already included."""

    round: rounds.Round
    teams: tuple[rounds.Team, ...]
    units: tuple[Organisation, ...]
    team_of: Mapping[int, int]
    barred_to_all: tuple[int, ...]
    barring: Mapping[tuple[int, int], tuple[Person, ...]]
    load: Mapping[int, int]


def may_cross(actor: Actor) -> bool:
    return actor.own.has(Role.DIRECTOR)


def open_rounds(work: Work) -> Sequence[rounds.Round]:
    """Where teams are still being sent out, and there are teams to send."""
    return [
        round_
        for round_ in work.rounds.all()
        if round_.phase is rounds.Phase.FIELDWORK and work.rounds.teams(round_.id)
    ]


def free_units(round_id: int, work: Work) -> Sequence[Organisation]:
    """The round's teams have not got them yet."""
    held = {assignment.unit_id for assignment in work.rounds.assignments(round_id)}
    return [unit for unit in work.organisations.all() if unit.id not in held]


def plan(round_id: int, unit_ids: Sequence[int], work: Work) -> Plan:
    """The same question on the same ledger has the same answer."""
    round_ = work.rounds.get(round_id)
    teams = tuple(work.rounds.teams(round_id))
    units = tuple(work.organisations.get(id) for id in dict.fromkeys(unit_ids))
    barring = {
        (team.id, unit.id): people
        for team in teams
        for unit in units
        if (people := recusals.barring(team, unit.id, work))
    }
    load = Counter(assignment.team_id for assignment in work.rounds.assignments(round_id))
    found = crossing.propose(
        [unit.id for unit in units],
        [team.id for team in teams],
        barred=frozenset(barring),
        load=load,
    )
    return Plan(
        round=round_,
        teams=teams,
        units=units,
        team_of=found.team_of,
        barred_to_all=found.barred_to_all,
        barring=barring,
        load=load + Counter(found.team_of.values()),
    )


def assign(command: Cross, actor: Actor, work: Work) -> Plan:
    """Writes what `plan` proposes now. Raises `Unfit` where none exists."""
    if not may_cross(actor):
        raise errors.NotAllowed("cross")
    if command.round not in {round_.id for round_ in open_rounds(work)}:
        raise errors.Unfit("cross-round")
    free = {unit.id for unit in free_units(command.round, work)}
    for unit_id in command.units:
        if unit_id not in free:
            raise errors.Unfit("cross-taken", unit=work.organisations.get(unit_id).name)
    made = plan(command.round, command.units, work)
    if made.barred_to_all:
        name = work.organisations.get(made.barred_to_all[0]).name
        raise errors.Unfit("cross-none", unit=name)
    for unit in made.units:
        _assign(made.team_of[unit.id], unit, made.round, actor, work)
    return made


def _assign(
    team_id: int, unit: Organisation, round_: rounds.Round, actor: Actor, work: Work
) -> None:
    assignment = work.rounds.add_assignment(
        rounds.Assignment(
            id=0,
            round_id=round_.id,
            team_id=team_id,
            unit_id=unit.id,
            kind=rounds.Kind.CROSS,
            escalated=False,
        )
    )
    work.events.record(
        "unit-assigned",
        item_kind="round",
        item_id=round_.id,
        person_id=actor.id,
        body={"unit": unit.id, "team": team_id, "assignment": assignment.id},
    )
