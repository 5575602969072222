"""A reader's share of a snapshot: all of it, his units', or of either a part of the tree.

A reader of a part gets sums over his units' lines, never less than is his and never more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.core import digests, errors, rights
from bot.core.organisations import Organisation
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, Role
from bot.core.work import Work
from bot.usecases import figures, lead_figures

_SEEING_ALL = OFFICE_ROLES | {Role.LEADING_GROUP}
_UNIT_READERS = (Role.PRINCIPAL, Role.LEADER, Role.LIAISON)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One reader's share of a snapshot. `before` is None without an earlier week."""

    whole: bool
    units: tuple[digests.UnitFigures, ...]
    addressees: tuple[digests.AddresseeFigures, ...]
    findings: digests.Count
    with_stage: digests.Count
    immediate: digests.Count
    suggestions: digests.Count
    lights: dict[str, int]
    before: digests.Count | None
    overdue: tuple[digests.ItemLine, ...]
    due_soon: tuple[digests.ItemLine, ...]
    reopened: int
    evaluation: digests.EvaluationFigures | None = None
    leads: tuple[digests.LeadFigures, ...] = ()


def sees_all(actor: Actor) -> bool:
    return actor.has(*_SEEING_ALL)


def is_empty(snapshot: digests.Snapshot, actor: Actor, work: Work) -> bool:
    """Nothing was fed back or sent to this reader's units yet: no message is better than zeros."""
    mine = view(snapshot, actor, work)
    shown = mine.findings.d or mine.immediate.d or mine.suggestions.d or mine.leads
    return not mine.whole and not shown


def view(snapshot: digests.Snapshot, actor: Actor, work: Work) -> View:
    view = whole(snapshot) if sees_all(actor) else _share(snapshot, actor, work)
    return replace(view, leads=lead_figures.visible(snapshot.figures.leads, actor))


def whole(snapshot: digests.Snapshot) -> View:
    now = snapshot.figures
    return View(
        whole=True,
        units=now.units,
        addressees=now.addressees,
        findings=now.findings,
        with_stage=now.with_stage,
        immediate=now.immediate,
        suggestions=now.suggestions,
        lights=now.lights,
        before=snapshot.before.findings if snapshot.before else None,
        overdue=now.overdue,
        due_soon=now.due_soon,
        reopened=len(snapshot.reopened),
        evaluation=now.evaluation,
    )


Line = digests.UnitFigures | digests.AddresseeFigures | digests.ItemLine


def _share(snapshot: digests.Snapshot, actor: Actor, work: Work) -> View:
    paths = actor.paths(SUBTREE_ROLES)
    own = actor.organisations(*_UNIT_READERS)
    if not paths and not own:
        raise errors.NotAllowed("digest")

    def is_mine(line: Line) -> bool:
        return line.unit_id in own or line.unit_path.startswith(paths)

    mine = _narrowed(snapshot, is_mine)
    return replace(
        mine,
        overdue=visible(mine.overdue, actor, work),
        due_soon=visible(mine.due_soon, actor, work),
    )


def part(seen: View, snapshot: digests.Snapshot, within: Organisation) -> View | None:
    """None when nothing in that part of the tree is in the view."""
    units = {unit.unit_id for unit in seen.units} | {each.unit_id for each in seen.addressees}

    def is_mine(line: Line) -> bool:
        return line.unit_path.startswith(within.path) and line.unit_id in units

    if not any(map(is_mine, seen.units)):
        return None
    return replace(
        _narrowed(snapshot, is_mine),
        overdue=tuple(filter(is_mine, seen.overdue)),
        due_soon=tuple(filter(is_mine, seen.due_soon)),
    )


def _narrowed(snapshot: digests.Snapshot, is_mine: Callable[[Line], bool]) -> View:
    """Of these units alone; the items as yet named to everybody."""
    share = figures.narrowed(snapshot.figures, is_mine)
    before = figures.narrowed(snapshot.before, is_mine) if snapshot.before else None
    return View(
        whole=False,
        units=share.units,
        addressees=share.addressees,
        findings=share.findings,
        with_stage=share.with_stage,
        immediate=share.immediate,
        suggestions=share.suggestions,
        lights=share.lights,
        before=before.findings if before else None,
        overdue=share.overdue,
        due_soon=share.due_soon,
        reopened=sum(map(is_mine, snapshot.reopened)),
    )


def visible(
    items: Iterable[digests.ItemLine], actor: Actor, work: Work
) -> tuple[digests.ItemLine, ...]:
    """Items are named to those who may see them: a leader hears of the ones he leads."""
    lines = tuple(items)
    found = work.findings.many([line.id for line in lines])
    seen = {f.id for f in found if rights.may(actor, rights.Action.SEE, f)}
    return tuple(line for line in lines if line.id in seen)
