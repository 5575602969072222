"""Feedback documents under correction: the whole outline of each in one row."""

from __future__ import annotations

from dataclasses import replace
from sqlite3 import Row

from bot.core import errors
from bot.core.outlines import Outline, Paper, State
from storage.dialect import Sql
from storage.values import Readers, columns, instant, read

_SELECT = """
SELECT id, person_id, name, assignment_id, body, state, revision, begun_at, touched_at
FROM outlines
"""
_GET = _SELECT + " WHERE id = :id"
_OPEN_OF = _SELECT + " WHERE person_id = :person_id AND state = 'open'"
_ADD = """
INSERT INTO outlines (person_id, name, assignment_id, body, state, begun_at, touched_at)
VALUES (:person_id, :name, :assignment_id, :body, :state, :begun_at, :touched_at)
RETURNING id
"""
_SAVE = """
UPDATE outlines
SET name = :name, assignment_id = :assignment_id, body = :body, state = :state,
    revision = revision + 1, touched_at = :touched_at
WHERE id = :id AND revision = :revision
"""

_READERS: Readers = {"state": State, "begun_at": instant, "touched_at": instant}


class LedgerOutlines:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Paper:
        return _paper(self._sql.one(_GET, id=id))

    def open_of(self, person_id: int) -> Paper | None:
        row = self._sql.row(_OPEN_OF, person_id=person_id)
        return None if row is None else _paper(row)

    def add(self, paper: Paper) -> Paper:
        return replace(paper, id=self._sql.value(_ADD, **_columns(paper)))

    def save(self, paper: Paper) -> Paper:
        if not self._sql.run(_SAVE, **_columns(paper)):
            raise errors.Stale()
        return replace(paper, revision=paper.revision + 1)


def _columns(paper: Paper) -> dict[str, object]:
    body = paper.outline.model_dump_json() if paper.state is State.OPEN else ""
    return {**columns(paper), "body": body}


def _paper(row: Row) -> Paper:
    values = read(row, _READERS)
    body = values.pop("body")
    outline = Outline.model_validate_json(body) if body else Outline()
    return Paper(**values, outline=outline)
