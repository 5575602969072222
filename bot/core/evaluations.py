"""后评估: a unit's cadres judge the team that inspected it, each with a ballot nobody can trace.

Results are counts of at least so many ballots; below that there is a number of ballots, no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core.ballots import QUESTIONS, Level, levels
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.rounds import Phase

# The inspection itself must be over, and the team's round not yet put away.
PHASES = frozenset({Phase.FEEDBACK, Phase.RECTIFICATION})


class State(StrEnum):
    """投票中 → 已截止 (the box is being emptied) → 已清点."""

    OPEN = "open"
    ENDED = "ended"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Of one team's work in one unit. `handed_out` links were printed; `closes_on` is the last
    day; `left_out` ballots were too few to be kept. Names are read along."""

    id: int = 0
    assignment_id: int
    handed_out: int
    opened_on: date
    closes_on: date
    ended_on: date | None = None
    counted: bool = False
    left_out: int = 0
    round_id: int = 0
    team_id: int = 0
    team_name: str = ""
    unit_id: int = 0
    unit_name: str = ""
    unit_path: str = ""

    def state(self, today: date) -> State:
        if self.counted:
            return State.COUNTED
        is_over = self.ended_on is not None or self.closes_on < today
        return State.ENDED if is_over else State.OPEN


class Action(StrEnum):
    OPEN = "open"
    MANAGE = "manage"
    ANSWER = "answer"
    SEE = "see"


# Who runs it, and who reads it; the head reads his own team's, and only once it is counted:
# who could watch the box fill could press those who have not voted.
_RUNNING = frozenset({Action.OPEN, Action.MANAGE, Action.ANSWER})
_READERS = OFFICE_ROLES | {Role.LEADING_GROUP}


def may(actor: Actor, action: Action, evaluation: Evaluation | None = None) -> bool:
    if action in _RUNNING:
        return actor.has(*OFFICE_ROLES)
    if actor.has(*_READERS):
        return True
    if evaluation is None:
        return actor.has(Role.HEAD)
    return evaluation.counted and evaluation.team_id in actor.teams(Role.HEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """`tables` counts each question's levels; None below the least number of ballots."""

    handed_out: int
    returned: int
    tables: Mapping[str, Mapping[Level, int]] | None

    @property
    def overall(self) -> Mapping[Level, int]:
        return self.tables["overall"] if self.tables else {}

    def valid(self, weights: Iterable[str]) -> int:
        """Ballots whose overall mark has a weight: 不了解 and blank are not valid."""
        return sum(self.overall.get(Level(level), 0) for level in weights)


def results(evaluation: Evaluation, marks: Sequence[str], *, least: int) -> Results:
    tables = None
    if len(marks) >= least:
        columns = zip(QUESTIONS, zip(*map(levels, marks), strict=True), strict=True)
        tables = {question: dict(Counter(column)) for question, column in columns}
    return Results(handed_out=evaluation.handed_out, returned=len(marks), tables=tables)


def together(several: Iterable[Results]) -> Results:
    """Sums over those that show results; the others would be uncovered by a subtraction."""
    shown = [each for each in several if each.tables is not None]
    tables = {
        question: dict(sum((Counter(r.tables[question]) for r in shown if r.tables), Counter()))
        for question in QUESTIONS
    }
    return Results(
        handed_out=sum(each.handed_out for each in shown),
        returned=sum(each.returned for each in shown),
        tables=tables if shown else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A suggestion written on a ballot; its key is random, its writer unknown to all."""

    key: str
    evaluation_id: int
    text: str
    answer: str | None = None
    answered_on: date | None = None


class Evaluations(Protocol):
    def get(self, id: int) -> Evaluation:
        """Raises `NotFound`."""
        ...

    def all(self) -> Sequence[Evaluation]:
        """By round and the tree's order."""
        ...

    def uncounted(self) -> Sequence[Evaluation]: ...
    def add(self, evaluation: Evaluation) -> Evaluation: ...
    def save(self, evaluation: Evaluation) -> None: ...
    def issue(self, evaluation_id: int, hashes: Iterable[str], *, kept: Iterable[str]) -> None:
        """New tokens in the place of all that are neither spent nor `kept`."""
        ...

    def token(self, hash: str) -> tuple[int, bool] | None:
        """(evaluation, spent)."""
        ...

    def spent(self, evaluation_id: int) -> int: ...
    def spend(self, evaluation_id: int, hashes: Iterable[str]) -> int:
        """How many there were to spend."""
        ...

    def cast(self, evaluation_id: int, marks: Iterable[str], remarks: Iterable[str]) -> None:
        """Each under a random key, in the order of the keys: in no order at all."""
        ...

    def ballots(self, evaluation_id: int) -> Sequence[str]: ...
    def remarks(self, evaluation_id: int) -> Sequence[Remark]: ...
    def remark(self, key: str) -> Remark:
        """Raises `NotFound`."""
        ...

    def save_remark(self, remark: Remark) -> None: ...
