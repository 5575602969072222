"""What the clock has done already: ladder steps, letters, slots. Never what it will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.core.policy import StepForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A drafted letter (督办函 and the like): the bot drafts and logs, people send."""

    id: int
    finding_id: int
    cycle: int
    due: date
    step: int
    form: StepForm
    drafted_on: date
    sent_on: date | None = None
    sent_by: int | None = None


class Clocks(Protocol):
    def steps_done(self, item_kind: str, item_id: int, cycle: int, due: date) -> frozenset[int]:
        """Offsets already done for this date."""
        ...

    def mark_step(self, item_kind: str, item_id: int, cycle: int, due: date, step: int) -> bool:
        """False when it was done before."""
        ...

    def draft_letter(
        self, *, finding_id: int, cycle: int, due: date, step: int, form: StepForm
    ) -> None: ...
    def letters_waiting(self) -> Sequence[Letter]:
        """Not sent yet, oldest first; what is settled by now needs no letter any more."""
        ...

    def take_slot(self, task: str, slot: str) -> bool:
        """True for exactly one taker, for ever."""
        ...
