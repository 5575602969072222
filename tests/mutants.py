"""The score of each file of the core after `make mutants`: changes that failed a test, of all.

A change that only ran out of time is counted as found; one that no test reaches is not.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path("mutants") / "bot" / "core"
SURVIVED, UNREACHED = 0, 33


def scores(folder: Path = FOLDER) -> dict[str, Counter[str]]:
    """By file: killed, survived, unreached; what has not been run is left out."""
    return {
        path.name.removesuffix(".py.meta"): _counted(json.loads(path.read_text("utf-8")))
        for path in sorted(folder.glob("*.py.meta"))
    }


def _counted(meta: dict[str, dict[str, int | None]]) -> Counter[str]:
    names = {SURVIVED: "survived", UNREACHED: "unreached"}
    codes = meta["exit_code_by_key"].values()
    return Counter(names.get(code, "killed") for code in codes if code is not None)


def main() -> None:
    total: Counter[str] = Counter()
    for name, counted in scores().items():
        if counted:
            total += counted
            sys.stdout.write(f"| `{name}` | {_row(counted)} |\n")
    sys.stdout.write(f"| all | {_row(total)} |\n")


def _row(counted: Counter[str]) -> str:
    n = counted.total()
    return f"{n} | {counted['killed']} | {counted['killed'] / max(n, 1):.1%}"


if __name__ == "__main__":
    main()
