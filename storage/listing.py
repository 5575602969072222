"""Lists of findings: one WHERE from what the reader may see and what is asked for."""

from __future__ import annotations

from sqlite3 import Row
from typing import TYPE_CHECKING

from bot.core.findings import State
from bot.core.listing import Filter, Order, Page
from bot.core.listing import Row as Line
from storage import sights
from storage.dialect import Sql
from storage.sights import Clauses
from storage.values import Readers, day, read

if TYPE_CHECKING:
    from bot.core.rights import Sight

_FROM = """
FROM findings f
JOIN assignments a ON a.id = f.assignment_id
JOIN organisations o ON o.id = a.unit_id
"""
_COUNT = "SELECT COUNT(*)" + _FROM
_LINES = f"""
SELECT f.id, f.number, f.problem, f.state, a.unit_id, o.name AS unit_name, f.due, f.long_term,
       f.fed_back_on, f.sent_on, f.applied_on, f.leader_id, f.responsible_id
{_FROM}
"""
_ORDER = {
    Order.NUMBER: "f.number, f.id",
    # Without a due date last, in both databases alike.
    Order.DUE: "CASE WHEN f.due IS NULL THEN 1 ELSE 0 END, f.due, f.number, f.id",
    Order.NEWEST: "f.id DESC",
}
_READERS: Readers = {
    "state": State,
    "long_term": bool,
    **dict.fromkeys(("due", "fed_back_on", "sent_on", "applied_on"), day),
}


class LedgerListing:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def page(self, sight: Sight, filter: Filter, *, order: Order, number: int, size: int) -> Page:
        """Pages are counted from 0; one beyond the last is the last."""
        where, values = _where(sight, filter)
        total: int = self._sql.value(_COUNT + where, **values)
        number = max(0, min(number, (total - 1) // size))
        statement = f"{_LINES}{where} ORDER BY {_ORDER[order]} LIMIT :size OFFSET :begin"
        rows = self._sql.rows(statement, size=size, begin=number * size, **values)
        return Page(rows=tuple(map(line, rows)), total=total, number=number, size=size)

    def count(self, sight: Sight, filter: Filter) -> int:
        where, values = _where(sight, filter)
        count: int = self._sql.value(_COUNT + where, **values)
        return count


def _where(sight: Sight, filter: Filter) -> tuple[str, dict[str, object]]:
    where = _asked(filter)
    sights.narrow(where, sight, sights.FINDINGS)
    return f" WHERE {where.joined('AND')}", where.values


def _asked(filter: Filter) -> Clauses:
    asked = Clauses()
    if filter.states:
        asked.add_among("f.state", "state", filter.states)
    if filter.rounds:
        asked.add_among("a.round_id", "among_rounds", filter.rounds)
    if filter.unit_path is not None:
        asked.add_within("o.path", "within", filter.unit_path)
    if filter.mine:
        asked.add_any_among(("f.author_id", "f.leader_id", "f.responsible_id"), filter.mine)
    if filter.ids is not None:
        asked.add_among("f.id", "id", filter.ids)
    _ask_plainly(asked, filter)
    return asked


def _ask_plainly(asked: Clauses, filter: Filter) -> None:
    plain = {
        "a.round_id = :round_id": filter.round_id,
        "f.assignment_id = :assignment_id": filter.assignment_id,
        "f.author_id = :author_id": filter.author_id,
        "f.due >= :due_from": filter.due_from,
        "f.due <= :due_until": filter.due_until,
        "f.sent_on >= :sent_from": filter.sent_from,
        "f.fed_back_on >= :fed_back_from": filter.fed_back_from,
        "f.fed_back_on <= :fed_back_until": filter.fed_back_until,
        "f.closed_on >= :closed_from": filter.closed_from,
        "f.closed_on <= :closed_until": filter.closed_until,
    }
    for condition, value in plain.items():
        if value is not None:
            asked.add(condition, **{condition.rpartition(":")[2]: value})


def line(row: Row) -> Line:
    return Line(**read(row, _READERS))
