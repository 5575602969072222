"""Whether a ledger says the truth about itself: file, chain, evidence, counters, digests.

Each check names its first fault; all are made, so that one fault does not hide another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import DatabaseError, Row

from pydantic import ValidationError

from bot.core import sealing
from bot.core.digests import Count, Figures, Snapshot
from bot.core.ledger import StorageDown
from bot.processes.fetching import blob_path
from storage import dialect, indexing, purging, tallies
from storage.dialect import Sql
from storage.values import day, instant, read

_INTEGRITY = "PRAGMA integrity_check(20)"
_FOREIGN_KEYS = "PRAGMA foreign_key_check"
_EVENTS = """
SELECT e.seq, e.kind, e.item_kind, e.item_id, e.from_state, e.to_state, e.day, e.payload_hash,
       e.cause, e.ordinal, e.seal, p.seq AS payload, p.person_id, p.at, p.salt, p.body
FROM events e
LEFT JOIN event_payloads p ON p.seq = e.seq
WHERE e.seq > :after
ORDER BY e.seq
LIMIT 2000
"""
_SEALED = "SELECT seal FROM events WHERE seal IS NOT NULL"
_FILES = "SELECT id, sha256, size FROM files WHERE sha256 IS NOT NULL ORDER BY id"
_SNAPSHOTS = "SELECT id, week, body FROM snapshots WHERE frozen = 1 ORDER BY week"
_PAYLOAD = ("seal", "payload", "person_id", "at", "salt", "body")
_LEAST_HEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """`n` things were looked at; `fault` names the first that is wrong."""

    name: str
    n: int
    fault: str | None


class _Fault(Exception):
    """The message is what is wrong, for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ledger:
    sql: Sql
    files: Path
    head: str | None


# A check yields once for each thing that was right, and raises at the first that is not.
Walk = Callable[[_Ledger], Iterator[None]]


def verify(path: Path, files: Path, *, head: str | None = None) -> tuple[Check, ...]:
    """`files` is the store of evidence; `head` the hash of a printed digest, or its beginning.
    Raises `StorageDown` for what cannot even be opened."""
    with closing(dialect.connect(path, read_only=True)) as connection:
        connection.execute("BEGIN")
        ledger = _Ledger(sql=Sql(connection), files=files, head=head)
        return tuple(_made(name, walk, ledger) for name, walk in CHECKS.items())


def _made(name: str, walk: Walk, ledger: _Ledger) -> Check:
    n = 0
    try:
        for _ in walk(ledger):
            n += 1
    except (_Fault, StorageDown, DatabaseError, ValueError) as fault:
        return Check(name=name, n=n, fault=str(fault))
    return Check(name=name, n=n, fault=None)


def _require(is_right: bool, fault: str) -> None:
    if not is_right:
        raise _Fault(fault)


def _integrity(ledger: _Ledger) -> Iterator[None]:
    for row in ledger.sql.rows(_INTEGRITY):
        _require(row[0] == "ok", str(row[0]))
        yield


def _foreign_keys(ledger: _Ledger) -> Iterator[None]:
    for row in ledger.sql.rows(_FOREIGN_KEYS):
        raise _Fault(f"{row[0]} row {row[1]} points to no {row[2]}")
    yield from ()


def _chain(ledger: _Ledger) -> Iterator[None]:
    """Every seal anew from the first event on. The last events may not be sealed yet."""
    seal: str | None = sealing.GENESIS
    for number, row in enumerate(_events(ledger), start=1):
        _require(row["seq"] == number, f"event {number} is missing")
        is_open = row["seal"] is None
        _require(seal is not None or is_open, f"event {number} is sealed after an unsealed one")
        seal = None if is_open else sealing.seal(seal or "", sealing.header_bytes(_header(row)))
        _require(row["seal"] == seal, f"event {number} breaks the chain")
        yield


def _events(ledger: _Ledger) -> Iterator[Row]:
    """A page at a time: there may be millions."""
    after = 0
    while page := ledger.sql.rows(_EVENTS, after=after):
        yield from page
        after = page[-1]["seq"]


def _header(row: Row) -> sealing.Header:
    values = read(row, {"day": day})
    return sealing.Header(**{k: v for k, v in values.items() if k not in _PAYLOAD})


