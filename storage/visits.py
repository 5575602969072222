"""Draws and their visits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from bot.core import sampling
from bot.core.findings import Finding
from bot.core.visits import Answer, Sample, Visit
from storage.context import Context
from storage.dialect import Sql
from storage.findings import LedgerFindings
from storage.values import Readers, columns, day, dump, portions, read

_SAMPLE = "SELECT id, size, seed, is_chosen, drawn_by, drawn_on, frame FROM samples"
_GET_SAMPLE = _SAMPLE + " WHERE id = :id"
_SAMPLES = _SAMPLE + " ORDER BY id DESC LIMIT :at_most"
_ADD_SAMPLE = """
INSERT INTO samples (size, seed, is_chosen, drawn_by, drawn_on, frame)
VALUES (:size, :seed, :is_chosen, :drawn_by, :drawn_on, :frame)
RETURNING id
"""

_VISIT = """
SELECT v.id, v.sample_id, v.finding_id, v.cycle, v.visitor_id, v.due, v.answer, v.place, v.text,
       v.visited_on, v.kept_on
FROM visits v
"""
_GET = _VISIT + " WHERE v.id = :id"
_OF_SAMPLE = (
    _VISIT
    + " JOIN findings f ON f.id = v.finding_id WHERE v.sample_id = :sample_id ORDER BY f.number"
)
_OF_FINDING = _VISIT + " WHERE v.finding_id = :finding_id ORDER BY v.id"
_UNANSWERED = _VISIT + " WHERE v.answer IS NULL ORDER BY v.due, v.id"
_ADD = """
INSERT INTO visits (
    sample_id, finding_id, cycle, visitor_id, due, answer, place, text, visited_on, kept_on
)
VALUES (
    :sample_id, :finding_id, :cycle, :visitor_id, :due, :answer, :place, :text, :visited_on,
    :kept_on
)
RETURNING id
"""
_SAVE = """
UPDATE visits
SET visitor_id = :visitor_id, answer = :answer, place = :place, text = :text,
    visited_on = :visited_on, kept_on = :kept_on
WHERE id = :id
"""
_CLOSED = """
SELECT f.id FROM findings f
JOIN assignments a ON a.id = f.assignment_id
JOIN rounds r ON r.id = a.round_id
WHERE f.state = 'closed' AND r.phase <> 'archived'
ORDER BY f.number
"""

_READERS: Readers = {
    "answer": Answer,
    **dict.fromkeys(("due", "visited_on", "kept_on"), day),
}


class LedgerVisits:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def add_sample(self, sample: Sample) -> Sample:
        values = {**columns(sample), "size": str(sample.size), "frame": dump(sample.frame)}
        return replace(sample, id=self._sql.value(_ADD_SAMPLE, **values))

    def sample(self, id: int) -> Sample:
        return _sample(self._sql.one(_GET_SAMPLE, id=id))

    def samples(self, limit: int) -> Sequence[Sample]:
        return [_sample(row) for row in self._sql.rows(_SAMPLES, at_most=limit)]

    def add(self, visit: Visit) -> Visit:
        return replace(visit, id=self._sql.value(_ADD, **columns(visit)))

    def save(self, visit: Visit) -> None:
        self._sql.run(_SAVE, **columns(visit))

    def get(self, id: int) -> Visit:
        return _visit(self._sql.one(_GET, id=id))

    def of_sample(self, sample_id: int) -> Sequence[Visit]:
        return [_visit(row) for row in self._sql.rows(_OF_SAMPLE, sample_id=sample_id)]

    def of_finding(self, finding_id: int) -> Sequence[Visit]:
        return [_visit(row) for row in self._sql.rows(_OF_FINDING, finding_id=finding_id)]

    def unanswered(self) -> Sequence[Visit]:
        return [_visit(row) for row in self._sql.rows(_UNANSWERED)]

    def frame(self) -> Sequence[Finding]:
        ids = [row["id"] for row in self._sql.rows(_CLOSED)]
        found = LedgerFindings(self._sql, self._context)
        return [finding for part in portions(ids) for finding in found.many(part)]


def _visit(row: Row) -> Visit:
    return Visit(**read(row, _READERS))


def _sample(row: Row) -> Sample:
    readers: Readers = {
        "size": sampling.size,
        "is_chosen": bool,
        "drawn_on": day,
        "frame": _frame,
    }
    return Sample(**read(row, readers))


def _frame(body: str) -> sampling.Frame:
    return tuple((number, stratum) for number, stratum in json.loads(body))
