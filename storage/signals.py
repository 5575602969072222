"""Signals for reviewers, and the comparisons they come from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from sqlite3 import Row

from bot.core.signals import Kind, Likeness, Signal, Use
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, read

_PUT = """
INSERT INTO signals (finding_id, cycle, kind, other_id, found_on)
VALUES (:finding_id, :cycle, :kind, :other_id, :found_on)
ON CONFLICT DO NOTHING
"""
_FORGET = "DELETE FROM signals WHERE finding_id = :finding_id AND cycle = :cycle AND kind IN "
_OF_FINDING = """
SELECT finding_id, cycle, kind, other_id, found_on FROM signals
WHERE finding_id = :finding_id AND cycle = :cycle
ORDER BY kind, other_id
"""
_USES = """
SELECT DISTINCT e.finding_id, e.cycle
FROM evidence_files l
JOIN evidence e ON e.id = l.evidence_id
WHERE l.file_id = :file_id AND e.purpose <> 'finding'
ORDER BY 1, 2
"""
_SAME_FILE = """
SELECT DISTINCT e.finding_id, e.cycle
FROM files f
JOIN files o ON o.sha256 = f.sha256
JOIN evidence_files l ON l.file_id = o.id
JOIN evidence e ON e.id = l.evidence_id
WHERE f.id = :file_id AND e.purpose <> 'finding'
ORDER BY 1, 2
"""
_SAME_PICTURE = """
SELECT DISTINCT o.dhash, e.finding_id, e.cycle
FROM files f
JOIN picture_bands b ON b.file_id = f.id
JOIN picture_bands n ON n.band = b.band AND n.value = b.value
JOIN files o ON o.id = n.file_id
JOIN evidence_files l ON l.file_id = o.id
JOIN evidence e ON e.id = l.evidence_id
WHERE f.id = :file_id AND o.sha256 <> f.sha256 AND e.purpose <> 'finding'
ORDER BY 2, 3
"""
_WORDS = """
SELECT finding_id, text FROM (
    SELECT p.finding_id, p.text, p.applied_on AS said_on FROM applications p
    JOIN findings f ON f.id = p.finding_id
    JOIN assignments a ON a.id = f.assignment_id
    WHERE a.round_id = :round_id
    UNION ALL
    SELECT g.finding_id, g.text, g.reported_on FROM progress g
    JOIN findings f ON f.id = g.finding_id
    WHERE f.assignment_id = :assignment_id
) said
ORDER BY said_on DESC, finding_id
LIMIT :at_most
"""
_APPLIED = """
SELECT f.id AS finding_id, f.cycle FROM applications p
JOIN findings f ON f.id = p.finding_id AND f.cycle = p.cycle
WHERE f.assignment_id = :assignment_id AND p.state = 'pending'
    AND p.applied_on BETWEEN :since AND :until
ORDER BY f.id
"""
_PENDING = """
SELECT COUNT(DISTINCT s.finding_id) FROM signals s
JOIN applications p ON p.finding_id = s.finding_id AND p.cycle = s.cycle
JOIN findings f ON f.id = s.finding_id
JOIN assignments a ON a.id = f.assignment_id
WHERE p.state = 'pending' AND a.round_id IN {rounds}
"""

_READERS: Readers = {"kind": Kind, "found_on": day}


class LedgerSignals:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def put(self, signal: Signal) -> None:
        self._sql.run(_PUT, **columns(signal))

    def forget(self, finding_id: int, cycle: int, kinds: Sequence[Kind]) -> None:
        wanted, values = among("kind", kinds)
        self._sql.run(_FORGET + wanted, finding_id=finding_id, cycle=cycle, **values)

    def of_finding(self, finding_id: int, cycle: int) -> Sequence[Signal]:
        rows = self._sql.rows(_OF_FINDING, finding_id=finding_id, cycle=cycle)
        return [Signal(**read(row, _READERS)) for row in rows]

    def uses(self, file_id: int) -> Sequence[Use]:
        return [_use(row) for row in self._sql.rows(_USES, file_id=file_id)]

    def same_file(self, file_id: int) -> Sequence[Use]:
        return [_use(row) for row in self._sql.rows(_SAME_FILE, file_id=file_id)]

    def same_picture(self, file_id: int) -> Sequence[Likeness]:
        rows = self._sql.rows(_SAME_PICTURE, file_id=file_id)
        return [Likeness(row["dhash"], _use(row)) for row in rows]

    def words(self, round_id: int, assignment_id: int, limit: int) -> Sequence[tuple[int, str]]:
        places = {"round_id": round_id, "assignment_id": assignment_id}
        rows = self._sql.rows(_WORDS, at_most=limit, **places)
        return [(row["finding_id"], row["text"]) for row in rows]

    def applied(self, assignment_id: int, since: date, until: date) -> Sequence[Use]:
        values = {"assignment_id": assignment_id, "since": since, "until": until}
        return [_use(row) for row in self._sql.rows(_APPLIED, **values)]

    def pending(self, round_ids: Sequence[int]) -> int:
        wanted, values = among("round", round_ids)
        count: int = self._sql.value(_PENDING.format(rounds=wanted), **values)
        return count


def _use(row: Row) -> Use:
    return Use(row["finding_id"], row["cycle"])
