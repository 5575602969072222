"""Words as they are looked for: one form for what looks alike, and no sign of any language."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core import search


def test_widths_cases_and_blanks_are_one() -> None:
    assert search.normalised("　ＱＨＺ　清河镇\n\n7-05-012 ") == "qhz 清河镇 7－05－012"


def test_each_word_is_kept_once_in_its_order() -> None:
    assert search.words("公车 QHZ  qhz 公车 三") == ("公车", "qhz", "三")


def test_nothing_to_look_for_is_no_word() -> None:
    assert search.words(" \n\t\x00　\u200b") == ()


@given(st.text(max_size=60))
def test_no_sign_of_a_query_language_is_left(said: str) -> None:
    words = search.normalised(said)
    assert all(not sign.isascii() or sign.isalnum() or sign == " " for sign in words)
    assert "  " not in words
    assert words == words.strip()
    words.encode()


def test_every_kind_but_leads_may_be_looked_at_without_a_trace() -> None:
    assert set(search.ALL) - set(search.WITHOUT_TRACE) == {search.Kind.LEAD}
