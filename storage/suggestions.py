"""Suggestions (意见建议), their files, and the numbers of each round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row

from bot.core import errors
from bot.core.suggestions import Outcome, State, Suggestion
from storage.dialect import Sql
from storage.values import Readers, columns, day, read

_SELECT = """
SELECT s.id, s.number, s.round_id, s.team_id, s.author_id, s.addressee_id, s.text, s.state,
       s.proposed_on, s.transferred_on, s.due, s.leader_id, s.handler_id, s.outcome, s.answer,
       s.answered_by, s.answered_on, s.review_due, s.concluded_on, s.use, s.used_on,
       s.next_step_on, s.revision,
       o.name AS addressee_name, o.path AS addressee_path, r.name AS round_name
FROM suggestions s
JOIN organisations o ON o.id = s.addressee_id
JOIN rounds r ON r.id = s.round_id
"""
_GET = _SELECT + " WHERE s.id = :id"
_ALL = (
    _SELECT
    + """
ORDER BY CASE WHEN s.state IN ('concluded', 'withdrawn') THEN 1 ELSE 0 END,
         CASE WHEN s.state IN ('concluded', 'withdrawn') THEN '' ELSE COALESCE(s.due, '') END,
         s.id DESC
"""
)
_STEPPING = (
    _SELECT + " WHERE s.next_step_on <= :until ORDER BY s.next_step_on, s.id LIMIT :at_most"
)
_NEXT = "SELECT COUNT(*) + 1 FROM suggestions WHERE round_id = :round_id"
_ADD = """
INSERT INTO suggestions (
    number, round_id, team_id, author_id, addressee_id, text, state, proposed_on, next_step_on,
    revision
)
VALUES (
    :number, :round_id, :team_id, :author_id, :addressee_id, :text, :state, :proposed_on,
    :next_step_on, 1
)
RETURNING id
"""
_SAVE = """
UPDATE suggestions
SET state = :state, addressee_id = :addressee_id, transferred_on = :transferred_on, due = :due,
    leader_id = :leader_id, handler_id = :handler_id, outcome = :outcome, answer = :answer,
    answered_by = :answered_by, answered_on = :answered_on, review_due = :review_due,
    concluded_on = :concluded_on, use = :use, used_on = :used_on, next_step_on = :next_step_on,
    revision = revision + 1
WHERE id = :id AND revision = :revision
"""
_ATTACH = """
INSERT INTO suggestion_files (suggestion_id, file_id) VALUES (:suggestion_id, :file_id)
ON CONFLICT DO NOTHING
"""
_FILES = "SELECT file_id FROM suggestion_files WHERE suggestion_id = :id ORDER BY file_id"

_DAYS = (
    "proposed_on",
    "transferred_on",
    "due",
    "answered_on",
    "review_due",
    "concluded_on",
    "used_on",
    "next_step_on",
)
_READERS: Readers = {"state": State, "outcome": Outcome, **dict.fromkeys(_DAYS, day)}


class LedgerSuggestions:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Suggestion:
        return _suggestion(self._sql.one(_GET, id=id))

    def all(self) -> Sequence[Suggestion]:
        return [_suggestion(row) for row in self._sql.rows(_ALL)]

    def next_number(self, round_id: int) -> int:
        """None is ever deleted, so that their number is the last one's."""
        number: int = self._sql.value(_NEXT, round_id=round_id)
        return number

    def add(self, suggestion: Suggestion) -> Suggestion:
        """As stored, with the names read along."""
        return self.get(self._sql.value(_ADD, **columns(suggestion)))

    def save(self, before: Suggestion, after: Suggestion) -> None:
        written = columns(replace(after, id=before.id, revision=before.revision))
        if not self._sql.run(_SAVE, **written):
            current = self.get(before.id)
            raise errors.WrongState(number=current.number, state=current.state_text)

    def attach(self, suggestion_id: int, files: Sequence[int]) -> None:
        for file in files:
            self._sql.run(_ATTACH, suggestion_id=suggestion_id, file_id=file)

    def files(self, suggestion_id: int) -> Sequence[int]:
        return [row["file_id"] for row in self._sql.rows(_FILES, id=suggestion_id)]

    def stepping(self, until: date, *, limit: int) -> Sequence[Suggestion]:
        rows = self._sql.rows(_STEPPING, until=until, at_most=limit)
        return [_suggestion(row) for row in rows]


def _suggestion(row: Row) -> Suggestion:
    return Suggestion(**read(row, _READERS))
