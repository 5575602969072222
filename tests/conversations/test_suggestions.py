"""Suggestions in the chat, in both languages, with what is refused."""

from __future__ import annotations

import pytest

from bot.core.work import Work
from bot.usecases import suggestions as cases
from tests import seeds
from tests.conversations import scene
from tests.telegram import Phone
from tests.town import Town

WORDS = "建议建立村级财务公开清单"


async def suggests(head: Phone) -> None:
    await head.says("/suggest")
    await head.presses("清河镇")
    await head.says(WORDS)


async def test_from_the_team_to_the_use_of_the_result(t: Town) -> None:
    head, office = await t.all_join("组长", "老办")
    liaison, wang = await t.all_join("小联", "王干事")
    await suggests(head)
    assert "哪一轮" not in head.last.text
    await head.presses("确认")
    assert head.heard("意见建议 建7-001 已提出，待巡察办审核转送")

    await office.says("/reviews")
    assert "待巡察办办理的意见建议 1 条" in office.last.text
    await office.presses("建7-001")
    await office.presses("转送办理")
    await office.presses("跳过")
    await office.presses("跳过")
    assert "按规定期限" in office.last.text
    await office.presses("确认")
    assert office.heard("建7-001 已转送")

    assert liaison.heard("巡察办转送意见建议 建7-001")
    await liaison.presses("建7-001")
    await liaison.presses("签收交办")
    await liaison.presses("王干事")
    await liaison.presses("跳过")
    assert wang.heard("意见建议 建7-001 由您办理")
    await answered(office, wang)
    await concluded(office, wang)
    await t.days(1)
    await head.hears("您提出的意见建议 建7-001 已办结：采纳")


async def answered(office: Phone, wang: Phone) -> None:
    """At the second attempt."""
    await wang.presses("建7-001")
    await wang.presses("答复")
    await wang.presses("部分采纳")
    await wang.says("已建立清单，公示周期按季执行")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    assert wang.heard("建7-001 的答复已提交")

    await office.says("/suggestions")
    await office.presses("建7-001")
    assert "答复（部分采纳）：王干事" in office.last.text
    await office.presses("退回")
    await office.says("附清单文本")
    assert wang.heard("建7-001 的答复被退回")
    await wang.presses("建7-001")
    await wang.presses("答复")
    await wang.presses("采纳")
    await wang.says("清单文本已附，按月公示")
    await wang.presses("跳过")
    await wang.presses("确认")


async def concluded(office: Phone, wang: Phone) -> None:
    await office.says("/suggestions")
    await office.presses("建7-001")
    await office.presses("查看佐证材料")
    assert office.heard("共 1 个文件")
    await office.says("/suggestions")
    await office.presses("建7-001")
    await office.presses("同意办结")
    assert office.heard("建7-001 已办结")
    await office.presses("成果运用")
    await office.says("已在全县推广")
    await office.presses("确认")
    await office.presses("查看办理经过")
    assert "成果运用" in office.last.text
    assert wang.heard("建7-001 已办结（采纳）")

    await office.says("/stats")
    assert "建议办结率：100%（1/1）" in office.last.text
    await office.says("/suggestions")
    assert "建议办结率：100%（1/1）" in office.last.text


async def test_the_same_in_english(t: Town) -> None:
    office, liaison = await t.all_join("老办", "小联", language="en")
    await office.says("/suggest")
    await office.presses("清河镇")
    await office.says("publish village accounts monthly")
    await office.presses("Skip")
    await office.presses("Confirm")
    assert office.heard("建7-001 is transferred")
    await liaison.presses("建7-001")
    await liaison.presses("Answer")
    await liaison.presses("explained")
    await liaison.says("the county does it already")
    await liaison.presses("Skip")
    await liaison.presses("Confirm")
    await office.says("/reviews")
    await office.presses("建7-001")
    await office.presses("Accept and conclude")
    assert office.heard("Suggestion 建7-001  concluded")
    await liaison.says("/suggestions")
    assert "No suggestion is waiting to be concluded" in liaison.last.text
    assert "Suggestions concluded: 100% (1/1)" in liaison.last.text
    await liaison.presses("All")
    assert "建7-001" in liaison.last.text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh-hans", "由巡察组组长、副组长或巡察办提出"), ("en", "by a team's head or deputy")],
)
async def test_others_are_told_who_suggests(t: Town, language: str, sentence: str) -> None:
    for name in ("李闻", "书记", "组领导", "管理员"):
        phone = await t.joins(name, language)
        await phone.says("/suggest")
        assert phone.heard(sentence)


async def test_a_button_that_came_too_late_says_how_things_stand(t: Town) -> None:
    head, office, director = await t.all_join("组长", "老办", "主任")
    await suggests(head)
    await head.presses("确认")
    for phone in (office, director):
        await phone.says("/suggestions")
        await phone.presses("建7-001")
    await office.presses("不再转送")
    await office.says("与已有建议重复")
    await office.presses("确认")
    await director.presses("转送办理")
    assert director.heard("建7-001 目前为“不再转送”")


async def test_a_department_without_people_is_answered_for_or_says_so(t: Town) -> None:
    office, chief = await t.all_join("老办", "局长")
    await office.says("/suggest")
    await office.presses("清河县水利局")
    await office.says("建议完善河道巡查")
    await office.presses("跳过")
    await office.presses("确认")
    await chief.presses("建7-001")
    await chief.presses("签收交办")
    assert chief.heard("清河县水利局还没有登记责任人")
    await chief.presses("答复")
    assert "意见建议 建7-001" in chief.last.text


async def test_other_units_see_nothing_of_it(t: Town) -> None:
    head, office, chief = await t.all_join("组长", "老办", "局长")
    await suggests(head)
    await head.presses("确认")
    await office.says("/reviews")
    await office.presses("建7-001")
    await office.presses("转送办理")
    await office.presses("跳过")
    await office.presses("跳过")
    await office.presses("确认")
    await chief.says("/suggestions")
    assert "没有未办结的意见建议" in chief.last.text
    await chief.presses("全部")
    assert "没有您可查看的意见建议" in chief.last.text


async def test_a_list_turns_its_pages(t: Town) -> None:
    office = await t.joins("老办")
    await t.does(nine)
    await office.says("/suggestions")
    assert "第 1 页，共 2 页" in office.last.text
    await office.presses("下一页")
    assert "第 2 页，共 2 页" in office.last.text
    await office.presses("上一页")
    assert "第 1 页，共 2 页" in office.last.text


def nine(work: Work) -> None:
    office, town = scene.actor(work, "老办"), seeds.world(work)
    command = cases.Propose(round=town.round.id, addressee=town.unit.id, text=WORDS)
    for _ in range(9):
        cases.propose(command, office, work)


async def test_reminders_open_what_they_are_about(t: Town) -> None:
    office, liaison = await t.all_join("老办", "小联")
    await office.says("/suggest")
    await office.presses("清河镇")
    await office.says(WORDS)
    await office.presses("跳过")
    await office.presses("确认")
    await t.passes(days=56)
    await t.days(2)
    message = await liaison.hears("请按期答复")
    assert "意见建议 建7-001" in message.text
    await liaison.presses("建7-001", on=message)
    assert "办理期限" in liaison.last.text
