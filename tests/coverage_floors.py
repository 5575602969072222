"""The floors of branch coverage, package by package: `python -m tests.coverage_floors`.

Reads the `coverage.json` that pytest has just written. The rules and the use cases are covered
whole; everywhere else a little may be missing, and what is missing is named.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The first pattern that fits a file's path is its package.
FLOORS: Mapping[str, int] = {
    "bot/core": 100,
    "bot/usecases": 100,
    "bot/processes": 95,
    "bot/reports": 95,
    "bot/intake": 95,
    "bot/demo": 95,
    "bot/cli": 95,
    "bot/*.py": 95,
    "handlers": 95,
    "storage": 95,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """`covered` of `total` lines and branches; `missing` as an editor's line numbers."""

    path: str
    covered: int
    total: int
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    name: str
    floor: int
    files: tuple[File, ...]

    @property
    def covered(self) -> int:
        return sum(file.covered for file in self.files)

    @property
    def total(self) -> int:
        return sum(file.total for file in self.files)

    @property
    def is_below(self) -> bool:
        """Also when nothing of it was measured: a floor under nothing holds nobody."""
        return not self.files or self.covered * 100 < self.floor * self.total

    @property
    def printed(self) -> str:
        """Rounded down: what prints as 100 is 100."""
        if not self.total:
            return "-"
        return f"{self.covered * 10_000 // self.total / 100:.2f}"


def package_of(path: str) -> str | None:
    if re.fullmatch(r"bot/\w+\.py", path):
        return "bot/*.py"
    return next((name for name in FLOORS if path.startswith(f"{name}/")), None)


def files(report: Mapping[str, Any]) -> list[File]:
    """What `coverage json` says, with branches."""
    found = []
    for path, data in report["files"].items():
        counts = data["summary"]
        branches = [begin for begin, _end in data["missing_branches"]]
        found.append(
            File(
                path=Path(path).as_posix(),
                covered=counts["covered_lines"] + counts["covered_branches"],
                total=counts["num_statements"] + counts["num_branches"],
                missing=tuple(sorted({*data["missing_lines"], *branches})),
            )
        )
    return found


def packages(measured: Sequence[File]) -> list[Package]:
    """All packages with a floor, measured or not."""
    return [
        Package(
            name=name,
            floor=floor,
            files=tuple(file for file in measured if package_of(file.path) == name),
        )
        for name, floor in FLOORS.items()
    ]


def table(measured: Iterable[Package]) -> Iterable[str]:
    yield f"{'package':<16}{'covered':>14}{'%':>9}{'floor':>7}"
    for each in measured:
        mark = "  BELOW" if each.is_below else ""
        counts = f"{each.covered}/{each.total}"
        yield f"{each.name:<16}{counts:>14}{each.printed:>9}{each.floor:>7}{mark}"


def complaints(measured: Iterable[Package], homeless: Iterable[str]) -> Iterable[str]:
    """One line a file that lacks something, in packages below their floor."""
    for each in measured:
        if not each.files:
            yield f"{each.name}: nothing was measured"
        for file in each.files if each.is_below else ():
            if file.missing:
                yield f"{file.path}: {', '.join(map(str, file.missing))}"
    yield from (f"{path}: in no package with a floor" for path in homeless)


def main(report: Path) -> int:
    """0 when every floor holds, else 1."""
    if not report.exists():
        sys.stdout.write(f"{report} is not there: run pytest with --cov --cov-report=json\n")
        return 1
    measured = files(json.loads(report.read_text("utf-8")))
    found = packages(measured)
    homeless = [file.path for file in measured if package_of(file.path) is None and file.total]
    below = list(complaints(found, homeless))
    sys.stdout.write("\n".join([*table(found), *below]) + "\n")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(Path("coverage.json")))
