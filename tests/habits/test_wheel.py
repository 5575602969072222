"""What is installed: the program, its tables and its sentences; no test, no data, no secret.

The build back end is not among the locked packages, so no wheel is built here: what it is told to
take is followed through the checkout instead.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.habits import source

PACKAGED = {"bot", "handlers", "storage", "locales"}
KINDS = {
    ".py",
    ".sql",
    ".ftl",
    ".html",
    ".css",
    ".js",
    ".svg",
    ".docx",
    ".yaml",
    ".typed",
    ".json",
}
NEVER = re.compile(r"(^|/)(tests?|backups)/|^data/|\.env$|(^|/)secret$|\.(sqlite|db|log|pem|key)")
TOKEN = re.compile(rb"\b\d{8,10}:[A-Za-z0-9_-]{35}\b")
KEY = re.compile(rb"BEGIN [A-Z ]*PRIVATE KEY")


def _targets() -> dict[str, object]:
    settings = tomllib.loads((source.ROOT / "pyproject.toml").read_text("utf-8"))
    build = settings["tool"]["hatch"]["build"]
    assert set(build) == {"targets"}, "nothing else decides what is taken"
    wheel: dict[str, object] = build["targets"]["wheel"]
    return wheel


def packaged() -> list[Path]:
    """As hatchling walks: the named packages, without what .gitignore leaves out."""
    found = (path for name in sorted(PACKAGED) for path in (source.ROOT / name).rglob("*"))
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]


def test_the_wheel_takes_the_four_packages_and_nothing_else() -> None:
    assert _targets() == {"packages": ["bot", "handlers", "storage", "locales"]}


def test_it_holds_what_runs_and_nothing_that_was_only_needed_here() -> None:
    names = [source.name(path) for path in packaged()]
    assert [name for name in names if NEVER.search(name)] == []
    assert {Path(name).suffix for name in names} <= KINDS
    assert "storage/schema.sql" in names
    assert "locales/zh-CN/common.ftl" in names
    assert any(name.startswith("storage/migrations/") for name in names)


def test_no_file_in_it_carries_a_token_or_a_key() -> None:
    said = [(path, path.read_bytes()) for path in packaged()]
    assert [source.name(path) for path, text in said if TOKEN.search(text)] == []
    assert [source.name(path) for path, text in said if KEY.search(text)] == []


def test_the_search_finds_a_planted_one() -> None:
    assert TOKEN.search(b"token = '123456789:" + b"A" * 35 + b"'")
    assert KEY.search(b"-----BEGIN RSA PRIVATE KEY-----")
    assert NEVER.search("bot/tests/x.py")
    assert NEVER.search("bot/demo/data/x.sqlite")
    assert not NEVER.search("bot/demo/data/x.yaml")
    assert NEVER.search("data/secret")


def test_no_program_file_needs_the_tests() -> None:
    imports = re.compile(r"^\s*(from|import) tests\b", re.MULTILINE)
    code = [path for path in packaged() if path.suffix == ".py"]
    assert [source.name(p) for p in code if imports.search(p.read_text("utf-8"))] == []
