"""Figures for digests: now from the ledger itself, as of a day from the events' headers alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from sqlite3 import Row
from typing import Any

from bot.core.digests import Count, Figures, ItemLine, UnitFigures
from bot.core.findings import UNDER_REVIEW, State, summarised
from storage import groups, lead_figures, other_figures
from storage.context import Context
from storage.dialect import Sql
from storage.groups import Group
from storage.values import Readers, among, day, read

# The rounds under way; when all are archived, all of them.
_ROUNDS = """
SELECT id FROM rounds
WHERE phase <> 'archived' OR NOT EXISTS (SELECT 1 FROM rounds WHERE phase <> 'archived')
ORDER BY started_on, id
"""
_THEMED = "SELECT id FROM rounds WHERE theme = :theme ORDER BY started_on, id"
_UNITS = """
SELECT o.id, o.path, o.name
FROM organisations o
WHERE o.id IN (SELECT a.unit_id FROM assignments a WHERE a.round_id IN {rounds})
ORDER BY o.sort, o.id
"""
_GROUPS = """
SELECT a.unit_id, f.state,
       CASE WHEN f.fed_back_on IS NULL THEN 0 ELSE 1 END AS fed_back,
       CASE WHEN f.sent_on IS NULL THEN 0 ELSE 1 END AS sent,
       f.due, f.original_due, COALESCE(f.applied_on, f.closed_on) AS submitted_on, f.long_term,
       COUNT(*) AS n
