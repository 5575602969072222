"""What takes messages to Telegram, as its callers see it, and how it may end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.core.messages import Delivery


class Slot(Protocol):
    """Waits until one more call may be made. Raises `TryLater`."""

    async def __call__(self, *, messages: int = 1) -> None:
        """`messages`: how many new ones it puts into the chat; an edit puts none."""
        ...


class TryLater(Exception):
    """The messenger must wait for this chat; `seconds` as Telegram says."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Crowded(Exception):
    """Others are before it in this chat; `seconds` until its turn."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Unreachable(Exception):
    """This reader cannot be written to: blocked, left, deactivated."""


class Moved(Exception):
    """The group has become a supergroup, with another number."""

    def __init__(self, to: int) -> None:
        super().__init__(to)
        self.to = to


class Undeliverable(Exception):
    """This message will never be taken as it is."""


@dataclass(frozen=True, slots=True)
class Sent:
    """(chat, message id) of what now stands in the chat."""

    messages: tuple[tuple[int, int], ...]


class Messenger(Protocol):
    async def send(self, delivery: Delivery, slot: Slot) -> Sent:
        """Awaits `slot` before each call. Raises `TryLater`, `Unreachable`, `Moved`,
        `Undeliverable`; after anything else the effect is unknown, and it is tried again."""
        ...
