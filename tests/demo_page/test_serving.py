"""The page is served until somebody has had enough of it."""

from __future__ import annotations

import asyncio
import os
import signal

from bot.demo import page
from tests.demo_page.serving import Place


async def test_it_tells_its_address_and_ends_with_ctrl_c(place: Place) -> None:
    told: list[str] = []

    def announce(url: str) -> None:
        told.append(url)
        os.kill(os.getpid(), signal.SIGINT)

    application = page.ready(place.api, (), place.clock, _nothing)
    async with asyncio.timeout(5):
        await page.serve_page(place.api, application, port=0, announce=announce)
    [url] = told
    assert url.startswith("http://127.0.0.1:")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


async def _nothing() -> None:
    return
