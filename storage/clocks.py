"""What the clock has done already: ladder steps, slots."""

from __future__ import annotations

from datetime import date

from storage.context import Context
from storage.dialect import Sql

_STEPS = """
SELECT step FROM ladder_steps
WHERE item_kind = :item_kind AND item_id = :item_id AND cycle = :cycle AND due = :due
"""
_MARK = """
INSERT INTO ladder_steps (item_kind, item_id, cycle, due, step, done_on)
VALUES (:item_kind, :item_id, :cycle, :due, :step, :done_on)
ON CONFLICT DO NOTHING
"""
_TAKE = """
INSERT INTO slots (task, slot, done_at) VALUES (:task, :slot, :done_at)
ON CONFLICT DO NOTHING
"""


class LedgerClocks:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def steps_done(self, item_kind: str, item_id: int, cycle: int, due: date) -> frozenset[int]:
        rows = self._sql.rows(_STEPS, item_kind=item_kind, item_id=item_id, cycle=cycle, due=due)
        return frozenset(row["step"] for row in rows)

    def mark_step(self, item_kind: str, item_id: int, cycle: int, due: date, step: int) -> bool:
        changed = self._sql.run(
            _MARK,
            item_kind=item_kind,
            item_id=item_id,
            cycle=cycle,
            due=due,
            step=step,
            done_on=self._context.today,
        )
        return changed == 1

    def take_slot(self, task: str, slot: str) -> bool:
        return self._sql.run(_TAKE, task=task, slot=slot, done_at=self._context.now) == 1
