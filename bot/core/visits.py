"""Look-back by visit (回头看、反向核查): a draw, and of each item drawn a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core import sampling
from bot.core.findings import Finding, State
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.rounds import Phase


class Answer(StrEnum):
    """属实 / 部分属实 / 不实."""

    TRUE = "true"
    PARTLY = "partly"
    FALSE = "false"


class Standing(StrEnum):
    """Where a visit stands; derived, for the item may be reopened for another reason."""

    WAITING = "waiting"
    LAPSED = "lapsed"
    UNDECIDED = "undecided"
    TRUE = "true"
    FALSE = "false"


class Action(StrEnum):
    DRAW = "draw"
    READ = "read"
    ASSIGN = "assign"
    VISIT = "visit"
    DECIDE = "decide"


# Who may what by role alone. A visit is its visitor's; whose decision one is, `visits` tells.
RULES: dict[Action, frozenset[Role]] = {
    Action.DRAW: OFFICE_ROLES,
    Action.READ: OFFICE_ROLES | {Role.LEADING_GROUP},
    Action.ASSIGN: OFFICE_ROLES,
    Action.DECIDE: OFFICE_ROLES,
}


def may(actor: Actor, action: Action) -> bool:
    return actor.has(*RULES.get(action, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One draw. `is_chosen`: somebody named the seed instead of taking what the ledger gave."""

    id: int = 0
    size: sampling.Size
    seed: int
    is_chosen: bool
    drawn_by: int
    drawn_on: date
    frame: sampling.Frame

    @property
    def fingerprint(self) -> str:
        return sampling.fingerprint(self.frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Of one closed item in its cycle; `kept_on` is when the office decided that a partly true
    one stays closed."""

    id: int = 0
    sample_id: int
    finding_id: int
    cycle: int
    visitor_id: int | None
    due: date
    answer: Answer | None = None
    place: str = ""
    text: str = ""
    visited_on: date | None = None
    kept_on: date | None = None

    def answered(self, answer: Answer, place: str, text: str, on: date) -> Visit:
        return replace(self, answer=answer, place=place, text=text, visited_on=on)

    def by(self, visitor_id: int) -> Visit:
        return replace(self, visitor_id=visitor_id)

    def kept(self, on: date) -> Visit:
        return replace(self, kept_on=on)

    def is_of(self, finding: Finding) -> bool:
        """Whether the item is still closed as it was when it was drawn."""
        return finding.cycle == self.cycle and finding.state is State.CLOSED

    def standing(self, finding: Finding) -> Standing:
        match self.answer:
            case Answer.TRUE:
                return Standing.TRUE
            case Answer.FALSE:
                return Standing.FALSE
            case Answer.PARTLY:
                return self._decided(finding)
        is_on = self.is_of(finding) and finding.phase is not Phase.ARCHIVED
        return Standing.WAITING if is_on else Standing.LAPSED

    def _decided(self, finding: Finding) -> Standing:
        if self.kept_on is not None:
            return Standing.TRUE
        return Standing.UNDECIDED if self.is_of(finding) else Standing.FALSE


class Visits(Protocol):
    def add_sample(self, sample: Sample) -> Sample: ...
    def sample(self, id: int) -> Sample:
        """Raises `NotFound`."""
        ...

    def samples(self, limit: int) -> Sequence[Sample]:
        """Newest first."""
        ...

    def add(self, visit: Visit) -> Visit: ...
    def save(self, visit: Visit) -> None: ...
    def get(self, id: int) -> Visit:
        """Raises `NotFound`."""
        ...

    def of_sample(self, sample_id: int) -> Sequence[Visit]:
        """In the order of their numbers."""
        ...

    def of_finding(self, finding_id: int) -> Sequence[Visit]:
        """Oldest first."""
        ...

    def unanswered(self) -> Sequence[Visit]:
        """Those of every draw, the most urgent first."""
        ...

    def frame(self) -> Sequence[Finding]:
        """Every closed finding of a round under way, by number."""
        ...
