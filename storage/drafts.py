"""Drafts: a conversation's whole state in one row, so that it survives everything."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from bot.core.forms import Draft
from storage.dialect import Sql
from storage.values import Readers, columns, dump, instant, read

_SELECT = """
SELECT id, person_id, chat_id, form, answers, editing, page, revision, parked, opened_at,
       touched_at
FROM drafts
"""
_GET = _SELECT + " WHERE id = :id"
_OPEN_IN = _SELECT + " WHERE person_id = :person_id AND chat_id = :chat_id AND parked = 0"
_PARKED = (
    _SELECT
    + " WHERE person_id = :person_id AND chat_id = :chat_id AND parked = 1"
    + " ORDER BY touched_at DESC, id DESC"
)
_ADD = """
INSERT INTO drafts (
    person_id, chat_id, form, answers, editing, page, revision, parked, opened_at, touched_at
)
VALUES (
    :person_id, :chat_id, :form, :answers, :editing, :page, :revision, :parked, :opened_at,
    :touched_at
)
RETURNING id
"""
_SAVE = """
UPDATE drafts
SET form = :form, answers = :answers, editing = :editing, page = :page, revision = :revision,
    parked = :parked, touched_at = :touched_at
WHERE id = :id
"""
_DELETE = "DELETE FROM drafts WHERE id = :id"

_READERS: Readers = {
    "answers": json.loads,
    "parked": bool,
    "opened_at": instant,
    "touched_at": instant,
}


class LedgerDrafts:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def open_in(self, person_id: int, chat_id: int) -> Draft | None:
        row = self._sql.row(_OPEN_IN, person_id=person_id, chat_id=chat_id)
        return None if row is None else _draft(row)

    def get(self, id: int) -> Draft | None:
        row = self._sql.row(_GET, id=id)
        return None if row is None else _draft(row)

    def parked(self, person_id: int, chat_id: int) -> Sequence[Draft]:
        rows = self._sql.rows(_PARKED, person_id=person_id, chat_id=chat_id)
        return [_draft(row) for row in rows]

    def add(self, draft: Draft) -> Draft:
        return replace(draft, id=self._sql.value(_ADD, **_columns(draft)))

    def save(self, draft: Draft) -> None:
        self._sql.run(_SAVE, **_columns(draft))

    def delete(self, id: int) -> None:
        self._sql.run(_DELETE, id=id)


def _columns(draft: Draft) -> dict[str, object]:
    return {**columns(draft), "answers": dump(draft.answers)}


def _draft(row: Row) -> Draft:
    return Draft(**read(row, _READERS))
