"""How much awaits one person's decision (待我审): applications for closing, change requests."""

from __future__ import annotations

from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import changes, seats


def count(actor: Actor, work: Work) -> int:
    return len(seats.awaiting(actor, work)) + len(changes.awaiting(actor, work))
