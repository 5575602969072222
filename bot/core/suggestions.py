"""A suggestion (意见建议) and its life: proposed, transferred, answered, concluded, made use of.

待转送 → 待办 → 办理中 → 待审核 → 已办结 {采纳, 部分采纳, 解释说明} → 成果运用; and who may do
what in which state, as one table (domain §6, column "suggestions").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core.errors import WrongState
from bot.core.findings import summarised
from bot.core.people import Actor
from bot.core.reach import Relation, is_recused, reaches
from bot.core.roles import SUBTREE_ROLES, TEAM_ROLES, Role
from bot.core.screens import Text, text


class State(StrEnum):
    PROPOSED = "proposed"
    PENDING = "pending"
    DOING = "doing"
    ANSWERED = "answered"
    CONCLUDED = "concluded"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    ADOPTED = "adopted"
    PARTLY = "partly"
    EXPLAINED = "explained"


class Action(StrEnum):
    SEE = "see"
    TRANSFER = "transfer"
    WITHDRAW = "withdraw"
    ASSIGN = "assign"
    ANSWER = "answer"
    CONCLUDE = "conclude"
    RETURN = "return"
    NOTE_USE = "note_use"


S = State
RUNNING = frozenset({S.PENDING, S.DOING})
# What the rate counts below the line: transferred, and not withdrawn since.
TRANSFERRED = RUNNING | {S.ANSWERED, S.CONCLUDED}

# Every legal step, and no other.
LEGAL: dict[tuple[State, Action], State] = {
    (S.PROPOSED, Action.TRANSFER): S.PENDING,
    **{(s, Action.WITHDRAW): S.WITHDRAWN for s in (S.PROPOSED, S.PENDING, S.DOING)},
    **{(s, Action.ASSIGN): S.DOING for s in RUNNING},
    **{(s, Action.ANSWER): S.ANSWERED for s in RUNNING},
    (S.ANSWERED, Action.CONCLUDE): S.CONCLUDED,
    (S.ANSWERED, Action.RETURN): S.DOING,
    (S.CONCLUDED, Action.NOTE_USE): S.CONCLUDED,
}


@dataclass(frozen=True, slots=True)
class Rule:
    role: Role
    relation: Relation
    states: frozenset[State]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Of a round, to one organisation. `team_id` is None for the office's own; `addressee_*` and
    `round_name` are read along. `due` runs from the transfer; `review_due` from an answer."""

    id: int
    number: str
    round_id: int
    team_id: int | None
    author_id: int
    addressee_id: int
    text: str
    state: State
    proposed_on: date
    transferred_on: date | None = None
    due: date | None = None
    leader_id: int | None = None
    handler_id: int | None = None
    outcome: Outcome | None = None
    answer: str | None = None
    answered_by: int | None = None
    answered_on: date | None = None
    review_due: date | None = None
    concluded_on: date | None = None
    use: str | None = None
    used_on: date | None = None
    next_step_on: date | None = None
    revision: int = 1
    addressee_name: str = ""
    addressee_path: str = ""
    round_name: str = ""

    def moved(self, action: Action, /, **changes: object) -> Suggestion:
        """After a legal step; `WrongState` names the state it is in otherwise."""
        to = LEGAL.get((self.state, action))
        if to is None:
            raise WrongState(number=self.number, state=self.state_text)
        return replace(self, state=to, **changes)  # type: ignore[arg-type]  # replace() is untyped for keyword dictionaries

    @property
    def unit_id(self) -> int:
        """Where it is dealt with, as `reach` asks."""
        return self.addressee_id

    @property
    def unit_path(self) -> str:
        return self.addressee_path

    @property
    def responsible_id(self) -> int | None:
        return self.handler_id

    def stepping_on(self, day: date | None) -> Suggestion:
        return replace(self, next_step_on=day)

    @property
    def state_text(self) -> Text:
        return text(f"suggestion-state-{self.state}")

    @property
    def summary(self) -> str:
        return summarised(self.text)


def _anyhow(action: Action) -> frozenset[State]:
    return frozenset(state for state, what in LEGAL if what is action)


def _by(action: Action, *who: tuple[Role, Relation]) -> tuple[Rule, ...]:
    return tuple(Rule(role, relation, _anyhow(action)) for role, relation in who)


_OFFICE = ((Role.OFFICE, Relation.ANY), (Role.DIRECTOR, Relation.ANY))
_HEADS = ((Role.PRINCIPAL, Relation.UNIT), (Role.LIAISON, Relation.UNIT))
_WORKERS = ((Role.LEADER, Relation.LED), (Role.RESPONSIBLE, Relation.ASSIGNED))

RULES: dict[Action, tuple[Rule, ...]] = {
    Action.SEE: (
        *(Rule(role, Relation.TEAM, frozenset(State)) for role in sorted(TEAM_ROLES)),
        *(Rule(*each, frozenset(State)) for each in _OFFICE),
        Rule(Role.LEADING_GROUP, Relation.ANY, TRANSFERRED),
        *(Rule(*each, TRANSFERRED) for each in (*_HEADS, *_WORKERS)),
        *(Rule(role, Relation.SUBTREE, TRANSFERRED) for role in sorted(SUBTREE_ROLES)),
    ),
    Action.TRANSFER: _by(Action.TRANSFER, *_OFFICE),
    Action.WITHDRAW: _by(Action.WITHDRAW, *_OFFICE),
    Action.ASSIGN: _by(Action.ASSIGN, *_HEADS),
    Action.ANSWER: _by(Action.ANSWER, *_HEADS, *_WORKERS),
    Action.CONCLUDE: _by(Action.CONCLUDE, *_OFFICE),
    Action.RETURN: _by(Action.RETURN, *_OFFICE),
    Action.NOTE_USE: _by(Action.NOTE_USE, *_OFFICE),
}
# Who may propose one at all; a team's people for the rounds of their own teams.
PROPOSERS = frozenset({Role.DEPUTY, Role.HEAD, Role.OFFICE, Role.DIRECTOR})


def may(actor: Actor, action: Action, suggestion: Suggestion) -> bool:
    return not is_recused(actor, suggestion) and any(
        suggestion.state in rule.states and reaches(actor, rule.role, rule.relation, suggestion)
        for rule in RULES[action]
    )


def ever_may(actor: Actor, action: Action, suggestion: Suggestion) -> bool:
    """Whether a rule reaches it whatever its state: then the state stands in the way."""
    return not is_recused(actor, suggestion) and any(
        reaches(actor, rule.role, rule.relation, suggestion) for rule in RULES[action]
    )


class Suggestions(Protocol):
    def get(self, id: int) -> Suggestion:
        """Raises `NotFound`."""
        ...

    def all(self) -> Sequence[Suggestion]:
        """What runs first, by its date; then the rest, newest first."""
        ...

    def next_number(self, round_id: int) -> int: ...
    def add(self, suggestion: Suggestion) -> Suggestion: ...
    def save(self, before: Suggestion, after: Suggestion) -> None:
        """Refuses with `WrongState` what is no longer `before`'s revision."""
        ...

    def attach(self, suggestion_id: int, files: Sequence[int]) -> None: ...
    def files(self, suggestion_id: int) -> Sequence[int]: ...
    def stepping(self, until: date, *, limit: int) -> Sequence[Suggestion]: ...
