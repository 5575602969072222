"""Numbers of a cut, and the findings behind each: one condition a set, for its count and its list.

The counts of a view come from one reading of `standing`, whatever is asked of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from sqlite3 import Row
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.core.digests import Count
from bot.core.findings import UNDER_REVIEW, State
from bot.core.lights import Light
from bot.core.listing import Page
from bot.core.numbers import AGES, Line, Part, Set, Totals
from bot.core.rates import median
from storage import groups, listing, standing
from storage.context import Context
from storage.dialect import Sql
from storage.groups import Group
from storage.sights import Clauses, seen
from storage.values import Readers, day, read

if TYPE_CHECKING:
    from bot.core.rights import Sight

_REVIEW = ", ".join(f"'{state}'" for state in sorted(UNDER_REVIEW))
_GIVEN = "f.stood <> 'withdrawn' AND (f.fed_back_on IS NOT NULL OR f.sent_on IS NOT NULL)"
_FED = "f.stood <> 'withdrawn' AND f.fed_back_on IS NOT NULL"
_SENT = "f.stood <> 'withdrawn' AND f.sent_on IS NOT NULL"
_OPEN = f"{_GIVEN} AND f.stood <> 'closed'"
_DATED = f"{_FED} AND f.stood = 'closed' AND f.original_due IS NOT NULL"
CONDITIONS: dict[Set, str] = {
    Set.GIVEN: _GIVEN,
    Set.FED_BACK: _FED,
    Set.FED_CLOSED: f"{_FED} AND f.stood = 'closed'",
    Set.FED_DONE: f"{_FED} AND f.stood IN ('closed', 'stage_done')",
    Set.CLOSED: f"{_GIVEN} AND f.stood = 'closed'",
    Set.SENT: _SENT,
    Set.SENT_CLOSED: f"{_SENT} AND f.stood = 'closed'",
    Set.DATED: _DATED,
    Set.ON_TIME: f"{_DATED} AND f.submitted_on <= f.due",
    Set.ON_TIME_FIRST: f"{_DATED} AND f.submitted_on <= f.original_due",
    Set.OPEN: _OPEN,
    # Under review the application's day decides: the reviewers' time is not the unit's.
    Set.OVERDUE: (
        f"{_OPEN} AND f.due < CASE WHEN f.stood IN ({_REVIEW}) THEN f.submitted_on ELSE :day END"
    ),
    Set.NO_DUE: f"{_OPEN} AND f.due IS NULL",
    Set.UNMOVED: f"{_OPEN} AND f.moved_on < :moved_before",
    Set.RETURNED: f"{_GIVEN} AND f.returned > 0",
    Set.EXTENDED: f"{_GIVEN} AND f.extended > 0",
    Set.REOPENED: f"{_GIVEN} AND f.reopened > 0",
    Set.NEW: f"{_GIVEN} AND COALESCE(f.fed_back_on, f.sent_on) BETWEEN :first AND :day",
    Set.NEWLY_CLOSED: f"{_GIVEN} AND f.stood = 'closed' AND f.closed_on BETWEEN :first AND :day",
    Set.LONG_TERM: f"{_GIVEN} AND f.long_term = 1",
    Set.ONLY_SENT: f"{_SENT} AND f.fed_back_on IS NULL",
    Set.WITHDRAWN: "f.stood = 'withdrawn'",
    Set.WAITING: "f.stood = 'signed'",
}
_COUNTS = ", ".join(
    f"COUNT(*) FILTER (WHERE {condition}) AS {name}" for name, condition in CONDITIONS.items()
)
_TOTALS = f"""
SELECT {_COUNTS},
       SUM(CASE WHEN {_GIVEN} THEN f.returned ELSE 0 END) AS times_returned,
       SUM(CASE WHEN {_GIVEN} THEN f.extended ELSE 0 END) AS times_extended
