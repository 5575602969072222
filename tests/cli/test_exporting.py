"""`export`: the ledger into a file of the operator's."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import dialect
from tests.cli.conftest import Command


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
