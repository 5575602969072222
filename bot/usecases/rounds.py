"""A round moves through its phases, one at a time and never back."""

from __future__ import annotations

from dataclasses import replace

from bot.core import errors, rounds
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases.commands import Command

_ORDER = tuple(rounds.Phase)


class Advance(Command):
    """`phase` is the one to enter, so that a second press of a button is seen to be one."""

    round: int
    phase: rounds.Phase


def next_phase(phase: rounds.Phase) -> rounds.Phase | None:
    place = _ORDER.index(phase) + 1
    return _ORDER[place] if place < len(_ORDER) else None


def advance(command: Advance, actor: Actor, work: Work) -> rounds.Round:
    """Logging ends with fieldwork (进驻); a team's access ends with the archive (归档)."""
    if not actor.has(Role.DIRECTOR):
        raise errors.NotAllowed("round")
    before = work.rounds.get(command.round)
    if next_phase(before.phase) is not command.phase:
        raise errors.Stale()
    after = replace(before, phase=command.phase)
    work.rounds.save(after)
    work.events.record(
        "round-advanced",
        item_kind="round",
        item_id=after.id,
        from_state=before.phase,
        to_state=after.phase,
        person_id=actor.id,
    )
    return after
