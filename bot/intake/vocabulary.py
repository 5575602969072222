"""The office's words (县市, 组长, 第七轮, 2020年9月30日, 是) into the words of the models.

A word that is not understood stays as it is, so that the model refuses it at its own place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from bot.core import numbering
from bot.core.organisations import Level
from bot.core.roles import Role
from bot.core.rounds import Kind, MeetingKind
from bot.intake.nodes import Node, Scalar

_LEVELS = {
    Level.REGION: "自治区 省",
    Level.PREFECTURE: "州 自治州 地州 地区",
    Level.COUNTY: "县市 县 县级市 县(市)",
    Level.TOWNSHIP: "乡镇/街道 乡镇、街道 乡镇街道 乡镇 乡 镇 街道",
    Level.VILLAGE: "村/社区 村、社区 村社区 村 社区",
    Level.DEPARTMENT: "部门 单位 部门单位",
}
_ROLES = {
    Role.MEMBER: "组员 巡察组组员",
    Role.DEPUTY: "副组长 巡察组副组长",
    Role.HEAD: "组长 巡察组组长",
    Role.OFFICE: "巡察办",
    Role.DIRECTOR: "办主任 巡察办主任",
    Role.LEAD_OFFICER: "线索专管员",
    Role.LEADING_GROUP: "领导小组 巡察工作领导小组",
    Role.PRINCIPAL: "主要负责人",
    Role.LEADER: "责任领导",
    Role.RESPONSIBLE: "责任人",
    Role.LIAISON: "联络员",
    Role.SUPERIOR: "上级分管领导",
    Role.DISCIPLINE: "纪委监委",
    Role.ORGANISATION: "组织部",
    Role.ADMIN: "管理员",
}
_KINDS = {
    Kind.ROUTINE: "常规 常规巡察",
    Kind.THEMATIC: "专项 专项巡察",
    Kind.MOBILE: "机动 机动巡察",
    Kind.LOOK_BACK: "回头看 巡察“回头看”",
    Kind.CROSS: "交叉 交叉巡察",
    Kind.ESCALATED: "提级 提级巡察",
    Kind.LINKED: "联动 联动巡察",
}
_MEETINGS = {
    MeetingKind.SECRETARY: "书记专题会议 书记专题会",
    MeetingKind.FIVE: "五人小组会议 五人小组会 五人小组",
    MeetingKind.COMMITTEE: "常委会会议 常委会",
    MeetingKind.LEADING_GROUP: "领导小组会议 领导小组会 领导小组",
}
_YES_NO = {"true": "是 有", "false": "否 无"}
_UNITS = {"month": "月 个月", "workday": "工作日 个工作日", "day": "天 日 个自然日 自然日"}

_DAY = re.compile(r"(\d{4})(?:[-./](\d{1,2})[-./](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)")
_ORDINAL = re.compile(r"第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:轮|组|巡察组|轮巡察)?")
_LIMIT = re.compile(r"(\d{1,4})\s*(\D*)")

Word = TypeVar("Word", bound=str)


def _by_word(words: Mapping[Word, str]) -> dict[str, str]:
    return {word: str(meaning) for meaning, many in words.items() for word in many.split()}


def _translating(words: Mapping[Word, str]) -> Callable[[str], str]:
    table = _by_word(words)
    return lambda word: table.get(word.replace("（", "(").replace("）", ")"), word)


def _spoken(words: Mapping[Word, str]) -> tuple[str, ...]:
    """The word that stands first for each."""
    return tuple(many.split()[0] for many in words.values())


def spoken_levels() -> tuple[str, ...]:
    return _spoken(_LEVELS)


def spoken_kinds() -> tuple[str, ...]:
    return _spoken(_KINDS)


def spoken_meetings() -> tuple[str, ...]:
    return _spoken(_MEETINGS)


def spoken_roles(wanted: Callable[[Role], bool]) -> tuple[str, ...]:
    return _spoken({role: words for role, words in _ROLES.items() if wanted(role)})


def day(word: str) -> Scalar:
    """2020-09-30, 2020.9.30, 2020/9/30 or 2020年9月30日 as a date."""
    found = _DAY.fullmatch(word.replace(" ", ""))
    if found is None:
        return word
    try:
        return date(*(int(part) for part in found.groups() if part))
    except ValueError:
        return word


def ordinal(word: str) -> str:
    """第七轮, 七, 7 and 第7轮 are one number: "7"."""
    found = _ORDINAL.fullmatch(word.replace(" ", ""))
    if found is None:
        return word
    numeral = found[1]
    if numeral.isdecimal():
        return str(int(numeral))
    number = numbering.value(numeral)
    return str(number) if number else word


def team_name(number: str) -> str:
    """第一巡察组, for a team that is named by its number only; other digits stay as they are."""
    if len(number) > 2 or int(number) == 0:
        return number
    return f"第{numbering.in_words(int(number))}巡察组"


def limit(node: Node) -> Node:
    """ "3个月", "60天", "20个工作日" or a bare number of months as amount and unit."""
    found = _LIMIT.fullmatch(node.value.strip()) if isinstance(node.value, str) else None
    if found is None:
        return node
    unit = _by_word(_UNITS).get(found[2].strip(), found[2].strip().rstrip("s") or "month")
    return Node({"amount": Node(found[1], node.place), "unit": Node(unit, node.place)}, node.place)


_MEANINGS: dict[str, Callable[[str], Scalar]] = {
    "level": _translating(_LEVELS),
    "role": _translating(_ROLES),
    "kind": _translating(_KINDS),
    "meeting": _translating(_MEETINGS),
    "on": day,
    "escalated": _translating(_YES_NO),
    "started_on": day,
    "feedback_on": day,
    "number": ordinal,
    "team": ordinal,
}


def translate(node: Node, key: str = "") -> Node:
    if isinstance(node.value, dict):
        return Node({k: translate(child, k) for k, child in node.value.items()}, node.place)
    if isinstance(node.value, tuple):
        return Node(tuple(translate(child) for child in node.value), node.place)
    if key == "finding":
        return limit(node)
    if key == "to_inspect" and isinstance(node.value, str):
        terms = (term for term in re.split(r"[\s,，、;；]+", node.value) if term)
        return Node(tuple(Node(term, node.place) for term in terms), node.place)
    meaning = _MEANINGS.get(key)
    if meaning is None or not isinstance(node.value, str):
        return node
    return Node(meaning(node.value.strip()), node.place)
