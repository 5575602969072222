"""Evaluations, their tokens by hash, and what was cast, in no order at all."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from sqlite3 import Row

from bot.core.evaluations import Evaluation, Remark
from storage.dialect import Sql
from storage.values import Readers, columns, day, read

_SELECT = """
SELECT e.id, e.assignment_id, e.handed_out, e.opened_on, e.closes_on, e.ended_on, e.counted,
       e.left_out, a.round_id, a.team_id, t.name AS team_name, a.unit_id, o.name AS unit_name,
       o.path AS unit_path
FROM evaluations e
JOIN assignments a ON a.id = e.assignment_id
JOIN teams t ON t.id = a.team_id
JOIN organisations o ON o.id = a.unit_id
"""
_GET = _SELECT + " WHERE e.id = :id"
_ALL = _SELECT + " ORDER BY a.round_id, o.sort, o.id"
_UNCOUNTED = _SELECT + " WHERE e.counted = 0 ORDER BY e.id"
_ADD = """
INSERT INTO evaluations (assignment_id, handed_out, opened_on, closes_on)
VALUES (:assignment_id, :handed_out, :opened_on, :closes_on)
RETURNING id
"""
_SAVE = """
UPDATE evaluations
SET handed_out = :handed_out, closes_on = :closes_on, ended_on = :ended_on, counted = :counted,
    left_out = :left_out
WHERE id = :id
"""
_WITHDRAW = "DELETE FROM ballot_tokens WHERE hash = :hash"
_UNSPENT = """
SELECT hash FROM ballot_tokens WHERE evaluation_id = :evaluation_id AND spent = 0 ORDER BY hash
"""
_ISSUE = "INSERT INTO ballot_tokens (hash, evaluation_id) VALUES (:hash, :evaluation_id)"
_TOKEN = "SELECT evaluation_id, spent FROM ballot_tokens WHERE hash = :hash"  # noqa: S105  # a statement
_SPENT = """
SELECT COUNT(*) FROM ballot_tokens WHERE evaluation_id = :evaluation_id AND spent = 1
"""
_SPEND = """
UPDATE ballot_tokens SET spent = 1
WHERE hash = :hash AND evaluation_id = :evaluation_id AND spent = 0
"""
_CAST = "INSERT INTO ballots (evaluation_id, key, marks) VALUES (:evaluation_id, :key, :marks)"
_SAY = """
INSERT INTO ballot_remarks (key, evaluation_id, text) VALUES (:key, :evaluation_id, :text)
"""
_BALLOTS = "SELECT marks FROM ballots WHERE evaluation_id = :evaluation_id ORDER BY key"
_REMARK = "SELECT key, evaluation_id, text, answer, answered_on FROM ballot_remarks"
_REMARKS = _REMARK + " WHERE evaluation_id = :evaluation_id ORDER BY key"
_REMARK_BY_KEY = _REMARK + " WHERE key = :key"
_SAVE_REMARK = """
UPDATE ballot_remarks SET answer = :answer, answered_on = :answered_on WHERE key = :key
"""

_READERS: Readers = {
    **dict.fromkeys(("opened_on", "closes_on", "ended_on"), day),
    "counted": bool,
}


class LedgerEvaluations:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Evaluation:
        return _evaluation(self._sql.one(_GET, id=id))

    def all(self) -> Sequence[Evaluation]:
        return [_evaluation(row) for row in self._sql.rows(_ALL)]

    def uncounted(self) -> Sequence[Evaluation]:
        return [_evaluation(row) for row in self._sql.rows(_UNCOUNTED)]

    def add(self, evaluation: Evaluation) -> Evaluation:
        """As stored, with its names."""
        return self.get(self._sql.value(_ADD, **columns(evaluation)))

    def save(self, evaluation: Evaluation) -> None:
        self._sql.run(_SAVE, **columns(evaluation))

    def issue(self, evaluation_id: int, hashes: Iterable[str], *, kept: Iterable[str]) -> None:
        stay = frozenset(kept)
        for row in self._sql.rows(_UNSPENT, evaluation_id=evaluation_id):
            if row["hash"] not in stay:
                self._sql.run(_WITHDRAW, hash=row["hash"])
        for hash in sorted(hashes):
            self._sql.run(_ISSUE, hash=hash, evaluation_id=evaluation_id)

    def token(self, hash: str) -> tuple[int, bool] | None:
        row = self._sql.row(_TOKEN, hash=hash)
        return None if row is None else (row["evaluation_id"], bool(row["spent"]))

    def spent(self, evaluation_id: int) -> int:
        n: int = self._sql.value(_SPENT, evaluation_id=evaluation_id)
        return n

    def spend(self, evaluation_id: int, hashes: Iterable[str]) -> int:
        return sum(
            self._sql.run(_SPEND, hash=hash, evaluation_id=evaluation_id)
            for hash in sorted(hashes)
        )

    def cast(self, evaluation_id: int, marks: Iterable[str], remarks: Iterable[str]) -> None:
        """In the order of the keys, for a page of the file knows how it filled."""
        for key, ballot in _keyed(marks):
            self._sql.run(_CAST, evaluation_id=evaluation_id, key=key, marks=ballot)
        for key, remark in _keyed(remarks):
            self._sql.run(_SAY, evaluation_id=evaluation_id, key=key, text=remark)

    def ballots(self, evaluation_id: int) -> Sequence[str]:
        return [row["marks"] for row in self._sql.rows(_BALLOTS, evaluation_id=evaluation_id)]

    def remarks(self, evaluation_id: int) -> Sequence[Remark]:
        rows = self._sql.rows(_REMARKS, evaluation_id=evaluation_id)
        return [_remark(row) for row in rows]

    def remark(self, key: str) -> Remark:
        return _remark(self._sql.one(_REMARK_BY_KEY, key=key))

    def save_remark(self, remark: Remark) -> None:
        self._sql.run(_SAVE_REMARK, **columns(remark))


def _keyed(values: Iterable[str]) -> list[tuple[str, str]]:
    return sorted((secrets.token_hex(16), value) for value in values)


def _evaluation(row: Row) -> Evaluation:
    return Evaluation(**read(row, _READERS))


def _remark(row: Row) -> Remark:
    return Remark(**read(row, {"answered_on": day}))
