"""A round as it happened: findings, and the dated steps that others replay through use cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.core.findings import Mode, State
from bot.core.policy import ChainStep


class StepKind(StrEnum):
    LOGGED = "logged"
    REVIEWED = "reviewed"
    SIGNED = "signed"
    SENT = "sent"
    FED_BACK = "fed_back"
    ASSIGNED = "assigned"
    COMMITTED = "committed"
    PROGRESSED = "progressed"
    APPLIED = "applied"
    APPROVED = "approved"
    REFUSED = "refused"
    STAGE_COMPLETED = "stage_completed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    text: str
    milestone: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one person did on one workday; the last approval of a chain closes the finding.

    `due` is a date the office set: for a feedback the limit (None: the round's own), for a
    completed stage the next review, for a reopening the new limit. `evidence` are file captions.
    """

    kind: StepKind
    on: date
    by: str
    text: str = ""
    evidence: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    capacities: tuple[ChainStep, ...] = ()
    reason: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """People by name, organisations by code; `state` is where the steps leave it."""

    unit: str
    team: int
    author: str
    category: str
    problem: str
    cause: str
    immediate: bool
    escalated: bool
    mode: Mode
    leader: str
    department: str
    department_name: str
    responsible: str
    due: date
    state: State
    steps: tuple[Step, ...]

    @property
    def is_listed(self) -> bool:
        """Listed in the feedback: it counts in the rectification rate (整改率)."""
        return any(step.kind is StepKind.FED_BACK for step in self.steps)

    @property
    def is_closed(self) -> bool:
        return self.state is State.CLOSED

    @property
    def closed_on(self) -> date | None:
        """The last approval's day; a feedback may still list the finding after it."""
        approved = [step.on for step in self.steps if step.kind is StepKind.APPROVED]
        return approved[-1] if self.is_closed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    seed: int
    findings: tuple[Finding, ...]

    @property
    def listed(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.is_listed)

    @property
    def immediate(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.immediate)

    def timeline(self) -> tuple[tuple[Finding, Step], ...]:
        """Every step of every finding by day; a finding's own steps keep their order."""
        pairs = [(finding, step) for finding in self.findings for step in finding.steps]
        return tuple(sorted(pairs, key=lambda pair: pair[1].on))
