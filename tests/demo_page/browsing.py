"""A window of the browser with the page in it: what one does there, and whatever goes wrong."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, Locator, Page, Request, expect

PNG = "image/png"


class Watched:
    """`faults` are console errors, uncaught exceptions, failed and foreign requests."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, browser: Browser, url: str, *, width: int = 1440, height: int = 900, **how: Any
    ) -> AsyncIterator[Watched]:
        look = {"locale": "zh-CN", "color_scheme": "light", **how}
        context = await browser.new_context(viewport={"width": width, "height": height}, **look)
        window = cls(await context.new_page())
        await window.page.goto(url)
        await expect(window.page.locator("body.ready")).to_be_visible()
        yield window
        assert window.faults == []
        await ended(context.close)

    # What one does.

    async def opens(self, name: str) -> Locator:
        """The chat of a person, opened in the list unless it is open."""
        column = self.chat(name)
        if not await column.count():
            await self.page.locator(f'.people button[data-name="{name}"]').click()
        return column

    def chat(self, name: str) -> Locator:
        return self.page.locator(f'.column[data-name="{name}"]')

    async def says(self, name: str, text: str) -> None:
        column = await self.opens(name)
        await column.locator("textarea").fill(text)
        await column.locator("textarea").press("Enter")

    async def presses(self, name: str, label: str) -> None:
        """The newest button that contains the words."""
        column = await self.opens(name)
        await column.locator(".key", has_text=label).last.click()

    async def sends(self, name: str, kind: str, files: list[Any], caption: str = "") -> None:
        column = await self.opens(name)
        await column.locator("textarea").fill(caption)
        await column.locator(f'input[data-kind="{kind}"]').set_input_files(files)

    async def reads(self, name: str, text: str) -> None:
        """A message of the bot that contains the words comes into the chat."""
        column = await self.opens(name)
        await expect(column.locator(".message.bot", has_text=text).last).to_be_visible()

    # What goes wrong.

    def _console(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"blob", "data"} and parts.hostname != "127.0.0.1":
            self.faults.append(f"foreign: {request.url}")

    def _failed(self, request: Request) -> None:
        if not request.url.endswith("/api/events"):
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Any) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


async def ended(close: Callable[[], Awaitable[None]], seconds: float = 20) -> None:
    """Closes; a browser that never answers (seen once on a busy machine) is killed, so that one
    test's end does not hold up all the others."""
    try:
        async with asyncio.timeout(seconds):
            await close()
    except TimeoutError:
        _kill_driver()


def _kill_driver() -> None:
    for child in Path("/proc/self/task").glob("*/children"):
        for pid in child.read_text().split():
            if b"playwright" in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(int(pid), signal.SIGKILL)