FROM findings f
JOIN assignments a ON a.id = f.assignment_id
WHERE a.round_id IN {rounds} AND f.state <> 'withdrawn'
    AND (f.fed_back_on IS NOT NULL OR f.sent_on IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""
_GROUPS_AS_OF = """
WITH seen AS (
    SELECT item_id, MAX(seq) AS last,
           MAX(CASE WHEN kind = 'finding-fed-back' THEN 1 ELSE 0 END) AS fed_back,
           MAX(CASE WHEN kind = 'finding-sent' THEN 1 ELSE 0 END) AS sent
    FROM events
    WHERE item_kind = 'finding' AND to_state IS NOT NULL AND day <= :day
    GROUP BY item_id
)
SELECT a.unit_id, e.to_state AS state, s.fed_back, s.sent, COUNT(*) AS n
FROM seen s
JOIN events e ON e.seq = s.last
JOIN findings f ON f.id = s.item_id
JOIN assignments a ON a.id = f.assignment_id
WHERE a.round_id IN {rounds} AND e.to_state <> 'withdrawn' AND (s.fed_back = 1 OR s.sent = 1)
GROUP BY 1, 2, 3, 4
"""
_LINES = """
SELECT f.id, f.number, a.unit_id, o.path AS unit_path, o.name AS unit_name,
       f.problem AS summary, f.due, f.state,
       (
           SELECT MAX(l.step) FROM ladder_steps l
           WHERE l.item_kind = 'finding' AND l.item_id = f.id AND l.cycle = f.cycle
               AND l.due = f.due
       ) AS highest_step
FROM findings f
JOIN assignments a ON a.id = f.assignment_id
JOIN organisations o ON o.id = a.unit_id
WHERE a.round_id IN {rounds} AND f.state NOT IN ('closed', 'withdrawn')
    AND (f.fed_back_on IS NOT NULL OR f.sent_on IS NOT NULL)
"""
_BY_DUE = " ORDER BY f.due, f.number, f.id"
# Under review the application's day decides: the reviewers' time is not the unit's.
_OVERDUE = (
    _LINES
    + " AND f.due < CASE WHEN f.state IN {review} THEN f.applied_on ELSE :today END"
    + _BY_DUE
)
_DUE_SOON = _LINES + " AND f.due BETWEEN :today AND :until AND f.state NOT IN {review}" + _BY_DUE
_HEAD = "SELECT seal FROM events WHERE seal IS NOT NULL ORDER BY seq DESC LIMIT 1"

_READERS: Readers = {"state": State, "fed_back": bool, "sent": bool}
_DATED: Readers = {
    **_READERS,
    **dict.fromkeys(("due", "original_due", "submitted_on"), day),
    "long_term": bool,
}


class LedgerStatistics:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def figures(
        self, *, now: datetime, today: date, round_id: int | None, theme: str | None = None
    ) -> Figures:
        """Of one round, of a theme's, or of all under way; of all there are when none is."""
        rules = self._context.rules.policy
        rounds = self._rounds(round_id, theme)
        found = [Group(**read(row, _DATED)) for row in self._rows(_GROUPS, rounds)]
        until = today + timedelta(days=rules.digest_due_days)
        return Figures(
            as_of=now,
            day=today,
            round_ids=rounds,
            **_rates(found),
            on_time=groups.on_time(found),
            on_time_original=groups.on_time_original(found),
            lights=groups.lights(found, today, rules.near_days),
            units=self._units(found, rounds, today),
            overdue=self._lines(_OVERDUE, rounds, today=today),
            due_soon=self._lines(_DUE_SOON, rounds, today=today, until=until),
            without_due=groups.without_due(found),
            **self._others(rounds, None),
            leads=lead_figures.now(self._sql, rounds, today),
            head=self._sql.value(_HEAD),
        )

    def figures_as_of(
        self, day: date, *, round_id: int | None, theme: str | None = None
    ) -> Figures:
        """As it stood at the end of that day; headers know no dates, so there are neither lights
        nor lists, and nothing on time."""
        rounds = self._rounds(round_id, theme)
        rows = self._rows(_GROUPS_AS_OF, rounds, day=day)
        found = [Group(**read(row, _READERS)) for row in rows]
        return Figures(
            as_of=self._context.rules.hours.at(day, time.max),
            day=day,
            round_ids=rounds,
            **_rates(found),
            on_time=Count(n=0, d=0),
            on_time_original=Count(n=0, d=0),
            lights={},
            units=self._units(found, rounds, None),
            overdue=(),
            due_soon=(),
            **self._others(rounds, day),
            leads=lead_figures.as_of(self._sql, rounds, day),
        )

    def _others(self, rounds: Sequence[int], as_of: date | None) -> dict[str, Any]:
        """What is no finding."""
        addressees = other_figures.suggestions(self._sql, rounds, as_of)
        return {
            "suggestions": other_figures.added(addressees),
            "addressees": addressees,
            "instructions": other_figures.instructions(self._sql, rounds, as_of),
        }

    def _rounds(self, round_id: int | None, theme: str | None) -> tuple[int, ...]:
        if round_id is not None:
            return (round_id,)
        if theme is not None:
            return tuple(row["id"] for row in self._sql.rows(_THEMED, theme=theme))
        return tuple(row["id"] for row in self._sql.rows(_ROUNDS))

    def _rows(self, statement: str, rounds: Sequence[int], **values: object) -> list[Row]:
        round_list, round_values = among("round", rounds)
        review_list, review_values = among("review", sorted(UNDER_REVIEW))
        filled = statement.format(rounds=round_list, review=review_list)
        if "{review}" in statement:
            values |= review_values
        return self._sql.rows(filled, **values, **round_values)

    def _units(
        self, found: Sequence[Group], rounds: Sequence[int], today: date | None
    ) -> tuple[UnitFigures, ...]:
        """Every unit of the rounds, also one that has nothing yet, in the tree's order."""
        by_unit: dict[int, list[Group]] = {}
        for group in found:
            by_unit.setdefault(group.unit_id, []).append(group)
        near_days = self._context.rules.policy.near_days
        return tuple(
            _unit(row, by_unit.get(row["id"], []), today, near_days)
            for row in self._rows(_UNITS, rounds)
        )

    def _lines(
        self, statement: str, rounds: Sequence[int], **values: object
    ) -> tuple[ItemLine, ...]:
        readers: Readers = {"due": day, "summary": summarised}
        return tuple(
            ItemLine(**read(row, readers)) for row in self._rows(statement, rounds, **values)
        )


def _rates(found: Sequence[Group]) -> dict[str, Count]:
    return {
        "findings": groups.findings(found),
        "with_stage": groups.with_stage(found),
        "immediate": groups.immediate(found),
    }


def _unit(row: Row, found: Sequence[Group], today: date | None, near_days: int) -> UnitFigures:
    return UnitFigures(
        unit_id=row["id"],
        unit_path=row["path"],
        name=row["name"],
        **_rates(found),
        lights={} if today is None else groups.lights(found, today, near_days),
    )
