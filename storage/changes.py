"""Change requests: extensions and continuations, pending and decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from bot.core.changes import Change, Kind, State, Step
from storage.dialect import Sql
from storage.values import Readers, columns, day, read

_SELECT = """
SELECT id, finding_id, cycle, kind, asker_id, asked_on, text, until, step, state, decided_on,
       decided_by, answer
FROM changes
"""
_GET = _SELECT + " WHERE id = :id"
_LATEST = _SELECT + " WHERE finding_id = :finding_id ORDER BY id DESC LIMIT 1"
_PENDING = _SELECT + " WHERE state = 'pending' ORDER BY id"
_ADD = """
INSERT INTO changes (
    finding_id, cycle, kind, asker_id, asked_on, text, until, step, state, decided_on, decided_by,
    answer
)
VALUES (
    :finding_id, :cycle, :kind, :asker_id, :asked_on, :text, :until, :step, :state, :decided_on,
    :decided_by, :answer
)
RETURNING id
"""
_SAVE = """
UPDATE changes
SET step = :step, state = :state, decided_on = :decided_on, decided_by = :decided_by,
    answer = :answer
WHERE id = :id
"""

_READERS: Readers = {
    "kind": Kind,
    "step": Step,
    "state": State,
    **dict.fromkeys(("asked_on", "until", "decided_on"), day),
}


class LedgerChanges:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Change:
        return _change(self._sql.one(_GET, id=id))

    def latest(self, finding_id: int) -> Change | None:
        row = self._sql.row(_LATEST, finding_id=finding_id)
        return None if row is None else _change(row)

    def pending(self) -> Sequence[Change]:
        return [_change(row) for row in self._sql.rows(_PENDING)]

    def add(self, change: Change) -> Change:
        return replace(change, id=self._sql.value(_ADD, **columns(change)))

    def save(self, change: Change) -> None:
        self._sql.run(_SAVE, **columns(change))


def _change(row: Row) -> Change:
    return Change(**read(row, _READERS))
