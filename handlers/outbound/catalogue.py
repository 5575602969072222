"""One language's sentences, read from its `.ftl` files: look up, format, and tell what is in them.

A long argument is put into the sentence after Fluent has formatted it, because Fluent refuses
placeables above 2,500 characters and a finding may be longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

# Long enough for every value a sentence selects on, short enough for several in one placeable.
LONGEST_DIRECT_ARGUMENT = 200
# NUL never survives `texts.clean`, so nobody can write a marker into his own words.
_MARKER = re.compile("\0(\\d+)\0")


class TextError(LookupError):
    """A sentence that does not exist, or lacks one of its variables."""


class _References(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (the visitor's protocol)
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 (the visitor's protocol)
        attribute = f".{node.attribute.name}" if node.attribute else ""
        self.messages.add(node.id.name + attribute)


class Catalogue:
    """`faults` lists junk and doubled ids, for the test of habits and for the log."""

    def __init__(self, language: str, files: Iterable[Path]) -> None:
        self.language = language
        self.faults: list[str] = []
        self._bundle = FluentBundle([language], use_isolating=False)
        self._patterns: dict[str, ast.Pattern] = {}
        for file in files:
            self._read(file)

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(self._patterns)

    def variables(self, id: str) -> frozenset[str]:
        """The variables of a sentence, with those of the sentences it quotes."""
        references = _References()
        references.visit(self._pattern(id))
        quoted = (self.variables(message) for message in references.messages)
        return frozenset(references.variables).union(*quoted)

    def format(self, id: str, args: Mapping[str, str | int]) -> str:
        """Raises `TextError` instead of ever returning half a sentence."""
        self._pattern(id)
        name, _, attribute = id.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:  # `_pattern` has already refused such an id
            raise AssertionError(id)
        direct, long = _split_by_length(args)
        sentence, errors = self._bundle.format_pattern(pattern, direct)
        if errors:
            raise TextError(f"{self.language} {id}: {'; '.join(map(str, errors))}")
        return _MARKER.sub(lambda found: long[int(found[1])], str(sentence))

    def _pattern(self, id: str) -> ast.Pattern:
        try:
            return self._patterns[id]
        except KeyError:
            raise TextError(f"{self.language}: no text {id}") from None

    def _read(self, file: Path) -> None:
        resource = _parsed(file.read_text("utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                self.faults.append(f"{file.name}: junk: {(entry.content or '').strip()[:80]}")
            if isinstance(entry, ast.Message):
                self._note(entry, file.name)
        self._bundle.add_resource(resource)

    def _note(self, message: ast.Message, file: str) -> None:
        for id, pattern in _patterns_of(message):
            if id in self._patterns:
                self.faults.append(f"{file}: {id} stands twice")
            self._patterns.setdefault(id, pattern)


@cache
def _parsed(source: str) -> ast.Resource:
    """Once a process for each file's words, which is most of what starting costs; bundles only
    read it."""
    return FluentResource(source)


def _patterns_of(message: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    if message.value is not None:
        yield message.id.name, message.value
    for attribute in message.attributes:
        yield f"{message.id.name}.{attribute.id.name}", attribute.value


def _split_by_length(args: Mapping[str, str | int]) -> tuple[dict[str, str | int], list[str]]:
    direct: dict[str, str | int] = {}
    long: list[str] = []
    for name, value in args.items():
        if isinstance(value, str) and len(value) > LONGEST_DIRECT_ARGUMENT:
            direct[name] = f"\0{len(long)}\0"
            long.append(value)
        else:
            direct[name] = value
    return direct, long
