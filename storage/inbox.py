"""The inbox: raw updates, committed before anything else sees them, blanked once done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from storage.dialect import Sql

RECEIVE = """
INSERT INTO inbox (bot_id, update_id, received_at, body)
VALUES (:bot_id, :update_id, :at, :body)
ON CONFLICT (bot_id, update_id) DO NOTHING
"""
# A ballot's: nothing but the number and the day.
_NOTE = """
INSERT INTO inbox (bot_id, update_id, received_at, done_at)
VALUES (:bot_id, :update_id, :day, :day)
ON CONFLICT (bot_id, update_id) DO NOTHING
"""
_IS_DONE = """
SELECT 1 FROM inbox WHERE bot_id = :bot_id AND update_id = :update_id AND done_at IS NOT NULL
"""
_DONE = """
INSERT INTO inbox (bot_id, update_id, received_at, done_at)
VALUES (:bot_id, :update_id, :at, :at)
ON CONFLICT (bot_id, update_id) DO UPDATE SET done_at = excluded.done_at, body = NULL
"""
# The body stays: what a fault of ours kept from the ledger can still be looked at.
_FAILED = """
UPDATE inbox SET done_at = :at, failure = :failure
WHERE bot_id = :bot_id AND update_id = :update_id
"""
_WAITING = """
SELECT body FROM inbox
WHERE bot_id = :bot_id AND done_at IS NULL AND body IS NOT NULL
ORDER BY received_at, update_id
"""


class LedgerInbox:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def receive(self, bot_id: int, update_id: int, body: str, at: datetime) -> bool:
        """False when it is there already."""
        values = {"bot_id": bot_id, "update_id": update_id, "body": body, "at": at}
        return self._sql.run(RECEIVE, **values) == 1

    def note(self, bot_id: int, update_id: int, day: date) -> bool:
        midnight = datetime.combine(day, time(), UTC)
        return self._sql.run(_NOTE, bot_id=bot_id, update_id=update_id, day=midnight) == 1

    def is_done(self, bot_id: int, update_id: int) -> bool:
        return self._sql.row(_IS_DONE, bot_id=bot_id, update_id=update_id) is not None

    def done(self, bot_id: int, update_id: int, at: datetime) -> None:
        self._sql.run(_DONE, bot_id=bot_id, update_id=update_id, at=at)

    def failed(self, bot_id: int, update_id: int, at: datetime, failure: str) -> None:
        values = {"bot_id": bot_id, "update_id": update_id, "at": at, "failure": failure}
        self._sql.run(_FAILED, **values)

    def waiting(self, bot_id: int) -> Sequence[str]:
        return [row["body"] for row in self._sql.rows(_WAITING, bot_id=bot_id)]
