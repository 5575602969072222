"""One line is enough: what it holds is filled in, shown and changeable; the rest is asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conversations.papers import valley_roster
from tests.telegram import Phone
from tests.town import Town, town

LINE = "清河镇 #群众身边 327户安置房未办房产证 立行立改 下周五"


async def confirms(phone: Phone) -> None:
    """Without evidence and without a category, as far as they are asked."""
    await phone.presses("跳过")
    await phone.presses("确认")


async def test_a_whole_line_asks_only_for_evidence(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says(f"/log {LINE}")
    assert "已记下问题：327户安置房未办房产证" in li.last.text
    assert "单位 清河镇、类别 群众身边" in li.last.text
    assert "立行立改、建议期限 2020年9月18日（周五）" in li.last.text
    assert "请发送佐证材料" in li.last.text
    await li.presses("跳过")
    assert "建议期限：2020年9月18日（周五）" in li.last.text
    await li.presses("确认")
    assert "已记为底稿" in li.last.text
    assert "记录人建议期限：2020年9月18日（周五）" in li.last.text
    assert "立行立改问题" in li.last.text


async def test_words_without_a_command_are_read_alike(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("qhz 白条报销三笔 #b6")
    await li.presses("跳过")
    await li.presses("否")
    assert "单位：清河镇" in li.last.text
    assert "问题：白条报销三笔" in li.last.text
    assert "类别：财务" in li.last.text
    assert "建议期限" not in li.last.text


async def test_a_caption_is_read_alike(t: Town) -> None:
    li = await t.joins("李闻")
    await li.sends_photo(caption="清河镇 安置房漏水 立行立改")
    assert "已记下问题：安置房漏水" in li.last.text
    assert "单位 清河镇、立行立改" in li.last.text
    await li.presses("完成")
    assert "是否立行立改" not in li.last.text


async def test_words_of_the_sentence_stay_in_it(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("清河镇327户安置房拖欠工程款三个月")
    assert "已记下问题：清河镇327户安置房拖欠工程款三个月" in li.last.text
    assert "单位 清河镇" in li.last.text
    assert "建议期限" not in li.last.text


async def test_what_was_taken_wrongly_is_changed_on_the_card(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says(f"/log {LINE}")
    await li.presses("跳过")
    await li.presses("修改建议期限")
    await li.says("9月30日")
    assert "建议期限：2020年9月30日（周三）" in li.last.text
    await li.presses("修改建议期限")
    await li.presses("跳过")
    await li.presses("修改立行立改")
    await li.presses("否")
    await li.presses("确认")
    assert "建议期限" not in li.last.text
    assert "立行立改问题" not in li.last.text


async def test_a_line_without_a_problem_asks_for_it(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 清河镇 立行立改")
    assert "发现了什么问题" in li.last.text
    await li.says("危房未修")
    assert "单位 清河镇、立行立改" in li.last.text
    await li.presses("跳过")
    await confirms(li)
    assert "危房未修" in li.last.text


async def test_a_day_that_has_passed_meanwhile_is_asked_again(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log 清河镇 危房未修 立行立改 #B5 明天")
    await li.presses("跳过")
    await t.passes(days=3)
    await li.presses("确认")
    assert "须晚于今天" in li.last.text
    assert not li.heard("已记为底稿")


async def test_the_office_is_offered_the_finders_date_first(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says(f"/log {LINE}")
    await confirms(li)
    deputy, head, office = [await t.joins(name) for name in ("副组长", "组长", "老办")]
    for phone, step in ((deputy, "复核"), (head, "审签")):
        await phone.says("/show 7-01-001")
        await phone.presses(step)
    await office.says("/feedback")
    for press in ("清河镇", "7-01-001", "完成", "集中整改", "9月7日"):
        await office.presses(press)
    first = office.last.buttons[0].label
    assert first == "2020年9月18日（周五），记录人建议"
    await office.presses(first)
    await office.presses("否")
    await office.presses("确认")
    assert "2020年9月18日" in office.last.text
    await office.says("/show 7-01-001")
    assert "整改期限：2020年9月18日（周五）" in office.last.text
    assert "记录人建议期限" not in office.last.text


async def test_a_line_typed_where_the_unit_is_asked_is_read_whole(t: Town) -> None:
    li = await t.joins("李闻")
    await li.presses("记问题")
    await li.says("清河镇 危房未修 立行立改")
    assert "单位 清河镇、立行立改" in li.last.text
    assert "请发送佐证材料" in li.last.text


async def test_a_problem_typed_where_the_unit_is_asked_is_kept(t: Town) -> None:
    li = await t.joins("李闻")
    await li.presses("记问题")
    await li.says("安置房未办房产证，群众多次反映")
    assert "已记下问题：安置房未办房产证，群众多次反映" in li.last.text
    assert "问题属于哪个单位" in li.last.text


async def test_a_unit_misspelt_is_no_problem(t: Town) -> None:
    li = await t.joins("李闻")
    await li.presses("记问题")
    await li.says("青河镇")
    assert "没有相符的选项" in li.last.text


@pytest.fixture
async def valley(tmp_path: Path) -> AsyncIterator[Town]:
    """Three units that are called the same, all of one team."""
    async with town(tmp_path, roster=valley_roster()) as made:
        yield made


async def test_a_name_that_fits_three_units_asks_which(valley: Town) -> None:
    li = await valley.joins("李闻")
    await li.says("水利局 白条报销 立行立改")
    assert "有几个单位与所写名称相符" in li.last.text
    labels = [button.label for button in li.last.buttons]
    assert labels[:3] == ["A县水利局", "B县水利局", "C县水利局"]
    assert "清河镇" not in labels
    await li.presses("B县水利局")
    assert "已记下问题：白条报销" in li.last.text
    assert "有几个单位" not in li.last.text


async def test_all_units_are_still_to_be_had(valley: Town) -> None:
    li = await valley.joins("李闻")
    await li.says("水利局 白条报销")
    await li.presses("显示全部")
    assert "清河镇" in [button.label for button in li.last.buttons]
