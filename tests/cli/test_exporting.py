"""`export`: the ledger into a file of the operator's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.calendar import Workdays
from bot.core.findings import State
from bot.core.policy import Policy
from storage import dialect
from storage.context import Context, Rules
from storage.work import LedgerWork
from tests import builders
from tests.cli.conftest import Command
from tests.ledger import HOURS, START


@pytest.fixture
def kept(installed: Command, data: Path) -> Command:
    """Two items of a round 8."""
    rules = Rules(policy=Policy(), workdays=Workdays(), hours=HOURS, secret=b"s")
    context = Context(
        now=START, today=HOURS.day_of(START), cause="test", is_silent=False, rules=rules
    )
    connection = dialect.connect(next(data.glob("*.sqlite")))
    with dialect.transaction(connection, "BEGIN IMMEDIATE", "COMMIT"):
        work = LedgerWork(dialect.Sql(connection), context)
        town = builders.world(work, number="8")
        for _ in range(2):
            builders.finding(work, town, State.OPEN)
    connection.close()
    return installed


def test_both_forms_are_written_and_logged(kept: Command, data: Path, tmp_path: Path) -> None:
    for name in ("ledger.xlsx", "ledger.csv"):
        ended = kept("export", str(tmp_path / name), "--round", "8")
        assert (ended.code, "已导出 2 条" in ended.out) == (0, True), ended.err
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    connection = dialect.connect(next(data.glob("*.sqlite")))
    kinds = [row[0] for row in connection.execute("SELECT kind FROM events")]
    states = [row[0] for row in connection.execute("SELECT state FROM exports")]
    connection.close()
    assert kinds.count("exported") == 2
    assert states == ["sent", "sent"]
    again = kept("export", str(tmp_path / "ledger.csv"))
    assert (again.code, "--overwrite" in again.err) == (1, True)
    assert kept("export", str(tmp_path / "ledger.csv"), "--overwrite").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ledger.pdf",), ".xlsx"),
        (("ledger.xlsx", "--round", "99"), "99"),
        (("ledger.xlsx", "--unit", "QQ"), "QQ"),
        (("ledger.xlsx", "--unit", "Z"), "没有"),
        (("no/such/ledger.xlsx",), "无法写入"),
    ],
)
def test_what_cannot_be_written_is_said(kept: Command, words: tuple[str, ...], said: str) -> None:
    ended = kept("export", *words)
    assert (ended.code, said in ended.err) == (1, True), ended.err
