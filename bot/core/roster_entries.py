"""The office's set-up file as one value, record by record: organisations, rounds, people.

A record alone is checked by its model; what records say about each other, by `check`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, Strict, StringConstraints

from bot.core.organisations import Level
from bot.core.policy import Frozen, Limit
from bot.core.roles import SUBTREE_ROLES, UNIT_ROLES, Role
from bot.core.rounds import Kind, MeetingKind


def _words(longest: int, pattern: str = r"^[^\x00-\x1f\x7f]*$") -> StringConstraints:
    return StringConstraints(
        strip_whitespace=True, min_length=1, max_length=longest, pattern=pattern
    )


Code = Annotated[str, _words(32)]
Title = Annotated[str, _words(100)]
# '#' parts a name from its id in a person's key.
PersonName = Annotated[str, _words(40, r"^[^#\x00-\x1f\x7f]*$")]
Day = Annotated[date, Strict(), Field(ge=date(2000, 1, 1), le=date(2099, 12, 31))]
TeamNumber = Annotated[int, Field(ge=1, le=99)]


class OrganisationEntry(Frozen):
    code: Code
    name: Title
    short_name: Title | None = None
    level: Level
    parent: Code | None = None
    to_inspect: tuple[Code, ...] = ()


class MemberEntry(Frozen):
    name: PersonName
    id: Code | None = None
    role: Literal[Role.MEMBER, Role.DEPUTY, Role.HEAD]

    @property
    def key(self) -> str:
        return key_of(self.name, self.id)


class TeamEntry(Frozen):
    number: TeamNumber
    name: Title
    members: tuple[MemberEntry, ...] = ()


class AssignmentEntry(Frozen):
    unit: Code
    team: TeamNumber
    kind: Kind
    escalated: bool = False


class RoundLimits(Frozen):
    """Limits that this round sets for itself; None leaves the policy's."""

    finding: Limit | None = None


class ApprovedEntry(Frozen):
    """The meeting that approved the list of units (建议名单)."""

    meeting: MeetingKind
    on: Day
    units: Annotated[int, Field(ge=1, le=9999)]


class RoundEntry(Frozen):
    term: Code
    number: Code
    year: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^20\d\d$")]
    name: Title
    started_on: Day
    feedback_on: Day | None = None
    limits: RoundLimits = RoundLimits()
    theme: Title | None = None
    approved: ApprovedEntry | None = None
    teams: tuple[TeamEntry, ...] = ()
    assignments: tuple[AssignmentEntry, ...] = ()


class PostEntry(Frozen):
    """Whoever serves the whole office may still be listed where he works; it is not a scope."""

    role: Role
    organisation: Code | None = None

    @property
    def needs_organisation(self) -> bool:
        return self.role in UNIT_ROLES | SUBTREE_ROLES

    @property
    def scope(self) -> str | None:
        """The organisation's code that bounds the role; None for roles of the whole office."""
        return self.organisation if self.needs_organisation else None


class PersonEntry(Frozen):
    """No telephone, no number: a name and posts are all that may enter (domain §8)."""

    name: PersonName
    id: Code | None = None
    posts: tuple[PostEntry, ...] = ()

    @property
    def key(self) -> str:
        return key_of(self.name, self.id)


class Roster(Frozen):
    organisations: tuple[OrganisationEntry, ...] = ()
    rounds: tuple[RoundEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.organisations or self.rounds or self.people)

    def in_tree_order(self) -> tuple[OrganisationEntry, ...]:
        """Parents before children, siblings as in the file. Members of a cycle are left out."""
        codes = {entry.code for entry in self.organisations}
        children: dict[str | None, list[OrganisationEntry]] = {}
        for entry in reversed(self.organisations):
            above = entry.parent if entry.parent in codes else None
            children.setdefault(above, []).append(entry)
        ordered, waiting = [], children.pop(None, [])
        while waiting:
            ordered.append(waiting.pop())
            waiting.extend(children.pop(ordered[-1].code, ()))
        return tuple(ordered)


def key_of(name: str, id: str | None) -> str:
    """How persons are told apart: by name, namesakes by name and id."""
    return name if id is None else f"{name}#{id}"
