"""The ledger's own health, and the rows whose time is over."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from bot.core.ledger import Trouble
from bot.core.upkeep import CONFLICT, POLLING, Leftover, Vitals
from storage.context import Context
from storage.dialect import Sql
from storage.values import among, instant

_WAITING = """
SELECT COUNT(*) FILTER (WHERE is_sendable = 1) AS waiting,
       COUNT(*) FILTER (WHERE is_sendable = 0) AS held,
       MIN(created_at) FILTER (WHERE is_sendable = 1) AS oldest
FROM (
    SELECT x.created_at,
           CASE WHEN x.person_id IS NULL OR (
               p.chat_id IS NOT NULL AND p.suspended_on IS NULL AND p.unreachable_since IS NULL
           ) THEN 1 ELSE 0 END AS is_sendable
    FROM outbox x
    LEFT JOIN persons p ON p.id = x.person_id
    WHERE x.sent_at IS NULL AND x.dead_reason IS NULL AND x.not_before <= :now
)
"""
_INBOX = "SELECT COUNT(*) FROM inbox WHERE done_at IS NULL"
_FETCHES = "SELECT COUNT(*) FROM files WHERE sha256 IS NULL AND dead_reason IS NULL"
_LOST = "SELECT COUNT(*) FROM files WHERE sha256 IS NULL AND dead_reason IS NOT NULL"
_UNSEALED = "SELECT COUNT(*) FROM events WHERE seal IS NULL"
_HEAD = "SELECT seal FROM events WHERE seal IS NOT NULL ORDER BY seq DESC LIMIT 1"
_LAST = "SELECT slot, done_at FROM slots WHERE task = :task ORDER BY done_at DESC LIMIT 1"
_NOTE = """
INSERT INTO slots (task, slot, done_at) VALUES (:task, :slot, :at)
ON CONFLICT (task, slot) DO UPDATE SET done_at = excluded.done_at
"""

# One that a message on its way still shows stays until the message has gone.
_SNAPSHOTS = """
DELETE FROM snapshots WHERE id IN (
    SELECT id FROM snapshots
    WHERE frozen = 0 AND as_of < :before AND as_of < COALESCE(
        (SELECT MIN(created_at) FROM outbox WHERE sent_at IS NULL AND dead_reason IS NULL), :before
    )
    ORDER BY id LIMIT :at_most
)
"""
_OLD_MESSAGES = """
SELECT id FROM outbox
WHERE sent_at < :before OR (dead_reason IS NOT NULL AND not_before < :before)
ORDER BY id LIMIT :at_most
"""
_OF_MESSAGES = (
    "DELETE FROM messages WHERE outbox_id IN ",
    "DELETE FROM tidings WHERE outbox_id IN ",
    "DELETE FROM outbox WHERE id IN ",
)
_DROP = {
    Leftover.UPDATES: """
DELETE FROM inbox WHERE (bot_id, update_id) IN (
    SELECT bot_id, update_id FROM inbox WHERE done_at < :before LIMIT :at_most
)
""",
    Leftover.SNAPSHOTS: _SNAPSHOTS,
    Leftover.DRAFTS: """
DELETE FROM drafts WHERE id IN (
    SELECT id FROM drafts WHERE parked = 1 AND touched_at < :before LIMIT :at_most
)
""",
    Leftover.SLOTS: """
DELETE FROM slots WHERE (task, slot) IN (
    SELECT task, slot FROM slots WHERE done_at < :before LIMIT :at_most
)
""",
}


class LedgerUpkeep:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def vitals(self) -> Vitals:
        outbox = self._sql.one(_WAITING, now=self._context.now)
        return Vitals(
            outbox_waiting=outbox["waiting"],
            outbox_held=outbox["held"],
            oldest_undelivered=instant(outbox["oldest"]) if outbox["oldest"] else None,
            inbox_waiting=self._sql.value(_INBOX),
            fetches_waiting=self._sql.value(_FETCHES),
            fetches_lost=self._sql.value(_LOST),
            unsealed=self._sql.value(_UNSEALED),
            head=self._sql.value(_HEAD),
            ticked_at=self._done_at("tick"),
            backup_at=self._done_at("backup"),
            proved_at=self._done_at("proof"),
            outage_at=self._done_at("outage"),
            outage_why=Trouble(why) if (why := self.last("outage")) else None,
            conflict_since=self._conflict_since(),
            disk_free=shutil.disk_usage(Path(self._sql.path()).parent).free,
        )

    def last(self, task: str) -> str | None:
        row = self._sql.row(_LAST, task=task)
        return None if row is None else row["slot"]

    def note(self, task: str, slot: str) -> None:
        self._sql.run(_NOTE, task=task, slot=slot, at=self._context.now)

    def drop(self, what: Leftover, before: datetime, *, limit: int) -> int:
        if what is Leftover.MESSAGES:
            return self._drop_messages(before, limit)
        return self._sql.run(_DROP[what], before=before, at_most=limit)

    def _drop_messages(self, before: datetime, limit: int) -> int:
        """With their places in the chats, and with the tidings that they told."""
        rows = self._sql.rows(_OLD_MESSAGES, before=before, at_most=limit)
        old, values = among("id", (row["id"] for row in rows))
        for statement in _OF_MESSAGES:
            self._sql.run(statement + old, **values)
        return len(rows)

    def _conflict_since(self) -> datetime | None:
        return self._done_at(POLLING) if self.last(POLLING) == CONFLICT else None

    def _done_at(self, task: str) -> datetime | None:
        row = self._sql.row(_LAST, task=task)
        return None if row is None else instant(row["done_at"])
