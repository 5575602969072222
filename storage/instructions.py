"""Instructions (批示) with their addressees, and the findings they concern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row

from bot.core import errors
from bot.core.instructions import Addressee, Instruction, State
from storage.dialect import Sql
from storage.values import Readers, columns, day, read

_SELECT = """
SELECT id, number, issuer, issuer_id, entered_by, round_id, text, issued_on, due, state,
       conclusion, concluded_on, next_step_on, revision
FROM instructions
"""
_GET = _SELECT + " WHERE id = :id"
_ALL = (
    _SELECT
    + """
ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END,
         CASE WHEN state = 'open' THEN due ELSE '' END, id DESC
"""
)
_STEPPING = _SELECT + " WHERE next_step_on <= :until ORDER BY next_step_on, id LIMIT :at_most"
_NEXT = "SELECT COUNT(*) + 1 FROM instructions WHERE number LIKE :series"
_ADD = """
INSERT INTO instructions (
    number, issuer, issuer_id, entered_by, round_id, text, issued_on, due, state, next_step_on,
    revision
)
VALUES (
    :number, :issuer, :issuer_id, :entered_by, :round_id, :text, :issued_on, :due, :state,
    :next_step_on, 1
)
RETURNING id
"""
_SAVE = """
UPDATE instructions
SET state = :state, conclusion = :conclusion, concluded_on = :concluded_on,
    next_step_on = :next_step_on, revision = revision + 1
WHERE id = :id AND revision = :revision
"""
_ADDRESSEES = """
SELECT a.id, a.organisation_id, a.person_id, a.feedback, a.fed_back_by, a.fed_back_on,
       COALESCE(p.name, o.name) AS name
FROM instruction_addressees a
JOIN organisations o ON o.id = a.organisation_id
LEFT JOIN persons p ON p.id = a.person_id
WHERE a.instruction_id = :id
ORDER BY a.id
"""
_ADD_ADDRESSEE = """
INSERT INTO instruction_addressees (instruction_id, organisation_id, person_id)
VALUES (:instruction_id, :organisation_id, :person_id)
"""
_SAVE_ADDRESSEE = """
UPDATE instruction_addressees
SET feedback = :feedback, fed_back_by = :fed_back_by, fed_back_on = :fed_back_on
WHERE id = :id
"""
_ITEMS = "SELECT finding_id FROM instruction_items WHERE instruction_id = :id ORDER BY finding_id"
_ADD_ITEM = """
INSERT INTO instruction_items (instruction_id, finding_id) VALUES (:instruction_id, :finding_id)
"""

_READERS: Readers = {
    "state": State,
    **dict.fromkeys(("issued_on", "due", "concluded_on", "next_step_on"), day),
}


class LedgerInstructions:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, id: int) -> Instruction:
        return self._whole(self._sql.one(_GET, id=id))

    def all(self) -> Sequence[Instruction]:
        return [self._whole(row) for row in self._sql.rows(_ALL)]

    def next_number(self, year: int) -> int:
        """None is ever deleted, so that their number is the last one's."""
        number: int = self._sql.value(_NEXT, series=f"批{year}-%")
        return number

    def add(self, instruction: Instruction) -> Instruction:
        id: int = self._sql.value(_ADD, **columns(instruction))
        for each in instruction.addressees:
            self._sql.run(_ADD_ADDRESSEE, instruction_id=id, **columns(each))
        for item in instruction.items:
            self._sql.run(_ADD_ITEM, instruction_id=id, finding_id=item)
        return self.get(id)

    def save(self, before: Instruction, after: Instruction) -> None:
        written = columns(replace(after, id=before.id, revision=before.revision))
        if not self._sql.run(_SAVE, **written):
            current = self.get(before.id)
            raise errors.WrongState(number=current.number, state=current.state_text)

    def save_addressee(self, addressee: Addressee) -> None:
        self._sql.run(_SAVE_ADDRESSEE, **columns(addressee))

    def stepping(self, until: date, *, limit: int) -> Sequence[Instruction]:
        rows = self._sql.rows(_STEPPING, until=until, at_most=limit)
        return [self._whole(row) for row in rows]

    def _whole(self, row: Row) -> Instruction:
        id = row["id"]
        named = [read(each, {"fed_back_on": day}) for each in self._sql.rows(_ADDRESSEES, id=id)]
        return Instruction(
            **read(row, _READERS),
            addressees=tuple(Addressee(**each) for each in named),
            items=tuple(each["finding_id"] for each in self._sql.rows(_ITEMS, id=id)),
        )
