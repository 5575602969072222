"""`make demo` ends with the page, `--once` without it."""

from __future__ import annotations

import asyncio
import io
import os
import re
import signal
import socket
from argparse import Namespace
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot import installation
from bot.cli import demonstrating
from bot.cli.console import Console, Failure
from bot.demo import showing
from bot.settings import Settings

pytestmark = pytest.mark.usefixtures("a_small_history")


@pytest.fixture
def a_small_history(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "shown", partial(showing.shown, findings=30, closed=24))


class Screen(io.StringIO):
    """A terminal; `seen` is called when the page's address stands on it."""

    def __init__(self, seen: Callable[[str], None]) -> None:
        super().__init__()
        self.seen = seen

    def write(self, words: str) -> int:
        if address := re.search(r"http://127\.0\.0\.1:\d+/", words):
            self.seen(address[0])
        return super().write(words)


def console(folder: Path, out: io.StringIO) -> Console:
    given = Settings(_env_file=None, data_dir=folder)
    return Console(installation.read(given), out)


def arguments(*, once: bool = False, port: int = 0) -> Namespace:
    return Namespace(once=once, port=port, seed=5, data=None)


async def test_it_ends_with_the_page_until_ctrl_c(tmp_path: Path) -> None:
    titles: list[str] = []

    async def visit(url: str) -> None:
        async with httpx.AsyncClient(verify=False) as web:  # noqa: S501 (plain HTTP)
            titles.append((await web.get(url)).text)
        os.kill(os.getpid(), signal.SIGINT)

    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        out = Screen(lambda url: _started(group, visit(url)))
        await demonstrating.demo(console(tmp_path, out), arguments())
    assert "<title>回音</title>" in titles[0]


def _started(group: asyncio.TaskGroup, work: object) -> None:
    group.create_task(work)  # type: ignore[arg-type]  # a coroutine, whatever its type


async def test_once_is_without_the_page(tmp_path: Path) -> None:
    out = io.StringIO()
    await demonstrating.demo(console(tmp_path, out), arguments(once=True))
    assert "http://" not in out.getvalue()


async def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    async with _taken() as port:
        with pytest.raises(Failure) as failure:
            await demonstrating.demo(console(tmp_path, io.StringIO()), arguments(port=port))
    assert failure.value.text.args == {"port": str(port)}


@asynccontextmanager
async def _taken() -> AsyncIterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]
