"""An office file taken in (导入): asked what it is, read, planned, confirmed, written, undone.

Nothing is written before the confirmation, and each state is left once: a second press, or a
restart in the middle, finds the next one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from typing import Any, Protocol

from bot.core import errors
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Screen, Text, text


class Kind(StrEnum):
    """整改台账, 反馈文件, 单位人员名单."""

    LEDGER = "ledger"
    FEEDBACK = "feedback"
    SETUP = "setup"


# What is offered for which file, by the end of its name; old and macro forms among them, since
# they deserve their own sentence.
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et"})
DOCUMENTS = frozenset({".docx", ".docm", ".doc", ".wps"})
OFFERED: Mapping[Kind, frozenset[str]] = {
    Kind.LEDGER: WORKBOOKS | {".csv", ".tsv"},
    Kind.FEEDBACK: DOCUMENTS,
    Kind.SETUP: WORKBOOKS | {".yaml", ".yml"},
}


class State(StrEnum):
    ASKED = "asked"
    READING = "reading"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    WRITTEN = "written"
    UNDOING = "undoing"
    UNDONE = "undone"
    STOPPED = "stopped"
    REFUSED = "refused"


class Choice(StrEnum):
    """Every sound row, existing items updated by their number; or new items alone."""

    ALL = "all"
    NEW = "new"


_S = State
LEGAL: Mapping[State, frozenset[State]] = {
    _S.ASKED: frozenset({_S.READING, _S.STOPPED}),
    _S.READING: frozenset({_S.PLANNED, _S.WRITTEN, _S.REFUSED, _S.STOPPED}),
    _S.PLANNED: frozenset({_S.CONFIRMED, _S.STOPPED}),
    _S.CONFIRMED: frozenset({_S.WRITTEN, _S.REFUSED}),
    _S.WRITTEN: frozenset({_S.UNDOING}),
    _S.UNDOING: frozenset({_S.UNDONE, _S.WRITTEN}),
    _S.UNDONE: frozenset(),
    _S.STOPPED: frozenset(),
    _S.REFUSED: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`counts` are rows by what becomes of them; `rounds` those that the rows belong to;
    `message_id` is the message whose button was pressed last."""

    id: int = 0
    file_id: int | None
    name: str
    sha256: str | None = None
    person_id: int | None
    kind: Kind | None = None
    state: State = State.ASKED
    choice: Choice | None = None
    counts: Mapping[str, int]
    rounds: tuple[int, ...] = ()
    marked_id: int | None = None
    cause: str | None = None
    message_id: int | None = None
    asked_at: datetime

    def moved(self, to: State, /, **changes: Any) -> Import:
        """Raises `Stale`: somebody, or the same press before, has moved it on."""
        if to not in LEGAL[self.state]:
            raise errors.Stale("import")
        return replace(self, state=to, **changes)


def may_import(actor: Actor) -> bool:
    return actor.has(*OFFICE_ROLES)


def may_decide(actor: Actor, paper: Import) -> bool:
    """Whoever has sent it, and the director."""
    is_own = may_import(actor) and paper.person_id == actor.id
    return is_own or actor.has(Role.DIRECTOR)


def may_confirm(actor: Actor, paper: Import) -> bool:
    """A list of people gives posts away: that is the director's, and no deputy's."""
    return paper.kind is not Kind.SETUP or actor.own.has(Role.DIRECTOR)


def kinds_of(name: str) -> tuple[Kind, ...]:
    """What a file of this name may be."""
    suffix = PurePath(name).suffix.lower()
    return tuple(kind for kind, suffixes in OFFERED.items() if suffix in suffixes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a row, or with one cell of it; both count from 1, as in the file."""

    sheet: str
    row: int
    column: int | None = None
    reason: Text

    @property
    def text(self) -> Text:
        return text("import-fault", sheet=self.sheet, line=str(self.row), reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a file would do: the card that says so, and the faulty places. A paper that goes its
    own way from here (a form of its own) is `WRITTEN` at once."""

    card: Screen
    counts: Mapping[str, int]
    rounds: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()
    state: State = State.PLANNED


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    REVIVED = "revived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """`line` is the row in the file; `was` what stood in the item before (JSON)."""

    import_id: int
    finding_id: int
    line: int
    change: Change
    was: str | None = None


class Imports(Protocol):
    def get(self, id: int) -> Import: ...
    def add(self, paper: Import) -> Import: ...
    def save(self, before: Import, after: Import) -> None:
        """Raises `Stale` when the row is no longer in `before`'s state."""
        ...

    def waiting(self) -> Sequence[Import]:
        """What a process has to do, oldest first: to read, once the bytes are there or known to
        be lost, to write, to undo."""
        ...

    def note(self, row: Written) -> None: ...
    def rows(self, import_id: int) -> Sequence[Written]: ...
    def moved_since_shown(self, paper: Import, finding_ids: Sequence[int]) -> Sequence[str]:
        """Numbers of these that somebody has worked on since the card was shown."""
        ...

    def touched_since(self, paper: Import, *, limit: int) -> Sequence[str]:
        """Numbers of its items on which somebody has acted after it was written."""
        ...

    def notes(self, finding_ids: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
        """The office's own columns, word for word, by item and column."""
        ...

    def set_note(self, finding_id: int, field: str, text: str) -> None:
        """An empty text takes it away."""
        ...
