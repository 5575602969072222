"""Change requests (变更申请): what a unit asks beside the state of an item.

An extension (延期) asks for a later date; a continuation (持续整改) says what the stage has
reached and when to look again. The responsible leader decides first, then the office; one at a
time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    EXTENSION = "extension"
    CONTINUATION = "continuation"


class Step(StrEnum):
    LEADER = "leader"
    OFFICE = "office"


class State(StrEnum):
    """Lapsed: the item went on without it, into another cycle."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    LAPSED = "lapsed"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`text` is an extension's reason, or the goal that a continuation's stage has reached;
    `until` the date asked for. `answer` is what a refusal said."""

    id: int = 0
    finding_id: int
    cycle: int
    kind: Kind
    asker_id: int
    asked_on: date
    text: str
    until: date
    step: Step
    state: State = State.PENDING
    decided_on: date | None = None
    decided_by: int | None = None
    answer: str | None = None

    def decided(
        self, state: State, on: date, *, by: int | None = None, answer: str | None = None
    ) -> Change:
        return replace(self, state=state, decided_on=on, decided_by=by, answer=answer)

    def at_office(self) -> Change:
        return replace(self, step=Step.OFFICE)


class Changes(Protocol):
    def get(self, id: int) -> Change:
        """Raises `NotFound`."""
        ...

    def latest(self, finding_id: int) -> Change | None: ...
    def pending(self) -> Sequence[Change]:
        """All that wait for a decision, oldest first."""
        ...

    def add(self, change: Change) -> Change: ...
    def save(self, change: Change) -> None: ...
