"""Recusal (回避): a cadre declares, for one round, a unit that he must not inspect or decide on.

It works at once and for every post he holds: the unit's items of that round do not exist for him.
Published totals stay whole, or a subtraction would show the unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Reason(StrEnum):
    """By type alone: no names of relatives are kept."""

    WORKED_THERE = "worked_there"
    RELATIVE = "relative"
    RANK = "rank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """Names are read along. `lifted_on`: the director found it groundless."""

    id: int = 0
    person_id: int
    round_id: int
    unit_id: int
    reason: Reason
    declared_on: date
    lifted_on: date | None = None
    person_name: str = ""
    round_name: str = ""
    unit_name: str = ""


class Recusals(Protocol):
    """Standing ones only, but for `get`."""

    def get(self, id: int) -> Recusal:
        """Raises `NotFound`."""
        ...

    def all(self) -> Sequence[Recusal]:
        """Of rounds not yet archived, newest round first."""
        ...

    def of_round(self, round_id: int) -> Sequence[Recusal]: ...
    def people(self, round_id: int, unit_id: int) -> frozenset[int]: ...
    def add(self, recusal: Recusal) -> Recusal: ...
    def save(self, recusal: Recusal) -> None: ...
