"""The file as a tree that remembers where each value stood, before any model has seen it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from bot.core import roster

Scalar = str | date | None


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a list or a mapping. An empty cell is a node of None: absent, yet with a place."""

    value: Scalar | tuple[Node, ...] | dict[str, Node]
    place: roster.Place

    def get(self, key: str) -> Node | None:
        return self.value.get(key) if isinstance(self.value, dict) else None

    def word(self, key: str) -> str | None:
        """The text under the key; None when there is none."""
        found = self.get(key)
        return found.value.strip() if found and isinstance(found.value, str) else None


class Unreadable(Exception):
    """Nothing of the file can be read: one problem instead of a tree."""

    def __init__(self, id: str, place: roster.Place | None = None, /, **args: str) -> None:
        super().__init__(id)
        self.problem = roster.problem(id, place or roster.Place(), **args)


def plain(node: Node) -> object:
    """As models take it; absent keys are left out."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items() if child.value is not None}
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return node.value


def places(node: Node, path: roster.Path = ()) -> Iterator[tuple[roster.Path, roster.Place]]:
    yield path, node.place
    for step, child in children(node):
        yield from places(child, (*path, step))


def children(node: Node) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node.value, dict):
        yield from node.value.items()
    elif isinstance(node.value, tuple):
        yield from enumerate(node.value)


def without(node: Node, paths: Collection[roster.Path], here: roster.Path = ()) -> Node:
    """The tree less the named branches."""
    if isinstance(node.value, dict):
        kept = {
            key: without(child, paths, (*here, key))
            for key, child in node.value.items()
            if (*here, key) not in paths
        }
        return Node(kept, node.place)
    if isinstance(node.value, tuple):
        items = tuple(
            without(child, paths, (*here, index))
            for index, child in enumerate(node.value)
            if (*here, index) not in paths
        )
        return Node(items, node.place)
    return node
