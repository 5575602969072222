"""How often a person or a group reads the digest, and of which part of the tree.

Reminders and escalations know nothing of it: what one must act on is never switched off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Of exactly one of a person and a group. `rhythm` None is the installation's; `unit_id` with
    all below it, None for all that one may see."""

    person_id: int | None = None
    chat_id: int | None = None
    rhythm: Rhythm | None = None
    unit_id: int | None = None


class DigestChoices(Protocol):
    def of_person(self, person_id: int) -> Choice:
        """Without any choice, where none was made."""
        ...

    def of_group(self, chat_id: int) -> Choice: ...
    def all(self) -> Sequence[Choice]: ...
    def save(self, choice: Choice) -> None:
        """A group must be bound."""
        ...
