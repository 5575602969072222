"""Looking at leads: whoever sees one, on a card or in a list, leaves an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core import errors, leads
from bot.core.lead_rights import READERS, is_recused, sight
from bot.core.leads import Lead
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import leads as cases

OVERDUE = "overdue"
ALL = "all"
FILTERS = (ALL, OVERDUE, *(state.value for state in leads.State))


def may_list(actor: Actor) -> bool:
    return actor.own.has(*READERS)


def listed(name: str, actor: Actor, work: Work) -> Sequence[Lead]:
    """By one of `FILTERS`; raises `NotAllowed` for whom there is no such list."""
    if not may_list(actor):
        raise errors.NotAllowed("leads")
    found = work.leads.listed(sight(actor), _filter(name, work))
    return [lead for lead in found if not is_recused(actor, lead)]


def _filter(name: str, work: Work) -> leads.Filter:
    if name == ALL:
        return leads.Filter()
    if name == OVERDUE:
        return leads.Filter(overdue_on=work.today)
    return leads.Filter(states=frozenset({leads.State(name)}))


def opened(lead_id: int, actor: Actor, work: Work) -> Lead:
    lead = cases.visible(lead_id, actor, work)
    note("lead-seen", [lead], actor, work)
    return lead


def note(kind: str, shown: Iterable[Lead], actor: Actor, work: Work) -> None:
    """Nothing changes: the event's header names no state."""
    for lead in shown:
        work.events.record(kind, item_kind="lead", item_id=lead.id, person_id=actor.id)
