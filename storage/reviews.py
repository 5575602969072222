"""Applications for closing, who may decide their current step, and what they decided."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row

from pydantic import TypeAdapter

from bot.core.policy import ChainStep
from bot.core.reviews import (
    UNIT_SIDE,
    Application,
    ApplicationState,
    Approval,
    Decision,
    PlannedStep,
)
from storage.dialect import Sql
from storage.values import Readers, columns, day, dump, instant, read

_SELECT = """
SELECT a.id, a.finding_id, a.cycle, a.applicant_id, a.applied_on, a.text, a.chain, a.step,
       a.step_from, a.step_due, a.state, a.decided_on, a.next_step_on
FROM applications a
"""
_GET = _SELECT + " WHERE a.id = :id"
_PENDING = _SELECT + " WHERE a.finding_id = :finding_id AND a.state = 'pending'"
_LATEST = _SELECT + " WHERE a.finding_id = :finding_id ORDER BY a.id DESC LIMIT 1"
_OF_FINDING = _SELECT + " WHERE a.finding_id = :finding_id AND a.cycle = :cycle ORDER BY a.id"
_STEPPING = (
    _SELECT + " WHERE a.next_step_on <= :until ORDER BY a.next_step_on, a.id LIMIT :at_most"
)
_ADD = """
INSERT INTO applications (
    finding_id, cycle, applicant_id, applied_on, text, chain, step, step_from, step_due, state,
    decided_on, next_step_on
)
VALUES (
    :finding_id, :cycle, :applicant_id, :applied_on, :text, :chain, :step, :step_from, :step_due,
    :state, :decided_on, :next_step_on
)
RETURNING id
"""
_SAVE = """
UPDATE applications
SET text = :text, chain = :chain, step = :step, step_from = :step_from, step_due = :step_due,
    state = :state, decided_on = :decided_on, next_step_on = :next_step_on
WHERE id = :id
"""

_ADD_APPROVAL = """
INSERT INTO approvals (
    application_id, step, person_id, capacities, outside, decision, reason, text, decided_at,
    for_id, entered_by
)
VALUES (
    :application_id, :step, :person_id, :capacities, :outside, :decision, :reason, :text,
    :decided_at, :for_id, :entered_by
)
"""
_APPROVALS = """
SELECT id, application_id, step, person_id, capacities, decision, reason, text, decided_at,
       for_id, entered_by
FROM approvals
WHERE application_id = :application_id
ORDER BY id
"""

_DROP_APPROVAL = "DELETE FROM approvals WHERE id = :id"
# Those who no longer may: others' steps, or all of them once it is decided.
_DROP_REVIEWERS = """
DELETE FROM reviewers
WHERE application_id = :application_id AND (:is_decided = 1 OR step <> :step)
"""
_ADD_REVIEWER = """
INSERT INTO reviewers (application_id, step, person_id, delegated_by)
VALUES (:application_id, :step, :person_id, :delegated_by)
ON CONFLICT DO NOTHING
"""
_REVIEWERS = """
SELECT person_id FROM reviewers
WHERE application_id = :application_id AND step = :step
ORDER BY person_id
"""
# One who approved another outside step already stands for that one, not for this.
_SPENT = """
SELECT 1 FROM approvals p
WHERE p.application_id = v.application_id AND v.person_id IN (p.person_id, p.for_id)
    AND p.step <> v.step AND p.outside = 1
"""
_AWAITING = f"""
{_SELECT}
JOIN reviewers v ON v.application_id = a.id AND v.step = a.step
JOIN findings f ON f.id = a.finding_id
JOIN assignments s ON s.id = f.assignment_id
JOIN organisations o ON o.id = s.unit_id
WHERE v.person_id = :person_id AND a.state = 'pending'
    AND NOT EXISTS ({_SPENT})
    AND NOT EXISTS (
        SELECT 1 FROM approvals p
        WHERE p.application_id = a.id AND v.person_id IN (p.person_id, p.for_id)
            AND p.step = a.step
    )
