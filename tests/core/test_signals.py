"""How alike pictures and texts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import signals

HASH = "0f1e2d3c4b5a6978"
HASHES = st.integers(0, 2**64 - 1).map(lambda n: f"{n:016x}")


def test_bits_that_differ_are_counted() -> None:
    assert signals.distance(HASH, HASH) == 0
    assert signals.distance(HASH, "0f1e2d3c4b5a697b") == 2
    assert signals.distance("0" * 16, "f" * 16) == 64


@given(HASHES, st.sets(st.integers(0, 63), max_size=7))
def test_pictures_that_differ_in_seven_bits_have_a_band_in_common(
    dhash: str, flipped: set[int]
) -> None:
    other = f"{int(dhash, 16) ^ sum(1 << bit for bit in flipped):016x}"
    pairs = zip(signals.bands(dhash), signals.bands(other), strict=True)
    assert any(one == two for one, two in pairs)
    assert signals.distance(dhash, other) == len(flipped)


@pytest.mark.parametrize(
    ("dhash", "says"),
    [("0" * 16, False), ("f" * 16, False), ("1" + "0" * 15, False), (HASH, True)],
)
def test_a_blank_page_says_nothing(dhash: str, says: bool) -> None:
    assert signals.says_something(dhash) is says


def test_texts_are_alike_by_their_share() -> None:
    own = "已按要求完成整改并建立健全了财务公开制度"
    others = [
        (1, own.replace("财务", "党务")),
        (2, "逐户核查安置房并补办三百二十七户房产证"),
        (3, own),
    ]
    assert signals.alike([own], others, 85) == {1, 3}
    assert signals.alike([own], others, 100) == {3}
    assert signals.alike([], others, 85) == signals.alike([own], [], 85) == frozenset()
