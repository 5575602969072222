"""Events: a header that stays, and a payload that a purge may take."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from sqlite3 import Row

from bot.core.events import Event, Json
from bot.core.sealing import GENESIS, Header, payload_hash
from storage.context import Context
from storage.dialect import Sql
from storage.values import day, dump, instant, read

_ADD = """
INSERT INTO events (
    kind, item_kind, item_id, from_state, to_state, day, payload_hash, cause, ordinal
)
VALUES (
    :kind, :item_kind, :item_id, :from_state, :to_state, :day, :payload_hash, :cause, :ordinal
)
RETURNING seq
"""
_ADD_PAYLOAD = """
INSERT INTO event_payloads (seq, person_id, at, salt, body)
VALUES (:seq, :person_id, :at, :salt, :body)
"""
_OF_ITEM = """
SELECT e.seq, e.kind, e.item_kind, e.item_id, e.from_state, e.to_state, e.day, e.cause,
       p.person_id, p.at, p.body
FROM events e
LEFT JOIN event_payloads p ON p.seq = e.seq
WHERE e.item_kind = :item_kind AND e.item_id = :item_id
ORDER BY e.seq
"""
_UNSEALED = """
SELECT seq, kind, item_kind, item_id, from_state, to_state, day, payload_hash, cause, ordinal
FROM events
WHERE seal IS NULL
ORDER BY seq
LIMIT :at_most
"""
_LAST_SEAL = "SELECT seal FROM events WHERE seal IS NOT NULL ORDER BY seq DESC LIMIT 1"
_SET_SEAL = "UPDATE events SET seal = :seal WHERE seq = :seq AND seal IS NULL"


class LedgerEvents:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context
        self._ordinal = 0

    def record(
        self,
        kind: str,
        *,
        item_kind: str = "finding",
        item_id: int,
        from_state: str | None = None,
        to_state: str | None = None,
        person_id: int | None = None,
        body: Mapping[str, Json] | None = None,
    ) -> None:
        salt, at = secrets.token_hex(16), self._context.now
        seq = self._sql.value(
            _ADD,
            kind=kind,
            item_kind=item_kind,
            item_id=item_id,
            from_state=from_state,
            to_state=to_state,
            day=self._context.today,
            payload_hash=payload_hash(salt, person_id=person_id, at=at, body=body or {}),
            cause=self._context.cause,
            ordinal=self._ordinal,
        )
        self._ordinal += 1
        payload = {"person_id": person_id, "at": at, "salt": salt, "body": dump(body or {})}
        self._sql.run(_ADD_PAYLOAD, seq=seq, **payload)

    def of_item(self, item_kind: str, item_id: int) -> Sequence[Event]:
        """Oldest first."""
        rows = self._sql.rows(_OF_ITEM, item_kind=item_kind, item_id=item_id)
        return [_event(row) for row in rows]

    def unsealed(self, limit: int) -> Sequence[Header]:
        rows = self._sql.rows(_UNSEALED, at_most=limit)
        return [Header(**read(row, {"day": day})) for row in rows]

    def last_seal(self) -> str:
        return self._sql.value(_LAST_SEAL) or GENESIS

    def set_seal(self, seq: int, seal: str) -> None:
        """Once: a sealed event is never sealed again."""
        self._sql.run(_SET_SEAL, seq=seq, seal=seal)


def _event(row: Row) -> Event:
    return Event(**read(row, {"day": day, "at": instant, "body": json.loads}))
