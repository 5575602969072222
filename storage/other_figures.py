"""Counts of what is no finding: suggestions by their addressees and instructions, now and as of
a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core.digests import AddresseeFigures, Count
from bot.core.suggestions import TRANSFERRED, State
from storage.dialect import Sql
from storage.values import among

_SUGGESTIONS = """
SELECT o.id AS unit_id, o.path AS unit_path, o.name AS name, s.state, COUNT(*) AS n
FROM suggestions s
JOIN organisations o ON o.id = s.addressee_id
WHERE s.round_id IN {rounds}
GROUP BY o.sort, o.id, o.path, o.name, s.state
ORDER BY o.sort, o.id
"""
_SUGGESTIONS_AS_OF = """
SELECT o.id AS unit_id, o.path AS unit_path, o.name AS name, e.to_state AS state, COUNT(*) AS n
FROM (
    SELECT item_id, MAX(seq) AS last FROM events
    WHERE item_kind = 'suggestion' AND to_state IS NOT NULL AND day <= :day
    GROUP BY item_id
) seen
JOIN events e ON e.seq = seen.last
JOIN suggestions s ON s.id = seen.item_id
JOIN organisations o ON o.id = s.addressee_id
WHERE s.round_id IN {rounds}
GROUP BY o.sort, o.id, o.path, o.name, e.to_state
ORDER BY o.sort, o.id
"""

_INSTRUCTIONS = """
SELECT i.state, COUNT(*) AS n FROM instructions i
WHERE i.round_id IN {rounds} OR i.round_id IS NULL
GROUP BY i.state
"""
_INSTRUCTIONS_AS_OF = """
SELECT e.to_state AS state, COUNT(*) AS n
FROM (
    SELECT item_id, MAX(seq) AS last FROM events
    WHERE item_kind = 'instruction' AND day <= :day
    GROUP BY item_id
) seen
JOIN events e ON e.seq = seen.last
JOIN instructions i ON i.id = seen.item_id
WHERE i.round_id IN {rounds} OR i.round_id IS NULL
GROUP BY e.to_state
"""


def instructions(sql: Sql, rounds: Sequence[int], as_of: date | None) -> Count:
    """Concluded of all; those of no round count wherever they are asked for."""
    wanted, values = among("round", rounds)
    statement = _INSTRUCTIONS if as_of is None else _INSTRUCTIONS_AS_OF
    more = {} if as_of is None else {"day": as_of}
    found = {
        row["state"]: row["n"]
        for row in sql.rows(statement.format(rounds=wanted), **more, **values)
    }
    return Count(n=found.get("concluded", 0), d=sum(found.values()))


def suggestions(
    sql: Sql, rounds: Sequence[int], as_of: date | None
) -> tuple[AddresseeFigures, ...]:
    """Who has been transferred any, in the tree's order."""
    wanted, values = among("round", rounds)
    statement = _SUGGESTIONS if as_of is None else _SUGGESTIONS_AS_OF
    more = {} if as_of is None else {"day": as_of}
    found: dict[int, AddresseeFigures] = {}
    for row in sql.rows(statement.format(rounds=wanted), **more, **values):
        if row["state"] not in TRANSFERRED:
            continue
        before = found.get(row["unit_id"])
        n, d = (before.suggestions.n, before.suggestions.d) if before else (0, 0)
        concluded = row["n"] if row["state"] == State.CONCLUDED else 0
        found[row["unit_id"]] = AddresseeFigures(
            unit_id=row["unit_id"],
            unit_path=row["unit_path"],
            name=row["name"],
            suggestions=Count(n=n + concluded, d=d + row["n"]),
        )
    return tuple(found.values())


def added(parts: Sequence[AddresseeFigures]) -> Count:
    counts = [part.suggestions for part in parts]
    return Count(n=sum(c.n for c in counts), d=sum(c.d for c in counts))
