"""支部建在组上: a team's own dates, meetings and study sessions, while its round runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core.people import Actor
from bot.core.roles import TEAM_ROLES, Role


class Kind(StrEnum):
    MEETING = "meeting"
    STUDY = "study"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`at` is the time of day, 14:30. What is cancelled stays, and is shown no more."""

    id: int = 0
    team_id: int
    kind: Kind
    day: date
    at: str
    place: str
    topic: str | None = None
    added_by: int
    cancelled_on: date | None = None


class Action(StrEnum):
    SEE = "see"
    SET = "set"


# A team's posts end with its round, and these rights with them.
RIGHTS = {
    Action.SEE: TEAM_ROLES,
    Action.SET: frozenset({Role.DEPUTY, Role.HEAD}),
}


def teams(actor: Actor, action: Action) -> frozenset[int]:
    return actor.teams(*RIGHTS[action])


class Meetings(Protocol):
    def get(self, id: int) -> Meeting:
        """Raises `NotFound`."""
        ...

    def add(self, meeting: Meeting) -> Meeting: ...
    def save(self, meeting: Meeting) -> None: ...
    def between(self, since: date, until: date) -> Sequence[Meeting]:
        """Of all teams whose rounds run, not cancelled, in their order."""
        ...
