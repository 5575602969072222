"""Rates: the public reports' figures come out, and rounding never tells more than the counts."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.policy import Policy
from bot.core.rates import NOTHING, Rate, printed, satisfaction

WEIGHTS = Policy().rate_weights

precisions = st.integers(0, 4)


@st.composite
def rates(draw: st.DrawFn, least: int = 0) -> Rate:
    d = draw(st.integers(least, 10**7))
    return Rate(draw(st.integers(0, d)), d)


@pytest.mark.parametrize(
    ("rate", "precision", "expected"),
    [
        pytest.param(Rate(451, 468), 2, "96.37%", id="findings"),
        pytest.param(Rate(88, 88), 2, "100%", id="leads"),
        pytest.param(Rate(64, 70), 1, "91.4%", id="suggestions, one decimal"),
        pytest.param(Rate(64, 70), 2, "91.43%", id="suggestions, two decimals"),
        pytest.param(Rate(19, 25), 2, "76%", id="the sentence of a public notice"),
    ],
)
def test_the_figures_of_the_public_reports_come_out(
    rate: Rate, precision: int, expected: str
) -> None:
    assert rate.printed(precision) == expected


def test_the_counts_stand_beside_the_rate() -> None:
    assert Rate(451, 468).counts == "451/468"


def test_halves_are_rounded_up_exactly() -> None:
    assert Rate(1, 800).printed(2) == "0.13%"
    assert Rate(3, 200).printed(0) == "2%"
    just_below_a_half = Rate(12_499_999_999_999_999_999_999_999_999_999, 10**34)
    assert just_below_a_half.printed(2) == "0.12%"


def test_trailing_zeros_are_cut_unless_a_report_keeps_them() -> None:
    assert Rate(1, 2).printed() == "50%"
    assert Rate(1, 8).printed() == "12.5%"
    assert Rate(1, 2).printed(keep_zeros=True) == "50.00%"
    assert Rate(10, 10).printed(0) == "100%"


def test_the_sign_may_be_left_to_the_reports_column() -> None:
    assert Rate(451, 468).printed(with_sign=False) == "96.37"


@pytest.mark.parametrize(("precision", "expected"), [(0, "99%"), (1, "99.9%"), (2, "99.99%")])
def test_nothing_short_of_the_whole_prints_a_hundred(precision: int, expected: str) -> None:
    assert Rate(999_999, 1_000_000).printed(precision) == expected


def test_one_of_a_million_prints_zero_beside_its_counts() -> None:
    assert Rate(1, 1_000_000).printed() == "0%"


def test_a_rate_of_nothing_is_a_dash_without_a_sign() -> None:
    assert Rate(0, 0).percent() is None
    assert Rate(0, 0).printed() == NOTHING == "—"


@pytest.mark.parametrize(("n", "d"), [(2, 1), (-1, 1), (0, -1), (-2, -1), (1, 0)])
def test_counts_that_are_no_rate_are_refused(n: int, d: int) -> None:
    with pytest.raises(ValueError, match=f"{n} of {d}"):
        Rate(n, d)


def test_units_add_up_to_the_round() -> None:
    units = [Rate(30, 30), Rate(0, 0), Rate(421, 438)]
    assert sum(units, Rate(0, 0)) == Rate(451, 468)


@given(rates(least=1), precisions)
def test_a_percentage_is_within_half_a_digit_of_the_truth_or_held_below_the_whole(
    rate: Rate, precision: int
) -> None:
    percent = rate.percent(precision)
    assert percent is not None
    digit = Fraction(1, 10**precision)
    error = Fraction(percent) - Fraction(100 * rate.n, rate.d)
    assert -digit / 2 < error <= digit / 2 or percent == 100 - Decimal(1).scaleb(-precision)
    assert -digit < error


@given(rates(least=1), precisions)
def test_a_hundred_is_printed_exactly_when_all_is_done(rate: Rate, precision: int) -> None:
    assert (rate.printed(precision) == "100%") is (rate.n == rate.d)


@given(rates(), precisions, st.booleans())
def test_cutting_zeros_and_sign_changes_no_value(
    rate: Rate, precision: int, keep_zeros: bool
) -> None:
    digits = rate.printed(precision, keep_zeros=keep_zeros, with_sign=False)
    percent = rate.percent(precision)
    assert digits == NOTHING if percent is None else Decimal(digits) == percent


@given(rates(), rates(), rates())
def test_adding_rates_has_no_order(a: Rate, b: Rate, c: Rate) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + Rate(0, 0) == a


def test_the_published_satisfaction_is_864_satisfied_and_8_fairly() -> None:
    share = satisfaction({"satisfied": 864, "fairly": 8}, WEIGHTS)
    assert share == Decimal("99.82")
    assert printed(share) == "99.82%"


def test_no_plain_share_of_872_ballots_gives_the_published_satisfaction() -> None:
    assert "99.82%" not in {Rate(k, 872).printed() for k in range(873)}


def test_ballots_without_an_opinion_are_not_valid_ones() -> None:
    ballots = {"satisfied": 3, "not": 1}
    assert satisfaction({**ballots, "unknown": 40, "blank": 6}, WEIGHTS) == Decimal("75.00")
    assert satisfaction({"unknown": 40}, WEIGHTS) is None
    assert satisfaction({}, WEIGHTS) is None


def test_satisfaction_is_weighted_level_by_level() -> None:
    each_once = {"satisfied": 1, "fairly": 1, "basically": 1, "not": 1}
    assert satisfaction(each_once, WEIGHTS) == Decimal("60.00")
    assert satisfaction({"satisfied": 1, "fairly": 2}, WEIGHTS, 1) == Decimal("86.7")


def test_one_lesser_mark_among_many_keeps_satisfaction_below_a_hundred() -> None:
    assert satisfaction({"satisfied": 999_999, "fairly": 1}, WEIGHTS) == Decimal("99.99")
    assert satisfaction({"satisfied": 5}, WEIGHTS) == Decimal(100)


def test_a_negative_number_of_ballots_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        satisfaction({"satisfied": -1}, WEIGHTS)


def test_two_decimals_are_what_is_printed_unless_somebody_asks_for_others() -> None:
    assert Rate(1, 7).percent() == Decimal("14.29")
    assert Rate(1, 7).printed() == "14.29%"
    assert satisfaction({"satisfied": 6, "not": 1}, WEIGHTS) == Decimal("85.71")
