"""Secrets under pressure: forced faults, a traceback that quotes them, files and their modes."""

from __future__ import annotations

import argparse
import io
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import _parser
from bot.core.findings import State
from bot.demo.botapi import faults
from bot.usecases import items
from tests.conversations.test_secrets import found, written
from tests.town import Town, town

__all__ = ["written"]


@pytest.fixture
def open_umask() -> Iterator[None]:
    """The most careless one there is: nothing may rely on it."""
    before = os.umask(0)
    yield
    os.umask(before)


async def test_a_fault_that_quotes_the_secrets_does_not_betray_them(
    t: Town, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug's message, its traceback, the row it leaves and a backup of all that."""
    li = await t.joins("李闻")
    code, token = await t.code_for("书记"), t.api.token

    def broken(*_args: object) -> None:
        raise RuntimeError(f"https://api.telegram.org/bot{token}/x?start={code} /start {code}")

    monkeypatch.setattr(items, "visible", broken)
    [item] = await t.holds(1, State.OPEN)
    [(number,)] = t.rows("SELECT number FROM findings WHERE id = ?", item)
    await li.says(f"/show {number}")
    monkeypatch.undo()
    t.api.faults.add(faults.server_error(), method="sendMessage")
    t.api.faults.add(faults.reset(), method="sendMessage")
    await li.says("/me")
    await t.passes(hours=1)
    await t.running.backing_up()
    log = written.getvalue()
    assert "RuntimeError" in log
    assert "[hidden]" in log
    folder = t.installed.settings.data_dir
    for secret in (code, token.split(":")[1]):
        assert found(secret, log, folder) == []
    [(failure,)] = t.rows("SELECT failure FROM inbox WHERE failure IS NOT NULL")
    assert str(failure).endswith("RuntimeError")
    _forgive(t)


def _forgive(t: Town) -> None:
    """The fault was ours: the town must not complain of it."""
    t.errors.clear()
    with closing(sqlite3.connect(t.installed.settings.database)) as connection, connection:
        connection.execute("UPDATE inbox SET failure = NULL")


async def test_whatever_is_written_is_its_owners_alone(tmp_path: Path, open_umask: None) -> None:
    """Ledger, write-ahead log, evidence, secret, locks, backups: 0600 in folders of 0700."""
    async with town(tmp_path) as t:
        li = await t.joins("李闻")
        await li.sends_photo(caption="公车私用三次")
        await t.passes(hours=1)
        await t.running.backing_up()
        folder = t.installed.settings.data_dir
        assert any((folder / "files").rglob("*"))
        assert any((folder / "backups").rglob("ledger.sqlite"))
        wrong = {
            str(path.relative_to(folder)): oct(stat.S_IMODE(path.lstat().st_mode))
            for path in (folder, *folder.rglob("*"))
            if stat.S_IMODE(path.lstat().st_mode) != (0o700 if path.is_dir() else 0o600)
        }
        assert wrong == {}


def test_no_command_takes_a_secret_on_its_line() -> None:
    """What stands on a command line stands in `ps`."""
    names = [name for parser in _all(_parser()) for name in _options(parser)]
    assert "--head" in names
    assert not [name for name in names if "token" in name or "secret" in name or "code" in name]


def _all(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from _all(each)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from (*action.option_strings, action.dest)
