"""Acting for others: a deputy for a period (AB角), and entering on behalf (代录).

A deputy acts in his own name with the posts of the person who named him. Who enters on behalf
does what the other person has decided on paper: it is that person's deed, with both in the event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.core.roles import TEAM_ROLES, Role

# A team is authorised by name for one round (一次一授权), and so is who looks after the leads;
# accounts are nobody's business to lend.
SUBSTITUTABLE = frozenset(Role) - TEAM_ROLES - {Role.ADMIN, Role.LEAD_OFFICER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """`until` is the last day; it ends by itself, or on `ended_on`, when its person says so."""

    id: int = 0
    person_id: int
    deputy_id: int
    since: date
    until: date
    ended_on: date | None = None

    def is_over(self, today: date) -> bool:
        return self.ended_on is not None or self.until < today


class Substitutes(Protocol):
    def get(self, id: int) -> Substitute:
        """Raises `NotFound`."""
        ...

    def all(self) -> Sequence[Substitute]:
        """Oldest first, past ones too."""
        ...

    def deputies(self, person_id: int, today: date) -> Sequence[int]: ...
    def add(self, substitute: Substitute) -> Substitute: ...
    def save(self, substitute: Substitute) -> None: ...
