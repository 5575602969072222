"""Rates: two integers, rounded once, when they are read; never 100 % while anything is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import floor
from typing import TypeVar

NOTHING = "—"

_Level = TypeVar("_Level", bound=str)


@dataclass(frozen=True, slots=True)
class Rate:
    """`n` of `d`. Rates of parts add up to the rate of the whole: `sum(parts, Rate(0, 0))`."""

    n: int
    d: int

    def __post_init__(self) -> None:
        if not 0 <= self.n <= self.d:
            raise ValueError(f"{self.n} of {self.d} is no rate")

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.n + other.n, self.d + other.d)

    def percent(self, precision: int = 2) -> Decimal | None:
        """Rounded half up to that many decimals; None when there is nothing to divide by.

        Below the whole it stops at 99.99. Nothing is raised at the other end: one of a million
        prints 0, and the `1/1000000` beside it tells the rest.
        """
        return _percent(Fraction(self.n, self.d), precision) if self.d else None

    def printed(
        self, precision: int = 2, *, keep_zeros: bool = False, with_sign: bool = True
    ) -> str:
        """`96.37%`; trailing zeros are cut unless a report keeps them; `—` when d is 0."""
        return printed(self.percent(precision), keep_zeros=keep_zeros, with_sign=with_sign)

    @property
    def counts(self) -> str:
        """`451/468`, which stands beside the printed rate."""
        return f"{self.n}/{self.d}"


def median(counted: Mapping[int, int]) -> float | None:
    """Of values with how often each occurs; between two it lies in their middle."""
    values = sorted(counted)
    upto = list(accumulate(counted[value] for value in values))
    if not upto or not upto[-1]:
        return None
    lower, upper = (upto[-1] - 1) // 2, upto[-1] // 2
    return (values[bisect_right(upto, lower)] + values[bisect_right(upto, upper)]) / 2


def printed(value: Decimal | None, *, keep_zeros: bool = False, with_sign: bool = True) -> str:
    """A percentage as `Rate.percent` or `satisfaction` gives it."""
    if value is None:
        return NOTHING
    digits = f"{value:f}"
    if "." in digits and not keep_zeros:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits}%" if with_sign else digits


def satisfaction(
    ballots: Mapping[str, int], weights: Mapping[_Level, Decimal], precision: int = 2
) -> Decimal | None:
    """综合满意率: the weighted share of the valid ballots, in percent; None without any.

    A level without a weight (不了解, blank) is no valid ballot and counts nowhere (domain §3).
    """
    valid = {level: ballots.get(level, 0) for level in weights}
    if any(count < 0 for count in valid.values()):
        raise ValueError("a number of ballots is negative")
    total = sum(valid.values())
    if not total:
        return None
    weighted = sum((Fraction(weights[level]) * n for level, n in valid.items()), Fraction(0))
    return _percent(weighted / total, precision)


def _percent(share: Fraction, precision: int) -> Decimal:
    # Exact until the one rounding: a quotient of Decimals is rounded before, to 28 digits.
    whole: int = 100 * 10**precision
    scaled = floor(share * whole + Fraction(1, 2))
    if share < 1:
        scaled = min(scaled, whole - 1)
    return Decimal(scaled).scaleb(-precision)
