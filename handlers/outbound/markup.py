"""Telegram HTML as a thing with a length: measured as Telegram measures it, cut where it may be.

The length is that of the visible words in UTF-16 units; a cut never falls into a tag, an entity
or a character, and what was open at a cut is closed before and opened again after it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from handlers.outbound.texts import unmark

# One step of a reader's eye: a tag, an entity, or a sign with the marks that belong to it.
_ATOM = re.compile(
    r"</?[a-z][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);"
    "|.[\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff]{0,8}",
    re.DOTALL,
)
_TAG_NAME = re.compile(r"</?([a-z][a-z-]*)")
_BORDERS = ("\n", "。", "；", ". ", "，", " ")


def units(markup: str) -> int:
    """UTF-16 units after Telegram has taken tags and entities out."""
    return _utf16(unmark(markup))


def is_blank(markup: str) -> bool:
    return not unmark(markup).strip()


def pack(lines: Iterable[str], limit: int) -> tuple[str, ...]:
    """Lines gathered into as few messages as the limit allows; blank messages are left out."""
    parts: list[list[str]] = [[]]
    for line in lines:
        for piece in cut(line, limit):
            if parts[-1] and units("\n".join((*parts[-1], piece))) > limit:
                parts.append([])
            parts[-1].append(piece)
    messages = ("\n".join(part) for part in parts)
    return tuple(message for message in messages if not is_blank(message))


def cut(line: str, limit: int) -> list[str]:
    """The line itself where it fits, else pieces that do, each of them whole HTML."""
    if units(line) <= limit:
        return [line]
    return _balanced(_runs(line, limit))


def _runs(line: str, limit: int) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    size = 0
    for atom in _ATOM.findall(line):
        if size + _width(atom) > limit:
            border = _border(runs[-1])
            runs.append(runs[-1][border:])
            del runs[-2][border:]
            size = sum(map(_width, runs[-1]))
        runs[-1].append(atom)
        size += _width(atom)
    return runs


def _border(run: list[str]) -> int:
    """Where to end a run: after the best sign in its second half, else at its end."""
    for sign in _BORDERS:
        for at in range(len(run) - len(sign), len(run) // 2, -1):
            if "".join(run[at : at + len(sign)]) == sign:
                return at + len(sign)
    return len(run)


def _balanced(runs: list[list[str]]) -> list[str]:
    pieces: list[str] = []
    opened: list[str] = []
    for run in runs:
        before = "".join(opened)
        opened = _open_after(opened, run)
        after = "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        pieces.append(before + "".join(run) + after)
    return pieces


def _open_after(opened: list[str], run: list[str]) -> list[str]:
    still = list(opened)
    for atom in run:
        if _is_tag(atom):
            if atom.startswith("</"):
                still.pop()
            else:
                still.append(atom)
    return still


def _name(tag: str) -> str:
    found = _TAG_NAME.match(tag)
    return found[1] if found else ""


def _is_tag(atom: str) -> bool:
    return len(atom) > 1 and atom.startswith("<")


def _width(atom: str) -> int:
    if len(atom) == 1:  # nearly every atom of a long text
        return 1 + (atom > "\uffff")
    return 0 if _is_tag(atom) else _utf16(html.unescape(atom))


def _utf16(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
