"""Group chats that hear numbers: each reads with the class of the person who bound it.

The bot cannot list a group's members, so somebody answers for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChat:
    """`language` is what was chosen in the group, at first its binder's own; None is the
    installation's."""

    chat_id: int
    title: str
    bound_by: int
    bound_at: datetime
    language: str | None = None


class GroupChats(Protocol):
    def get(self, chat_id: int) -> GroupChat | None: ...
    def all(self) -> Sequence[GroupChat]:
        """Oldest first."""
        ...

    def save(self, group: GroupChat) -> None:
        """A group bound again keeps one row: the last binder answers for it."""
        ...

    def delete(self, chat_id: int) -> bool:
        """False when there was none."""
        ...

    def move(self, chat_id: int, to: int) -> None:
        """A group that has become a supergroup has another number; what waits to be said to it
        goes there, too."""
        ...
