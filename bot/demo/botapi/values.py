"""What a chat consists of, as values: messages, buttons, keyboards, files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.demo.botapi.entities import Formatted
from bot.demo.botapi.errors import JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a message; `more` keeps whatever else the bot said about it."""

    label: str
    data: str | None = None
    url: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> JSON:
        optional = {"callback_data": self.data, "url": self.url}
        given = {key: value for key, value in optional.items() if value is not None}
        return {"text": self.label} | given | dict(self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What hangs on a message: inline buttons, or a change of the reply keyboard."""

    inline: tuple[tuple[Button, ...], ...] = ()
    keyboard: tuple[tuple[str, ...], ...] = ()
    removes_keyboard: bool = False
    force_reply: bool = False

    @property
    def only_inline(self) -> bool:
        return not (self.keyboard or self.removes_keyboard or self.force_reply)

    def as_json(self) -> JSON | None:
        """Telegram shows the bot its inline keyboards only."""
        if not self.inline:
            return None
        return {"inline_keyboard": [[button.as_json() for button in row] for row in self.inline]}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file on the server: its two ids, and its bytes."""

    id: str
    unique_id: str
    kind: str
    content: bytes
    path: str
    name: str | None = None
    mime: str | None = None
    width: int = 0
    height: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it stands now; a change makes a new value under the same number."""

    id: int
    chat: int
    sender: int
    from_bot: bool
    date: datetime
    content: Formatted = field(default_factory=Formatted)
    media: StoredFile | None = None
    markup: Markup = field(default_factory=Markup)
    edited: datetime | None = None
    deleted: bool = False
    protected: bool = False
    silent: bool = False
    reply_to: int | None = None
    album: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text, or a medium's caption, without its formatting."""
        return self.content.text

    @property
    def html(self) -> str:
        return self.content.html

    @property
    def inline(self) -> tuple[tuple[Button, ...], ...]:
        return self.markup.inline

    @property
    def keyboard(self) -> tuple[tuple[str, ...], ...]:
        return self.markup.keyboard

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.markup.inline for button in row)
