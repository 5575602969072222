"""Findings with what belongs to them: measures, co-operating departments, progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row

from bot.core import errors
from bot.core.findings import ENDED, Finding, Measure, Mode, Progress, State
from bot.core.rounds import Phase
from storage import tallies
from storage.context import Context
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, read

_SELECT = """
SELECT f.id, f.number, f.assignment_id, f.author_id, f.state, f.cycle, f.problem, f.category,
       f.immediate, f.mode, f.logged_on, f.sent_on, f.fed_back_on, f.clock_from, f.due,
       f.original_due, f.leader_id, f.responsible_id, f.lead_department_id, f.committed_on,
       f.long_term, f.stage_goal, f.next_review_on, f.applied_on, f.closed_on, f.grace_until,
       f.moved_on, f.next_step_on, f.revision, f.proposed_due,
       a.unit_id, a.team_id, a.round_id, a.escalated, o.name AS unit_name, o.path AS unit_path,
       r.phase
FROM findings f
JOIN assignments a ON a.id = f.assignment_id
JOIN organisations o ON o.id = a.unit_id
JOIN rounds r ON r.id = a.round_id
"""
_GET = _SELECT + " WHERE f.id = :id"
_BY_NUMBER = _SELECT + " WHERE f.number = :number"
_MANY = _SELECT + " WHERE f.id IN "
_OF_ASSIGNMENT = _SELECT + " WHERE f.assignment_id = :assignment_id AND f.state IN "
_HELD_BY = _SELECT + " WHERE :person IN (f.leader_id, f.responsible_id) AND f.state NOT IN "
_STEPPING = (
    _SELECT + " WHERE f.next_step_on <= :until ORDER BY f.next_step_on, f.id LIMIT :at_most"
)
_ADD = """
INSERT INTO findings (
    number, assignment_id, author_id, state, cycle, problem, category, immediate, mode,
    logged_on, sent_on, fed_back_on, clock_from, due, original_due, leader_id, responsible_id,
    lead_department_id, committed_on, long_term, stage_goal, next_review_on, applied_on,
    closed_on, grace_until, moved_on, next_step_on, proposed_due
)
VALUES (
    :number, :assignment_id, :author_id, :state, :cycle, :problem, :category, :immediate, :mode,
    :logged_on, :sent_on, :fed_back_on, :clock_from, :due, :original_due, :leader_id,
    :responsible_id, :lead_department_id, :committed_on, :long_term, :stage_goal,
    :next_review_on, :applied_on, :closed_on, :grace_until, :moved_on, :next_step_on, :proposed_due
)
RETURNING id
"""
# Number, assignment, author, the day of logging and the finder's proposal never change.
_SAVE = """
UPDATE findings
SET state = :state, cycle = :cycle, problem = :problem, category = :category,
    immediate = :immediate, mode = :mode, sent_on = :sent_on, fed_back_on = :fed_back_on,
    clock_from = :clock_from, due = :due, original_due = :original_due,
    leader_id = :leader_id, responsible_id = :responsible_id,
    lead_department_id = :lead_department_id, committed_on = :committed_on,
    long_term = :long_term, stage_goal = :stage_goal, next_review_on = :next_review_on,
    applied_on = :applied_on, closed_on = :closed_on, grace_until = :grace_until,
    moved_on = :moved_on, next_step_on = :next_step_on, revision = revision + 1
