"""The demo as a command: its folder, its language, and how it ends when something is wrong."""

from __future__ import annotations

import asyncio
import io
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.core import digests
from bot.demo import showing
from bot.demo.clock import VirtualClock
from bot.demo.progress import Bar
from bot.wiring import Running
from tests.demo_replay.playing import TEXTS, Played, play
from tests.demo_replay.room import Terminal


def tell(id: str, /, **args: object) -> str:
    return f"{id} {args}"


def test_the_ledger_and_the_files_stay_in_the_folder(played: Played) -> None:
    assert (played.folder / "huiyin.sqlite").exists()
    blobs = [path for path in (played.folder / "files").rglob("*") if path.is_file()]
    assert len(blobs) > 50


async def test_history_is_written_only_once(played: Played) -> None:
    with pytest.raises(showing.NotEmpty, match=played.folder.name):
        await play(played.folder)


def test_without_a_folder_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even when the bot does not start."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    used: list[Path] = []

    @asynccontextmanager
    async def failing(
        _url: str, _token: str, _clock: VirtualClock, data: Path
    ) -> AsyncIterator[Running]:
        used.append(data)
        raise RuntimeError("no bot today")
        yield

    with pytest.raises(RuntimeError, match="no bot today"):
        asyncio.run(
            showing.show(
                start_bot=failing, words=TEXTS.plain, language="en", out=io.StringIO(), seed=3
            )
        )
    assert used[0].parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_other_figures_than_the_storys_end_the_demo(played: Played) -> None:
    figures = played.outcome.figures
    showing.check(figures, 24, 30)
    wrong = figures.model_copy(update={"findings": digests.Count(n=23, d=30)})
    with pytest.raises(showing.Mismatch, match="23/30 instead of 24/30"):
        showing.check(wrong, 24, 30)


def test_a_bar_grows_on_one_line_of_a_terminal() -> None:
    out = Terminal()
    bar = Bar(out, tell)
    for done in range(0, 1001, 10):
        bar(done, 1000)
    bar.done(findings=3, units=1)
    growing, ending = out.getvalue().split("\n", maxsplit=1)
    assert growing.count("\r") == 101
    assert growing.endswith("{'done': '1000', 'total': '1000'}")
    assert "demo-loaded" in ending


def test_elsewhere_a_bar_is_five_lines() -> None:
    out = io.StringIO()
    bar = Bar(out, tell)
    for done in range(1001):
        bar(done, 1000)
    assert len(out.getvalue().splitlines()) == 5


def test_a_bar_of_nothing_is_full() -> None:
    out = Terminal()
    Bar(out, tell)(0, 0)
    assert "░" not in out.getvalue()
