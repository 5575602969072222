"""Numbers asked for in words: what is read, and what is left to be said as unread."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import number_words, numbers
from bot.core.calendar import Workdays
from bot.core.findings import Mode
from bot.core.kinds import Kind
from bot.core.numbers import Cut
from bot.core.organisations import Level

TODAY = date(2020, 12, 7)


def wanted(text: str) -> number_words.Wanted:
    return number_words.wanted(text, [], [], TODAY, Workdays())


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", Cut()),
        ("2020-06-30", Cut(day=date(2020, 6, 30))),
        ("6月底", Cut(day=date(2020, 6, 30))),
        ("截至6月底", Cut(day=date(2020, 6, 30))),
        ("截止到12月25日", Cut(day=date(2019, 12, 25))),
        ("截至去年底", Cut(day=date(2019, 12, 31))),
        ("截至上月底", Cut(day=date(2020, 11, 30))),
        ("上季度末", Cut(day=date(2020, 9, 30))),
        ("as of 2020-06-30", Cut(day=date(2020, 6, 30))),
        ("2020-01-01至2020-06-30", Cut(first=date(2020, 1, 1), day=date(2020, 6, 30))),
        ("2020-06-30至2020-01-01", Cut()),
        ("自9月1日以来", Cut(first=date(2020, 9, 1))),
        ("9月1日以来", Cut(first=date(2020, 9, 1))),
        ("本月", Cut(first=date(2020, 12, 1), day=date(2020, 12, 31))),
        ("上季度", Cut(first=date(2020, 7, 1), day=date(2020, 9, 30))),
        ("本季度", Cut(first=date(2020, 10, 1), day=date(2020, 12, 31))),
        ("今年", Cut(first=date(2020, 1, 1), day=date(2020, 12, 31))),
        ("下周", Cut()),
        ("B类", Cut(category="B")),
        ("B6", Cut(category="B6")),
        ("D9", Cut()),
        ("常规 乡镇 限期整改", Cut(kind=Kind.ROUTINE, level=Level.TOWNSHIP, mode=Mode.LIMITED)),
        ("回头看", Cut(kind=Kind.LOOK_BACK)),
    ],
)
def test_what_is_read(text: str, cut: Cut) -> None:
    assert wanted(text).cut == cut


def test_what_is_not_read_is_left() -> None:
    assert wanted("B6 随便 2020-06-30").rest == "随便"
    assert wanted("自天天起").rest == "自天天起"
    assert wanted("自某天起").rest == "自某天起"
    assert number_words.as_of("截至天天", TODAY, Workdays()) == (None, "截至天天")


@pytest.mark.parametrize(
    "cut",
    [
        Cut(),
        Cut(
            round_id=123,
            unit_id=123456,
            level=Level.DEPARTMENT,
            category="V4",
            kind=Kind.LINKED,
            mode=Mode.IMMEDIATE,
            first=date(2020, 1, 1),
            day=date(2020, 6, 30),
        ),
        Cut(theme=12, level=Level.REGION, kind=Kind.ROUTINE, mode=Mode.CONCENTRATED),
    ],
)
def test_a_cut_is_one_word_of_a_press(cut: Cut) -> None:
    code = numbers.written(cut)
    assert numbers.read(code) == cut
    longest = max(numbers.Set, key=len)
    assert len(f"1:behind:{longest}:{code}:999") <= 64


@pytest.mark.parametrize("code", ["x", "l9", "cZ1", "k9", "f000000", "d000000", "f737791d737790"])
def test_what_is_no_cut_is_none(code: str) -> None:
    assert numbers.read(code) is None
