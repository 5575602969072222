"""Which organisations a term is to inspect, and has inspected."""

from __future__ import annotations

from storage.dialect import Sql

_MARK = """
INSERT INTO to_inspect (term, organisation_id) VALUES (:term, :organisation_id)
ON CONFLICT DO NOTHING
"""
_TO_INSPECT = "SELECT organisation_id AS id FROM to_inspect WHERE term = :term"
_INSPECTED = """
SELECT DISTINCT a.unit_id AS id
FROM assignments a
JOIN rounds r ON r.id = a.round_id
WHERE r.term = :term AND (a.fed_back_on IS NOT NULL OR r.phase <> 'fieldwork')
"""


class LedgerCoverage:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def mark(self, term: str, organisation_id: int) -> bool:
        return self._sql.run(_MARK, term=term, organisation_id=organisation_id) == 1

    def to_inspect(self, term: str) -> frozenset[int]:
        return frozenset(row["id"] for row in self._sql.rows(_TO_INSPECT, term=term))

    def inspected(self, term: str) -> frozenset[int]:
        return frozenset(row["id"] for row in self._sql.rows(_INSPECTED, term=term))
