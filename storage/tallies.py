"""Counters beside the ledger, moved in the finding's own transaction: a rate in microseconds."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.findings import Finding, State
from storage.dialect import Sql

# SQLite checks `n >= 0` before it sees the conflict, so taking away is a statement of its own.
_COUNT = """
INSERT INTO tallies (assignment_id, name, n) VALUES (:assignment_id, :name, 1)
ON CONFLICT (assignment_id, name) DO UPDATE SET n = tallies.n + 1
"""
_UNCOUNT = "UPDATE tallies SET n = n - 1 WHERE assignment_id = :assignment_id AND name = :name"
_OF = "SELECT name, n FROM tallies WHERE assignment_id = :assignment_id AND n > 0 ORDER BY name"
_ALL = "SELECT assignment_id, name, n FROM tallies WHERE n > 0"
_GROUPS = """
SELECT assignment_id, state, fed_back_on IS NOT NULL AS is_fed_back,
       sent_on IS NOT NULL AS is_sent, COUNT(*) AS n
FROM findings
GROUP BY 1, 2, 3, 4
"""

Counters = dict[tuple[int, str], int]

NAMES = ("fed_back", "fed_back_closed", "fed_back_stage", "sent", "sent_closed")


def contributions(finding: Finding) -> frozenset[str]:
    """The counters in which a finding counts one; a withdrawn one counts in none."""
    return _counted(
        finding.state,
        is_fed_back=finding.fed_back_on is not None,
        is_sent=finding.sent_on is not None,
    )


def _counted(state: State, *, is_fed_back: bool, is_sent: bool) -> frozenset[str]:
    if state is State.WITHDRAWN:
        return frozenset()
    is_closed = state is State.CLOSED
    counted = (
        is_fed_back,
        is_fed_back and is_closed,
        is_fed_back and state is State.STAGE_DONE,
        is_sent,
        is_sent and is_closed,
    )
    return frozenset(name for name, counts in zip(NAMES, counted, strict=True) if counts)


def move(sql: Sql, assignment_id: int, before: Iterable[str], after: Iterable[str]) -> None:
    """By the difference between two contributions."""
    old, new = frozenset(before), frozenset(after)
    for name in sorted(new - old):
        sql.run(_COUNT, assignment_id=assignment_id, name=name)
    for name in sorted(old - new):
        sql.run(_UNCOUNT, assignment_id=assignment_id, name=name)


def of_assignment(sql: Sql, assignment_id: int) -> dict[str, int]:
    return {row["name"]: row["n"] for row in sql.rows(_OF, assignment_id=assignment_id)}


def kept(sql: Sql) -> Counters:
    """By assignment and name, as they stand; zeros are left out."""
    return {(row["assignment_id"], row["name"]): row["n"] for row in sql.rows(_ALL)}


def recounted(sql: Sql) -> Counters:
    """The same from the findings themselves."""
    counters: Counters = {}
    for row in sql.rows(_GROUPS):
        names = _counted(
            State(row["state"]), is_fed_back=bool(row["is_fed_back"]), is_sent=bool(row["is_sent"])
        )
        for name in names:
            key = (row["assignment_id"], name)
            counters[key] = counters.get(key, 0) + row["n"]
    return counters
