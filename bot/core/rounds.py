"""Rounds (轮次) of a term (届次), their teams (巡察组), and which team inspects which unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core import kinds
from bot.core.policy import Limit

Kind = kinds.Kind


class Phase(StrEnum):
    """进驻 → 反馈 → 整改 → 归档. Logging ends with fieldwork; a team reads until archived."""

    FIELDWORK = "fieldwork"
    FEEDBACK = "feedback"
    RECTIFICATION = "rectification"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    id: int
    term: str
    number: str
    year: str
    name: str
    started_on: date
    phase: Phase
    finding_limit: Limit | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    id: int
    round_id: int
    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One unit inspected in one round by one team. The unit's names and path are read along."""

    id: int
    round_id: int
    team_id: int
    unit_id: int
    kind: Kind
    escalated: bool
    fed_back_on: date | None = None
    unit_name: str = ""
    unit_path: str = ""


class MeetingKind(StrEnum):
    """Who approves a round's list: 书记专题会议, 五人小组会议, 常委会会议, 领导小组会议."""

    SECRETARY = "secretary"
    FIVE = "five"
    COMMITTEE = "committee"
    LEADING_GROUP = "leading_group"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMeeting:
    """The meeting that approved the list (建议名单) of a round, and how many units stand on it."""

    round_id: int
    meeting: MeetingKind
    held_on: date
    units: int


class Rounds(Protocol):
    def get(self, id: int) -> Round: ...
    def find(self, term: str, number: str) -> Round | None: ...
    def all(self) -> Sequence[Round]:
        """Oldest first."""
        ...

    def add(self, round: Round) -> Round: ...
    def save(self, round: Round) -> None: ...
    def team(self, id: int) -> Team: ...
    def teams(self, round_id: int) -> Sequence[Team]: ...
    def add_team(self, team: Team) -> Team: ...
    def save_team(self, team: Team) -> None: ...
    def assignment(self, id: int) -> Assignment: ...
    def assignments(self, round_id: int) -> Sequence[Assignment]:
        """In the tree's order."""
        ...

    def assignments_of_team(self, team_id: int) -> Sequence[Assignment]: ...
    def add_assignment(self, assignment: Assignment) -> Assignment: ...
    def save_assignment(self, assignment: Assignment) -> None: ...
    def next_serial(self, assignment_id: int) -> int:
        """The next finding's number within the assignment, taken for good."""
        ...

    def take_serial(self, assignment_id: int, serial: int) -> None:
        """A number given from outside: the ones to come are beyond it."""
        ...

    def list_meeting(self, round_id: int) -> ListMeeting | None: ...
    def save_list_meeting(self, meeting: ListMeeting) -> None:
        """The round's only one: a later record replaces the earlier."""
        ...
