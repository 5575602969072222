"""The clerk before the secretary's meeting: a brief to copy, and figures in two taps."""

from __future__ import annotations

import pytest

from tests.conversations.papers import holds
from tests.telegram import Phone
from tests.town import Town


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.last.buttons]


async def test_the_brief_is_a_sentence_to_copy_and_one_picture(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await office.says("/brief")
    assert "各单位：反馈4个问题，已完成整改2个、正在整改2个，整改率50%。" in office.last.text
    assert "2020年8月31日以来，新反馈问题4个，新完成整改2个" in office.last.text
    assert "超期未完成1个" in office.last.text
    assert "1. 清河镇：账目不清（7-01-004，超期4天）" in office.last.text
    assert office.last.media is not None


async def test_the_brief_counts_since_any_day(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await office.says("/brief 9月1日")
    assert "2020年9月1日以来" in office.last.text
    await office.says("/brief 9月9日")
    assert "还没有到" in office.last.text
    await office.says("/brief 乱写")
    assert "没有看懂“乱写”" in office.last.text
    await office.says("/brief 第九轮")
    assert "没有轮次“9”" in office.last.text


async def test_the_brief_is_of_a_unit_or_a_subtree(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await office.says("/brief 清河县 第七轮 9月1日以来")
    assert "第七轮巡察 · 清河县：反馈4个问题" in office.last.text
    await office.says("/brief 水利局")
    assert "没有看懂" in office.last.text
    await office.says("/brief 清河县水利局")
    assert "尚无已反馈的问题" in office.last.text
    assert "目前没有超期问题" in office.last.text
    await office.says("/brief")
    await office.presses("按单位")
    assert "·· 清河镇 50%（2/4）" in labels(office)
    await office.presses("清河镇")
    assert "清河镇：反馈4个问题" in office.last.text
    await office.presses("整改统计")
    assert "整改统计（清河镇）" in office.last.text


async def test_a_unit_reads_its_own_brief(t: Town) -> None:
    principal, other = await t.joins("书记"), await t.joins("局长")
    await holds(t)
    await principal.says("/brief")
    assert "反馈4个问题" in principal.last.text
    assert "只含您可查看的单位" in principal.last.text
    await other.says("/brief 清河镇")
    assert "不在您可查看的范围内" in other.last.text
    await other.says("/brief")
    assert "尚无已反馈的问题" in other.last.text


async def test_a_team_member_is_told_whom_to_ask(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/brief")
    assert "您的职责不含查看整改统计" in li.last.text


async def test_a_unit_s_figures_and_items_are_two_taps_away(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await office.says("/stats")
    await office.presses("按单位")
    await office.presses("清河镇")
    assert "整改率：50%（2/4）" in office.last.text
    await office.presses("查看未销号")
    assert "未销号的问题（2 个）" in office.last.text
    assert "范围：清河镇" in office.last.text
    await office.presses("7-01-003")
    assert "账目不清" in office.last.text


async def test_a_round_s_figures_are_two_taps_away(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await office.says("/stats")
    await office.presses("按轮次")
    assert labels(office) == ["第七轮巡察 50%（2/4）"]
    await office.presses("第七轮巡察")
    assert "整改统计（第七轮巡察）" in office.last.text
    await office.presses("按单位")
    await office.presses("清河镇")
    assert "整改统计（第七轮巡察 · 清河镇）" in office.last.text
    await office.presses("通报稿")
    assert "第七轮巡察 · 清河镇：反馈4个问题" in office.last.text


async def test_a_unit_chooses_among_its_own(t: Town) -> None:
    principal, other = await t.joins("书记"), await t.joins("局长")
    await holds(t)
    await principal.says("/stats")
    await principal.presses("按单位")
    assert [label for label in labels(principal) if "水利局" in label] == []
    await other.says("/stats")
    await other.presses("按轮次")
    assert labels(other) == ["第七轮巡察 —（0/0）"]


async def test_long_lists_of_a_part_are_paged(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t, running=12)
    await office.says("/stats")
    await office.presses("查看未销号")
    assert "第 1 页，共 2 页" in office.last.text
    await office.presses("下一页")
    assert "第 2 页，共 2 页" in office.last.text


@pytest.mark.parametrize(
    "data",
    [
        "1:scopes:figures:months:0:0",
        "1:scopes:other:units:0:0",
        "1:scopes:figures",
        "1:figures:a:b",
        "1:within:running:0:0:never:0",
        "1:within:never:0:0:-:0",
    ],
)
async def test_a_forged_press_of_a_part_is_stale(t: Town, data: str) -> None:
    office = await t.joins("老办")
    await office.says("/stats")
    await office.presses_data(office.last, data)
    assert office.toast is not None
    assert "已有变化" in office.toast


async def test_what_is_not_there_any_more_is_not_found(t: Town) -> None:
    office = await t.joins("老办")
    await office.says("/stats")
    await office.presses_data(office.last, "1:figures:99:99")
    assert "没有找到此项" in office.last.text
