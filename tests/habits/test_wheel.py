"""What is installed: the program, its tables and its sentences; no test, no data, no secret.

The wheel is built, looked into, and run from its own files, away from the checkout.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its files, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    [path] = WheelBuilder(str(source.ROOT)).build(directory=str(folder))
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder / "files")
    return folder / "files"


def packaged(wheel: Path) -> dict[str, Path]:
    found = sorted(path for path in wheel.rglob("*") if path.is_file())
    names = {path.relative_to(wheel).as_posix(): path for path in found}
    return {name: path for name, path in names.items() if ".dist-info/" not in name}


def test_the_wheel_takes_the_four_packages_and_nothing_else() -> None:
    assert _targets() == {"packages": ["bot", "handlers", "storage", "locales"]}


def test_it_holds_what_runs_and_nothing_that_was_only_needed_here(wheel: Path) -> None:
    names = list(packaged(wheel))
    assert {name.partition("/")[0] for name in names} == PACKAGED
    assert [name for name in names if NEVER.search(name)] == []
    assert {Path(name).suffix for name in names} <= KINDS
    assert "storage/schema.sql" in names
    assert "locales/zh-CN/common.ftl" in names
    assert any(name.startswith("storage/migrations/") for name in names)
    assert any(name.endswith(".docx") for name in names)


def test_no_file_in_it_carries_a_token_or_a_key(wheel: Path) -> None:
    said = {name: path.read_bytes() for name, path in packaged(wheel).items()}
    assert [name for name, text in said.items() if TOKEN.search(text)] == []
    assert [name for name, text in said.items() if KEY.search(text)] == []


async def test_it_runs_from_its_own_files(wheel: Path, tmp_path: Path) -> None:
    """Tables, sentences and templates included: a ledger is made, and the templates laid out."""
    env = {**os.environ, "PYTHONPATH": str(wheel), "DATA_DIR": str(tmp_path / "data")}
    for words in (("--help",), ("migrate",), ("templates", str(tmp_path / "papers"))):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=tmp_path,
            env=env,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, said.decode()
    assert list((tmp_path / "papers").glob("*.docx"))


def test_the_search_finds_a_planted_one() -> None:
    assert TOKEN.search(b"token = '123456789:" + b"A" * 35 + b"'")
    assert KEY.search(b"-----BEGIN RSA PRIVATE KEY-----")
    assert NEVER.search("bot/tests/x.py")
    assert NEVER.search("bot/demo/data/x.sqlite")
    assert not NEVER.search("bot/demo/data/x.yaml")
    assert NEVER.search("data/secret")


def test_no_program_file_needs_the_tests(wheel: Path) -> None:
    imports = re.compile(r"^\s*(from|import) tests\b", re.MULTILINE)
    code = {name: path for name, path in packaged(wheel).items() if name.endswith(".py")}
    assert [name for name, p in code.items() if imports.search(p.read_text("utf-8"))] == []
