"""What the clock has done already: ladder steps, letters, slots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core.clocks import Letter
from bot.core.policy import StepForm
from storage.context import Context
from storage.dialect import Sql
from storage.values import Readers, day, read

_STEPS = """
SELECT step FROM ladder_steps
WHERE item_kind = :item_kind AND item_id = :item_id AND cycle = :cycle AND due = :due
"""
_MARK = """
INSERT INTO ladder_steps (item_kind, item_id, cycle, due, step, done_on)
VALUES (:item_kind, :item_id, :cycle, :due, :step, :done_on)
ON CONFLICT DO NOTHING
"""
_DRAFT = """
INSERT INTO letters (finding_id, cycle, due, step, form, drafted_on)
VALUES (:finding_id, :cycle, :due, :step, :form, :drafted_on)
ON CONFLICT (finding_id, cycle, due, step) DO NOTHING
"""
_WAITING = """
SELECT id, finding_id, cycle, due, step, form, drafted_on, sent_on, sent_by
FROM letters
WHERE sent_on IS NULL AND finding_id IN (
    SELECT f.id FROM findings f WHERE f.state NOT IN ('closed', 'withdrawn')
)
ORDER BY drafted_on, id
"""
_TAKE = """
INSERT INTO slots (task, slot, done_at) VALUES (:task, :slot, :done_at)
ON CONFLICT DO NOTHING
"""

_READERS: Readers = {"due": day, "form": StepForm, "drafted_on": day, "sent_on": day}


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

    def draft_letter(
        self, *, finding_id: int, cycle: int, due: date, step: int, form: StepForm
    ) -> None:
        """Once per step; drafting it again changes nothing."""
        self._sql.run(
            _DRAFT,
            finding_id=finding_id,
            cycle=cycle,
            due=due,
            step=step,
            form=form,
            drafted_on=self._context.today,
        )

    def letters_waiting(self) -> Sequence[Letter]:
        """Oldest first; what is settled by now needs no letter any more."""
        return [Letter(**read(row, _READERS)) for row in self._sql.rows(_WAITING)]

    def take_slot(self, task: str, slot: str) -> bool:
        return self._sql.run(_TAKE, task=task, slot=slot, done_at=self._context.now) == 1
