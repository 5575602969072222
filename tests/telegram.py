"""A person's phone in a test: what he says, presses and hears, with the bot's work awaited.

`await li.says("/log")` returns when the bot has done all it had to do about it, so that the next
line may look at the answer.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from bot.demo import botapi

T = TypeVar("T")


def png(width: int = 64, height: int = 48, grey: int = 200) -> bytes:
    """A real picture of one shade."""
    rows = (b"\0" + bytes([grey]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


class Phone:
    """The chat of one user with the bot, or (`group`) what he does and sees in a group."""

    def __init__(self, user: botapi.User, group: botapi.Group | None = None) -> None:
        self.user = user
        self.group = group
        self.toast: str | None = None
        self._touched: list[int] = []
        self.api.watch(self._notice)

    @property
    def api(self) -> botapi.BotApi:
        return self.user.api

    @property
    def chat(self) -> botapi.Chat:
        return self.group.chat if self.group else self.user.chat

    # What he does.

    async def says(self, text: str) -> botapi.Message:
        return await self._done(lambda: self.user.sends(text, to=self.group))

    async def replies(self, message: botapi.Message, text: str) -> botapi.Message:
        return await self._done(lambda: self.user.replies(message, text, to=self.group))

    async def edits(self, message: botapi.Message, text: str) -> botapi.Message:
        return await self._done(lambda: self.user.edits(message, text, to=self.group))

    async def forwards(self, text: str) -> botapi.Message:
        return await self._done(lambda: self.user.forwards(text, to=self.group))

    async def sends_photo(
        self, content: bytes | None = None, caption: str | None = None
    ) -> botapi.Message:
        picture = content or png()
        return await self._done(lambda: self.user.sends_photo(picture, caption, to=self.group))

    async def sends_document(
        self, name: str, content: bytes, mime: str | None = None, caption: str | None = None
    ) -> botapi.Message:
        return await self._done(
            lambda: self.user.sends_document(name, content, mime, caption, to=self.group)
        )

    async def sends_voice(self, content: bytes = b"OggS") -> botapi.Message:
        return await self._done(lambda: self.user.sends_voice(content, to=self.group))

    async def sends_place(
        self, latitude: float = 41.7636, longitude: float = 86.1514
    ) -> botapi.Message:
        return await self._done(
            lambda: self.user.sends_location(latitude, longitude, to=self.group)
        )

    async def sends_venue(self, title: str) -> botapi.Message:
        return await self._done(
            lambda: self.user.sends_venue(title, 41.7636, 86.1514, to=self.group)
        )

    async def sends_live_place(self) -> botapi.Message:
        return await self._done(
            lambda: self.user.sends_live_location(41.7636, 86.1514, to=self.group)
        )

    async def walks(self, message: botapi.Message, latitude: float, longitude: float) -> None:
        await self._done(lambda: self.user.walks(message, latitude, longitude, to=self.group))

    async def sends_album(
        self, items: Sequence[bytes | tuple[str, bytes]], caption: str | None = None
    ) -> list[botapi.Message]:
        return await self._done(lambda: self.user.sends_album(items, caption, to=self.group))

    async def presses(self, label: str, on: botapi.Message | None = None) -> None:
        """Presses the newest button whose label contains `label`, an equal one before others.

        A label of the reply keyboard is sent as text. `on` names the message, which may be one
        that has long lost the button. The answer to the press is in `toast` afterwards.
        """
        found = self._button(label, [on] if on else list(reversed(self.chat.visible)))
        if found is not None:
            await self.presses_data(*found)
        elif (word := _best(label, [w for row in self.chat.keyboard for w in row])) and not on:
            await self.says(word)
        else:
            raise AssertionError(f"no button {label!r}; there are {self.labels}")

    async def asks(self, words: str, chat_type: str = "sender", offset: str = "") -> botapi.Query:
        """Types @bot and words; the answer stands in what is given back."""
        return await self._done(lambda: self.user.asks(words, chat_type, offset))

    async def chooses(self, result: dict[str, Any]) -> None:
        await self._done(lambda: self.user.chooses(result))

    async def presses_data(self, message: botapi.Message, data: str) -> None:
        """A press by its data: what a forged or a very old button sends."""
        query = await self._done(lambda: self.user.presses(message, data, to=self.group))
        self.toast = query.answer

    # What he sees.

    @property
    def answers(self) -> list[botapi.Message]:
        """The bot's messages that stand in the chat now."""
        return [message for message in self.chat.visible if message.from_bot]

    @property
    def last(self) -> botapi.Message:
        """What the bot has sent or edited last."""
        for number in reversed(self._touched):
            if (message := self.chat.find(number)) is not None:
                return message
        raise AssertionError("the bot has said nothing")

    @property
    def labels(self) -> list[str]:
        """All that can be pressed: inline buttons, newest message first, then the keyboard."""
        inline = [b.label for message in reversed(self.chat.visible) for b in message.buttons]
        return inline + [word for row in self.chat.keyboard for word in row]

    def heard(self, text: str) -> bool:
        """Whether a message of the bot that stands in the chat contains `text`."""
        return any(text in message.text for message in self.answers)

    async def hears(self, text: str, within: float = 5) -> botapi.Message:
        """Waits for a message of the bot that contains `text`; gives the newest such."""
        if not await self.api.changes.until(lambda: self.heard(text), within):
            said = [message.text for message in self.answers]
            raise AssertionError(f"{text!r} was not heard in {within} s, but {said}")
        return next(message for message in reversed(self.answers) if text in message.text)

    async def _done(self, deed: Callable[[], T]) -> T:
        result = deed()
        await self.api.settled()
        return result

    def _notice(self, change: botapi.Change) -> None:
        message = change.message
        if message is None or not message.from_bot or change.kind not in {"sent", "edited"}:
            return
        if self.chat.by_number.get(message.id) is message:
            self._touched.append(message.id)

    def _button(
        self, label: str, messages: list[botapi.Message]
    ) -> tuple[botapi.Message, str] | None:
        for message in messages:
            pressable = {b.label: b.data for b in message.buttons if b.data is not None}
            if (best := _best(label, list(pressable))) is not None:
                return message, pressable[best] or ""
        return None


def _best(label: str, labels: list[str]) -> str | None:
    """An equal label before one that merely contains the words."""
    containing = [candidate for candidate in labels if label in candidate]
    return label if label in containing else next(iter(containing), None)
