"""The page over the town's real bot, and a browser that writes down whatever goes wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from bot.core.screens import Text
from bot.demo import page
from handlers.outbound.texts import Texts
from tests.demo_page.browsing import Watched, ended
from tests.demo_page.serving import Place, placed
from tests.habits import source
from tests.town import SHANGHAI, Town, town

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ROLES = {
    "李闻": ("第一巡察组组员", "Team 1, member"),
    "副组长": ("第一巡察组副组长", "Team 1, deputy"),
    "组长": ("第一巡察组组长", "Team 1, head"),
    "老办": ("巡察办", "Inspection office"),
    "小联": ("清河镇联络员", "Qinghe, liaison"),
    "张镇长": ("清河镇责任领导", "Qinghe, responsible leader"),
    "王干事": ("清河镇责任人", "Qinghe, responsible person"),
    "书记": ("清河镇主要负责人", "Qinghe, principal"),
    "纪委": ("清河县纪委监委", "Discipline commission"),
    "组织部": ("清河县委组织部", "Organisation department"),
    "主任": ("巡察办主任", "Director of the office"),
}


@dataclass
class Site:
    """The town, its page's address, and the people on it by name."""

    town: Town
    url: str
    people: dict[str, page.PagePerson]


@pytest.fixture
async def t(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as made:
        yield made


@pytest.fixture
async def site(t: Town) -> AsyncIterator[Site]:
    """Everybody has joined."""
    people = {}
    for name, (role_zh, role_en) in ROLES.items():
        user = (await t.joins(name)).user
        people[name] = page.PagePerson(user=user, name=name, role_zh=role_zh, role_en=role_en)
    application = page.ready(
        t.api, tuple(people.values()), t.clock, t.running.tick, page.main_job(cast(people), words)
    )
    async with page.serving_page(t.api, application) as url:
        yield Site(town=t, url=url, people=people)


def cast(people: dict[str, page.PagePerson]) -> page.Cast:
    return page.Cast(
        finder=people["李闻"],
        deputy=people["副组长"],
        head=people["组长"],
        office=people["老办"],
        liaison=people["小联"],
        leader=people["张镇长"],
        responsible=people["王干事"],
        principal=people["书记"],
        discipline=people["纪委"],
        second=people["组织部"],
        unit="清河镇",
        department="清河镇",
    )


def words(sentence: Text, language: str) -> str:
    return _texts().plain(sentence, language)


@cache
def _texts() -> Texts:
    return Texts(source.ROOT / "locales", SHANGHAI, strict=True)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("no chromium here")
    playwright = await async_playwright().start()
    opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
    yield opened
    await ended(opened.close)
    await ended(playwright.stop)


@pytest.fixture
async def watched(browser: Browser, site: Site) -> AsyncIterator[Watched]:
    """A wide window in Chinese; at its end nothing may have gone wrong in it."""
    async with Watched.opened(browser, site.url) as window:
        yield window


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    async with placed() as made:
        yield made
