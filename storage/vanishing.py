"""Messages that delete themselves, by the moment when they are to be gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.confidentiality import LONGEST, Vanishing
from storage.context import Context
from storage.dialect import Sql
from storage.values import instant

_SENT = "SELECT sent_at FROM vanishing WHERE chat_id = :chat_id AND message_id = :message_id"
_ADD = """
INSERT INTO vanishing (chat_id, message_id, sent_at, due_at)
VALUES (:chat_id, :message_id, :sent_at, :due_at)
ON CONFLICT (chat_id, message_id) DO UPDATE SET due_at = excluded.due_at
"""
_DUE = """
SELECT chat_id, message_id FROM vanishing
WHERE due_at <= :now
ORDER BY due_at, chat_id, message_id
LIMIT :at_most
"""
_GONE = "DELETE FROM vanishing WHERE chat_id = :chat_id AND message_id = :message_id"


class LedgerVanishings:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def add(self, messages: Sequence[tuple[int, int]], minutes: int) -> None:
        now = self._context.now
        for chat_id, message_id in messages:
            place = {"chat_id": chat_id, "message_id": message_id}
            before = self._sql.value(_SENT, **place)
            sent_at = now if before is None else instant(before)
            due_at = min(now + timedelta(minutes=minutes), sent_at + LONGEST)
            self._sql.run(_ADD, sent_at=sent_at, due_at=due_at, **place)

    def due(self, now: datetime, *, limit: int) -> Sequence[Vanishing]:
        return [Vanishing(**dict(row)) for row in self._sql.rows(_DUE, now=now, at_most=limit)]

    def gone(self, message: Vanishing) -> None:
        self._sql.run(_GONE, chat_id=message.chat_id, message_id=message.message_id)
