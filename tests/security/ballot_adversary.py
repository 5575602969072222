"""Who holds everything a machine keeps, and tries to tell whose ballot is whose.

He has the database, its WAL, every byte of free pages, two backups one after the other and the
log at DEBUG; he knows the sheet of links, who got which, and in which order all have voted.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.core import ballots

WAL_HEADER, FRAME_HEADER = 32, 24


def unlike_any_other(chance: random.Random) -> str:
    """Marks that nobody else will give: thirteen digits from 0 to 5."""
    return "".join(chance.choice("012345") for _ in ballots.QUESTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What the adversary does know of one voter, and (`marks`) what he wants to know."""

    hash: str
    marks: str


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def spent(path: Path) -> frozenset[str]:
    return frozenset(str(h) for (h,) in rows(path, "SELECT hash FROM ballot_tokens WHERE spent"))


def cast(path: Path) -> list[str]:
    """By key, as a reader finds them."""
    return [str(m) for (m,) in rows(path, "SELECT marks FROM ballots ORDER BY evaluation_id, key")]


def files(path: Path) -> Iterator[tuple[str, bytes]]:
    yield "file", path.read_bytes()
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        yield "WAL", wal.read_bytes()


def orders(path: Path, marks: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Every order in which these ballots can be found, each forwards and backwards."""
    known = set(marks)
    found = {"key": [m for m in cast(path) if m in known]}
    for name, content in files(path):
        first = {m: content.find(m.encode()) for m in marks}
        last = {m: content.rfind(m.encode()) for m in marks}
        if -1 in first.values():
            continue  # not there: it tells no order
        found[f"first in {name}"] = sorted(marks, key=first.__getitem__)
        found[f"last in {name}"] = sorted(marks, key=last.__getitem__)
    for name, order in found.items():
        yield name, order
        yield f"{name}, backwards", order[::-1]


def hits(path: Path, batch: Sequence[Vote]) -> Iterator[tuple[str, int]]:
    """For every guess that an order suggests, how many of the batch's votes it gets right: by
    chance it is one, however many there are."""
    marks = [vote.marks for vote in batch]
    by_hash = [vote.marks for vote in sorted(batch, key=lambda vote: vote.hash)]
    for name, order in orders(path, marks):
        yield f"as they voted, {name}", _equal(marks, order)
        yield f"as their links sort, {name}", _equal(by_hash, order)


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(one, other, strict=True))


def pages_with(path: Path, words: bytes) -> frozenset[int]:
    """Which pages of the database hold these bytes, in use or free, now or in the WAL."""
    [(size,)] = rows(path, "PRAGMA page_size")
    assert isinstance(size, int)
    found = set()
    for name, content in files(path):
        for at in _places(content, words):
            if name == "file":
                found.add(at // size + 1)
            else:
                frame = (at - WAL_HEADER) // (FRAME_HEADER + size)
                start = WAL_HEADER + frame * (FRAME_HEADER + size)
                found.add(int.from_bytes(content[start : start + 4], "big"))
    return frozenset(found)


def _places(content: bytes, words: bytes) -> Iterator[int]:
    at = content.find(words)
    while at >= 0:
        yield at
        at = content.find(words, at + 1)


def roots(path: Path, table: str) -> frozenset[int]:
    """The root pages of a table and its indexes; a small one has no others."""
    query = f"SELECT rootpage FROM sqlite_master WHERE tbl_name = '{table}'"
    return frozenset(int(str(page)) for (page,) in rows(path, query))
