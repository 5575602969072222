"""Snapshots of digests, stored whole: a later reopening does not change what was printed."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Row

from bot.core.digests import Count, Snapshot
from storage.dialect import Sql

_SELECT = "SELECT id, body FROM snapshots"
_GET = _SELECT + " WHERE id = :id"
_OF_WEEK = _SELECT + " WHERE week = :week AND frozen = 1"
# ISO weeks are fixed-width (2020-W50): they sort as text. Months (2020-11) are shorter.
_LATEST_BEFORE = (
    _SELECT
    + """
WHERE week < :week AND length(week) = length(:week) AND frozen = 1 ORDER BY week DESC LIMIT 1
"""
)
_LATEST = _SELECT + " WHERE frozen = 1 AND length(week) = 8 ORDER BY week DESC LIMIT :at_most"
_ADD = """
INSERT INTO snapshots (week, as_of, frozen, body) VALUES (:week, :as_of, :frozen, :body)
RETURNING id
"""


class LedgerSnapshots:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def of_week(self, week: str) -> Snapshot | None:
        row = self._sql.row(_OF_WEEK, week=week)
        return None if row is None else _snapshot(row)

    def latest_before(self, week: str) -> Snapshot | None:
        row = self._sql.row(_LATEST_BEFORE, week=week)
        return None if row is None else _snapshot(row)

    def history(self, weeks: int) -> Sequence[tuple[str, Count]]:
        rows = self._sql.rows(_LATEST, at_most=weeks)
        newest_first = [_snapshot(row) for row in rows]
        return [(each.week, each.figures.findings) for each in reversed(newest_first)]

    def add(self, snapshot: Snapshot) -> Snapshot:
        id: int = self._sql.value(
            _ADD,
            week=snapshot.week,
            as_of=snapshot.figures.as_of,
            frozen=snapshot.frozen,
            body=snapshot.model_dump_json(exclude={"id"}),
        )
        return snapshot.model_copy(update={"id": id})

    def get(self, id: int) -> Snapshot:
        return _snapshot(self._sql.one(_GET, id=id))


def _snapshot(row: Row) -> Snapshot:
    return Snapshot.model_validate_json(row["body"]).model_copy(update={"id": row["id"]})
