"""How far the history is told: one line that grows on a terminal, five lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from bot.core.screens import Arg

Tell = Callable[..., str]
_WIDTH = 30
_QUARTER = 4


class Bar:
    """Called with (done, total); `tell` gives a sentence by its id."""

    def __init__(self, out: TextIO, tell: Tell) -> None:
        self._out = out
        self._tell = tell
        self._shown: int | None = None

    def __call__(self, done: int, total: int) -> None:
        on_line = self._out.isatty()
        parts = 100 if on_line else _QUARTER
        share = parts if done >= total else done * parts // total
        if share == self._shown:
            return
        self._shown = share
        line = self._tell("demo-loading", done=str(done), total=str(total))
        full = _WIDTH * done // total if total else _WIDTH
        bar = "█" * full + "░" * (_WIDTH - full)
        self._out.write(f"\r{bar} {line}" if on_line else f"{line}\n")
        self._out.flush()

    def done(self, **figures: Arg) -> None:
        if self._out.isatty():
            self._out.write("\n")
        self._out.write(self._tell("demo-loaded", **figures) + "\n")
        self._out.flush()
