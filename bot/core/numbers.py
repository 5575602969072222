"""Numbers of findings: which findings each one counts, and what they may be cut by.

A number is the size of a `Set`; a rate is one set within another. The list behind a number is the
same set, so both are equal by construction. `Cut` says of which part, and as of which day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.core import categories
from bot.core.digests import Count
from bot.core.findings import Mode
from bot.core.kinds import Kind
from bot.core.lights import Light
from bot.core.organisations import Level

if TYPE_CHECKING:
    from bot.core.listing import Page
    from bot.core.rights import Sight


class Set(StrEnum):
    """Findings alike in one respect; the value is how a press names it. Withdrawn ones are in
    none but the last two, and what no unit has yet is in `WAITING` alone."""

    GIVEN = "given"
    FED_BACK = "fed_back"
    FED_CLOSED = "fed_closed"
    FED_DONE = "fed_done"
    CLOSED = "closed"
    SENT = "sent"
    SENT_CLOSED = "sent_closed"
    DATED = "dated"
    ON_TIME = "on_time"
    ON_TIME_FIRST = "on_time_first"
    OPEN = "open"
    OVERDUE = "overdue"
    NO_DUE = "no_due"
    UNMOVED = "unmoved"
    RETURNED = "returned"
    EXTENDED = "extended"
    REOPENED = "reopened"
    NEW = "new"
    NEWLY_CLOSED = "newly_closed"
    LONG_TERM = "long_term"
    ONLY_SENT = "only_sent"
    WITHDRAWN = "withdrawn"
    WAITING = "waiting"


# Numerator and denominator, in the order in which they are read.
RATES: Mapping[str, tuple[Set, Set]] = {
    "findings": (Set.FED_CLOSED, Set.FED_BACK),
    "with-stage": (Set.FED_DONE, Set.FED_BACK),
    "closing": (Set.CLOSED, Set.GIVEN),
    "immediate": (Set.SENT_CLOSED, Set.SENT),
    "on-time": (Set.ON_TIME, Set.DATED),
    "on-time-original": (Set.ON_TIME_FIRST, Set.DATED),
}
# Of what is open, or of all that was given.
SHARES: Mapping[Set, Set] = {
    Set.OPEN: Set.GIVEN,
    Set.OVERDUE: Set.OPEN,
    Set.NO_DUE: Set.OPEN,
    Set.UNMOVED: Set.OPEN,
    Set.RETURNED: Set.GIVEN,
    Set.EXTENDED: Set.GIVEN,
    Set.REOPENED: Set.GIVEN,
}
FLOWS = (Set.NEW, Set.NEWLY_CLOSED)
EXCLUDED = (Set.WITHDRAWN, Set.WAITING, Set.ONLY_SENT, Set.LONG_TERM)
# What no unit has, or has no longer: not for the units' side.
OFFICE_ONLY = frozenset({Set.WITHDRAWN, Set.WAITING})
# Open items by the days since they were given: up to so many, and above all of them.
AGES = (30, 60, 90, 180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Every field narrows; `theme` is any round of one. `first` begins the time in which what
    happened is counted, `day` is the day as of which all is counted, None for now."""

    round_id: int = 0
    theme: int = 0
    unit_id: int = 0
    level: Level | None = None
    category: str = ""
    kind: Kind | None = None
    mode: Mode | None = None
    first: date | None = None
    day: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.day and self.first > self.day:
            raise ValueError("a time that ends before it begins")

    @property
    def is_plain(self) -> bool:
        """As the rates of the digest are counted: by round, theme and unit, now."""
        return self == Cut(round_id=self.round_id, theme=self.theme, unit_id=self.unit_id)

    def but(self, **changes: object) -> Cut:
        return replace(self, **changes)  # type: ignore[arg-type]  # replace() is untyped for keyword dictionaries


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whose share is counted: everything, or units and subtrees."""

    whole: bool = False
    units: frozenset[int] = frozenset()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """`counts` by set; `returned` and `extended` count times, and items stand in `counts`.
    `median` is of the days from being given to being closed, doubled days halved: 12.5."""

    counts: Mapping[Set, int]
    returned: int = 0
    extended: int = 0
    median: float | None = None

    def rate(self, name: str) -> Count:
        n, d = RATES[name]
        return Count(n=self.counts[n], d=self.counts[d])


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table: findings fed back, how many are closed, and all by light."""

    key: str
    name: str
    findings: Count
    lights: Mapping[Light, int]


