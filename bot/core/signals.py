"""Signs of rectification on paper (纸上整改): what a reviewer is shown beside an application.

They prove nothing and decide nothing; the unit never sees them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from rapidfuzz import fuzz, process


class Kind(StrEnum):
    SAME_FILE = "same_file"
    SAME_PICTURE = "same_picture"
    OLD_EVIDENCE = "old_evidence"
    LAST_MINUTE = "last_minute"
    SHORT_PROGRESS = "short_progress"
    SAME_WORDS = "same_words"


# What is found by a file, and what by the words and the day of an application, anew with each.
OF_EVIDENCE = (Kind.SAME_FILE, Kind.SAME_PICTURE, Kind.OLD_EVIDENCE)
OF_APPLICATION = (Kind.LAST_MINUTE, Kind.SHORT_PROGRESS, Kind.SAME_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """`other_id` is the other item, 0 without one, the item itself for an earlier cycle."""

    finding_id: int
    cycle: int
    kind: Kind
    other_id: int = 0
    found_on: date


@dataclass(frozen=True, slots=True)
class Use:
    """A file as evidence of an item in a cycle."""

    finding_id: int
    cycle: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another picture that may look like it."""

    dhash: str
    use: Use


def distance(one: str, other: str) -> int:
    """How many of the 64 bits of two dHashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def says_something(dhash: str) -> bool:
    """A blank page or a black photo has hardly any edge, and looks like every other one."""
    return 8 <= int(dhash, 16).bit_count() <= 56


def bands(dhash: str) -> list[int]:
    """Two hashes that differ in fewer bits than there are bands have one in common."""
    return list(bytes.fromhex(dhash))


def alike(own: Sequence[str], others: Sequence[tuple[int, str]], percent: int) -> frozenset[int]:
    """The items among `others` that say the same as one of our own texts."""
    texts = [text for _, text in others]
    return frozenset(
        others[place][0]
        for words in own
        for _text, _score, place in process.extract(
            words, texts, scorer=fuzz.ratio, score_cutoff=percent, limit=None
        )
    )


class Signals(Protocol):
    def put(self, signal: Signal) -> None:
        """Once: a second time is no second signal."""
        ...

    def forget(self, finding_id: int, cycle: int, kinds: Sequence[Kind]) -> None: ...
    def of_finding(self, finding_id: int, cycle: int) -> Sequence[Signal]: ...
    def uses(self, file_id: int) -> Sequence[Use]:
        """The items that this very file is evidence of, of rectification."""
        ...

    def same_file(self, file_id: int) -> Sequence[Use]:
        """Where the same content is evidence of rectification, that file itself included."""
        ...

    def same_picture(self, file_id: int) -> Sequence[Likeness]:
        """Pictures with a band in common, of another content."""
        ...

    def words(self, round_id: int, assignment_id: int, limit: int) -> Sequence[tuple[int, str]]:
        """The newest texts: applications of the round, progress of the assignment; by item."""
        ...

    def applied(self, assignment_id: int, since: date, until: date) -> Sequence[Use]:
        """Items of the unit with an application of these days that still waits."""
        ...

    def pending(self, round_ids: Sequence[int]) -> int:
        """How many applications that wait for a decision have a signal."""
        ...
