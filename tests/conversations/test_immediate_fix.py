"""立行立改: sent by the head during the inspection, closed by the office alone; and escalation."""

from __future__ import annotations

from tests.town import Town


async def _is_sent(t: Town) -> None:
    li, deputy, head = await t.all_join("李闻", "副组长", "组长")
    await li.says("/log 食堂采购无验收记录")
    for label in ("清河镇", "跳过", "是", "跳过", "确认"):
        await li.presses(label)
    await deputy.says("/show 7-01-001")
    await deputy.presses("复核")
    await deputy.presses("财务资产工程采购")
    await head.says("/show 7-01-001")
    await head.presses("移交立改")


async def test_an_immediate_fix_goes_from_the_head_straight_to_the_unit(t: Town) -> None:
    liaison, principal, office = await t.all_join("小联", "书记", "老办")
    await _is_sent(t)
    assert t.rows("SELECT state, due FROM findings") == [("sent", "2020-09-22")]
    for phone in (liaison, principal):
        assert phone.heard("7-01-001 移交你单位立行立改")
        assert phone.heard("2020年9月22日")
    assert not office.heard("7-01-001")


async def test_a_fix_that_no_feedback_lists_is_closed_by_the_office_alone(t: Town) -> None:
    liaison, leader, wang, office = await t.all_join("小联", "张镇长", "王干事", "老办")
    await _is_sent(t)
    await liaison.presses("打开 7-01-001")
    for label in ("认领", "张镇长", "清河镇", "跳过", "王干事"):
        await liaison.presses(label)
    await liaison.says("建立验收登记簿")
    await liaison.presses("确认")
    await wang.says("/apply")
    await wang.says("已建立验收登记簿并执行两周")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    assert "巡察办审核中" in wang.last.text
    await leader.says("/reviews")
    assert "目前没有待您审核" in leader.last.text
    await office.says("/reviews")
    await office.presses("审核同意")
    assert "已销号" in office.last.text
    assert wang.heard("7-01-001 已销号")


async def test_a_fix_counts_in_its_own_rate_until_a_feedback_lists_it_too(t: Town) -> None:
    [office] = await t.all_join("老办")
    await _is_sent(t)
    await office.says("/digest")
    assert "立行立改完成率：0%（0/1）" in office.last.text
    assert "整改率：—（0/0）" in office.last.text
    await office.says("/feedback")
    for label in ("清河镇", "全选", "完成", "集中整改", "9月7日", "跳过", "否", "确认"):
        await office.presses(label)
    assert t.rows("SELECT mode, due FROM findings") == [("immediate", "2020-09-22")]
    await office.says("/digest")
    assert "立行立改完成率：0%（0/1）" in office.last.text
    assert "整改率：0%（0/1）" in office.last.text


async def test_what_is_not_marked_as_immediate_shows_no_such_button(t: Town) -> None:
    li, deputy, head = await t.all_join("李闻", "副组长", "组长")
    await li.says("/log 食堂采购无验收记录")
    for label in ("清河镇", "跳过", "否", "跳过", "确认"):
        await li.presses(label)
    await deputy.says("/show 7-01-001")
    await deputy.presses("复核")
    await deputy.presses("财务资产工程采购")
    await head.says("/show 7-01-001")
    labels = [button.label for button in head.last.buttons]
    assert "审签" in labels
    assert "移交立改" not in labels
    await head.presses_data(head.last, "1:send:1")
    assert "未列为立行立改" in head.last.text


async def test_an_escalated_feedback_tells_the_superior_too(t: Town) -> None:
    superior, principal, office = await t.all_join("县领导", "书记", "老办")
    li, deputy, head = await t.all_join("李闻", "副组长", "组长")
    await li.says("/log 河道采砂监管不到位")
    for label in ("清河镇", "跳过", "否", "跳过", "确认"):
        await li.presses(label)
    await deputy.says("/show 7-01-001")
    await deputy.presses("复核")
    await deputy.presses("履行核心职能")
    await head.says("/show 7-01-001")
    await head.presses("审签")
    await office.says("/feedback")
    for label in ("清河镇", "全选", "完成", "限期整改", "9月7日", "跳过", "是", "确认"):
        await office.presses(label)
    for phone in (superior, principal):
        assert phone.heard("反馈问题 1 个")
    await superior.presses("查看问题")
    await superior.presses("7-01-001")
    assert "河道采砂监管不到位" in superior.last.text
    assert [b.label for b in superior.last.buttons] == ["上级答复", "查看办理经过"]


async def test_an_ordinary_feedback_does_not_tell_the_superior(t: Town) -> None:
    superior, office = await t.all_join("县领导", "老办")
    await _is_sent(t)
    await office.says("/feedback")
    for label in ("清河镇", "全选", "完成", "限期整改", "9月7日", "跳过", "否", "确认"):
        await office.presses(label)
    assert not superior.heard("7-01-001")
    assert not superior.heard("反馈问题")
