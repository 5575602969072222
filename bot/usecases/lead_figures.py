"""Figures about leads, for their class of readers alone (domain §8)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.digests import Count, LeadFigures
from bot.core.lead_rights import COUNTING
from bot.core.people import Actor
from bot.core.roles import Role

Shares = Sequence[LeadFigures]


def visible(leads: Shares, actor: Actor) -> tuple[LeadFigures, ...]:
    """All for the office's class; for a commission what was handed to it; else nothing."""
    own = actor.own
    if own.has(*COUNTING):
        return tuple(leads)
    offices = own.organisations(Role.DISCIPLINE)
    handed = (each for each in leads if each.office_id in offices and each.transferred)
    return tuple(each.model_copy(update={"registered": each.transferred}) for each in handed)


def registered(leads: Shares) -> int:
    return sum(each.registered for each in leads)


def overdue(leads: Shares) -> int:
    return sum(each.overdue for each in leads)


def redone(leads: Shares) -> int:
    return sum(each.redone for each in leads)


def disposal(leads: Shares) -> Count:
    """线索处置率: with a disposal / transferred."""
    return Count(n=sum(e.disposed for e in leads), d=sum(e.transferred for e in leads))


def conclusion(leads: Shares) -> Count:
    """线索办结率: concluded / transferred."""
    return Count(n=sum(e.concluded for e in leads), d=sum(e.transferred for e in leads))
