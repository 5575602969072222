"""Lists of findings: one WHERE from what the reader may see and what is asked for.

The clauses for `Sight` say the same as `rights.may(actor, Action.SEE, finding)`; a test holds
both equal over every combination.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from sqlite3 import Row
from typing import TYPE_CHECKING

from bot.core.findings import WITH_UNIT, State
from bot.core.listing import Filter, Order, Page
from bot.core.listing import Row as Line
from storage.dialect import Sql
from storage.organisations import beyond
from storage.values import Readers, among, day, read

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


@dataclass(slots=True)
class Clauses:
    """Conditions and their parameters, gathered side by side."""

    conditions: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    def add(self, condition: str, **values: object) -> None:
        self.conditions.append(condition)
        self.values.update(values)

    def add_among(self, column: str, name: str, wanted: frozenset[State] | frozenset[int]) -> None:
        listed, values = among(name, sorted(wanted))
        self.add(f"{column} IN {listed}", **values)

    def add_any_among(self, names: tuple[str, ...], wanted: frozenset[int]) -> None:
        listed, values = among("mine", sorted(wanted))
        self.add(f"({' OR '.join(f'{name} IN {listed}' for name in names)})", **values)

    def joined(self, word: str) -> str:
        return f"({f' {word} '.join(self.conditions)})"


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
        return Page(rows=tuple(_line(row) for row in rows), total=total, number=number, size=size)

    def count(self, sight: Sight, filter: Filter) -> int:
        where, values = _where(sight, filter)
        count: int = self._sql.value(_COUNT + where, **values)
        return count


def _where(sight: Sight, filter: Filter) -> tuple[str, dict[str, object]]:
    visible, asked = seen(sight), _asked(filter)
    asked.add(visible.joined("AND"), **visible.values)
    return f" WHERE {asked.joined('AND')}", asked.values


def seen(sight: Sight) -> Clauses:
    """What a person may see, of findings `f`, assignments `a` and organisations `o`."""
    allowed = _seen(sight)
    visible = Clauses([allowed.joined("OR")], allowed.values)
    for n, (round_id, unit) in enumerate(sorted(sight.recused)):
        away = f"NOT (a.round_id = :away_round_{n} AND a.unit_id = :away_unit_{n})"
        visible.add(away, **{f"away_round_{n}": round_id, f"away_unit_{n}": unit})
    return visible


def _seen(sight: Sight) -> Clauses:
    """Any one suffices; nobody sees anything by none of them."""
    given = _given(sight)
    seen = Clauses(conditions=["1 = 0"])
    if sight.anywhere:
        seen.add_among("f.state", "anywhere", sight.anywhere)
    if sight.teams:
        seen.add_among("a.team_id", "team", sight.teams)
    if given.conditions:
        listed, values = among("given", sorted(WITH_UNIT))
        condition = f"(f.state IN {listed} AND {given.joined('OR')})"
        seen.add(condition, **values, **given.values)
    return seen


def _given(sight: Sight) -> Clauses:
    """What the unit's side and its superiors see, once the unit has the item."""
    given = Clauses()
    if sight.units:
        given.add_among("a.unit_id", "unit", sight.units)
    for n, path in enumerate(sight.subtrees):
        condition = f"(o.path >= :path_{n} AND o.path < :beyond_{n})"
        given.add(condition, **{f"path_{n}": path, f"beyond_{n}": beyond(path)})
    for column, shares in (
        ("leader_id", sight.led_by),
        ("responsible_id", sight.worked_on_by),
    ):
        for n, (person, unit) in enumerate(sorted(shares)):
            who, where = f"{column}_{n}", f"{column}_unit_{n}"
            condition = f"(f.{column} = :{who} AND a.unit_id = :{where})"
            given.add(condition, **{who: person, where: unit})
    return given


def _asked(filter: Filter) -> Clauses:
    asked = Clauses()
    if filter.states:
        asked.add_among("f.state", "state", filter.states)
    if filter.rounds:
        asked.add_among("a.round_id", "among_rounds", filter.rounds)
    if filter.unit_path is not None:
        path = filter.unit_path
        asked.add("o.path >= :within AND o.path < :beyond", within=path, beyond=beyond(path))
    if filter.mine:
        asked.add_any_among(("f.author_id", "f.leader_id", "f.responsible_id"), filter.mine)
    _ask_plainly(asked, filter)
    for n, word in enumerate(filter.words):
        # A two-character word is in no trigram index: scanned, and measured to be enough.
        text = "f.problem || ' ' || f.number || ' ' || o.name"
        asked.add(f"instr({text}, :word_{n}) > 0", **{f"word_{n}": word})
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


def _line(row: Row) -> Line:
    return Line(**read(row, _READERS))
