"""Lists in pages: the part that is shown, and the row of buttons that turns to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bot.core.screens import Button, text

T = TypeVar("T")


def count(total: int, size: int) -> int:
    """How many pages: nothing at all is one empty page."""
    return max(1, -(-total // size))


def cut(found: Sequence[T], number: int, size: int) -> tuple[Sequence[T], int, int]:
    """(what stands on the page, its number from 0, how many pages there are). A page beyond the
    last is the last."""
    pages = count(len(found), size)
    number = min(max(number, 0), pages - 1)
    return found[number * size : (number + 1) * size], number, pages


def turning(press: Sequence[str], number: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    """`press` with the page's number behind it; no row where there is nowhere to turn."""
    wanted = (("button-previous", number - 1), ("button-next", number + 1))
    row = tuple(
        Button(label=text(label), press=(*press, str(to)))
        for label, to in wanted
        if 0 <= to < pages
    )
    return (row,) if row else ()
