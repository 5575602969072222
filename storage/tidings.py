"""Tidings: what a person shall hear bundled, until a message has told it."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Row

from bot.core.messages import Tiding, Topic
from bot.core.screens import Text
from storage.context import Context
from storage.dialect import Sql
from storage.values import Readers, among, instant, read

_ADD = """
INSERT INTO tidings (person_id, topic, finding_id, body, urgency, at, subject)
VALUES (:person_id, :topic, :finding_id, :body, :urgency, :at, :subject)
"""
_PEOPLE = "SELECT DISTINCT person_id FROM tidings WHERE outbox_id IS NULL AND topic IN "
_SELECT = "SELECT id, person_id, topic, finding_id, body, urgency, at, subject FROM tidings"
_WAITING = _SELECT + " WHERE outbox_id IS NULL AND person_id = :person_id AND topic IN "
_OF_MESSAGE = _SELECT + " WHERE outbox_id = :outbox_id"
_BY_URGENCY = " ORDER BY urgency, at, id"
_TOLD = "UPDATE tidings SET outbox_id = :outbox_id WHERE id IN "

_READERS: Readers = {"topic": Topic, "body": Text.model_validate_json, "at": instant}


class LedgerTidings:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def add(
        self,
        person_id: int,
        topic: Topic,
        body: Text,
        *,
        finding_id: int | None = None,
        urgency: int = 0,
        subject: str | None = None,
    ) -> None:
        """Nothing in a silent work: history is replayed, nobody is told."""
        if self._context.is_silent:
            return
        self._sql.run(
            _ADD,
            person_id=person_id,
            topic=topic,
            finding_id=finding_id,
            body=body.model_dump_json(),
            urgency=urgency,
            at=self._context.now,
            subject=subject,
        )

    def people_waiting(self, topics: Sequence[Topic]) -> Sequence[int]:
        wanted, values = among("topic", topics)
        rows = self._sql.rows(f"{_PEOPLE}{wanted} ORDER BY person_id", **values)
        return [row["person_id"] for row in rows]

    def waiting(self, person_id: int, topics: Sequence[Topic]) -> Sequence[Tiding]:
        wanted, values = among("topic", topics)
        statement = _WAITING + wanted + _BY_URGENCY
        return [_tiding(row) for row in self._sql.rows(statement, person_id=person_id, **values)]

    def told(self, ids: Sequence[int], outbox_id: int) -> None:
        wanted, values = among("id", ids)
        self._sql.run(_TOLD + wanted, outbox_id=outbox_id, **values)

    def of_message(self, outbox_id: int) -> Sequence[Tiding]:
        rows = self._sql.rows(_OF_MESSAGE + _BY_URGENCY, outbox_id=outbox_id)
        return [_tiding(row) for row in rows]


def _tiding(row: Row) -> Tiding:
    return Tiding(**read(row, _READERS))
