"""The office's ledger found in any file it may come in, and what is no ledger told apart."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from bot.core.imports import Fault
from bot.core.ledger_rows import Table
from bot.core.screens import text
from bot.intake import files, grids, ledger_table, marking, workbook
from bot.intake.nodes import Unreadable
from tests.intake.ledgers import row, saved
from tests.intake.ledgers import workbook as ledger


def read(content: bytes, name: str = "台账.xlsx") -> Table:
    [table] = ledger_table.read(content, name, {"cause": ("病根",)})
    return table


def merged() -> Workbook:
    """Two rows of header with groups, a heading between, one item over two rows, totals."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["云岭州第七轮巡察整改台账"])
    sheet.append(["序号", "被巡察单位", "问题情况", None, "整改措施", "整改时限", "病 根", "备注"])
    sheet.append([None, None, "主要\n方面", "存在问题*"])
    sheet.append(["一、落实主体责任方面"])
    sheet.append(["１", "清河镇", None, "公车\n私用", "1.建章", date(2020, 9, 30), "松", "x"])
    sheet.append([None, None, None, None, "2.立制", None, None, None])
    sheet.append([2, None, "制度", "白条入账", "规范", "2020年9月底", None, None])
    sheet.append([None, None, None, None, "说明性文字", None, None, None])
    sheet.append(["序号", "被巡察单位", "主要方面", "存在问题", "整改措施", "整改时限"])
    sheet.append([3, "清河镇", "制度", "无记录", None, None, None, None])
    sheet.append(["二、其他"])
    sheet.append(["合计", None, None, "3 条"])
    sheet.append(["填表人:某某"])
    for cells in ("A1:H1", "C2:D2", "A4:H4", "B5:B7", "A5:A6", "D5:D6", "H20:H21", *(
        f"{letter}2:{letter}3" for letter in "ABEFGH"
    )):  # fmt: skip
        sheet.merge_cells(cells)
    book.create_sheet("统计").append(["单位", "条数"])
    return book


def test_header_groups_headings_and_merged_cells_are_understood() -> None:
    table = read(saved(merged()), "第七轮.xlsx")
    assert (table.header, "第七轮巡察" in table.titles) == (3, True)
    first, second, third = table.rows
    assert first.cells["measures"] == "1.建章\n2.立制"
    assert first.cells["problem"] == "公车\n私用"
    assert (first.cells["aspect"], second.cells["aspect"]) == ("一、落实主体责任方面", "制度")
    assert (second.cells["unit"], str(first.cells["limit"])) == ("清河镇", "2020-09-30")
    assert (first.cells["cause"], third.line) == ("松", 10)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_every_coat(encoding: str, delimiter: str) -> None:
    lines = [
        ["序号", "被巡察单位", "存在问题", "整改时限"],
        ["1", "清河镇", "'=公车", ""],
        [],
        ["2", "清河镇", "“两行\n问题”", "2020.9"],
    ]
    words = "\r\n".join(
        delimiter.join(f'"{cell}"' if "\n" in cell else cell for cell in line) for line in lines
    )
    table = read(words.encode(encoding), "台账.csv")
    assert [each.cells["problem"] for each in table.rows] == ["=公车", "“两行\n问题”"]


def entry(name: str, content: bytes, of: bytes | None = None) -> bytes:
    """A workbook with one part more, or another one in its place."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(of or ledger(row(1)))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


def formula(words: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(ledger(row(1))))
    book["台账"]["D4"] = words
    return saved(book)


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BOMB = b"0" * (workbook_size := 60 * 1024 * 1024)
BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "encrypted": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "encrypted"),
    "old": (lambda: OLE + b"Workbook", "a.xls", "file-xls"),
    "wps": (lambda: b"old", "a.et", "file-xls"),
    "macros": (lambda: entry("xl/vbaProject.bin", b"x"), "a.xlsx", "macros"),
    "macro-name": (lambda: ledger(row(1)), "a.xlsm", "macros"),
    "links": (lambda: entry("xl/externalLinks/externalLink1.xml", b"<a/>"), "a.xlsx", "links"),
    "network": (lambda: formula('=WEBSERVICE("http://a.example")'), "a.xlsx", "links"),
    "other-file": (lambda: formula("=[1]Sheet1!A1"), "a.xlsx", "links"),
    "wrong": (lambda: ledger(header=("姓名", "职务", "单位")), "a.xlsx", "import-no-header"),
    "no-problem": (lambda: ledger(header=("序号", "单位", "轮次")), "a.xlsx", "import-no-header"),
    "bomb": (lambda: entry("xl/media/a.bin", BOMB), "a.xlsx", "bomb"),
    "empty": (lambda: b" ", "a.xlsx", "file-empty"),
    "renamed": (lambda: b"%PDF-1.4 something", "a.xlsx", "broken"),
    "csv-binary": (lambda: b"a\0b,\xff\xfe\xfd", "a.csv", "import-not-text"),
    "csv-odd": (lambda: b'"' + b"a" * 200_000, "a.csv", "import-not-text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_none_has_its_own_refusal(name: str) -> None:
    content, called, said = BAD[name]
    with pytest.raises(Unreadable) as refusal:
        ledger_table.read(content(), called, {})
    assert said in refusal.value.problem.id


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_more_rows_than_anyone_reads_are_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    monkeypatch.setattr(grids, "MAX_ROWS", 3)
    content = ledger(row(1)) if name == "a.xlsx" else b"1\n2\n3\n4\n"
    with pytest.raises(Unreadable) as refusal:
        ledger_table.read(content, name, {})
    assert refusal.value.problem.id == "import-too-many-rows"


def test_ranges_over_ranges_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MAX_SPREAD", 3)
    with pytest.raises(Unreadable):
        ledger_table.read(saved(merged()), "a.xlsx", {})


def fault(sheet: str, line: int, column: int | None) -> tuple[Fault, str]:
    return Fault(sheet=sheet, row=line, column=column, reason=text("x")), f"错在第{line}行"


def test_faulty_cells_come_back_marked_with_the_reason_beside() -> None:
    faults = [fault("Sheet", 5, 4), fault("Sheet", 6, 4), fault("Sheet", 5, None),
              fault("没有", 1, 1)]  # fmt: skip
    content = marking.marked(saved(merged()), "a.xlsx", "有误原因", {"Sheet": 3, "无": 1}, faults)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Sheet"]
    assert (sheet["I3"].value, sheet["I5"].value) == ("有误原因", "错在第5行\n错在第5行")
    assert sheet["D5"].comment is not None
    assert sheet["D5"].fill.fgColor.rgb == "FFFFC7CE"


def test_a_csv_comes_back_as_a_workbook_whose_text_is_text() -> None:
    words = "序号,单位,问题\n1,清河镇,'=1+1\n".encode()
    content = marking.marked(words, "甲:乙.csv", "原因", {"甲 乙": 1}, [fault("甲 乙", 2, 3)])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")
    assert sheet["D2"].value == "错在第2行"


def test_the_same_first_look_for_every_reader() -> None:
    files.check(b"PK", ".xlsx")
