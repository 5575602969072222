"""A workbook as rows of plain cells, opened with every caution a stranger's archive deserves."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from bot.intake import archives
from bot.intake.nodes import Scalar, Unreadable

MAX_ROWS = 20_000
MAX_COLUMNS = 60
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s+ref=\"([A-Z]+[0-9]+:[A-Z]+[0-9]+)\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?>([^<]*)</")
# What asks another machine, or another file, for a value.
_NETWORK = re.compile(rb"https?:|WEBSERVICE|RTD\s*\(|DDE|\|'|\[[^\]]+\][^!\[\]]*!", re.IGNORECASE)
# What either XML parser makes of broken XML is a SyntaxError.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, InvalidFileException,
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, NotImplementedError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """`fault` is the text id of what makes the cell unusable; row and column count from 1."""

    row: int
    column: int
    value: Scalar
    fault: str = ""


Range = tuple[int, int, int, int]
"""Of merged cells: first row and column, last row and column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    rows: tuple[tuple[Cell, ...], ...]
    is_cut: bool = False
    merges: tuple[Range, ...] = ()


def sheets(
    content: bytes, *, computed: bool = False, noticing: Callable[[int], None] = lambda _row: None
) -> tuple[Sheet, ...]:
    """The sheets in their order, empty cells and rows left out. Raises `Unreadable`. `computed`:
    a formula counts as the value that was shown last, not as a fault. `noticing` hears how many
    rows have been read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archives.inspect(
                archive,
                "xl/workbook.xml",
                bomb="load-file-bomb",
                encrypted="load-file-encrypted",
                broken="load-file-broken",
                macros="load-file-macros",
            )
            merges = dict(_inspected(archive))
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations it will not keep; we only read.
            warnings.simplefilter("ignore")
            return tuple(_read(content, merges, computed=computed, noticing=noticing))
    except _BROKEN as error:
        raise Unreadable("load-file-broken") from error


def _inspected(archive: zipfile.ZipFile) -> Iterator[tuple[str, tuple[Range, ...]]]:
    """The merged cells by the sheet's part, since a reader that goes row by row learns of them
    too late. Raises `Unreadable` for what points to another file or machine."""
    names = archive.namelist()
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise Unreadable("load-file-links")
    for name in names:
        if not name.startswith("xl/worksheets/"):
            continue
        part = archive.read(name)
        if any(map(_NETWORK.search, _FORMULA.findall(part))):
            raise Unreadable("load-file-links")
        yield name, tuple(_range(ref.decode()) for ref in _MERGE.findall(part)[:MAX_ROWS])


def _range(ref: str) -> Range:
    first_column, first_row, last_column, last_row = range_boundaries(ref)
    return first_row or 1, first_column or 1, last_row or MAX_ROWS, last_column or MAX_COLUMNS


def _read(
    content: bytes,
    merges: Mapping[str, tuple[Range, ...]],
    *,
    computed: bool,
    noticing: Callable[[int], None],
) -> Iterator[Sheet]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=computed)
    try:
        for sheet in book.worksheets:
            # The size a sheet states may be wrong, and need not be believed.
            sheet.reset_dimensions()
            lines = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS)
            rows = list(
                _noticed((row for line in lines if (row := tuple(_cells(line)))), noticing)
            )
            is_cut = bool(rows) and rows[-1][0].row > MAX_ROWS
            part = str(getattr(sheet, "_worksheet_path", ""))
            yield Sheet(sheet.title, tuple(rows), is_cut, merges.get(part, ()))
    finally:
        book.close()


def _noticed(
    rows: Iterable[tuple[Cell, ...]], noticing: Callable[[int], None]
) -> Iterator[tuple[Cell, ...]]:
    for count, row in enumerate(rows, start=1):
        noticing(count)
        yield row


def _cells(line: Any) -> Iterator[Cell]:
    for cell in line:
        if cell.value is None:
            continue
        fault = {"f": "load-formula", "e": "load-error-cell"}.get(cell.data_type, "")
        value = None if fault else _scalar(cell.value, cell.number_format)
        if fault or value is not None:
            yield Cell(cell.row, cell.column, value, fault)


def _scalar(value: object, number_format: str) -> Scalar:
    """Whole numbers without a point, with the leading zeros their format shows."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and set(number_format) == {"0"}:
        return str(value).zfill(len(number_format))
    return str(value).strip() or None
