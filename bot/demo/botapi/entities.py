"""Formatted text as Telegram keeps it: plain text, and entities counted in UTF-16 units."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from bot.demo.botapi.errors import JSON

_COMMAND = re.compile(r"(?<![\w/<>&])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")

_HTML_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A stretch of a text; offset and length count UTF-16 units, as in the Bot API."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def as_json(self) -> JSON:
        language = self.language if self.type == "pre" else None
        optional = {"url": self.url, "language": language}
        given = {key: value for key, value in optional.items() if value is not None}
        return {"type": self.type, "offset": self.offset, "length": self.length} | given


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text with its entities."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    @property
    def html(self) -> str:
        return to_html(self)


def units(text: str) -> int:
    """How long Telegram finds a text: a character outside the basic plane counts twice."""
    return len(text.encode("utf-16-le")) // 2


def from_json(text: str, entities: list[JSON]) -> Formatted:
    known = ("type", "offset", "length", "url", "language")
    return Formatted(
        text, tuple(Entity(**{key: e[key] for key in known if key in e}) for e in entities)
    )


def with_commands(text: str) -> Formatted:
    """A person's text: Telegram marks its commands."""
    found = tuple(
        Entity(type="bot_command", offset=units(text[: m.start()]), length=units(m.group()))
        for m in _COMMAND.finditer(text)
    )
    return Formatted(text, found)


def trimmed(formatted: Formatted) -> Formatted:
    """Without white space at both ends, the entities moved along; empty ones vanish."""
    text = formatted.text.strip()
    shift = units(formatted.text) - units(formatted.text.lstrip())
    moved = (_clipped(entity, shift, units(text)) for entity in formatted.entities)
    return Formatted(text, tuple(entity for entity in moved if entity.length > 0))


def _clipped(entity: Entity, shift: int, end: int) -> Entity:
    start = max(entity.offset - shift, 0)
    stop = min(entity.end - shift, end)
    return replace(entity, offset=start, length=stop - start)


def to_html(formatted: Formatted) -> str:
    """The text as HTML in Telegram's dialect; what has no tag there stays plain."""
    raw = formatted.text.encode("utf-16-le")
    parts: list[str] = []
    at = 0
    for position, tag in _marks(formatted.entities):
        parts += [_escaped(raw, at, position), tag]
        at = position
    return "".join([*parts, _escaped(raw, at, len(raw) // 2)])


def _marks(entities: tuple[Entity, ...]) -> list[tuple[int, str]]:
    """Where tags open and close; at one place inner ones close first and outer ones open first."""
    marks: list[tuple[tuple[int, int, int, int], str]] = []
    for index, entity in enumerate(entities):
        opening, closing = _tags(entity)
        marks.append(((entity.offset, 1, -entity.length, index), opening))
        marks.append(((entity.end, 0, entity.length, -index), closing))
    return [(key[0], tag) for key, tag in sorted(marks)]


def _tags(entity: Entity) -> tuple[str, str]:
    if entity.type == "text_link":
        return f'<a href="{html.escape(entity.url or "")}">', "</a>"
    if entity.type == "pre" and entity.language:
        opening = f'<pre><code class="language-{html.escape(entity.language)}">'
        return opening, "</code></pre>"
    return _HTML_TAGS.get(entity.type, ("", ""))


def _escaped(raw: bytes, start: int, stop: int) -> str:
    return html.escape(raw[2 * start : 2 * stop].decode("utf-16-le", "replace"), quote=False)
