"""Letters (函件) with the items they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from bot.core import errors
from bot.core.letters import SETTLED, Item, Letter, State
from bot.core.policy import StepForm
from storage.dialect import Sql
from storage.values import Readers, among, columns, day, read

_SELECT = """
SELECT l.id, l.number, l.assignment_id, l.form, l.drafted_on, l.state, l.taken_on, l.sent_on,
       l.ended_by, l.official_number, l.handed_by, l.reason, l.revision,
       a.round_id, a.unit_id, a.escalated, o.name AS unit_name, o.path AS unit_path
FROM letters l
JOIN assignments a ON a.id = l.assignment_id
JOIN organisations o ON o.id = a.unit_id
"""
_GET = _SELECT + " WHERE l.id = :id"
_WAITING = (
    _SELECT
    + """
WHERE l.state = 'drafted' AND EXISTS (
    SELECT 1 FROM letter_items i JOIN findings f ON f.id = i.finding_id
    WHERE i.letter_id = l.id AND f.cycle = i.cycle AND f.due = i.due AND f.state NOT IN {settled}
)
ORDER BY l.drafted_on, l.id
"""
)
_ENDED = (
    _SELECT
    + """
WHERE l.state <> 'drafted' ORDER BY COALESCE(l.sent_on, l.drafted_on) DESC, l.id DESC
"""
)
_OF_FINDING = (
    _SELECT
    + """
WHERE l.id IN (SELECT letter_id FROM letter_items WHERE finding_id = :finding_id)
ORDER BY l.id
"""
)
_OPEN_FOR = (
    _SELECT
    + """
WHERE l.assignment_id = :assignment_id AND l.form = :form AND l.state = 'drafted'
    AND l.taken_on IS NULL
ORDER BY l.id DESC LIMIT 1
"""
)
_NEXT = "SELECT COUNT(*) + 1 FROM letters WHERE number LIKE :series"
_ADD = """
INSERT INTO letters (number, assignment_id, form, drafted_on, state, revision)
VALUES (:number, :assignment_id, :form, :drafted_on, :state, 1)
RETURNING id
"""
_SAVE = """
UPDATE letters
SET state = :state, taken_on = :taken_on, sent_on = :sent_on, ended_by = :ended_by,
    official_number = :official_number, handed_by = :handed_by, reason = :reason,
    revision = revision + 1
WHERE id = :id AND revision = :revision
"""
_ITEMS = """
SELECT finding_id, cycle, due, step FROM letter_items WHERE letter_id = :id ORDER BY finding_id
"""
_ADD_ITEM = """
INSERT INTO letter_items (letter_id, finding_id, cycle, due, step)
VALUES (:letter_id, :finding_id, :cycle, :due, :step)
ON CONFLICT (letter_id, finding_id) DO NOTHING
"""

_READERS: Readers = {
    "form": StepForm,
    "state": State,
    "escalated": bool,
    **dict.fromkeys(("drafted_on", "taken_on", "sent_on"), day),
}


class LedgerLetters:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Letter:
        return self._whole(self._sql.one(_GET, id=id))

    def waiting(self) -> Sequence[Letter]:
        settled, values = among("settled", sorted(SETTLED))
        rows = self._sql.rows(_WAITING.format(settled=settled), **values)
        return [self._whole(row) for row in rows]

    def ended(self) -> Sequence[Letter]:
        return [self._whole(row) for row in self._sql.rows(_ENDED)]

    def of_finding(self, finding_id: int) -> Sequence[Letter]:
        rows = self._sql.rows(_OF_FINDING, finding_id=finding_id)
        return [self._whole(row) for row in rows]

    def open_for(self, assignment_id: int, form: StepForm) -> Letter | None:
        row = self._sql.row(_OPEN_FOR, assignment_id=assignment_id, form=form)
        return None if row is None else self._whole(row)

    def next_number(self, year: int) -> int:
        """None is ever deleted, so that their number is the last one's."""
        number: int = self._sql.value(_NEXT, series=f"函{year}-%")
        return number

    def add(self, letter: Letter) -> Letter:
        id: int = self._sql.value(_ADD, **columns(letter))
        return self.get(id)

    def add_item(self, letter: Letter, item: Item) -> None:
        self._sql.run(_ADD_ITEM, letter_id=letter.id, **columns(item))

    def save(self, before: Letter, after: Letter) -> None:
        written = columns(replace(after, id=before.id, revision=before.revision))
        if not self._sql.run(_SAVE, **written):
            current = self.get(before.id)
            raise errors.WrongState("letter", number=current.number, state=current.state_text)

    def _whole(self, row: Row) -> Letter:
        items = [read(each, {"due": day}) for each in self._sql.rows(_ITEMS, id=row["id"])]
        return Letter(**read(row, _READERS), items=tuple(Item(**each) for each in items))
