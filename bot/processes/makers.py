"""How each kind of file is made: what `Exporting` looks up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.processes.exporting import Maker


def makers(_files: Path) -> Mapping[str, Maker]:
    """`_files` is the store by content."""
    return {}
