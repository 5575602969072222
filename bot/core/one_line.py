"""A finding typed as one line: `清河镇 #群众身边 327户安置房未办房产证 立行立改`.

Only what stands apart is taken out: the unit in front, tags, and at the end 立行立改 and a limit.
Words inside the sentence stay where they are; what is not sure is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.core import categories, naming
from bot.core.calendar import Workdays
from bot.core.organisations import Organisation
from bot.core.spoken_days import parse_day

_APART = r"[\s　]"
_TAG = re.compile(rf"(?:(?<={_APART})|^)[#＃]([^\s　#＃]+)")
_FIRST = re.compile(rf"(\S+?)(?:[:：,，]?{_APART}+|[:：,，])(.*)", re.DOTALL)
_BORDER = re.compile(rf"{_APART}+|[，,；;。]")
_END = " \t\n　，,；;。."
_IMMEDIATE = frozenset({"立行立改", "立改", "立即整改", "immediate"})
_LIMIT_HEAD = re.compile(r"^(?:请|须|应|要求|建议|整改)*(限期|时限|期限|限|于|在)?[:：]?")
_LIMIT_TAIL = re.compile(r"(?:整改|完成|办结|解决|落实|到位)+$")
# 三个月 may belong to the sentence (拖欠三个月); 三个月内 is a limit. 5日前 may be the fifth.
_MERE_SPAN = re.compile(r"[\d〇零一二两三四五六七八九十]+个?(?:天|日|周|星期|月)(?:之?前)?")
# After these words a date tells when something happens in the sentence.
_STORY = ("于", "在", "至", "到", "自", "从", "为", "是")
_WORDS_IN_A_DATE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`units` holds one when it is certain, several when the person must choose."""

    problem: str
    units: tuple[Organisation, ...] = ()
    category: str | None = None
    immediate: bool = False
    proposed_due: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.units or self.category or self.immediate or self.proposed_due)


def read(line: str, known: Sequence[Organisation], today: date, workdays: Workdays) -> Reading:
    """`known` are the units that the writer may mean; limits are counted from today."""
    reading = _tagged(Reading(problem=line.strip()), known)
    if not reading.units:
        reading = _placed(reading, known)
    return _limited(reading, today, workdays)


def _tagged(reading: Reading, known: Sequence[Organisation]) -> Reading:
    """#B5, #群众身边, #清河镇, #立行立改: a tag that means nothing stays in the text."""
    line, kept, at = reading.problem, [], 0
    for found in _TAG.finditer(line):
        taken = _meant(found[1].strip(_END), reading, known)
        if taken is not reading:
            kept.append(line[at : found.start()])
            at, reading = found.end(), taken
    return replace(reading, problem=_tidy("".join((*kept, line[at:])))) if kept else reading


def _meant(tag: str, reading: Reading, known: Sequence[Organisation]) -> Reading:
    if tag in _IMMEDIATE:
        return replace(reading, immediate=True)
    if units := naming.called(tag, known):
        return replace(reading, units=units)
    if (category := category_of(tag)) and reading.category is None:
        return replace(reading, category=category)
    return reading


def category_of(tag: str) -> str | None:
    """By its code, by one of its words, or by a part of a word that no other category has."""
    if tag.upper() in categories.CODES:
        return tag.upper()
    if suggested := categories.suggest(tag):
        return suggested[0]
    codes = {code for code, words in categories.WORDS.items() if any(tag in w for w in words)}
    return codes.pop() if len(codes) == 1 and len(tag) >= naming.SHORTEST else None


def _placed(reading: Reading, known: Sequence[Organisation]) -> Reading:
    """A name that stands apart leaves the sentence; one that is part of it stays."""
    first = _FIRST.fullmatch(reading.problem)
    word, rest = (first[1], first[2]) if first else (reading.problem, "")
    if units := naming.called(word, known):
        return replace(reading, units=units, problem=rest.strip())
    units = naming.leading(reading.problem, known) or naming.beginning(word, known)
    return replace(reading, units=units)


def _limited(reading: Reading, today: date, workdays: Workdays) -> Reading:
    """Takes from the end as long as there is something to take."""
    while True:
        taken = next(_taken(reading, today, workdays), None)
        if taken is None:
            return reading
        reading = taken


def _taken(reading: Reading, today: date, workdays: Workdays) -> Iterator[Reading]:
    for words, tail in _tails(reading):
        if tail in _IMMEDIATE and not reading.immediate:
            yield replace(reading, problem=words, immediate=True)
        elif reading.proposed_due is None and not words.endswith(_STORY):
            day = limit(tail, today, workdays)
            if day is not None:
                yield replace(reading, problem=words, proposed_due=day)


def _tails(reading: Reading) -> Iterator[tuple[str, str]]:
    """The last word, the last two: what is before, and they. The whole only when a tag or a unit
    has shown already that this is such a line."""
    bare = reading.problem.rstrip(_END)
    borders = list(_BORDER.finditer(bare))[-_WORDS_IN_A_DATE:]
    for border in reversed(borders):
        if bare[: border.start()].strip(_END):
            yield bare[: border.start()].rstrip(_END), bare[border.end() :].strip()
    if bare and not reading.is_empty:
        yield "", bare


def limit(words: str, today: date, workdays: Workdays) -> date | None:
    """下周五, 9月底前办结, 限15个工作日, 三个月内: a day that lies ahead, or None."""
    head = _LIMIT_HEAD.match(words)
    said = _LIMIT_TAIL.sub("", words[head.end() :] if head else words)
    is_named = head is not None and head[1] in {"限期", "时限", "期限", "限"}
    if _MERE_SPAN.fullmatch(said) and not is_named:
        return None
    day = parse_day(said, today, workdays)
    return day if day is not None and day > today else None


def _tidy(words: str) -> str:
    return re.sub(r"[ \t　]{2,}", " ", words).strip()
