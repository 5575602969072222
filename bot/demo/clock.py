"""Time that the demo and the tests turn by hand: one instant, moved on request."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


class VirtualClock:
    """A clock that stands still, or (`running`) lets real time pass on top of its own.

    It takes and gives aware datetimes; what it gives is in UTC. It may be set back, as the
    clocks of real machines are.
    """

    def __init__(self, start: datetime, *, running: bool = False) -> None:
        self._running = running
        self.set(start)

    def now(self) -> datetime:
        if not self._running:
            return self._at
        return self._at + timedelta(seconds=time.monotonic() - self._since)

    def __call__(self) -> datetime:
        return self.now()

    def advance(self, by: timedelta) -> None:
        self.set(self.now() + by)

    def set(self, to: datetime) -> None:
        if to.tzinfo is None:
            raise ValueError("a clock needs an aware datetime")
        self._at = to.astimezone(UTC)
        self._since = time.monotonic()
