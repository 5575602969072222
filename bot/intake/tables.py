"""A sheet under its header row as records by field, with a place for every cell, filled or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from bot.core import roster
from bot.intake import columns, refusals
from bot.intake.columns import Column, Form
from bot.intake.nodes import Node
from bot.intake.workbook import MAX_ROWS, Cell, Sheet

# A title and a line of remarks may stand above the header.
_HEADER_WITHIN = 5


@dataclass(frozen=True, slots=True)
class Record:
    place: roster.Place
    cells: dict[str, Node]

    def word(self, field: str) -> str | None:
        node = self.cells.get(field)
        return node.value if node is not None and isinstance(node.value, str) else None

    def fields(self, *names: str) -> dict[str, Node]:
        return {name: self.cells[name] for name in names if name in self.cells}

    def node(self, *fields: str) -> Node:
        return Node(self.fields(*fields), self.place)

    def holds(self, *fields: str) -> bool:
        return any(cell.value is not None for cell in self.fields(*fields).values())


@dataclass(frozen=True, slots=True)
class Table:
    place: roster.Place
    records: tuple[Record, ...] = ()


def read(sheet: Sheet, form: Form, problems: list[roster.Problem]) -> Table:
    table = Table(roster.Place(sheet=sheet.title))
    if not sheet.rows:
        return table
    if sheet.is_cut:
        problems.append(roster.problem("load-too-many-rows", table.place, most=str(MAX_ROWS)))
    header = next((row for row in sheet.rows[:_HEADER_WITHIN] if _is_header(row, form)), None)
    if header is None:
        needed = "、".join(column.names[0] for column in form.columns if column.is_needed)
        problems.append(roster.problem("load-no-header", table.place, columns=needed))
        return table
    head = _Head(sheet.title, form, header, problems)
    below = sheet.rows[sheet.rows.index(header) + 1 :]
    return Table(table.place, tuple(head.record(row, problems) for row in below))


def header_row(sheet: Sheet) -> int:
    """The number of the row that holds the headers, 1 where there is none."""
    form = columns.form_of(sheet.title)
    rows = sheet.rows[:_HEADER_WITHIN] if form is not None else ()
    return next((row[0].row for row in rows if form and _is_header(row, form)), 1)


def _is_header(row: Sequence[Cell], form: Form) -> bool:
    return any(form.column(cell.value) for cell in row if isinstance(cell.value, str))


class _Head:
    """The header row: which column holds which field."""

    def __init__(
        self, sheet: str, form: Form, row: Sequence[Cell], problems: list[roster.Problem]
    ) -> None:
        self._sheet = sheet
        self._form = form
        self._row = row[0].row
        self._names = {cell.column: str(cell.value) for cell in row if cell.value is not None}
        self._fields: dict[int, Column] = {}
        self._ignored: set[int] = set()
        for number, name in self._names.items():
            self._take(number, name, problems)
        taken = {column.field for column in self._fields.values()}
        self._absent = [c for c in form.columns if c.is_needed and c.field not in taken]
        problems.extend(
            roster.problem("load-missing-column", self._absence(absent)) for absent in self._absent
        )

    def record(self, row: Sequence[Cell], problems: list[roster.Problem]) -> Record:
        """Every field has a node: an empty cell one of None."""
        number = row[0].row
        cells = {c.field: Node(None, self._absence(c)) for c in self._absent}
        for index, column in self._fields.items():
            cells[column.field] = Node(None, self._place(number, index))
        for cell in row:
            place = self._place(number, cell.column)
            if cell.fault:
                problems.append(roster.problem(cell.fault, place))
            elif cell.column in self._fields:
                cells[self._fields[cell.column].field] = Node(cell.value, place)
            elif cell.column not in self._ignored:
                problems.append(roster.problem("load-column-without-header", place))
        return Record(roster.Place(sheet=self._sheet, row=number), cells)

    def _take(self, number: int, name: str, problems: list[roster.Problem]) -> None:
        if columns.normal(name) in columns.REMARKS:
            self._ignored.add(number)
            return
        column = self._form.column(name)
        id = ""
        if column is None:
            id = "load-confidential" if refusals.is_confidential(name) else "load-unknown-column"
        elif column in self._fields.values():
            id = "load-duplicate-column"
        if column is None or id:
            self._ignored.add(number)
            problems.append(roster.problem(id, self._place(self._row, number)))
        else:
            self._fields[number] = column

    def _place(self, row: int, number: int) -> roster.Place:
        spelt = f"{get_column_letter(number)} {self._names.get(number, '')}".strip()
        return roster.Place(sheet=self._sheet, row=row, column=spelt)

    def _absence(self, column: Column) -> roster.Place:
        return roster.Place(sheet=self._sheet, row=self._row, column=column.names[0])


def match(sheets: Sequence[Sheet], problems: list[roster.Problem]) -> dict[str, Table]:
    """The tables by the key of their form. A sheet that nobody knows may be a misspelt one."""
    found: dict[str, Table] = {}
    for sheet in sheets:
        title = columns.normal(sheet.title)
        form = columns.form_of(sheet.title)
        place = roster.Place(sheet=sheet.title)
        if form is None:
            if sheet.rows and title not in columns.NOTES:
                titles = "、".join(form.titles[0] for form in columns.FORMS)
                problems.append(roster.problem("load-unknown-sheet", place, sheets=titles))
        elif form.key in found:
            problems.append(roster.problem("load-duplicate-sheet", place))
        else:
            found[form.key] = read(sheet, form, problems)
    return found
