"""Files made on somebody's asking: the row alone, never the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from sqlite3 import Row

from bot.core import errors
from bot.core.exports import Export, State
from storage.dialect import Sql
from storage.values import Readers, columns, dump, instant, read

_SELECT = """
SELECT e.id, e.person_id, e.kind, e.args, e.state, e.name, e.sha256, e.message_id, e.asked_at
FROM exports e
"""
_GET = _SELECT + " WHERE e.id = :id"
_IN_STATE = _SELECT + " WHERE e.state = :state ORDER BY e.id"
_ADD = """
INSERT INTO exports (person_id, kind, args, state, name, sha256, message_id, asked_at)
VALUES (:person_id, :kind, :args, :state, :name, :sha256, :message_id, :asked_at)
RETURNING id
"""
# Who asked for what, and when, never changes.
_SAVE = """
UPDATE exports SET state = :state, name = :name, sha256 = :sha256
WHERE id = :id AND state = :was
"""

_READERS: Readers = {"args": json.loads, "state": State, "asked_at": instant}


class LedgerExports:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Export:
        return _export(self._sql.one(_GET, id=id))

    def add(self, export: Export) -> Export:
        return self.get(self._sql.value(_ADD, **_columns(export)))

    def save(self, before: Export, after: Export) -> None:
        if not self._sql.run(_SAVE, **_columns(after), was=before.state):
            raise errors.Stale("export")

    def in_state(self, state: State) -> Sequence[Export]:
        return [_export(row) for row in self._sql.rows(_IN_STATE, state=state)]


def _export(row: Row) -> Export:
    return Export(**read(row, _READERS))


def _columns(export: Export) -> dict[str, object]:
    return {**columns(export), "args": dump(dict(export.args))}
