"""The columns of a ledger of findings (整改台账, domain §11): their names and kinds.

One list for everything that reads or writes such a table. `words` are the headings by which an
office's own file may name a column, the first of them the one we print; an installation adds its
own in the policy's `ledger_words`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """What a cell holds. A limit (整改时限) is a date or one of the office's words for none."""

    TEXT = "text"
    DATE = "date"
    LIMIT = "limit"
    COUNT = "count"
    MONEY = "money"
    CHOICE = "choice"


class Kept(StrEnum):
    """Where it stands: on the item, in the history that its steps leave, as a note that no rule
    needs; or nowhere, computed each time."""

    ITEM = "item"
    HISTORY = "history"
    NOTE = "note"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`width` in characters of a Latin letter's breadth, as spreadsheets count."""

    key: str
    words: tuple[str, ...]
    type: Type
    kept: Kept
    width: int

    @property
    def title(self) -> str:
        return self.words[0]

    @property
    def is_computed(self) -> bool:
        return self.kept is Kept.COMPUTED


_T, _K = Type, Kept

# In the order of the table: what each holds, where it stands, how wide it is printed.
_SHAPES: dict[str, tuple[Type, Kept, int]] = {
    "term": (_T.TEXT, _K.ITEM, 12),
    "year": (_T.TEXT, _K.ITEM, 8),
    "round": (_T.TEXT, _K.ITEM, 8),
    "team": (_T.TEXT, _K.ITEM, 14),
    "unit": (_T.TEXT, _K.ITEM, 20),
    "serial": (_T.TEXT, _K.ITEM, 8),
    "light": (_T.CHOICE, _K.COMPUTED, 13),
    "aspect": (_T.TEXT, _K.NOTE, 24),
    "category": (_T.CHOICE, _K.ITEM, 20),
    "problem": (_T.TEXT, _K.ITEM, 48),
    "detail": (_T.TEXT, _K.NOTE, 36),
    "source": (_T.TEXT, _K.NOTE, 14),
    "mode": (_T.CHOICE, _K.ITEM, 12),
    "cause": (_T.TEXT, _K.NOTE, 30),
    "measures": (_T.TEXT, _K.ITEM, 40),
    "goal": (_T.TEXT, _K.NOTE, 24),
    "limit": (_T.LIMIT, _K.ITEM, 13),
    "leader": (_T.TEXT, _K.ITEM, 12),
    "lead_department": (_T.TEXT, _K.ITEM, 16),
    "co_departments": (_T.TEXT, _K.ITEM, 18),
    "responsible": (_T.TEXT, _K.ITEM, 12),
    "progress": (_T.TEXT, _K.HISTORY, 44),
    "obstacles": (_T.TEXT, _K.NOTE, 24),
    "next_steps": (_T.TEXT, _K.NOTE, 28),
    "state": (_T.CHOICE, _K.ITEM, 14),
    "finished_on": (_T.DATE, _K.NOTE, 13),
    "evidence": (_T.TEXT, _K.HISTORY, 36),
    "applied_on": (_T.DATE, _K.ITEM, 13),
    "opinion": (_T.TEXT, _K.HISTORY, 40),
    "required": (_T.TEXT, _K.HISTORY, 26),
    "closed_on": (_T.DATE, _K.ITEM, 13),
    "long_term": (_T.CHOICE, _K.ITEM, 10),
    "next_review": (_T.DATE, _K.ITEM, 13),
    "rules_made": (_T.COUNT, _K.NOTE, 12),
    "recovered": (_T.MONEY, _K.NOTE, 12),
    "saved": (_T.MONEY, _K.NOTE, 12),
    "sanctioned": (_T.COUNT, _K.NOTE, 9),
    "organisational": (_T.COUNT, _K.NOTE, 10),
    "admonished": (_T.COUNT, _K.NOTE, 9),
    "talked_to": (_T.COUNT, _K.NOTE, 9),
    "criticised": (_T.COUNT, _K.NOTE, 10),
    "number": (_T.TEXT, _K.COMPUTED, 14),
    "fed_back_on": (_T.DATE, _K.ITEM, 13),
}
_WORDS: dict[str, str] = {
    "term": "届次 党委届次 届别 届",
    "year": "年度 年份 巡察年度 年",
    "round": "轮次 巡察轮次 巡察批次 批次",
    "team": "巡察组 组别 巡察组别 巡察组名称",
    "unit": (
        "被巡察单位 被巡察党组织 被巡察单位名称 单位 单位名称 党组织 党组织名称 整改单位 责任单位"
    ),
    "serial": "序号 问题序号 号 No",
    "light": "亮灯 亮灯情况 预警 状态灯",
    "aspect": "主要方面 方面 问题方面 一级分类 问题大类 大类",
    "category": "类别 问题类别 问题类型 问题分类 二级分类 分类 小类",
    "problem": (
        "问题 存在问题 存在的问题 反馈问题 具体问题 问题描述 发现问题 发现的问题 主要问题 "
        "巡察发现问题 巡察反馈问题 问题内容"
    ),
    "detail": "具体内容 具体表现 问题表现 详细情况 事实依据 具体情况",
    "source": "问题来源 来源 线索来源 发现途径",
    "mode": "整改类型 整改方式 整改性质 整改类别 整改分类",
    "cause": "原因分析 问题原因 产生原因 原因 成因 问题成因 根源分析",
    "measures": "整改措施 措施 整改举措 整改任务 具体措施 具体整改措施 整改任务及措施",
    "goal": "整改目标 目标 目标任务 预期目标 整改要求",
    "limit": (
        "整改时限 时限 完成时限 整改期限 期限 计划完成时间 计划完成时限 整改完成时限 要求完成时间"
    ),
    "leader": "责任领导 牵头领导 分管领导 整改责任领导 包抓领导",
    "lead_department": "牵头部门 责任部门 牵头单位 牵头科室 责任科室 主责部门",
    "co_departments": "配合部门 协办部门 配合单位 协同部门 参与部门 配合科室",
    "responsible": "责任人 具体责任人 整改责任人 经办人 直接责任人",
    "progress": "整改进展 进展情况 整改情况 整改落实情况 目前进展 整改进展情况 工作进展 整改成效",
    "obstacles": "未完成原因 未完成整改原因 存在困难 未整改到位原因 未按期完成原因",
    "next_steps": "下一步措施 下一步打算 下一步工作 下步措施 下一步计划 下一步整改措施 下步打算",
    "state": "完成情况 整改状态 状态 是否完成 整改完成情况 完成状态 办理状态",
    "finished_on": "实际完成时间 完成时间 完成日期 实际完成日期 整改完成时间",
    "evidence": "佐证材料 证明材料 印证材料 支撑材料 附件 佐证资料",
    "applied_on": "申请日期 申请销号日期 申请时间 申请销号时间",
    "opinion": "审核意见 审核情况 验收意见 审核结果 销号审核意见 验收情况",
    "required": "补充整改要求 补充要求 退回意见 整改补充要求 退回原因",
    "closed_on": "销号日期 销号时间 办结日期",
    "long_term": "长期坚持 是否长期坚持 长期整改",
    "next_review": "下次复核 下次复核日期 下次复核时间 复核日期",
    "rules_made": (
        "新建/修订制度数 新建修订制度数 制度数 建章立制数 完善制度数 新建制度数 "
        "新建/修订制度(项) 建章立制(项) 完善制度(项)"
    ),
    "recovered": (
        "清退追缴(万元) 清退追缴 清退追缴万元 追缴金额(万元) 清退金额(万元) 清退追缴资金(万元)"
    ),
    "saved": "挽回损失(万元) 挽回损失 挽回经济损失(万元) 挽回经济损失 挽回损失万元",
    "sanctioned": "处分(人) 处分人数 处分 党纪政务处分(人) 党纪政务处分人数",
    "organisational": "组织处理(人) 组织处理人数 组织处理",
    "admonished": "诫勉(人) 诫勉人数 诫勉 诫勉谈话(人) 诫勉谈话人数",
    "talked_to": "谈话(人) 谈话人数 谈话 谈话提醒(人) 约谈(人) 提醒谈话(人)",
    "criticised": "批评教育(人) 批评教育人数 批评教育",
    "number": "编号 问题编号 系统编号",
    "fed_back_on": "反馈日期 反馈时间",
}
COLUMNS: tuple[Column, ...] = tuple(
    Column(key=key, words=tuple(_WORDS[key].split()), type=type, kept=kept, width=width)
    for key, (type, kept, width) in _SHAPES.items()
)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}
KEYS = tuple(BY_KEY)
NOTES = frozenset(column.key for column in COLUMNS if column.kept is Kept.NOTE)
"""What an item carries beside the rules: `work.imports.notes`, word for word by column's key."""

# What offices write for a limit that is no day.
NO_DAY = ("立行立改", "长期坚持", "持续整改", "立即整改", "长期")

_NOTHING = re.compile(r"[\s*※:：。.、_\-—]+")


def plain(heading: str) -> str:
    """A heading as it is compared: full-width forms, spaces, line breaks and marks aside."""
    return _NOTHING.sub("", unicodedata.normalize("NFKC", heading)).casefold()


def headings(own: Mapping[str, Sequence[str]] | None = None) -> Mapping[str, str]:
    """Every heading, plain, with its column's key. An installation's own words come first."""
    known: dict[str, str] = {}
    for key, word in _words(own or {}):
        known.setdefault(plain(word), key)
    return known


def _words(own: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    yield from ((key, word) for key, words in own.items() for word in words)
    # What any column is called first is nobody else's further word.
    yield from ((column.key, column.title) for column in COLUMNS)
    yield from ((column.key, word) for column in COLUMNS for word in column.words[1:])


def column_of(heading: str, known: Mapping[str, str]) -> Column | None:
    """The column that this heading names among `headings`; a unit in brackets after a known name
    does no harm."""
    said = plain(heading)
    key = known.get(said) or known.get(said.partition("(")[0])
    return BY_KEY[key] if key else None
