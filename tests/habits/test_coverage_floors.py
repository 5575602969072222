"""The floors hold, name what is missing, and cannot be passed by measuring nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import coverage_floors
from tests.coverage_floors import FLOORS, main, package_of
from tests.habits import source

Measured = tuple[int, int, list[int], list[tuple[int, int]]]

# One file of a hundred lines in every package.
WHOLE: dict[str, Measured] = {
    f"{name}/a.py" if name != "bot/*.py" else "bot/a.py": (100, 0, [], []) for name in FLOORS
}


def report(tmp_path: Path, **files: Measured) -> Path:
    """`a__b=…` stands for `a/b.py`: lines, branches, missing lines, missing branches."""
    named = {name.replace("__", "/") + ".py": data for name, data in files.items()}
    path = tmp_path / "coverage.json"
    entries = {name: entry(*data) for name, data in {**WHOLE, **named}.items()}
    path.write_text(json.dumps({"files": entries}), "utf-8")
    return path


def entry(
    lines: int, branches: int, missing: list[int], jumps: list[tuple[int, int]]
) -> dict[str, object]:
    return {
        "summary": {
            "num_statements": lines,
            "covered_lines": lines - len(missing),
            "num_branches": branches,
            "covered_branches": branches - len(jumps),
        },
        "missing_lines": missing,
        "missing_branches": jumps,
    }


def test_when_everything_is_covered_the_floors_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(report(tmp_path)) == 0
    table = capsys.readouterr().out
    assert "BELOW" not in table
    assert all(name in table for name in FLOORS)


@pytest.mark.parametrize("package", ["bot__core", "bot__usecases"])
def test_one_line_missing_in_the_rules_is_too_much(
    package: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = report(tmp_path, **{f"{package}__b": (9_999, 0, [7], [])})
    assert main(path) == 1
    said = capsys.readouterr().out
    assert f"{package.replace('__', '/')}/b.py: 7" in said
    assert "99.99" in said


def test_a_branch_never_taken_counts_as_much_as_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(report(tmp_path, bot__core__b=(10, 4, [], [(3, 5)]))) == 1
    assert "bot/core/b.py: 3" in capsys.readouterr().out


@pytest.mark.parametrize(("missing", "code"), [(10, 0), (11, 1)])
def test_elsewhere_one_in_twenty_may_be_missing(missing: int, code: int, tmp_path: Path) -> None:
    lines = list(range(1, missing + 1))
    assert main(report(tmp_path, handlers__b=(100, 0, lines, []))) == code


def test_what_is_missing_above_the_floor_is_not_complained_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(report(tmp_path, handlers__b=(100, 0, [4], [])))
    assert "handlers/b.py" not in capsys.readouterr().out


def test_the_modules_beside_the_packages_have_a_floor_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(report(tmp_path, bot__app=(10, 0, list(range(1, 11)), []))) == 1
    assert "bot/app.py: 1, 2, 3" in capsys.readouterr().out


def test_a_package_that_was_not_measured_does_not_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "coverage.json"
    path.write_text('{"files": {}}', "utf-8")
    assert main(path) == 1
    assert "storage: nothing was measured" in capsys.readouterr().out


def test_a_file_in_no_package_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(report(tmp_path, bot__new__b=(10, 0, [], []))) == 1
    assert "bot/new/b.py: in no package with a floor" in capsys.readouterr().out


def test_without_a_report_it_says_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(tmp_path / "coverage.json") == 1
    assert "--cov-report=json" in capsys.readouterr().out


def test_every_module_of_the_program_has_a_floor() -> None:
    without = [
        source.name(path)
        for path in source.code()
        if path.read_text("utf-8").strip() and package_of(source.name(path)) is None
    ]
    assert without == []


def test_the_rules_have_the_highest_floor() -> None:
    whole = {name for name, floor in coverage_floors.FLOORS.items() if floor == 100}
    assert whole == {"bot/core", "bot/usecases"}
    assert set(FLOORS.values()) == {95, 100}
