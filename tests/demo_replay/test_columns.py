"""Chinese text in the columns of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo import columns

CHARACTERS = "巡察整改报告，。；“”（）abc 123-：🟢"


@pytest.mark.parametrize(
    ("words", "wide"), [("", 0), ("abc", 3), ("整改", 4), ("🟢 正常", 7), ("◻️", 1), ("e\u0301", 1)]
)
def test_width(words: str, wide: int) -> None:
    assert columns.width(words) == wide


def test_a_line_breaks_between_characters_and_never_before_a_comma() -> None:
    assert columns.wrapped("财务公开栏，自7月起", 10) == ["财务公开", "栏，自7月", "起"]


def test_numbers_and_words_stay_whole() -> None:
    assert columns.wrapped("共18600元 /start", 8) == ["共18600", "元", "/start"]


def test_what_is_longer_than_a_line_is_cut() -> None:
    assert columns.wrapped("abcdefgh", 3) == ["abc", "def", "gh"]


def test_nothing_is_an_empty_line() -> None:
    assert columns.wrapped("", 10) == [""]


@given(words=st.text(CHARACTERS, max_size=200), most=st.integers(12, 40))
def test_nothing_is_lost_and_every_line_fits(words: str, most: int) -> None:
    lines = columns.wrapped(words, most)
    assert all(columns.width(line) <= most for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
