"""Read models: lists and counts over what one person may see, joined and paged by the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.core import paging
from bot.core.findings import State, summarised

if TYPE_CHECKING:
    from bot.core.rights import Sight


class Order(StrEnum):
    NUMBER = "number"
    DUE = "due"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Every field narrows; empty ones do not. Days are included, the last one too."""

    states: frozenset[State] = frozenset()
    round_id: int | None = None
    rounds: frozenset[int] = frozenset()
    unit_path: str | None = None
    assignment_id: int | None = None
    author_id: int | None = None
    mine: frozenset[int] = frozenset()  # one of them is author, leader or responsible person
    due_from: date | None = None
    due_until: date | None = None
    sent_from: date | None = None
    fed_back_from: date | None = None
    fed_back_until: date | None = None
    closed_from: date | None = None
    closed_until: date | None = None
    ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list. `closed_on` and the rest are enough for its light."""

    id: int
    number: str
    problem: str
    state: State
    unit_id: int
    unit_name: str
    due: date | None
    long_term: bool
    fed_back_on: date | None
    sent_on: date | None
    applied_on: date | None
    leader_id: int | None = None
    responsible_id: int | None = None

    @property
    def summary(self) -> str:
        return summarised(self.problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    rows: tuple[Row, ...]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        return paging.count(self.total, self.size)


class Listing(Protocol):
    def page(
        self, sight: Sight, filter: Filter, *, order: Order, number: int, size: int
    ) -> Page: ...
    def count(self, sight: Sight, filter: Filter) -> int: ...
