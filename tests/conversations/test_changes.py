"""Asking for time in the chat: from the card to both dates, and what the deciders see."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.findings import State
from bot.core.work import Work
from bot.usecases import changes
from handlers.outbound import callbacks
from tests.conversations import scene
from tests.town import Town


async def test_an_extension_from_the_card_to_both_dates(t: Town) -> None:
    item = await scene.assigned(t)
    wang, zhang, office = [await t.joins(name) for name in ("王干事", "张镇长", "老办")]

    await wang.says(f"/show {item.number}")
    await wang.presses("申请延期")
    assert wang.heard("延期到哪天")
    await wang.says("2021年1月29日")
    await wang.says("冬季停工，验收推迟")
    await wang.presses("确认")
    assert wang.heard("待审核：张镇长")
    assert "申请延期" not in wang.labels

    await zhang.says("/reviews")
    assert "理由：冬季停工" in zhang.last.text
    await zhang.presses("同意延期")
    assert "待审核：主任、老办" in zhang.last.text

    await office.says("/reviews")
    await office.presses("同意延期")
    assert "2021年1月29日" in office.last.text
    assert "原定 2020年12月7日" in office.last.text
    assert wang.heard("延至2021年1月29日，原定2020年12月7日")


async def test_a_refusal_is_heard_word_for_word(t: Town) -> None:
    item = await scene.assigned(t)
    wang, zhang = await t.joins("王干事"), await t.joins("张镇长")
    await wang.says(f"/show {item.number}")
    await wang.presses("申请持续整改")
    await wang.says("已办结120户")
    await wang.says("2021年3月1日")
    await wang.presses("确认")
    await zhang.says(f"/show {item.number}")
    await zhang.presses("不同意持续整改")
    assert zhang.heard("为什么不同意")
    await zhang.says("年底前必须办完")
    assert zhang.heard("未获同意")
    assert wang.heard("年底前必须办完")


async def test_a_continuation_is_shown_as_done_in_its_stage(t: Town) -> None:
    item = await scene.assigned(t)
    wang, zhang, office = [await t.joins(name) for name in ("王干事", "张镇长", "老办")]
    await wang.says(f"/show {item.number}")
    await wang.presses("申请持续整改")
    await wang.says("已办结120户")
    await wang.says("2021年3月1日")
    await wang.presses("确认")
    for phone in (zhang, office):
        await phone.says("/reviews")
        await phone.presses("同意持续整改")
    assert "基本完成" in office.last.text
    assert "已办结120户" in office.last.text
    assert wang.heard("转入持续整改")


async def test_who_is_late_hears_so_before_any_question(t: Town) -> None:
    item = await scene.assigned(t)
    wang = await t.joins("王干事")
    await wang.says(f"/show {item.number}")
    card = wang.last
    await t.turns(date(2020, 12, 14), 11)
    await wang.presses("申请延期", on=card)
    assert wang.heard("超期后不能申请延期")
    await wang.says(f"/show {item.number}")
    assert "申请延期" not in str(wang.last.inline)


async def test_several_requests_are_listed_beside_other_reviews(t: Town) -> None:
    first, second = await scene.assigned(t), await scene.assigned_again(t)
    wang, zhang = await t.joins("王干事"), await t.joins("张镇长")
    for item in (first, second):
        await wang.says(f"/show {item.number}")
        await wang.presses("申请延期")
        await wang.says("2021年1月29日")
        await wang.says("冬季停工")
        await wang.presses("确认")
    await zhang.says("/reviews")
    assert zhang.heard("待审延期和持续整改（2 件）")
    await zhang.presses(second.number)
    await zhang.presses("同意延期")
    await zhang.says("/reviews")
    assert first.number in zhang.last.text


async def test_requests_stand_beside_applications(t: Town) -> None:
    first, second = await scene.assigned(t), await scene.assigned_again(t)
    wang, zhang = await t.joins("王干事"), await t.joins("张镇长")
    await wang.says(f"/show {first.number}")
    await wang.presses("申请延期")
    await wang.says("2021年1月29日")
    await wang.says("冬季停工")
    await wang.presses("确认")
    await wang.says(f"/show {second.number}")
    await wang.presses("申请销号")
    await wang.says("已办结")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    await zhang.says("/reviews")
    await zhang.presses("待审延期和持续整改 1 件")
    assert zhang.heard("理由：冬季停工")
    await zhang.presses("不同意延期")
    await zhang.says("请按期完成")
    await zhang.says("/reviews")
    assert "待审延期" not in str(zhang.last.inline)


async def test_the_days_one_reminder_offers_both(t: Town) -> None:
    item = await scene.assigned(t)
    wang = await t.joins("王干事")
    assert item.due is not None
    await t.turns(item.due - timedelta(days=20))
    assert {"更新进展", "申请延期"} <= set(wang.labels)
    await wang.presses("申请延期")
    assert wang.heard("延期到哪天")
    assert item.state is State.IN_PROGRESS


async def test_a_button_of_what_has_been_decided_says_that_nothing_waits(t: Town) -> None:
    item = await scene.assigned(t)
    other = await scene.assigned_again(t)
    wang, zhang = await t.joins("王干事"), await t.joins("张镇长")
    for each in (item, other):
        await wang.says(f"/show {each.number}")
        await wang.presses("申请延期")
        await wang.says("2021年1月29日")
        await wang.says("冬季停工")
        await wang.presses("确认")
    await wang.says(f"/show {other.number}")
    await zhang.says("/reviews")
    for each in (item, other):
        await zhang.says(f"/show {each.number}")
        await zhang.presses("同意延期")
    await zhang.presses_data(zhang.last, callbacks.encode(("changes",)))
    assert zhang.heard("目前没有待您审核的延期和持续整改申请")


async def test_many_requests_are_listed_eight_at_a_time(t: Town) -> None:
    wang, zhang = await t.joins("王干事"), await t.joins("张镇长")
    for _ in range(9):
        item = await scene.assigned_again(t)
        await t.running.ledger.transact(_asks, item.id, cause=f"test:asks:{item.id}", silent=True)
    await zhang.says("/reviews")
    assert zhang.heard("待审延期和持续整改（9 件）")
    assert "另有 1 件未列出" in zhang.last.text
    assert wang.labels


def _asks(work: Work, item: int) -> None:
    command = changes.AskExtension(finding=item, until=date(2021, 1, 29), text="冬季停工")
    changes.ask_extension(command, scene.actor(work, "王干事"), work)
