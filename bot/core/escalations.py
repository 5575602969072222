"""The superior organisation's own answer to an escalated feedback (提级反馈, 同题共答)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Of one cycle: a rework is answered anew. `person_name` is read along."""

    id: int = 0
    finding_id: int
    cycle: int
    person_id: int
    text: str
    answered_on: date
    person_name: str = ""


class Escalations(Protocol):
    def answer(self, finding_id: int, cycle: int) -> Answer | None:
        """The latest one."""
        ...

    def add(self, answer: Answer) -> None: ...
