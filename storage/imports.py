"""Imports of the office's files, the rows they wrote, and the columns kept word for word."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from sqlite3 import Row

from bot.core import errors
from bot.core.imports import Change, Choice, Import, Kind, State, Written
from storage.dialect import Sql
from storage.values import Readers, among, columns, dump, instant, portions, read

_SELECT = """
SELECT i.id, i.file_id, i.name, COALESCE(i.sha256, f.sha256) AS sha256, i.person_id,
       i.kind, i.state, i.choice, i.counts, i.rounds, i.marked_id, i.cause,
       i.message_id, i.asked_at
FROM imports i
LEFT JOIN files f ON f.id = i.file_id
"""
_GET = _SELECT + " WHERE i.id = :id"
_WAITING = (
    _SELECT
    + """
WHERE i.state IN ('reading', 'confirmed', 'undoing')
    AND (i.state <> 'reading' OR f.sha256 IS NOT NULL OR f.dead_reason IS NOT NULL)
ORDER BY i.id
"""
)
_ADD = """
INSERT INTO imports (
    file_id, name, sha256, person_id, kind, state, choice, counts, rounds, marked_id, cause,
    message_id, asked_at
)
VALUES (
    :file_id, :name, :sha256, :person_id, :kind, :state, :choice, :counts, :rounds, :marked_id,
    :cause, :message_id, :asked_at
)
RETURNING id
"""
# Who sent which file, and when, never changes.
_SAVE = """
UPDATE imports
SET sha256 = :sha256, kind = :kind, state = :state, choice = :choice, counts = :counts,
    rounds = :rounds, marked_id = :marked_id, cause = :cause, message_id = :message_id
WHERE id = :id AND state = :was
"""
_NOTE = """
INSERT INTO import_rows (import_id, finding_id, line, change, was)
VALUES (:import_id, :finding_id, :line, :change, :was)
"""
_ROWS = """
SELECT import_id, finding_id, line, change, was FROM import_rows
WHERE import_id = :import_id ORDER BY line, finding_id
"""
# The clock's own steps stand in nobody's way: they have no person. What a later import has done
# and taken back is as if it had not been.
_TOUCHED = """
SELECT DISTINCT f.number
FROM import_rows r
JOIN events e ON e.item_kind = 'finding' AND e.item_id = r.finding_id
JOIN event_payloads p ON p.seq = e.seq
JOIN findings f ON f.id = r.finding_id
WHERE r.import_id = :id AND p.person_id IS NOT NULL
    AND e.seq > (SELECT MAX(seq) FROM events WHERE cause = :cause)
    AND e.kind <> 'finding-import-undone'
    AND e.cause NOT IN (SELECT cause FROM imports WHERE state = 'undone' AND cause IS NOT NULL)
ORDER BY f.number
LIMIT :at_most
"""
# Without a card (on the host) nothing compares with NULL.
_MOVED = """
SELECT DISTINCT f.number
FROM findings f
JOIN events e ON e.item_kind = 'finding' AND e.item_id = f.id
JOIN event_payloads p ON p.seq = e.seq
WHERE p.person_id IS NOT NULL AND e.seq > (
    SELECT MAX(seq) FROM events
    WHERE item_kind = 'import' AND item_id = :paper AND to_state = :planned
)
"""
_LEDGER_NOTES = "SELECT finding_id, field, text FROM ledger_notes WHERE finding_id IN "
_SET_NOTE = """
INSERT INTO ledger_notes (finding_id, field, text) VALUES (:finding_id, :field, :text)
ON CONFLICT (finding_id, field) DO UPDATE SET text = excluded.text
"""
_DROP_NOTE = "DELETE FROM ledger_notes WHERE finding_id = :finding_id AND field = :field"

_READERS: Readers = {
    "kind": Kind,
    "state": State,
    "choice": Choice,
    "counts": json.loads,
    "rounds": lambda written: tuple(json.loads(written)),
    "asked_at": instant,
}


class LedgerImports:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Import:
        return _import(self._sql.one(_GET, id=id))

    def add(self, paper: Import) -> Import:
        return self.get(self._sql.value(_ADD, **_columns(paper)))

    def save(self, before: Import, after: Import) -> None:
        if not self._sql.run(_SAVE, **_columns(after), was=before.state):
            raise errors.Stale("import")

    def waiting(self) -> Sequence[Import]:
        return [_import(row) for row in self._sql.rows(_WAITING)]

    def note(self, row: Written) -> None:
        self._sql.run(_NOTE, **columns(row))

    def rows(self, import_id: int) -> Sequence[Written]:
        """In the order of the file."""
        found = self._sql.rows(_ROWS, import_id=import_id)
        return [Written(**read(row, {"change": Change})) for row in found]

    def touched_since(self, paper: Import, *, limit: int) -> Sequence[str]:
        rows = self._sql.rows(_TOUCHED, id=paper.id, cause=paper.cause, at_most=limit)
        return [row["number"] for row in rows]

    def moved_since_shown(self, paper: Import, finding_ids: Sequence[int]) -> Sequence[str]:
        found: list[str] = []
        for ids in portions(finding_ids):
            wanted, values = among("id", ids)
            statement = f"{_MOVED} AND f.id IN {wanted} ORDER BY f.number"
            rows = self._sql.rows(statement, paper=paper.id, planned=State.PLANNED, **values)
            found += [row["number"] for row in rows]
        return found

    def notes(self, finding_ids: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
        found: dict[int, dict[str, str]] = {}
        for ids in portions(finding_ids):
            wanted, values = among("id", ids)
            for row in self._sql.rows(_LEDGER_NOTES + wanted, **values):
                found.setdefault(row["finding_id"], {})[row["field"]] = row["text"]
        return found

    def set_note(self, finding_id: int, field: str, text: str) -> None:
        if text:
            self._sql.run(_SET_NOTE, finding_id=finding_id, field=field, text=text)
        else:
            self._sql.run(_DROP_NOTE, finding_id=finding_id, field=field)


def _import(row: Row) -> Import:
    return Import(**read(row, _READERS))


def _columns(paper: Import) -> dict[str, object]:
    written = {"counts": dump(paper.counts), "rounds": dump(list(paper.rounds))}
    return {**columns(paper), **written}
