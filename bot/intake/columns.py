"""The workbook's form: which sheets and columns the office fills in, and under which names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """`names`: the one we speak of first, then those also understood."""

    field: str
    names: tuple[str, ...]
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    key: str
    titles: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, header: str) -> Column | None:
        wanted = normal(header)
        return next((c for c in self.columns if wanted in (c.field, *c.names)), None)


def normal(word: str) -> str:
    """Without the spaces and stars that people put into headers."""
    return "".join(word.split()).strip("*＊").lower()


def _column(field: str, names: str) -> Column:
    return Column(field, tuple(names.split()))


def _optional(field: str, names: str) -> Column:
    return Column(field, tuple(names.split()), is_needed=False)


_TERM = _optional("term", "届次")
_ROUND = _column("round", "轮次")
_TEAM = _column("team", "巡察组")
_PERSON = (_column("name", "姓名"), _optional("id", "标识 人员标识"))

ORGANISATIONS = Form(
    "organisations",
    ("组织", "organisations", "organizations"),
    (
        _column("code", "编码 单位编码"),
        _column("name", "名称 单位名称"),
        _optional("short_name", "简称"),
        _column("level", "级别"),
        _optional("parent", "上级编码"),
        _optional("to_inspect", "应巡届次"),
    ),
)
ROUNDS = Form(
    "rounds",
    ("轮次", "rounds"),
    (
        _column("term", "届次"),
        _column("number", "轮次"),
        _column("year", "年度"),
        _column("name", "名称"),
        _column("started_on", "进驻日期"),
        _optional("feedback_on", "反馈日期"),
        _optional("finding", "整改期限"),
        _optional("theme", "主题"),
        _optional("meeting", "名单审定会议"),
        _optional("on", "名单审定日期"),
        _optional("units", "名单单位数"),
    ),
)
TEAMS = Form(
    "teams",
    ("巡察组", "teams"),
    (
        _TERM,
        _ROUND,
        _TEAM,
        _optional("team_name", "组名 巡察组名称"),
        *_PERSON,
        _column("role", "职务"),
    ),
)
ASSIGNMENTS = Form(
    "assignments",
    ("被巡察单位", "assignments", "units"),
    (
        _TERM,
        _ROUND,
        _column("unit", "单位编码"),
        _TEAM,
        _column("kind", "类型"),
        _optional("escalated", "提级反馈"),
    ),
)
PEOPLE = Form(
    "people",
    ("人员", "people"),
    (*_PERSON, _column("role", "角色"), _column("organisation", "单位编码")),
)
FORMS = (ORGANISATIONS, ROUNDS, TEAMS, ASSIGNMENTS, PEOPLE)
# The column in which a workbook that came back says what was wrong.
REMARKS = ("核对意见", "remarks")
# Sheets for the reader of the workbook, not for us.
NOTES = frozenset({"说明", "填写说明", "填表说明", "readme", "notes"})


def form_of(title: str) -> Form | None:
    wanted = normal(title)
    return next((form for form in FORMS if wanted in form.titles), None)
