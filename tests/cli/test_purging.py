"""`purge`: asks once, takes an archived round's words for good, and says where copies are left."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import files
from tests.cli.conftest import Command

NAME = "第七轮巡察"


def altered(data: Path, *statements: str) -> None:
    with closing(sqlite3.connect(data / "huiyin.sqlite")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def archived(installed: Command, data: Path) -> Command:
    altered(data, "UPDATE rounds SET phase = 'archived'")
    return installed


def events(data: Path) -> int:
    with closing(sqlite3.connect(data / "huiyin.sqlite")) as connection:
        statement = "SELECT COUNT(*) FROM events WHERE kind = 'round-purged' AND seal IS NOT NULL"
        return int(connection.execute(statement).fetchone()[0])


@pytest.mark.parametrize("typed", ["", "7\n", "第七轮\n"])
def test_another_name_changes_nothing(
    archived: Command, data: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    ended = archived("purge", "7")
    assert (ended.code, "未作任何改动" in ended.err) == (1, True)
    assert events(data) == 0


def test_the_name_typed_is_the_word(
    archived: Command, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NAME}\n"))
    ended = archived("purge", "7")
    assert (ended.code, f"已清除“{NAME}”" in ended.out) == (0, True)
    assert events(data) == 1
    assert archived("verify").code == 0


def test_a_second_call_takes_what_a_crash_has_left(archived: Command, data: Path) -> None:
    assert archived("purge", NAME, "--yes").code == 0
    left = data / "files" / "ab" / "abcd"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"left")
    ended = archived("purge", NAME, "--yes")
    assert (ended.code, "此前已清除" in ended.out) == (0, True)
    assert not left.exists()
    assert events(data) == 1


def test_copies_that_still_hold_it_are_named(archived: Command, data: Path) -> None:
    archived("backup")
    [backup] = [path for path in (data / "backups").iterdir() if path.is_dir()]
    assert backup.name in archived("purge", "7", "--yes").out


@pytest.mark.parametrize(
    ("statements", "wanted", "said"),
    [
        (["UPDATE rounds SET phase = 'rectification'"], "7", "尚未归档"),
        ([], "9", "没有轮次"),
        (
            [
                "INSERT INTO rounds (term, number, year, name, started_on, phase)"
                " VALUES ('十届', '7', '2024', '另一个', '2024-01-01', 'archived')"
            ],
            "7",
            "多个轮次",
        ),
    ],
)
def test_what_cannot_be_purged_is_said(
    archived: Command, data: Path, statements: list[str], wanted: str, said: str
) -> None:
    altered(data, *statements)
    ended = archived("purge", wanted, "--yes")
    assert (ended.code, said in ended.err) == (1, True)


def test_not_under_a_running_bot(archived: Command, data: Path) -> None:
    with files.held(data / "huiyin.sqlite"):
        ended = archived("purge", "7", "--yes")
    assert (ended.code, "已有一个" in ended.err) == (1, True)
