"""Who plays in which unit: the invented prefecture, read as the office's own set-up file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import yaml

from bot.core.organisations import Level
from bot.core.roles import Role
from bot.core.roster import AssignmentEntry, OrganisationEntry, Roster

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(name: str) -> object:
    """A file of `bot/demo/data`, as YAML's own types."""
    text = resources.files("bot.demo.data").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  # the safe loader, in C where it exists


@lru_cache(maxsize=1)
def prefecture() -> Roster:
    return Roster.model_validate(read("prefecture.yaml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everyone who may act on a finding of one unit, by name."""

    assignment: AssignmentEntry
    unit: OrganisationEntry
    members: tuple[str, ...]
    deputy: str
    head: str
    principal: str
    leaders: tuple[str, ...]
    responsible: tuple[str, ...]
    liaison: str
    superior: str | None
    departments: tuple[OrganisationEntry, ...]
    places: tuple[str, ...]
    office: tuple[str, ...]
    discipline: tuple[str, ...]
    organisation: tuple[str, ...]


@lru_cache(maxsize=1)
def casts() -> tuple[Cast, ...]:
    """One for each inspected unit, in the file's order."""
    return tuple(_cast(assignment) for assignment in prefecture().rounds[0].assignments)


def _cast(assignment: AssignmentEntry) -> Cast:
    unit = next(e for e in prefecture().organisations if e.code == assignment.unit)
    below = [entry for entry in prefecture().organisations if entry.parent == unit.code]
    return Cast(
        assignment=assignment,
        unit=unit,
        members=_of_team(assignment.team, Role.MEMBER),
        deputy=_of_team(assignment.team, Role.DEPUTY)[0],
        head=_of_team(assignment.team, Role.HEAD)[0],
        principal=holders(Role.PRINCIPAL, unit.code)[0],
        leaders=holders(Role.LEADER, unit.code),
        responsible=holders(Role.RESPONSIBLE, unit.code),
        liaison=holders(Role.LIAISON, unit.code)[0],
        superior=next(iter(holders(Role.SUPERIOR, unit.parent)), None),
        departments=tuple(entry for entry in below if entry.level is Level.DEPARTMENT),
        places=tuple(e.short_name or e.name for e in below if e.level is Level.VILLAGE),
        office=holders(Role.OFFICE) + holders(Role.DIRECTOR),
        discipline=holders(Role.DISCIPLINE),
        organisation=holders(Role.ORGANISATION),
    )


def _of_team(number: int, role: Role) -> tuple[str, ...]:
    team = next(team for team in prefecture().rounds[0].teams if team.number == number)
    return tuple(member.name for member in team.members if member.role is role)


def holders(role: Role, organisation: str | None = None) -> tuple[str, ...]:
    """Who holds the post, in one organisation or anywhere."""
    return tuple(
        person.name
        for person in prefecture().people
        for post in person.posts
        if post.role is role and organisation in (None, post.organisation)
    )
