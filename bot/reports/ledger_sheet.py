"""The ledger as a workbook: sheet 台账, a row an item; sheet 统计 counts it by formulas.

Text from people stays text: no cell of theirs is a formula, whatever it begins with, and nothing
points outside the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties

from bot.core import register
from bot.core.lights import Light
from bot.core.register import Type
from bot.core.screens import Text, Words
from bot.usecases.ledger_table import Cell, Table

Noticing = Callable[[int], None]

LEDGER, STATISTICS = "台账", "统计"
HEAD = 3
FONT = "宋体"
A3, A4 = 8, 9
LINE_POINTS = 14
MOST_LINES = 5
_LATIN = 0x2FF
# How many rows may be added below before a formula must be changed.
ROOM = 1_000
LONGEST_CELL = 32_767
# What a spreadsheet would run, or take for a number.
RISKY = ("=", "+", "-", "@", "\t", "\r")

_FILLS = {
    Light.NORMAL: "E2F0D9",
    Light.NEAR: "FFF2CC",
    Light.OVERDUE: "F8CBAD",
    Light.LONG_TERM: "DDEBF7",
    Light.NOT_STARTED: "F2F2F2",
    Light.CLOSED: "C6E0B4",
    Light.NO_DUE: "EDEDED",
}
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="top")
_RIGHT = Alignment(horizontal="right")
_PLAIN = Font(name=FONT, size=10)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEADING = PatternFill("solid", start_color="D9E2F3")
_FORMATS = {Type.DATE: "yyyy-mm-dd", Type.LIMIT: "yyyy-mm-dd", Type.MONEY: "0.00####"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """`title` and `note` stand above both tables: of what, by whom, when. `made_at` is the
    file's own date, without a zone as spreadsheets keep it."""

    title: str
    note: str
    author: str
    made_at: datetime
    table: Table


def write(book: Book, path: Path, words: Words, noticing: Noticing) -> None:
    path.write_bytes(made(book, words, noticing))


