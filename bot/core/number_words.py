"""Numbers asked for in words: `2026-06-30`, `清河镇 上月`, `乡镇 B6 截至6月底`.

What is read leaves the text; what remains is said to be unread, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core import categories, periods, questions
from bot.core.calendar import Workdays, months_after
from bot.core.findings import Mode
from bot.core.kinds import Kind
from bot.core.numbers import Cut
from bot.core.organisations import Level, Organisation
from bot.core.question_words import PERIODS
from bot.core.rounds import Round
from bot.core.spoken_days import parse_day

_KINDS = {
    Kind.ROUTINE: r"常规(?:巡察)?|\broutine\b",
    Kind.THEMATIC: r"专项(?:巡察)?|\bthematic\b",
    Kind.MOBILE: r"机动(?:巡察|式巡察)?|\bmobile\b",
    Kind.LOOK_BACK: r"(?:巡察)?[“\"]?回头看[”\"]?|\blook-?back\b",
    Kind.CROSS: r"交叉(?:巡察)?|\bcross\b",
    Kind.ESCALATED: r"提级(?:巡察)?|\bescalated\b",
    Kind.LINKED: r"联动(?:巡察)?|\blinked\b",
}
_LEVELS = {
    Level.TOWNSHIP: r"各?乡镇(?:街道)?|\btownships?\b",
    Level.VILLAGE: r"各?村(?:社区)|各村|\bvillages?\b",
    Level.COUNTY: r"各县市?|\bcounties\b",
    Level.DEPARTMENT: r"各?(?:县直)?部门|\bdepartments?\b",
}
_MODES = {
    Mode.CONCENTRATED: r"集中整改|\bconcentrated\b",
    Mode.LIMITED: r"限期整改|\blimited\b",
    Mode.IMMEDIATE: r"立行立改|\bimmediate\b",
}
_CATEGORY = re.compile(r"(?<![A-Za-z])([A-DV][1-9]?)(?:类|(?![A-Za-z0-9]))")
_SIGNS = r"[\d年月日号底末上去今本前个季度周一二三四五六七八九十初天./-]"
_SINCE = re.compile(rf"(?:自|从|since |from )\s*({_SIGNS}+)(?:以来|起|至今)?|({_SIGNS}+)以来")
_SPAN = re.compile(rf"(\d{_SIGNS}+)\s*(?:至|到|~|—|－|\bto\b)\s*(\d{_SIGNS}+)")
_AS_OF = re.compile(rf"(?:截至|截止到?|as of)\s*({_SIGNS}{{2,}})(?:为?止)?", re.IGNORECASE)
_ANY_DAY = re.compile(rf"(?<!\S)({_SIGNS}{{2,}})(?!\S)")
_LAST = {
    "上月底": periods.Period.LAST_MONTH,
    "上月末": periods.Period.LAST_MONTH,
    "上个月底": periods.Period.LAST_MONTH,
    "上周末": periods.Period.LAST_WEEK,
    "上季度末": periods.Period.LAST_QUARTER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`units` are several when one name is that of several; `rest` is what was not read."""

    cut: Cut
    units: tuple[Organisation, ...] = ()
    lost_round: str | None = None
    rest: str = ""


def wanted(
    text: str,
    known: Sequence[Organisation],
    rounds: Sequence[Round],
    today: date,
    workdays: Workdays,
) -> Wanted:
    cut, rest = _days(text.strip(), today, workdays)
    place = questions.place(rest, known, rounds)
    rest = place.rest
    found: dict[str, object] = {}
    for name, words in (("kind", _KINDS), ("mode", _MODES), ("level", _LEVELS)):
        for value, pattern in words.items():
            if match := re.search(pattern, rest, re.IGNORECASE):
                found[name], rest = value, rest.replace(match[0], " ", 1)
                break
    match = _CATEGORY.search(rest)
    if match and categories.begins_any(match[1]):
        found["category"], rest = match[1], rest.replace(match[0], " ", 1)
    return Wanted(
        cut=cut.but(round_id=place.round.id if place.round else 0, **found),
        units=place.units,
        lost_round=place.lost_round,
        rest=" ".join(rest.split()),
    )


def as_of(text: str, today: date, workdays: Workdays) -> tuple[date | None, str]:
    """The day after 截至, and the text without it."""
    match = _AS_OF.search(text)
    day = _past(match[1], today, workdays) if match else None
    if match is None or day is None:
        return None, text
    return day, text.replace(match[0], " ", 1)


def _days(text: str, today: date, workdays: Workdays) -> tuple[Cut, str]:
    """A time, else a day."""
    day, rest = as_of(text, today, workdays)
    if day is not None:
        return Cut(day=day), rest
    if match := _SPAN.search(text):
        first, last = (_past(said, today, workdays) for said in (match[1], match[2]))
        if first and last and first <= last:
            return Cut(first=first, day=last), text.replace(match[0], " ", 1)
    if match := _SINCE.search(text):
        first = _past(match[1] or match[2], today, workdays)
        if first:
            return Cut(first=first), text.replace(match[0], " ", 1)
    for match in _ANY_DAY.finditer(text):
        day = _past(match[1], today, workdays)
        if day:
            return Cut(day=day), text.replace(match[0], " ", 1)
    return _period(text, today)


def _period(text: str, today: date) -> tuple[Cut, str]:
    for period, pattern in PERIODS.items():
        if match := pattern.search(text):
            first, last = periods.days(period, today)
            if first <= today:
                return Cut(first=first, day=last), text.replace(match[0], " ", 1)
    return Cut(), text


def _past(said: str, today: date, workdays: Workdays) -> date | None:
    """A date that has come: 6月底 is the last one that has been."""
    if said in _LAST:
        return periods.days(_LAST[said], today)[1]
    if re.fullmatch("[去上]年[底末]", said):
        return date(today.year - 1, 12, 31)
    day = parse_day(said, today, workdays)
    if day is None:
        return None
    if day > today and not re.match(r"\d{4}", said):
        return months_after(day, -12)
    return day
