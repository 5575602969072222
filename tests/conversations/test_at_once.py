"""Six persons at the same item in the same moment: one of them moves it, each hears how it is."""

from __future__ import annotations

import asyncio

from bot.core.findings import State
from tests.conversations import scene
from tests.telegram import Phone
from tests.town import Town

SIX = ("张镇长", "王干事", "小联", "书记", "老办", "主任")


async def test_six_press_buttons_of_one_item_at_once(t: Town) -> None:
    item = await scene.assigned(t)
    phones = await t.all_join(*SIX)
    for phone in phones:
        await phone.says(f"/show {item.number}")
    await asyncio.gather(*(_presses_all(phone) for phone in phones))
    for phone in phones:
        assert phone.answers
        assert item.number in phone.last.text or phone.labels
    after = await t.running.ledger.read(lambda work: work.findings.get(item.id))
    assert after.state is State.IN_PROGRESS


async def _presses_all(phone: Phone) -> None:
    """Whatever the card offers that one press does or begins."""
    card = phone.last
    for button in card.buttons:
        if button.data is not None:
            await phone.presses_data(card, button.data)


async def test_a_stop_of_the_office_is_decided_once_by_whoever_is_first(t: Town) -> None:
    await scene.assigned(t)
    wang, leader, secretary, old, director = await t.all_join(
        "王干事", "张镇长", "书记", "老办", "主任"
    )
    await wang.says("/apply")
    await wang.says("327户全部办结")
    await wang.sends_document("清单.pdf", b"%PDF-1.4 x")
    await wang.presses("完成")
    await wang.presses("确认")
    for phone in (leader, secretary):
        await phone.says("/reviews")
        await phone.presses("审核同意")
    for phone in (old, director):
        await phone.says("/reviews")
    await asyncio.gather(old.presses("审核同意"), director.presses("审核同意"))
    endorsed = [phone.heard("已审核同意 1 件申请") for phone in (old, director)]
    assert sorted(endorsed) == [False, True]
