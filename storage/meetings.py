"""The teams' meetings and study sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row

from bot.core.meetings import Kind, Meeting
from storage.dialect import Sql
from storage.values import Readers, columns, day, read

_SELECT = """
SELECT m.id, m.team_id, m.kind, m.day, m.at, m.place, m.topic, m.added_by, m.cancelled_on
FROM meetings m
"""
_GET = _SELECT + " WHERE m.id = :id"
_BETWEEN = (
    _SELECT
    + """
JOIN teams t ON t.id = m.team_id
JOIN rounds r ON r.id = t.round_id
WHERE m.day BETWEEN :since AND :until AND m.cancelled_on IS NULL AND r.phase <> 'archived'
ORDER BY m.day, m.at, m.id
"""
)
_ADD = """
INSERT INTO meetings (team_id, kind, day, at, place, topic, added_by)
VALUES (:team_id, :kind, :day, :at, :place, :topic, :added_by)
RETURNING id
"""
_SAVE = "UPDATE meetings SET cancelled_on = :cancelled_on WHERE id = :id"

_READERS: Readers = {"kind": Kind, "day": day, "cancelled_on": day}


class LedgerMeetings:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Meeting:
        return _meeting(self._sql.one(_GET, id=id))

    def add(self, meeting: Meeting) -> Meeting:
        return replace(meeting, id=self._sql.value(_ADD, **columns(meeting)))

    def save(self, meeting: Meeting) -> None:
        self._sql.run(_SAVE, **columns(meeting))

    def between(self, since: date, until: date) -> Sequence[Meeting]:
        return [_meeting(row) for row in self._sql.rows(_BETWEEN, since=since, until=until)]


def _meeting(row: Row) -> Meeting:
    return Meeting(**read(row, _READERS))
