"""What a person did in a chat, free of Telegram: a message, a press, an edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.evidence import FileKind


class Act(StrEnum):
    TEXT = "text"
    FILES = "files"
    PRESS = "press"
    EDIT = "edit"
    OTHER = "other"  # a sticker, a poll, a contact: named in `what`
    ADDED = "added"  # the bot itself, to a group
    REMOVED = "removed"  # the bot itself, from a group
    MOVED = "moved"  # a group that has become a supergroup, to the chat `moved_to`


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFile:
    """`size` in bytes, 0 when Telegram does not say."""

    kind: FileKind
    telegram_id: str
    telegram_unique_id: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """`text` is the message's text or caption; `command` without slash and bot name, with
    `argument` after it. `press` is the decoded callback, None for a foreign or garbled one."""

    bot_id: int
    update_id: int
    act: Act
    chat_id: int
    is_private: bool
    user_id: int
    user_name: str
    language_code: str | None
    message_id: int
    sent_at: datetime
    text: str = ""
    command: str | None = None
    argument: str = ""
    files: tuple[IncomingFile, ...] = ()
    album: str | None = None
    reply_to: int | None = None
    press: tuple[str, ...] | None = None
    what: str = ""
    chat_title: str = ""
    moved_to: int = 0

    @property
    def cause(self) -> str:
        return f"update:{self.bot_id}:{self.update_id}"

    @property
    def reply_key(self) -> str:
        return f"reply:{self.bot_id}:{self.update_id}"
