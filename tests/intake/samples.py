"""A small sound set-up file, as YAML, and any roster as the workbook an office would fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl

from bot.core import roster
from bot.core.organisations import Level
from bot.core.roles import Role
from bot.core.rounds import Kind
from bot.intake import files

YAML = """
organisations:
  - {code: "01", name: 甲州, level: prefecture}
  - {code: "0101", name: 甲一县, short_name: 甲一, level: county, parent: "01"}
  - {code: JW, name: 甲州纪委监委, level: department, parent: "01"}
  - {code: "010101", name: 青石镇, level: township, parent: "0101"}
rounds:
  - term: 第九届
    number: 7
    year: 2020
    name: 第七轮巡察
    started_on: 2020-03-02
    feedback_on: 2020年5月8日
    limits: {finding: 2个月}
    teams:
      - number: 1
        name: 第一巡察组
        members:
          - {name: 王宁, id: a, role: head}
          - {name: 李青, role: deputy}
          - {name: 王宁, id: b, role: member}
      - number: 2
        name: 驻镇组
        members:
          - {name: 赵禾, role: head}
    assignments:
      - {unit: "0101", team: 1, kind: routine}
      - {unit: "010101", team: 2, kind: escalated, escalated: true}
people:
  - name: 周全
    posts:
      - {role: director}
      - {role: office, organisation: JW}
  - name: 王宁
    id: c
    posts: [{role: principal, organisation: "010101"}]
  - name: 孙立
"""

LEVELS = {
    Level.REGION: "自治区",
    Level.PREFECTURE: "州",
    Level.COUNTY: "县市",
    Level.TOWNSHIP: "乡镇/街道",
    Level.VILLAGE: "村/社区",
    Level.DEPARTMENT: "部门",
}
ROLES = {
    Role.MEMBER: "组员",
    Role.DEPUTY: "副组长",
    Role.HEAD: "组长",
    Role.OFFICE: "巡察办",
    Role.DIRECTOR: "办主任",
    Role.LEAD_OFFICER: "线索专管员",
    Role.LEADING_GROUP: "领导小组",
    Role.PRINCIPAL: "主要负责人",
    Role.LEADER: "责任领导",
    Role.RESPONSIBLE: "责任人",
    Role.LIAISON: "联络员",
    Role.SUPERIOR: "上级分管领导",
    Role.DISCIPLINE: "纪委监委",
    Role.ORGANISATION: "组织部",
    Role.ADMIN: "管理员",
}
KINDS = {
    Kind.ROUTINE: "常规",
    Kind.THEMATIC: "专项",
    Kind.MOBILE: "机动",
    Kind.LOOK_BACK: "回头看",
    Kind.CROSS: "交叉",
    Kind.ESCALATED: "提级",
    Kind.LINKED: "联动",
}
UNITS = {"month": "个月", "workday": "个工作日", "day": "天"}

CellValue = str | int | float | bool | date | None
Rows = list[list[CellValue]]

HEADERS: dict[str, list[str]] = {
    "组织": ["编码", "名称", "简称", "级别", "上级编码"],
    "轮次": ["届次", "轮次", "年度", "名称", "进驻日期", "反馈日期", "整改期限"],
    "巡察组": ["轮次", "巡察组", "组名", "姓名", "标识", "职务"],
    "被巡察单位": ["轮次", "单位编码", "巡察组", "类型", "提级反馈"],
    "人员": ["姓名", "标识", "角色", "单位编码"],
}


def rows(of: roster.Roster) -> dict[str, Rows]:
    """The roster as the five sheets, headers first."""
    sheets: dict[str, Rows] = {title: [[*header]] for title, header in HEADERS.items()}
    for entry in of.organisations:
        level = LEVELS[entry.level]
        sheets["组织"].append([entry.code, entry.name, entry.short_name, level, entry.parent])
    for campaign in of.rounds:
        _add_round(sheets, campaign)
    for person in of.people:
        for post in person.posts:
            row: list[CellValue] = [person.name, person.id, ROLES[post.role], post.organisation]
            sheets["人员"].append(row)
        if not person.posts:
            sheets["人员"].append([person.name, person.id, None, None])
    return sheets


def _add_round(sheets: dict[str, Rows], entry: roster.RoundEntry) -> None:
    limit = entry.limits.finding
    words = None if limit is None else f"{limit.amount}{UNITS[limit.unit]}"
    days = [entry.started_on, entry.feedback_on]
    head: list[CellValue] = [entry.term, entry.number, int(entry.year), entry.name]
    sheets["轮次"].append([*head, *days, words])
    for team in entry.teams:
        for member in team.members:
            start: list[CellValue] = [entry.number, team.number, team.name]
            sheets["巡察组"].append([*start, member.name, member.id, ROLES[member.role]])
    for unit in entry.assignments:
        escalated = "是" if unit.escalated else "否"
        row: list[CellValue] = [entry.number, unit.unit, unit.team, KINDS[unit.kind], escalated]
        sheets["被巡察单位"].append(row)


def sheets_of_the_sample(tmp_path: Path) -> dict[str, Rows]:
    return rows(sound(read_yaml(tmp_path, YAML)))


def workbook(sheets: dict[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    del book["Sheet"]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_yaml(tmp_path: Path, content: str | bytes) -> files.Reading:
    path = tmp_path / "office.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return files.read(path)


def read_xlsx(tmp_path: Path, sheets: dict[str, Rows] | bytes) -> files.Reading:
    path = tmp_path / "office.xlsx"
    path.write_bytes(sheets if isinstance(sheets, bytes) else workbook(sheets))
    return files.read(path)


def sound(reading: files.Reading) -> roster.Roster:
    assert reading.problems == ()
    assert reading.roster is not None
    return reading.roster


def faults(reading: files.Reading) -> list[tuple[str, str, int, str]]:
    """Each problem as (id, sheet, row, column)."""
    assert reading.roster is None
    return [(p.id, p.place.sheet, p.place.row, p.place.column) for p in reading.problems]


def ids(reading: files.Reading) -> list[str]:
    return [id for id, *_ in faults(reading)]


def cells(reading: files.Reading) -> Sequence[str]:
    return [f"{sheet}!{row} {column}" for _, sheet, row, column in faults(reading)]
