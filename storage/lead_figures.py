"""Counts of leads by receiving commission: now from the table, as of a day from the headers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core.digests import LeadFigures
from bot.core.leads import RUNNING
from storage.dialect import Sql
from storage.values import among, read

_NOW = """
SELECT l.office_id, COUNT(*) AS registered,
       COUNT(l.transferred_on) AS transferred,
       COUNT(l.disposal) AS disposed,
       COUNT(l.concluded_on) AS concluded,
       COUNT(*) FILTER (WHERE l.due < :today AND l.state IN {running}) AS overdue,
       SUM(l.cycle - 1) AS redone
FROM leads l
WHERE l.round_id IN {rounds} AND l.state <> 'withdrawn'
GROUP BY l.office_id
ORDER BY l.office_id
"""
_AS_OF = """
WITH seen AS (
    SELECT item_id, MAX(seq) AS last,
           COUNT(*) FILTER (WHERE kind = 'lead-redone') AS redone
    FROM events
    WHERE item_kind = 'lead' AND to_state IS NOT NULL AND day <= :day
    GROUP BY item_id
)
SELECT l.office_id, COUNT(*) AS registered,
       COUNT(*) FILTER (WHERE e.to_state <> 'registered') AS transferred,
       COUNT(*) FILTER (WHERE e.to_state IN ('disposed', 'concluded')) AS disposed,
       COUNT(*) FILTER (WHERE e.to_state = 'concluded') AS concluded,
       SUM(s.redone) AS redone
FROM seen s
JOIN events e ON e.seq = s.last
JOIN leads l ON l.id = s.item_id
WHERE l.round_id IN {rounds} AND e.to_state <> 'withdrawn'
GROUP BY l.office_id
ORDER BY l.office_id
"""


def now(sql: Sql, rounds: Sequence[int], today: date) -> tuple[LeadFigures, ...]:
    round_list, values = among("round", rounds)
    running, of_running = among("running", sorted(RUNNING))
    statement = _NOW.format(rounds=round_list, running=running)
    rows = sql.rows(statement, today=today, **values, **of_running)
    return tuple(LeadFigures(**read(row, {})) for row in rows)


def as_of(sql: Sql, rounds: Sequence[int], day: date) -> tuple[LeadFigures, ...]:
    """Headers know no dates of limits: nothing is overdue."""
    round_list, values = among("round", rounds)
    rows = sql.rows(_AS_OF.format(rounds=round_list), day=day, **values)
    return tuple(LeadFigures(**read(row, {})) for row in rows)
