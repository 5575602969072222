"""Where it was: a place begins a log and stands beside the photos; alone it proves nothing."""

from __future__ import annotations

import pytest

from bot.core.findings import State
from tests.telegram import Phone
from tests.town import Town

BOTH = pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-hans", ("1 处位置", "1 个文件、1 处位置", "位置：", "请至少发送 1 个文件")),
        ("en", ("1 place", "1 file and 1 place", "Place: ", "Please send at least one file")),
    ],
)
WAY = {
    "zh-hans": ("完成", "否", "跳过", "确认"),
    "en": ("Done", "No", "Skip", "Confirm"),
}


@BOTH
async def test_a_place_begins_a_log(t: Town, language: str, words: tuple[str, ...]) -> None:
    li = await t.joins("李闻", language)
    await li.sends_place()
    assert FAILED not in li.last.text
    await li.says("清河镇")
    await li.says("水渠塌方三处")
    assert words[0] in li.last.text
    await li.sends_photo()
    assert words[1] in li.last.text
    await _presses(li, WAY[language])
    assert f"{words[2]}41.76360, 86.15140" in li.last.text
    assert t.rows("SELECT kind, name FROM files ORDER BY kind DESC") == [
        ("place", "41.76360, 86.15140"),
        ("photo", "photo.jpg"),
    ]
    assert t.count("files WHERE kind = 'place' AND fetched_at IS NULL") == 0


FAILED = "这一步没有办成"


async def _presses(phone: Phone, labels: tuple[str, ...]) -> None:
    for label in labels:
        await phone.presses(label)


async def test_a_venue_keeps_its_name_and_is_shown_to_reviewers(t: Town) -> None:
    li, deputy = await t.all_join("李闻", "副组长")
    await li.says("/log 水渠塌方三处")
    await li.presses("清河镇")
    await li.sends_venue("清河镇灌溉站")
    await _presses(li, WAY["zh-hans"])
    await deputy.says("/show 7-01-001")
    assert "位置：清河镇灌溉站 41.76360, 86.15140" in deputy.last.text
    await deputy.presses("查看佐证材料")
    assert "位置：清河镇灌溉站 41.76360, 86.15140" in deputy.last.text
    assert all(m.media is None for m in deputy.answers)


async def test_a_live_place_is_stored_once_and_its_way_is_no_ones_answer(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 水渠塌方三处")
    await li.presses("清河镇")
    sent = await li.sends_live_place()
    assert "1 处位置" in li.last.text
    before = len(li.answers)
    for step in range(3):
        await li.walks(sent, 41.77 + step, 86.15)
    assert len(li.answers) == before
    await _presses(li, WAY["zh-hans"])
    await li.walks(sent, 41.9, 86.2)
    assert t.rows("SELECT name FROM files") == [("41.76360, 86.15140",)]
    assert "已记为底稿" in li.last.text


async def test_the_way_of_a_stranger_is_not_answered(t: Town) -> None:
    someone = t.stranger("路人")
    sent = await someone.sends_live_place()
    before = len(someone.answers)
    await someone.walks(sent, 41.9, 86.2)
    assert len(someone.answers) == before


@BOTH
async def test_a_place_alone_closes_nothing(
    t: Town, language: str, words: tuple[str, ...]
) -> None:
    await t.holds(1, State.IN_PROGRESS)
    wang = await t.joins("王干事", language)
    await wang.says("/apply 7-01-001")
    await wang.says("已在村口公示")
    await wang.sends_place()
    await wang.presses(WAY[language][0])
    assert words[3] in wang.last.text
    await wang.sends_photo()
    await wang.presses(WAY[language][0])
    await wang.presses(WAY[language][-1])
    assert t.number("SELECT COUNT(*) FROM applications") == 1


async def test_a_place_of_who_works_on_nothing_is_told_to_be_unexpected(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.sends_place()
    assert "目前没有要收材料的事项" in office.last.text


async def test_a_guarded_name_of_a_place_is_masked(t: Town) -> None:
    li = await t.joins("李闻")
    await li.sends_venue("找13999990000")
    assert "13999990000" not in t.dump()
    assert "86.15140" in str(t.rows("SELECT name FROM files"))