# Letters of a press, and what each holds; lists are coded by place, since a press has 64 bytes.
_WRITTEN = re.compile(
    r"(?:r(\d+))?(?:t(\d+))?(?:u(\d+))?(?:l(\d))?(?:c([A-Z]\d?))?(?:k(\d))?(?:m(\d))?"
    r"(?:f(\d{6}))?(?:d(\d{6}))?"
)
_LEVELS, _KINDS, _MODES = tuple(Level), tuple(Kind), tuple(Mode)
ALL = "-"


def written(cut: Cut) -> str:
    """`r12u34l2cB5`; `-` for all."""
    parts = (
        ("r", cut.round_id or ""),
        ("t", cut.theme or ""),
        ("u", cut.unit_id or ""),
        ("l", _LEVELS.index(cut.level) if cut.level else ""),
        ("c", cut.category),
        ("k", _KINDS.index(cut.kind) if cut.kind else ""),
        ("m", _MODES.index(cut.mode) if cut.mode else ""),
        ("f", cut.first.toordinal() if cut.first else ""),
        ("d", cut.day.toordinal() if cut.day else ""),
    )
    return "".join(f"{letter}{value}" for letter, value in parts if value != "") or ALL


def read(code: str) -> Cut | None:
    """None for what is no cut of ours."""
    found = _WRITTEN.fullmatch("" if code == ALL else code)
    if found is None:
        return None
    round_id, theme, unit_id, level, category, kind, mode, first, day = found.groups()
    try:
        return Cut(
            round_id=int(round_id or 0),
            theme=int(theme or 0),
            unit_id=int(unit_id or 0),
            level=_LEVELS[int(level)] if level else None,
            category=_category(category or ""),
            kind=_KINDS[int(kind)] if kind else None,
            mode=_MODES[int(mode)] if mode else None,
            first=date.fromordinal(int(first)) if first else None,
            day=date.fromordinal(int(day)) if day else None,
        )
    except (ValueError, IndexError):
        return None


def _category(code: str) -> str:
    """One of ours, a letter for all that begin with it, or nothing."""
    if code and not categories.begins_any(code):
        raise ValueError(code)
    return code


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A cut with what its round, theme and unit come to, and whose share of it is counted."""

    cut: Cut = Cut()
    rounds: frozenset[int] = frozenset()
    path: str = "/"
    reader: Reader = Reader(whole=True)


class Numbers(Protocol):
    """Counted from the ledger for now, from the events for a day."""

    def totals(self, part: Part) -> Totals: ...
    def count(self, part: Part, name: Set) -> int:
        """As in the totals, by itself."""
        ...

    def lines(self, part: Part, by: str) -> Sequence[Line]:
        """`by` is "unit" (in the tree's order) or "category"."""
        ...

    def ages(self, part: Part) -> Sequence[int]:
        """Open items by `AGES`, one number more than those."""
        ...

    def weeks(self, part: Part, ends: Sequence[date]) -> Sequence[Count]:
        """What stood closed, of what was fed back, at the end of each day, oldest first."""
        ...

    def places(self, part: Part) -> frozenset[tuple[int, int]]:
        """(round, unit) in which anything at all is."""
        ...

    def page(self, sight: Sight, part: Part, name: Set, *, number: int, size: int) -> Page:
        """Of the findings behind a number, those that may be seen; states and dates as then."""
        ...