def made(book: Book, words: Words, noticing: Noticing = lambda _row: None) -> bytes:
    """Equal ledgers make equal sheets."""
    workbook = Workbook(write_only=True)
    workbook.properties.creator = workbook.properties.lastModifiedBy = book.author
    workbook.properties.title = book.title
    workbook.properties.created = workbook.properties.modified = book.made_at
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    _ledger(workbook, book, words, noticing)
    _statistics(workbook, book, words)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _ledger(workbook: Workbook, book: Book, words: Words, noticing: Noticing) -> None:
    sheet = workbook.create_sheet(LEDGER)
    last = get_column_letter(len(register.COLUMNS))
    end = HEAD + max(1, len(book.table.rows))
    for number, column in enumerate(register.COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = f"{letter('light')}{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{last}{end}"
    _on_paper(sheet, A3)
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    _above(sheet, book)
    sheet.append([_heading(sheet, column.title) for column in register.COLUMNS])
    rows = zip(book.table.rows, book.table.lights, strict=True)
    for number, (row, light) in enumerate(rows, 1):
        cells = [_cell(sheet, c, row[c.key], light, words) for c in register.COLUMNS]
        sheet.row_dimensions[HEAD + number].height = _height(cells)
        sheet.append(cells)
        noticing(number)


def _height(cells: Sequence[Any]) -> float:
    """For its longest text, within reason: not every program finds it out by itself."""
    lines = max(
        _lines(str(cell.value or ""), column.width)
        for cell, column in zip(cells, register.COLUMNS, strict=True)
    )
    return LINE_POINTS * max(1, min(lines, MOST_LINES)) + 2


def _lines(words: str, width: int) -> int:
    """A Chinese character takes the room of two letters."""
    room = width - 2
    sizes = (sum(1 + (ord(c) > _LATIN) for c in line) for line in words.split("\n"))
    return sum(max(1, -(-size // room)) for size in sizes)


def letter(key: str) -> str:
    return get_column_letter(register.KEYS.index(key) + 1)


def _on_paper(sheet: Any, size: int) -> None:
    """As wide as a page; `size` as spreadsheets number paper."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = size
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _above(sheet: Any, book: Book) -> None:
    title = _text(sheet, book.title)
    title.font = Font(name=FONT, size=16, bold=True)
    note = _text(sheet, book.note)
    note.font = Font(name=FONT, size=10, color="595959")
    sheet.append([title])
    sheet.append([note])


def _heading(sheet: Any, words: str) -> Any:
    cell = _text(sheet, words)
    cell.font, cell.fill = Font(name=FONT, size=10, bold=True), _HEADING
    cell.alignment, cell.border = _MIDDLE, _BORDER
    return cell


def _cell(
    sheet: Any, column: register.Column, value: Cell, light: Light | None, words: Words
) -> Any:
    cell: Any
    if isinstance(value, date | int | Decimal):
        cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # its stubs forget dates
        cell.number_format, cell.alignment = _FORMATS.get(column.type, "0"), _CENTRED
    else:
        cell = _text(sheet, spoken(value, words))
        cell.alignment = _WRAPPED
    cell.font, cell.border = _PLAIN, _BORDER
    if column.key == "light" and light is not None:
        cell.fill = PatternFill("solid", start_color=_FILLS[light])
    return cell


def spoken(value: Cell, words: Words) -> str:
    """A cell as text, a list on lines of its own."""
    match value:
        case None:
            return ""
        case tuple():
            return "\n".join(spoken(each, words) for each in value)
        case Text():
            return words(value)
    return str(value)


def _text(sheet: Any, words: str) -> Any:
    """Never a formula; what begins like one stays text when its cell is edited, too."""
    shown = ILLEGAL_CHARACTERS_RE.sub("", words)[:LONGEST_CELL]
    cell = WriteOnlyCell(sheet, shown or None)
    if shown:
        cell.data_type = "s"
        cell.quotePrefix = shown.startswith((*RISKY, "\n"))
    return cell


# Sheet 统计 is counted by formulas alone, so that a row that is corrected or added counts at once.
# What was not fed back, or was withdrawn, is not counted.

_COLUMNS = ("反馈问题", "已销号", "正在整改", "其中超期", "整改率", "已销号/反馈问题")


def _statistics(workbook: Workbook, book: Book, words: Words) -> None:
    sheet = workbook.create_sheet(STATISTICS)
    for name, width in zip("ABCDEFG", (30, 11, 11, 11, 11, 11, 18), strict=True):
        sheet.column_dimensions[name].width = width
    sheet.freeze_panes = "B3"
    _on_paper(sheet, A4)
    _above(sheet, book)
    counting = _Counting(words=words, end=HEAD + len(book.table.rows) + ROOM)
    at = HEAD
    for title, key in (("被巡察单位", "unit"), ("类别", "category")):
        names = _names(book.table, key, words)
        _block(sheet, title, names, at, partial(counting.of, key))
        at += len(names) + 3


def _names(table: Table, key: str, words: Words) -> list[str]:
    """In the ledger's order; what has none comes last, under its own name."""
    found = dict.fromkeys(spoken(row[key], words) for row in table.rows)
    return [name for name in found if name] + ([""] if "" in found else [])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counting:
    words: Words
    end: int

    def of(self, key: str, at: str) -> Iterator[str]:
        """The formulas of one row, its name standing in the cell `at`."""
        fed_back = f'{self._range("fed_back_on")},"<>"'
        withdrawn = self._word("state-withdrawn")
        counted = f'{fed_back},{self._range("state")},"<>{withdrawn}"'
        same = f'{self._range(key)},IF({at}="（未填）","",{at})'
        closed = f'{self._range("state")},"{self._word("state-closed")}"'
        overdue = f'{self._range("light")},"{self._word("light-overdue")}"'
        yield f"COUNTIFS({same},{counted})"
        yield f"COUNTIFS({same},{fed_back},{closed})"
        yield f"COUNTIFS({same},{counted},{overdue})"

    def _range(self, key: str) -> str:
        column = letter(key)
        return f"{LEDGER}!${column}${HEAD + 1}:${column}${self.end}"

    def _word(self, id: str) -> str:
        return self.words(Text(id=id))


def _block(
    sheet: Any, title: str, names: Sequence[str], at: int, formulas: Callable[[str], Iterable[str]]
) -> None:
    """Heading, a row a name, the sum, and a line of air."""
    sheet.append([_heading(sheet, each) for each in (title, *_COLUMNS)])
    first = at + 1
    for row, name in enumerate(names, first):
        total, closed, overdue = formulas(f"$A{row}")
        counts = (total, closed, f"B{row}-C{row}", overdue)
        sheet.append(_counted(sheet, name or "（未填）", counts, row))
    last = at + len(names)
    sums = [f"SUM({column}{first}:{column}{last})" for column in "BCDE"]
    sheet.append(_counted(sheet, "合计", sums, last + 1, bold=True))
    sheet.append([])


def _counted(
    sheet: Any, name: str, counts: Iterable[str], row: int, *, bold: bool = False
) -> list[Any]:
    """A rate below the whole is never printed as 100 %."""
    rate = f'IF(B{row}=0,"—",IF(C{row}=B{row},1,MIN(ROUND(C{row}/B{row},4),0.9999)))'
    formulas = (*counts, rate, f'C{row}&"/"&B{row}')
    cells = [_text(sheet, name), *(WriteOnlyCell(sheet, f"={each}") for each in formulas)]
    for cell in cells:
        cell.font, cell.border = Font(name=FONT, size=10, bold=bold), _BORDER
    cells[-2].number_format = "0.00%"
    cells[-2].alignment = cells[-1].alignment = _RIGHT
    return cells
