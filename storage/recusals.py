"""Recusals: who keeps away from which unit in which round."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Row

from bot.core.recusals import Reason, Recusal
from storage.dialect import Sql
from storage.values import Readers, day, read

_SELECT = """
SELECT c.id, c.person_id, c.round_id, c.unit_id, c.reason, c.declared_on, c.lifted_on,
       p.name AS person_name, r.name AS round_name, o.name AS unit_name
FROM recusals c
JOIN persons p ON p.id = c.person_id
JOIN rounds r ON r.id = c.round_id
JOIN organisations o ON o.id = c.unit_id
"""
_GET = _SELECT + " WHERE c.id = :id"
_ALL = f"""
{_SELECT}
WHERE c.lifted_on IS NULL AND r.phase <> 'archived'
ORDER BY r.started_on DESC, r.id DESC, o.sort, c.id
"""
_OF_ROUND = f"""
{_SELECT}
WHERE c.round_id = :round_id AND c.lifted_on IS NULL
ORDER BY o.sort, c.id
"""
_PEOPLE = """
SELECT person_id FROM recusals
WHERE round_id = :round_id AND unit_id = :unit_id AND lifted_on IS NULL
"""
_ADD = """
INSERT INTO recusals (person_id, round_id, unit_id, reason, declared_on)
VALUES (:person_id, :round_id, :unit_id, :reason, :declared_on)
RETURNING id
"""
_SAVE = "UPDATE recusals SET lifted_on = :lifted_on WHERE id = :id"

_READERS: Readers = {"reason": Reason, "declared_on": day, "lifted_on": day}


class LedgerRecusals:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Recusal:
        return _recusal(self._sql.one(_GET, id=id))

    def all(self) -> Sequence[Recusal]:
        return [_recusal(row) for row in self._sql.rows(_ALL)]

    def of_round(self, round_id: int) -> Sequence[Recusal]:
        return [_recusal(row) for row in self._sql.rows(_OF_ROUND, round_id=round_id)]

    def people(self, round_id: int, unit_id: int) -> frozenset[int]:
        rows = self._sql.rows(_PEOPLE, round_id=round_id, unit_id=unit_id)
        return frozenset(row["person_id"] for row in rows)

    def add(self, recusal: Recusal) -> Recusal:
        id: int = self._sql.value(
            _ADD,
            person_id=recusal.person_id,
            round_id=recusal.round_id,
            unit_id=recusal.unit_id,
            reason=recusal.reason,
            declared_on=recusal.declared_on,
        )
        return self.get(id)

    def save(self, recusal: Recusal) -> None:
        self._sql.run(_SAVE, id=recusal.id, lifted_on=recusal.lifted_on)


def _recusal(row: Row) -> Recusal:
    return Recusal(**read(row, _READERS))
