"""`sample`: a draw repeated on the host, from the ledger as it stands and as it was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.calendar import Workdays
from bot.core.findings import State
from bot.core.policy import Policy
from bot.core.roles import Role
from bot.usecases import sampling
from storage import dialect
from storage.context import Context, Rules
from storage.work import LedgerWork
from tests import builders
from tests.cli.conftest import Command
from tests.ledger import HOURS, START


@pytest.fixture
def drawn(installed: Command, data: Path) -> Command:
    """Six closed items of a town, three of them drawn with the seed 12345."""
    rules = Rules(policy=Policy(), workdays=Workdays(), hours=HOURS, secret=b"s")
    context = Context(
        now=START, today=HOURS.day_of(START), cause="test", is_silent=False, rules=rules
    )
    connection = dialect.connect(next(data.glob("*.sqlite")))
    with dialect.transaction(connection, "BEGIN IMMEDIATE", "COMMIT"):
        work = LedgerWork(dialect.Sql(connection), context)
        town = builders.world(work, number="8")
        for _ in range(6):
            builders.finding(work, town, State.CLOSED)
        office = town.actor(work, Role.OFFICE)
        sampling.draw(sampling.Draw(size="50%", seed=12345), office, work)
    connection.close()
    return installed


def test_a_draw_is_repeated_from_the_ledger_and_from_what_was_kept(drawn: Command) -> None:
    now = drawn("sample", "--size", "50%", "--seed", "12345")
    kept = drawn("sample", "--draw", "1")
    assert (now.code, kept.code) == (0, 0)
    assert now.out.splitlines()[1:] == kept.out.splitlines()[1:-1]
    assert len(now.out.splitlines()) == 4
    assert "一致" in kept.out


def test_visits_that_are_not_those_of_the_draw_are_found(drawn: Command, data: Path) -> None:
    connection = dialect.connect(next(data.glob("*.sqlite")))
    connection.execute("DELETE FROM visits WHERE id = 1")
    connection.close()
    ended = drawn("sample", "--draw", "1")
    assert (ended.code, "不一致" in ended.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "--seed"),
        (["--draw", "9"], ""),
        (["--seed", "1", "--size", "x"], "10%"),
        (["--seed", "9999999"], "种子"),
    ],
)
def test_what_cannot_be_drawn_is_said(drawn: Command, words: list[str], said: str) -> None:
    ended = drawn("sample", *words)
    assert (ended.code, said in ended.err) == (1, True)
