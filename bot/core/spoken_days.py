"""Dates as people type them: 今天, 下周五, 9月底前, 15个工作日, 2020.9.30, 30 Sep.

A date without a year is the nearest one to today: in December 1月15日 lies ahead, in January
12月28日 lies behind. Whether a past date makes sense is the command's business, not ours.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Collection
from datetime import date, timedelta

from bot.core.calendar import BeyondCalendar, Workdays, days_after, months_after

LONGEST_SPAN = 3660
LONGEST_DATE = 24

_NEAR = {
    "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3, "昨天": -1, "昨日": -1,
    "前天": -2, "today": 0, "tomorrow": 1, "yesterday": -1,
}  # fmt: skip
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6,
           "七": 7, "八": 8, "九": 9, "日": 7, "天": 7}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_NUMBER = r"\d{1,4}|[〇零一二两三四五六七八九十]{1,3}"
# What says that a limit is meant, and not which.
TAIL = re.compile(r"(?:之?前|以前|以内|之?内|完成)+$")
_FULL = re.compile(r"(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*[日号]?")
_MONTH_DAY = re.compile(rf"(?:({_NUMBER})月({_NUMBER})[日号]?|(\d{{1,2}})[-./](\d{{1,2}}))")
_MONTH_END = re.compile(rf"(?:(\d{{4}})年)?({_NUMBER})月(?:底|末)")
_WEEKDAY = re.compile(r"(本|这个?|下个?)?(?:周|星期|礼拜)([一二三四五六日天])")
_SPAN = re.compile(rf"({_NUMBER})\s*(个?工作日|天|日|周|个?星期|个月)")
# 三天前 is past, 15个工作日前 is not, and 5日前 may be either.
_AGO = re.compile(rf"({_NUMBER})\s*(天|周|个?星期|个月)之?以?前")
_ENGLISH = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\.?(?:,?\s+(\d{4}))?")
_ENGLISH_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_NAMED_DATE = re.compile(r"\d{4}\s*[年./-]|[一二三四五六七八九十\d]{1,3}月")
_CLOSERS = "）)。.；;"
_OPENERS = " \t，,；;、（(：:"


def parse_day(text: str, today: date, workdays: Workdays) -> date | None:
    """None for what is not a date, or for one beyond the calendar."""
    whole = text.strip().lower()
    said = TAIL.sub("", whole)
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    try:
        return _ago(whole, today) or _first(said, today, workdays)
    except (ValueError, BeyondCalendar):
        return None


def split_milestone(line: str, today: date, workdays: Workdays) -> tuple[str, date | None]:
    """A line's words and the date at its end: `制定制度，9月30日前`. A date by name may follow the
    words directly; a span (15天) must stand apart, for it may belong to the sentence."""
    bare = line.strip().rstrip(_CLOSERS)
    for at in range(max(1, len(bare) - LONGEST_DATE), len(bare)):
        day = parse_day(bare[at:], today, workdays) if _may_begin(bare, at) else None
        words = bare[:at].rstrip(_OPENERS + "于在到至")
        if day is not None and words:
            return words, day
    return line.strip(), None


def split_name(line: str, names: Collection[str]) -> tuple[str, str | None]:
    """A line's words and the name that stands apart at its end: `逐户核查，王干事`."""
    bare = line.strip().rstrip(_CLOSERS)
    for name in sorted(names, key=len, reverse=True):
        words = bare.removesuffix(name)
        if words != bare and words.rstrip(_OPENERS) and words[-1] in _OPENERS:
            return words.rstrip(_OPENERS), name
    return line.strip(), None


def _may_begin(line: str, at: int) -> bool:
    if line[at - 1] in _OPENERS:
        return True
    return not line[at - 1].isascii() and _NAMED_DATE.match(line, at) is not None


def _first(said: str, today: date, workdays: Workdays) -> date | None:
    readers: tuple[Callable[[str, date, Workdays], date | None], ...] = (
        _full, _month_day, _month_end, _weekday, _span, _ends, _english,
    )  # fmt: skip
    found = (reader(said, today, workdays) for reader in readers)
    return next((day for day in found if day is not None), None)