WHERE id = :id AND revision = :revision
"""

_MEASURES = """
SELECT id, finding_id, cycle, ordinal, text, milestone, person_id, done_on
FROM measures
WHERE finding_id = :finding_id AND cycle = :cycle
ORDER BY ordinal
"""
_DROP_MEASURES = "DELETE FROM measures WHERE finding_id = :finding_id AND cycle = :cycle"
_ADD_MEASURE = """
INSERT INTO measures (finding_id, cycle, ordinal, text, milestone, person_id, done_on)
VALUES (:finding_id, :cycle, :ordinal, :text, :milestone, :person_id, :done_on)
"""

_CO_DEPARTMENTS = """
SELECT c.organisation_id
FROM co_departments c
JOIN organisations o ON o.id = c.organisation_id
WHERE c.finding_id = :finding_id
ORDER BY o.sort, o.id
"""
_DROP_CO_DEPARTMENTS = "DELETE FROM co_departments WHERE finding_id = :finding_id"
_ADD_CO_DEPARTMENT = """
INSERT INTO co_departments (finding_id, organisation_id)
VALUES (:finding_id, :organisation_id)
ON CONFLICT DO NOTHING
"""

_PROGRESS = """
SELECT id, finding_id, cycle, person_id, text, reported_on, entered_by
FROM progress
WHERE finding_id = :finding_id
ORDER BY id
"""
_ADD_PROGRESS = """
INSERT INTO progress (finding_id, cycle, person_id, text, reported_on, entered_by)
VALUES (:finding_id, :cycle, :person_id, :text, :reported_on, :entered_by)
RETURNING id
"""

_DROP_PROGRESS = "DELETE FROM progress WHERE id = :id"

# The last of a day stands for it.
_SET_DUE = """
INSERT INTO dues (finding_id, set_on, due) VALUES (:id, :today, :due)
ON CONFLICT (finding_id, set_on) DO UPDATE SET due = excluded.due
"""

_DAYS = (
    "logged_on sent_on fed_back_on clock_from due original_due committed_on next_review_on "
    "applied_on closed_on grace_until moved_on next_step_on proposed_due"
)
_READERS: Readers = {
    **dict.fromkeys(_DAYS.split(), day),
    **dict.fromkeys(("immediate", "long_term", "escalated"), bool),
    "state": State,
    "mode": Mode,
    "phase": Phase,
}


class LedgerFindings:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def get(self, id: int) -> Finding:
        return _finding(self._sql.one(_GET, id=id))

    def by_number(self, number: str) -> Finding | None:
        row = self._sql.row(_BY_NUMBER, number=number)
        return None if row is None else _finding(row)

    def many(self, ids: Sequence[int]) -> Sequence[Finding]:
        wanted, values = among("id", ids)
        found = {row["id"]: _finding(row) for row in self._sql.rows(_MANY + wanted, **values)}
        return [found[id] for id in ids if id in found]

    def of_assignment(self, assignment_id: int, states: frozenset[State]) -> Sequence[Finding]:
        """By number."""
        wanted, values = among("state", sorted(states))
        statement = f"{_OF_ASSIGNMENT}{wanted} ORDER BY f.number"
        rows = self._sql.rows(statement, assignment_id=assignment_id, **values)
        return [_finding(row) for row in rows]

    def held_by(self, person_id: int) -> Sequence[Finding]:
        listed, values = among("ended", sorted(ENDED))
        statement = f"{_HELD_BY} {listed} ORDER BY f.number, f.id"
        return [_finding(row) for row in self._sql.rows(statement, person=person_id, **values)]

    def add(self, finding: Finding) -> Finding:
        """As stored, with what belongs to the assignment."""
        id = self._sql.value(_ADD, **columns(finding))
        counted = tallies.contributions(finding)
        tallies.move(self._sql, finding.assignment_id, (), counted)
        if finding.due is not None:
            self._set_due(id, finding.due)
        return self.get(id)

    def save(self, before: Finding, after: Finding) -> None:
        written = columns(replace(after, id=before.id, revision=before.revision))
        if not self._sql.run(_SAVE, **written):
            current = self.get(before.id)
            raise errors.WrongState(number=current.number, state=current.state_text)
        old, new = tallies.contributions(before), tallies.contributions(after)
        tallies.move(self._sql, before.assignment_id, old, new)
        if before.due != after.due:
            self._set_due(before.id, after.due)

    def _set_due(self, id: int, due: date | None) -> None:
        self._sql.run(_SET_DUE, id=id, today=self._context.today, due=due)

    def stepping(self, until: date, *, limit: int) -> Sequence[Finding]:
        rows = self._sql.rows(_STEPPING, until=until, at_most=limit)
        return [_finding(row) for row in rows]

    def measures(self, finding_id: int, cycle: int) -> Sequence[Measure]:
        rows = self._sql.rows(_MEASURES, finding_id=finding_id, cycle=cycle)
        return [Measure(**read(row, {"milestone": day, "done_on": day})) for row in rows]

    def replace_measures(self, finding_id: int, cycle: int, measures: Sequence[Measure]) -> None:
        self._sql.run(_DROP_MEASURES, finding_id=finding_id, cycle=cycle)
        for measure in measures:
            written = replace(measure, finding_id=finding_id, cycle=cycle)
            self._sql.run(_ADD_MEASURE, **columns(written))

    def co_departments(self, finding_id: int) -> Sequence[int]:
        """In the tree's order."""
        return [row[0] for row in self._sql.rows(_CO_DEPARTMENTS, finding_id=finding_id)]

    def set_co_departments(self, finding_id: int, organisation_ids: Sequence[int]) -> None:
        self._sql.run(_DROP_CO_DEPARTMENTS, finding_id=finding_id)
        for id in organisation_ids:
            self._sql.run(_ADD_CO_DEPARTMENT, finding_id=finding_id, organisation_id=id)

    def add_progress(self, progress: Progress) -> int:
        id: int = self._sql.value(_ADD_PROGRESS, **columns(progress))
        return id

    def drop_progress(self, id: int) -> None:
        self._sql.run(_DROP_PROGRESS, id=id)

    def progress(self, finding_id: int) -> Sequence[Progress]:
        """Oldest first."""
        rows = self._sql.rows(_PROGRESS, finding_id=finding_id)
        return [Progress(**read(row, {"reported_on": day})) for row in rows]


def _finding(row: Row) -> Finding:
    return Finding(**read(row, _READERS))
