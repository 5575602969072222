"""What a reader may see, as conditions: the same for lists and for search.

They say the same as `rights.may(actor, Action.SEE, finding)`, and as `suggestions.may`; a test
holds both equal over every combination.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.core import findings, suggestions
from storage.organisations import beyond
from storage.values import among

if TYPE_CHECKING:
    from bot.core.rights import Sight


@dataclass(slots=True)
class Clauses:
    """Conditions and their parameters, gathered side by side."""

    conditions: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    def add(self, condition: str, **values: object) -> None:
        self.conditions.append(condition)
        self.values.update(values)

    def add_among(self, column: str, name: str, wanted: Iterable[str | int]) -> None:
        listed, values = among(name, sorted(wanted, key=str))
        self.add(f"{column} IN {listed}", **values)

    def add_any_among(self, names: tuple[str, ...], wanted: frozenset[int]) -> None:
        listed, values = among("mine", sorted(wanted))
        self.add(f"({' OR '.join(f'{name} IN {listed}' for name in names)})", **values)

    def add_within(self, column: str, name: str, path: str) -> None:
        """The organisation at that path, and all below it."""
        condition = f"({column} >= :{name} AND {column} < :{name}_end)"
        self.add(condition, **{name: path, f"{name}_end": beyond(path)})

    def joined(self, word: str) -> str:
        return f"({f' {word} '.join(self.conditions)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where a statement has what the conditions ask for. `given` are the states in which the
    unit's side sees an item; `prefix` keeps the parameters of two kinds apart."""

    state: str
    round: str
    team: str
    unit: str
    path: str
    leader: str
    worker: str
    given: frozenset[str]
    prefix: str = ""


FINDINGS = Columns(
    state="f.state",
    round="a.round_id",
    team="a.team_id",
    unit="a.unit_id",
    path="o.path",
    leader="f.leader_id",
    worker="f.responsible_id",
    given=frozenset(findings.WITH_UNIT),
)
SUGGESTIONS = Columns(
    state="s.state",
    round="s.round_id",
    team="s.team_id",
    unit="s.addressee_id",
    path="o.path",
    leader="s.leader_id",
    worker="s.handler_id",
    given=frozenset(suggestions.TRANSFERRED),
    prefix="s_",
)


def seen(sight: Sight) -> Clauses:
    """What a person may see of findings `f`, assignments `a` and organisations `o`."""
    visible = Clauses()
    narrow(visible, sight, FINDINGS)
    return visible


def narrow(
    where: Clauses, sight: Sight, at: Columns, anywhere: frozenset[str] | None = None
) -> None:
    """Any one of the sets suffices; nobody sees anything by none of them, and nothing of a unit
    from which he keeps away. `anywhere` in the place of the sight's own states."""
    any_of = _seen(sight, at, sight.anywhere if anywhere is None else anywhere)
    where.add(any_of.joined("OR"), **any_of.values)
    keep_away(where, sight.recused, round=at.round, unit=at.unit, prefix=at.prefix)


def keep_away(
    where: Clauses, recused: frozenset[tuple[int, int]], *, round: str, unit: str, prefix: str = ""
) -> None:
    for n, pair in enumerate(sorted(recused)):
        names = f"{prefix}away_round_{n}", f"{prefix}away_unit_{n}"
        away = f"NOT ({round} = :{names[0]} AND COALESCE({unit}, 0) = :{names[1]})"
        where.add(away, **dict(zip(names, pair, strict=True)))


def _seen(sight: Sight, at: Columns, anywhere: frozenset[str]) -> Clauses:
    given = _given(sight, at)
    seen = Clauses(conditions=["1 = 0"])
    if anywhere:
        seen.add_among(at.state, f"{at.prefix}anywhere", anywhere)
    if sight.teams:
        seen.add_among(at.team, f"{at.prefix}team", sight.teams)
    if given.conditions:
        listed, values = among(f"{at.prefix}given", sorted(at.given))
        condition = f"({at.state} IN {listed} AND {given.joined('OR')})"
        seen.add(condition, **values, **given.values)
    return seen


def _given(sight: Sight, at: Columns) -> Clauses:
    """What the unit's side and its superiors see, once the unit has the item."""
    given, prefix = Clauses(), at.prefix
    if sight.units:
        given.add_among(at.unit, f"{prefix}unit", sight.units)
    for n, path in enumerate(sight.subtrees):
        given.add_within(at.path, f"{prefix}path_{n}", path)
    _share(given, at.leader, f"{prefix}leader", sight.led_by, at.unit)
    _share(given, at.worker, f"{prefix}worker", sight.worked_on_by, at.unit)
    return given


def _share(
    given: Clauses, column: str, name: str, shares: frozenset[tuple[int, int]], unit_column: str
) -> None:
    for n, (person, unit) in enumerate(sorted(shares)):
        who, where = f"{name}_{n}", f"{name}_unit_{n}"
        condition = f"({column} = :{who} AND {unit_column} = :{where})"
        given.add(condition, **{who: person, where: unit})
