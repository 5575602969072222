"""The whole main job through the page: once by the tour, once by hand, in several chats."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.demo_page.browsing import PNG, Watched
from tests.demo_page.conftest import Site
from tests.telegram import png

pytestmark = pytest.mark.browser

MOST_STEPS = 80


async def test_the_tour_goes_from_the_photo_to_the_echo(watched: Watched, site: Site) -> None:
    page = watched.page
    await page.get_by_role("button", name="导览").click()
    await page.get_by_role("button", name="开始").click()
    todo, over = page.locator("#tour .now-do"), page.get_by_role("heading", name="导览结束")
    for _ in range(MOST_STEPS):
        if await over.count():
            break
        step = await todo.inner_text()
        await page.get_by_role("button", name="下一步").click()
        await expect(todo).not_to_have_text(step, timeout=9000)
        assert "没有找到" not in await todo.inner_text(), step
    await expect(over).to_be_visible()
    assert "已销号" in site.people["李闻"].user.chat.visible[-1].text


async def test_by_hand_from_the_photo_to_the_closed_item(watched: Watched, site: Site) -> None:
    await _logs(watched)
    await _signs(watched)
    await _feeds_back(watched)
    await _takes_up(watched)
    await _works(watched)
    for name in ("张镇长", "书记", "老办", "纪委", "组织部"):
        await watched.says(name, "/show 7-01-001")
        await watched.presses(name, "审核同意")
        await watched.reads(name, "已审核同意")
    await watched.presses("李闻", "我经办的")
    await watched.reads("李闻", "✅ 已销号")
    await expect(watched.chat("李闻").locator(".photos img").first).to_be_visible()


async def _logs(watched: Watched) -> None:
    photo = {"name": "井口.png", "mimeType": PNG, "buffer": png(640, 480)}
    await watched.sends("李闻", "photo", [photo], "327户安置房至今未办房产证，群众多次反映")
    await watched.presses("李闻", "清河镇")
    await watched.presses("李闻", "完成")
    await watched.reads("李闻", "是否立行立改")
    await watched.presses("李闻", "否")
    await watched.presses("李闻", "跳过")
    await watched.presses("李闻", "确认")
    await watched.reads("李闻", "已记为底稿，编号 7-01-001")


async def _signs(watched: Watched) -> None:
    await watched.presses("副组长", "待我审")
    await watched.presses("副组长", "7-01-001")
    await watched.presses("副组长", "复核")
    await watched.presses("副组长", "乡村振兴")
    await watched.reads("副组长", "已复核，待组长审签")
    await watched.says("组长", "/reviews")
    await watched.presses("组长", "7-01-001")
    await watched.presses("组长", "审签")
    await watched.reads("组长", "待巡察办反馈")


async def _feeds_back(watched: Watched) -> None:
    await watched.says("老办", "/feedback")
    await watched.presses("老办", "清河镇")
    await watched.presses("老办", "☐ 7-01-001")
    await watched.presses("老办", "完成（1）")
    await watched.presses("老办", "集中整改")
    await watched.presses("老办", "9月7日")
    await watched.presses("老办", "跳过")
    await watched.reads("老办", "是否提级反馈")
    await watched.presses("老办", "否")
    await watched.presses("老办", "确认")
    await watched.reads("老办", "已向清河镇反馈 1 个问题")


async def _takes_up(watched: Watched) -> None:
    await watched.presses("小联", "查看问题")
    await watched.presses("小联", "7-01-001")
    await watched.presses("小联", "认领")
    await watched.presses("小联", "张镇长")
    await watched.presses("小联", "清河镇")
    await watched.reads("小联", "配合部门")
    await watched.presses("小联", "跳过")
    await watched.presses("小联", "王干事")
    await watched.says("小联", "逐户核查资料")
    await watched.presses("小联", "确认")
    await watched.reads("小联", "已认领")
    await watched.presses("张镇长", "打开 7-01-001")
    await watched.presses("张镇长", "签署责任书")
    await watched.presses("张镇长", "确认签署")
    await watched.reads("张镇长", "责任书已签署")


async def _works(watched: Watched) -> None:
    sheet = {"name": "签收表.txt", "mimeType": "text/plain", "buffer": b"327"}
    await watched.says("王干事", "/show 7-01-001")
    await watched.presses("王干事", "更新进展")
    await watched.says("王干事", "已核查327户资料，首批120户已受理")
    await watched.reads("王干事", "佐证材料")
    await watched.sends("王干事", "document", [sheet])
    await watched.reads("王干事", "已收到 1 个文件")
    await watched.presses("王干事", "完成")
    await watched.presses("王干事", "跳过")
    await watched.reads("王干事", "进展已更新")
    await watched.presses("王干事", "申请销号")
    await watched.says("王干事", "327户房产证已全部办结发放")
    await watched.presses("王干事", "跳过")
    await watched.presses("王干事", "确认")
    await watched.reads("王干事", "已申请销号")
