"""A lead brought to where it stands, by the real steps in one transaction.

For a history that is replayed (the demo round): who does each step is named, the day is the work's
own, and in a silent work nobody is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.leads import Disposal, Lead, State
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import leads


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """`transferring` is the lead officer or the director; `receiving`, of the commission."""

    registering: Actor
    transferring: Actor
    receiving: Actor


def bring(
    command: leads.Register,
    hands: Hands,
    work: Work,
    *,
    to: State = State.CONCLUDED,
    disposal: Disposal = Disposal.VERIFICATION,
) -> Lead:
    """Registers one and takes it on; 88 of these make 88 of 88. `to` is no withdrawal."""
    return advance(leads.register(command, hands.registering, work), hands, work, to, disposal)


def advance(
    lead: Lead,
    hands: Hands,
    work: Work,
    to: State,
    disposal: Disposal = Disposal.VERIFICATION,
) -> Lead:
    """On from its state, as when the steps of a history fall on different days."""
    while lead.state is not to:
        move = leads.Move(lead=lead.id)
        match lead.state:
            case State.REGISTERED:
                lead = leads.transfer(move, hands.transferring, work)
            case State.TRANSFERRED:
                lead = leads.receive(move, hands.receiving, work)
            case State.RECEIVED:
                decided = leads.Dispose(lead=lead.id, disposal=disposal)
                lead = leads.dispose(decided, hands.receiving, work)
            case _:
                lead = leads.conclude(move, hands.receiving, work)
    return lead
