"""A lead (问题线索): its metadata and its way, and nothing else.

There is no field for a name, a post, a story, a remark or a file: what is not here cannot leak.
Its numbers are a series of their own, so that a gap in the findings' numbers tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from bot.core.lead_rights import Sight


class State(StrEnum):
    REGISTERED = "registered"
    TRANSFERRED = "transferred"
    RECEIVED = "received"
    DISPOSED = "disposed"
    CONCLUDED = "concluded"
    WITHDRAWN = "withdrawn"


class Tag(StrEnum):
    """Which of the six disciplines (六大纪律) it touches."""

    POLITICAL = "political"
    ORGANISATIONAL = "organisational"
    INTEGRITY = "integrity"
    MASSES = "masses"
    WORK = "work"
    LIFE = "life"


class Disposal(StrEnum):
    """谈话函询, 初步核实, 暂存待查, 予以了结."""

    INQUIRY = "inquiry"
    VERIFICATION = "verification"
    KEPT = "kept"
    SETTLED = "settled"


class Step(StrEnum):
    TRANSFER = "transfer"
    RECEIVE = "receive"
    DISPOSE = "dispose"
    CONCLUDE = "conclude"
    REDO = "redo"
    WITHDRAW = "withdraw"


_S = State
LEGAL: dict[tuple[State, Step], State] = {
    (_S.REGISTERED, Step.TRANSFER): _S.TRANSFERRED,
    (_S.REGISTERED, Step.WITHDRAW): _S.WITHDRAWN,
    (_S.TRANSFERRED, Step.RECEIVE): _S.RECEIVED,
    (_S.TRANSFERRED, Step.WITHDRAW): _S.WITHDRAWN,
    (_S.RECEIVED, Step.DISPOSE): _S.DISPOSED,
    (_S.DISPOSED, Step.CONCLUDE): _S.CONCLUDED,
    (_S.CONCLUDED, Step.REDO): _S.RECEIVED,
}

# With the discipline commission (纪委监委), under a limit.
RUNNING = frozenset({State.TRANSFERRED, State.RECEIVED, State.DISPOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """`office_id` is the organisation whose discipline commission receives it; a team's lead has
    its team, one that the lead officer registers has none. `due` ends the limit now running.
    `cycle` grows with each 重办. The organisations' names are read along."""

    id: int = 0
    number: str
    round_id: int
    team_id: int | None = None
    unit_id: int | None = None
    tag: Tag
    office_id: int
    found_on: date
    registered_on: date
    registered_by: int
    fast: bool = False
    state: State = State.REGISTERED
    cycle: int = 1
    transferred_on: date | None = None
    received_on: date | None = None
    received_by: int | None = None
    disposed_on: date | None = None
    disposed_by: int | None = None
    disposal: Disposal | None = None
    concluded_on: date | None = None
    concluded_by: int | None = None
    withdrawal: str | None = None
    due: date | None = None
    next_step_on: date | None = None
    unit_name: str | None = None
    office_name: str = ""

    def changed(self, **changes: Any) -> Lead:
        return replace(self, **changes)

    @property
    def handlers(self) -> frozenset[int]:
        """Who has dealt with it in this cycle, in the commission."""
        hands = (self.received_by, self.disposed_by, self.concluded_by)
        return frozenset(person for person in hands if person is not None)

    def is_overdue(self, today: date) -> bool:
        return self.state in RUNNING and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """`states` empty: any; `overdue_on`: only those whose limit has passed by that day;
    `concluded_from` and `concluded_until`: days of a period, both included."""

    states: frozenset[State] = frozenset()
    overdue_on: date | None = None
    concluded_from: date | None = None
    concluded_until: date | None = None


class Leads(Protocol):
    def get(self, id: int) -> Lead:
        """Raises `NotFound`."""
        ...

    def next_number(self, year: int) -> str:
        """Of a series of its own, by year: XS2020-001."""
        ...

    def add(self, lead: Lead) -> Lead:
        """As stored, with the organisations' names."""
        ...

    def save(self, lead: Lead) -> None: ...
    def listed(self, sight: Sight, wanted: Filter) -> Sequence[Lead]:
        """Of those in sight; most urgent first, then the newest."""
        ...

    def with_step_due(self, today: date) -> Sequence[Lead]: ...
