"""The numbers before a paragraph of an official paper: 一、 (一) 1. (1) ①, in every width.

GB/T 9704 knows the first four; 一是 and 第一， are how the same is said within a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum


class Rank(IntEnum):
    """The lower the number, the higher in the hierarchy."""

    PART = 1  # 第一部分
    CHINESE = 2  # 一、
    BRACKETED = 3  # （一）
    DECIMAL = 4  # 1.
    PARENTHESISED = 5  # （1）
    CIRCLED = 6  # ①
    SAID = 7  # 一是, 第一，


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """`label` as it stands before the words; `number` is what it says."""

    rank: Rank
    number: int
    label: str


STEMS = "甲乙丙丁戊己庚辛壬癸"
_DIGITS = "一二三四五六七八九"
_HAN = "[一二三四五六七八九十百零〇]{1,5}"
LEGAL = "壹贰叁肆伍陆柒捌玖拾"
_TRADITIONAL = str.maketrans(LEGAL, f"{_DIGITS}十")
_HALF = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_STOP = r"[、.,:;．]"

# Looked at in this order; each sees the line in half width. A label ends where the words begin.
_PATTERNS: tuple[tuple[Rank, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(rf"\s*{pattern}\s*"))
    for rank, pattern in (
        (Rank.PART, rf"第({_HAN}|\d{{1,2}})(?:部分|章)[、:.]?"),
        (Rank.SAID, rf"第({_HAN})[,、:]"),
        (Rank.SAID, rf"([{_DIGITS}十]{{1,3}})(?:是|要)(?!否|非|不是)"),
        (Rank.BRACKETED, rf"[(\[〔【]\s*({_HAN})\s*[)\]〕】][、.]?"),
        (Rank.CHINESE, rf"({_HAN})\s*{_STOP}"),
        (Rank.PARENTHESISED, r"\(\s*(\d{1,3})\s*\)[、.]?"),
        (Rank.PARENTHESISED, r"(\d{1,3})\s*\)[、.]?"),
        (Rank.DECIMAL, r"(?:\d{1,2}\.)*(\d{1,3})\s*[、.](?!\d(?!\d{3}年))"),
        (Rank.DECIMAL, r"(?:\d{1,2}\.)+(\d{1,3})(?=\s+\D|[^\d\s.%万亿千元个吨亩公米年月日倍])"),
        (Rank.DECIMAL, r"(\d{1,2})\s*(?=[^\x00-\xff]{2,}的?问题[。:])"),
    )
)
# One character is the whole number.
_SIGNS: tuple[tuple[Rank, int], ...] = (
    (Rank.CIRCLED, 0x2460), (Rank.PARENTHESISED, 0x2474), (Rank.DECIMAL, 0x2488),
    (Rank.CIRCLED, 0x2776), (Rank.CIRCLED, 0x24F5),
)  # fmt: skip
_BRACKETED_SIGNS = 0x3220  # ㈠ … ㈩


def read(line: str) -> Mark | None:
    """The number that the line begins with, if it begins with one and has words behind it."""
    return _by_sign(line) or _by_pattern(line)


def of_label(label: str) -> Mark | None:
    """Of a label that stands apart from its words: counted by the writer's program, or in a cell
    of its own."""
    if found := read(f"{label} 问题"):
        return replace(found, label=label)
    stem = label.strip("（）()、.． ")
    if len(stem) == 1 and stem in STEMS:
        return Mark(rank=Rank.CHINESE, number=STEMS.index(stem) + 1, label=label)
    number = value(label.strip().translate(_HALF))
    return Mark(rank=Rank.DECIMAL, number=number, label=label) if number else None


def value(numeral: str) -> int:
    """一百二十三 or 123 or 壹; 0 for what is no number."""
    if numeral.isdecimal():
        return int(numeral)
    hundreds, hundred, rest = numeral.translate(_TRADITIONAL).rpartition("百")
    tens, ten, ones = rest.lstrip("零〇").rpartition("十")
    high = _digit(hundreds) if hundred else 0
    middle = (_digit(tens) if tens else 1) if ten else 0
    low = _digit(ones) if ones else 0
    return 0 if min(high, middle, low) < 0 else high * 100 + middle * 10 + low


def in_words(number: int) -> str:
    """12 is 十二, as a heading counts; in digits what does not stand below one hundred."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
    return head + (_DIGITS[ones - 1] if ones else "")


def _digit(sign: str) -> int:
    return _DIGITS.find(sign) + 1 or -1 if len(sign) == 1 else -1


def _by_sign(line: str) -> Mark | None:
    bare = line.lstrip()
    if not bare:
        return None
    code = ord(bare[0])
    found = [(rank, code - first + 1) for rank, first in _SIGNS if 0 <= code - first < 20]
    if 0 <= code - _BRACKETED_SIGNS < 10:
        found.append((Rank.BRACKETED, code - _BRACKETED_SIGNS + 1))
    tail = re.match(r"\s*.[、.．,，]?\s*", line)
    if not found or tail is None:
        return None
    return _mark(line, *found[0], tail.end())


def _by_pattern(line: str) -> Mark | None:
    half = line.translate(_HALF).translate(_TRADITIONAL)
    for rank, pattern in _PATTERNS:
        match = pattern.match(half)
        number = value(match[1]) if match else 0
        if match and number:
            return _mark(line, rank, number, match.end())
    return None


def _mark(line: str, rank: Rank, number: int, end: int) -> Mark | None:
    """A number with nothing behind it is no heading: it is a cell of a table, or a year."""
    return Mark(rank=rank, number=number, label=line[:end]) if line[end:].strip() else None
