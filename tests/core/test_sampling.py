"""The draw: proportional, repeatable by hand; and the bound that it proves, by brute force."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from hashlib import sha256
from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import sampling

FRAME = tuple((f"7-{unit:02}-{n:03}", f"{unit}/B/0") for unit in range(1, 5) for n in range(1, 26))


@pytest.mark.parametrize(
    ("words", "drawn"),
    [("10%", 10), ("10％", 10), (" 1% ", 1), ("20", 20), ("999", 100), ("3%", 3)],
)
def test_a_size_is_a_share_rounded_up_or_a_number(words: str, drawn: int) -> None:
    assert sampling.size(words).of(100) == drawn


@pytest.mark.parametrize("words", ["", "%", "0", "0%", "101%", "-3", "ten", "1.5%", "1000000000"])
def test_anything_else_is_no_size(words: str) -> None:
    with pytest.raises(ValueError, match="no size"):
        sampling.size(words)


def test_a_share_is_rounded_up() -> None:
    assert sampling.size("10%").of(451) == 46
    assert [str(sampling.size(words)) for words in ("10%", "7")] == ["10%", "7"]


def test_who_has_the_seed_draws_the_same_with_a_hash_alone() -> None:
    drawn = sampling.draw(FRAME, sampling.size("12%"), 12345)
    by_hand = set()
    for unit in range(1, 5):
        numbers = [f"7-{unit:02}-{n:03}" for n in range(1, 26)]
        by_hand |= set(sorted(numbers, key=lambda x: sha256(f"12345:{x}".encode()).digest())[:3])
    assert set(drawn) == by_hand
    assert drawn == sampling.draw(FRAME, sampling.size("12%"), 12345)
    assert drawn != sampling.draw(FRAME, sampling.size("12%"), 12346)


def test_a_ledger_that_has_changed_has_another_mark() -> None:
    assert sampling.fingerprint(FRAME) == sampling.fingerprint(tuple(FRAME))
    assert sampling.fingerprint(FRAME) != sampling.fingerprint(FRAME[1:])


def test_a_small_stratum_gets_its_one_and_the_rest_is_in_proportion() -> None:
    assert sampling.allocate({"a": 90, "b": 9, "c": 1}, 10, 1) == {"a": 8, "b": 1, "c": 1}
    assert sampling.allocate({"a": 60, "b": 40}, 10, 1) == {"a": 6, "b": 4}
    assert sampling.allocate({"a": 2, "b": 2}, 4, 1) == {"a": 2, "b": 2}


def test_where_there_are_more_strata_than_places_the_seed_decides() -> None:
    strata = {str(n): 5 for n in range(20)}
    chosen = [
        frozenset(k for k, n in sampling.allocate(strata, 4, seed).items() if n)
        for seed in (1, 2, 3)
    ]
    assert {len(each) for each in chosen} == {4}
    assert len(set(chosen)) == 3


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_places_are_kept_bounded_and_near_their_share(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 40), min_size=1, max_size=12))
    strata = {str(n): held for n, held in enumerate(sizes)}
    places = data.draw(st.integers(1, sum(sizes)))
    made = sampling.allocate(strata, places, data.draw(st.integers(0, 999)))
    assert sum(made.values()) == places
    assert all(0 <= made[name] <= held for name, held in strata.items())
    if places >= len(strata):
        assert all(n >= 1 for n in made.values())
    share = Fraction(places, sum(sizes))
    assert all(n <= share * strata[name] + 1 for name, n in made.items())


def brute(population: int, sampled: int, false: int, confidence: int) -> int:
    """Every sample counted one by one."""
    possible = []
    for bad in range(population + 1):
        found = [sum(i < bad for i in s) for s in combinations(range(population), sampled)]
        fitting = false <= bad and population - bad >= sampled - false
        share = Fraction(sum(f <= false for f in found), len(found))
        if fitting and share > Fraction(100 - confidence, 100):
            possible.append(bad)
    return max(possible)


@pytest.mark.parametrize("confidence", [90, 95])
def test_the_bound_is_that_of_counting_every_sample(confidence: int) -> None:
    for population in range(1, 9):
        for sampled in range(population + 1):
            for false in range(sampled + 1):
                bound = sampling.upper_bound(population, sampled, false, confidence)
                assert bound == brute(population, sampled, false, confidence)


def test_bounds_that_can_be_looked_up() -> None:
    assert sampling.upper_bound(50, 50, 0) == 0
    assert sampling.upper_bound(50, 50, 3) == 3
    assert sampling.upper_bound(50, 0, 0) == 50
    # The next number is the first impossible one.
    bound = sampling.upper_bound(451, 46, 0)
    assert 20 * comb(451 - bound, 46) > comb(451, 46)
    assert 20 * comb(451 - bound - 1, 46) <= comb(451, 46)
    # The rule of three says 3/46 of 451, which is 29: exactly, with so much visited, it is less.
    assert bound == 26


def test_many_samples_are_bounded_rightly_in_ninety_five_of_a_hundred() -> None:
    """Of all samples of a population with nine false ones, at most a twentieth misleads."""
    population, bad, sampled = 60, 9, 12
    misled = sum(
        comb(bad, k) * comb(population - bad, sampled - k)
        for k in range(sampled + 1)
        if k <= bad and sampling.upper_bound(population, sampled, k) < bad
    )
    assert 20 * misled <= comb(population, sampled)


@pytest.mark.parametrize("case", [(5, 6, 0), (5, 3, 4), (5, 3, -1)])
def test_what_is_no_sample_has_no_bound(case: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no sample"):
        sampling.upper_bound(*case)


def test_visits_go_round_evenly() -> None:
    load: Counter[int] = Counter()
    for n in range(9):
        load[sampling.least_loaded([1, 2, 3], load, 7, str(n))] += 1
    assert set(load.values()) == {3}


def test_a_size_has_six_digits_at_most() -> None:
    assert sampling.size("100000").of(200_000) == 100_000
    with pytest.raises(ValueError, match="no size"):
        sampling.size("1000000")


def test_the_mark_is_the_one_the_documents_describe() -> None:
    frame = (("7-01-01", "1/B/0"), ("7-01-02", "1/C/1"))
    by_hand = sha256(b"7-01-01\t1/B/0\n7-01-02\t1/C/1").hexdigest()[:12]
    assert sampling.fingerprint(frame) == by_hand


def test_the_seed_decides_which_of_equal_strata_gets_the_odd_place() -> None:
    frame = tuple((f"7-{unit:02}-{n:03}", str(unit)) for unit in (1, 2) for n in range(10))
    sizes = {
        sum(number.startswith("7-01") for number in sampling.draw(frame, sampling.Size(5), seed))
        for seed in range(20)
    }
    assert sizes == {2, 3}


def test_as_many_places_as_strata_are_one_each() -> None:
    assert sampling.allocate({"a": 90, "b": 9, "c": 1}, 3, 1) == {"a": 1, "b": 1, "c": 1}


def test_a_stratum_that_becomes_small_when_the_small_have_theirs_gets_one_too() -> None:
    ones = {f"s{n}": 1 for n in range(12)}
    given_out = sampling.allocate({"a": 76, "b": 12, **ones}, 15, 1)
    assert given_out == {"a": 2, "b": 1, **ones}


def test_the_greater_remainder_goes_first() -> None:
    assert sampling.allocate({"a": 24, "b": 76}, 10, 1) == {"a": 2, "b": 8}


def test_who_has_visited_nobody_yet_comes_first_and_the_seed_decides_between_equals() -> None:
    assert {sampling.least_loaded([1, 2], {1: 1}, 5, f"7-01-{n}") for n in range(20)} == {2}
    assert {sampling.least_loaded([1, 2], {}, 5, f"7-01-{n}") for n in range(20)} == {1, 2}
    assert {sampling.least_loaded([1, 2], {}, seed, "7-01-1") for seed in range(20)} == {1, 2}
