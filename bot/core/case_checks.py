"""Case-quality look-back (案件质量回头看): concluded leads drawn by a printed seed, each judged
by one reviewer who has not dealt with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.lead_rights import Sight


class Verdict(StrEnum):
    """合格 or 重办."""

    SOUND = "sound"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """`population` are the numbers it was drawn from: with the seed anyone can draw them again."""

    id: int = 0
    drawn_by: int
    drawn_on: date
    seed: str
    first: date
    last: date
    population: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One drawn lead in one cycle; `reason` is a type from the policy's list."""

    id: int = 0
    draw_id: int
    lead_id: int
    cycle: int
    reviewer_id: int
    verdict: Verdict | None = None
    reason: str | None = None
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Of all concluded leads: how many were found sound, how many wait for their reviewer, and
    how often one was sent back."""

    sound: int
    waiting: int
    concluded: int
    redone: int


def drawn(seed: str, numbers: Iterable[str], count: int) -> tuple[str, ...]:
    """The `count` numbers whose SHA-256 of `seed:number` is lowest: the same for everybody."""
    ranked = sorted(numbers, key=lambda number: _rank(seed, number))
    return tuple(sorted(ranked[:count]))


def _rank(seed: str, number: str) -> str:
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def least_loaded(candidates: Sequence[int], load: Mapping[int, int]) -> int:
    """Who has the fewest to judge; of several the first."""
    return min(candidates, key=lambda person: load.get(person, 0))


class Checks(Protocol):
    def get(self, id: int) -> Check:
        """Raises `NotFound`."""
        ...

    def draw(self, id: int) -> Draw:
        """Raises `NotFound`."""
        ...

    def add_draw(self, draw: Draw) -> Draw: ...
    def add(self, check: Check) -> Check:
        """Takes the place of one of the same lead and cycle whose reviewer is gone."""
        ...

    def save(self, check: Check) -> None: ...
    def of_lead(self, lead_id: int, cycle: int) -> Check | None: ...
    def of_draw(self, draw_id: int) -> Sequence[Check]: ...
    def waiting_for(self, person_id: int) -> Sequence[Check]:
        """Not judged yet, of leads still concluded in the drawn cycle."""
        ...

    def draws(self, sight: Sight, *, at_most: int) -> Sequence[Draw]:
        """Newest first; those with a lead in sight."""
        ...

    def sieve(self, sight: Sight) -> Sieve: ...
