"""The page is served until somebody has had enough of it."""

from __future__ import annotations

import asyncio
import os
import signal
from urllib.parse import urlsplit

import pytest

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


async def test_a_page_that_goes_while_it_sends_is_no_fault(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    port = urlsplit(place.url).port
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    head = (
        f"POST /api/people/{place.li.id}/say HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Origin: http://127.0.0.1:{port}\r\nContent-Length: 100\r\n\r\n{{"
    )
    writer.write(head.encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.05)
    assert caplog.records == []
    assert len(place.li.chat.visible) == 1


async def _nothing() -> None:
    return
