"""覆盖率 of the newest round's term, by level of the tree, with who is left."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core import digests, errors
from bot.core.organisations import Level, Organisation
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, Role
from bot.core.work import Work

_SEEING_ALL = OFFICE_ROLES | {Role.LEADING_GROUP}
READERS = _SEEING_ALL | SUBTREE_ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """`levels` from the top of the tree; `left` in the tree's order."""

    term: str
    whole: digests.Count
    levels: tuple[tuple[Level, digests.Count], ...]
    left: tuple[Organisation, ...]


def term_now(work: Work) -> str | None:
    every = work.rounds.all()
    return every[-1].term if every else None


def count(work: Work) -> digests.Count:
    """Of the whole installation; 0 of 0 while nobody is marked."""
    term = term_now(work)
    if term is None:
        return digests.NOTHING
    wanted = work.coverage.to_inspect(term)
    return digests.Count(n=len(wanted & work.coverage.inspected(term)), d=len(wanted))


def of(actor: Actor, work: Work) -> Coverage | None:
    """This reader's share; None while the term has nobody marked that he may see."""
    if not actor.has(*READERS):
        raise errors.NotAllowed("coverage")
    term = term_now(work)
    if term is None:
        return None
    marked, done = work.coverage.to_inspect(term), work.coverage.inspected(term)
    wanted = [o for o in work.organisations.all() if o.id in marked and _is_seen(o, actor)]
    if not wanted:
        return None
    return Coverage(
        term=term,
        whole=_count(wanted, done),
        levels=tuple(
            (level, _count(there, done))
            for level in Level
            if (there := [o for o in wanted if o.level is level])
        ),
        left=tuple(o for o in wanted if o.id not in done),
    )


def _is_seen(organisation: Organisation, actor: Actor) -> bool:
    return actor.has(*_SEEING_ALL) or organisation.path.startswith(actor.paths(SUBTREE_ROLES))


def _count(wanted: list[Organisation], done: frozenset[int]) -> digests.Count:
    return digests.Count(n=sum(o.id in done for o in wanted), d=len(wanted))
