"""The commands in-process, in a folder of their own: what they print and how they end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.core.calendar import Workdays
from bot.core.findings import State
from bot.core.policy import Policy
from bot.settings import Settings
from storage import dialect
from storage.context import Context, Rules
from storage.work import LedgerWork
from tests import builders
from tests.ledger import HOURS, START

SETUP = """
organisations:
  - {code: Z, name: 云岭州, level: prefecture}
  - {code: T, name: 清河镇, level: township, parent: Z}
rounds:
  - term: 九届
    number: "7"
    year: "2020"
    name: 第七轮巡察
    started_on: 2020-08-03
    teams:
      - number: 1
        name: 第一巡察组
        members:
          - {name: 李闻, role: member}
          - {name: 组长, role: head}
    assignments:
      - {unit: T, team: 1, kind: routine}
people:
  - name: 书记
    posts:
      - {role: principal, organisation: T}
"""


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    """The command sets one for its process; ours gets its own back."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data directory of an installation whose settings are all defaults."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


@pytest.fixture
def command(data: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """`command("init", "--name", "王主任")`: the exit code and what was printed."""

    def run(*words: str) -> Ended:
        capsys.readouterr()
        code = main(words)
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return run


@pytest.fixture
def installed(command: Command, tmp_path: Path) -> Command:
    """After `init` and `load`."""
    setup = tmp_path / "setup.yaml"
    setup.write_text(SETUP, "utf-8")
    assert command("init").code == 0
    assert command("load", str(setup), "--apply").code == 0
    return command


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
