"""Bulk deeds (批量办理): one deed on many items of a list, previewed, then confirmed once.

Each item is decided on by the single deed's own rules; what they refuse is left out, with the
reason. The preview is kept, so that a second press finds it done, and what has changed since it
was shown is left out, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from bot.core import errors
from bot.core.calendar import Workdays
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Text


class Deed(StrEnum):
    """催办, 转办, 延期, 同意延期."""

    REMIND = "remind"
    HAND_OVER = "hand_over"
    EXTEND = "extend"
    APPROVE = "approve"


class State(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    TAKEN_BACK = "taken_back"
    STOPPED = "stopped"


class Standing(StrEnum):
    """What becomes of one item: it will be done, was unticked by hand, is left out for a reason,
    was done, or was done and taken back."""

    READY = "ready"
    UNTICKED = "unticked"
    LEFT_OUT = "left_out"
    DONE = "done"
    TAKEN_BACK = "taken_back"


_WORKERS = frozenset({Role.RESPONSIBLE, Role.LIAISON, Role.LEADER})
# Who finds the deed on his lists; the single deed's rules decide on each item.
ROLES: Mapping[Deed, frozenset[Role]] = {
    Deed.REMIND: OFFICE_ROLES | {Role.LEADER},
    Deed.HAND_OVER: OFFICE_ROLES | {Role.PRINCIPAL, Role.LIAISON, Role.LEADER},
    Deed.EXTEND: OFFICE_ROLES | _WORKERS,
    Deed.APPROVE: OFFICE_ROLES | {Role.LEADER},
}
# What was told cannot be untold.
REVERSIBLE = frozenset(Deed) - {Deed.REMIND}

LEGAL: Mapping[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.DONE, State.STOPPED}),
    State.DONE: frozenset({State.TAKEN_BACK}),
    State.TAKEN_BACK: frozenset(),
    State.STOPPED: frozenset(),
}


def deeds(actor: Actor) -> tuple[Deed, ...]:
    return tuple(deed for deed in Deed if actor.has(*ROLES[deed]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """`source` is the press of the list; `listed` how many items it had. A day for all (`until`)
    or so many more days for each (`days`); `cause` is that of the events it has written."""

    id: int = 0
    person_id: int
    deed: Deed
    source: tuple[str, ...]
    listed: int
    until: date | None = None
    days: int | None = None
    responsible_id: int | None = None
    text: str | None = None
    state: State = State.PLANNED
    cause: str | None = None
    made_at: datetime

    def moved(self, to: State, /, **changes: Any) -> Bulk:
        """Raises `Stale`: the same press before has moved it on."""
        if to not in LEGAL[self.state]:
            raise errors.Stale()
        return replace(self, state=to, **changes)

    def new_due(self, due: date | None, workdays: Workdays) -> date:
        """So many days after the date in force, rolled to a workday; or the one for all."""
        if self.until is not None:
            return self.until
        start = due or date.min
        return workdays.next_workday(start + timedelta(days=self.days or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of it; `revision` is the item's at the preview."""

    bulk_id: int = 0
    finding_id: int
    ordinal: int
    revision: int
    standing: Standing = Standing.READY
    reason: Text | None = None

    def left_out(self, reason: Text) -> Entry:
        return replace(self, standing=Standing.LEFT_OUT, reason=reason)

    def turned(self) -> Entry:
        """Ticked, or unticked; what is left out stays so."""
        to = {Standing.READY: Standing.UNTICKED, Standing.UNTICKED: Standing.READY}
        if self.standing not in to:
            raise errors.Stale()
        return replace(self, standing=to[self.standing])


class Bulks(Protocol):
    def get(self, id: int) -> Bulk:
        """Raises `NotFound`."""
        ...

    def entries(self, bulk_id: int) -> Sequence[Entry]:
        """In the list's order."""
        ...

    def add(self, bulk: Bulk, entries: Sequence[Entry]) -> Bulk: ...
    def save(self, before: Bulk, after: Bulk) -> None:
        """Refuses with `Stale` what is no longer in `before`'s state."""
        ...

    def save_entry(self, entry: Entry) -> None: ...
