"""An empty workbook to fill in (空白名单): headers, notes, lists to choose from, and examples.

It is made of the same table of columns that reads it, so the two cannot part. The examples stand
on the sheet 说明, which is never read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from bot.core.roles import TEAM_ROLES
from bot.core.screens import Words, text
from bot.intake import columns, vocabulary
from bot.intake.columns import Column, Form

ROWS = 2000
WIDEST = max(len(form.columns) for form in columns.FORMS)
_AUTHOR = "回音"
_TITLE = Font(bold=True, size=14)
_HEAD = Font(bold=True)
_NEEDED = PatternFill("solid", start_color="DDEBF7")
_OPTIONAL = PatternFill("solid", start_color="F2F2F2")
_DAYS = frozenset({"started_on", "feedback_on", "on"})
_CODES = frozenset({"parent", "unit", "organisation"})
_CHOICES: dict[str, tuple[str, ...]] = {
    "level": vocabulary.spoken_levels(),
    "kind": vocabulary.spoken_kinds(),
    "meeting": vocabulary.spoken_meetings(),
    "escalated": ("是", "否"),
}
EXAMPLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "organisations": (
        ("01", "云岚州", "", "州", "", ""),
        ("0101", "苇泽县", "苇泽", "县市", "01", ""),
        ("010101", "驼泉乡", "", "乡镇/街道", "0101", "第九届"),
    ),
    "rounds": (
        (
            "第九届", "第七轮", "2026", "第七轮巡察", "2026-03-02", "", "3个月", "",
            "书记专题会", "2026-02-20", "1",
        ),
    ),
    "teams": (
        ("", "第七轮", "第一巡察组", "", "姜海衡", "", "组长"),
        ("", "第七轮", "第一巡察组", "", "温若谷", "", "组员"),
    ),
    "assignments": (("", "第七轮", "010101", "第一巡察组", "常规", "否"),),
    "people": (
        ("陈主任", "", "办主任", ""),
        ("花春林", "", "主要负责人", "010101"),
        ("张文", "驼泉", "联络员", "010101"),
    ),
}  # fmt: skip


def write(path: Path, words: Words) -> None:
    book = openpyxl.Workbook()
    _explain(book.worksheets[0], words)
    for form in columns.FORMS:
        _sheet(book.create_sheet(form.titles[0]), form, words)
    book.save(path)


def _explain(sheet: Any, words: Words) -> None:
    sheet.title = "说明"
    for index in range(1, WIDEST + 1):
        sheet.column_dimensions[get_column_letter(index)].width = 15
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([words(text("template-title"))])
    sheet["A1"].font = _TITLE
    for line in ("order", "needed", "codes", "namesakes", "confidential", "again"):
        sheet.append([words(text(f"template-{line}"))])
    for form in columns.FORMS:
        sheet.append([])
        sheet.append([words(text("template-example", sheet=form.titles[0]))])
        sheet.cell(sheet.max_row, 1).font = _HEAD
        _append(sheet, [column.names[0] for column in form.columns])
        _paint(sheet, sheet.max_row, form.columns)
        for row in EXAMPLES[form.key]:
            _append(sheet, row)


def _append(sheet: Any, row: Sequence[str]) -> None:
    """Codes keep their zeros: every cell is text."""
    number = sheet.max_row + 1
    for index, word in enumerate(row, start=1):
        cell = sheet.cell(number, index, word or None)
        cell.number_format = "@"


def _paint(sheet: Any, row: int, of: Sequence[Column]) -> None:
    for index, column in enumerate(of, start=1):
        cell = sheet.cell(row, index)
        cell.font = _HEAD
        cell.fill = _NEEDED if column.is_needed else _OPTIONAL


def _sheet(sheet: Any, form: Form, words: Words) -> None:
    sheet.append([column.names[0] for column in form.columns])
    _paint(sheet, 1, form.columns)
    sheet.freeze_panes = "A2"
    for index, column in enumerate(form.columns, start=1):
        letter = get_column_letter(index)
        dimension = sheet.column_dimensions[letter]
        dimension.width = 24 if column.field in {"name", "meeting"} else 15
        dimension.number_format = "yyyy-mm-dd" if column.field in _DAYS else "@"
        head = sheet.cell(1, index)
        head.alignment = Alignment(horizontal="center")
        note = words(text(f"template-note-{column.field}"))
        need = words(text("template-must" if column.is_needed else "template-may"))
        head.comment = Comment(f"{need} {note}", _AUTHOR)
        _validate(sheet, form, column, f"{letter}2:{letter}{ROWS}")


def _validate(sheet: Any, form: Form, column: Column, cells: str) -> None:
    """What is chosen from a list cannot be misspelt; codes are a help, and no law."""
    choices = _choices(form, column)
    if choices:
        formula, is_law = f'"{",".join(choices)}"', True
    elif column.field in _CODES:
        formula, is_law = f"组织!$A$2:$A${ROWS}", False
    else:
        return
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showDropDown=False)
    rule.showErrorMessage = is_law
    sheet.add_data_validation(rule)
    rule.add(cells)


def _choices(form: Form, column: Column) -> tuple[str, ...]:
    if column.field != "role":
        return _CHOICES.get(column.field, ())
    in_teams = form.key == "teams"
    return vocabulary.spoken_roles(lambda role: (role in TEAM_ROLES) is in_teams)
