"""`make torture`: every test of this folder in its long form, one after the other.

`--seed 7` repeats a run or makes another; `--kills 100`, `--calls 2000` and the like set one size
(TORTURE_KILLS and TORTURE_CALLS of the environment); all else goes to pytest.
"""

from __future__ import annotations

import os
import sys

import pytest

# The tests that have two forms run both; this one has a single form.
KILLS = "1000"
SIZES = frozenset(
    {"SEED", "KILLS", "CALLS", "STOPS", "FLOOD", "BROADCAST_SECONDS"}
    | {"SCHEDULES", "MIGRATIONS", "TEARS"}
)


def main(words: list[str]) -> int:
    os.environ.setdefault("TORTURE_KILLS", KILLS)
    return int(pytest.main(["tests/torture", "-m", "slow or not slow", "-s", *_sized(words)]))


def _sized(words: list[str]) -> list[str]:
    """What is left for pytest."""
    left, given = [], iter(words)
    for word in given:
        name = word.removeprefix("--").replace("-", "_").upper()
        if word.startswith("--") and name in SIZES:
            os.environ[f"TORTURE_{name}"] = next(given)
        else:
            left.append(word)
    return left


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
