"""Deputies for a period, running, planned and past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row

from bot.core.substitutes import Substitute
from storage.dialect import Sql
from storage.values import columns, day, read

_SELECT = "SELECT id, person_id, deputy_id, since, until, ended_on FROM substitutes"
_GET = _SELECT + " WHERE id = :id"
_ALL = _SELECT + " ORDER BY id"
_DEPUTIES = """
SELECT deputy_id FROM substitutes
WHERE person_id = :person_id AND since <= :today AND until >= :today AND ended_on IS NULL
ORDER BY deputy_id
"""
_ADD = """
INSERT INTO substitutes (person_id, deputy_id, since, until, ended_on)
VALUES (:person_id, :deputy_id, :since, :until, :ended_on)
RETURNING id
"""
_SAVE = "UPDATE substitutes SET ended_on = :ended_on WHERE id = :id"


class LedgerSubstitutes:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Substitute:
        return _substitute(self._sql.one(_GET, id=id))

    def all(self) -> Sequence[Substitute]:
        return [_substitute(row) for row in self._sql.rows(_ALL)]

    def deputies(self, person_id: int, today: date) -> Sequence[int]:
        rows = self._sql.rows(_DEPUTIES, person_id=person_id, today=today)
        return [row["deputy_id"] for row in rows]

    def add(self, substitute: Substitute) -> Substitute:
        return replace(substitute, id=self._sql.value(_ADD, **columns(substitute)))

    def save(self, substitute: Substitute) -> None:
        self._sql.run(_SAVE, **columns(substitute))


def _substitute(row: Row) -> Substitute:
    return Substitute(**read(row, dict.fromkeys(("since", "until", "ended_on"), day)))
