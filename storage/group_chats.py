"""Group chats, by Telegram's number of the chat."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Row

from bot.core.group_chats import GroupChat
from storage.dialect import Sql
from storage.values import columns, instant, read

_SELECT = "SELECT chat_id, title, bound_by, bound_at, language FROM group_chats"
_GET = _SELECT + " WHERE chat_id = :chat_id"
_ALL = _SELECT + " ORDER BY bound_at, chat_id"
_SAVE = """
INSERT INTO group_chats (chat_id, title, bound_by, bound_at, language)
VALUES (:chat_id, :title, :bound_by, :bound_at, :language)
ON CONFLICT (chat_id)
DO UPDATE SET title = excluded.title, bound_by = excluded.bound_by,
    bound_at = excluded.bound_at, language = excluded.language
"""
_DELETE = "DELETE FROM group_chats WHERE chat_id = :chat_id RETURNING chat_id"
_MOVE = "UPDATE group_chats SET chat_id = :to WHERE chat_id = :chat_id"
_MOVE_WAITING = """
UPDATE outbox SET chat_id = :to
WHERE chat_id = :chat_id AND sent_at IS NULL AND dead_reason IS NULL
"""


class LedgerGroupChats:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, chat_id: int) -> GroupChat | None:
        row = self._sql.row(_GET, chat_id=chat_id)
        return None if row is None else _group(row)

    def all(self) -> Sequence[GroupChat]:
        return [_group(row) for row in self._sql.rows(_ALL)]

    def save(self, group: GroupChat) -> None:
        self._sql.run(_SAVE, **columns(group))

    def delete(self, chat_id: int) -> bool:
        return self._sql.row(_DELETE, chat_id=chat_id) is not None

    def move(self, chat_id: int, to: int) -> None:
        """Where the new number is bound already, the old one only goes."""
        if self.get(to) is None:
            self._sql.run(_MOVE, chat_id=chat_id, to=to)
        else:
            self.delete(chat_id)
        self._sql.run(_MOVE_WAITING, chat_id=chat_id, to=to)


def _group(row: Row) -> GroupChat:
    return GroupChat(**read(row, {"bound_at": instant}))
