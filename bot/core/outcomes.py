"""Outcome check (问效): some weeks after a closing, the finder is asked whether it is solved.

Not solved opens a review; the office decides. It ends with the round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core.findings import Finding, State
from bot.core.rounds import Phase


class Answer(StrEnum):
    SOLVED = "solved"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question about one closing; `kept_on` is when the office let it stand all the same."""

    id: int = 0
    finding_id: int
    cycle: int
    person_id: int
    asked_on: date
    answer: Answer | None = None
    text: str = ""
    answered_on: date | None = None
    kept_on: date | None = None

    def answered(self, answer: Answer, text: str, on: date) -> Outcome:
        return replace(self, answer=answer, text=text, answered_on=on)

    def kept(self, on: date) -> Outcome:
        return replace(self, kept_on=on)

    def is_of(self, finding: Finding) -> bool:
        return finding.cycle == self.cycle and finding.state is State.CLOSED

    def waits(self, finding: Finding) -> bool:
        is_on = finding.phase is not Phase.ARCHIVED
        return self.answer is None and self.is_of(finding) and is_on

    def is_undecided(self, finding: Finding) -> bool:
        return self.answer is Answer.NOT and self.kept_on is None and self.is_of(finding)


class Outcomes(Protocol):
    def add(self, outcome: Outcome) -> Outcome: ...
    def save(self, outcome: Outcome) -> None: ...
    def latest(self, finding_id: int) -> Outcome | None: ...
    def unanswered(self) -> Sequence[Outcome]:
        """Oldest first."""
        ...

    def to_ask(self, closed_until: date) -> Sequence[int]:
        """Items closed by that day, in a round under way, whose closing was not asked about."""
        ...

    def counts(self, round_ids: Sequence[int]) -> Mapping[str, int]:
        """By answer; "" counts the questions that wait for one."""
        ...
