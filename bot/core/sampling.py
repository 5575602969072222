"""A draw (抽查) that anyone can repeat, and what it proves about all that was not visited.

Strata are unit, aspect and age. Places go to them in proportion, by the largest remainder, at
least one to each while there are enough. Within a stratum those with the smallest SHA-256 of
`seed:number` are drawn: no generator of any language is needed to check it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import comb, floor

SEEDS = 1_000_000

Frame = tuple[tuple[str, str], ...]
"""What is drawn from: number and stratum of each, in the order of the numbers."""


@dataclass(frozen=True, slots=True)
class Size:
    """`10%` of what there is, rounded up, or as many as named."""

    amount: int
    is_percent: bool = False

    def __post_init__(self) -> None:
        if self.amount < 1 or (self.is_percent and self.amount > 100):
            raise ValueError(f"{self.amount} is no size of a draw")

    def __str__(self) -> str:
        return f"{self.amount}%" if self.is_percent else str(self.amount)

    def of(self, population: int) -> int:
        if not self.is_percent:
            return min(self.amount, population)
        return -(-self.amount * population // 100)


def size(words: str) -> Size:
    """Raises `ValueError`."""
    number = words.strip().replace("％", "%")
    is_percent = number.endswith("%")
    digits = number.removesuffix("%").strip()
    if not digits.isdecimal() or len(digits) > 6:
        raise ValueError(f"{words!r} is no size of a draw")
    return Size(int(digits), is_percent)


def digest(seed: int, name: str) -> str:
    return sha256(f"{seed}:{name}".encode()).hexdigest()


def fingerprint(frame: Frame) -> str:
    """The same for the same ledger state, and for no other."""
    body = "\n".join(f"{number}\t{stratum}" for number, stratum in frame)
    return sha256(body.encode()).hexdigest()[:12]


def draw(frame: Frame, size: Size, seed: int) -> tuple[str, ...]:
    """The numbers drawn, in the frame's order."""
    members: dict[str, list[str]] = {}
    for number, stratum in frame:
        members.setdefault(stratum, []).append(number)
    places = allocate({name: len(m) for name, m in members.items()}, size.of(len(frame)), seed)
    drawn = {
        number
        for name, numbers in members.items()
        for number in sorted(numbers, key=lambda number: digest(seed, number))[: places[name]]
    }
    return tuple(number for number, _ in frame if number in drawn)


def allocate(strata: Mapping[str, int], places: int, seed: int) -> dict[str, int]:
    """Never more to a stratum than it holds. The seed, not the order of the register, decides
    between equal remainders."""
    given: dict[str, int] = {}
    if places >= len(strata):
        given = _ones(dict(strata), places)
    left = {name: n for name, n in strata.items() if name not in given}
    return given | _by_remainder(left, places - sum(given.values()), seed)


def _ones(strata: dict[str, int], places: int) -> dict[str, int]:
    """The strata whose share is at most one: they get one, and the others share the rest."""
    given: dict[str, int] = {}
    while strata:
        share = Fraction(places - len(given), sum(strata.values()))
        small = [name for name, n in strata.items() if share * n <= 1]
        if not small:
            break
        for name in small:
            given[name] = 1
            del strata[name]
    return given


def _by_remainder(strata: Mapping[str, int], places: int, seed: int) -> dict[str, int]:
    whole = sum(strata.values())
    quotas = {name: Fraction(places * n, whole) for name, n in strata.items()}
    given = {name: floor(quota) for name, quota in quotas.items()}
    first = sorted(quotas, key=lambda name: (given[name] - quotas[name], digest(seed, name)))
    for name in first[: places - sum(given.values())]:
        given[name] += 1
    return given


def upper_bound(population: int, sampled: int, false: int, confidence: int = 95) -> int:
    """The most false ones there may be in the population: the largest number that does not make
    finding so few of them (`false` of `sampled`) a chance of at most 1 - confidence. Exact
    (hypergeometric), in whole numbers."""
    if not 0 <= false <= sampled <= population:
        raise ValueError(f"{false} of {sampled} of {population} is no sample")
    low, high = false, population - (sampled - false)
    while low < high:
        middle = (low + high + 1) // 2
        if _is_possible(population, middle, sampled, false, confidence):
            low = middle
        else:
            high = middle - 1
    return low


def _is_possible(population: int, bad: int, sampled: int, false: int, confidence: int) -> bool:
    ways = sum(_ways(population, bad, sampled, found) for found in range(false + 1))
    return 100 * ways > (100 - confidence) * comb(population, sampled)


def _ways(population: int, bad: int, sampled: int, found: int) -> int:
    return comb(bad, found) * comb(population - bad, sampled - found)


def least_loaded(people: Sequence[int], load: Mapping[int, int], seed: int, number: str) -> int:
    """Who visits next: whoever has the fewest so far; the seed decides between equals."""
    return min(
        people, key=lambda person: (load.get(person, 0), digest(seed, f"{number}:{person}"))
    )
