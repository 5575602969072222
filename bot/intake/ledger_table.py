"""The office's ledger found in its file: the header by itself, below titles of any number of rows.

A header may stand in two rows, groups above columns; what is printed again on each page, totals
and headings between the rows are no rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.core import register
from bot.core.ledger_rows import Row, Table, plain
from bot.intake import files, grids
from bot.intake.grids import Grid
from bot.intake.nodes import Scalar, Unreadable

HEADER_WITHIN = 40
LEAST_COLUMNS = 3
LONGEST_TOTAL = 8
SHOWN_COLUMNS = ("round", "unit", "serial", "problem", "limit", "state")
_TOTALS = ("合计", "总计", "小计", "共计", "总数", "total")
_REPEATED = 3
_MERGED = ("serial", "number", "problem")

Words = Mapping[str, Sequence[str]]


def read(
    content: bytes, name: str, own: Words, noticing: Callable[[int], None] = lambda _row: None
) -> tuple[Table, ...]:
    """Every table of the file, one a sheet. Raises `Unreadable` where there is none."""
    headings = _Headings(register.headings(own))
    found = [t for grid in _grids(content, name, noticing) if (t := _table(grid, name, headings))]
    if not found:
        columns = "、".join(register.BY_KEY[key].title for key in SHOWN_COLUMNS)
        raise Unreadable("import-no-header", columns=columns)
    return tuple(found)


def _grids(content: bytes, name: str, noticing: Callable[[int], None]) -> list[Grid]:
    suffix = PurePath(name).suffix.lower()
    files.check(content, suffix)
    if suffix == ".xlsm":
        raise Unreadable("load-file-macros")
    if suffix in grids.CSV:
        return [grids.of_csv(content, PurePath(name).stem)]
    return grids.of_workbook(content, noticing)


class _Headings:
    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._seen: dict[str, str | None] = {}

    def key(self, value: Scalar) -> str | None:
        if not isinstance(value, str) or len(value) > 40:
            return None
        if value not in self._seen:
            column = register.column_of(value, self._known)
            self._seen[value] = column.key if column else None
        return self._seen[value]


@dataclass(frozen=True, slots=True)
class _Head:
    """`columns` tells the number of each by its key; `row` is its last row."""

    row: int
    columns: Mapping[str, int]


def _table(grid: Grid, name: str, headings: _Headings) -> Table | None:
    head = _head(grid, headings)
    if head is None:
        return None
    above = [_words(cells) for row, cells in grid.rows.items() if row <= head.row]
    return Table(
        sheet=grid.title,
        titles="\n".join([*above, grid.title, PurePath(name).stem]),
        header=head.row,
        rows=tuple(_rows(grid, head, headings)),
    )


def _words(cells: Mapping[int, Scalar]) -> str:
    return " ".join(dict.fromkeys(str(value) for value in cells.values()))


def _head(grid: Grid, headings: _Headings) -> _Head | None:
    """The row under which most columns are known; a name above counts where none stands below."""
    best: _Head | None = None
    above: Mapping[int, Scalar] = {}
    for row, cells in list(grid.rows.items())[:HEADER_WITHIN]:
        columns = _columns(cells, above, headings)
        is_header = any(headings.key(value) for value in cells.values())
        if is_header and len(columns) > (len(best.columns) if best else LEAST_COLUMNS - 1):
            best = _Head(row, columns)
        above = cells
    return best if best and "problem" in best.columns else None


def _columns(
    cells: Mapping[int, Scalar], above: Mapping[int, Scalar], headings: _Headings
) -> dict[str, int]:
    """Each key once, the first column that bears it."""
    found: dict[str, int] = {}
    for number in sorted({*cells, *above}):
        key = headings.key(cells.get(number)) or headings.key(above.get(number))
        if key is not None:
            found.setdefault(key, number)
    return found


def _rows(grid: Grid, head: _Head, headings: _Headings) -> list[Row]:
    found: list[Row] = []
    heading = ""
    for number, cells in grid.rows.items():
        if number <= head.row or _is_repeated(cells, head, headings) or _is_total(cells):
            continue
        between = _heading(grid, number, cells)
        heading = between or heading
        if between is not None:
            continue
        row = _row(grid, head, number, cells, heading)
        if _is_own(grid, number, row):
            found.append(row)
        elif found:
            found[-1] = _continued(found[-1], row, grid)
    return found


def _is_repeated(cells: Mapping[int, Scalar], head: _Head, headings: _Headings) -> bool:
    same = sum(headings.key(cells.get(column)) == key for key, column in head.columns.items())
    return same >= min(_REPEATED, len(head.columns))


def _heading(grid: Grid, number: int, cells: Mapping[int, Scalar]) -> str | None:
    """One text over the whole row (一、落实…方面), or alone in it."""
    words = {str(value) for value in cells.values() if value is not None}
    is_spread = any((number, column) in grid.spread for column in list(cells)[1:])
    if len(words) != 1 or (len(cells) > 1 and not is_spread):
        return None
    [word] = words
    return None if plain(word).isdecimal() else word


def _row(grid: Grid, head: _Head, number: int, cells: Mapping[int, Scalar], heading: str) -> Row:
    found = {key: cells.get(column) for key, column in head.columns.items()}
    held = {key: value for key, value in found.items() if value is not None}
    if heading:
        held.setdefault("aspect", heading)
    places = ((key, (number, column)) for key, column in head.columns.items())
    faults = {key: grid.faults[place] for key, place in places if place in grid.faults}
    return Row(sheet=grid.title, line=number, cells=held, columns=head.columns, faults=faults)


def _is_own(grid: Grid, number: int, row: Row) -> bool:
    """It has a number or a problem that is not only merged down into it."""
    return any(
        key in row.cells and (number, row.columns[key]) not in grid.spread
        for key in _MERGED
        if key in row.columns
    )


def _stands(grid: Grid, row: Row, key: str) -> bool:
    """In a cell of its own, not only in the heading above it."""
    return key in row.columns and grid.rows[row.line].get(row.columns[key]) is not None


def _continued(above: Row, row: Row, grid: Grid) -> Row:
    """One item over several rows, its number merged: what stands in each is one text."""
    more = {
        key: value
        for key, value in row.cells.items()
        if _stands(grid, row, key) and (row.line, row.columns[key]) not in grid.spread
    }
    is_below = any(
        (row.line, row.columns[key]) in grid.spread for key in _MERGED if key in row.columns
    )
    if not is_below:
        return above
    joined = {
        key: f"{above.text(key)}\n{value}" if key in above.cells else value
        for key, value in more.items()
    }
    return replace(above, cells={**above.cells, **joined})


def _is_total(cells: Mapping[int, Scalar]) -> bool:
    first = plain(str(next(iter(cells.values()), ""))).lower()
    return first.startswith(_TOTALS) and len(first) <= LONGEST_TOTAL
