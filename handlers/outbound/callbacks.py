"""What a button sends back: a press, written short, with the version of its form in front.

Buttons outlive upgrades: a form we no longer read decodes to nothing, and the edge says so.
"""

from __future__ import annotations

import re

VERSION = "1"
LONGEST = 64  # bytes of UTF-8, Telegram's limit

_SEPARATOR, _ESCAPE = ":", "~"
_WRONG_ESCAPE = re.compile(f"{_ESCAPE}(?![01])")


def encode(press: tuple[str, ...]) -> str:
    """Raises ValueError for a press of no parts, and for one longer than 64 bytes."""
    if not press:
        raise ValueError("a press has at least one part")
    data = _SEPARATOR.join((VERSION, *map(_escaped, press)))
    if len(data.encode()) > LONGEST:
        raise ValueError(f"callback data longer than {LONGEST} bytes: {data}")
    return data


def decode(data: str) -> tuple[str, ...] | None:
    """None for data that is foreign, garbled or of a version no longer read."""
    version, *parts = data.split(_SEPARATOR)
    if version != VERSION or not parts or _WRONG_ESCAPE.search(data):
        return None
    return tuple(map(_unescaped, parts))


def _escaped(part: str) -> str:
    return part.replace(_ESCAPE, "~0").replace(_SEPARATOR, "~1")


def _unescaped(part: str) -> str:
    return part.replace("~1", _SEPARATOR).replace("~0", _ESCAPE)
