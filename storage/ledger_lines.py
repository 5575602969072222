"""The ledger's lines: a fixed number of statements for each some hundred items."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from typing import Any, TypeVar

from bot.core.evidence import Purpose
from bot.core.findings import Finding, Measure, Progress
from bot.core.ledger_lines import Decided, Exhibit, LedgerLine
from bot.core.reviews import Decision
from bot.core.rounds import Round
from storage.context import Context
from storage.dialect import Sql
from storage.findings import LedgerFindings
from storage.imports import LedgerImports
from storage.rounds import LedgerRounds
from storage.values import among, day, instant, portions, read

_MEASURES = """
SELECT m.id, m.finding_id, m.cycle, m.ordinal, m.text, m.milestone, m.person_id, m.done_on
FROM measures m JOIN findings f ON f.id = m.finding_id AND f.cycle = m.cycle
WHERE m.finding_id IN {among} ORDER BY m.finding_id, m.ordinal
"""
_PROGRESS = """
SELECT p.id, p.finding_id, p.cycle, p.person_id, p.text, p.reported_on, p.entered_by
FROM progress p JOIN findings f ON f.id = p.finding_id AND f.cycle = p.cycle
WHERE p.finding_id IN {among} ORDER BY p.finding_id, p.id
"""
_CO_DEPARTMENTS = """
SELECT c.finding_id, o.name
FROM co_departments c JOIN organisations o ON o.id = c.organisation_id
WHERE c.finding_id IN {among} ORDER BY c.finding_id, o.sort, o.id
"""
_EVIDENCE = """
SELECT e.finding_id, e.id, e.purpose, e.caption, s.name
FROM evidence e
LEFT JOIN evidence_files l ON l.evidence_id = e.id
LEFT JOIN files s ON s.id = l.file_id
WHERE e.finding_id IN {among} ORDER BY e.finding_id, e.added_at, e.id, l.file_id
"""
_DECISIONS = """
SELECT a.finding_id, v.application_id AS application, v.decision, v.capacities, v.reason, v.text,
       v.decided_at
FROM approvals v JOIN applications a ON a.id = v.application_id
WHERE a.finding_id IN {among} ORDER BY a.finding_id, a.id, v.id
"""
_PERSONS = "SELECT id, name FROM persons"
_ORGANISATIONS = "SELECT id, name FROM organisations"
_TEAMS = "SELECT id, name FROM teams"


T = TypeVar("T")
Grouped = Mapping[int, Sequence[T]]


@dataclass(frozen=True, slots=True)
class _Names:
    people: Mapping[int, str]
    organisations: Mapping[int, str]
    teams: Mapping[int, str]
    rounds: Mapping[int, Round]


class StoredLedgerLines:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def of(self, ids: Sequence[int]) -> Sequence[LedgerLine]:
        names = _Names(
            people=self._named(_PERSONS),
            organisations=self._named(_ORGANISATIONS),
            teams=self._named(_TEAMS),
            rounds={round.id: round for round in LedgerRounds(self._sql).all()},
        )
        lines = [line for some in portions(ids) for line in self._some(some, names)]
        return sorted(lines, key=_place)

    def _named(self, statement: str) -> dict[int, str]:
        return {row["id"]: row["name"] for row in self._sql.rows(statement)}

    def _some(self, ids: Sequence[int], names: _Names) -> Iterator[LedgerLine]:
        days = {"milestone": day, "done_on": day}
        measures = self._grouped(_MEASURES, ids, lambda row: Measure(**read(row, days)))
        reports = {"reported_on": day}
        progress = self._grouped(_PROGRESS, ids, lambda row: Progress(**read(row, reports)))
        helping = self._grouped(_CO_DEPARTMENTS, ids, lambda row: str(row["name"]))
        evidence = self._grouped(_EVIDENCE, ids, lambda row: row)
        decisions = self._grouped(_DECISIONS, ids, self._decided)
        notes = LedgerImports(self._sql).notes(ids)
        for finding in LedgerFindings(self._sql, self._context).many(ids):
            id = finding.id
            yield LedgerLine(
                finding=finding,
                round=names.rounds[finding.round_id],
                team=names.teams[finding.team_id],
                leader=names.people.get(finding.leader_id or 0, ""),
                responsible=names.people.get(finding.responsible_id or 0, ""),
                lead_department=names.organisations.get(finding.lead_department_id or 0, ""),
                co_departments=tuple(helping.get(id, ())),
                measures=tuple(measures.get(id, ())),
                progress=tuple(progress.get(id, ())),
                evidence=tuple(_exhibits(evidence.get(id, ()))),
                decisions=tuple(decisions.get(id, ())),
                notes=notes.get(id, {}),
            )

    def _grouped(self, statement: str, ids: Sequence[int], made: Any) -> Grouped[Any]:
        wanted, values = among("id", ids)
        found: dict[int, list[Any]] = defaultdict(list)
        for row in self._sql.rows(statement.format(among=wanted), **values):
            found[row["finding_id"]].append(made(row))
        return found

    def _decided(self, row: Row) -> Decided:
        at: datetime = instant(row["decided_at"])
        return Decided(
            application=row["application"],
            decision=Decision(row["decision"]),
            capacities=tuple(json.loads(row["capacities"])),
            reason=row["reason"],
            text=row["text"],
            on=self._context.rules.hours.day_of(at),
        )


def _exhibits(rows: Iterable[Row]) -> Iterator[Exhibit]:
    pieces: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        pieces[row["id"]].append(row)
    for piece in pieces.values():
        names = tuple(row["name"] for row in piece if row["name"] is not None)
        purpose = Purpose(piece[0]["purpose"])
        yield Exhibit(purpose=purpose, caption=piece[0]["caption"], files=names)


def _place(line: LedgerLine) -> tuple[object, ...]:
    finding: Finding = line.finding
    serial = int(line.serial) if line.serial.isdecimal() else 0
    started = (line.round.started_on, line.round.id)
    return (*started, finding.assignment_id, serial, finding.number, finding.id)
