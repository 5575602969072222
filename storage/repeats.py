"""Findings that repeat earlier ones, and categories that many units have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from sqlite3 import Row

from bot.core.digests import Count
from bot.core.findings import WITH_UNIT, State
from bot.core.repeats import Common, Decision, Other, Repeat, Share, Verdict
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, read

_OTHERS = """
SELECT f.id, f.problem, a.round_id, r.started_on, f.state
FROM findings f
JOIN assignments a ON a.id = f.assignment_id
JOIN rounds r ON r.id = a.round_id
WHERE a.unit_id = :unit_id AND f.category = :category AND f.state <> 'withdrawn'
ORDER BY f.id
"""
_PUT = """
INSERT INTO repeats (finding_id, earlier_id, percent, found_on)
VALUES (:finding_id, :earlier_id, :percent, :found_on)
ON CONFLICT DO NOTHING
"""
_FORGET = """
DELETE FROM repeats WHERE :id IN (finding_id, earlier_id) AND dismissed_on IS NULL
"""
_OF_FINDING = """
SELECT finding_id, earlier_id, percent, found_on
FROM repeats
WHERE finding_id = :id AND dismissed_on IS NULL
ORDER BY percent DESC, earlier_id DESC
"""
_DISMISS = """
UPDATE repeats SET dismissed_on = :day, dismissed_by = :person, reason = :reason
WHERE finding_id = :finding_id AND earlier_id = :earlier_id AND dismissed_on IS NULL
"""
_COUNTS = """
SELECT COUNT(*) AS d, COUNT(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM repeats p WHERE p.finding_id = f.id AND p.dismissed_on IS NULL
)) AS n
FROM findings f
JOIN assignments a ON a.id = f.assignment_id
WHERE a.round_id IN {rounds} AND f.fed_back_on IS NOT NULL AND f.state IN {given}
"""
_GIVEN = """
FROM findings f
JOIN assignments a ON a.id = f.assignment_id
WHERE f.fed_back_on IS NOT NULL AND f.state IN {given} AND f.category IS NOT NULL
"""
_COMMON = f"""
SELECT found.round_id, found.category, found.units, found.findings, d.decision
FROM (
    SELECT a.round_id, f.category, COUNT(DISTINCT a.unit_id) AS units, COUNT(*) AS findings
    {_GIVEN} AND a.round_id IN {{rounds}}
    GROUP BY a.round_id, f.category
) found
LEFT JOIN common_decisions d ON d.round_id = found.round_id AND d.category = found.category
WHERE found.units >= :least
ORDER BY found.round_id DESC, found.units DESC, found.findings DESC, found.category
"""
_OF_CATEGORY = f"{_GIVEN} AND a.round_id = :round_id AND f.category = :category"
_SHARES = f"""
SELECT s.unit_id, o.name AS unit_name, s.n
FROM (SELECT a.unit_id, COUNT(*) AS n {_OF_CATEGORY} GROUP BY a.unit_id) s
JOIN organisations o ON o.id = s.unit_id
ORDER BY s.n DESC, o.sort, o.id
"""
_ITEMS = f"SELECT f.id {_OF_CATEGORY} ORDER BY f.number"
_DECIDE = """
INSERT INTO common_decisions (round_id, category, decision, reason, decided_by, decided_on)
VALUES (:round_id, :category, :decision, :reason, :decided_by, :decided_on)
ON CONFLICT DO NOTHING
"""
_READERS: Readers = {"found_on": day}


class LedgerRepeats:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def others(self, unit_id: int, category: str) -> Sequence[Other]:
        return [
            Other(
                id=row["id"],
                problem=row["problem"],
                round_id=row["round_id"],
                started_on=day(row["started_on"]),
                is_given=State(row["state"]) in WITH_UNIT,
            )
            for row in self._sql.rows(_OTHERS, unit_id=unit_id, category=category)
        ]

    def put(self, repeat: Repeat) -> None:
        self._sql.run(_PUT, **columns(repeat))

    def forget(self, finding_id: int) -> None:
        self._sql.run(_FORGET, id=finding_id)

    def of_finding(self, finding_id: int) -> Sequence[Repeat]:
        rows = self._sql.rows(_OF_FINDING, id=finding_id)
        return [Repeat(**read(row, _READERS)) for row in rows]

    def dismiss(self, finding_id: int, earlier_id: int, by: int, on: date, reason: str) -> None:
        pair = {"finding_id": finding_id, "earlier_id": earlier_id}
        self._sql.run(_DISMISS, day=on, person=by, reason=reason, **pair)

    def counts(self, round_ids: Sequence[int]) -> Count:
        lists, values = _lists(round_ids)
        row = self._sql.one(_COUNTS.format(**lists), **values)
        return Count(n=row["n"], d=row["d"])

    def common(self, round_ids: Sequence[int], least: int) -> Sequence[Common]:
        lists, values = _lists(round_ids)
        rows = self._sql.rows(_COMMON.format(**lists), least=least, **values)
        return [Common(**read(row, {"decision": Decision})) for row in rows]

    def shares(self, round_id: int, category: str) -> Sequence[Share]:
        return [Share(**read(row, {})) for row in self._of_category(_SHARES, round_id, category)]

    def items(self, round_id: int, category: str) -> Sequence[int]:
        return [row["id"] for row in self._of_category(_ITEMS, round_id, category)]

    def _of_category(self, statement: str, round_id: int, category: str) -> Sequence[Row]:
        lists, values = _lists([])
        place = {"round_id": round_id, "category": category}
        return self._sql.rows(statement.format(**lists), **place, **values)

    def decide(self, verdict: Verdict) -> None:
        self._sql.run(_DECIDE, **columns(verdict))


def _lists(round_ids: Sequence[int]) -> tuple[dict[str, str], dict[str, object]]:
    rounds, of_rounds = among("round", round_ids)
    given, of_given = among("given", sorted(WITH_UNIT))
    values = {**of_given, **(of_rounds if round_ids else {})}
    return {"rounds": rounds, "given": given}, values
