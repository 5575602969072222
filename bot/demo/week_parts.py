"""The players of the scripted week: each a phone, a name and a post; they press what they read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.core.ledger import Ledger
from bot.core.screens import Arg, Text, text
from bot.demo import botapi
from bot.demo.clock import VirtualClock

LANGUAGE = "zh-CN"
Words = Callable[[Text, str], str]
"""A sentence of the locales in a language, without markup."""

_A_MOMENT = timedelta(seconds=20)
PATIENCE_SECONDS = 20.0


class Bot(Protocol):
    """The real bot at work, as whoever turns its clock sees it."""

    @property
    def ledger(self) -> Ledger: ...

    async def is_idle(self) -> bool:
        """Every update is worked off, all that is due has been sent, all evidence is home."""
        ...

    async def tick(self) -> None:
        """What the clock starts, once, now."""
        ...


class Stuck(Exception):
    """The script wants to press what is not there: the demo and the bot have parted ways."""


class Watching(Protocol):
    """Who writes down what happens; it hears of messages from the server itself."""

    def acts(self, part: Part) -> None:
        """Before a person does something."""
        ...

    def pressed(self, part: Part, label: str) -> None: ...

    def settled(self) -> None:
        """The bot has answered: what stands in the chats now is what is to be seen."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stage:
    """What all players share."""

    api: botapi.BotApi
    bot: Bot
    clock: VirtualClock
    words: Words
    watching: Watching
    patience_seconds: float = PATIENCE_SECONDS

    def label(self, id: str, /, **args: Arg) -> str:
        """A button's words, in the players' language."""
        return self.words(text(id, **args), LANGUAGE)

    async def settled(self) -> None:
        """All that was set off is done, and shown. Raises `Stuck` when that takes too long."""
        try:
            await self.api.settled(self.patience_seconds)
        except TimeoutError:
            raise Stuck(f"the bot is still busy after {self.patience_seconds:g} s") from None
        self.watching.settled()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """One person; `post` is what the transcript calls him."""

    stage: Stage
    user: botapi.User
    name: str
    post: str

    @property
    def chat(self) -> botapi.Chat:
        return self.user.chat

    async def says(self, words: str) -> None:
        await self._does(lambda: self.user.sends(words))

    async def sends_photo(self, content: bytes, caption: str | None = None) -> None:
        await self._does(lambda: self.user.sends_photo(content, caption))

    async def sends_document(self, name: str, content: bytes, mime: str) -> None:
        await self._does(lambda: self.user.sends_document(name, content, mime))

    async def presses(self, label: str) -> None:
        """The newest button that says so, else the key of the keyboard. Raises `Stuck`."""
        found = self._button(label)
        if found is not None:
            message, button = found
            self.stage.watching.acts(self)
            self.stage.watching.pressed(self, button.label)
            await self._does(lambda: self.user.presses(message, button.data or ""))
        elif label in {key for row in self.chat.keyboard for key in row}:
            await self.says(label)
        else:
            raise Stuck(f"{self.name} finds no button {label!r} among {self.labels}")

    async def chooses(self, label: str) -> None:
        """Presses the option if it is on this page, else types its name."""
        await (self.presses(label) if self._button(label) else self.says(label))

    async def wants(self, id: str, /, **args: Arg) -> None:
        """Presses the button with these words of the locales."""
        await self.presses(self.stage.label(id, **args))

    @property
    def labels(self) -> list[str]:
        return [button.label for message in self._newest() for button in message.buttons]

    @property
    def offered(self) -> list[str]:
        """The buttons below what the bot has said last."""
        newest = next((m for m in self._newest() if m.from_bot), None)
        return [button.label for button in newest.buttons] if newest else []

    def heard(self, words: str) -> botapi.Message | None:
        """The newest message of the bot that contains them."""
        return next((m for m in self._newest() if m.from_bot and words in m.text), None)

    def _newest(self) -> list[botapi.Message]:
        return list(reversed(self.chat.visible))

    def _button(self, label: str) -> tuple[botapi.Message, botapi.Button] | None:
        """An equal label before one that contains the words."""
        pairs = [(m, b) for m in self._newest() for b in m.buttons if b.data is not None]
        same = (pair for pair in pairs if pair[1].label == label)
        alike = (pair for pair in pairs if label in pair[1].label)
        return next(same, None) or next(alike, None)

    async def _does(self, deed: Callable[[], object]) -> None:
        self.stage.watching.acts(self)
        deed()
        await self.stage.settled()
        self.stage.clock.advance(_A_MOMENT)
