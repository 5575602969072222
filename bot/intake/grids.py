"""A table as an office sees it: each cell of a merged range holds its text; csv reads the same."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.intake import workbook
from bot.intake.nodes import Scalar, Unreadable
from bot.intake.workbook import MAX_COLUMNS, MAX_ROWS, Sheet

CSV = frozenset({".csv", ".tsv", ".txt"})
# Ranges that lie over one another cost what no sheet of an office is worth.
MAX_SPREAD = 1_000_000
_ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
_DELIMITERS = ",;\t，；"  # a comma of either width parts cells
_SAMPLE_LINES = 20
_TEXT_MARKS = ("'=", "'+", "'-", "'@", "'\t", "'\r")

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows by number from 1, each a mapping of column to value; `spread` are the cells that hold
    another cell's text, because they are merged with it."""

    title: str
    rows: dict[int, dict[int, Scalar]]
    faults: dict[tuple[int, int], str]
    spread: frozenset[tuple[int, int]]


def of_workbook(content: bytes, noticing: Callable[[int], None]) -> list[Grid]:
    """Raises `Unreadable`, for too many rows as well."""
    return [_spread(sheet) for sheet in workbook.sheets(content, computed=True, noticing=noticing)]


def _spread(sheet: Sheet) -> Grid:
    if sheet.is_cut:
        raise Unreadable("import-too-many-rows", most=str(MAX_ROWS))
    rows = {row[0].row: {cell.column: cell.value for cell in row} for row in sheet.rows}
    faults = {(c.row, c.column): c.fault for row in sheet.rows for c in row if c.fault}
    last = max(rows, default=0)
    spread: set[tuple[int, int]] = set()
    for top, left, bottom, right in sheet.merges:
        value = rows.get(top, {}).get(left)
        if value is None:
            continue
        for row in range(top, min(bottom, last) + 1):
            for column in range(left, min(right, MAX_COLUMNS) + 1):
                if (row, column) != (top, left):
                    rows.setdefault(row, {})[column] = value
                    spread.add((row, column))
            if len(spread) > MAX_SPREAD:
                raise Unreadable("load-file-broken")
    return Grid(sheet.title, dict(sorted(rows.items())), faults, frozenset(spread))


def of_csv(content: bytes, name: str) -> Grid:
    """Raises `Unreadable`."""
    text = _decoded(content)
    delimiter = _delimiter(text)
    rows: dict[int, dict[int, Scalar]] = {}
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            if number > MAX_ROWS:
                raise Unreadable("import-too-many-rows", most=str(MAX_ROWS))
            if row := dict(_cells(cells)):
                rows[number] = row
    except csv.Error as error:
        raise Unreadable("import-not-text") from error
    return Grid(sheet_title(name), rows, {}, frozenset())


def _cells(cells: list[str]) -> Iterator[tuple[int, Scalar]]:
    for column, word in enumerate(cells[:MAX_COLUMNS], start=1):
        if word.strip():
            yield column, _unquoted(word.strip())


def _unquoted(word: str) -> str:
    """A quote before a sign keeps a spreadsheet from computing the text; it is none of it."""
    return word[1:] if word.startswith(_TEXT_MARKS) else word


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        if (encoding == "utf-16") != content.startswith(_UTF16):
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("import-not-text")


def _delimiter(text: str) -> str:
    lines = text.splitlines()[:_SAMPLE_LINES]
    return max(_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in lines))


def sheet_title(name: str) -> str:
    """As a spreadsheet lets a sheet be called."""
    return re.sub(r"[\\/*?:\[\]]", " ", name)[:31] or "1"
