"""代录 in the chat: what, for whom, the words, the scan; marked wherever it is read."""

from __future__ import annotations

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