def _payloads(ledger: _Ledger) -> Iterator[None]:
    """Who, when and what of each event, by the hash in its header; only of a purged round may
    they be gone."""
    purged = purging.excused(ledger.sql)
    for row in _events(ledger):
        if row["payload"] is None:
            _require(row["seq"] in purged, f"event {row['seq']} has lost its content")
            continue
        found = sealing.payload_hash(
            row["salt"],
            person_id=row["person_id"],
            at=instant(row["at"]),
            body=json.loads(row["body"]),
        )
        _require(found == row["payload_hash"], f"event {row['seq']} has another content")
        yield


def _heads(ledger: _Ledger) -> Iterator[None]:
    """Heads once printed are still in the chain, so that no end was cut off."""
    seals = {row["seal"] for row in ledger.sql.rows(_SEALED)}
    for row in ledger.sql.rows(_SNAPSHOTS):
        head = _snapshot(row).figures.head
        _require(head is None or head in seals, f"the head of digest {row['week']} is gone")
        yield
    if ledger.head is not None:
        wanted = ledger.head.lower()
        _require(len(wanted) >= _LEAST_HEAD, f"{wanted} is too short for a head")
        _require(any(seal.startswith(wanted) for seal in seals), f"no event has {wanted}")
        yield


def _evidence(ledger: _Ledger) -> Iterator[None]:
    for row in ledger.sql.rows(_FILES):
        path = blob_path(ledger.files, row["sha256"])
        _require(path.is_file(), f"file {row['id']} is not on the disk")
        with path.open("rb") as blob:
            found = hashlib.file_digest(blob, "sha256").hexdigest()
        _require(found == row["sha256"], f"file {row['id']} has other bytes")
        _require(path.stat().st_size == row["size"], f"file {row['id']} has another size")
        yield


def _tallies(ledger: _Ledger) -> Iterator[None]:
    kept, counted = tallies.kept(ledger.sql), tallies.recounted(ledger.sql)
    for assignment_id, name in sorted(kept.keys() | counted.keys()):
        key = (assignment_id, name)
        stands, is_really = kept.get(key, 0), counted.get(key, 0)
        where = f"{name} of assignment {assignment_id}"
        _require(stands == is_really, f"{where} is {stands}, counted {is_really}")
        yield


def _search(ledger: _Ledger) -> Iterator[None]:
    """The index says of every item what the ledger says, and finds it."""
    for fault in indexing.drift(ledger.sql):
        _require(fault is None, f"{fault}; please run reindex")
        yield


def _snapshots(ledger: _Ledger) -> Iterator[None]:
    """A digest's units add up to its sums, and its last point of history is itself."""
    for row in ledger.sql.rows(_SNAPSHOTS):
        snapshot = _snapshot(row)
        where = f"digest {row['week']}"
        for name, whole, parts in _sums(snapshot.figures):
            _require(whole == parts, f"{where}: {name} is {whole}, its units are {parts}")
        is_own = not snapshot.history or snapshot.history[-1][1] == snapshot.figures.findings
        _require(is_own, f"{where}: its history ends with another figure")
        yield


def _snapshot(row: Row) -> Snapshot:
    try:
        return Snapshot.model_validate_json(row["body"])
    except ValidationError:
        raise _Fault(f"digest {row['week']} cannot be read") from None


def _sums(figures: Figures) -> Iterator[tuple[str, str, str]]:
    units = figures.units
    for name in ("findings", "with_stage", "immediate"):
        counts: list[Count] = [getattr(unit, name) for unit in units]
        parts = f"{sum(c.n for c in counts)}/{sum(c.d for c in counts)}"
        whole: Count = getattr(figures, name)
        yield name, f"{whole.n}/{whole.d}", parts
    for light in sorted({*figures.lights, *(name for unit in units for name in unit.lights)}):
        parts = str(sum(unit.lights.get(light, 0) for unit in units))
        yield light, str(figures.lights.get(light, 0)), parts


CHECKS: Mapping[str, Walk] = {
    "integrity": _integrity,
    "foreign-keys": _foreign_keys,
    "chain": _chain,
    "payloads": _payloads,
    "heads": _heads,
    "evidence": _evidence,
    "tallies": _tallies,
    "search": _search,
    "snapshots": _snapshots,
}
