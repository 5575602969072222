"""Whose share of which part is counted: a cut becomes a `Part`, or is refused.

Totals stay whole for everybody who reads them; what a recused reader keeps away from is a cut in
which nothing but his own unit is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core import errors
from bot.core.numbers import Cut, Part, Reader
from bot.core.people import Actor
from bot.core.roles import SUBTREE_ROLES, UNIT_ROLES
from bot.core.rounds import Assignment
from bot.core.work import Work
from bot.usecases import figures, scopes
from bot.usecases.scopes import Scope

OPERATOR = Reader(whole=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a reader's cut may be narrowed by, of what his rounds hold."""

    levels: frozenset[str]
    kinds: frozenset[str]


def scope(cut: Cut, work: Work) -> Scope:
    """Raises `NotFound`, and `Stale` for a theme that is none any more."""
    return scopes.of_ids(cut.round_id, cut.unit_id, work, theme=cut.theme or None)


def part(cut: Cut, actor: Actor, work: Work) -> Part:
    """Raises `NotAllowed`, and `NotFound` for a part in which nothing is this reader's."""
    if not actor.has(*figures.READERS):
        raise errors.NotAllowed("statistics")
    asked = scope(cut, work)
    if asked.unit is not None and scopes.is_recused(asked, actor):
        raise errors.NotFound()
    made = _part(cut, asked, reader(actor), work)
    if asked != scopes.ALL and not any(_is_within(a, made) for a in _assignments(made, work)):
        raise errors.NotFound()
    _keep_away(made, actor, work)
    return made


def whole(cut: Cut, work: Work) -> Part:
    """For the operator."""
    return _part(cut, scope(cut, work), OPERATOR, work)


def reader(actor: Actor) -> Reader:
    if actor.has(*figures.SEEING_ALL):
        return OPERATOR
    return Reader(units=actor.organisations(*UNIT_ROLES), paths=actor.paths(SUBTREE_ROLES))


def choices(made: Part, work: Work) -> Choices:
    found = [a for a in _assignments(made, work) if _is_within(a, made)]
    units = {a.unit_id for a in found}
    return Choices(
        levels=frozenset(o.level for o in work.organisations.all() if o.id in units),
        kinds=frozenset(a.kind for a in found),
    )


def _part(cut: Cut, asked: Scope, who: Reader, work: Work) -> Part:
    """A day that has not ended yet is now."""
    day = cut.day if cut.day is not None and cut.day < work.today else None
    return Part(
        cut=cut.but(day=day),
        rounds=scopes.round_ids(asked, work),
        path=asked.unit.path if asked.unit else "/",
        reader=who,
    )


def _assignments(made: Part, work: Work) -> Iterable[Assignment]:
    for round_id in sorted(made.rounds):
        yield from work.rounds.assignments(round_id)


def _is_within(assignment: Assignment, made: Part) -> bool:
    who = made.reader
    is_own = who.whole or assignment.unit_id in who.units
    is_seen = is_own or assignment.unit_path.startswith(who.paths)
    return is_seen and assignment.unit_path.startswith(made.path)


def _keep_away(made: Part, actor: Actor, work: Work) -> None:
    """What leaves one's own unit alone would show it."""
    if not actor.recused or _is_whole(made):
        return
    places = work.numbers.places(made)
    if places and places <= actor.recused:
        raise errors.NotFound()


def _is_whole(made: Part) -> bool:
    cut = made.cut
    return made.path == "/" and not (cut.level or cut.category or cut.kind or cut.mode)