"""
_COUNT = "SELECT COUNT(*) AS n"
_SPANS = """
SELECT COALESCE(f.fed_back_on, f.sent_on) AS since, f.closed_on AS until, COUNT(*) AS n
"""
_GROUPS = """
SELECT {key} AS key, f.stood AS state,
       CASE WHEN f.fed_back_on IS NULL THEN 0 ELSE 1 END AS fed_back, 0 AS sent, f.due,
       f.submitted_on, f.long_term, COUNT(*) AS n, 0 AS unit_id
"""
_NAMES = "SELECT id, name FROM organisations ORDER BY sort, id"
_AGES = "SELECT COALESCE(f.fed_back_on, f.sent_on) AS since, COUNT(*) AS n"
_PLACES = "SELECT DISTINCT a.round_id, a.unit_id"
# What each day changed, from the feedback of each item on.
_CHANGES = """
SELECT e.day,
       COUNT(*) FILTER (WHERE e.seq = b.seq)
           - COUNT(*) FILTER (WHERE e.to_state = 'withdrawn' AND e.from_state <> 'withdrawn')
           AS fed_back,
       COUNT(*) FILTER (
           WHERE e.to_state = 'closed' AND (e.seq = b.seq OR e.from_state <> 'closed')
       )
           - COUNT(*) FILTER (
               WHERE e.from_state = 'closed' AND e.to_state <> 'closed' AND e.seq <> b.seq
           ) AS closed
FROM events b
JOIN events e ON e.item_kind = 'finding' AND e.item_id = b.item_id AND e.seq >= b.seq
JOIN findings f ON f.id = b.item_id
JOIN assignments a ON a.id = f.assignment_id
JOIN organisations o ON o.id = a.unit_id
WHERE b.item_kind = 'finding' AND b.kind = 'finding-fed-back'
"""
_ROWS = """
SELECT f.id, f.number, f.problem, f.stood AS state, a.unit_id, o.name AS unit_name, f.due,
       f.long_term, f.fed_back_on, f.sent_on, f.submitted_on AS applied_on, f.leader_id,
       f.responsible_id
