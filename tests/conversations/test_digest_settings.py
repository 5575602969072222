"""设置 below /digest: how often, of which units, in which language; one's own, and a group's."""

from __future__ import annotations

from datetime import date

from bot.core.findings import State
from tests.conversations.test_groups import in_group
from tests.town import Town


async def test_one_choice_after_another(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS)
    director = await t.joins("主任")
    await director.says("/digest")
    await director.presses("设置")
    assert "发送：每周一次" in director.last.text
    assert "不受此设置影响" in director.last.text
    await director.presses("每月")
    assert "发送：每月一次" in director.last.text
    await director.presses("选择范围")
    await director.presses("清河镇")
    assert "范围：清河镇" in director.last.text
    await director.says("/digest")
    assert "范围：清河镇" in director.last.text
    await t.turns(date(2020, 9, 14))
    assert not director.heard("巡察整改周报")
    await t.turns(date(2020, 10, 9))  # the first workday after the holidays
    month = await director.hears("巡察整改月报（2020 年 9 月）")
    assert "范围：清河镇" in month.text
    await director.says("/digest")
    await director.presses("设置")
    await director.presses("选择范围")
    await director.presses("可查看的全部")
    await director.presses("不发")
    assert "发送：不发" in director.last.text
    await director.presses("English")
    await director.says("/digest")
    await director.presses("Settings")
    assert "Sent: never" in director.last.text
    assert "Language: English" in director.last.text


async def test_a_group_is_set_from_the_chat_with_its_binder(t: Town) -> None:
    await t.holds(2, State.IN_PROGRESS)
    office = await t.joins("老办", language="en")
    [there] = in_group(t, office)
    await there.says("/start")
    await office.says("/digest")
    await office.presses("Settings")
    await office.presses("Group: 巡察工作群")
    await office.presses("Never")
    assert "Sent: never" in office.last.text
    before = len(there.answers)
    await t.turns(date(2020, 9, 14))
    assert len(there.answers) == before
    await office.presses("Monthly")
    assert "Sent: every month" in office.last.text
    await office.presses("中文")
    await office.presses("Choose units")
    await office.presses("清河镇")
    assert "Of: 清河镇" in office.last.text
    await t.turns(date(2020, 10, 9))
    assert "巡察整改月报" in there.last.text
    assert "范围：清河镇" in there.last.text
    await there.says("/digest")
    assert "范围：清河镇" in there.last.text


async def test_what_is_not_ones_own_is_not_there(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office, director, wang = [await t.joins(name) for name in ("老办", "主任", "王干事")]
    [there] = in_group(t, office)
    await there.says("/start")
    await director.says("/digest")
    for data in ("1:reading:-100", "1:reading-rhythm:-100:none", "1:reading-units:-100:0"):
        await director.presses_data(director.last, data)
        assert "没有找到此项" in director.last.text, data
    await wang.says("/due")
    await wang.presses_data(wang.last, "1:reading:me")
    assert "整改周报发给" in wang.last.text
    for data in (
        "1:reading",
        "1:reading:x",
        "1:reading-rhythm:me:daily",
        "1:reading-unit:me:x",
        "1:reading-language:me:en",
        "1:reading-language:-100:fr",
    ):
        await office.presses_data(office.last, data)
        assert office.toast, data
