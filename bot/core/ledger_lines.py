"""One item as a line of the ledger (台账): all that its columns are made of, read at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.core.evidence import Purpose
from bot.core.findings import Finding, Measure, Progress
from bot.core.reviews import Decision
from bot.core.rounds import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A piece of evidence by its caption and the names of its files."""

    purpose: Purpose
    caption: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision on an application; `application` tells which of them belong together."""

    application: int
    decision: Decision
    capacities: tuple[str, ...]
    reason: str | None
    text: str | None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """Names are as registered, empty where nobody is named; measures and progress are of the
    cycle under way, decisions and evidence of all, oldest first."""

    finding: Finding
    round: Round
    team: str
    leader: str
    responsible: str
    lead_department: str
    co_departments: tuple[str, ...]
    measures: tuple[Measure, ...]
    progress: tuple[Progress, ...]
    evidence: tuple[Exhibit, ...]
    decisions: tuple[Decided, ...]
    notes: Mapping[str, str]

    @property
    def serial(self) -> str:
        """序号: the item's number within its unit."""
        return self.finding.number.rpartition("-")[2].lstrip("0") or "0"


class LedgerLines(Protocol):
    def of(self, ids: Sequence[int]) -> Sequence[LedgerLine]:
        """Rounds oldest first, units as the round lists them, by number; few statements for
        many items."""
        ...
