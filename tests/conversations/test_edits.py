"""Edited messages: before submission they change what they said, after it the record stands."""

from __future__ import annotations

import pytest

from bot.core.findings import State
from tests.telegram import Phone
from tests.town import Town

LINE = "/log 清河镇 #群众身边 327户安置房未办房产证 立行立改 下周五"


async def test_the_line_that_began_a_log_is_read_again(t: Town) -> None:
    li = await t.joins("李闻")
    line = await li.says(LINE)
    await li.edits(line, "/log 清河镇 #b6 327户安置房未办不动产证 下周三")
    assert "已按您改过的消息更新" in li.last.text
    assert "已记下问题：327户安置房未办不动产证" in li.last.text
    assert "立行立改" not in li.last.text
    await li.presses("跳过")
    assert "是否立行立改" in li.last.text
    await li.presses("否")
    assert "问题：327户安置房未办不动产证" in li.last.text
    assert "类别：财务" in li.last.text
    assert "建议期限：2020年9月16日（周三）" in li.last.text
    await li.presses("确认")
    assert t.rows("SELECT problem, category, immediate FROM findings") == [
        ("327户安置房未办不动产证", "B6", 0)
    ]


async def test_what_was_answered_otherwise_since_stays(t: Town) -> None:
    li = await t.joins("李闻")
    line = await li.says("/log 清河镇 安置房漏水 立行立改")
    await li.presses("跳过")
    await li.presses("跳过")
    await li.presses("修改立行立改")
    await li.presses("否")
    await li.edits(line, "/log 清河镇 安置房漏水三处 立行立改")
    assert "问题：安置房漏水三处" in li.last.text
    assert "立行立改：否" in li.last.text


async def test_a_caption_that_began_a_log_is_read_again(t: Town) -> None:
    li = await t.joins("李闻", "en")
    photo = await li.sends_photo(caption="清河镇 安置房漏水")
    await li.edits(photo, "清河镇 安置房漏水三处")
    assert "安置房漏水三处" in li.last.text
    assert "1 file" in li.last.text


async def test_a_unit_taken_out_of_the_line_is_asked(t: Town) -> None:
    li = await t.joins("李闻")
    line = await li.says("/log 清河镇 安置房漏水三处")
    await li.edits(line, "/log 安置房漏水三处")
    assert "哪个单位" in li.last.text
    await li.presses("清河镇")
    assert "佐证材料" in li.last.text


async def test_a_line_typed_where_the_unit_was_asked_is_read_again(t: Town) -> None:
    li = await t.joins("李闻")
    await li.presses("记问题")
    line = await li.says("清河镇 安置房漏水三处 立行立改")
    await li.edits(line, "清河镇 安置房漏水四处")
    assert "已记下问题：安置房漏水四处" in li.last.text
    await li.presses("跳过")
    assert "是否立行立改" in li.last.text


async def test_a_log_put_aside_follows_its_edited_line(t: Town) -> None:
    li = await t.joins("李闻")
    line = await li.says("/log 清河镇 安置房漏水三处")
    await li.says("/mine")
    await li.edits(line, "/log 清河镇 安置房漏水四处")
    assert "已按您改过的消息更新" in li.last.text
    await li.presses("继续上次未完成的记录")
    assert "安置房漏水四处" in li.last.text


async def test_two_captions_both_stay_and_an_edit_changes_its_own(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 清河镇 安置房漏水三处")
    first = await li.sends_photo(caption="楼道")
    await li.sends_photo(caption="屋顶")
    await li.says("均为8月拍摄")
    await li.edits(first, "楼梯间")
    for label in ("完成", "否", "跳过"):
        await li.presses(label)
    assert "说明：楼梯间\n屋顶\n均为8月拍摄" in li.last.text
    await li.presses("确认")
    assert t.rows("SELECT caption FROM evidence") == [("楼梯间\n屋顶\n均为8月拍摄",)]


async def _logs(li: Phone, labels: tuple[str, ...]) -> None:
    for label in labels:
        await li.presses(label)


@pytest.mark.parametrize(
    ("language", "labels", "stands", "own"),
    [
        ("zh-hans", ("跳过", "否", "跳过", "确认"), "记录仍为原文", "我经办的"),
        ("en", ("Skip", "No", "Skip", "Confirm"), "the record stands", "My findings"),
    ],
)
async def test_after_submission_the_record_stands_and_the_way_to_correct_it_is_said(
    t: Town, language: str, labels: tuple[str, ...], stands: str, own: str
) -> None:
    li = await t.joins("李闻", language)
    line = await li.says("/log 清河镇 安置房漏水三处")
    await _logs(li, labels)
    await li.edits(line, "/log 清河镇 安置房漏水四处")
    assert stands in li.last.text
    assert t.rows("SELECT problem FROM findings") == [("安置房漏水三处",)]
    await li.presses(own)
    assert "7-01-001" in li.last.text


async def test_an_office_that_has_no_items_of_its_own_is_told_without_a_button(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    asked = await office.says("/show 7-01-001")
    await office.edits(asked, "/show 7-01-002")
    assert "记录仍为原文" in office.last.text
    assert not office.last.inline
