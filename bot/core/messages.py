"""What leaves (outbox), what came in (inbox), and what is gathered before it leaves (tidings)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Protocol

from bot.core.screens import Screen, Text


class Lane(IntEnum):
    """Answers to the person in front of us overtake everything else."""

    ANSWER = 0
    NOTICE = 1
    BROADCAST = 2


class Topic(StrEnum):
    """Why a tiding waits: each topic has its own hour (domain §5)."""

    ECHO = "echo"
    REVIEW = "review"
    NOTICE = "notice"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """An outbox row. Exactly one of `person_id` and `chat_id` (a group, or an unknown account)."""

    id: int
    person_id: int | None
    chat_id: int | None
    kind: str
    screen: Screen
    key: str
    lane: Lane
    not_before: datetime
    attempts: int = 0
    sent_at: datetime | None = None
    dead_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A claimed outbox row with what the messenger needs of its reader."""

    outgoing: Outgoing
    chat_id: int
    language: str | None


class Outbox(Protocol):
    def put(
        self,
        screen: Screen,
        *,
        key: str,
        kind: str,
        person_id: int | None = None,
        chat_id: int | None = None,
        lane: Lane = Lane.NOTICE,
        not_before: datetime | None = None,
    ) -> int | None:
        """None when the key is there already: it was put before. An answer is left for a while
        to the turn that wrote it, which claims it by its id, unless `not_before` says when it may
        go; everything else may go at once."""
        ...

    def rouse(self) -> None:
        """Somebody can be reached who could not before: the sender looks after this commit."""
        ...

    def put_under(self, prefix: str) -> Sequence[Outgoing]:
        """Of persons, with a key that begins so, not sent yet; oldest first."""
        ...

    def drop(self, ids: Sequence[int]) -> None:
        """As if they had never been put: for what is told in another message instead."""
        ...

    def by_key(self, key: str) -> Outgoing | None: ...
    def get(self, id: int) -> Outgoing: ...
    def claim(
        self, now: datetime, *, limit: int, lease_seconds: int, only: int | None = None
    ) -> Sequence[Delivery]:
        """Due rows in the order of their lanes; each is out of others' reach until its lease ends.
        Rows of persons without a chat are left alone; `only` claims that one row."""
        ...

    def sent(
        self, id: int, at: datetime, *, messages: Sequence[tuple[int, int]], finding_id: int | None
    ) -> None:
        """`messages` are (chat, message id); the body is blanked."""
        ...

    def postpone(self, id: int, until: datetime, *, tried: bool = True) -> None:
        """Counts as an attempt if it was `tried`."""
        ...

    def bury(self, id: int, reason: str) -> None: ...
    def dead(self, since: datetime) -> Sequence[Outgoing]:
        """Buried since then."""
        ...

    def next_due(self) -> datetime | None: ...
    def finding_of(self, chat_id: int, message_id: int) -> int | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiding:
    """`subject` is what else than a finding it is about, as a press names it: "suggestion:7"."""

    id: int
    person_id: int
    topic: Topic
    finding_id: int | None
    body: Text
    urgency: int
    at: datetime
    subject: str | None = None


class Tidings(Protocol):
    def add(
        self,
        person_id: int,
        topic: Topic,
        body: Text,
        *,
        finding_id: int | None = None,
        urgency: int = 0,
        subject: str | None = None,
    ) -> None: ...
    def people_waiting(self, topics: Sequence[Topic]) -> Sequence[int]: ...
    def waiting(self, person_id: int, topics: Sequence[Topic]) -> Sequence[Tiding]:
        """Most urgent (lowest) first, then oldest."""
        ...

    def told(self, ids: Sequence[int], outbox_id: int) -> None: ...
    def of_message(self, outbox_id: int) -> Sequence[Tiding]: ...


class Inbox(Protocol):
    def receive(self, bot_id: int, update_id: int, body: str, at: datetime) -> bool:
        """The raw update; False when it is there already."""
        ...

    def note(self, bot_id: int, update_id: int, day: date) -> bool:
        """That it came, on that day, and is done; False when it is there already."""
        ...

    def is_done(self, bot_id: int, update_id: int) -> bool: ...
    def done(self, bot_id: int, update_id: int, at: datetime) -> None:
        """Marks the row and blanks its body, in the transaction of the use case."""
        ...

    def failed(self, bot_id: int, update_id: int, at: datetime, failure: str) -> None: ...
    def waiting(self, bot_id: int) -> Sequence[str]:
        """Bodies not yet done, in the order received."""
        ...
