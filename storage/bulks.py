"""Bulk deeds: what was chosen, the items of the preview, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from sqlite3 import Row

from bot.core import errors
from bot.core.bulks import Bulk, Deed, Entry, Standing, State
from bot.core.screens import Text
from storage.dialect import Sql
from storage.values import Readers, columns, day, dump, instant, read

_GET = """
SELECT id, person_id, deed, source, listed, until, days, responsible_id, text, state, cause,
       made_at
FROM bulks WHERE id = :id
"""
_ADD = """
INSERT INTO bulks (
    person_id, deed, source, listed, until, days, responsible_id, text, state, cause, made_at
)
VALUES (
    :person_id, :deed, :source, :listed, :until, :days, :responsible_id, :text, :state, :cause,
    :made_at
)
RETURNING id
"""
# What was chosen never changes.
_SAVE = "UPDATE bulks SET state = :state, cause = :cause WHERE id = :id AND state = :was"
_ENTRIES = """
SELECT bulk_id, finding_id, ordinal, revision, standing, reason FROM bulk_items
WHERE bulk_id = :bulk_id ORDER BY ordinal
"""
_ADD_ENTRY = """
INSERT INTO bulk_items (bulk_id, finding_id, ordinal, revision, standing, reason)
VALUES (:bulk_id, :finding_id, :ordinal, :revision, :standing, :reason)
"""
_SAVE_ENTRY = """
UPDATE bulk_items SET standing = :standing, reason = :reason
WHERE bulk_id = :bulk_id AND finding_id = :finding_id
"""

_READERS: Readers = {
    "deed": Deed,
    "source": lambda written: tuple(json.loads(written)),
    "until": day,
    "state": State,
    "made_at": instant,
}
_ENTRY_READERS: Readers = {"standing": Standing, "reason": Text.model_validate_json}


class LedgerBulks:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Bulk:
        return _bulk(self._sql.one(_GET, id=id))

    def entries(self, bulk_id: int) -> Sequence[Entry]:
        rows = self._sql.rows(_ENTRIES, bulk_id=bulk_id)
        return [Entry(**read(row, _ENTRY_READERS)) for row in rows]

    def add(self, bulk: Bulk, entries: Sequence[Entry]) -> Bulk:
        id: int = self._sql.value(_ADD, **_columns(bulk))
        for entry in entries:
            self._sql.run(_ADD_ENTRY, **{**_entry_columns(entry), "bulk_id": id})
        return self.get(id)

    def save(self, before: Bulk, after: Bulk) -> None:
        if not self._sql.run(_SAVE, **_columns(after), was=before.state):
            raise errors.Stale()

    def save_entry(self, entry: Entry) -> None:
        self._sql.run(_SAVE_ENTRY, **_entry_columns(entry))


def _bulk(row: Row) -> Bulk:
    return Bulk(**read(row, _READERS))


def _columns(bulk: Bulk) -> dict[str, object]:
    return {**columns(bulk), "source": dump(list(bulk.source))}


def _entry_columns(entry: Entry) -> dict[str, object]:
    reason = None if entry.reason is None else entry.reason.model_dump_json()
    return {**columns(entry), "reason": reason}
