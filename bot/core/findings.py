"""A finding (面上问题) and its life, from working paper (底稿) to closed (销号) and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core import rounds
from bot.core.errors import WrongState
from bot.core.screens import Text, text

# Of a finding's words, and of a line such as one measure, however they come in.
LONGEST_TEXT = 4000
LONGEST_LINE = 600


class State(StrEnum):
    DRAFT = "draft"
    REVIEWED = "reviewed"
    SIGNED = "signed"
    SENT = "sent"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    UNIT_REVIEW = "unit_review"
    OFFICE_REVIEW = "office_review"
    JOINT_REVIEW = "joint_review"
    STAGE_DONE = "stage_done"
    CLOSED = "closed"
    REWORK = "rework"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    REVIEW = "review"
    SIGN = "sign"
    RETURN = "return"
    SEND = "send"
    FEED_BACK = "feed_back"
    ASSIGN = "assign"
    REPORT = "report"
    APPLY_TO_UNIT = "apply_to_unit"
    APPLY_TO_OFFICE = "apply_to_office"
    APPLY_TO_JOINT = "apply_to_joint"
    REFUSE = "refuse"
    CLOSE = "close"
    COMPLETE_STAGE = "complete_stage"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


class Mode(StrEnum):
    """整改类型, set at feedback. Long-term is a flag, never a mode."""

    CONCENTRATED = "concentrated"
    LIMITED = "limited"
    IMMEDIATE = "immediate"


S = State
BEFORE_FEEDBACK = frozenset({S.DRAFT, S.REVIEWED, S.SIGNED})
UNDER_REVIEW = frozenset({S.UNIT_REVIEW, S.OFFICE_REVIEW, S.JOINT_REVIEW})
WORKING = frozenset({S.IN_PROGRESS, S.REWORK, S.STAGE_DONE})
ENDED = frozenset({S.CLOSED, S.WITHDRAWN})
WITH_UNIT = frozenset(State) - BEFORE_FEEDBACK - {S.WITHDRAWN}

_APPLYING = {
    Move.APPLY_TO_UNIT: S.UNIT_REVIEW,
    Move.APPLY_TO_OFFICE: S.OFFICE_REVIEW,
    Move.APPLY_TO_JOINT: S.JOINT_REVIEW,
}

# Every legal step, and no other (domain §2). Feeding back an immediate fix that was already sent
# keeps its state: it then counts in both rates.
LEGAL: dict[tuple[State, Move], State] = {
    (S.DRAFT, Move.REVIEW): S.REVIEWED,
    (S.REVIEWED, Move.SIGN): S.SIGNED,
    (S.DRAFT, Move.RETURN): S.DRAFT,
    (S.REVIEWED, Move.RETURN): S.DRAFT,
    (S.REVIEWED, Move.SEND): S.SENT,
    (S.SIGNED, Move.FEED_BACK): S.OPEN,
    **{(s, Move.FEED_BACK): s for s in WITH_UNIT},
    (S.SENT, Move.ASSIGN): S.IN_PROGRESS,
    (S.OPEN, Move.ASSIGN): S.IN_PROGRESS,
    **{(s, Move.ASSIGN): S.IN_PROGRESS for s in WORKING},
    **{(s, Move.REPORT): S.IN_PROGRESS for s in (S.IN_PROGRESS, S.REWORK)},
    (S.STAGE_DONE, Move.REPORT): S.STAGE_DONE,
    **{(s, move): to for s in WORKING for move, to in _APPLYING.items()},
    (S.UNIT_REVIEW, Move.APPLY_TO_UNIT): S.UNIT_REVIEW,
    (S.UNIT_REVIEW, Move.APPLY_TO_OFFICE): S.OFFICE_REVIEW,
    (S.UNIT_REVIEW, Move.APPLY_TO_JOINT): S.JOINT_REVIEW,
    (S.OFFICE_REVIEW, Move.APPLY_TO_JOINT): S.JOINT_REVIEW,
    **{(s, Move.REFUSE): S.IN_PROGRESS for s in UNDER_REVIEW},
    **{(s, Move.CLOSE): S.CLOSED for s in UNDER_REVIEW},
    (S.IN_PROGRESS, Move.COMPLETE_STAGE): S.STAGE_DONE,
    (S.CLOSED, Move.REOPEN): S.REWORK,
    **{(s, Move.WITHDRAW): S.WITHDRAWN for s in (S.SIGNED, S.OPEN)},
}


def summarised(problem: str) -> str:
    """The first line, short enough for a button; "…" for words of which nothing can be seen."""
    line = next(iter(problem.strip().splitlines()), "…").rstrip()
    return line if len(line) <= 24 else line[:23] + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem of one unit. Dates are days in the installation's zone.

    `unit_*`, `team_id`, `round_id` and `phase` belong to the assignment and are read along.
    `due` is the date now in force, `original_due` the first one, kept for ever; `proposed_due`
    is the limit that the finder named in the field.
    """

    id: int
    number: str
    assignment_id: int
    author_id: int
    state: State
    problem: str
    immediate: bool
    logged_on: date
    moved_on: date
    cycle: int = 1
    category: str | None = None
    mode: Mode | None = None
    sent_on: date | None = None
    fed_back_on: date | None = None
    clock_from: date | None = None
    due: date | None = None
    original_due: date | None = None
    leader_id: int | None = None
    responsible_id: int | None = None
    lead_department_id: int | None = None
    committed_on: date | None = None
    long_term: bool = False
    stage_goal: str | None = None
    next_review_on: date | None = None
    applied_on: date | None = None
    closed_on: date | None = None
    grace_until: date | None = None
    next_step_on: date | None = None
    revision: int = 1
    proposed_due: date | None = None
    unit_id: int = 0
    unit_name: str = ""
    unit_path: str = ""
    team_id: int = 0
    round_id: int = 0
    phase: rounds.Phase = rounds.Phase.FIELDWORK
    escalated: bool = False

    def moved(self, move: Move, on: date, /, **changes: object) -> Finding:
        """The finding after a legal step; `WrongState` names the state it is in otherwise."""
        to = LEGAL.get((self.state, move))
        if to is None:
            raise WrongState(number=self.number, state=self.state_text)
        return replace(self, state=to, moved_on=on, **changes)  # type: ignore[arg-type]  # replace() is untyped for keyword dictionaries

    def changed(self, **changes: object) -> Finding:
        """The finding with fields changed beside its state."""
        return replace(self, **changes)  # type: ignore[arg-type]  # as above

    @property
    def state_text(self) -> Text:
        return text(f"state-{self.state}")

    @property
    def is_with_unit(self) -> bool:
        return self.state in WITH_UNIT

    @property
    def summary(self) -> str:
        return summarised(self.problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """整改措施: what, until when, by whom."""

    id: int = 0
    finding_id: int
    cycle: int
    ordinal: int
    text: str
    milestone: date
    person_id: int | None = None
    done_on: date | None = None

    def given_to(self, person_id: int | None) -> Measure:
        return replace(self, person_id=person_id)

    def finished(self, on: date) -> Measure:
        return replace(self, done_on=self.done_on or on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    id: int = 0
    finding_id: int
    cycle: int
    person_id: int
    text: str
    reported_on: date
    entered_by: int | None = None


class Findings(Protocol):
    def get(self, id: int) -> Finding:
        """Raises `NotFound`."""
        ...

    def by_number(self, number: str) -> Finding | None: ...
    def many(self, ids: Sequence[int]) -> Sequence[Finding]:
        """In the order asked; missing ones are left out."""
        ...

    def held_by(self, person_id: int) -> Sequence[Finding]:
        """Not ended; led by this person, or his to work on."""
        ...

    def of_assignment(self, assignment_id: int, states: frozenset[State]) -> Sequence[Finding]: ...
    def add(self, finding: Finding) -> Finding:
        """`id` is given by the store; tallies move along."""
        ...

    def save(self, before: Finding, after: Finding) -> None:
        """Writes `after`, refuses with `WrongState` if the row is no longer `before`'s revision;
        the tallies move by the difference."""
        ...

    def stepping(self, until: date, *, limit: int) -> Sequence[Finding]:
        """Items whose `next_step_on` has come, oldest first."""
        ...

    def measures(self, finding_id: int, cycle: int) -> Sequence[Measure]: ...
    def replace_measures(
        self, finding_id: int, cycle: int, measures: Sequence[Measure]
    ) -> None: ...
    def co_departments(self, finding_id: int) -> Sequence[int]: ...
    def set_co_departments(self, finding_id: int, organisation_ids: Sequence[int]) -> None: ...
    def add_progress(self, progress: Progress) -> int: ...
    def drop_progress(self, id: int) -> None: ...
    def progress(self, finding_id: int) -> Sequence[Progress]: ...
