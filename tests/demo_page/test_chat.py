"""What a chat shows: files, albums, edits, deletions, marks, answers; and that text stays text."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from bot.demo.botapi import html
from bot.demo.botapi.values import Button, Markup
from tests.demo_page.browsing import PNG, Watched
from tests.demo_page.conftest import Site
from tests.telegram import png

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=\"document.title='bad'\"><script>document.title='bad'</script>"


def li(watched: Watched) -> Locator:
    return watched.chat("李闻")


def says_the_bot(site: Site, written: str, **fields: object) -> int:
    api, chat = site.town.api, site.people["李闻"].user.chat
    content = html.parse(written)
    return api.post(chat, sender=api.bot.id, from_bot=True, content=content, **fields).id


async def test_markup_that_somebody_writes_stays_text(watched: Watched) -> None:
    await watched.says("李闻", HOSTILE)
    await expect(li(watched).locator(".message.mine").last).to_contain_text(HOSTILE)
    assert await watched.page.title() == "回音 · 演示"
    assert await li(watched).locator(".text img, .text script").count() == 0


async def test_the_bots_marks_are_seen(watched: Watched, site: Site) -> None:
    says_the_bot(site, '<b>清河<i>镇</i></b> <code>7-01</code> <a href="https://a.cn/x">附件</a>')
    # The page shows it a moment later; until then the last one is another.
    text = li(watched).locator(".message.bot .text", has_text="附件")
    await expect(text.locator("b")).to_have_text("清河镇")
    await expect(text.locator("b i")).to_have_text("镇")
    await expect(text.locator("code")).to_have_text("7-01")
    await expect(text.locator("a")).to_have_attribute("rel", "noopener noreferrer")


async def test_a_command_in_a_text_is_sent_when_pressed(watched: Watched) -> None:
    await watched.says("李闻", "/help")
    await watched.reads("李闻", "您可以办理")
    await li(watched).get_by_role("button", name="/help").last.click()
    await expect(li(watched).locator(".message.bot", has_text="您可以办理")).to_have_count(2)


async def test_an_album_is_one_bubble(watched: Watched) -> None:
    pictures = [
        {"name": f"{shade}.png", "mimeType": PNG, "buffer": png(64, 48, shade)}
        for shade in (40, 120, 200)
    ]
    await watched.sends("李闻", "photo", pictures, "整改前后")
    bubble = li(watched).locator(".message.mine").last
    await expect(bubble.locator("img")).to_have_count(3)
    await expect(bubble.locator("img").first).to_have_attribute("alt", "照片：整改前后")


async def test_a_document_can_be_downloaded_and_a_voice_played(watched: Watched) -> None:
    sheet = {"name": "台账.txt", "mimeType": "text/plain", "buffer": "清河".encode()}
    await watched.sends("李闻", "document", [sheet])
    async with watched.page.expect_download() as download:
        await li(watched).get_by_role("link", name="下载 台账.txt").click()
    assert (await download.value).suggested_filename == "台账.txt"
    await li(watched).get_by_role("button", name="附件").click()
    await li(watched).get_by_role("button", name="示例语音").click()
    await expect(li(watched).locator("audio")).to_be_visible()


@pytest.mark.parametrize("item", ["示例照片", "示例文件", "位置", "语音"])
async def test_everything_in_the_menu_sends_something(watched: Watched, item: str) -> None:
    await li(watched).get_by_role("button", name="附件").click()
    await li(watched).get_by_role("button", name=item, exact=True).click()
    await expect(li(watched).locator(".message.mine")).to_have_count(2)


async def test_an_edit_is_marked_and_a_deleted_message_vanishes(
    watched: Watched, site: Site
) -> None:
    api, chat = site.town.api, site.people["李闻"].user.chat
    number = says_the_bot(site, "第一稿")
    await watched.reads("李闻", "第一稿")
    api.change(chat, chat.by_number[number], content=html.parse("第二稿"), edited=api.clock())
    await expect(li(watched).locator(".message.bot").last).to_contain_text("第二稿")
    await expect(li(watched).locator(".message.bot").last).to_contain_text("已编辑")
    api.change(chat, chat.by_number[number], deleted=True)
    await expect(li(watched).get_by_text("第二稿")).to_have_count(0)


async def test_protected_content_bears_a_mark(watched: Watched, site: Site) -> None:
    says_the_bot(site, "仅供本人", protected=True)
    await expect(li(watched).locator(".protected")).to_have_attribute("title", "受保护，不能转发")


async def test_the_answer_to_a_press_is_shown(watched: Watched, site: Site) -> None:
    row = ((Button(label="旧按钮", data="v0:gone"),),)
    says_the_bot(site, "很久以前的消息", markup=Markup(inline=row))
    await watched.presses("李闻", "旧按钮")
    await expect(li(watched).locator(".toast")).to_be_visible()


async def test_ones_own_message_can_be_edited_and_any_replied_to(watched: Watched) -> None:
    await watched.says("李闻", "/me")
    own = li(watched).locator(".message.mine").last
    await own.hover()
    await own.get_by_role("button", name="编辑").click()
    await li(watched).locator("textarea").fill("/help")
    await li(watched).locator("textarea").press("Enter")
    await expect(own).to_contain_text("已编辑")
    answer = li(watched).locator(".message.bot").first
    await answer.hover()
    await answer.get_by_role("button", name="回复").click()
    await watched.says("李闻", "谢谢")
    await expect(li(watched).locator(".message.mine").last.locator(".quote")).to_be_visible()


async def test_who_has_blocked_the_bot_cannot_write_until_he_lets_it_in(watched: Watched) -> None:
    await li(watched).locator(".head").hover()
    await li(watched).get_by_role("button", name="屏蔽机器人").click()
    await expect(li(watched).get_by_text("李闻已屏蔽机器人。")).to_be_visible()
    await expect(li(watched).locator("textarea")).to_be_hidden()
    await li(watched).get_by_role("button", name="解除屏蔽").click()
    await expect(li(watched).locator("textarea")).to_be_visible()


async def test_news_in_a_closed_chat_is_counted_and_announced(
    watched: Watched, site: Site
) -> None:
    await site.town.phones["主任"].says("/help")
    entry = watched.page.locator('.people button[data-name="主任"]')
    await expect(entry.locator(".badge")).to_contain_text("1 条未读")
    await watched.page.get_by_role("button", name="主任收到 1 条新消息").click()
    await expect(watched.chat("主任")).to_be_visible()
    await expect(entry.locator(".badge")).to_have_count(0)


async def test_the_clock_turns_to_the_next_morning(watched: Watched) -> None:
    clock = watched.page.locator("#clock")
    await expect(clock).to_contain_text("2020年9月7日 周一")
    await clock.get_by_role("button", name="+1 天").click()
    await expect(clock.locator("time")).to_have_text("10:01", timeout=15_000)
    await expect(clock).to_contain_text("2020年9月8日 周二")


async def test_people_are_found_by_name_and_role(watched: Watched) -> None:
    field = watched.page.get_by_role("searchbox")
    await field.fill("纪委")
    await expect(watched.page.locator(".people li:visible")).to_have_count(1)
    await field.fill("principal")
    await expect(watched.page.locator(".people li:visible")).to_contain_text(["书记"])
    await field.fill("没有这个人")
    await expect(watched.page.get_by_text("没有相符的人员")).to_be_visible()


async def test_a_page_that_lost_the_server_says_so_and_reads_all_anew(
    watched: Watched, site: Site
) -> None:
    await watched.page.context.set_offline(True)
    await watched.page.evaluate("performance.now()")
    await watched.page.context.set_offline(False)
    says_the_bot(site, "还在")
    await watched.reads("李闻", "还在")
