"""A plain question in a chat, read by rules alone: its topic, its time, its units and its round.

What the rules do not know is no question; a sentence that says more than a question would is one
only when it is plainly put as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.core import naming
from bot.core.organisations import Organisation
from bot.core.periods import Period
from bot.core.question_words import (
    ASKING,
    ENDING,
    FILLERS,
    LAST_ROUND,
    PERIODS,
    ROUND,
    THIS_ROUND,
    TOPICS,
    Topic,
)
from bot.core.rounds import Round
from bot.core.spoken_days import number_of

K = TypeVar("K", Topic, Period)

SHOWN_NEAREST = 3
LONGEST_QUESTION = 24
_INITIALS = re.compile(r"(?<![a-z])[a-z]{2,}(?![a-z])", re.IGNORECASE)
# What is offered when nothing else suggests itself.
_USUAL = (Topic.RATE, Topic.OVERDUE, Topic.CLOSED)
# One is like another by the signs they share.
EXAMPLES: dict[Topic, str] = {
    Topic.NOT_JOINED: "谁还没有加入 人员 邀请 注册 登录",
    Topic.TO_REVIEW: "待我审核 审批 审签 批准 签字",
    Topic.MINE: "我的问题 我经办 负责 任务 手上",
    Topic.IMMEDIATE: "立行立改完成率 马上 立即",
    Topic.STAGE: "阶段性完成 基本完成 长期",
    Topic.ON_TIME: "按期完成率 按时 准时 延期",
    Topic.OVERDUE: "谁超期了 逾期 拖延 晚了 没按时",
    Topic.DUE: "到期 期限 截止 最近 快到了",
    Topic.UNASSIGNED: "待认领 没有认领 未启动 没动",
    Topic.RATE: "整改率 整改情况 进度 进展 比例 百分之",
    Topic.OPEN: "未销号 没整改完 还剩 正在整改 没改",
    Topic.CLOSED: "销号多少 完成整改 办结 改好了",
    Topic.FED_BACK: "反馈多少 发现 巡察 移交",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a text says of its scope; `rest` is the text without that. Several units may go by
    one name; `lost_round` is the number of a round that there is not."""

    units: tuple[Organisation, ...] = ()
    round: Round | None = None
    lost_round: str | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`unread` is what remains unexplained. `is_asking`: there is a word that asks; `is_short`:
    it ends as a question does, and is no longer than one."""

    topic: Topic
    period: Period | None
    place: Place
    unread: str
    is_asking: bool
    is_short: bool


def place(text: str, known: Sequence[Organisation], rounds: Sequence[Round]) -> Place:
    """`rounds` oldest first: of several with one number the newest is meant."""
    found = _round(text, rounds)
    units, name = _units(found.rest, known)
    rest = found.rest.replace(name, " ", 1) if name else found.rest
    return replace(found, units=units, rest=rest)


def read(text: str, known: Sequence[Organisation], rounds: Sequence[Round]) -> Question | None:
    """None without a topic."""
    found = place(text.strip(), known, rounds)
    period, rest = _first_of(PERIODS, found.rest)
    topic, rest = _first_of(TOPICS, rest)
    if topic is None:
        return None
    return Question(
        topic=topic,
        period=period,
        place=found,
        unread=FILLERS.sub("", rest),
        is_asking=ASKING.search(text.strip()) is not None,
        is_short=ENDING.search(text) is not None and len(text) <= LONGEST_QUESTION,
    )


def is_no_log(question: Question) -> bool:
    """Whether even a person who logs findings has asked, and not reported: nothing but a question
    is said, or it is short and ends as one."""
    return question.is_asking and (not question.unread or question.is_short)


def nearest(text: str) -> tuple[Topic, ...]:
    """All topics, the likeliest first."""
    signs = Counter(text)
    likeness = {
        topic: sum((signs & Counter(words.replace(" ", ""))).values())
        for topic, words in EXAMPLES.items()
    }
    return tuple(sorted(likeness, key=lambda topic: (-likeness[topic], _usual(topic))))


def _usual(topic: Topic) -> int:
    return _USUAL.index(topic) if topic in _USUAL else len(_USUAL)


def _first_of(patterns: dict[K, re.Pattern[str]], text: str) -> tuple[K | None, str]:
    for kind, pattern in patterns.items():
        if pattern.search(text):
            return kind, pattern.sub(" ", text, count=1)
    return None, text


def _round(text: str, rounds: Sequence[Round]) -> Place:
    for round_ in reversed(rounds):
        if round_.name in text:
            return Place(round=round_, rest=text.replace(round_.name, " ", 1))
    for pattern, back in ((THIS_ROUND, 1), (LAST_ROUND, 2)):
        if pattern.search(text) and len(rounds) >= back:
            return Place(round=rounds[-back], rest=pattern.sub(" ", text, count=1))
    named = ROUND.search(text)
    if named is None:
        return Place(rest=text)
    number = str(number_of(named[1] or named[2]))
    meant = next((each for each in reversed(rounds) if each.number == number), None)
    lost = None if meant else number
    return Place(round=meant, lost_round=lost, rest=text.replace(named[0], " ", 1))


def _units(
    text: str, known: Sequence[Organisation]
) -> tuple[tuple[Organisation, ...], str | None]:
    """By the longest name or short name in the text, else by initials that stand apart."""
    names = {name for o in known for name in (o.name, o.short_name) if name in text}
    longest = max(names, key=len, default=None)
    if longest is not None:
        return naming.called(longest, known), longest
    for word in _INITIALS.findall(text):
        if found := naming.called(word, known):
            return found, word
    return (), None
