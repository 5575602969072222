"""Mistakes made good in the chat: one press back, errata, an amended paper."""

from __future__ import annotations

import pytest

from bot.core.findings import Finding
from bot.core.work import Work
from tests.conversations import scene
from tests.town import Town


async def test_a_hasty_application_is_taken_back_with_one_press(t: Town) -> None:
    item = await scene.assigned(t)
    wang, zhang = await t.joins("王干事"), await t.joins("张镇长")
    await wang.says(f"/show {item.number}")
    await wang.presses("申请销号")
    await wang.says("已办结")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    await wang.presses("撤回上一步")
    assert wang.heard("已撤回上一步，7-01-001 目前为“整改中”")
    await zhang.says("/reviews")
    assert zhang.heard("目前没有待您审核")
    await zhang.says(f"/show {item.number}")
    assert "撤回上一步" not in str(zhang.last.inline)
    assert "销号申请" not in zhang.last.text


@pytest.mark.parametrize(
    ("language", "labels", "said"),
    [
        ("zh-hans", ("更新进展", "跳过", "撤回上一步"), "已撤回上一步"),
        ("en", ("Report progress", "Skip", "Take back my last step"), "taken back"),
    ],
)
async def test_a_hasty_report_is_taken_back_with_one_press(
    t: Town, language: str, labels: tuple[str, str, str], said: str
) -> None:
    item = await scene.assigned(t)
    wang = await t.joins("王干事", language)
    await wang.says(f"/show {item.number}")
    await wang.presses(labels[0])
    await wang.says("张贴到别的村了")
    for _ in range(2):
        await wang.presses(labels[1])
    assert "张贴到别的村了" in wang.last.text
    await wang.presses(labels[2])
    assert said in wang.last.text
    assert "张贴到别的村了" not in wang.last.text
    assert t.count("progress") == 0


async def test_a_hasty_assignment_is_taken_back_and_its_people_hear_it(t: Town) -> None:
    item = await scene.assigned(t)
    secretary, wang = await t.joins("书记"), await t.joins("王干事")
    await secretary.says(f"/show {item.number}")
    await secretary.presses("撤回上一步")
    assert "目前为“未启动”" in secretary.last.text
    assert "认领" in secretary.labels
    assert wang.heard("撤回了对 7-01-001 的上一步操作（认领）")
    await wang.says(f"/show {item.number}")
    assert "没有找到此项" in wang.last.text


async def test_errata_are_marked_and_both_wordings_stay(t: Town) -> None:
    item = await scene.assigned(t)
    office, wang = await t.joins("老办"), await t.joins("王干事")
    await office.says(f"/show {item.number}")
    await office.presses("勘误")
    await office.presses("问题")
    await office.says("228户安置房未办房产证")
    await office.presses("确认")
    assert "已勘误" in office.last.text
    assert wang.heard("已由巡察办勘误")
    await office.presses("查看办理经过")
    assert "原文“327户安置房未办房产证”，改为“228户安置房未办房产证”" in office.last.text


async def test_an_author_amends_his_paper(t: Town) -> None:
    item: Finding = await t.running.ledger.transact(_draft, cause="test:draft")
    li, deputy = await t.joins("李闻"), await t.joins("副组长")
    await li.says(f"/show {item.number}")
    await li.presses("修改底稿")
    await li.presses("问题")
    await li.says("228户安置房未办房产证")
    await li.presses("确认")
    assert "228户" in li.last.text
    await deputy.says(f"/show {item.number}")
    assert "修改底稿" not in str(deputy.last.inline)


def _draft(work: Work) -> Finding:
    return scene.draft(work)
