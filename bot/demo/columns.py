"""Text in columns of a terminal, where a Chinese character is two wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# What may not begin a line: a closing mark stays with what it closes.
_CLOSING = "，。；：、？！）》〉」』”’】〕%…"
_OPENING = "（《〈「『“‘【〔"
_UNITS = re.compile(rf"[{_OPENING}]*(?:[!-~]+|.)[{re.escape(_CLOSING)}]*|\s", re.DOTALL)


def width(words: str) -> int:
    """In columns; joiners and variation selectors take none."""
    return sum(_wide(character) for character in words)


def _wide(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrapped(words: str, most: int) -> list[str]:
    """Lines of at most `most` columns; an empty line for empty words. Latin words and numbers
    stay whole unless they are longer than a line."""
    lines, line = [], ""
    for unit in _pieces(words, most):
        if line and width(line + unit.rstrip()) > most:
            lines.append(line.rstrip())
            line = unit.lstrip()
        else:
            line += unit
    return [*lines, line.rstrip()]


def _pieces(words: str, most: int) -> Iterator[str]:
    for unit in _UNITS.findall(words):
        yield from [unit] if width(unit) <= most else list(unit)
