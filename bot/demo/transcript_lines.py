"""One message as lines of a terminal: its medium, its words, its buttons, within the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from bot.core.screens import Arg, text
from bot.demo import botapi, columns
from bot.demo.week_parts import Words

MOST_LINES = 12
_LAST_LINES = 4


@dataclass(frozen=True, slots=True)
class Style:
    """ANSI codes, or none."""

    name: str = ""
    bar: str = ""
    button: str = ""
    heading: str = ""
    off: str = ""


PLAIN = Style()
COLOURED = Style("\x1b[1;36m", "\x1b[32m", "\x1b[33m", "\x1b[1m", "\x1b[0m")


def style_of(out: TextIO, environment: Mapping[str, str]) -> Style:
    """Colours on a terminal only, and never against NO_COLOR (https://no-color.org)."""
    return COLOURED if out.isatty() and not environment.get("NO_COLOR") else PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """`width` in columns."""

    words: Words
    language: str
    style: Style
    width: int

    def say(self, id: str, /, **args: Arg) -> str:
        return self.words(text(id, **args), self.language)

    def said(self, message: botapi.Message) -> list[str]:
        """A message's paragraphs: a sign for its picture or file, then its lines."""
        return [*self._media(message), *message.text.splitlines()]

    def wrapped(self, paragraphs: Iterable[str]) -> list[str]:
        return [line for each in paragraphs for line in columns.wrapped(each, self.width)]

    def cut(self, lines: list[str]) -> list[str]:
        """Both ends of a long message, and how much is left out between them."""
        left = len(lines) - MOST_LINES + 1
        if left <= 1:
            return lines
        more = self.say("demo-more-lines", n=left)
        return [*lines[: MOST_LINES - 1 - _LAST_LINES], more, *lines[-_LAST_LINES:]]

    def button(self, label: str) -> str:
        return f"{self.style.button}[{label}]{self.style.off}"

    def buttons(self, message: botapi.Message) -> Iterator[str]:
        """As many as fit into one line; likewise the keyboard that came with the message."""
        if message.buttons:
            yield self._fitting("", [button.label for button in message.buttons])
        if message.keyboard:
            yield self._fitting("⌨ ", [key for row in message.keyboard for key in row])

    def _fitting(self, line: str, labels: list[str]) -> str:
        room = self.width - columns.width(line)
        for number, label in enumerate(labels):
            room -= columns.width(label) + 3
            if room < 0 and number:
                return f"{line}…"
            line += f"{self.button(label)} "
        return line.rstrip()

    def _media(self, message: botapi.Message) -> list[str]:
        media = message.media
        if media is None:
            return []
        if media.kind == "photo":
            return [self.say("demo-photo")]
        return [self.say("demo-file", name=media.name or media.kind)]
