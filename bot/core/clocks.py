"""What the clock has done already: ladder steps, slots. Never what it will do."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Clocks(Protocol):
    def steps_done(self, item_kind: str, item_id: int, cycle: int, due: date) -> frozenset[int]:
        """Offsets already done for this date."""
        ...

    def mark_step(self, item_kind: str, item_id: int, cycle: int, due: date, step: int) -> bool:
        """False when it was done before."""
        ...

    def take_slot(self, task: str, slot: str) -> bool:
        """True for exactly one taker, for ever."""
        ...
