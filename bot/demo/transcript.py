"""The week as a chat log for a terminal: days, times, who speaks, what the bot answers.

What happens is collected while the bot works, and written when it has come to rest, so that a
message edited five times is shown once, as it stands.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.core.screens import Day, Text
from bot.demo import botapi, columns
from bot.demo.transcript_lines import Printer, style_of
from bot.demo.week_parts import Part, Words

WIDTH = 78
_ZONE = ZoneInfo("Asia/Shanghai")
_PAUSE = timedelta(minutes=3)
_INDENT = "       "
_CARD = 8


@dataclass(slots=True, kw_only=True)
class Transcript:
    """`write` takes one line. Messages that begin with the words in `whole` are shown uncut;
    `hearing` names the accounts whose notices are shown, None all of them; while it `is_quiet`
    nothing is shown at all."""

    write: Callable[[str], None]
    printer: Printer
    parts: dict[int, Part] = field(default_factory=dict)
    whole: str | None = None
    is_quiet: bool = False
    hearing: Collection[int] | None = None
    _actor: int | None = None
    _day: date | None = None
    _speaker: tuple[int, ...] = ()
    _is_acting: bool = False
    _last: datetime | None = None
    _touched: dict[tuple[int, int], botapi.Message] = field(default_factory=dict)
    _seen: dict[int, set[str]] = field(default_factory=dict)

    def watch(self, api: botapi.BotApi) -> Callable[[], None]:
        """Until the function returned is called."""
        return api.watch(self._notice)

    def narrates(self, line: Text, at: datetime) -> None:
        """A sentence of the narrator's, between two scenes."""
        self._heading(at)
        self._speaker = ()
        self.write("")
        printer = self.printer
        for each in columns.wrapped(printer.words(line, printer.language), printer.width):
            self.write(f"  ◆ {each}")

    def acts(self, part: Part) -> None:
        self._actor = part.user.id

    def pressed(self, part: Part, label: str) -> None:
        if not self.is_quiet:
            self._acting(part, part.stage.clock.now(), [self.printer.button(label)])

    def settled(self) -> None:
        """Writes what the bot has said since: the answer first, then what others hear of it."""
        touched, self._touched = list(self._touched.values()), {}
        actor, self._actor = self._actor, None
        if self.is_quiet:
            return
        standing = [m for m in touched if m.chat in self.parts and not m.deleted]
        for message in standing:
            if message.chat == actor:
                self._hears([message])
        left_out: set[int] = set()
        for alike in _grouped(m for m in standing if m.chat != actor):
            heard = [m for m in alike if self.hearing is None or m.chat in self.hearing]
            left_out |= {m.chat for m in alike if m not in heard}
            if heard:
                self._hears(heard)
        if left_out:
            self._speaker = ()
            self.write("")
            self.write(_INDENT + self.printer.say("demo-others-told", n=len(left_out)))

    def _notice(self, change: botapi.Change) -> None:
        message = change.message
        if message is None or change.kind not in {"sent", "edited", "deleted"}:
            return
        if message.from_bot:
            key = (message.chat, message.id)
            self._touched.pop(key, None)
            self._touched[key] = message
        elif not (self.is_quiet or message.deleted) and message.chat in self.parts:
            lines = self.printer.wrapped(self.printer.said(message))
            self._acting(self.parts[message.chat], message.date, lines)

    def _acting(self, part: Part, at: datetime, lines: list[str]) -> None:
        self._head([part], at, is_acting=True)
        for line in lines:
            self.write(f"{_INDENT}▸ {line}")

    def _hears(self, alike: list[botapi.Message]) -> None:
        """One message to one person, or the same to several."""
        first = alike[0]
        readers = [self.parts[message.chat] for message in alike]
        self._head(readers, first.edited or first.date, is_acting=False)
        printer = self.printer
        if self.whole is not None and first.text.startswith(self.whole):
            lines = printer.wrapped(printer.said(first))
        else:
            lines = printer.cut(printer.wrapped(self._news(readers, printer.said(first))))
        for line in (*lines, *printer.buttons(first)):
            self._barred(line)

    def _news(self, readers: list[Part], paragraphs: list[str]) -> Iterator[str]:
        """A card without what these people have been shown before: it then tells what is new."""
        seen = set.intersection(*(self._seen.get(r.user.id, set()) for r in readers))
        is_long = len(paragraphs) >= _CARD
        is_gap = False
        for number, paragraph in enumerate(paragraphs):
            is_known = is_long and number > 0 and paragraph in seen
            if not is_known:
                yield paragraph
            elif not is_gap:
                yield "…"
            is_gap = is_known
        for reader in readers:
            self._seen.setdefault(reader.user.id, set()).update(paragraphs)

    def _barred(self, line: str) -> None:
        style = self.printer.style
        self.write(f"{_INDENT}{style.bar}│{style.off} {line}".rstrip())

    def _head(self, people: list[Part], at: datetime, *, is_acting: bool) -> None:
        """Time and name where a turn begins: another person, a pause, or an answer to a notice."""
        self._heading(at)
        speaker = tuple(part.user.id for part in people)
        is_going_on = self._speaker == speaker and (self._is_acting or not is_acting)
        is_soon = self._last is not None and at - self._last < _PAUSE
        if not (is_going_on and is_soon):
            self._is_acting = is_acting
            mark = "" if is_acting else "→ "
            self.write("")
            self.write(f"{at.astimezone(_ZONE):%H:%M}  {mark}{self._names(people)}")
        self._speaker, self._last = speaker, at

    def _names(self, people: list[Part]) -> str:
        style = self.printer.style
        return "、".join(f"{style.name}{p.name}{style.off} · {p.post}" for p in people)

    def _heading(self, at: datetime) -> None:
        day = at.astimezone(_ZONE).date()
        if day == self._day:
            return
        self._day, self._speaker = day, ()
        said = self.printer.say("demo-day", day=Day(day=day, weekday=True))
        style = self.printer.style
        rule = "━" * max(WIDTH - columns.width(said) - 4, 4)
        self.write("")
        self.write(f"{style.heading}━━ {said} {rule}{style.off}")


def _grouped(messages: Iterator[botapi.Message]) -> list[list[botapi.Message]]:
    """Those that read the same, together; else in the order in which they came."""
    alike: dict[tuple[str, tuple[str, ...]], list[botapi.Message]] = {}
    for message in messages:
        look = (message.text, tuple(button.label for button in message.buttons))
        alike.setdefault(look, []).append(message)
    return list(alike.values())


def to_terminal(
    out: TextIO, words: Words, language: str, environment: Mapping[str, str] = os.environ
) -> Transcript:
    """Writes each line at once, so that it can be read while the bot works."""

    def write(line: str) -> None:
        out.write(line + "\n")
        out.flush()

    style = style_of(out, environment)
    printer = Printer(words=words, language=language, style=style, width=WIDTH - 10)
    return Transcript(write=write, printer=printer)
