"""A workbook as rows of plain cells, opened with every caution a stranger's archive deserves."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from bot.intake import archives
from bot.intake.nodes import Scalar, Unreadable

MAX_ROWS = 20_000
MAX_COLUMNS = 60
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


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    rows: tuple[tuple[Cell, ...], ...]
    is_cut: bool = False


def sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets in their order, empty cells and rows left out. Raises `Unreadable`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archives.inspect(
                archive,
                "xl/workbook.xml",
                bomb="load-file-bomb",
                encrypted="load-file-encrypted",
                broken="load-file-broken",
            )
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations it will not keep; we only read.
            warnings.simplefilter("ignore")
            return tuple(_read(content))
    except _BROKEN as error:
        raise Unreadable("load-file-broken") from error


def _read(content: bytes) -> Iterator[Sheet]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    try:
        for sheet in book.worksheets:
            # The size a sheet states may be wrong, and need not be believed.
            sheet.reset_dimensions()
            lines = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS)
            rows = [row for line in lines if (row := tuple(_cells(line)))]
            is_cut = bool(rows) and rows[-1][0].row > MAX_ROWS
            yield Sheet(sheet.title, tuple(rows), is_cut)
    finally:
        book.close()


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
