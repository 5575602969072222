"""Who may have which report (整改情况报告), and what he may see of it.

Nothing is there before the feedback; a unit from which somebody keeps away (回避) is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.core import errors, findings, rights, rounds
from bot.core.people import Actor
from bot.core.roles import SUBTREE_ROLES, Role
from bot.core.work import Work
from bot.usecases import figures

# Who reads a unit's items one and all, and so its report.
OF_UNIT = frozenset({Role.PRINCIPAL, Role.LIAISON})
READERS = figures.SEEING_ALL | SUBTREE_ROLES | OF_UNIT

Told = tuple[rounds.Assignment, Sequence[findings.Finding]]
"""A unit in a round, with those of its items that the reader may see."""


def check_reader(actor: Actor) -> None:
    if not actor.has(*READERS):
        raise errors.NotAllowed("report")


def may_read_round(actor: Actor) -> bool:
    return actor.has(*figures.SEEING_ALL)


def rounds_of(actor: Actor, work: Work) -> list[rounds.Round]:
    """Newest first; those of which this reader has a report."""
    every = reversed(work.rounds.all())
    return [each for each in every if any(_told(work.rounds.assignments(each.id), actor, work))]


def units(round_id: int, actor: Actor, work: Work) -> list[rounds.Assignment]:
    """Of the round, those whose report this reader may have."""
    return [unit for unit, _ in _told(work.rounds.assignments(round_id), actor, work)]


def check_report(round_id: int, unit_id: int | None, actor: Actor, work: Work) -> None:
    """Raises what making it would."""
    if unit_id is None:
        of_round(round_id, actor, work)
    else:
        of_unit(round_id, unit_id, actor, work)


def of_unit(round_id: int, unit_id: int, actor: Actor, work: Work) -> Told:
    """Raises `NotAllowed`, and `NotFound` for what there is not and what may not be read alike."""
    check_reader(actor)
    here = [each for each in work.rounds.assignments(round_id) if each.unit_id == unit_id]
    for told in _told(here, actor, work):
        return told
    raise errors.NotFound()


def of_round(round_id: int, actor: Actor, work: Work) -> list[Told]:
    """Raises `NotAllowed`, `NotFound`."""
    check_reader(actor)
    if not may_read_round(actor):
        raise errors.NotAllowed("report-round")
    found = list(_told(work.rounds.assignments(round_id), actor, work))
    if not found:
        raise errors.NotFound()
    return found


def _told(assignments: Iterable[rounds.Assignment], actor: Actor, work: Work) -> Iterator[Told]:
    for each in assignments:
        if _may_read(each, actor) and (found := _items(each, actor, work)):
            yield each, found


def _may_read(assignment: rounds.Assignment, actor: Actor) -> bool:
    if (assignment.round_id, assignment.unit_id) in actor.recused:
        return False
    if actor.has(*figures.SEEING_ALL):
        return True
    own = assignment.unit_id in actor.organisations(*OF_UNIT)
    return own or assignment.unit_path.startswith(actor.paths(SUBTREE_ROLES))


def _items(assignment: rounds.Assignment, actor: Actor, work: Work) -> Sequence[findings.Finding]:
    found = work.findings.of_assignment(assignment.id, findings.WITH_UNIT)
    return [each for each in found if rights.may(actor, rights.Action.SEE, each)]
