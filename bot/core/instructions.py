"""An instruction (批示): a leader's written direction, to several addressees, with a due date.

办理中 → 已办结; each addressee gives his own feedback. An addressee is an organisation, or one
person of it: then the matter stays with the organisation when he leaves. Who may do what stands
here as one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, assert_never

from bot.core.errors import WrongState
from bot.core.findings import summarised
from bot.core.people import Actor
from bot.core.roles import UNIT_ROLES, Role
from bot.core.screens import Text, text


class State(StrEnum):
    OPEN = "open"
    CONCLUDED = "concluded"


class Action(StrEnum):
    SEE = "see"
    FEED_BACK = "feed_back"
    CONCLUDE = "conclude"


class Relation(StrEnum):
    """How a person reaches an instruction: by a post, by having issued it, or as addressee."""

    ANY = "any"
    ISSUER = "issuer"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class Rule:
    """`role` is None where the relation alone decides."""

    relation: Relation
    states: frozenset[State]
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """`name` is read along: the organisation's, or the person's."""

    id: int = 0
    organisation_id: int
    person_id: int | None = None
    feedback: str | None = None
    fed_back_by: int | None = None
    fed_back_on: date | None = None
    name: str = ""

    @property
    def is_outstanding(self) -> bool:
        return self.fed_back_on is None

    def is_reached_by(self, actor: Actor) -> bool:
        """The person while he has a post there; principal and liaison for the organisation."""
        if self.organisation_id in actor.organisations(Role.PRINCIPAL, Role.LIAISON):
            return True
        named = (self.person_id, self.organisation_id)
        return any(named in actor.shares(role) for role in UNIT_ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """`issuer` is the name as it was written; `issuer_id` the person, where he has one here.
    `items` are findings it concerns. `round_id` is the round under way when it was logged."""

    id: int
    number: str
    issuer: str
    issuer_id: int | None
    entered_by: int
    round_id: int | None
    text: str
    issued_on: date
    due: date
    state: State = State.OPEN
    conclusion: str | None = None
    concluded_on: date | None = None
    next_step_on: date | None = None
    revision: int = 1
    addressees: tuple[Addressee, ...] = ()
    items: tuple[int, ...] = ()

    @property
    def state_text(self) -> Text:
        return text(f"instruction-state-{self.state}")

    @property
    def summary(self) -> str:
        return summarised(self.text)

    @property
    def outstanding(self) -> tuple[Addressee, ...]:
        return tuple(each for each in self.addressees if each.is_outstanding)

    def own(self, actor: Actor) -> Addressee | None:
        """As whom this person answers: what is still outstanding first."""
        reached = [each for each in self.addressees if each.is_reached_by(actor)]
        return min(reached, key=lambda each: not each.is_outstanding, default=None)

    def stepping_on(self, day: date | None) -> Instruction:
        return replace(self, next_step_on=day)

    def concluded(self, on: date, conclusion: str | None) -> Instruction:
        if self.state is not State.OPEN:
            raise WrongState(number=self.number, state=self.state_text)
        return replace(
            self,
            state=State.CONCLUDED,
            concluded_on=on,
            conclusion=conclusion,
            next_step_on=None,
        )


_ALL, _OPEN = frozenset(State), frozenset({State.OPEN})
_OFFICE = (Role.OFFICE, Role.DIRECTOR)

RULES: dict[Action, tuple[Rule, ...]] = {
    Action.SEE: (
        *(Rule(Relation.ANY, _ALL, role) for role in (*_OFFICE, Role.LEADING_GROUP)),
        Rule(Relation.ISSUER, _ALL),
        Rule(Relation.ADDRESSEE, _ALL),
    ),
    Action.FEED_BACK: (Rule(Relation.ADDRESSEE, _OPEN),),
    Action.CONCLUDE: (
        *(Rule(Relation.ANY, _OPEN, role) for role in _OFFICE),
        Rule(Relation.ISSUER, _OPEN),
    ),
}
# Who may log one: the office what others have written, a principal to his own unit's people.
ISSUERS = frozenset({Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP, Role.PRINCIPAL})


def _reaches(actor: Actor, rule: Rule, instruction: Instruction) -> bool:
    match rule.relation:
        case Relation.ANY:
            return rule.role is not None and actor.has(rule.role)
        case Relation.ISSUER:
            issuer = instruction.issuer_id
            return (bool(actor.own.posts) and issuer == actor.id) or issuer in actor.stands_in_for
        case Relation.ADDRESSEE:
            return any(each.is_reached_by(actor) for each in instruction.addressees)
        case _:
            assert_never(rule.relation)


def may(actor: Actor, action: Action, instruction: Instruction) -> bool:
    return any(
        instruction.state in rule.states and _reaches(actor, rule, instruction)
        for rule in RULES[action]
    )


def ever_may(actor: Actor, action: Action, instruction: Instruction) -> bool:
    """Whether a rule reaches it whatever its state: then the state stands in the way."""
    return any(_reaches(actor, rule, instruction) for rule in RULES[action])


class Instructions(Protocol):
    def get(self, id: int) -> Instruction:
        """With addressees and items; raises `NotFound`."""
        ...

    def all(self) -> Sequence[Instruction]:
        """Open ones first, by their date; then the rest, newest first."""
        ...

    def next_number(self, year: int) -> int: ...
    def add(self, instruction: Instruction) -> Instruction: ...
    def save(self, before: Instruction, after: Instruction) -> None:
        """Refuses with `WrongState` what is no longer `before`'s revision."""
        ...

    def save_addressee(self, addressee: Addressee) -> None: ...
    def stepping(self, until: date, *, limit: int) -> Sequence[Instruction]: ...
