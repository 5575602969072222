"""Problems that come again (屡改屡犯) and problems that many have (共性问题).

The first: the same unit, the same category and nearly the same words, in an earlier round. The
second: one category in many units of a round, proposed for special rectification (专项整治).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from rapidfuzz import fuzz

from bot.core.digests import Count
from bot.core.search import normalised


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """`earlier_id` is the finding that came first; `percent` how much the words agree."""

    finding_id: int
    earlier_id: int
    percent: int
    found_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A finding of the same unit and category; `round_id` and `started_on` tell which is earlier;
    `is_given` when the unit has it."""

    id: int
    problem: str
    round_id: int
    started_on: date
    is_given: bool

    def is_before(self, other: Other) -> bool:
        return (self.started_on, self.round_id) < (other.started_on, other.round_id)


def likeness(one: str, other: str) -> int:
    """In percent, by signs that are no blanks and no punctuation."""
    return round(fuzz.ratio(_bare(one), _bare(other)))


def is_long_enough(problem: str, least: int) -> bool:
    return len(_bare(problem)) >= least


def _bare(text: str) -> str:
    return "".join(sign for sign in normalised(text) if sign.isalnum())


class Decision(StrEnum):
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A unit's findings of the category."""

    unit_id: int
    unit_name: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """A category that many units of the round have; undecided without a `decision`."""

    round_id: int
    category: str
    units: int
    findings: int
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the office makes of a common problem; accepted ones need no reason."""

    round_id: int
    category: str
    decision: Decision
    reason: str = ""
    decided_by: int
    decided_on: date


class Repeats(Protocol):
    def others(self, unit_id: int, category: str) -> Sequence[Other]:
        """In all rounds, in any state but withdrawn."""
        ...

    def put(self, repeat: Repeat) -> None:
        """Once; one that is dismissed stays so."""
        ...

    def forget(self, finding_id: int) -> None:
        """Whatever this finding is part of, but for what was dismissed."""
        ...

    def of_finding(self, finding_id: int) -> Sequence[Repeat]:
        """Standing ones, the likest first."""
        ...

    def dismiss(self, finding_id: int, earlier_id: int, by: int, on: date, reason: str) -> None:
        """A false alarm stays, with its reason, and counts no more."""
        ...

    def counts(self, round_ids: Sequence[int]) -> Count:
        """Findings fed back that repeat an earlier one, of all fed back."""
        ...

    def common(self, round_ids: Sequence[int], least: int) -> Sequence[Common]:
        """Categories of at least so many units, the most widespread first."""
        ...

    def shares(self, round_id: int, category: str) -> Sequence[Share]: ...
    def items(self, round_id: int, category: str) -> Sequence[int]: ...
    def decide(self, verdict: Verdict) -> None:
        """Once; the first decision stands."""
        ...
