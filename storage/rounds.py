"""Rounds, their teams, and which team inspects which unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from bot.core.policy import Limit
from bot.core.rounds import Assignment, Kind, ListMeeting, MeetingKind, Phase, Round, Team
from storage.dialect import Sql
from storage.values import Readers, columns, day, read

_ROUND = "SELECT id, term, number, year, name, started_on, phase, finding_limit, theme FROM rounds"
_GET = _ROUND + " WHERE id = :id"
_FIND = _ROUND + " WHERE term = :term AND number = :number"
_ALL = _ROUND + " ORDER BY started_on, id"
_ADD = """
INSERT INTO rounds (term, number, year, name, started_on, phase, finding_limit, theme)
VALUES (:term, :number, :year, :name, :started_on, :phase, :finding_limit, :theme)
RETURNING id
"""
_SAVE = """
UPDATE rounds
SET term = :term, number = :number, year = :year, name = :name, started_on = :started_on,
    phase = :phase, finding_limit = :finding_limit, theme = :theme
WHERE id = :id
"""

_TEAM = "SELECT id, round_id, number, name FROM teams WHERE id = :id"
_TEAMS = "SELECT id, round_id, number, name FROM teams WHERE round_id = :round_id ORDER BY number"
_ADD_TEAM = """
INSERT INTO teams (round_id, number, name) VALUES (:round_id, :number, :name) RETURNING id
"""
_SAVE_TEAM = "UPDATE teams SET name = :name WHERE id = :id"

_ASSIGNMENT = """
SELECT a.id, a.round_id, a.team_id, a.unit_id, a.kind, a.escalated, a.fed_back_on,
       o.name AS unit_name, o.path AS unit_path
FROM assignments a
JOIN organisations o ON o.id = a.unit_id
"""
_ASSIGNMENT_BY_ID = _ASSIGNMENT + " WHERE a.id = :id"
_ASSIGNMENTS = _ASSIGNMENT + " WHERE a.round_id = :round_id ORDER BY o.sort, o.id"
_ASSIGNMENTS_OF_TEAM = _ASSIGNMENT + " WHERE a.team_id = :team_id ORDER BY o.sort, o.id"
_ADD_ASSIGNMENT = """
INSERT INTO assignments (round_id, team_id, unit_id, kind, escalated, fed_back_on)
VALUES (:round_id, :team_id, :unit_id, :kind, :escalated, :fed_back_on)
RETURNING id
"""
_SAVE_ASSIGNMENT = """
UPDATE assignments
SET team_id = :team_id, kind = :kind, escalated = :escalated, fed_back_on = :fed_back_on
WHERE id = :id
"""
_NEXT_SERIAL = """
UPDATE assignments SET last_serial = last_serial + 1 WHERE id = :id RETURNING last_serial
"""
_TAKE_SERIAL = """
UPDATE assignments SET last_serial = :serial WHERE id = :id AND last_serial < :serial
"""

_LIST_MEETING = """
SELECT round_id, meeting, held_on, units FROM list_meetings WHERE round_id = :round_id
"""
_SAVE_LIST_MEETING = """
INSERT INTO list_meetings (round_id, meeting, held_on, units)
VALUES (:round_id, :meeting, :held_on, :units)
ON CONFLICT (round_id) DO UPDATE
SET meeting = excluded.meeting, held_on = excluded.held_on, units = excluded.units
"""

_ROUND_READERS: Readers = {
    "started_on": day,
    "phase": Phase,
    "finding_limit": Limit.model_validate_json,
}
_ASSIGNMENT_READERS: Readers = {"kind": Kind, "escalated": bool, "fed_back_on": day}


class LedgerRounds:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Round:
        return _round(self._sql.one(_GET, id=id))

    def find(self, term: str, number: str) -> Round | None:
        row = self._sql.row(_FIND, term=term, number=number)
        return None if row is None else _round(row)

    def all(self) -> Sequence[Round]:
        return [_round(row) for row in self._sql.rows(_ALL)]

    def add(self, round: Round) -> Round:
        return replace(round, id=self._sql.value(_ADD, **_round_columns(round)))

    def save(self, round: Round) -> None:
        self._sql.run(_SAVE, **_round_columns(round))

    def team(self, id: int) -> Team:
        return Team(**read(self._sql.one(_TEAM, id=id), {}))

    def teams(self, round_id: int) -> Sequence[Team]:
        return [Team(**read(row, {})) for row in self._sql.rows(_TEAMS, round_id=round_id)]

    def add_team(self, team: Team) -> Team:
        return replace(team, id=self._sql.value(_ADD_TEAM, **columns(team)))

    def save_team(self, team: Team) -> None:
        """Round and number of a team never change."""
        self._sql.run(_SAVE_TEAM, id=team.id, name=team.name)

    def assignment(self, id: int) -> Assignment:
        return _assignment(self._sql.one(_ASSIGNMENT_BY_ID, id=id))

    def assignments(self, round_id: int) -> Sequence[Assignment]:
        return [_assignment(row) for row in self._sql.rows(_ASSIGNMENTS, round_id=round_id)]

    def assignments_of_team(self, team_id: int) -> Sequence[Assignment]:
        return [_assignment(row) for row in self._sql.rows(_ASSIGNMENTS_OF_TEAM, team_id=team_id)]

    def add_assignment(self, assignment: Assignment) -> Assignment:
        """As stored, with the unit's name and path."""
        return self.assignment(self._sql.value(_ADD_ASSIGNMENT, **columns(assignment)))

    def save_assignment(self, assignment: Assignment) -> None:
        """Round and unit of an assignment never change."""
        self._sql.run(_SAVE_ASSIGNMENT, **columns(assignment))

    def list_meeting(self, round_id: int) -> ListMeeting | None:
        row = self._sql.row(_LIST_MEETING, round_id=round_id)
        readers: Readers = {"meeting": MeetingKind, "held_on": day}
        return None if row is None else ListMeeting(**read(row, readers))

    def save_list_meeting(self, meeting: ListMeeting) -> None:
        self._sql.run(_SAVE_LIST_MEETING, **columns(meeting))

    def next_serial(self, assignment_id: int) -> int:
        row = self._sql.one(_NEXT_SERIAL, id=assignment_id)
        serial: int = row["last_serial"]
        return serial

    def take_serial(self, assignment_id: int, serial: int) -> None:
        self._sql.run(_TAKE_SERIAL, id=assignment_id, serial=serial)


def _round(row: Row) -> Round:
    return Round(**read(row, _ROUND_READERS))


def _round_columns(round: Round) -> dict[str, object]:
    limit = round.finding_limit
    return {**columns(round), "finding_limit": limit.model_dump_json() if limit else None}


def _assignment(row: Row) -> Assignment:
    return Assignment(**read(row, _ASSIGNMENT_READERS))
