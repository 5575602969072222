"""Who may do what to which item, in which state: the whole of domain §6 as one table.

`may` decides one case; `Sight` is the same knowledge for sets of items, which the store turns
into a WHERE clause. A test holds both equal over every combination.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.findings import (
    BEFORE_FEEDBACK,
    ENDED,
    UNDER_REVIEW,
    WITH_UNIT,
    WORKING,
    Finding,
    State,
)
from bot.core.people import Actor
from bot.core.reach import Relation, is_recused, reaches
from bot.core.roles import SUBTREE_ROLES, TEAM_ROLES, Role
from bot.core.rounds import Phase


class Action(StrEnum):
    SEE = "see"
    ATTACH = "attach"
    REVIEW = "review"
    SIGN = "sign"
    RETURN = "return"
    SEND = "send"
    FEED_BACK = "feed_back"
    ASSIGN = "assign"
    COMMIT = "commit"
    PROGRESS = "progress"
    APPLY = "apply"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    REMIND = "remind"
    FLAG = "flag"
    COMPLETE_STAGE = "complete_stage"
    EXTEND = "extend"
    HAND_OVER = "hand_over"
    INSTRUCT = "instruct"
    ANSWER = "answer"
    ENTER = "enter"
    CORRECT = "correct"
    AMEND = "amend"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True)
class Rule:
    role: Role
    relation: Relation
    states: frozenset[State]


_ALL = frozenset(State)
_SIGNED_ON = _ALL - {State.DRAFT, State.REVIEWED}
_GIVEN = WITH_UNIT
_S = State

_LEADING = (
    Rule(Role.LEADER, Relation.LED, _GIVEN),
    Rule(Role.RESPONSIBLE, Relation.ASSIGNED, _GIVEN),
    Rule(Role.LIAISON, Relation.UNIT, _GIVEN),
    Rule(Role.PRINCIPAL, Relation.UNIT, _GIVEN),
)


_WORKERS = (
    (Role.RESPONSIBLE, Relation.ASSIGNED),
    (Role.LIAISON, Relation.UNIT),
    (Role.LEADER, Relation.LED),
)


def _of(role: Role, relation: Relation, *states: State) -> Rule:
    return Rule(role, relation, frozenset(states))


RULES: dict[Action, tuple[Rule, ...]] = {
    Action.SEE: (
        *(Rule(role, Relation.TEAM, _ALL) for role in sorted(TEAM_ROLES)),
        Rule(Role.OFFICE, Relation.ANY, _SIGNED_ON),
        Rule(Role.DIRECTOR, Relation.ANY, _ALL),
        Rule(Role.LEADING_GROUP, Relation.ANY, _GIVEN),
        *_LEADING,
        *(Rule(role, Relation.SUBTREE, _GIVEN) for role in sorted(SUBTREE_ROLES)),
    ),
    Action.ATTACH: tuple(
        Rule(role, Relation.TEAM, BEFORE_FEEDBACK) for role in sorted(TEAM_ROLES)
    ),
    Action.REVIEW: (
        _of(Role.DEPUTY, Relation.TEAM, _S.DRAFT),
        _of(Role.HEAD, Relation.TEAM, _S.DRAFT),
    ),
    Action.SIGN: (_of(Role.HEAD, Relation.TEAM, _S.REVIEWED),),
    Action.RETURN: (
        _of(Role.DEPUTY, Relation.TEAM, _S.DRAFT, _S.REVIEWED),
        _of(Role.HEAD, Relation.TEAM, _S.DRAFT, _S.REVIEWED),
    ),
    Action.SEND: (_of(Role.HEAD, Relation.TEAM, _S.REVIEWED),),
    Action.FEED_BACK: (
        Rule(Role.OFFICE, Relation.ANY, (_GIVEN | {_S.SIGNED})),
        Rule(Role.DIRECTOR, Relation.ANY, (_GIVEN | {_S.SIGNED})),
    ),
    Action.ASSIGN: (
        Rule(Role.PRINCIPAL, Relation.UNIT, frozenset({_S.SENT, _S.OPEN}) | WORKING),
        Rule(Role.LIAISON, Relation.UNIT, frozenset({_S.SENT, _S.OPEN}) | WORKING),
        Rule(Role.LEADER, Relation.LED, WORKING),
    ),
    Action.COMMIT: (Rule(Role.LEADER, Relation.LED, WORKING),),
    Action.PROGRESS: tuple(Rule(*each, WORKING) for each in _WORKERS),
    Action.APPLY: tuple(Rule(*each, WORKING) for each in _WORKERS),
    Action.EXTEND: (
        *(Rule(*each, WORKING) for each in _WORKERS),
        Rule(Role.OFFICE, Relation.ANY, WORKING),
        Rule(Role.DIRECTOR, Relation.ANY, WORKING),
    ),
    Action.CONTINUE: tuple(_of(*each, _S.IN_PROGRESS) for each in _WORKERS),
    Action.REOPEN: (
        _of(Role.OFFICE, Relation.ANY, _S.CLOSED),
        _of(Role.DIRECTOR, Relation.ANY, _S.CLOSED),
    ),
    Action.WITHDRAW: (
        _of(Role.OFFICE, Relation.ANY, _S.SIGNED, _S.OPEN),
        _of(Role.DIRECTOR, Relation.ANY, _S.SIGNED, _S.OPEN),
    ),
    Action.REMIND: (
        Rule(Role.OFFICE, Relation.ANY, _GIVEN - ENDED - UNDER_REVIEW),
        Rule(Role.DIRECTOR, Relation.ANY, _GIVEN - ENDED - UNDER_REVIEW),
        Rule(Role.LEADER, Relation.LED, WORKING),
    ),
    Action.HAND_OVER: (
        Rule(Role.OFFICE, Relation.ANY, WORKING),
        Rule(Role.DIRECTOR, Relation.ANY, WORKING),
        Rule(Role.PRINCIPAL, Relation.UNIT, WORKING),
        Rule(Role.LIAISON, Relation.UNIT, WORKING),
        Rule(Role.LEADER, Relation.LED, WORKING),
    ),
    Action.INSTRUCT: (
        Rule(Role.LEADING_GROUP, Relation.ANY, _GIVEN),
        Rule(Role.DIRECTOR, Relation.ANY, _GIVEN),
        Rule(Role.PRINCIPAL, Relation.UNIT, _GIVEN),
    ),
    Action.ANSWER: (Rule(Role.SUPERIOR, Relation.SUBTREE, _GIVEN - ENDED),),
    Action.ENTER: (
        Rule(Role.OFFICE, Relation.ANY, WORKING | UNDER_REVIEW),
        Rule(Role.DIRECTOR, Relation.ANY, WORKING | UNDER_REVIEW),
        Rule(Role.LIAISON, Relation.UNIT, WORKING | UNDER_REVIEW),
    ),
    Action.CORRECT: (
        Rule(Role.OFFICE, Relation.ANY, _GIVEN),
        Rule(Role.DIRECTOR, Relation.ANY, _GIVEN),
    ),
    Action.AMEND: tuple(_of(role, Relation.TEAM, _S.DRAFT) for role in sorted(TEAM_ROLES)),
    Action.COMPLETE_STAGE: (
        _of(Role.OFFICE, Relation.ANY, _S.IN_PROGRESS),
        _of(Role.DIRECTOR, Relation.ANY, _S.IN_PROGRESS),
    ),
    Action.FLAG: (
        Rule(Role.OFFICE, Relation.ANY, _GIVEN),
        Rule(Role.DIRECTOR, Relation.ANY, _GIVEN),
    ),
}


def may(actor: Actor, action: Action, finding: Finding) -> bool:
    """One case: some rule of the action reaches the item in its state.

    Before feedback only the round's own people and the office's table apply; an archived round is
    read by the office alone, because a team's posts end with the round. An immediate fix is sent
    while the team is there; later the problem goes the way of the feedback.
    """
    if action is not Action.SEE and finding.phase is Phase.ARCHIVED:
        return False
    if action is Action.SEND and finding.phase is not Phase.FIELDWORK:
        return False
    return not is_recused(actor, finding) and any(
        finding.state in rule.states and reaches(actor, rule.role, rule.relation, finding)
        for rule in RULES[action]
    )


def stood_in_for(actor: Actor, action: Action, finding: Finding) -> int | None:
    """For whom a deputy does it; None where the actor's own posts give him the right."""
    if may(actor.own, action, finding):
        return None
    whom = (p for p in actor.stands_in_for if may(actor.acting_for(p), action, finding))
    return next(whom, None)


