"""Case-quality look-back: the draws, and what each reviewer found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from bot.core.case_checks import Check, Draw, Sieve, Verdict
from bot.core.lead_rights import Sight
from storage.dialect import Sql
from storage.leads import IN_SIGHT, seeing
from storage.values import Readers, columns, day, dump, read

_CHECK = """
SELECT c.id, c.draw_id, c.lead_id, c.cycle, c.reviewer_id, c.verdict, c.reason, c.checked_on
FROM case_checks c
"""
_GET = _CHECK + " WHERE c.id = :id"
_OF_LEAD = _CHECK + " WHERE c.lead_id = :lead_id AND c.cycle = :cycle"
_OF_DRAW = _CHECK + " WHERE c.draw_id = :draw_id ORDER BY c.lead_id"
_WAITING = f"""
{_CHECK}
JOIN leads l ON l.id = c.lead_id AND l.cycle = c.cycle AND l.state = 'concluded'
WHERE c.reviewer_id = :person_id AND c.verdict IS NULL
ORDER BY c.id
"""
_ADD = """
INSERT INTO case_checks (draw_id, lead_id, cycle, reviewer_id)
VALUES (:draw_id, :lead_id, :cycle, :reviewer_id)
ON CONFLICT (lead_id, cycle)
DO UPDATE SET draw_id = excluded.draw_id, reviewer_id = excluded.reviewer_id
RETURNING id
"""
_SAVE = """
UPDATE case_checks SET verdict = :verdict, reason = :reason, checked_on = :checked_on
WHERE id = :id
"""
_DRAW = """
SELECT d.id, d.drawn_by, d.drawn_on, d.seed, d.first, d.last, d.population FROM case_draws d
"""
_GET_DRAW = _DRAW + " WHERE d.id = :id"
_DRAWS = f"""
{_DRAW}
WHERE EXISTS (
    SELECT 1 FROM case_checks c JOIN leads l ON l.id = c.lead_id
    WHERE c.draw_id = d.id AND {IN_SIGHT}
)
ORDER BY d.id DESC
LIMIT :at_most
"""
_ADD_DRAW = """
INSERT INTO case_draws (drawn_by, drawn_on, seed, first, last, population)
VALUES (:drawn_by, :drawn_on, :seed, :first, :last, :population)
RETURNING id
"""
# What was sent back is no longer concluded: it comes back with another cycle, unchecked.
_SIEVE = f"""
SELECT COUNT(*) FILTER (WHERE l.state = 'concluded') AS concluded,
       COUNT(*) FILTER (WHERE l.state = 'concluded' AND c.verdict = 'sound') AS sound,
       COUNT(*) FILTER (
           WHERE l.state = 'concluded' AND c.id IS NOT NULL AND c.verdict IS NULL
       ) AS waiting,
       COALESCE(SUM(l.cycle - 1), 0) AS redone
FROM leads l
LEFT JOIN case_checks c ON c.lead_id = l.id AND c.cycle = l.cycle
WHERE {IN_SIGHT}
"""

_READERS: Readers = {"verdict": Verdict, "checked_on": day}
_DRAW_READERS: Readers = {
    **dict.fromkeys(("drawn_on", "first", "last"), day),
    "population": lambda text: tuple(json.loads(text)),
}


class LedgerChecks:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Check:
        return _check(self._sql.one(_GET, id=id))

    def draw(self, id: int) -> Draw:
        return _draw(self._sql.one(_GET_DRAW, id=id))

    def add_draw(self, draw: Draw) -> Draw:
        values = {**columns(draw), "population": dump(draw.population)}
        return replace(draw, id=self._sql.value(_ADD_DRAW, **values))

    def add(self, check: Check) -> Check:
        return replace(check, id=self._sql.value(_ADD, **columns(check)))

    def save(self, check: Check) -> None:
        self._sql.run(_SAVE, **columns(check))

    def of_lead(self, lead_id: int, cycle: int) -> Check | None:
        row = self._sql.row(_OF_LEAD, lead_id=lead_id, cycle=cycle)
        return None if row is None else _check(row)

    def of_draw(self, draw_id: int) -> Sequence[Check]:
        return [_check(row) for row in self._sql.rows(_OF_DRAW, draw_id=draw_id)]

    def waiting_for(self, person_id: int) -> Sequence[Check]:
        return [_check(row) for row in self._sql.rows(_WAITING, person_id=person_id)]

    def draws(self, sight: Sight, *, at_most: int) -> Sequence[Draw]:
        lists, values = seeing(sight)
        rows = self._sql.rows(_DRAWS.format(**lists), **values, at_most=at_most)
        return [_draw(row) for row in rows]

    def sieve(self, sight: Sight) -> Sieve:
        lists, values = seeing(sight)
        return Sieve(**read(self._sql.one(_SIEVE.format(**lists), **values), {}))


def _check(row: Row) -> Check:
    return Check(**read(row, _READERS))


def _draw(row: Row) -> Draw:
    return Draw(**read(row, _DRAW_READERS))
