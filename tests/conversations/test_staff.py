"""/people in the chat, in both languages: the roster, suspending, ending a post, handing over."""

from __future__ import annotations

from tests.conversations import scene
from tests.town import Town


async def test_the_director_hands_over_a_leaders_work(t: Town) -> None:
    item = await scene.assigned(t)
    director, liaison = await t.joins("主任"), await t.joins("小联")
    await director.says("/people")
    assert "人员名册" in director.last.text
    assert "未加入" in director.last.text
    while not any("张镇长" in label for label in director.labels):
        await director.presses("下一页")
    await director.presses("张镇长")
    await director.presses("移交全部工作")
    await director.presses("小联")
    await director.presses("确认")
    assert "张镇长的 1 项职务已由小联接任：移交问题 1 个" in director.last.text
    assert liaison.heard("您已接任张镇长的工作")
    await liaison.says(f"/show {item.number}")
    assert "签署责任书" in liaison.labels


async def test_the_administrator_suspends_ends_a_post_and_restores(t: Town) -> None:
    li, admin = await t.joins("李闻"), await t.joins("管理员")
    await admin.says("/people")
    while not any("李闻" in label for label in admin.labels):
        await admin.presses("下一页")
    await admin.presses("李闻")
    assert "移交全部工作" not in admin.labels
    await admin.presses("停用")
    assert admin.heard("已停用李闻")
    await li.says("/log")
    assert "被巡察单位" not in li.last.text
    await admin.presses("恢复使用")
    await admin.presses("设定职务截止日")
    await admin.presses("组员")
    await admin.presses("立即结束")
    await admin.presses("确认")
    assert admin.heard("李闻的巡察组组员职务至2020年9月6日")


async def test_people_in_english_with_its_refusals(t: Town) -> None:
    wang, office, director = [await t.joins(name) for name in ("王干事", "老办", "主任")]
    for phone in (wang, office, director):
        await phone.says("/language")
        await phone.presses("English")
    await wang.says("/people")
    assert "shown to the office" in wang.last.text
    await office.says("/people")
    assert "Roster" in office.last.text
    await office.presses("Next page")
    await office.presses("老办")
    assert "Suspend" not in office.labels
    await office.presses("Back to the roster")
    await director.says("/people")
    await director.presses("Next page")
    await director.presses("主任")
    assert "Suspend" not in director.labels


async def test_what_changed_meanwhile_is_said(t: Town) -> None:
    director, admin = await t.joins("主任"), await t.joins("管理员")
    for phone in (director, admin):
        await phone.says("/people")
        while not any("李闻" in label for label in phone.labels):
            await phone.presses("下一页")
        await phone.presses("李闻")
    card = admin.last
    await director.presses("设定职务截止日")
    await director.presses("组员")
    await director.presses("立即结束")
    await director.presses("确认")
    await admin.presses("设定职务截止日", on=card)
    assert admin.toast is not None
    await director.says("/people")
    await director.presses("外组长")
    await director.presses("停用")
    assert director.heard("已停用外组长")
    assert "恢复使用" in director.labels
