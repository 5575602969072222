"""Organisations nested under `children` as one list, each naming its parent."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import roster
from bot.intake.nodes import Node


def flatten(root: Node) -> tuple[Node, list[roster.Problem]]:
    """In the order of the file; a `parent` that contradicts the nesting is a problem."""
    given = root.get("organisations")
    if given is None or not isinstance(given.value, tuple) or not isinstance(root.value, dict):
        return root, []
    problems: list[roster.Problem] = []
    flat = tuple(_walk(given.value, None, problems))
    return Node({**root.value, "organisations": Node(flat, given.place)}, root.place), problems


def _walk(
    siblings: tuple[Node, ...], above: Node | None, problems: list[roster.Problem]
) -> Iterator[Node]:
    for node in siblings:
        nested = node.get("children")
        below = nested.value if nested is not None and isinstance(nested.value, tuple) else ()
        yield _entry(node, above, problems)
        yield from _walk(below, node.get("code"), problems)


def _entry(node: Node, above: Node | None, problems: list[roster.Problem]) -> Node:
    """The record alone; what is no list stays under `children`, for the model to refuse."""
    if not isinstance(node.value, dict):
        return node
    entry = {
        key: child
        for key, child in node.value.items()
        if key != "children" or not isinstance(child.value, tuple | None)
    }
    named = entry.setdefault("parent", above) if above is not None else None
    if above is not None and named is not None and named.value != above.value:
        problems.append(roster.problem("load-two-parents", named.place))
    return Node(entry, node.place)
