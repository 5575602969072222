"""The flat sheets put together: teams and units under their round, posts under people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import roster
from bot.intake import tables, vocabulary
from bot.intake.nodes import Node
from bot.intake.tables import Record, Table
from bot.intake.workbook import Sheet


def parse(sheets: Sequence[Sheet]) -> tuple[Node, list[roster.Problem]]:
    """The same tree that YAML gives, and what was wrong with sheets, headers and cells."""
    problems: list[roster.Problem] = []
    found = tables.match(sheets, problems)
    nothing = Table(roster.Place())
    organisations = found.get("organisations", nothing)
    people = found.get("people", nothing)
    rounds = _Rounds(found.get("rounds", nothing), problems)
    rounds.add_teams(found.get("teams", nothing))
    rounds.add_assignments(found.get("assignments", nothing))
    root = {
        "organisations": Node(
            tuple(Node({**r.cells}, r.place) for r in organisations.records), organisations.place
        ),
        "rounds": rounds.node(),
        "people": _people(people),
    }
    return Node({**root}, roster.Place()), problems


_APPROVED = ("meeting", "on", "units")


class _Team:
    """The rows of one team."""

    def __init__(self, first: Record) -> None:
        self._first = first
        self._name = first.cells.get("team_name", Node(None, first.place))
        self._members: list[Node] = []

    def add(self, record: Record, problems: list[roster.Problem]) -> None:
        named = record.cells.get("team_name")
        if named is not None and named.value is not None:
            if self._name.value is None:
                self._name = named
            elif self._name.value != named.value:
                first = self._name.place.text
                problems.append(roster.problem("load-two-names", named.place, first=first))
        if record.holds("name", "id", "role"):
            self._members.append(record.node("name", "id", "role"))

    def node(self) -> Node:
        number = self._first.cells["team"]
        members = Node(tuple(self._members), self._first.place)
        return Node(
            {"number": number, "name": self._named(), "members": members}, self._first.place
        )

    def _named(self) -> Node:
        """The name given, the words that served as a number, or a name made of the number."""
        word = self._first.word("team")
        if self._name.value is not None or word is None:
            return self._name
        name = vocabulary.team_name(word) if word.isdecimal() else word
        return Node(name, self._first.cells["team"].place)


class _Rounds:
    """Teams and units find their round by its number, and by its term where that is not enough."""

    def __init__(self, table: Table, problems: list[roster.Problem]) -> None:
        self._table = table
        self._problems = problems
        self._teams: list[dict[str | None, _Team]] = [{} for _ in table.records]
        self._assignments: list[list[Node]] = [[] for _ in table.records]
        self._by_number: dict[str, list[int]] = {}
        for index, record in enumerate(table.records):
            number = vocabulary.ordinal(record.word("number") or "")
            self._by_number.setdefault(number, []).append(index)

    def add_teams(self, table: Table) -> None:
        for record in table.records:
            index = self._round_of(record)
            if index is None:
                continue
            word = record.word("team")
            key = vocabulary.ordinal(word) if word else None
            self._teams[index].setdefault(key, _Team(record)).add(record, self._problems)

    def add_assignments(self, table: Table) -> None:
        for record in table.records:
            index = self._round_of(record)
            if index is not None:
                row = record.node("unit", "team", "kind", "escalated")
                self._assignments[index].append(row)

    def node(self) -> Node:
        rounds = (self._node(index, row) for index, row in enumerate(self._table.records))
        return Node(tuple(rounds), self._table.place)

    def _node(self, index: int, record: Record) -> Node:
        cells = dict(record.cells)
        finding = cells.pop("finding", None)
        if finding is not None and finding.value is not None:
            cells["limits"] = Node({"finding": finding}, finding.place)
        approved = {key: cells.pop(key) for key in _APPROVED if key in cells}
        held = {key: cell for key, cell in approved.items() if cell.value is not None}
        if held:
            cells["approved"] = Node(held, next(iter(held.values())).place)
        teams = tuple(team.node() for team in self._teams[index].values())
        cells["teams"] = Node(teams, record.place)
        cells["assignments"] = Node(tuple(self._assignments[index]), record.place)
        return Node({**cells}, record.place)

    def _round_of(self, record: Record) -> int | None:
        number, term = record.word("round"), record.word("term")
        cell = record.cells["round"]
        if number is None:
            id = "load-missing" if cell.value is None else "load-not-text"
            self._problems.append(roster.problem(id, cell.place))
            return None
        fitting = [
            index
            for index in self._by_number.get(vocabulary.ordinal(number), ())
            if term in (None, self._table.records[index].word("term"))
        ]
        if len(fitting) == 1:
            return fitting[0]
        id = "load-ambiguous-round" if fitting else "load-unknown-round"
        self._problems.append(roster.problem(id, cell.place, round=number))
        return None


def _people(table: Table) -> Node:
    """One row a post: rows of one name (and id) are one person."""
    people: dict[object, tuple[Record, list[Node]]] = {}
    for record in table.records:
        name = record.word("name")
        key = (name, record.word("id")) if name else record.place.row
        _, posts = people.setdefault(key, (record, []))
        if record.holds("role", "organisation"):
            posts.append(record.node("role", "organisation"))
    return Node(tuple(_person(first, posts) for first, posts in people.values()), table.place)


def _person(first: Record, posts: Sequence[Node]) -> Node:
    cells = first.fields("name", "id")
    return Node({**cells, "posts": Node(tuple(posts), first.place)}, first.place)
