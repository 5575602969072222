"""A whole list in a few presses: what would be done is shown first, everybody hears it once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core import people
from bot.core.findings import State
from bot.core.roles import Role
from bot.core.work import Work
from tests import seeds
from tests.conversations import scene
from tests.town import Town


async def test_the_office_hurries_a_whole_list(t: Town) -> None:
    """Four presses for twelve items, one of them unticked, one refused."""
    ids = await t.holds(11, State.IN_PROGRESS, due=t.today - timedelta(days=2))
    await t.holds(1, State.UNIT_REVIEW, due=t.today - timedelta(days=2))
    office, wang = await t.joins("老办"), await t.joins("王干事")
    before = len(wang.answers)

    await office.says("/find 财务")
    await office.presses("批量办理")
    assert "含“财务”的问题（12 个）" in office.last.text
    await office.presses("批量催办")
    assert "将办理 11 个" in office.last.text
    assert "不办理 1 个" in office.last.text
    assert "第 1 页，共 2 页" in office.last.text
    assert len(wang.answers) == before

    preview = office.last.id
    await office.presses("7-01-002")
    assert "将办理 10 个" in office.last.text
    assert "☐ 7-01-002" in " ".join(office.labels)
    await office.presses("查看不办理的 1 个")
    assert "7-01-012" in office.last.text
    await office.presses("返回")
    await office.presses("下一页")
    await office.presses("确认批量催办 10 个")
    assert office.last.id == preview
    assert "已催办 10 个问题" in office.last.text
    assert "去掉未办 1 个" in office.last.text
    assert "撤回本次办理" not in office.labels
    assert len(wang.answers) == before + 1
    assert "以下 10 件与您有关" in wang.last.text

    await wang.presses("下一页")
    assert "第 2 页" in wang.last.text
    assert t.count(f"events WHERE kind = 'finding-pressed' AND item_id IN {tuple(ids)}") == 10


async def test_the_director_extends_a_list_and_takes_it_back(t: Town) -> None:
    first, second = await scene.assigned(t), await scene.assigned_again(t)
    director, wang = await t.joins("主任"), await t.joins("王干事")
    await director.says("/stats")
    await director.presses("查看未销号")
    await director.presses("批量办理")
    await director.presses("批量延期")
    await director.presses("其他天数")
    await director.says("很多天")
    await director.says("45")
    await director.says("汛期停工")
    assert "各延：45 天" in director.last.text
    assert "将办理 2 个" in director.last.text
    await director.presses("确认批量延期 2 个")
    assert "已办理 2 个问题的延期" in director.last.text
    assert wang.last.text.count("的整改期限已延至") == 2
    due = "SELECT COUNT(*) FROM findings WHERE due <> original_due"
    assert t.number(due) == 2
    await director.presses("撤回本次办理")
    await director.presses("不撤回")
    assert "已办理 2 个问题的延期" in director.last.text
    await director.presses("撤回本次办理")
    await director.presses("确认撤回 2 个")
    assert "已撤回批量延期 2 个" in director.last.text
    assert t.number(due) == 0
    assert first.due == second.due


async def test_a_list_goes_over_to_a_colleague(t: Town) -> None:
    await scene.assigned(t)
    await scene.assigned_again(t)
    zhang, wang = await t.joins("张镇长"), await t.joins("王干事")
    await zhang.says("/mine")
    await zhang.presses("批量办理")
    await zhang.presses("批量转办")
    assert zhang.heard("没有其他责任人可以接办")
    await t.does(_hires)
    await zhang.presses("批量转办")
    await zhang.presses("赵干事（2 个）")
    assert "转由：赵干事" in zhang.last.text
    await zhang.presses("取消")
    assert "已取消" in zhang.last.text
    await zhang.presses("批量办理")
    await zhang.presses("批量转办")
    await zhang.presses("赵干事（2 个）")
    await zhang.presses("确认批量转办 2 个")
    assert "已转办 2 个问题" in zhang.last.text
    assert wang.last.text.count("已转由赵干事办理") == 2


def _hires(work: Work) -> None:
    zhao = work.people.add(key="赵干事", name="赵干事")
    unit = seeds.world(work).unit.id
    post = people.Post(
        id=0, person_id=zhao.id, role=Role.RESPONSIBLE, organisation_id=unit, since=work.today
    )
    work.people.grant(post)


async def test_what_the_office_asks_for_in_bulk_another_grants_in_bulk(t: Town) -> None:
    await scene.assigned(t)
    await scene.assigned_again(t)
    office, director = await t.joins("老办"), await t.joins("主任")
    await office.says("/find 安置房")
    await office.presses("批量办理")
    await office.presses("批量延期")
    await office.presses("统一延至某一天")
    await office.says("2021年3月1日")
    await office.says("验收推迟")
    assert "延至：2021年3月1日" in office.last.text
    await office.presses("确认批量延期 2 个")
    assert "审定前期限不变" in office.last.text

    await director.says("/find 安置房")
    await director.presses("批量办理")
    await director.presses("批量同意延期")
    await director.presses("确认批量同意延期 2 个")
    assert "已同意 2 个问题的延期申请" in director.last.text
    assert t.number("SELECT COUNT(*) FROM findings WHERE due = '2021-03-01'") == 2


async def test_the_same_in_english(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS)
    office = await t.joins("老办", language="en")
    await office.says("/stats")
    await office.presses("View not yet closed")
    await office.presses("In bulk")
    assert "findings not yet closed" in office.last.text
    await office.presses("Remind all")
    assert "2 will be done" in office.last.text
    await office.presses("Confirm: Remind all (2)")
    assert "Reminders on 2 findings" in office.last.text
    old = next(m for m in office.answers if "Reminders on 2 findings" in m.text)
    await office.presses_data(old, "1:bulk-tick:1:1:0")
    await office.presses_data(old, "1:bulk-go:1")
    assert "Reminders on 2 findings" in office.last.text
    assert t.count("events WHERE kind = 'finding-pressed'") == 2


async def test_a_part_of_the_figures_is_worked_on_in_bulk(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says("/stats")
    await office.presses("按单位")
    await office.presses("清河镇")
    await office.presses("查看未销号")
    await office.presses("批量办理")
    assert "清河镇未销号的问题（2 个）" in office.last.text
    await office.presses("批量催办")
    assert "清河镇未销号的问题" in office.last.text


@pytest.mark.parametrize("name", ["李闻", "组长", "组领导", "县领导", "纪委", "书记"])
async def test_who_may_do_none_of_it_finds_no_button(t: Town, name: str) -> None:
    await t.holds(2, State.IN_PROGRESS)
    phone = await t.joins(name)
    await phone.says("/find 财务")
    assert ("批量办理" in phone.labels) is (name == "书记")
    await phone.presses_data(phone.last, "1:bulk-deed:remind:list:running")
    assert "不包括此项批量办理" in phone.last.text


async def test_presses_of_no_list_are_out_of_date(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says("/find 财务")
    for data in (
        "1:bulk",
        "1:bulk:list",
        "1:bulk:list:signed",
        "1:bulk:list:nonsense",
        "1:bulk:item:1",
        "1:bulk:within:running:0:0",
        "1:bulk-deed",
        "1:bulk-deed:lose:list:running",
        "1:bulk-page:1:x",
        "1:bulk-go:99",
    ):
        await office.presses_data(office.last, data)
        assert (office.toast or "") or "没有找到" in office.last.text, data
    await office.says("/find 没有这样的话")
    await office.presses_data(office.last, "1:bulk:found:没有这样的话")
    assert "没有可以办理的问题" in office.last.text