def _full(said: str, _today: date, _workdays: Workdays) -> date | None:
    match = _FULL.fullmatch(said)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _month_day(said: str, today: date, _workdays: Workdays) -> date | None:
    match = _MONTH_DAY.fullmatch(said)
    if match is None:
        return None
    return _nearest(number_of(match[1] or match[3]), number_of(match[2] or match[4]), today)


def _month_end(said: str, today: date, _workdays: Workdays) -> date | None:
    match = _MONTH_END.fullmatch(said)
    if match is None:
        return None
    month = number_of(match[2])
    if match[1]:
        return _end_of(int(match[1]), month)
    return _end_of(_nearest(month, 15, today).year, month)


def _weekday(said: str, today: date, _workdays: Workdays) -> date | None:
    match = _WEEKDAY.fullmatch(said)
    if match is None:
        return None
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(days=_DIGITS[match[2]] - 1)
    is_next = (match[1] or "").startswith("下") or (match[1] is None and day < today)
    return day + timedelta(days=7) if is_next else day


def _span(said: str, today: date, workdays: Workdays) -> date | None:
    match = _SPAN.fullmatch(said)
    if match is None:
        return None
    amount, unit = number_of(match[1]), match[2].removeprefix("个")
    if not 0 < amount <= LONGEST_SPAN:
        return None
    if unit == "工作日":
        return workdays.add_workdays(today, amount)
    if unit == "月":
        return months_after(today, amount)
    return days_after(today, amount * (7 if unit in {"周", "星期"} else 1))


def _ago(said: str, today: date) -> date | None:
    match = _AGO.fullmatch(said)
    if match is None:
        return None
    amount, unit = number_of(match[1]), match[2].removeprefix("个")
    if amount > LONGEST_SPAN:
        return None
    if unit == "月":
        return months_after(today, -amount)
    return today - timedelta(days=amount * (7 if unit in {"周", "星期"} else 1))


def _ends(said: str, today: date, _workdays: Workdays) -> date | None:
    match said:
        case "年底" | "年末" | "今年底" | "本年底":
            return date(today.year, 12, 31)
        case "月底" | "月末" | "本月底" | "这个月底":
            return _end_of(today.year, today.month)
        case "下月底" | "下个月底":
            return _end_of(*_month_later(today, 1))
        case _:
            return None


def _english(said: str, today: date, _workdays: Workdays) -> date | None:
    first = _ENGLISH.fullmatch(said)
    if first is not None:
        return _english_day(first[2], first[1], first[3], today)
    second = _ENGLISH_MONTH_FIRST.fullmatch(said)
    return None if second is None else _english_day(second[1], second[2], second[3], today)


def _english_day(month: str, day: str, year: str | None, today: date) -> date | None:
    if month not in _MONTHS:
        return None
    number = _MONTHS.index(month) + 1
    return date(int(year), number, int(day)) if year else _nearest(number, int(day), today)


def _nearest(month: int, day: int, today: date) -> date:
    years = (today.year - 1, today.year, today.year + 1)
    in_leap_years = month == 2 and day == 29
    candidates = [date(y, month, day) for y in years if not in_leap_years or isleap(y)]
    return min(candidates, key=lambda each: abs(each - today))


def _month_later(day: date, months: int) -> tuple[int, int]:
    """Year and month, so many months later."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


def _end_of(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, monthrange(year, month)[1])


def number_of(said: str) -> int:
    """Arabic, or Chinese below one hundred: 十五, 三十, 二十一."""
    if said.isdecimal():
        return int(said)
    tens, ten, ones = said.rpartition("十")
    if not ten:
        return _plain(ones)
    return (_plain(tens) if tens else 1) * 10 + (_plain(ones) if ones else 0)


def _plain(said: str) -> int:
    if len(said) != 1 or said not in _DIGITS:
        raise ValueError(said)
    return _DIGITS[said]