"""
_BY = {"unit": "a.unit_id", "category": "COALESCE(f.category, '')"}
_GROUP_READERS: Readers = {
    "state": State,
    **dict.fromkeys(("fed_back", "sent", "long_term"), bool),
    **dict.fromkeys(("due", "submitted_on"), day),
}


class LedgerNumbers:
    def __init__(self, sql: Sql, context: Context) -> None:
        self._sql = sql
        self._context = context

    def totals(self, part: Part) -> Totals:
        [row] = self._rows(_TOTALS, part)
        return Totals(
            counts={name: row[name] for name in Set},
            returned=row["times_returned"] or 0,
            extended=row["times_extended"] or 0,
            median=self._median(part),
        )

    def count(self, part: Part, name: Set) -> int:
        [row] = self._rows(_COUNT, part, CONDITIONS[name])
        count: int = row["n"]
        return count

    def _median(self, part: Part) -> float | None:
        closed = f"{CONDITIONS[Set.CLOSED]} AND f.closed_on >= :first"
        counted: Counter[int] = Counter()
        for row in self._rows(_SPANS, part, closed, " GROUP BY 1, 2"):
            counted[(day(row["until"]) - day(row["since"])).days] += row["n"]
        return median(counted)

    def lines(self, part: Part, by: str) -> Sequence[Line]:
        found: dict[str, list[Group]] = {}
        statement = _GROUPS.format(key=_BY[by])
        for row in self._rows(statement, part, _FED, " GROUP BY 1, 2, 3, 5, 6, 7"):
            values = read(row, _GROUP_READERS)
            found.setdefault(str(values.pop("key")), []).append(Group(**values))
        names = self._names(by, found)
        return [self._line(key, name, found[key], part) for key, name in names if key in found]

    def _names(self, by: str, found: Iterable[str]) -> Iterable[tuple[str, str]]:
        """In the order of the lines; a category is named by its code."""
        if by == "category":
            return [(code, code) for code in sorted(found, key=lambda code: (not code, code))]
        return [(str(row["id"]), row["name"]) for row in self._sql.rows(_NAMES)]

    def _line(self, key: str, name: str, found: Sequence[Group], part: Part) -> Line:
        lit = groups.lights(found, self._day(part), self._context.rules.policy.near_days)
        counted: Count = groups.findings(found)
        lights = {Light(light): n for light, n in lit.items()}
        return Line(key=key, name=name, findings=counted, lights=lights)

    def ages(self, part: Part) -> Sequence[int]:
        today, buckets = self._day(part), [0] * (len(AGES) + 1)
        for row in self._rows(_AGES, part, _OPEN, " GROUP BY 1"):
            days = (today - day(row["since"])).days
            buckets[sum(days > most for most in AGES)] += row["n"]
        return buckets

    def weeks(self, part: Part, ends: Sequence[date]) -> Sequence[Count]:
        asked = _asked(part)
        statement = f"{_CHANGES} AND {asked.joined('AND')} GROUP BY e.day"
        changed = self._sql.rows(statement, **asked.values)
        return [
            Count(
                n=sum(row["closed"] for row in changed if day(row["day"]) <= end),
                d=sum(row["fed_back"] for row in changed if day(row["day"]) <= end),
            )
            for end in ends
        ]

    def places(self, part: Part) -> frozenset[tuple[int, int]]:
        rows = self._rows(_PLACES, part, _GIVEN)
        return frozenset((row["round_id"], row["unit_id"]) for row in rows)

    def page(self, sight: Sight, part: Part, name: Set, *, number: int, size: int) -> Page:
        visible = seen(sight)
        condition = f"({CONDITIONS[name]}) AND {visible.joined('AND')}"
        [row] = self._rows(_COUNT, part, condition, "", visible.values)
        total: int = row["n"]
        number = max(0, min(number, (total - 1) // size))
        tail = " ORDER BY f.number, f.id LIMIT :size OFFSET :begin"
        values = {"size": size, "begin": number * size, **visible.values}
        rows = self._rows(_ROWS, part, condition, tail, values)
        return Page(rows=tuple(map(listing.line, rows)), total=total, number=number, size=size)

    def _rows(
        self,
        select: str,
        part: Part,
        condition: str = "1 = 1",
        tail: str = "",
        values: Mapping[str, object] = MappingProxyType({}),
    ) -> list[Row]:
        asked = _asked(part)
        then = standing.NOW if part.cut.day is None else standing.THEN
        statement = f"""{select} FROM ({then}) f
            JOIN assignments a ON a.id = f.assignment_id
            JOIN organisations o ON o.id = a.unit_id
            WHERE {asked.joined("AND")} AND {condition}{tail}"""
        today = self._day(part)
        days = {
            "first": part.cut.first or date.min,
            "day": today,
            "moved_before": today - timedelta(days=self._context.rules.policy.unmoved_days),
        }
        return self._sql.rows(statement, **days, **asked.values, **values)

    def _day(self, part: Part) -> date:
        return part.cut.day or self._context.today


def _asked(part: Part) -> Clauses:
    cut, asked = part.cut, Clauses()
    asked.add_among("a.round_id", "cut_round", part.rounds)
    if part.path != "/":
        asked.add_within("o.path", "within", part.path)
    if cut.category:
        end = cut.category + "~"
        asked.add(
            "f.category >= :category AND f.category < :end_category",
            category=cut.category,
            end_category=end,
        )
    plain = {"o.level": cut.level, "a.kind": cut.kind, "f.mode": cut.mode}
    for column, value in plain.items():
        if value is not None:
            name = f"cut_{column[2:]}"
            asked.add(f"{column} = :{name}", **{name: value.value})
    if not part.reader.whole:
        _share(asked, part)
    return asked


def _share(asked: Clauses, part: Part) -> None:
    mine = Clauses()
    mine.add_among("a.unit_id", "own", part.reader.units)
    for n, path in enumerate(part.reader.paths):
        mine.add_within("o.path", f"own_path_{n}", path)
    asked.add(mine.joined("OR"), **mine.values)
