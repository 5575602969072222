"""An office's ledger held against ours: each row finds its round, its unit and its item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.core import ledger_entries, ledger_plans, ledger_rows, naming, rounds
from bot.core.findings import Finding, State
from bot.core.ledger_entries import Entry, Words
from bot.core.ledger_plans import Fate, Names, Place, Plan, Standing, Step
from bot.core.ledger_rows import Row, Table
from bot.core.people import Actor
from bot.core.roles import UNIT_ROLES, Role
from bot.core.work import Work

UNDONE = "finding-import-undone"

Found = TypeVar("Found")


def plan(
    tables: Sequence[Table], words: Words, actor: Actor | None, work: Work, *, guarded: bool
) -> Plan:
    """Nothing is written. `actor` sees no unit that he keeps away from (回避)."""
    planner = _Planner(words, actor, work, guarded=guarded)
    steps = [planner.step(row, table) for table in tables for row in table.rows]
    return Plan(steps=tuple(_undoubled(steps)))


def _undoubled(steps: Sequence[Step]) -> Iterator[Step]:
    first: dict[tuple[int, int], int] = {}
    for step in steps:
        if step.place is None or step.entry.serial is None:
            yield step
            continue
        line = first.setdefault((step.place.assignment_id, step.entry.serial), step.entry.row.line)
        yield step if line == step.entry.row.line else ledger_plans.doubled(step, line)


@dataclass(slots=True)
class _Unit:
    """One unit of a round, with its items by number and its people by name."""

    place: Place
    items: Mapping[int, Finding]
    people: Mapping[str, list[tuple[Role, int]]]
    notes: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


class _Planner:
    def __init__(self, words: Words, actor: Actor | None, work: Work, *, guarded: bool) -> None:
        self._words = words
        self._recused = actor.recused if actor else frozenset()
        self._work = work
        self._guarded = guarded
        self._rounds = work.rounds.all()
        self._organisations = {each.id: each for each in work.organisations.all()}
        self._places: dict[int, Mapping[int, rounds.Assignment]] = {}
        self._units: dict[int, _Unit] = {}
        self._people: dict[int, str] = {}
        self._departments: dict[str, int | None] = {}

    def step(self, row: Row, table: Table) -> Step:
        work = self._work
        entry = ledger_entries.read(
            row, self._words, work.today, work.workdays, guarded=self._guarded
        )
        round_ = self._round(row, table)
        if round_ is None:
            known = [name for each in self._rounds for name in (each.name, each.number)]
            return ledger_plans.misplaced(entry, "round", "unknown-round", known)
        assignment = self._assignment(row, table, round_)
        if assignment is None:
            names = [self._organisations[id].name for id in self._assignments(round_)]
            return ledger_plans.misplaced(entry, "unit", "unknown-unit", names)
        if entry.serial is None:
            return self._unnumbered(entry)
        unit = self._unit(assignment, round_)
        standing = self._standing(unit, entry)
        return ledger_plans.decide(entry, unit.place, self._names(unit, row), standing, work.today)

    def _unnumbered(self, entry: Entry) -> Step:
        faults = entry.faults or (entry.fault("missing", "serial"),)
        return Step(entry=entry, fate=Fate.FAULTY, faults=faults)

    # The round: by its number, its name, or what the titles say; or the only one there is.

    def _round(self, row: Row, table: Table) -> rounds.Round | None:
        said, term = row.text("round"), ledger_rows.plain(row.text("term"))
        fitting = [r for r in self._rounds if not term or ledger_rows.plain(r.term) == term]
        if said:
            return _one([r for r in fitting if _is_called(r, said)])
        titled = [r for r in fitting if _is_titled(r, table.titles)]
        return _one(titled) or _one(fitting)

    def _assignments(self, round_: rounds.Round) -> Mapping[int, rounds.Assignment]:
        """By unit, but for those that the reader keeps away from."""
        if round_.id not in self._places:
            found = self._work.rounds.assignments(round_.id)
            self._places[round_.id] = {
                a.unit_id: a for a in found if (round_.id, a.unit_id) not in self._recused
            }
        return self._places[round_.id]

    def _assignment(
        self, row: Row, table: Table, round_: rounds.Round
    ) -> rounds.Assignment | None:
        places = self._assignments(round_)
        units = [self._organisations[id] for id in places]
        said = ledger_rows.plain(row.text("unit") or ("" if _has_unit(table) else table.sheet))
        coded = [unit for unit in units if unit.code == said]
        found = _one(coded or list(naming.called(said, units)))
        return places[found.id] if found else None

    def _unit(self, assignment: rounds.Assignment, round_: rounds.Round) -> _Unit:
        if assignment.id not in self._units:
            self._units[assignment.id] = self._loaded(assignment, round_)
        return self._units[assignment.id]

    def _loaded(self, assignment: rounds.Assignment, round_: rounds.Round) -> _Unit:
        work = self._work
        team = work.rounds.team(assignment.team_id)
        held = work.findings.of_assignment(assignment.id, frozenset(State))
        place = Place(
            assignment_id=assignment.id,
            round_id=round_.id,
            unit_id=assignment.unit_id,
            fed_back_on=assignment.fed_back_on,
            is_archived=round_.phase is rounds.Phase.ARCHIVED,
            team_names=frozenset(map(ledger_rows.plain, (team.name, str(team.number)))),
        )
        return _Unit(
            place=place,
            items={serial: item for item in held if (serial := ledger_rows.serial(item.number))},
            people=_people(assignment.unit_id, work),
            notes=work.imports.notes([item.id for item in held]),
        )

    # What stands, and who is meant.

    def _standing(self, unit: _Unit, entry: Entry) -> Standing | None:
        item = unit.items.get(entry.serial or 0)
        if item is None:
            return None
        work = self._work
        co = tuple(work.findings.co_departments(item.id))
        return Standing(
            finding=item,
            measures=tuple(m.text for m in work.findings.measures(item.id, item.cycle)),
            co_departments=co,
            notes=unit.notes.get(item.id, {}),
            names=self._held_names(item, co),
            is_undone=item.state is State.WITHDRAWN and self._is_undone(item),
        )

    def _held_names(self, item: Finding, co: Sequence[int]) -> Mapping[str, str]:
        people = {"leader": item.leader_id, "responsible": item.responsible_id}
        named = {key: self._name(id) for key, id in people.items() if id is not None}
        lead = item.lead_department_id
        departments = {"lead_department": [lead] if lead else [], "co_departments": co}
        for key, ids in departments.items():
            named[key] = "、".join(self._organisations[id].name for id in ids)
        return named

    def _name(self, person_id: int) -> str:
        if person_id not in self._people:
            self._people[person_id] = self._work.people.get(person_id).name
        return self._people[person_id]

    def _is_undone(self, item: Finding) -> bool:
        told = self._work.events.of_item("finding", item.id)
        return bool(told) and told[-1].kind == UNDONE

    def _names(self, unit: _Unit, row: Row) -> Names:
        """One name, one person of the unit; whoever is not in the register stays a name."""
        given = {key for key in (*_ROLES, *_DEPARTMENTS) if row.text(key)}
        people = {key: _person(unit.people, row.text(key), _ROLES[key]) for key in _ROLES}
        departments = {
            key: tuple(self._department(name) for name in ledger_rows.names(row.text(key)))
            for key in _DEPARTMENTS
        }
        lead = departments["lead_department"]
        co = departments["co_departments"]
        unknown = {key for key in _ROLES if people[key] is None}
        unknown |= {key for key in _DEPARTMENTS if None in departments[key]}
        unknown |= {"lead_department"} if len(lead) > 1 else set()
        return Names(
            leader_id=people["leader"],
            responsible_id=people["responsible"],
            lead_department_id=lead[0] if len(lead) == 1 else None,
            co_departments=tuple(id for id in co if id is not None) if None not in co else (),
            notes={key: row.text(key) for key in sorted(given & unknown)},
        )

    def _department(self, name: str) -> int | None:
        if name not in self._departments:
            found = _one(naming.called(name, self._organisations.values()))
            self._departments[name] = found.id if found else None
        return self._departments[name]


_ROLES: Mapping[str, tuple[Role, ...]] = {
    "leader": (Role.LEADER, Role.PRINCIPAL),
    "responsible": (Role.RESPONSIBLE, Role.LIAISON),
}
_DEPARTMENTS = ("lead_department", "co_departments")


def _one(found: Sequence[Found]) -> Found | None:
    """What is ambiguous is not guessed."""
    return found[0] if len(found) == 1 else None


def _is_called(round_: rounds.Round, said: str) -> bool:
    plain = ledger_rows.plain(said)
    if plain in (ledger_rows.plain(round_.number), ledger_rows.plain(round_.name)):
        return True
    return ledger_rows.ordinal(plain) == ledger_rows.ordinal(ledger_rows.plain(round_.number))


def _is_titled(round_: rounds.Round, titles: str) -> bool:
    plain = ledger_rows.plain(titles)
    said = {ledger_rows.ordinal(match) for match in ledger_rows.rounds_named(plain)}
    return ledger_rows.ordinal(round_.number) in said or ledger_rows.plain(round_.name) in plain


def _has_unit(table: Table) -> bool:
    return any("unit" in row.columns for row in table.rows[:1])


def _people(unit_id: int, work: Work) -> dict[str, list[tuple[Role, int]]]:
    found: dict[str, list[tuple[Role, int]]] = {}
    for role in sorted(UNIT_ROLES):
        for person in work.people.holders(role, work.today, organisation_id=unit_id):
            found.setdefault(person.name, []).append((role, person.id))
    return found


def _person(
    people: Mapping[str, list[tuple[Role, int]]], said: str, roles: tuple[Role, ...]
) -> int | None:
    """Of namesakes the one who holds such a post; of two of them, none."""
    held = people.get(said.strip(), [])
    return _one(list(dict.fromkeys(id for role, id in held if role in roles)))
