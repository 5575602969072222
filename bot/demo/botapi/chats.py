"""A chat: who is in it, and its messages by number.

Each chat counts its own messages from 1. Telegram lets a bot's private chats share a counter;
ours do not, so that a number taken for a chat's is found out when it belongs to another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.demo.botapi.errors import JSON
from bot.demo.botapi.values import Message


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    """A Telegram account of a human."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "zh-hans"
    deactivated: bool = False

    def as_json(self) -> JSON:
        common = {"id": self.id, "is_bot": False, "language_code": self.language_code}
        return common | self.names()

    def names(self) -> JSON:
        names = {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
        }
        return {key: value for key, value in names.items() if value is not None}


@dataclass(slots=True, kw_only=True, eq=False)
class Chat:
    """A private chat of one person with one bot (its id is the person's), or a group.

    `started`: the person has written first; `blocked`: no longer wants to hear.
    """

    id: int
    title: str | None = None
    person: Person | None = None
    members: dict[int, Person] = field(default_factory=dict)
    bots: set[int] = field(default_factory=set)
    kicked: set[int] = field(default_factory=set)
    started: bool = False
    blocked: bool = False
    pinned: int | None = None
    actions: list[str] = field(default_factory=list)
    by_number: dict[int, Message] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return self.person is not None

    @property
    def messages(self) -> list[Message]:
        """All there were, in order; deleted ones carry their flag."""
        return list(self.by_number.values())

    @property
    def visible(self) -> list[Message]:
        return [message for message in self.by_number.values() if not message.deleted]

    @property
    def keyboard(self) -> tuple[tuple[str, ...], ...]:
        """The reply keyboard under the input field now: the newest message's that changed it."""
        return _keyboard(reversed(self.messages))

    def find(self, number: int) -> Message | None:
        """The message as it stands, unless there is none or it is deleted."""
        message = self.by_number.get(number)
        return None if message is None or message.deleted else message

    def as_json(self) -> JSON:
        if self.person is not None:
            return {"id": self.id, "type": "private"} | self.person.names()
        return {"id": self.id, "type": "supergroup", "title": self.title}


def _keyboard(newest_first: Iterable[Message]) -> tuple[tuple[str, ...], ...]:
    for message in newest_first:
        if message.markup.keyboard or message.markup.removes_keyboard:
            return message.markup.keyboard
    return ()
