"""当下改、长久立: beside what was put right, the rule that keeps the problem from coming back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """新建 / 修订; none was asked and answered so, and its reviewer reads it."""

    NEW = "new"
    REVISED = "revised"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    id: int = 0
    finding_id: int
    cycle: int
    kind: Kind
    name: str = ""
    number: str = ""
    issued_on: date | None = None
    entered_by: int
    entered_on: date


class Rules(Protocol):
    def put(self, rule: Rule) -> None:
        """In the place of one of the same name; a real one in the place of "none"."""
        ...

    def of_finding(self, finding_id: int, cycle: int) -> Sequence[Rule]: ...
    def counts(self, round_ids: Sequence[int]) -> Mapping[str, int]:
        """By kind."""
        ...
