"""A letter (函件): what the ladder drafts, a person sends, and the ledger remembers.

待发 → 已发出 or 已作废. One letter goes to one unit, in one form (提醒函, 督办函 …), about as many
items as have come due for it; once it has been taken out as a paper, no item is added any more.
Who may do what stands here as one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core.errors import WrongState
from bot.core.findings import ENDED, UNDER_REVIEW, Finding
from bot.core.people import Actor
from bot.core.policy import StepForm
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Text, text

# What stands so needs no letter.
SETTLED = ENDED | UNDER_REVIEW


class State(StrEnum):
    DRAFTED = "drafted"
    SENT = "sent"
    VOID = "void"


class Action(StrEnum):
    SEE = "see"
    SEND = "send"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding as it stood when the letter was drafted."""

    finding_id: int
    cycle: int
    due: date
    step: int

    def is_live(self, finding: Finding) -> bool:
        """What is settled, applied for or due on another day by now needs no letter any more."""
        same = (finding.cycle, finding.due) == (self.cycle, self.due)
        return same and finding.state not in SETTLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """`number` is the bot's own, `official_number` (文号) the office's register's. `handed_by` has
    carried it, `taken_on` is when it first left as a paper. The unit and the round belong to the
    assignment and are read along."""

    id: int = 0
    number: str
    assignment_id: int
    form: StepForm
    drafted_on: date
    state: State = State.DRAFTED
    taken_on: date | None = None
    sent_on: date | None = None
    ended_by: int | None = None
    official_number: str | None = None
    handed_by: str | None = None
    reason: str | None = None
    revision: int = 1
    round_id: int = 0
    unit_id: int = 0
    unit_name: str = ""
    unit_path: str = ""
    escalated: bool = False
    items: tuple[Item, ...] = ()

    @property
    def state_text(self) -> Text:
        return text(f"letter-state-{self.state}")

    @property
    def form_text(self) -> Text:
        return text(f"letter-form-{self.form}")

    def taken(self, on: date) -> Letter:
        return replace(self, taken_on=self.taken_on or on)

    def sent(
        self, on: date, by: int, *, official_number: str | None, handed_by: str | None
    ) -> Letter:
        self._check_drafted()
        return replace(
            self,
            state=State.SENT,
            sent_on=on,
            ended_by=by,
            official_number=official_number,
            handed_by=handed_by,
        )

    def voided(self, by: int, reason: str) -> Letter:
        self._check_drafted()
        return replace(self, state=State.VOID, ended_by=by, reason=reason)

    def _check_drafted(self) -> None:
        if self.state is not State.DRAFTED:
            raise WrongState("letter", number=self.number, state=self.state_text)


_ALL, _DRAFTED = frozenset(State), frozenset({State.DRAFTED})

RULES: dict[Action, tuple[frozenset[Role], frozenset[State]]] = {
    Action.SEE: (OFFICE_ROLES | {Role.LEADING_GROUP}, _ALL),
    Action.SEND: (OFFICE_ROLES, _DRAFTED),
    Action.VOID: (OFFICE_ROLES, _DRAFTED),
}


def may(actor: Actor, action: Action, letter: Letter) -> bool:
    """Who keeps away from the unit (回避) sees no letter to it."""
    return letter.state in RULES[action][1] and ever_may(actor, action, letter)


def ever_may(actor: Actor, action: Action, letter: Letter) -> bool:
    """Whatever its state."""
    is_away = (letter.round_id, letter.unit_id) in actor.recused
    return not is_away and actor.has(*RULES[action][0])


class Letters(Protocol):
    def get(self, id: int) -> Letter:
        """With its items; raises `NotFound`."""
        ...

    def waiting(self) -> Sequence[Letter]:
        """Not sent yet, oldest first; those without a live item need not be sent any more."""
        ...

    def ended(self) -> Sequence[Letter]:
        """Sent or void, newest first."""
        ...

    def of_finding(self, finding_id: int) -> Sequence[Letter]:
        """Oldest first, in whatever state."""
        ...

    def open_for(self, assignment_id: int, form: StepForm) -> Letter | None:
        """The one that still takes items."""
        ...

    def next_number(self, year: int) -> int: ...
    def add(self, letter: Letter) -> Letter: ...
    def add_item(self, letter: Letter, item: Item) -> None:
        """A finding stands in a letter once."""
        ...

    def save(self, before: Letter, after: Letter) -> None:
        """Refuses with `WrongState` what is no longer `before`'s revision."""
        ...
