"""Instructions and the list's approval in the chat, in both languages, with what is refused."""

from __future__ import annotations

import pytest

from tests.conversations import scene
from tests.town import Town


async def test_a_leaders_word_to_two_and_their_answers(t: Town) -> None:
    item = await scene.assigned(t)
    leader, office = await t.all_join("组领导", "老办")
    liaison, chief = await t.all_join("小联", "局长")
    await leader.says("/instruct")
    await leader.says("请举一反三，限期整改")
    await leader.presses("清河镇")
    await leader.presses("清河县水利局")
    await leader.presses("完成")
    await leader.presses("跳过")
    await leader.says("7-01-999")
    assert "已登记" not in leader.last.text
    await leader.presses("确认")
    assert leader.heard("没有找到问题 7-01-999")
    await leader.presses("关联问题")
    await leader.says(item.number)
    await leader.presses("确认")
    assert leader.heard("批示 批2020-001 已登记")

    assert liaison.heard("组领导作出批示 批2020-001")
    await liaison.presses("批2020-001")
    assert "关联问题：7-01-001" in liaison.last.text
    await liaison.presses("反馈办理情况")
    await liaison.says("已逐户核查")
    await liaison.presses("确认")
    assert leader.heard("清河镇已反馈批示 批2020-001")
    await chief.presses("批2020-001")
    assert "关联问题" not in chief.last.text
    await chief.presses("反馈办理情况")
    await chief.says("已开展自查")
    await chief.presses("确认")

    await office.says("/reviews")
    await office.presses("批示待办结 1 件")
    await office.presses("批2020-001")
    assert "已开展自查" in office.last.text
    await office.presses("办结")
    await office.says("整改到位")
    assert office.heard("批示 批2020-001 已办结")
    assert chief.heard("批示 批2020-001 已办结")
    await office.says("/stats")
    assert "批示办结率：100%（1/1）" in office.last.text
    await office.says("/digest")
    assert office.heard("批示 1 件，已办结 1 件")


async def test_the_office_logs_for_a_leader_in_english(t: Town) -> None:
    office, liaison = await t.all_join("老办", "小联", language="en")
    await office.says("/instruct")
    await office.says("Secretary Ma")
    await office.says("report within the month")
    await office.presses("清河镇")
    await office.presses("Done")
    await office.presses("Skip")
    await office.presses("Skip")
    await office.presses("Confirm")
    assert liaison.heard("Secretary Ma gives instruction 批2020-001")
    await office.says("/instructions")
    assert "answered 0/1" in office.last.text
    await office.presses("批2020-001")
    await office.presses("Conclude")
    await office.presses("Skip")
    assert liaison.heard("Instruction 批2020-001 is concluded")
    await office.presses("批2020-001")
    await office.presses("History")
    assert "instruction given" in office.last.text


async def test_a_leaders_reply_can_be_answered(t: Town) -> None:
    item = await scene.assigned(t)
    wang, secretary = await t.all_join("王干事", "书记")
    await secretary.says(f"/show {item.number}")
    await secretary.replies(secretary.last, "请本周内研究")
    await secretary.presses("确认")
    await wang.presses("批2020-001")
    await wang.presses("反馈办理情况")
    await wang.says("已研究")
    await wang.presses("确认")
    assert secretary.heard("王干事已反馈批示 批2020-001")
    await secretary.says("/instructions")
    assert "已反馈 1/2" in secretary.last.text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh-hans", "由领导小组、单位主要负责人作出"), ("en", "leading group or a unit's principal")],
)
async def test_others_are_told_who_instructs(t: Town, language: str, sentence: str) -> None:
    for name in ("李闻", "小联", "管理员"):
        phone = await t.joins(name, language)
        await phone.says("/instruct")
        assert phone.heard(sentence)
        await phone.says("/instructions")
        assert phone.heard("没有您可查看的批示" if language != "en" else "no instruction that you")


async def test_a_principal_without_people_hears_it(t: Town) -> None:
    chief = await t.joins("局长")
    await chief.says("/instruct")
    assert chief.heard("还没有登记可承办批示的人员")


async def test_the_meeting_that_approved_the_list(t: Town) -> None:
    office, director = await t.all_join("老办", "主任")
    await office.says("/round")
    assert "尚未登记审定会议，已安排单位 2 个" in office.last.text
    assert "转入反馈" not in "".join(office.labels)
    await office.presses("登记第七轮巡察名单审定")
    await office.presses("书记专题会议")
    await office.says("2020年7月20日")
    await office.says("十六")
    await office.says("16")
    await office.presses("确认")
    assert office.heard("2020年7月20日书记专题会议审定，被巡察单位 16 个")
    await director.says("/round")
    assert "书记专题会议审定" in director.last.text
    await director.presses("转入反馈")
    assert "反馈阶段" in director.last.text


async def test_the_same_in_english_and_others_do_not_see_it(t: Town) -> None:
    office, head = await t.all_join("老办", "组长", language="en")
    await office.says("/round")
    await office.presses("Record the approval")
    await office.presses("the meeting of the five")
    await office.says("2020-07-20")
    await office.says("16")
    await office.presses("Confirm")
    assert office.heard("by the meeting of the five, units: 16")
    await head.says("/round")
    assert not head.heard("units")
