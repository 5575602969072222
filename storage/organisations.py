"""The tree of organisations; a subtree is a prefix of the path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from bot.core.organisations import Level, Organisation
from storage.dialect import Sql
from storage.values import columns, read

_SELECT = """
SELECT id, code, name, short_name, initials, level, parent_id, sort, path FROM organisations
"""
_GET = _SELECT + " WHERE id = :id"
_BY_CODE = _SELECT + " WHERE code = :code"
_ALL = _SELECT + " ORDER BY sort, id"
_WITHIN = _SELECT + " WHERE path >= :path AND path < :beyond ORDER BY sort, id"
_ADD = """
INSERT INTO organisations (code, name, short_name, initials, level, parent_id, sort, path)
VALUES (:code, :name, :short_name, :initials, :level, :parent_id, :sort, '')
RETURNING id
"""
_PLACE = "UPDATE organisations SET path = :path WHERE id = :id"
_SAVE = """
UPDATE organisations
SET code = :code, name = :name, short_name = :short_name, initials = :initials,
    level = :level, parent_id = :parent_id, sort = :sort, path = :path
WHERE id = :id
"""
_MOVE_SUBTREE = """
UPDATE organisations
SET path = :path || substr(path, length(:old) + 1)
WHERE path > :old AND path < :beyond
"""


def beyond(path: str) -> str:
    """The first text after every path that begins with this one: '0' follows '/'."""
    return path[:-1] + "0"


class LedgerOrganisations:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Organisation:
        return _organisation(self._sql.one(_GET, id=id))

    def by_code(self, code: str) -> Organisation | None:
        row = self._sql.row(_BY_CODE, code=code)
        return None if row is None else _organisation(row)

    def all(self) -> Sequence[Organisation]:
        return [_organisation(row) for row in self._sql.rows(_ALL)]

    def within(self, path: str) -> Sequence[Organisation]:
        rows = self._sql.rows(_WITHIN, path=path, beyond=beyond(path))
        return [_organisation(row) for row in rows]

    def add(self, organisation: Organisation) -> Organisation:
        id = self._sql.value(_ADD, **columns(organisation))
        placed = replace(organisation, id=id, path=f"{self._above(organisation)}{id}/")
        self._sql.run(_PLACE, id=id, path=placed.path)
        return placed

    def save(self, organisation: Organisation) -> None:
        """The path follows the parent; what lies below moves along."""
        old = self.get(organisation.id).path
        path = f"{self._above(organisation)}{organisation.id}/"
        self._sql.run(_SAVE, **columns(replace(organisation, path=path)))
        if path != old:
            self._sql.run(_MOVE_SUBTREE, path=path, old=old, beyond=beyond(old))

    def _above(self, organisation: Organisation) -> str:
        parent = organisation.parent_id
        return "/" if parent is None else self.get(parent).path


def _organisation(row: Row) -> Organisation:
    return Organisation(**read(row, {"level": Level}))
