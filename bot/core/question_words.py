"""The words by which questions are known: topics, times, rounds, and what may be left unsaid.

A topic's patterns stand in the order in which they are tried: 未销号 before 销号.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.core.periods import Period


class Topic(StrEnum):
    """What is asked for; `question-topic-<value>` is how a button asks it."""

    NOT_JOINED = "not_joined"
    TO_REVIEW = "to_review"
    MINE = "mine"
    IMMEDIATE = "immediate"
    STAGE = "stage"
    ON_TIME = "on_time"
    OVERDUE = "overdue"
    DUE = "due"
    UNASSIGNED = "unassigned"
    RATE = "rate"
    OPEN = "open"
    CLOSED = "closed"
    FED_BACK = "fed_back"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


TOPICS: dict[Topic, re.Pattern[str]] = {
    Topic.NOT_JOINED: _any(
        r"(?:还|尚|仍)?(?:没有?|未)(?:有人)?加入", r"\b(?:not|n't)(?: yet)? joined"
    ),
    Topic.TO_REVIEW: _any(
        r"(?:等|待|要|需要?)我(?:来)?审(?:核|批|签)?", r"我(?:还)?(?:要|需要?)审(?:核|批|签)?",
        r"\b(?:await(?:s|ing)? me|to review|my reviews)\b",
    ),
    Topic.MINE: _any(
        r"我(?:经办|负责|手上|手里|名下)", r"我(?:还)?有", r"我的", r"\bmy (?:items|findings)\b",
    ),
    Topic.IMMEDIATE: _any(r"立行立改(?:完成率|率)?", r"\bimmediate fix(?:es)?\b"),
    Topic.STAGE: _any(r"(?:含)?(?:阶段性完成|基本完成)(?:率)?", r"\bstage(?:d|s)?\b"),
    Topic.ON_TIME: _any(r"(?:按期|按时|准时)(?:完成|整改|销号)?(?:率)?", r"\bon time\b"),
    Topic.OVERDUE: _any(r"超期|逾期|超时|过期", r"\boverdue\b", r"\blate\b"),
    Topic.DUE: _any(r"(?:临近|快要?|即将)?到期", r"\bdue\b"),
    Topic.UNASSIGNED: _any(
        r"(?:还)?(?:没有?|未|待)(?:有人)?(?:认领|启动)", r"\bnot (?:assigned|started)\b"
    ),
    Topic.RATE: _any(
        r"(?:整改|销号|办结)(?:完成)?率", r"完成率",
        r"整改(?:得|的)?(?:进度|进展|情况|怎么?样|如何|到哪)", r"\brate\b", r"\bhow far\b",
    ),
    Topic.OPEN: _any(
        r"(?:还)?(?:没有?|未)(?:整改)?(?:销号|整改(?:完成?)?|完成(?:整改)?|办结|改完)",
        r"正在整改|整改中|还剩|剩余?|还差", r"\b(?:open|left|unfinished|not closed)\b",
    ),
    Topic.CLOSED: _any(
        r"(?:已经?)?(?:销号|完成整改|整改完成?|办结|改完)", r"\bclosed\b", r"\bclosings?\b",
    ),
    Topic.FED_BACK: _any(
        r"(?:已经?)?反馈", r"(?:多少|几)个?问题", r"\bfed back\b", r"\bfeedback\b",
    ),
}  # fmt: skip

PERIODS: dict[Period, re.Pattern[str]] = {
    Period.TODAY: _any("今[天日]", r"\btoday\b"),
    Period.YESTERDAY: _any("昨[天日]", r"\byesterday\b"),
    Period.LAST_WEEK: _any("上个?(?:周|星期)", r"\blast week\b"),
    Period.NEXT_WEEK: _any("下个?(?:周|星期)", r"\bnext week\b"),
    Period.WEEK: _any("[本这]个?(?:周|星期)", r"\bthis week\b"),
    Period.LAST_MONTH: _any("上个?月", r"\blast month\b"),
    Period.MONTH: _any("[本这]个?月|当月", r"\bthis month\b"),
    Period.LAST_QUARTER: _any("上个?季度?", r"\blast quarter\b"),
    Period.QUARTER: _any("[本这]个?季度?", r"\bthis quarter\b"),
    Period.YEAR: _any("今年|本年度?", r"\bthis year\b"),
}

ROUND = re.compile(
    r"第?(\d{1,2}|[一二三四五六七八九十]{1,3})轮(?:次)?(?:巡察)?|round (\d{1,2})\b", re.IGNORECASE
)
THIS_ROUND = re.compile(r"[本这]一?轮(?:次)?(?:巡察)?|\bthis round\b", re.IGNORECASE)
LAST_ROUND = re.compile(r"上一?轮(?:次)?(?:巡察)?|\blast round\b", re.IGNORECASE)

ASKING = re.compile(
    r"[?？]|[吗呢么]$|多少|几[件个项条家]|谁|哪[些个里家]|怎么?样|如何|到哪|率$"
    r"|\b(?:who|what|how|which|rate)\b",
    re.IGNORECASE,
)
ENDING = re.compile(r"(?:[?？]|吗|呢)\s*$")

# What may stand beside a topic without making it a sentence of its own.
FILLERS = re.compile(
    r"请问|想?问一?下|查一?下|看一?下|帮我|告诉我|现在|目前|当前|截至|截止|一共|总共|共|全部|全|总"
    r"|哪[些个里家]?几?[个家]?|谁|多少|几[件个项条家]|什么|怎么?样|如何|情况|问题|事项|任务|单位|人员|人"
    r"|县里?|州|镇里?|有没有|没有|是否|还|的|了|是|有|已经?|都|在|到|和|及|个|件|项|条|家|数量?|率"
    r"|吗|呢|么|啊|吧|没办|要办|没做|办|申请|材料|数|我们?|整改"
    r"|\b(?:who|what|how|which|many|much|is|are|was|were|has|have|had|the|of|in|a|an|for|still|yet"
    r"|now|items?|findings?|units?|me|my|i|do|does|s|were)\b"
    r"|[\s　?？。，,．.!！、：:;；'’\"“”()（）·]",
    re.IGNORECASE,
)
