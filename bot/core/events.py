"""Events: what happened to what, written in the transaction that did it, sealed afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.sealing import Header

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row of history as read back; `body` is None after a purge."""

    seq: int
    kind: str
    item_kind: str
    item_id: int
    from_state: str | None
    to_state: str | None
    day: date
    cause: str
    person_id: int | None
    at: datetime | None
    body: Mapping[str, Json] | None


class Events(Protocol):
    def record(
        self,
        kind: str,
        *,
        item_kind: str = "finding",
        item_id: int,
        from_state: str | None = None,
        to_state: str | None = None,
        person_id: int | None = None,
        body: Mapping[str, Json] | None = None,
    ) -> None:
        """Writes header and payload under this work's cause, with the next ordinal."""
        ...

    def of_item(self, item_kind: str, item_id: int) -> Sequence[Event]: ...

    def unsealed(self, limit: int) -> Sequence[Header]:
        """The next ones to seal, in the order of their commits."""
        ...

    def last_seal(self) -> str:
        """The chain's head; `sealing.GENESIS` before the first."""
        ...

    def set_seal(self, seq: int, seal: str) -> None: ...
