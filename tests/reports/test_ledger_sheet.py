"""The ledger's files: formulas that count what the figures count, and text that stays text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.core import people, register
from bot.core.findings import State
from bot.core.lights import Light
from bot.core.screens import Text, Words
from bot.reports import ledger_csv, ledger_sheet
from bot.usecases import figures, ledger_table, scopes
from bot.usecases.ledger_table import Table
from handlers.outbound.texts import Texts
from tests import builders
from tests.ledger import HOURS, Ledger, opened

LOCALES = Path(__file__).parents[2] / "locales"
SLY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")')
STATES = (State.OPEN, State.IN_PROGRESS, State.CLOSED, State.CLOSED, State.STAGE_DONE)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(LOCALES, HOURS.zone, strict=True)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path / "data") as made:
        yield made


def _book(table: Table) -> ledger_sheet.Book:
    return ledger_sheet.Book(
        title="整改台账",
        note="导出人：钱办",
        author="钱办",
        made_at=datetime(2020, 12, 7, 3, tzinfo=UTC).replace(tzinfo=None),
        table=table,
    )


def _said(texts: Texts) -> Words:
    return lambda words: texts.plain(words, "zh-CN")


def _rows(*changes: dict[str, Any]) -> Table:
    empty: dict[str, Any] = dict.fromkeys(register.KEYS)
    rows = tuple({**empty, **each} for each in changes)
    return Table(rows=rows, lights=(None,) * len(rows), protected=False)


class Counting:
    """Works out the few formulas that sheet 统计 is made of."""

    def __init__(self, book: Any) -> None:
        self.ledger, self.sheet = book["台账"], book["统计"]

    def value(self, where: str) -> object:
        cell = self.sheet[where]
        if cell.data_type != "f":
            return cell.value
        formula = str(cell.value)[1:]
        if formula.startswith("COUNTIFS"):
            return self._count(formula)
        if formula.startswith("SUM"):
            first, last = re.findall(r"\d+", formula)
            return sum(
                int(str(self.value(f"{where[0]}{n}"))) for n in range(int(first), int(last) + 1)
            )
        if "&" in formula:
            return "".join(
                str(self.value(part)) if part[0] in "BC" else "/" for part in formula.split("&")
            )
        one, other = formula.split("-")
        return int(str(self.value(one))) - int(str(self.value(other)))

    def _count(self, formula: str) -> int:
        parts = re.findall(r"台账!\$(\w+)\$\d+:\$\w+\$\d+,(IF\([^)]*\)|\"[^\"]*\")", formula)
        last = self.ledger.max_row
        return sum(
            all(
                self._fits(self.ledger[f"{column}{row}"].value, wanted) for column, wanted in parts
            )
            for row in range(ledger_sheet.HEAD + 1, last + 1)
        )

    def _fits(self, value: object, wanted: str) -> bool:
        if wanted.startswith("IF("):
            name = self.value(re.findall(r"\$A(\d+)", wanted)[0].join(["A", ""]))
            return (value or "") == ("" if name == "（未填）" else name)
        word = wanted.strip('"')
        if word.startswith("<>"):
            return (value or "") != word[2:]
        return value == word


def test_the_formulas_count_what_the_figures_count(ledger: Ledger, texts: Texts) -> None:
    with ledger.work() as work:
        town = builders.world(work)
        for at in (town.assignment, town.other_assignment):
            for state in STATES:
                builders.finding(work, town, state, at=at, category="B6")
        builders.finding(
            work, town, State.OPEN, due=date(2020, 8, 1), original_due=date(2020, 8, 1)
        )
        builders.finding(work, town, State.WITHDRAWN, fed_back_on=work.today)
        scope = scopes.of_ids(town.round.id, 0, work)
        reader = people.operator()
        table = ledger_table.table(ledger_table.ids(scope, reader, work), reader, work)
        counted = figures.current(work, town.round.id)
    book = load_workbook(io.BytesIO(ledger_sheet.made(_book(table), _said(texts))))
    sheet, counting = book["统计"], Counting(book)
    names = {str(cell.value): cell.row for cell in sheet["A"] if cell.value}
    for unit in counted.units:
        row = names[unit.name]
        found = [counting.value(f"{column}{row}") for column in "BCE"]
        overdue = unit.lights.get(Light.OVERDUE, 0)
        assert found == [unit.findings.d, unit.findings.n, overdue]
        assert counting.value(f"G{row}") == f"{unit.findings.n}/{unit.findings.d}"
    [total, *_] = [cell.row for cell in sheet["A"] if cell.value == "合计"]
    whole = counted.findings
    assert [counting.value(f"{c}{total}") for c in "BCD"] == [whole.d, whole.n, whole.d - whole.n]
    by_category = (
        counting.value(f"B{names['财务资产工程采购']}"),
        counting.value(f"B{names['（未填）']}"),
    )
    assert by_category == (10, 1)
    assert "0.9999" in str(sheet[f"F{total}"].value)


def test_what_people_wrote_is_text_and_nothing_points_outside(texts: Texts) -> None:
    table = _rows(
        *({"problem": words, "unit": words, "measures": ("1. a", words)} for words in SLY)
    )
    content = ledger_sheet.made(_book(table), _said(texts))
    book = load_workbook(io.BytesIO(content))
    place = register.KEYS.index("problem")
    for row, words in zip(book["台账"].iter_rows(min_row=4), SLY, strict=True):
        assert (row[place].value, row[place].data_type) == (words, "s")
        assert row[place].quotePrefix
    assert {cell.data_type for cell in book["统计"]["A"] if cell.value} == {"s"}
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]


def test_a_cell_holds_no_more_than_a_spreadsheet_can(texts: Texts) -> None:
    table = _rows(
        {
            "problem": "长" * 40_000,
            "detail": "a\x00b",
            "recovered": None,
            "limit": date(2020, 12, 7),
        }
    )
    content = ledger_sheet.made(_book(table), _said(texts))
    [row] = load_workbook(io.BytesIO(content))["台账"].iter_rows(min_row=4)
    cells = dict(zip(register.KEYS, row, strict=True))
    assert len(str(cells["problem"].value)) == ledger_sheet.LONGEST_CELL
    assert cells["detail"].value == "ab"
    assert (cells["limit"].data_type, cells["limit"].value) == (
        "d",
        datetime(2020, 12, 7, tzinfo=UTC).replace(tzinfo=None),
    )
    assert cells["limit"].number_format == "yyyy-mm-dd"


def test_equal_ledgers_make_equal_sheets(texts: Texts) -> None:
    table = _rows({"problem": "甲", "unit": "清河镇"}, {"problem": "乙"})
    one, other = (ledger_sheet.made(_book(table), _said(texts)) for _ in range(2))
    parts = [zipfile.ZipFile(io.BytesIO(content)) for content in (one, other)]
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        assert parts[0].read(name) == parts[1].read(name)


def test_the_sheet_is_arranged_for_its_reader(texts: Texts) -> None:
    table = Table(
        rows=_rows({"light": Text(id="light-overdue")}).rows,
        lights=(Light.OVERDUE,),
        protected=False,
    )
    book = load_workbook(io.BytesIO(ledger_sheet.made(_book(table), _said(texts))))
    sheet = book["台账"]
    assert [cell.value for cell in sheet[3]] == [column.title for column in register.COLUMNS]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("G4", "A3:AQ4")
    light = sheet["G4"]
    assert (light.value, light.fill.start_color.rgb) == ("🔴 超期", "00F8CBAD")
    assert book.properties.creator == "钱办"
    assert book.calculation.fullCalcOnLoad


def test_csv_opens_as_it_is_and_runs_nothing(tmp_path: Path, texts: Texts) -> None:
    path, seen = tmp_path / "ledger.csv", list[int]()
    table = _rows(
        *({"problem": words} for words in SLY),
        {"problem": "两行\n文字", "limit": date(2020, 9, 30)},
    )
    ledger_csv.write(table, path, _said(texts), seen.append)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    place = register.KEYS.index("problem")
    assert head[place] == "问题"
    assert [row[place] for row in rows] == [*(f"'{words}" for words in SLY), "两行\n文字"]
    assert rows[-1][register.KEYS.index("limit")] == "2020-09-30"
    assert seen == [1, 2, 3, 4, 5, 6, 7]
