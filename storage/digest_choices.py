"""What persons and groups have chosen of the digest; who has chosen nothing has no row."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Row

from bot.core.digest_choices import Choice, Rhythm
from storage.dialect import Sql
from storage.values import columns, read

_SELECT = "SELECT person_id, chat_id, rhythm, unit_id FROM digest_choices"
_OF_PERSON = _SELECT + " WHERE person_id = :person_id"
_OF_GROUP = _SELECT + " WHERE chat_id = :chat_id"
_ALL = _SELECT + " ORDER BY id"
_ADD = """
INSERT INTO digest_choices (person_id, chat_id, rhythm, unit_id)
VALUES (:person_id, :chat_id, :rhythm, :unit_id)
"""
_CHANGE = """
UPDATE digest_choices SET rhythm = :rhythm, unit_id = :unit_id
WHERE person_id = :person_id OR chat_id = :chat_id
"""


class LedgerDigestChoices:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def of_person(self, person_id: int) -> Choice:
        row = self._sql.row(_OF_PERSON, person_id=person_id)
        return Choice(person_id=person_id) if row is None else _choice(row)

    def of_group(self, chat_id: int) -> Choice:
        row = self._sql.row(_OF_GROUP, chat_id=chat_id)
        return Choice(chat_id=chat_id) if row is None else _choice(row)

    def all(self) -> Sequence[Choice]:
        return [_choice(row) for row in self._sql.rows(_ALL)]

    def save(self, choice: Choice) -> None:
        if not self._sql.run(_CHANGE, **columns(choice)):
            self._sql.run(_ADD, **columns(choice))


def _choice(row: Row) -> Choice:
    return Choice(**read(row, {"rhythm": Rhythm}))
