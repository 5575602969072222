"""YAML as a tree with line numbers, from the parser's events.

Scalars stay text (a code 0101 is no octal number), aliases and tags are refused (a few lines of
them can unfold to gigabytes), and depth is bounded, so that a hostile file costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from bot.core import roster
from bot.intake import nesting
from bot.intake.nodes import Node, Unreadable

MAX_DEPTH = 24
MAX_NODES = 500_000
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_BINARY_MARKS = (b"\xff\xfe", b"\xfe\xff")


def parse(content: bytes) -> tuple[Node, list[roster.Problem]]:
    """The only document, and the keys that were given twice. Raises `Unreadable`."""
    source = _decode(content)
    builder = _Builder(yaml.parse(source, Loader=_PARSER))
    try:
        tree, contradictions = nesting.flatten(builder.document())
        return tree, [*builder.problems, *contradictions]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable("load-yaml-syntax", _line(mark), **_column(mark)) from error
    except yaml.reader.ReaderError as error:
        line = source.count("\n", 0, error.position) + 1
        raise Unreadable("load-yaml-character", roster.Place(row=line)) from error


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        known = content.startswith(_BINARY_MARKS) or _is_gbk(content)
        id = "load-file-encoding" if known else "load-file-not-text"
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(id, roster.Place(row=line)) from error


def _is_gbk(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


def _line(mark: Any, path: roster.Path = ()) -> roster.Place:
    return roster.Place(row=mark.line + 1, column=roster.spell(path))


def _column(mark: Any) -> dict[str, str]:
    return {"position": str(mark.column + 1)}


class _Builder:
    """Recursion is bounded by `MAX_DEPTH`; the parser itself keeps no stack of ours."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._count = 0
        self.problems: list[roster.Problem] = []

    def document(self) -> Node:
        self._expect(yaml.StreamStartEvent)
        first = next(self._events)
        if isinstance(first, yaml.StreamEndEvent):
            raise Unreadable("load-nothing")
        root = self._node(next(self._events), ())
        self._expect(yaml.DocumentEndEvent)
        rest = next(self._events)
        if not isinstance(rest, yaml.StreamEndEvent):
            raise Unreadable("load-yaml-documents", _line(rest.start_mark))
        return root

    def _expect(self, kind: type[Any]) -> None:
        event = next(self._events)
        assert isinstance(event, kind)  # noqa: S101  # the parser's grammar, not the file's

    def _node(self, event: Any, path: roster.Path) -> Node:
        place = _line(event.start_mark, path)
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable("load-yaml-alias", place)
        if event.tag not in (None, "!"):
            raise Unreadable("load-yaml-tag", place)
        self._count += 1
        if self._count > MAX_NODES:
            raise Unreadable("load-yaml-too-long", place)
        if len(path) > MAX_DEPTH:
            raise Unreadable("load-yaml-depth", place)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(self._mapping(path), place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._sequence(path), place)
        nothing = event.implicit[0] and event.value in _NOTHING
        return Node(None if nothing else event.value, place)

    def _sequence(self, path: roster.Path) -> tuple[Node, ...]:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return tuple(items)

    def _mapping(self, path: roster.Path) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, path)
            value = self._node(next(self._events), (*path, key))
            if key in entries:
                place = _line(event.start_mark, (*path, key))
                self.problems.append(roster.problem("load-duplicate-key", place))
            entries.setdefault(key, value)
        return entries

    def _key(self, event: Any, path: roster.Path) -> str:
        node = self._node(event, path)
        if not isinstance(node.value, str):
            raise Unreadable("load-yaml-key", node.place)
        return node.value