def ever_may(actor: Actor, action: Action, finding: Finding) -> bool:
    """Whether a rule reaches the item whatever its state: then the state is what stands in the
    way, and the refusal says so."""
    if finding.phase is Phase.ARCHIVED or is_recused(actor, finding):
        return False
    return any(reaches(actor, rule.role, rule.relation, finding) for rule in RULES[action])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a person may see, as sets: any one of them suffices, but for `recused`, the (round,
    unit) out of sight whatever else holds. `led_by` and `worked_on_by` are
    (person, unit): whose items they are in which unit, oneself and those whose deputy one is."""

    person_id: int
    anywhere: frozenset[State]
    teams: frozenset[int]
    units: frozenset[int]
    subtrees: tuple[str, ...]
    led_by: frozenset[tuple[int, int]] = frozenset()
    worked_on_by: frozenset[tuple[int, int]] = frozenset()
    recused: frozenset[tuple[int, int]] = frozenset()

    @property
    def is_blind(self) -> bool:
        return not (
            self.anywhere
            or self.teams
            or self.units
            or self.subtrees
            or self.led_by
            or self.worked_on_by
        )


def sight(actor: Actor) -> Sight:
    """The SEE rules of this actor, for whole lists."""
    anywhere: frozenset[State] = frozenset()
    for rule in RULES[Action.SEE]:
        if rule.relation is Relation.ANY and actor.has(rule.role):
            anywhere |= rule.states
    return Sight(
        person_id=actor.id,
        anywhere=anywhere,
        teams=actor.teams(*TEAM_ROLES),
        units=actor.organisations(Role.PRINCIPAL, Role.LIAISON),
        subtrees=actor.paths(SUBTREE_ROLES),
        led_by=actor.shares(Role.LEADER),
        worked_on_by=actor.shares(Role.RESPONSIBLE),
        recused=actor.recused,
    )
