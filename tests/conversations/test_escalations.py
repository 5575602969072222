"""Escalated feedback in the chat, in both languages, with what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.findings import Finding
from bot.core.work import Work
from tests.conversations import scene
from tests.town import Town


def _escalates(work: Work) -> None:
    for round_ in work.rounds.all():
        for assignment in work.rounds.assignments(round_.id):
            work.rounds.save_assignment(replace(assignment, escalated=True))


async def escalated(t: Town) -> Finding:
    item = await scene.assigned(t)
    await t.does(_escalates)
    return item


async def test_the_superior_answers_and_then_signs_off(t: Town) -> None:
    item = await escalated(t)
    wang, zhang, secretary, chief = await t.all_join("王干事", "张镇长", "书记", "县领导")
    await wang.says(f"/show {item.number}")
    assert "提级反馈：上级党组织尚未答复" in wang.last.text
    await wang.presses("申请销号")
    await wang.says("已全部整改")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    for phone in (zhang, secretary):
        await phone.says(f"/show {item.number}")
        await phone.presses("同意")
    await chief.says(f"/show {item.number}")
    await chief.presses("同意")
    assert chief.heard("请先打开问题填写上级党组织的答复")
    await chief.says(f"/show {item.number}")
    await chief.presses("上级答复")
    await chief.says("已约谈乡镇，全县同步排查")
    await chief.presses("确认")
    assert wang.heard("上级党组织已答复 7-01-001")
    assert "上级党组织答复：县领导" in chief.last.text
    await chief.presses("同意")
    assert "巡察办审核中" in chief.last.text


@pytest.mark.parametrize("name", ["王干事", "老办"])
async def test_nobody_else_has_the_button(t: Town, name: str) -> None:
    item = await escalated(t)
    phone = await t.joins(name)
    await phone.says(f"/show {item.number}")
    assert "上级答复" not in phone.labels


async def test_in_english_and_only_where_it_was_escalated(t: Town) -> None:
    item = await scene.assigned(t)
    chief = await t.joins("县领导", language="en")
    await chief.says(f"/show {item.number}")
    assert "Superior’s answer" not in chief.labels
    await t.does(_escalates)
    await chief.says(f"/show {item.number}")
    await chief.presses("Superior’s answer")
    await chief.says("the county checks all townships")
    await chief.presses("Confirm")
    assert chief.heard("Your answer to 7-01-001 is kept")
