"""How the installation itself fares, and what of its working rows has had its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.core.ledger import Trouble

# The slot in which polling notes how it fares, and what it notes there.
POLLING = "polling"
SOUND = "sound"
CONFLICT = "conflict"


class Leftover(StrEnum):
    """Rows that nobody needs any more once they are old enough."""

    UPDATES = "updates"  # worked off
    SNAPSHOTS = "snapshots"  # asked for in between, never frozen
    MESSAGES = "messages"  # sent or given up, and what they told
    DRAFTS = "drafts"  # put aside and forgotten
    SLOTS = "slots"  # of scheduled work long done


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """`outbox_held` waits for people without a chat, `outbox_waiting` for us. `disk_free` in
    bytes, where the ledger lies. `head` is the last seal. `conflict_since`: another program asks
    for the same bot's updates. `outage_at` is when the last outage of the ledger was over."""

    outbox_waiting: int
    outbox_held: int
    oldest_undelivered: datetime | None
    inbox_waiting: int
    fetches_waiting: int
    fetches_lost: int
    unsealed: int
    head: str | None
    ticked_at: datetime | None
    backup_at: datetime | None
    proved_at: datetime | None
    conflict_since: datetime | None = None
    disk_free: int
    outage_at: datetime | None = None
    outage_why: Trouble | None = None


class Upkeep(Protocol):
    def vitals(self) -> Vitals: ...
    def last(self, task: str) -> str | None:
        """The newest slot of a task that was noted or taken."""
        ...

    def note(self, task: str, slot: str) -> None:
        """As done now, as often as it is done."""
        ...

    def drop(self, what: Leftover, before: datetime, *, limit: int) -> int:
        """At most `limit` of them; how many went."""
        ...
