"""The office's own table given back: faulty cells marked, and the reasons in a column beside."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Sequence
from pathlib import PurePath

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.core.imports import Fault
from bot.intake import grids
from bot.intake.workbook import MAX_COLUMNS

AUTHOR = "Huiyin"
_MARKED = PatternFill("solid", fgColor="FFFFC7CE")
_REASON = Font(color="FF9C0006")
_WIDTH = 46


def marked(
    content: bytes,
    name: str,
    heading: str,
    header: dict[str, int],
    faults: Sequence[tuple[Fault, str]],
) -> bytes:
    """As a workbook, also of a csv. `header` is each sheet's header row. Formulas of the office
    stay as they are; nothing else of its sheets is touched."""
    book = _opened(content, name)
    reasons: dict[tuple[str, int], list[str]] = {}
    for fault, sentence in faults:
        if fault.sheet in book.sheetnames:
            reasons.setdefault((fault.sheet, fault.row), []).append(sentence)
            _mark(book[fault.sheet], fault, sentence)
    for title, row in header.items():
        if title in book.sheetnames:
            _explain(book[title], row, heading, _of(title, reasons))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _of(
    title: str, reasons: dict[tuple[str, int], list[str]]
) -> Iterable[tuple[int, Sequence[str]]]:
    return ((row, said) for (sheet, row), said in reasons.items() if sheet == title)


def _opened(content: bytes, name: str) -> Workbook:
    if PurePath(name).suffix.lower() not in grids.CSV:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(content))
    grid = grids.of_csv(content, PurePath(name).stem)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = grid.title
    for row, cells in grid.rows.items():
        for column, value in cells.items():
            cell = sheet.cell(row, column)
            cell.value = value
            # Text stays text, whatever sign it begins with.
            cell.data_type = "s"
    return book


def _mark(sheet: Worksheet, fault: Fault, sentence: str) -> None:
    if fault.column is None:
        return
    cell = sheet.cell(fault.row, fault.column)
    if type(cell).__name__ == "MergedCell":
        return
    cell.fill = _MARKED
    cell.comment = Comment(sentence, AUTHOR)


def _explain(
    sheet: Worksheet, header: int, heading: str, reasons: Iterable[tuple[int, Sequence[str]]]
) -> None:
    column = min(sheet.max_column, MAX_COLUMNS) + 1
    top = sheet.cell(header, column, heading)
    top.font = Font(bold=True)
    sheet.column_dimensions[top.column_letter].width = _WIDTH
    for row, said in reasons:
        cell = sheet.cell(row, column, "\n".join(said))
        cell.font, cell.fill = _REASON, _MARKED
        cell.alignment = Alignment(wrap_text=True, vertical="top")
