"""The command itself: SIGTERM ends it with a word, a revoked token with a sentence."""

from __future__ import annotations

import asyncio
import io
import os
import signal
from argparse import Namespace
from collections.abc import Iterator

import pytest

from bot.cli import logs, serving
from bot.cli.console import Console, Failure
from bot.demo.botapi import faults
from tests.town import Town


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Ends by force that are not carried out, and signals as they were before."""
    ended: list[int] = []
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    monkeypatch.setattr(logs, "log_to_stderr", lambda *_: None)
    monkeypatch.setattr(serving, "LONGEST_STOP_SECONDS", 0.0)
    monkeypatch.setattr(os, "_exit", ended.append)
    yield ended
    for each, handler in before.items():
        signal.signal(each, handler)


def runs(t: Town, out: io.StringIO) -> asyncio.Task[None]:
    console = Console(t.installed, out=out)
    return asyncio.get_running_loop().create_task(serving.run(console, Namespace()))


async def started(out: io.StringIO) -> None:
    async with asyncio.timeout(5):
        while "已启动" not in out.getvalue():
            await asyncio.sleep(0.01)
            assert out is not None


async def test_a_signal_ends_it_with_a_word_and_by_force_if_need_be(
    t: Town, ends: list[int]
) -> None:
    await t.stops()
    out = io.StringIO()
    task = runs(t, out)
    await started(out)
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGTERM)
    await task
    assert out.getvalue().endswith("已停止。\n")
    await asyncio.sleep(0.05)
    assert ends == [0], "whatever still hung then would have been ended"
    t.errors.clear()


async def test_a_revoked_token_ends_it_with_a_sentence(t: Town, ends: list[int]) -> None:
    await t.stops()
    out = io.StringIO()
    task = runs(t, out)
    await started(out)
    for method in ("getUpdates", "getMe"):
        t.api.faults.add(faults.refused(401, "Unauthorized"), method=method, times=9)
    t.stranger("路人").user.sends("/help")
    with pytest.raises(Failure, match="cli-token-revoked"):
        await task
    assert ends == []
    t.errors.clear()


async def test_cancelled_by_anything_else_it_says_nothing(t: Town, ends: list[int]) -> None:
    await t.stops()
    out = io.StringIO()
    task = runs(t, out)
    await started(out)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert "已停止" not in out.getvalue()
