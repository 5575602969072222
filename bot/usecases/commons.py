"""共性问题: categories that many units of a round have, proposed for special rectification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core import categories, errors, rights, rounds
from bot.core.people import Actor
from bot.core.repeats import Common, Decision, Share, Verdict
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.work import Work
from bot.usecases.commands import Command, ShortText

READERS = (*OFFICE_ROLES, Role.LEADING_GROUP)


class Dismiss(Command):
    round: int
    category: str
    text: ShortText


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`shares` name no unit that the reader keeps away from; the sums are the round's."""

    common: Common
    shares: tuple[Share, ...]


def every(actor: Actor, work: Work) -> Sequence[Common]:
    """Of the rounds under way. Raises `NotAllowed`."""
    if not actor.has(*READERS):
        raise errors.NotAllowed("common")
    running = [r.id for r in work.rounds.all() if r.phase is not rounds.Phase.ARCHIVED]
    return found(running, work)


def found(round_ids: Sequence[int], work: Work) -> Sequence[Common]:
    return work.repeats.common(round_ids, work.policy.repeats.common_units)


def undecided(round_ids: Sequence[int], work: Work) -> int:
    return sum(each.decision is None for each in found(round_ids, work))


def case(round_id: int, category: str, actor: Actor, work: Work) -> Case:
    """Raises `Stale` for what is common no more."""
    for each in every(actor, work):
        if (each.round_id, each.category) == (round_id, category):
            shares = work.repeats.shares(round_id, category)
            near = [s for s in shares if (round_id, s.unit_id) not in actor.recused]
            return Case(common=each, shares=tuple(near))
    raise errors.Stale()


def open_case(round_id: int, category: str, actor: Actor, work: Work) -> Case:
    """One that this actor may decide now."""
    made = case(round_id, category, actor, work)
    if not actor.has(*OFFICE_ROLES):
        raise errors.NotAllowed()
    if made.common.decision is not None:
        raise errors.WrongState("common-decided", category=named(category))
    return made


def accept(round_id: int, category: str, actor: Actor, work: Work) -> str:
    """专项整治 is to be ordered: what the instruction says, from the policy."""
    open_case(round_id, category, actor, work)
    accepted = Verdict(
        round_id=round_id,
        category=category,
        decision=Decision.ACCEPTED,
        decided_by=actor.hand,
        decided_on=work.today,
    )
    _decide(accepted, work)
    return work.policy.repeats.common_order.format(category=named(category))


def dismiss(command: Dismiss, actor: Actor, work: Work) -> None:
    open_case(command.round, command.category, actor, work)
    dismissed = Verdict(
        round_id=command.round,
        category=command.category,
        decision=Decision.DISMISSED,
        reason=command.text,
        decided_by=actor.hand,
        decided_on=work.today,
    )
    _decide(dismissed, work)


def _decide(verdict: Verdict, work: Work) -> None:
    work.repeats.decide(verdict)
    work.events.record(
        f"common-{verdict.decision}",
        item_kind="round",
        item_id=verdict.round_id,
        person_id=verdict.decided_by,
        body={"category": verdict.category, "text": verdict.reason},
    )


def numbers(round_id: int, category: str, actor: Actor, work: Work) -> list[str]:
    """Of its items that this reader may see."""
    many = work.findings.many(work.repeats.items(round_id, category))
    return [item.number for item in many if rights.may(actor, rights.Action.SEE, item)]


def named(category: str) -> str:
    return categories.NAMES.get(category, category)
