"""Numbers by everything, as of any day, with the items behind them, in both languages."""

from __future__ import annotations

import pytest

from bot.core import numbers
from bot.core.numbers import Set
from bot.core.people import Actor
from bot.core.work import Work
from tests.conversations import scene
from tests.conversations.papers import holds
from tests.telegram import Phone
from tests.town import Town


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.last.buttons]


async def test_from_the_figures_to_the_items_and_back(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await office.says("/stats")
    for line in ("整改率：50%（2/4）", "销号率：50%（2/4）", "超期：1/2", "未销号：2/4"):
        assert line in office.last.text
    await office.presses("超期 1")
    assert "超期（1 个）" in office.last.text
    assert "7-01-004" in office.last.text
    await office.presses("返回统计")
    await office.presses("全部数字与清单")
    await office.presses("已反馈 4")
    assert "已反馈（4 个）" in office.last.text
    assert [label for label in labels(office) if label.startswith("7-01-")] != []
    await office.presses("返回统计")
    for pressed, heard in (
        ("单位", "清河镇"),
        ("层级", "乡镇、街道"),
        ("类别", "B 全面从严治党"),
        ("巡察方式", "常规巡察"),
        ("整改类型", "集中整改"),
        ("时间", "本周"),
        ("截至某日", "截至"),
        ("轮次", "第七轮巡察"),
    ):
        await office.presses(pressed)
        assert any(heard in label for label in labels(office)), pressed
        await office.presses("返回统计")
    await office.presses("整改类型")
    await office.presses("集中整改")
    await office.presses("层级")
    await office.presses("乡镇、街道")
    assert "乡镇、街道、集中整改" in office.last.text
    await office.presses("清除条件")
    assert "全部单位" in office.last.text
    await office.presses("怎么算的")
    assert "原定期限" in office.last.text
    assert "已撤回：0 个" in office.last.text


async def test_as_of_a_day_and_in_words(t: Town) -> None:
    office = await t.joins("老办")
    await scene.assigned(t)
    await t.days(2)
    for said, heard in (
        ("/stats 昨天", "0/1"),
        ("/stats 2020-01-01", "未销号：0/0"),
        ("/stats 清河镇 本月", "期间新交办：1 个"),
        ("/stats 乡镇 B6 常规 集中整改", "集中整改"),
        ("/stats 第七轮 上季度", "期间新交办：0 个"),
        ("截至去年底整改率", "未销号：0/0"),
        ("/stats 一言难尽", "没有看懂“一言难尽”"),
    ):
        await office.says(said)
        assert heard in office.last.text, said
    await office.says("/stats 第九轮")
    assert "没有轮次“9”" in office.last.text
    await office.says("/stats 自2030-01-01起")
    assert "还没有到" in office.last.text


async def test_tables_and_pictures(t: Town) -> None:
    office = await t.joins("老办")
    await scene.assigned(t)
    await office.says("/stats")
    await office.presses("表")
    assert "0/1  0%  0" in office.last.text
    assert "清河镇" in office.last.text
    for view, heard in (
        ("各类别", "B6 财务资产工程采购"),
        ("未销号天数", "0–30 天"),
        ("各周", "0/1  0%"),
        ("各单位", "清河镇"),
    ):
        await office.presses(view)
        assert heard in office.last.text
    await office.presses("图")
    assert office.last.media is not None
    for view in ("各类别", "未销号天数", "各周"):
        await office.presses(view)
        assert office.last.media is not None


async def test_in_english(t: Town) -> None:
    office = await t.joins("老办", language="en")
    await scene.assigned(t)
    await office.says("/stats township")
    assert "Open: 1/1" in office.last.text
    for label, heard in (
        ("How it is counted", "How it is counted"),
        ("Back to the figures", "Rectification"),
        ("Table", "0/1"),
    ):
        await office.presses(label)
        assert heard in office.last.text


@pytest.mark.parametrize("name", ["李闻", "管理员"])
async def test_who_reads_no_figures_is_told(t: Town, name: str) -> None:
    phone = await t.joins(name)
    await phone.says("/stats 清河镇")
    assert "统计" in phone.last.text


async def test_a_unit_reads_its_own_only(t: Town) -> None:
    principal, other = await t.joins("书记"), await t.joins("局长")
    await scene.assigned(t)
    await principal.says("/stats 昨天")
    assert "只含您可查看的单位" in principal.last.text
    await other.says("/stats 清河镇")
    assert "不在您可查看的范围内" in other.last.text
    await principal.says("/stats")
    await principal.presses("怎么算的")
    assert "审签" not in principal.last.text
    await principal.presses_data(principal.last, "1:behind:waiting:-:0")
    assert "不在您可查看的范围内" in (principal.toast or "") + principal.last.text
    for forged in ("1:behind:never:-:0", "1:numbers:zz", "1:numbers-by:x:-:0", "1:table:x:-"):
        await principal.presses_data(principal.last, forged)
        assert principal.toast is not None


async def test_every_number_is_the_length_of_its_list(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await scene.assigned(t)
    actor: Actor = await t.running.ledger.read(lambda work: scene.actor(work, "老办"))
    counts = await t.running.ledger.read(_counts)
    assert actor.roles
    for name in Set:
        await office.says("/stats")
        await office.presses_data(office.last, f"1:behind:{name}:-:0")
        assert f"（{counts[name]} 个）" in office.last.text


def _counts(work: Work) -> dict[Set, int]:
    rounds = frozenset(r.id for r in work.rounds.all())
    return dict(work.numbers.totals(numbers.Part(rounds=rounds)).counts)
