"""How long each torture is: short in the suite, long when the environment says so."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def size(name: str, short: int) -> int:
    """`TORTURE_KILLS=1000` and the like."""
    return int(os.environ.get(f"TORTURE_{name}", short))


SEED = size("SEED", 1)


def tell(line: str) -> None:
    """What a run has measured; also into the file that TORTURE_RESULTS names."""
    sys.stdout.write(f"\n{line}\n")
    sys.stdout.flush()
    if path := os.environ.get("TORTURE_RESULTS"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
