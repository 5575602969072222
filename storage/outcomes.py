"""What finders say some weeks after a closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row

from bot.core.outcomes import Answer, Outcome
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, read

_SELECT = """
SELECT id, finding_id, cycle, person_id, asked_on, answer, text, answered_on, kept_on
FROM outcomes
"""
_LATEST = _SELECT + " WHERE finding_id = :finding_id ORDER BY cycle DESC LIMIT 1"
_UNANSWERED = _SELECT + " WHERE answer IS NULL ORDER BY asked_on, id"
_ADD = """
INSERT INTO outcomes (
    finding_id, cycle, person_id, asked_on, answer, text, answered_on, kept_on
)
VALUES (
    :finding_id, :cycle, :person_id, :asked_on, :answer, :text, :answered_on, :kept_on
)
RETURNING id
"""
_SAVE = """
UPDATE outcomes
SET answer = :answer, text = :text, answered_on = :answered_on, kept_on = :kept_on
WHERE id = :id
"""
_TO_ASK = """
SELECT f.id FROM findings f
JOIN assignments a ON a.id = f.assignment_id
JOIN rounds r ON r.id = a.round_id
WHERE f.state = 'closed' AND f.closed_on <= :until AND r.phase <> 'archived'
    AND NOT EXISTS (
        SELECT 1 FROM outcomes o WHERE o.finding_id = f.id AND o.cycle = f.cycle
    )
ORDER BY f.closed_on, f.id
"""
_COUNTS = """
SELECT COALESCE(o.answer, '') AS answer, COUNT(*) AS n
FROM outcomes o
JOIN findings f ON f.id = o.finding_id
JOIN assignments a ON a.id = f.assignment_id
WHERE a.round_id IN {rounds}
GROUP BY 1
"""
_READERS: Readers = {
    "answer": Answer,
    **dict.fromkeys(("asked_on", "answered_on", "kept_on"), day),
}


class LedgerOutcomes:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def add(self, outcome: Outcome) -> Outcome:
        return replace(outcome, id=self._sql.value(_ADD, **columns(outcome)))

    def save(self, outcome: Outcome) -> None:
        self._sql.run(_SAVE, **columns(outcome))

    def latest(self, finding_id: int) -> Outcome | None:
        row = self._sql.row(_LATEST, finding_id=finding_id)
        return None if row is None else _outcome(row)

    def unanswered(self) -> Sequence[Outcome]:
        return [_outcome(row) for row in self._sql.rows(_UNANSWERED)]

    def to_ask(self, closed_until: date) -> Sequence[int]:
        return [row["id"] for row in self._sql.rows(_TO_ASK, until=closed_until)]

    def counts(self, round_ids: Sequence[int]) -> Mapping[str, int]:
        wanted, values = among("round", round_ids)
        rows = self._sql.rows(_COUNTS.format(rounds=wanted), **values)
        return {row["answer"]: row["n"] for row in rows}


def _outcome(row: Row) -> Outcome:
    return Outcome(**read(row, _READERS))
