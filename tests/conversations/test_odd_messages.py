"""What people send besides what was asked, in both languages: each has its sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.findings import State
from bot.core.people import Post
from bot.core.roles import Role
from bot.core.work import Work
from handlers.outbound import callbacks
from tests.conversations import scene
from tests.telegram import Phone, png
from tests.town import Town

FAILED = ("这一步没有办成", "This step could not")
WAY = ("完成", "否", "跳过", "确认")
LANGUAGES = pytest.mark.parametrize("language", ["zh-hans", "en"])


def said(phone: Phone, chinese: str, english: str) -> bool:
    words = english if phone.user.language_code == "en" else chinese
    return words in phone.last.text and not any(f in phone.last.text for f in FAILED)


@LANGUAGES
async def test_what_is_no_message_to_a_bot_is_named_and_the_question_stays(
    t: Town, language: str
) -> None:
    li = await t.joins("李闻", language)
    await li.says("/log 公车私用三次")
    deeds: tuple[Callable[[], object], ...] = (
        li.user.sends_sticker,
        lambda: li.user.sends_poll("去不去", ["去", "不去"]),
        lambda: li.user.sends_contact("+860000", "某"),
    )
    for deed in deeds:
        deed()
        await t.api.settled()
        assert said(li, "这类消息无法办理", "This kind of message cannot be handled")
    await li.presses("清河镇")
    assert said(li, "佐证材料", "evidence")


@LANGUAGES
async def test_a_caption_of_four_thousand_signs_is_told_to_be_too_long_and_the_photo_stays(
    t: Town, language: str
) -> None:
    """A subscriber of Telegram's may write so much."""
    li = await t.joins("李闻", language)
    labels = ("Done", "No", "Skip", "Confirm") if language == "en" else WAY
    await li.sends_photo(png(), caption="清河镇 " + "问" * 4080)
    for label in labels:
        await li.presses(label)
    assert li.heard("no more than" if language == "en" else "不要超过")
    assert t.count("findings") == 0
    await li.says("公车私用三次")
    await li.presses(labels[-1])
    assert said(li, "已记为底稿", "Recorded as working paper")
    assert t.count("files") == 1


@LANGUAGES
async def test_a_command_inside_a_caption_takes_its_photo_along(t: Town, language: str) -> None:
    li = await t.joins("李闻", language)
    await li.sends_photo(caption="/log 清河镇 公车私用三次")
    assert said(li, "1 个文件", "1 file")


@LANGUAGES
async def test_a_reply_to_a_message_of_last_month_still_means_its_item(
    t: Town, language: str
) -> None:
    await t.holds(2, State.IN_PROGRESS)
    wang = await t.joins("王干事", language)
    await wang.says("/show 7-01-002")
    card = wang.last
    await t.turns(t.today + timedelta(days=35))
    await wang.replies(card, "公示栏已张贴三期")
    assert said(wang, "7-01-002", "7-01-002")
    await wang.presses("Skip" if language == "en" else "跳过")
    assert t.count("progress") == 1


@LANGUAGES
async def test_a_button_forwarded_to_another_does_nothing_for_him(t: Town, language: str) -> None:
    li, other = await t.joins("李闻"), await t.joins("外组长", language)
    await li.says("/log 公车私用三次")
    [[button, *_], *_] = li.last.inline
    assert button.data is not None
    await other.says("/me")
    await other.presses_data(other.last, button.data)
    wanted = "sent to someone else" if language == "en" else "发给别人的"
    assert wanted in (other.toast or ""), other.toast
    await other.presses_data(other.last, callbacks.encode(("review", "1")))
    assert said(other, "没有找到此项", "")
    await li.presses("清河镇")
    assert said(li, "佐证材料", "evidence")


@LANGUAGES
async def test_a_person_in_two_roles_acts_in_each_and_in_both_at_once(
    t: Town, language: str
) -> None:
    """The leader is the principal, too: one approval, with both capacities."""
    await t.does(_also_principal)
    item = await scene.assigned(t)
    zhang, wang = await t.joins("张镇长", language), await t.joins("王干事")
    await zhang.says("/me")
    assert said(zhang, "责任领导", "leader")
    assert said(zhang, "主要负责人", "rincipal")
    await wang.says(f"/apply {item.number}")
    await wang.says("已办结")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    await zhang.says("/reviews")
    await zhang.presses("Approve" if language == "en" else "审核同意")
    assert t.number("SELECT COUNT(*) FROM approvals") == 1
    assert said(zhang, "主要负责人背书", "rincipal")


def _also_principal(work: Work) -> None:
    zhang = scene.actor(work, "张镇长")
    secretary = scene.actor(work, "书记")
    post = Post(
        id=0,
        person_id=zhang.id,
        role=Role.PRINCIPAL,
        organisation_id=secretary.posts[0].organisation_id,
        since=work.today,
    )
    work.people.grant(post)
