"""A press survives its way through Telegram; anything else is known as foreign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.outbound import callbacks

PRESSES = st.lists(st.text(alphabet="a1:~镇- ", max_size=4), min_size=1, max_size=5).map(tuple)


@given(PRESSES)
def test_a_press_comes_back_as_it_was_sent(press: tuple[str, ...]) -> None:
    data = callbacks.encode(press)
    assert callbacks.decode(data) == press
    assert len(data.encode()) <= 64


@given(st.lists(PRESSES, min_size=2, max_size=2, unique=True))
def test_two_presses_are_never_the_same_data(presses: list[tuple[str, ...]]) -> None:
    one, other = presses
    assert callbacks.encode(one) != callbacks.encode(other)


def test_a_press_is_short_and_readable() -> None:
    assert callbacks.encode(("item", "17")) == "1:item:17"


def test_64_bytes_fit_and_65_do_not() -> None:
    assert len(callbacks.encode(("a" * 62,))) == 64
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        callbacks.encode(("a" * 63,))


def test_the_limit_counts_bytes_not_signs() -> None:
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        callbacks.encode(("镇" * 21,))


def test_a_press_without_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        callbacks.encode(())


@pytest.mark.parametrize(
    "data", ["", "1", "item:17", "0:item:17", "2:item", "1:a~2", "1:a~", ":a"]
)
def test_foreign_garbled_and_older_data_is_nothing(data: str) -> None:
    assert callbacks.decode(data) is None


@given(st.text(max_size=64))
def test_no_data_whatever_raises(data: str) -> None:
    callbacks.decode(data)
