"""`import`: an office's ledger on the host, counted in one line, and back unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import importing
from tests.cli.conftest import Command
from tests.intake.ledgers import row, workbook

OFFICE = """
people:
  - {name: 老办, posts: [{role: office}]}
  - {name: 张镇长, posts: [{role: leader, organisation: T}]}
"""


@pytest.fixture
def office(installed: Command, tmp_path: Path) -> Command:
    people = tmp_path / "people.yaml"
    people.write_text(OFFICE, "utf-8")
    assert installed("load", str(people), "--apply").code == 0
    return installed


def test_a_ledger_is_counted_written_and_comes_back_unchanged(
    office: Command, tmp_path: Path
) -> None:
    """Twice, as a workbook and as csv: words, people, days, money and states."""
    ledger = tmp_path / "office.xlsx"
    closed = row(2, "-白条入账", state="已完成", closed_on="2020-09-30", leader="外人")
    ledger.write_bytes(workbook(row(1), closed, row(9, limit="长期坚持", measures="常抓")))
    dry = office("import", str(ledger), "--dry-run")
    assert (dry.code, dry.out) == (0, "new 3 changed 0 unchanged 0 faulty 0\n")
    assert office("import", str(ledger)).out == "new 3 changed 0 unchanged 0 faulty 0\n"
    again = office("import", str(ledger), "--as", "老办")
    assert again.out == "new 0 changed 0 unchanged 3 faulty 0\n"
    for name in ("back.xlsx", "back.csv"):
        assert office("export", str(tmp_path / name)).code == 0
        back = office("import", str(tmp_path / name))
        assert (back.code, back.out) == (0, "new 0 changed 0 unchanged 3 faulty 0\n"), back.err
    assert office("verify").code == 0


def test_faulty_rows_end_it_unless_they_are_to_be_skipped(
    office: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SHOWN", 1)
    ledger = tmp_path / "office.xlsx"
    ledger.write_bytes(workbook(row(1), row(2, unit="青河镇"), row(None)))
    ended = office("import", str(ledger))
    assert ended.code == 1
    assert ended.out.startswith("new 1 changed 0 unchanged 0 faulty 2\n")
    assert "清河镇" in ended.out
    assert "--skip-faulty" in ended.err
    assert office("import", str(ledger), "--skip-faulty").code == 0
    assert office("import", str(ledger), "--skip-faulty").out.startswith("new 0 changed 0 un")


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        (None, (), "无法读取"),
        (b"", (), "空"),
        (workbook(row(1)), ("--as", "路人"), "巡察办"),
    ],
)
def test_what_cannot_be_taken_in_is_said(
    office: Command, tmp_path: Path, content: bytes | None, words: tuple[str, ...], said: str
) -> None:
    ledger = tmp_path / "office.xlsx"
    if content is not None:
        ledger.write_bytes(content)
    ended = office("import", str(ledger), *words)
    assert (ended.code, said in ended.err) == (1, True), ended.err
