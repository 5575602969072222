"""A file made by us on somebody's asking (导出): asked, made, sent; each one is an event.

The file is made when it is needed and kept no longer than its sending takes: what stays is who
asked for what, when, how many items it held, and its hash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.core import errors
from bot.core.screens import Text

EVENT = "exported"
ITEM_KIND = "export"

# Telegram takes 50 MB from a bot; a little is left for what stands around the file.
MOST_BYTES = 49 * 1024 * 1024


class Kind(StrEnum):
    """What it is. Each kind has its maker (`bot.processes.exporting`)."""

    LEDGER = "ledger"
    CSV = "csv"
    EVIDENCE = "evidence"
    DEADLINES = "deadlines"
    TEMPLATE = "template"
    LETTER = "letter"
    REPORT = "report"


class State(StrEnum):
    ASKED = "asked"
    MADE = "made"
    SENT = "sent"
    REFUSED = "refused"


_S = State
LEGAL: Mapping[State, frozenset[State]] = {
    _S.ASKED: frozenset({_S.MADE, _S.REFUSED}),
    _S.MADE: frozenset({_S.SENT}),
    _S.SENT: frozenset(),
    _S.REFUSED: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """`args` say of what: ids as text, no word of an item. `message_id` is the message in which
    its progress is shown; without a person it was made on the host."""

    id: int = 0
    person_id: int | None
    kind: str
    args: Mapping[str, str]
    state: State = State.ASKED
    name: str | None = None
    sha256: str | None = None
    message_id: int | None = None
    asked_at: datetime

    def moved(self, to: State, /, **changes: Any) -> Export:
        """Raises `Stale`: it has gone on meanwhile."""
        if to not in LEGAL[self.state]:
            raise errors.Stale("export")
        return replace(self, state=to, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a maker found in the ledger for one reader, on one snapshot. `name` is the file's,
    with its ending; `lines` stand under the document; `protected` as its most secret item;
    `further` asks for the next part."""

    name: Text
    scope: str
    count: int
    lines: tuple[Text, ...] = ()
    protected: bool = False
    data: Any = None
    further: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that is there now."""

    name: str
    size: int
    sha256: str


class Exports(Protocol):
    def get(self, id: int) -> Export: ...
    def add(self, export: Export) -> Export: ...
    def save(self, before: Export, after: Export) -> None:
        """Raises `Stale` when the row is no longer in `before`'s state."""
        ...

    def in_state(self, state: State) -> Sequence[Export]:
        """Oldest first."""
        ...
