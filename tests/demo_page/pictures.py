"""The pictures of the READMEs: `make pictures` plays the demo and photographs its chat page."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.demo import botapi, page, showing
from tests.demo_page.browsing import Watched
from tests.demo_page.conftest import CHROMIUM, QUIET, words
from tests.demo_replay.playing import start_bot
from tests.habits import source

FOLDER = source.ROOT / "docs" / "pictures"
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844, "device_scale_factor": 2, "has_touch": True}
# Where the tour is photographed: the leader has the commitment before him.
SCENE = "签署责任书"
MOST_BYTES = 300_000


async def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    demo = showing.shown(start_bot=start_bot, words=words, language="zh-CN", out=io.StringIO())
    async with demo as outcome:
        visit = page.Visit(api=outcome.api, bot=outcome.bot, clock=outcome.clock, words=words)
        application = await page.opened(visit)
        _chart(outcome.api)
        async with (
            page.serving_page(outcome.api, application) as url,
            async_playwright() as playwright,
        ):
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
            await _wide(browser, url)
            await _phone(browser, url)
            await browser.close()


def _chart(api: botapi.BotApi) -> None:
    """The newest picture that the bot has sent: the chart of Monday's digest."""
    sent = [message for user in api.users.values() for message in user.chat.visible]
    charts = [each for each in sent if each.from_bot and each.media and _is_photo(each)]
    newest = max(charts, key=lambda each: each.date)
    assert newest.media is not None
    _keep("digest.png", newest.media.content)


def _is_photo(message: botapi.Message) -> bool:
    return message.media is not None and message.media.kind == "photo"


async def _wide(browser: Browser, url: str) -> None:
    async with Watched.opened(browser, url, **WIDE) as window:
        await _tours(window.page)
        await window.page.locator(".notice .icon").click()
        await window.page.mouse.move(0, 0)
        await _photographs(window.page, "chat-wide.png")


async def _tours(window: Page) -> None:
    """As far as the scene; the second step of it is the one to be seen."""
    await window.get_by_role("button", name="导览").click()
    await window.get_by_role("button", name="开始").click()
    todo = window.locator("#tour .now-do")
    scene = window.get_by_role("heading", name=SCENE)
    while not await scene.count():
        await _next(window, todo)
    await _next(window, todo)


async def _next(window: Page, todo: Locator) -> None:
    step = await todo.inner_text()
    await window.get_by_role("button", name="下一步").click()
    await expect(todo).not_to_have_text(step, timeout=10_000)


async def _phone(browser: Browser, url: str) -> None:
    async with Watched.opened(browser, url, color_scheme="dark", **PHONE) as window:
        await window.page.locator(".people button").first.click()
        await expect(window.page.locator(".photos img").last).to_be_visible()
        await _photographs(window.page, "chat-phone-dark.png")


async def _photographs(window: Page, name: str) -> None:
    await window.wait_for_timeout(600)  # for what still moves
    _keep(name, await window.screenshot())


def _keep(name: str, content: bytes) -> None:
    """With 256 colours: text stays sharp, and a clone stays small."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    path = FOLDER / name
    picture.quantize(256, kmeans=3, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < MOST_BYTES, _size(path)


def _size(path: Path) -> str:
    return f"{path.name} has {path.stat().st_size} bytes"


if __name__ == "__main__":
    asyncio.run(main())
