"""Coverage and themes in the chat, in both languages, with what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.work import Work
from tests.conversations import scene
from tests.town import Town


def _marks(work: Work) -> None:
    for organisation in work.organisations.all():
        if organisation.code in {"T", "V", "D"}:
            work.coverage.mark("九届", organisation.id)


def _themes(work: Work) -> None:
    [round_] = work.rounds.all()
    work.rounds.save(replace(round_, theme="粮食购销"))


async def test_the_office_reads_who_is_left(t: Town) -> None:
    await scene.assigned(t)
    office = await t.joins("老办")
    await office.says("/coverage")
    assert office.heard("本届还没有登记应巡单位")
    await t.does(_marks)
    await office.says("/coverage")
    assert "九届巡察覆盖率：33.33%（1/3）" in office.last.text
    assert "尚未巡察 2 个：柳树村、清河县水利局" in office.last.text
    await office.says("/digest")
    assert office.heard("巡察覆盖率：33.33%（1/3）")


async def test_in_english_of_ones_own_subtree(t: Town) -> None:
    await t.does(_marks)
    chief = await t.joins("县领导", language="en")
    await chief.says("/coverage")
    assert "Coverage of 九届: 0% (0/3)" in chief.last.text


@pytest.mark.parametrize(
    ("language", "sentence"), [("zh-hans", "由巡察办、领导小组和上级单位查看"), ("en", "read by")]
)
async def test_others_are_told_who_reads_it(t: Town, language: str, sentence: str) -> None:
    for name in ("李闻", "书记", "管理员"):
        phone = await t.joins(name, language)
        await phone.says("/coverage")
        assert phone.heard(sentence)


async def test_statistics_and_brief_by_theme(t: Town) -> None:
    await scene.assigned(t)
    office = await t.joins("老办")
    await office.says("/round")
    assert "主题：尚未登记" in office.last.text
    await t.does(_themes)
    await office.says("/round")
    assert "主题：粮食购销" in office.last.text
    await office.says("/stats")
    await office.presses("按主题")
    await office.presses("粮食购销")
    assert "粮食购销" in office.last.text
    assert "（0/1）" in office.last.text
    await office.presses("通报稿")
    assert office.heard("粮食购销")
