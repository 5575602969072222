"""Who may do what to which lead, in which state (domain §6): one table.

By posts of one's own alone: what is known to those named for it is not lent to a deputy. Units,
superiors, members and the administrator stand nowhere here, which is how they never learn of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.leads import Lead, State
from bot.core.people import Actor
from bot.core.roles import Role


class Action(StrEnum):
    SEE = "see"
    TRANSFER = "transfer"
    WITHDRAW = "withdraw"
    RECEIVE = "receive"
    DISPOSE = "dispose"
    CONCLUDE = "conclude"
    DRAW = "draw"
    CHECK = "check"


class Relation(StrEnum):
    ANY = "any"
    TEAM = "team"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Rule:
    role: Role
    relation: Relation
    states: frozenset[State]


def _of(role: Role, relation: Relation, *states: State) -> Rule:
    return Rule(role, relation, frozenset(states))


_S = State
_ALL = tuple(State)
_HEAD = (Role.HEAD, Relation.TEAM)
_OFFICER = (Role.LEAD_OFFICER, Relation.ANY)
_DIRECTOR = (Role.DIRECTOR, Relation.ANY)
_COMMISSION = (Role.DISCIPLINE, Relation.OFFICE)
_HANDED_OVER = (_S.TRANSFERRED, _S.RECEIVED, _S.DISPOSED, _S.CONCLUDED)

RULES: dict[Action, tuple[Rule, ...]] = {
    Action.SEE: (
        _of(*_HEAD, *_ALL),
        _of(*_OFFICER, *_ALL),
        _of(*_DIRECTOR, *_ALL),
        _of(*_COMMISSION, *_HANDED_OVER),
    ),
    Action.TRANSFER: (_of(*_OFFICER, _S.REGISTERED), _of(*_DIRECTOR, _S.REGISTERED)),
    Action.WITHDRAW: (
        _of(*_HEAD, _S.REGISTERED),
        _of(*_OFFICER, _S.REGISTERED, _S.TRANSFERRED),
        _of(*_DIRECTOR, _S.REGISTERED, _S.TRANSFERRED),
    ),
    Action.RECEIVE: (_of(*_COMMISSION, _S.TRANSFERRED),),
    Action.DISPOSE: (_of(*_COMMISSION, _S.RECEIVED),),
    Action.CONCLUDE: (_of(*_COMMISSION, _S.DISPOSED),),
    Action.DRAW: (_of(*_DIRECTOR, _S.CONCLUDED), _of(*_COMMISSION, _S.CONCLUDED)),
    Action.CHECK: (
        _of(*_COMMISSION, _S.CONCLUDED),
        _of(*_OFFICER, _S.CONCLUDED),
        _of(*_DIRECTOR, _S.CONCLUDED),
    ),
}

REGISTRARS = frozenset({Role.HEAD, Role.LEAD_OFFICER})
READERS = frozenset(rule.role for rule in RULES[Action.SEE])
DRAWERS = frozenset(rule.role for rule in RULES[Action.DRAW])
CHECKERS = frozenset(rule.role for rule in RULES[Action.CHECK])
# Who reads how many there are; the commission, of those handed to it.
COUNTING = frozenset({Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP})


def may(actor: Actor, action: Action, lead: Lead) -> bool:
    return any(
        lead.state in rule.states and _reaches(actor.own, rule, lead) for rule in RULES[action]
    ) and not is_recused(actor, lead)


def is_recused(actor: Actor, lead: Lead) -> bool:
    return (lead.round_id, lead.unit_id) in actor.recused


def ever_may(actor: Actor, action: Action, lead: Lead) -> bool:
    """Whatever its state: then the state is what stands in the way."""
    return any(_reaches(actor.own, rule, lead) for rule in RULES[action])


def _reaches(actor: Actor, rule: Rule, lead: Lead) -> bool:
    if rule.relation is Relation.TEAM:
        return lead.team_id in actor.teams(rule.role)
    if rule.relation is Relation.OFFICE:
        return lead.office_id in actor.organisations(rule.role)
    return actor.has(rule.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The SEE rules as sets, for whole lists; `offices` are those of handed-over leads."""

    everything: bool
    teams: frozenset[int]
    offices: frozenset[int]


def sight(actor: Actor) -> Sight:
    own = actor.own
    return Sight(
        everything=own.has(Role.LEAD_OFFICER, Role.DIRECTOR),
        teams=own.teams(Role.HEAD),
        offices=own.organisations(Role.DISCIPLINE),
    )


def handed_over() -> frozenset[State]:
    """What a commission sees of what is assigned to it."""
    return frozenset(_HANDED_OVER)
