"""代录 in the chat: what, for whom, the words, the scan; marked wherever it is read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.people import Post
from bot.core.roles import Role
from bot.core.work import Work
from handlers.outbound import callbacks
from tests.conversations import scene
from tests.town import Town


async def test_an_approval_on_paper_is_entered_and_marked(t: Town) -> None:
    item = await scene.assigned(t)
    wang, office, secretary = [await t.joins(name) for name in ("王干事", "老办", "书记")]
    await wang.says(f"/show {item.number}")
    await wang.presses("申请销号")
    await wang.says("已办结")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")

    await office.says(f"/show {item.number}")
    await office.presses("代录")
    await office.presses("审核同意")
    await office.presses("张镇长")
    await office.sends_photo()
    await office.presses("完成")
    await office.presses("确认")
    assert "张镇长（代录：老办）" in office.last.text
    await secretary.says("/reviews")
    assert "张镇长（代录：老办）" in secretary.last.text
    await secretary.presses("查看办理经过")
    assert "张镇长（代录：老办）" in secretary.last.text


async def test_who_can_act_is_not_acted_for(t: Town) -> None:
    item = await scene.assigned(t)
    office = await t.joins("老办")
    await office.says(f"/show {item.number}")
    card = office.last
    for name in ("王干事", "张镇长", "小联"):
        await t.joins(name)
    await office.presses("代录", on=card)
    assert office.heard("目前没有需要代录的")


async def test_a_deputy_is_named_acts_and_is_seen(t: Town) -> None:
    item = await scene.assigned(t)
    zhang, liaison, director = [await t.joins(name) for name in ("张镇长", "小联", "主任")]
    await zhang.says("/deputy")
    await zhang.presses("指定 AB 角")
    await zhang.presses("小联")
    await zhang.says("2020年9月7日")
    await zhang.says("2020年9月14日")
    await zhang.presses("确认")
    assert liaison.heard("张镇长指定小联")
    await director.says("/deputy")
    assert "小联代张镇长" in director.last.text

    await liaison.says(f"/show {item.number}")
    await liaison.presses("签署责任书")
    await liaison.presses("确认签署")
    await liaison.presses("查看办理经过")
    assert "小联（代张镇长）" in liaison.last.text

    await zhang.says("/deputy")
    await zhang.presses("提前结束第 1 项")
    assert zhang.heard("目前没有 AB 角安排")
    assert liaison.heard("已提前结束")


async def test_a_team_names_no_deputy(t: Town) -> None:
    member = await t.joins("李闻")
    await member.says("/deputy")
    assert member.heard("不能由他人代办")
    card = member.last
    await member.presses_data(card, callbacks.encode(("deputy-name",)))
    assert member.heard("不能由他人代办")


async def test_who_is_alone_hears_that_nobody_can_stand_in(t: Town) -> None:
    head = await t.joins("局长")
    await head.says("/deputy")
    await head.presses("指定 AB 角")
    assert head.heard("目前没有可以代您办理的同事")


async def test_a_deputy_reviews_and_is_shown_as_such(t: Town) -> None:
    item = await scene.assigned(t)
    wang, zhang, liaison = [await t.joins(name) for name in ("王干事", "张镇长", "小联")]
    await zhang.says("/deputy")
    await zhang.presses("指定 AB 角")
    for said in ("小联", "2020年9月7日", "2020年9月14日"):
        await zhang.says(said)
    await zhang.presses("确认")
    await wang.says(f"/show {item.number}")
    await wang.presses("申请销号")
    await wang.says("已办结")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    await liaison.says("/reviews")
    await liaison.presses("审核同意")
    assert "小联（代张镇长）" in liaison.last.text
    assert "小联（代张镇长）" in str(liaison.last.text)


async def test_several_applications_show_what_was_entered(t: Town) -> None:
    items = [await scene.assigned(t), await scene.assigned_again(t)]
    wang, office, secretary = [await t.joins(name) for name in ("王干事", "老办", "书记")]
    for item in items:
        await wang.says(f"/show {item.number}")
        await wang.presses("申请销号")
        await wang.says("已办结")
        await wang.sends_photo()
        await wang.presses("完成")
        await wang.presses("确认")
        await office.says(f"/show {item.number}")
        await office.presses("代录")
        await office.presses("审核同意")
        await office.presses("张镇长")
        await office.sends_photo()
        await office.presses("完成")
        await office.presses("确认")
    await secretary.says("/reviews")
    assert "含代录：张镇长" in secretary.last.text


async def test_progress_on_paper_is_marked(t: Town) -> None:
    item = await scene.assigned(t)
    office = await t.joins("老办")
    await office.says(f"/show {item.number}")
    await office.presses("代录")
    await office.presses("整改进展")
    await office.presses("王干事")
    await office.says("已核查120户")
    await office.sends_photo()
    await office.presses("完成")
    await office.presses("确认")
    assert "王干事（代录：老办）" in office.last.text


@pytest.mark.parametrize(
    ("language", "labels", "marked"),
    [
        ("zh-hans", ("代录", "申请销号", "完成", "确认"), "王干事（代录：老办）"),
        ("en", ("Enter on behalf", "Application", "Done", "Confirm"), "王干事 (entered by 老办)"),
    ],
)
async def test_an_application_on_paper_is_entered_and_marked(
    t: Town, language: str, labels: tuple[str, ...], marked: str
) -> None:
    items = [await scene.assigned(t), await scene.assigned_again(t)]
    office, zhang = await t.joins("老办", language), await t.joins("张镇长")
    for item in items:
        await office.says(f"/show {item.number}")
        for label in (*labels[:2], "王干事"):
            await office.presses(label)
        await office.says("公示三期，已办结")
        await office.sends_photo()
        for label in labels[2:]:
            await office.presses(label)
        assert marked in office.last.text
    await zhang.says("/reviews")
    assert "公示三期，已办结（含代录：王干事）" in zhang.last.text
    await zhang.says(f"/show {items[0].number}")
    assert "王干事（代录：老办）申请销号：公示三期，已办结" in zhang.last.text


@pytest.mark.parametrize(
    ("language", "mark"), [("zh-hans", "（代张镇长）"), ("en", "(for 张镇长)")]
)
async def test_the_lists_of_a_deputy_hold_the_absent_persons_items_marked(
    t: Town, language: str, mark: str
) -> None:
    await scene.assigned(t)
    await t.does(_colleague)
    zhang, secretary = await t.joins("张镇长"), await t.joins("书记")
    deputy = await t.joins("王小明", language)
    await secretary.says("/mine")
    assert mark not in secretary.last.text
    await zhang.says("/deputy")
    await zhang.presses("指定 AB 角")
    for said in ("王小明", "2020年9月7日", "2020年12月14日"):
        await zhang.says(said)
    await zhang.presses("确认")
    for command in ("/mine", "/me"):
        await deputy.says(command)
        assert mark in deputy.last.text, command
    await deputy.says("/progress")
    assert "7-01-001" in deputy.last.text
    await deputy.says("/cancel")
    await t.turns(t.today + timedelta(days=85))
    await deputy.says("/due")
    assert mark in deputy.last.text


def _colleague(work: Work) -> None:
    """Another of the same town, with nothing of his own to do."""
    unit = scene.actor(work, "张镇长").posts[0].organisation_id
    person = work.people.add(key="王小明", name="王小明")
    work.people.grant(
        Post(
            id=0,
            person_id=person.id,
            role=Role.RESPONSIBLE,
            organisation_id=unit,
            since=work.today,
        )
    )
