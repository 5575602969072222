"""Orders in the chat: one press to hurry, one question to hand over, a reply to instruct."""

from __future__ import annotations

from datetime import timedelta

from bot.core import people
from bot.core.roles import Role
from bot.core.work import Work
from tests.conversations import scene
from tests.town import Town


async def test_the_office_hurries_with_one_press(t: Town) -> None:
    item = await scene.assigned(t)
    wang, office = await t.joins("王干事"), await t.joins("老办")
    await office.says(f"/show {item.number}")
    await office.presses("催办")
    assert office.heard("已催办")
    assert wang.heard("老办催办 7-01-001")
    await office.presses("催办")
    assert office.heard("今天已经催办过")


async def test_a_leader_hands_over_with_one_question(t: Town) -> None:
    item = await scene.assigned(t)
    wang, zhang = await t.joins("王干事"), await t.joins("张镇长")
    await zhang.says(f"/show {item.number}")
    await zhang.presses("转办")
    assert zhang.heard("没有可以接办")
    await t.running.ledger.transact(_hires, item.unit_id, cause="test:hires")
    await zhang.presses("转办")
    await zhang.presses("赵干事")
    assert zhang.heard("已转由赵干事办理")
    assert wang.heard("已转由赵干事办理")


def _hires(work: Work, unit: int) -> None:
    zhao = work.people.add(key="赵干事", name="赵干事")
    work.people.grant(
        people.Post(
            id=0,
            person_id=zhao.id,
            role=Role.RESPONSIBLE,
            organisation_id=unit,
            since=work.today,
        )
    )


async def test_a_leaders_reply_is_offered_as_an_instruction(t: Town) -> None:
    item = await scene.assigned(t)
    wang, secretary, office = [await t.joins(name) for name in ("王干事", "书记", "老办")]
    await secretary.says(f"/show {item.number}")
    await secretary.replies(secretary.last, "请分管领导本周内牵头研究")
    assert "请分管领导本周内牵头研究" in secretary.last.text
    assert not wang.heard("作出批示")
    await secretary.presses("确认")
    assert secretary.heard("批示已记录")
    assert wang.heard("书记对 7-01-001 作出批示")
    assert office.heard("请分管领导本周内牵头研究")
    await secretary.presses("查看办理经过")
    assert "批示" in secretary.last.text


async def test_the_leading_group_instructs_from_the_card(t: Town) -> None:
    item = await scene.assigned(t)
    wang, group = await t.joins("王干事"), await t.joins("组领导")
    await group.says(f"/show {item.number}")
    await group.presses("批示")
    await group.says("挂牌督办")
    await group.presses("确认")
    assert wang.heard("挂牌督办")


async def test_the_leaders_reminder_offers_to_hurry_and_to_hand_over(t: Town) -> None:
    item = await scene.assigned(t)
    zhang = await t.joins("张镇长")
    assert item.due is not None
    monday = item.due - timedelta(days=14)
    await t.turns(monday)
    await t.turns(item.due - timedelta(days=10))
    assert {"更新进展", "申请延期", "催办", "转办"} <= set(zhang.labels)
