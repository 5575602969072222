"""Telegram's HTML, parsed as strictly as Telegram does and refused in its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.demo.botapi.entities import Entity, Formatted, units
from bot.demo.botapi.errors import Refusal, bad_request

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=>"']*)\s*(?P<equals>=?)\s*(?P<value>"[^"]*"|'[^']*'|[\w.:/-]*)"""
)


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    at: int


def parse(source: str) -> Formatted:
    """Text and entities of `source`; refuses with "can't parse entities: …"."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> Formatted:
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self.close_tag()
            elif self.source[self.at] == "<":
                self.open_tag()
            else:
                self.character()
        if self.open:
            tag = self.open[-1].tag
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{tag}"')
        # Outer elements close last: of two with the same stretch the outer one comes first.
        ordered = sorted(reversed(self.entities), key=lambda e: (e.offset, -e.length))
        return Formatted("".join(self.text), tuple(ordered))

    def byte_offset(self, at: int) -> int:
        return len(self.source[:at].encode())

    def put(self, text: str) -> None:
        self.text.append(text)
        self.length += units(text)

    def character(self) -> None:
        reference = _REFERENCE.match(self.source, self.at)
        if reference is None:
            self.put(self.source[self.at])
            self.at += 1
            return
        name, decimal, hexadecimal = reference.groups()
        self.put(_NAMED[name] if name else _character(decimal, hexadecimal, reference.group()))
        self.at = reference.end()

    def open_tag(self) -> None:
        begin = self.at
        name = re.split(r"[\s>]", self.source[begin + 1 :], maxsplit=1)[0]
        tag, self.at = name.lower(), begin + 1 + len(name)
        if self.at >= len(self.source):
            raise _cannot(f"Unclosed start tag at byte offset {self.byte_offset(begin)}")
        if tag not in _TYPES:
            where = self.byte_offset(begin)
            raise _cannot(f'Unsupported start tag "{tag}" at byte offset {where}')
        attributes = self.attributes(tag, begin)
        argument = _argument(tag, attributes)
        if tag == "span" and argument != "tg-spoiler":
            where = self.byte_offset(begin)
            raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.open.append(_Open(tag, argument, self.length, len(self.text)))

    def attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self.spaces()
            if self.at >= len(self.source):
                where = self.byte_offset(begin)
                raise _cannot(f'Unclosed start tag "{tag}" at byte offset {where}')
            if self.source[self.at] == ">":
                self.at += 1
                return found
            name, value = self.attribute(tag, begin)
            found[name] = value

    def attribute(self, tag: str, begin: int) -> tuple[str, str]:
        found = _ATTRIBUTE.match(self.source, self.at)
        name = found["name"].lower() if found else ""
        where = self.byte_offset(begin)
        if found is None or not name:
            raise _cannot(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self.at = found.end()
        if not found["equals"]:
            if (tag, name) == ("blockquote", "expandable"):
                return name, ""
            raise _cannot(
                "Expected equal sign in declaration of an attribute "
                f'of the tag "{tag}" at byte offset {where}'
            )
        return name, parse_references(found["value"].strip("\"'"))

    def spaces(self) -> None:
        while self.at < len(self.source) and self.source[self.at].isspace():
            self.at += 1

    def close_tag(self) -> None:
        begin, where = self.at, self.byte_offset(self.at)
        end = self.source.find(">", begin)
        if end < 0:
            raise _cannot(f"Unclosed end tag at byte offset {where}")
        if not self.open:
            raise _cannot(f"Unexpected end tag at byte offset {where}")
        name = self.source[begin + 2 : end].strip().lower()
        opened = self.open.pop()
        if name not in {"", opened.tag}:
            raise _cannot(
                f"Unmatched end tag at byte offset {where}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        self.at = end + 1
        self.finish(opened)

    def finish(self, opened: _Open) -> None:
        """An empty element leaves no entity; a link without an address is plain text."""
        length = self.length - opened.offset
        entity = _entity(opened, length, "".join(self.text[opened.at :]))
        if length == 0 or (entity.type == "text_link" and not entity.url):
            return
        if not self.merges_into_pre(entity):
            self.entities.append(entity)

    def merges_into_pre(self, entity: Entity) -> bool:
        """`<pre><code class="language-…">` is one entity: the code gives the pre its language."""
        if entity.type != "pre" or not self.entities:
            return False
        inner = self.entities[-1]
        if inner.type != "code" or (inner.offset, inner.length) != (entity.offset, entity.length):
            return False
        self.entities[-1] = Entity(
            type="pre", offset=entity.offset, length=entity.length, language=inner.language
        )
        return True


def parse_references(text: str) -> str:
    """The four named and the numeric character references; others stay as they are."""
    return _REFERENCE.sub(lambda m: _NAMED.get(m[1]) or _character(m[2], m[3], m[0]), text)


def _character(decimal: str | None, hexadecimal: str | None, literal: str) -> str:
    code = int(decimal) if decimal else int(hexadecimal or "0", 16)
    surrogate = 0xD800 <= code <= 0xDFFF
    return chr(code) if 0 < code <= 0x10FFFF and not surrogate else literal


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "a":
        return attributes.get("href", "")
    if tag == "code":
        return attributes.get("class", "").removeprefix("language-")
    if tag == "blockquote":
        return "expandable" if "expandable" in attributes else ""
    return attributes.get("class", "")


def _entity(opened: _Open, length: int, content: str) -> Entity:
    if opened.tag == "a":
        url = opened.argument or content
        url = url if re.match(r"(?i)(https?|tg|tel|mailto|ftp):|[\w-]+(\.[\w-]+)+", url) else ""
        return Entity(type="text_link", offset=opened.offset, length=length, url=url)
    if opened.tag == "code":
        language = opened.argument or None
        return Entity(type="code", offset=opened.offset, length=length, language=language)
    kind = "expandable_blockquote" if opened.argument == "expandable" else _TYPES[opened.tag]
    return Entity(type=kind, offset=opened.offset, length=length)


def _cannot(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")
