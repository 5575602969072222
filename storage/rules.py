"""Rules issued so that a problem does not come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sqlite3 import Row

from bot.core.rules import Kind, Rule
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, read

_OF_FINDING = """
SELECT id, finding_id, cycle, kind, name, number, issued_on, entered_by, entered_on FROM rules
WHERE finding_id = :finding_id AND cycle = :cycle
ORDER BY id
"""
_DROP = """
DELETE FROM rules
WHERE finding_id = :finding_id AND cycle = :cycle AND (kind = 'none' OR name = :name)
"""
_ADD = """
INSERT INTO rules (
    finding_id, cycle, kind, name, number, issued_on, entered_by, entered_on
)
VALUES (
    :finding_id, :cycle, :kind, :name, :number, :issued_on, :entered_by, :entered_on
)
"""
_COUNTS = """
SELECT r.kind, COUNT(*) AS n FROM rules r
JOIN findings f ON f.id = r.finding_id
JOIN assignments a ON a.id = f.assignment_id
WHERE a.round_id IN {rounds}
GROUP BY 1
"""
_READERS: Readers = {"kind": Kind, "issued_on": day, "entered_on": day}


class LedgerRules:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def put(self, rule: Rule) -> None:
        self._sql.run(_DROP, finding_id=rule.finding_id, cycle=rule.cycle, name=rule.name)
        self._sql.run(_ADD, **columns(rule))

    def of_finding(self, finding_id: int, cycle: int) -> Sequence[Rule]:
        return [_rule(r) for r in self._sql.rows(_OF_FINDING, finding_id=finding_id, cycle=cycle)]

    def counts(self, round_ids: Sequence[int]) -> Mapping[str, int]:
        wanted, values = among("round", round_ids)
        rows = self._sql.rows(_COUNTS.format(rounds=wanted), **values)
        return {row["kind"]: row["n"] for row in rows}


def _rule(row: Row) -> Rule:
    return Rule(**read(row, _READERS))
