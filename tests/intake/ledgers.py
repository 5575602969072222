"""Ledgers as offices keep them, small: titles above, merged cells, every way of writing a day."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from openpyxl.workbook.workbook import Workbook

Cell = str | int | date | None
HEADER: tuple[Cell, ...] = (
    "序号", "被巡察单位", "类别", "存在问题", "整改措施", "整改时限", "责任领导", "责任人",
    "完成情况", "销号日期", "反馈日期", "原因分析",
)  # fmt: skip


def row(
    serial: Cell,
    problem: Cell = "公车私用三次",
    *,
    unit: Cell = "清河镇",
    category: Cell = "八项规定精神",
    measures: Cell = "1.清退费用\n2.建立台账",
    limit: Cell = "2020年12月底",
    leader: Cell = "张镇长",
    responsible: Cell = "王干事",
    state: Cell = "整改中",
    closed_on: Cell = None,
    fed_back_on: Cell = "2020.9.1",
    cause: Cell = "制度不全",
) -> tuple[Cell, ...]:
    return (
        serial, unit, category, problem, measures, limit, leader, responsible, state, closed_on,
        fed_back_on, cause,
    )  # fmt: skip


def workbook(*rows: Sequence[Cell], header: Sequence[Cell] = HEADER) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "台账"
    sheet.append(["云岭州第七轮巡察整改台账"])
    sheet.merge_cells("A1:L1")
    sheet.append(["填报单位:巡察办"])
    for each in (header, *rows):
        sheet.append(list(each))
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
