"""Evidence and its files; the bytes themselves lie on disk under their hash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from sqlite3 import Row

from bot.core import signals
from bot.core.evidence import Evidence, FileKind, Purpose, StoredFile
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, instant, read

_FILE = """
SELECT id, kind, name, mime, size, telegram_id, telegram_unique_id, uploader_id, uploaded_at,
       sha256, fetched_at, attempts, not_before, dead_reason, dhash, taken_on
FROM files
"""
_GET_FILE = _FILE + " WHERE id = :id"
_FILES = _FILE + " WHERE id IN "
_TO_FETCH = (
    _FILE
    + " WHERE fetched_at IS NULL AND dead_reason IS NULL AND not_before <= :now"
    + " ORDER BY not_before, id LIMIT :at_most"
)
_ADD_FILE = """
INSERT INTO files (
    kind, name, mime, size, telegram_id, telegram_unique_id, uploader_id, uploaded_at, sha256,
    fetched_at, attempts, not_before, dead_reason, dhash, taken_on
)
VALUES (
    :kind, :name, :mime, :size, :telegram_id, :telegram_unique_id, :uploader_id, :uploaded_at,
    :sha256, :fetched_at, :attempts, :not_before, :dead_reason, :dhash, :taken_on
)
RETURNING id
"""
# Who uploaded what, and when, never changes.
_SAVE_FILE = """
UPDATE files
SET mime = :mime, size = :size, telegram_id = :telegram_id, sha256 = :sha256,
    fetched_at = :fetched_at, attempts = :attempts, not_before = :not_before,
    dead_reason = :dead_reason, dhash = :dhash, taken_on = :taken_on
WHERE id = :id
"""

_ADD_BAND = """
INSERT INTO picture_bands (band, value, file_id) VALUES (:band, :value, :file_id)
ON CONFLICT DO NOTHING
"""

_ADD = """
INSERT INTO evidence (finding_id, cycle, purpose, caption, added_by, added_at, evidence_on)
VALUES (:finding_id, :cycle, :purpose, :caption, :added_by, :added_at, :evidence_on)
RETURNING id
"""
_ADD_TO = "INSERT INTO evidence_files (evidence_id, file_id) VALUES (:evidence_id, :file_id)"
_DROP_FROM = "DELETE FROM evidence_files WHERE evidence_id = :id"
_DROP = "DELETE FROM evidence WHERE id = :id"
_OF_FINDING = """
SELECT e.id, e.finding_id, e.cycle, e.purpose, e.caption, e.added_by, e.added_at, e.evidence_on,
       l.file_id AS files
FROM evidence e
LEFT JOIN evidence_files l ON l.evidence_id = e.id
WHERE e.finding_id = :finding_id
ORDER BY e.added_at, e.id, l.file_id
"""
_COUNT_FILES = """
SELECT COUNT(*)
FROM evidence e
JOIN evidence_files l ON l.evidence_id = e.id
WHERE e.finding_id = :finding_id
"""
# Among the newest files only, so that it costs the same whatever the ledger holds.
_COUNT_UPLOADED = """
SELECT COUNT(*) FROM files
WHERE id > (SELECT MAX(id) FROM files) - :newest
  AND uploader_id = :person_id AND uploaded_at > :since
"""
_NEWEST = 20
_FINDINGS_OF_FILE = """
SELECT DISTINCT e.finding_id FROM evidence e
JOIN evidence_files l ON l.evidence_id = e.id
WHERE l.file_id = :file_id
ORDER BY e.finding_id
"""

_FILE_READERS: Readers = {
    "kind": FileKind,
    "uploaded_at": instant,
    "fetched_at": instant,
    "not_before": instant,
    "taken_on": day,
}
_READERS: Readers = {"purpose": Purpose, "added_at": instant, "evidence_on": day}


class LedgerEvidence:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def add_file(self, file: StoredFile) -> StoredFile:
        return replace(file, id=self._sql.value(_ADD_FILE, **columns(file)))

    def file(self, id: int) -> StoredFile:
        return _file(self._sql.one(_GET_FILE, id=id))

    def files(self, ids: Sequence[int]) -> Sequence[StoredFile]:
        """In the order asked; missing ones are left out."""
        wanted, values = among("id", ids)
        found = {row["id"]: _file(row) for row in self._sql.rows(_FILES + wanted, **values)}
        return [found[id] for id in ids if id in found]

    def save_file(self, file: StoredFile) -> None:
        self._sql.run(_SAVE_FILE, **columns(file))
        for band, value in enumerate(signals.bands(file.dhash) if file.dhash else ()):
            self._sql.run(_ADD_BAND, band=band, value=value, file_id=file.id)

    def to_fetch(self, now: datetime, *, limit: int) -> Sequence[StoredFile]:
        return [_file(row) for row in self._sql.rows(_TO_FETCH, now=now, at_most=limit)]

    def add(self, evidence: Evidence) -> int:
        id: int = self._sql.value(_ADD, **columns(evidence))
        for file_id in evidence.files:
            self._sql.run(_ADD_TO, evidence_id=id, file_id=file_id)
        return id

    def drop(self, id: int) -> None:
        self._sql.run(_DROP_FROM, id=id)
        self._sql.run(_DROP, id=id)

    def of_finding(self, finding_id: int) -> Sequence[Evidence]:
        rows = self._sql.rows(_OF_FINDING, finding_id=finding_id)
        return [_evidence(list(group)) for _, group in groupby(rows, key=itemgetter("id"))]

    def count_files(self, finding_id: int) -> int:
        count: int = self._sql.value(_COUNT_FILES, finding_id=finding_id)
        return count

    def count_uploaded(self, person_id: int, since: datetime, *, at_most: int) -> int:
        newest = _NEWEST * at_most
        count: int = self._sql.value(
            _COUNT_UPLOADED, person_id=person_id, since=since, newest=newest
        )
        return count

    def findings_of_file(self, file_id: int) -> Sequence[int]:
        return [row["finding_id"] for row in self._sql.rows(_FINDINGS_OF_FILE, file_id=file_id)]


def _file(row: Row) -> StoredFile:
    return StoredFile(**read(row, _FILE_READERS))


def _evidence(rows: Sequence[Row]) -> Evidence:
    """One piece from its rows, one a file; a piece of words alone has one row without a file."""
    files = tuple(row["files"] for row in rows if row["files"] is not None)
    return Evidence(**{**read(rows[0], _READERS), "files": files})
