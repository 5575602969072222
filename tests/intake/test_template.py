"""The empty workbook: read by the reader it was made for, and its examples are sound."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from bot.core.imports import Fault
from bot.core.screens import Text, text
from bot.intake import columns, files, marking, tables, template
from bot.intake.workbook import Cell, Sheet, sheets

NOTES = "说明"


def words(said: Text) -> str:
    return said.id


def written(tmp_path: Path) -> Path:
    path = tmp_path / "list.xlsx"
    template.write(path, words)
    return path


def filled(tmp_path: Path) -> Path:
    """With the examples where they belong."""
    path = written(tmp_path)
    book = openpyxl.load_workbook(path)
    for form in columns.FORMS:
        for row in template.EXAMPLES[form.key]:
            book[form.titles[0]].append([word or None for word in row])
    book.save(path)
    return path


def test_as_it_is_it_holds_nothing_and_nothing_else_is_wrong_with_it(tmp_path: Path) -> None:
    reading = files.read(written(tmp_path))
    assert [problem.id for problem in reading.problems] == ["load-nothing"]


def test_its_examples_are_sound(tmp_path: Path) -> None:
    reading = files.read(filled(tmp_path))
    assert reading.problems == ()
    assert reading.roster is not None
    [round_] = reading.roster.rounds
    assert round_.approved is not None
    assert (round_.approved.units, round_.teams[0].name) == (1, "第一巡察组")
    assert len(reading.roster.people) == 3


def test_lists_offer_only_words_that_are_understood(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path))
    assert book.sheetnames[0] == NOTES
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    offered = {word for rule in rules for word in rule.formula1.strip('"').split(",")}
    assert {"乡镇/街道", "回头看", "组长", "主要负责人", "书记专题会议", "是"} <= offered
    [head] = [sheet["A1"] for sheet in book if sheet.title == "组织"]
    assert "template-note-code" in head.comment.text


def test_a_faulty_cell_is_marked_and_the_corrected_file_is_read_again(tmp_path: Path) -> None:
    path = filled(tmp_path)
    book = openpyxl.load_workbook(path)
    book["组织"]["D3"] = "星球"
    book["人员"]["C2"] = "大王"
    book.save(path)
    problems = files.read(path).problems
    assert {problem.place.sheet for problem in problems} == {"组织", "人员"}
    faults = [(fault("组织", 3, 4), "不认识级别"), (fault("组织", 3), "再核对")]
    header = {sheet.title: tables.header_row(sheet) for sheet in sheets(path.read_bytes())}
    content = marking.marked(path.read_bytes(), path.name, columns.REMARKS[0], header, faults)
    marked = openpyxl.load_workbook(io.BytesIO(content))
    sheet = marked["组织"]
    assert sheet["D3"].fill.start_color.rgb.endswith("FFC7CE")
    assert [sheet["G1"].value, sheet["G3"].value] == ["核对意见", "不认识级别\n再核对"]
    sheet["D3"], marked["人员"]["C2"] = "县市", "办主任"
    marked.save(path)
    assert files.read(path).problems == ()


def fault(sheet: str, row: int, column: int | None = None) -> Fault:
    return Fault(sheet=sheet, row=row, column=column, reason=text("load-missing"))


def test_where_the_headers_stand() -> None:
    title = (Cell(1, 1, "巡察整改人员"),)
    head = (Cell(3, 1, "姓名"), Cell(3, 2, "角色"))
    assert tables.header_row(Sheet("人员", (title, head))) == 3
    assert tables.header_row(Sheet("人员", (title,))) == 1
    assert tables.header_row(Sheet("别的", (head,))) == 1