ORDER BY o.sort, o.id, a.applied_on, a.id
"""
_ALL_PENDING = _SELECT + " WHERE a.state = 'pending' ORDER BY a.applied_on, a.id"

_CHAIN = TypeAdapter(tuple[PlannedStep, ...])
_READERS: Readers = {
    "chain": _CHAIN.validate_json,
    "state": ApplicationState,
    **dict.fromkeys(("applied_on", "step_from", "step_due", "decided_on", "next_step_on"), day),
}


class LedgerReviews:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Application:
        return _application(self._sql.one(_GET, id=id))

    def pending(self, finding_id: int) -> Application | None:
        row = self._sql.row(_PENDING, finding_id=finding_id)
        return None if row is None else _application(row)

    def of_finding(self, finding_id: int, cycle: int) -> Sequence[Application]:
        rows = self._sql.rows(_OF_FINDING, finding_id=finding_id, cycle=cycle)
        return [_application(row) for row in rows]

    def latest(self, finding_id: int) -> Application | None:
        row = self._sql.row(_LATEST, finding_id=finding_id)
        return None if row is None else _application(row)

    def add(self, application: Application) -> Application:
        id = self._sql.value(_ADD, **_columns(application))
        added = replace(application, id=id)
        self._seat(added)
        return added

    def save(self, application: Application) -> None:
        before = self.get(application.id)
        self._sql.run(_SAVE, **_columns(application))
        if (before.step, before.state) != (application.step, application.state):
            self._seat(application)

    def add_approval(self, approval: Approval) -> None:
        is_outside = UNIT_SIDE.isdisjoint(approval.capacities)
        capacities = dump(list(approval.capacities))
        written = {**columns(approval), "capacities": capacities, "outside": is_outside}
        self._sql.run(_ADD_APPROVAL, **written)

    def drop_approval(self, approval: Approval) -> None:
        self._sql.run(_DROP_APPROVAL, id=approval.id)

    def approvals(self, application_id: int) -> Sequence[Approval]:
        """In the order given."""
        rows = self._sql.rows(_APPROVALS, application_id=application_id)
        return [_approval(row) for row in rows]

    def awaiting(self, person_id: int) -> Sequence[Application]:
        return [_application(row) for row in self._sql.rows(_AWAITING, person_id=person_id)]

    def all_pending(self) -> Sequence[Application]:
        return [_application(row) for row in self._sql.rows(_ALL_PENDING)]

    def delegate(self, application: Application, person_id: int, by: int) -> None:
        """For the current step only."""
        self._sql.run(
            _ADD_REVIEWER,
            application_id=application.id,
            step=application.step,
            person_id=person_id,
            delegated_by=by,
        )

    def reviewers(self, application_id: int, step: int) -> Sequence[int]:
        rows = self._sql.rows(_REVIEWERS, application_id=application_id, step=step)
        return [row["person_id"] for row in rows]

    def stepping(self, until: date, *, limit: int) -> Sequence[Application]:
        rows = self._sql.rows(_STEPPING, until=until, at_most=limit)
        return [_application(row) for row in rows]

    def _seat(self, application: Application) -> None:
        """Who may act now: the current step's people; nobody once it is decided."""
        is_decided = application.state is not ApplicationState.PENDING
        place = {"application_id": application.id, "step": application.step}
        self._sql.run(_DROP_REVIEWERS, is_decided=is_decided, **place)
        for person_id in () if is_decided else application.current.people:
            self._sql.run(_ADD_REVIEWER, person_id=person_id, delegated_by=None, **place)


def _columns(application: Application) -> dict[str, object]:
    chain = _CHAIN.dump_json(application.chain).decode()
    return {**columns(application), "chain": chain}


def _application(row: Row) -> Application:
    return Application(**read(row, _READERS))


def _approval(row: Row) -> Approval:
    readers: Readers = {"capacities": _capacities, "decision": Decision, "decided_at": instant}
    return Approval(**read(row, readers))


def _capacities(text: str) -> tuple[ChainStep, ...]:
    return tuple(ChainStep(name) for name in json.loads(text))
