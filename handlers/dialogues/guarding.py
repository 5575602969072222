"""The text guard at the door: for words on their way to the ledger, and for the raw update.

The inbox keeps an update only until it is worked off; what must not stand in a database does not
stand there for that moment either.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from bot.core import errors, text_guard
from bot.core.incoming import Act, Incoming
from bot.core.screens import Many, Screen, Text, text
from bot.core.text_guard import Mode

START = "/start "
SEALED = "~"
# Of the message that a press or a reply belongs to, a turn needs its place alone.
NESTED = ("reply_to_message", "pinned_message")
PLACE = ("message_id", "date", "chat", "from", "message_thread_id", "is_topic_message")
# Strings that are names of things, not words.
NAMES = frozenset({"data", "chat_instance", "type", "language_code", "username", "mime_type"})


def passed(incoming: Incoming, mode: Mode) -> tuple[Incoming, Text | None]:
    """What goes on, and what the author is told beside. Raises `Unfit` for words that are to be
    blocked; files are kept without them, for they may not come a second time."""
    kinds = _kinds(incoming) if mode is not Mode.OFF else ()
    if not kinds:
        return incoming, None
    what = Many(items=tuple(text(f"guard-kind-{kind}") for kind in kinds))
    if mode is Mode.WARN:
        return incoming, text("guard-warned", what=what)
    if incoming.act is not Act.FILES:
        raise errors.Unfit("guarded", what=what)
    return _without_hits(incoming), text("guard-files", what=what)


def noticed(screen: Screen | None, notice: Text | None) -> Screen | None:
    """The notice above what the bot would have said."""
    if notice is None:
        return screen
    shown = screen or Screen()
    return shown.model_copy(update={"lines": (notice, *shown.lines)})


def _kinds(incoming: Incoming) -> tuple[text_guard.Kind, ...]:
    """Each once, in the order of their first hits."""
    words = (incoming.text, *(file.name for file in incoming.files))
    return tuple(dict.fromkeys(hit.kind for each in words for hit in text_guard.find(each)))


def _without_hits(incoming: Incoming) -> Incoming:
    files = tuple(replace(file, name=text_guard.mask(file.name)) for file in incoming.files)
    if not text_guard.find(incoming.text):
        return replace(incoming, files=files)
    return replace(incoming, files=files, text="", command=None, argument="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """Over a raw update (JSON) in the inbox: guarded words are masked for good, an invitation's
    code is hidden under the installation's secret and comes back when the update is read again."""

    secret: bytes = field(repr=False)
    mode: Mode

    def hide(self, body: str) -> str:
        update = json.loads(body)
        for message in _messages(update):
            self._hide_code(message)
        return _dump(update if self.mode is Mode.OFF else _masked(update))

    def show(self, body: str) -> str:
        update = json.loads(body)
        for message in _messages(update):
            words = message.get("text", "")
            if words.startswith(START + SEALED):
                message["text"] = START + self._shown(words.removeprefix(START + SEALED))
        return _dump(update)

    def _hide_code(self, message: dict[str, Any]) -> None:
        words = message.get("text", "")
        if words.startswith(START):
            nonce, code = secrets.token_bytes(8), words.removeprefix(START).encode()
            hidden = nonce + self._crossed(nonce, code)
            message["text"] = START + SEALED + hidden.hex()

    def _shown(self, sealed: str) -> str:
        hidden = bytes.fromhex(sealed)
        return self._crossed(hidden[:8], hidden[8:]).decode()

    def _crossed(self, nonce: bytes, content: bytes) -> bytes:
        """With a key stream of its own a nonce: hides and shows alike."""
        key = hmac.digest(self.secret, b"inbox" + nonce, "sha256")
        stream = hashlib.shake_256(key).digest(len(content))
        return bytes(a ^ b for a, b in zip(content, stream, strict=True))


def _messages(update: dict[str, Any]) -> list[dict[str, Any]]:
    """The update's own messages, those around them cut down to their place."""
    press = update.get("callback_query")
    if press and "message" in press:
        press["message"] = _place(press["message"])
    found = [update[key] for key in ("message", "edited_message") if key in update]
    for message in found:
        message.update({key: _place(message[key]) for key in NESTED if key in message})
    return found


def _place(message: dict[str, Any]) -> dict[str, Any]:
    return {key: message[key] for key in PLACE if key in message}


def _masked(value: Any, key: str = "") -> Any:
    match value:
        case dict():
            return {name: _masked(each, name) for name, each in value.items()}
        case list():
            return [_masked(each, key) for each in value]
        case str() if key not in NAMES and not key.endswith("id") and not _is_sealed(value):
            return text_guard.mask(value)
    return value


def _is_sealed(value: str) -> bool:
    return value.startswith(START + SEALED)


def _dump(update: dict[str, Any]) -> str:
    return json.dumps(update, ensure_ascii=False)
