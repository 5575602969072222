"""`make torture`: every test of this folder in its long form, one after the other.

`--seed 7` repeats a run or makes another; `--kills 100`, `--calls 2000` and the like set one size
(TORTURE_KILLS and TORTURE_CALLS of the environment); all else goes to pytest.
"""

from __future__ import annotations

import os
import sys

import pytest

LONG = {"KILLS": 1000, "CALLS": 10_000, "STOPS": 200}


def main(words: list[str]) -> int:
    for name, most in LONG.items():
        os.environ.setdefault(f"TORTURE_{name}", str(most))
    return int(pytest.main(["tests/torture", "-m", "slow or not slow", "-s", *_sized(words)]))


def _sized(words: list[str]) -> list[str]:
    """What is left for pytest."""
    left, given = [], iter(words)
    for word in given:
        name = word.removeprefix("--").replace("-", "_").upper()
        if word.startswith("--") and name in {"SEED", *LONG, "FLOOD", "BROADCAST_SECONDS"}:
            os.environ[f"TORTURE_{name}"] = next(given)
        else:
            left.append(word)
    return left


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
