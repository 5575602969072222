"""What figures are asked of: a round, an organisation with all below it, both, or all under way.

A reader of a part gets his share of every scope; a scope in which nothing is his is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.core import digests, errors, organisations, rounds
from bot.core.people import Actor
from bot.core.roles import SUBTREE_ROLES, UNIT_ROLES
from bot.core.rounds import Phase
from bot.core.work import Work
from bot.usecases import figures as cases
from bot.usecases import lead_figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """`themed` is any round of a theme: then all rounds of that theme are meant."""

    round: rounds.Round | None = None
    unit: organisations.Organisation | None = None
    themed: rounds.Round | None = None

    @property
    def name(self) -> str:
        """In the registers' own words; empty for all under way."""
        first = self.themed.theme if self.themed else self.round and self.round.name
        parts = (first, self.unit and self.unit.name)
        return " · ".join(part for part in parts if part)

    @property
    def ids(self) -> tuple[str, str]:
        """As a press carries it."""
        round_id = str(self.round.id if self.round else 0)
        first = f"t{self.themed.id}" if self.themed else round_id
        return first, str(self.unit.id if self.unit else 0)


ALL = Scope()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A round or an organisation that may be chosen, with its share and its depth in the tree."""

    scope: Scope
    findings: digests.Count
    depth: int = 0


def of_ids(round_id: int, unit_id: int, work: Work, *, theme: int | None = None) -> Scope:
    """`theme` is any round of one: then all of them, whatever the round. Raises `NotFound`, and
    `Stale` for a theme that is none any more."""
    round_ = work.rounds.get(round_id) if round_id else None
    unit = work.organisations.get(unit_id) if unit_id else None
    if theme is None:
        return Scope(round=round_, unit=unit)
    themed = work.rounds.get(theme)
    if themed.theme is None:
        raise errors.Stale()
    return Scope(unit=unit, themed=themed)


def of_words(first: str, unit_id: str, work: Work) -> Scope:
    """As `Scope.ids` writes it: `t12` is every round of round 12's theme. Raises `Stale` for what
    no scope writes, and `NotFound`."""
    round_id = first.removeprefix("t")
    if not (round_id.isdecimal() and unit_id.isdecimal()):
        raise errors.Stale()
    if round_id == first:
        return of_ids(int(round_id), int(unit_id), work)
    return of_ids(0, int(unit_id), work, theme=int(round_id))


def round_ids(scope: Scope, work: Work) -> frozenset[int]:
    """The rounds under way, as the figures count them: when all are archived, all of them."""
    if scope.round is not None:
        return frozenset({scope.round.id})
    every = work.rounds.all()
    if scope.themed is not None:
        return frozenset(r.id for r in every if r.theme == scope.themed.theme)
    under_way = frozenset(r.id for r in every if r.phase is not Phase.ARCHIVED)
    return under_way or frozenset(r.id for r in every)


def figures(
    scope: Scope, actor: Actor, work: Work, *, as_of: date | None = None
) -> digests.Figures:
    """Now, or at the end of a day. Raises `NotAllowed`, and `NotFound` for a named scope without
    anything that this reader may see."""
    if not actor.has(*cases.READERS):
        raise errors.NotAllowed("statistics")
    theme = scope.themed.theme if scope.themed else None
    round_id = scope.round.id if scope.round else None
    if as_of is None:
        found = cases.current(work, round_id, theme)
    else:
        found = work.statistics.figures_as_of(as_of, round_id=round_id, theme=theme)
    leads = lead_figures.visible(found.leads, actor) if scope.unit is None else ()
    return _share(found, scope, actor).model_copy(update={"leads": leads})


def _share(found: digests.Figures, scope: Scope, actor: Actor) -> digests.Figures:
    whole = actor.has(*cases.SEEING_ALL)
    if whole and scope.unit is None:
        return found
    if scope.unit is not None and is_recused(scope, actor):
        raise errors.NotFound()
    within = scope.unit.path if scope.unit else "/"
    share = cases.narrowed(
        found, lambda unit: unit.unit_path.startswith(within) and (whole or _is_own(unit, actor))
    )
    if scope != ALL and not (share.units or share.addressees):
        raise errors.NotFound()
    return share


def is_recused(scope: Scope, actor: Actor) -> bool:
    """Totals stay whole for everybody; the unit by itself is what one keeps away from (回避)."""
    unit = scope.unit.id if scope.unit else 0
    asked = [scope.round.id] if scope.round else [round for round, _ in actor.recused]
    return any((round, unit) in actor.recused for round in asked)


def _is_own(unit: digests.UnitFigures | digests.AddresseeFigures, actor: Actor) -> bool:
    own, paths = actor.organisations(*UNIT_ROLES), actor.paths(SUBTREE_ROLES)
    return unit.unit_id in own or unit.unit_path.startswith(paths)


def sees_share(actor: Actor) -> bool:
    """Whether the figures leave something out that others may see."""
    return not actor.has(*cases.SEEING_ALL)


def parts_by_round(actor: Actor, work: Work) -> tuple[Part, ...]:
    """Newest first; rounds in which nothing is this reader's are left out."""
    return _parts((Scope(round=r) for r in reversed(work.rounds.all())), actor, work)


def parts_by_theme(actor: Actor, work: Work) -> tuple[Part, ...]:
    """Newest first; each theme once, with all its rounds (三级联动)."""
    named = {r.theme: r for r in reversed(work.rounds.all()) if r.theme is not None}
    return _parts((Scope(themed=r) for r in named.values()), actor, work)


def _parts(scopes: Iterable[Scope], actor: Actor, work: Work) -> tuple[Part, ...]:
    parts = []
    for scope in scopes:
        try:
            found = figures(scope, actor, work)
        except errors.NotFound:
            continue
        parts.append(Part(scope=scope, findings=found.findings))
    return tuple(parts)


def parts_by_unit(scope: Scope, actor: Actor, work: Work) -> tuple[Part, ...]:
    """In the tree's order: the inspected units, and what stands above several of them."""
    units = figures(scope, actor, work).units
    below: dict[int, list[digests.UnitFigures]] = {}
    for unit in units:
        for id in map(int, unit.unit_path.strip("/").split("/")):
            below.setdefault(id, []).append(unit)
    return tuple(
        _part(organisation, scope, below)
        for organisation in work.organisations.all()
        if not is_recused(Scope(round=scope.round, unit=organisation), actor)
        and _is_worth_a_line(organisation, below.get(organisation.id, []))
    )


def _is_worth_a_line(
    organisation: organisations.Organisation, below: list[digests.UnitFigures]
) -> bool:
    return len(below) > 1 or any(unit.unit_id == organisation.id for unit in below)


def _part(
    organisation: organisations.Organisation,
    scope: Scope,
    below: dict[int, list[digests.UnitFigures]],
) -> Part:
    above = organisation.path.strip("/").split("/")[:-1]
    return Part(
        scope=Scope(round=scope.round, unit=organisation, themed=scope.themed),
        findings=cases.added(unit.findings for unit in below[organisation.id]),
        depth=sum(len(below.get(int(id), [])) > 1 for id in above),
    )
