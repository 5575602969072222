"""The page without a mouse, on a phone, in the dark, in English, and for a screen reader."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.demo_page.browsing import Watched
from tests.demo_page.conftest import Site

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}

NAMELESS = """() => {
  const quiet = ['log', 'group', 'status', 'tablist'];
  const named = (node) => node.ariaLabel || node.innerText?.trim() || node.labels?.length
    || node.getAttribute('aria-labelledby') || node.querySelector('img')?.alt;
  return [...document.querySelectorAll('button, a[href], input, textarea, audio, [role]')]
    .filter((node) => node.checkVisibility() && !quiet.includes(node.role) && !named(node))
    .map((node) => node.outerHTML.slice(0, 120)); }"""
WITHOUT_ALT = "() => [...document.images].filter((image) => !image.hasAttribute('alt')).length"
OUTSIDE = """() => [...document.querySelectorAll('body *')]
  .filter((node) => node.checkVisibility() && !node.closest('.hidden, .skip, .tabs'))
  .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
  .map((node) => node.outerHTML.slice(0, 80))"""
TWICE = """() => { const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
  return ids.filter((id, n) => ids.indexOf(id) !== n); }"""
# Contrast as the W3C computes it, of each visible text against the first opaque ground behind it.
PALE = """() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const over = (top, ground) => { const a = top[3] ?? 1;
    return [0, 1, 2].map((n) => top[n] * a + ground[n] * (1 - a)); };
  const behind = (node) => { const layers = [];
    for (let each = node; each; each = each.parentElement) {
      const colour = parse(getComputedStyle(each).backgroundColor);
      if ((colour[3] ?? 1) > 0) layers.push(colour);
      if ((colour[3] ?? 1) === 1) break; }
    return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255]); };
  const opacity = (node) => { let all = 1;
    for (let each = node; each; each = each.parentElement) all *= getComputedStyle(each).opacity;
    return all; };
  const found = [];
  for (const node of document.querySelectorAll('body *')) {
    const words = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!words || !node.checkVisibility() || node.closest('.hidden, .skip')) continue;
    const shown = opacity(node);
    if (shown === 0) continue;
    const ground = behind(node);
    const ink = over([...parse(getComputedStyle(node).color).slice(0, 3), shown], ground);
    const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const where = `${node.className} ${node.textContent.slice(0, 20)}`;
    if (ratio < 4.5) found.push(`${where} ${ratio.toFixed(2)}`);
  }
  return found;
}"""


async def checked(page: Page) -> dict[str, Any]:
    """What a screen reader or weak eyes would stumble over."""
    found = {
        "nameless": await page.evaluate(NAMELESS),
        "without alt": await page.evaluate(WITHOUT_ALT),
        "ids": await page.evaluate(TWICE),
        "pale": await page.evaluate(PALE),
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_control_has_a_name_and_every_text_a_contrast(
    browser: Browser, site: Site, scheme: str
) -> None:
    await site.town.phones["李闻"].sends_photo(caption="327户安置房至今未办房产证")
    async with Watched.opened(browser, site.url, color_scheme=scheme) as window:
        await window.page.get_by_role("button", name="导览").click()
        await window.page.get_by_role("button", name="开始").click()
        await window.chat("李闻").get_by_role("button", name="附件").click()
        await window.page.mouse.move(0, 0)
        await window.page.wait_for_timeout(400)
        assert await checked(window.page) == {}


async def test_a_message_without_a_mouse(watched: Watched) -> None:
    page = watched.page
    await page.locator(".search input").focus()
    await page.keyboard.type("老办")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(watched.chat("老办")).to_be_visible()
    await expect(watched.chat("老办").locator("textarea")).to_be_focused()
    await page.keyboard.type("/help")
    await page.keyboard.press("Enter")
    await watched.reads("老办", "您可以办理")
    assert await page.evaluate("document.activeElement.tagName") == "TEXTAREA"


async def test_focus_is_to_be_seen(watched: Watched) -> None:
    await watched.page.keyboard.press("Tab")
    await watched.page.keyboard.press("Tab")
    width = await watched.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert width == "3px"


async def test_arrow_keys_walk_through_the_messages_and_escape_goes_back_to_writing(
    watched: Watched,
) -> None:
    await watched.says("李闻", "/me")
    await expect(watched.chat("李闻").locator(".message")).to_have_count(4)
    page = watched.page
    await watched.chat("李闻").locator(".log").focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "Tab"):
        await page.keyboard.press(key)
    await page.keyboard.press("Enter")
    await expect(watched.chat("李闻").locator(".context")).to_contain_text("回复")
    await page.keyboard.press("Escape")
    await expect(watched.chat("李闻").locator(".context")).to_be_hidden()
    await watched.chat("李闻").locator(".log").focus()
    await page.keyboard.press("Escape")
    assert await page.evaluate("document.activeElement.tagName") == "TEXTAREA"


async def test_new_messages_are_read_aloud(watched: Watched) -> None:
    log = watched.chat("李闻").get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log).to_have_attribute("aria-label", "李闻与机器人的对话")
    await expect(log.locator(".message.bot .hidden").first).to_have_text("机器人")


async def test_a_phone_shows_one_thing_at_a_time(browser: Browser, site: Site) -> None:
    async with Watched.opened(browser, site.url, **PHONE) as window:
        page = window.page
        await window.opens("李闻")
        await window.says("李闻", "/help")
        await window.reads("李闻", "您可以办理")
        await page.get_by_role("tab", name="人员").click()
        await expect(window.chat("李闻")).to_be_hidden()
        await window.opens("老办")
        await expect(page.get_by_role("tab")).to_have_count(3)
        await page.get_by_role("tab", name="李闻").click()
        await page.keyboard.press("ArrowRight")
        await expect(window.chat("老办")).to_be_visible()
        assert await page.evaluate(OUTSIDE) == []
        assert await checked(page) == {}


async def test_a_phone_counts_what_comes_to_the_other_tabs(browser: Browser, site: Site) -> None:
    async with Watched.opened(browser, site.url, **PHONE) as window:
        await window.opens("李闻")
        await site.town.phones["主任"].says("/help")
        await expect(window.page.get_by_role("tab").first.locator(".badge")).to_be_visible()


async def test_the_tour_fits_on_a_phone(browser: Browser, site: Site) -> None:
    async with Watched.opened(browser, site.url, **PHONE) as window:
        page = window.page
        await page.get_by_role("button", name="导览").click()
        await page.get_by_role("button", name="开始").click()
        await page.get_by_role("button", name="下一步").click()
        await expect(page.locator("#tour .now-do")).to_contain_text("清河镇")
        await expect(page.locator(".spot")).to_be_in_viewport()
        await page.get_by_role("button", name="结束").click()
        await expect(page.locator("#tour")).to_be_hidden()


async def test_dark_follows_the_system_and_the_choice_is_kept(
    browser: Browser, site: Site
) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    async with Watched.opened(browser, site.url, color_scheme="dark") as window:
        dark = await window.page.evaluate(ground)
        await window.page.get_by_role("button", name="切换深浅色").click()
        light = await window.page.evaluate(ground)
        await window.page.reload()
        assert await window.page.evaluate(ground) == light != dark


async def test_an_english_reader_gets_english(browser: Browser, site: Site) -> None:
    async with Watched.opened(browser, site.url, locale="en-US") as window:
        page = window.page
        field = page.get_by_role("searchbox")
        await expect(field).to_have_attribute("placeholder", "Find by name or role")
        await expect(page.locator("#clock")).to_contain_text("Mon 7 Sep")
        await page.get_by_role("button", name="切换为中文").click()
        await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
        await expect(field).to_have_attribute("placeholder", "按姓名或职务查找")
