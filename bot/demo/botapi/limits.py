"""Flood control: 30 messages a second overall, 1 a second in a chat, 20 a minute in a group.

Only what was let through counts, in a window that slides.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable

from bot.demo.botapi.errors import too_many_requests


class _Window:
    """At most `most` in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self.times: deque[float] = deque()

    def wait(self, now: float, count: int) -> float:
        """Seconds until `count` more fit; 0 when they fit now.

        An album larger than the window passes through an empty one.
        """
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        excess = len(self.times) + count - self.most
        if excess <= 0 or not self.times:
            return 0.0
        blocking = self.times[min(excess, len(self.times)) - 1]
        return blocking + self.seconds - now

    def add(self, now: float, count: int) -> None:
        self.times.extend([now] * count)


class Limits:
    """The windows of one server. `clock` gives seconds; by default the machine's own.

    `burst` messages may come to one chat at once; over time it is one a second.
    """

    def __init__(
        self,
        *,
        overall: int = 30,
        burst: int = 1,
        group_minute: int = 20,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clock = clock
        self._overall = _Window(overall, 1.0)
        self._chats: defaultdict[int, _Window] = defaultdict(lambda: _Window(burst, float(burst)))
        self._groups: defaultdict[int, _Window] = defaultdict(lambda: _Window(group_minute, 60.0))

    def take(self, chat: int, count: int = 1) -> None:
        """Counts `count` messages to a chat, or refuses them with `retry_after`."""
        now = self.clock()
        windows = [self._overall, self._chats[chat], *([self._groups[chat]] if chat < 0 else [])]
        wait = max(window.wait(now, count) for window in windows)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for window in windows:
            window.add(now, count)
