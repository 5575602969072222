"""A ledger's row as the file holds it, before anything is made of it: text and dates by column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.core import spoken_days

Value = str | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`cells` by the column's key, empty ones left out. `columns` tells where each key stands in
    the sheet, `faults` which cells cannot be read."""

    sheet: str
    line: int
    cells: Mapping[str, Value]
    columns: Mapping[str, int] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        value = self.cells.get(key, "")
        return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`titles` is what stands above the header, and the names of sheet and file."""

    sheet: str
    titles: str
    header: int
    rows: tuple[Row, ...]


_LIST_MARK = re.compile(r"^\s*(?:[（(]?\d{1,2}[)）.、．]|[①-⑳]|[-·•])\s*")  # as offices number
_PARTS = re.compile(r"[、,，;；/\s]+")  # as offices part names
_SERIAL = re.compile(r"[（(]?(\d{1,6})(?:\.0+)?[)）.、]?")
_ORDINAL = re.compile(r"第?([0-9]{1,3}|[〇零一二三四五六七八九十]{1,3})(?![百千])")
_NAMED = re.compile(r"第(?:[0-9]{1,3}|[〇零一二三四五六七八九十]{1,3})轮")


def plain(value: str) -> str:
    """Full-width digits and letters as half-width ones, without spaces and unseen signs."""
    return re.sub(r"[\s\x00-\x1f\ufeff\u200b-\u200f]+", "", unicodedata.normalize("NFKC", value))


def serial(value: str) -> int | None:
    """12, （12）, 12.0, １２, or the end of a whole number such as 7-05-012."""
    said = plain(value)
    match = _SERIAL.fullmatch(said.rpartition("-")[2])
    return int(match[1]) if match and int(match[1]) else None


def ordinal(value: str) -> int | None:
    """第七轮, 七, 7, 第7轮巡察: the number in it."""
    match = _ORDINAL.match(plain(value))
    try:
        return spoken_days.number_of(match[1]) if match else None
    except ValueError:
        return None


def rounds_named(titles: str) -> tuple[str, ...]:
    """Each 第…轮 in a title."""
    return tuple(match[0] for match in _NAMED.finditer(titles))


def names(value: str) -> tuple[str, ...]:
    """Several names in one cell."""
    return tuple(dict.fromkeys(part for part in _PARTS.split(value) if part))


def lines(value: str) -> tuple[str, ...]:
    """A cell of several lines, without the numbers before them."""
    bare = (_LIST_MARK.sub("", line).strip() for line in value.splitlines())
    return tuple(line for line in bare if line)
