"""The superiors' own answers to escalated findings."""

from __future__ import annotations

from bot.core.escalations import Answer
from storage.dialect import Sql
from storage.values import columns, day, read

_ANSWER = """
SELECT a.id, a.finding_id, a.cycle, a.person_id, a.text, a.answered_on, p.name AS person_name
FROM superior_answers a
JOIN persons p ON p.id = a.person_id
WHERE a.finding_id = :finding_id AND a.cycle = :cycle
ORDER BY a.id DESC LIMIT 1
"""
_ADD = """
INSERT INTO superior_answers (finding_id, cycle, person_id, text, answered_on)
VALUES (:finding_id, :cycle, :person_id, :text, :answered_on)
"""


class LedgerEscalations:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def answer(self, finding_id: int, cycle: int) -> Answer | None:
        row = self._sql.row(_ANSWER, finding_id=finding_id, cycle=cycle)
        return None if row is None else Answer(**read(row, {"answered_on": day}))

    def add(self, answer: Answer) -> None:
        self._sql.run(_ADD, **columns(answer))
