"""The whole main job through the page, as somebody with a mouse would do it."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.demo_page.browsing import Watched

pytestmark = pytest.mark.browser


async def test_the_tour_goes_from_the_photo_to_the_echo(watched: Watched) -> None:
    page = watched.page
    await page.get_by_role("button", name="导览").click()
    await page.get_by_role("button", name="开始").click()
    for _ in range(60):
        if await page.get_by_role("heading", name="导览结束").count():
            break
        step = await page.locator("#tour .now-do").inner_text()
        await page.get_by_role("button", name="下一步").click()
        try:
            await expect(page.locator("#tour .now-do")).not_to_have_text(step, timeout=9000)
        except AssertionError:
            await page.screenshot(path="/tmp/stuck.png")
            raise AssertionError(step)
    await page.screenshot(path="/tmp/end.png")
    await watched.reads("李闻", "已销号")
