"""Plain questions in a private chat: the number, n/d, what it means, and the list behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.papers import holds, valley_roster
from tests.telegram import Phone
from tests.town import Town, town


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.last.buttons]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("清河县第七轮整改率", "第七轮巡察 · 清河县：整改率 50%（2/4）"),
        ("整改情况怎么样？", "全部单位：整改率 50%（2/4）"),
        ("立行立改完成率", "全部单位：立行立改完成率 —（0/0）"),
        ("阶段性完成率", "含阶段性完成的整改率 50%（2/4）"),
        ("按期完成率", "按期完成率 100%（2/2）"),
        ("本周销号多少", "全部单位：本周已销号 2 个（2/4）"),
        ("上周销号多少", "全部单位：上周已销号 0 个（0/4）"),
        ("上周反馈了多少问题", "全部单位：上周已反馈 4 个（4/4）"),
        ("还有多少没销号", "全部单位：未销号 2 个（2/4）"),
        ("清河镇谁超期了", "清河镇：超期未完成 1 个（1/2）\n清河镇 1 个"),
        ("上周到期几个", "全部单位：上周临近到期 1 个（1/2）"),
        ("谁还没认领", "全部单位：待认领 0 个（0/2）"),
        ("who is overdue", "超期未完成 1 个"),
    ],
)
async def test_a_question_has_its_number(t: Town, said: str, heard: str) -> None:
    await t.joins("李闻")
    office = await t.joins("老办")
    await holds(t)
    await office.says(said)
    assert heard in office.last.text
    assert "除以" in office.last.text or "分母" in office.last.text


async def test_the_list_behind_the_number_holds_as_many(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await office.says("本周销号多少")
    await office.presses("查看清单")
    assert "已销号的问题（2 个）" in office.last.text
    await office.says("上周反馈多少")
    await office.presses("查看清单")
    assert "已反馈的问题（4 个）" in office.last.text
    await office.says("清河县超期几个")
    await office.presses("查看清单")
    assert "超期的问题（1 个）" in office.last.text
    assert "范围：清河县" in office.last.text
    await office.says("立行立改完成率")
    await office.presses("查看清单")
    assert "没有已移交立改的问题" in office.last.text


async def test_who_has_not_joined_is_for_the_office(t: Town) -> None:
    office, principal = await t.joins("老办"), await t.joins("书记")
    await office.says("谁还没加入")
    assert "尚未加入 14 人（14/16）" in office.last.text
    assert "王干事（清河镇）" in office.last.text
    assert "书记" not in office.last.text
    await principal.says("谁还没加入")
    assert "加入情况由巡察办掌握" in principal.last.text


async def test_what_awaits_me(t: Town) -> None:
    li, deputy = await t.joins("李闻"), await t.joins("副组长")
    await li.says("/log 清河镇 危房未修 立行立改 #B5")
    await li.presses("跳过")
    await li.presses("确认")
    await deputy.says("待我审几件")
    assert "待您审核 1 件" in deputy.last.text
    await deputy.presses("待我审")
    assert "7-01-001" in deputy.last.text
    await li.says("待我审几件？")
    assert "待您审核 0 件" in li.last.text


async def test_what_is_mine(t: Town) -> None:
    li, principal = await t.joins("李闻"), await t.joins("书记")
    await holds(t)
    await li.says("我有几个问题？")
    assert "未销号 2 个（2/4）" in li.last.text
    await li.presses("查看清单")
    assert "我经办的问题（4 个）" in li.last.text
    await principal.says("我有几个问题")
    assert "未销号 0 个（0/0）" in principal.last.text


async def test_a_question_of_the_team_is_answered_and_a_finding_is_logged(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("清河镇整改率？")
    assert "您的职责不含查看整改统计" in li.last.text
    for said in ("清河镇未完成整改", "清河镇整改率虚报100%，谁来负责", "白条报销谁审批的查不清"):
        await li.says(said)
        assert "已记下问题" in li.last.text
        await li.says("/cancel")


async def test_a_unit_asks_about_itself_only(t: Town) -> None:
    principal, other = await t.joins("书记"), await t.joins("局长")
    await holds(t)
    await principal.says("整改率")
    assert "整改率 50%（2/4）" in principal.last.text
    assert "只含您可查看的单位" in principal.last.text
    await other.says("清河镇超期几个")
    assert "不在您可查看的范围内" in other.last.text
    await other.says("超期几个")
    assert "超期未完成 0 个（0/0）" in other.last.text
    await other.says("按期完成率")
    assert "只按全部单位计算" in other.last.text


async def test_what_is_not_understood_has_three_questions_beside_it(t: Town) -> None:
    office = await t.joins("老办")
    await holds(t)
    await office.says("进度百分之几十")
    assert "没有看懂这条消息" in office.last.text
    assert len(labels(office)) == 4
    assert labels(office)[0] == "整改率"
    assert labels(office)[-1] == "查找“进度百分之几十”"
    await office.presses("整改率")
    assert "整改率 50%（2/4）" in office.last.text


async def test_a_tale_with_a_known_word_is_not_taken_for_a_question(t: Town) -> None:
    principal = await t.joins("书记")
    await principal.says("今天下村走访了三户人家，宣传政策，反馈到位")
    assert "没有看懂这条消息" in principal.last.text


async def test_what_was_not_read_is_said(t: Town) -> None:
    office = await t.joins("老办")
    await office.says("沙湾整改率多少")
    assert "没有看懂“沙湾”" in office.last.text
    await office.says("第九轮整改率")
    assert "没有轮次“9”" in office.last.text


async def test_a_forged_question_is_stale(t: Town) -> None:
    office = await t.joins("老办")
    await office.says("整改率")
    await office.presses_data(office.last, "1:ask:never:0:0:-")
    assert office.toast is not None
    await office.presses_data(office.last, "1:ask:closed:0:0:never")
    assert office.toast is not None


async def test_an_open_question_of_ours_comes_first(t: Town) -> None:
    li = await t.joins("李闻")
    await li.says("/log")
    await li.presses("清河镇")
    await li.says("谁超期了")
    assert "请发送佐证材料" in li.last.text


async def test_a_name_of_several_units_asks_which(tmp_path: Path) -> None:
    async with town(tmp_path, roster=valley_roster()) as valley:
        office = await valley.joins("老办")
        for said, heard in (
            ("水利局本周销号多少", "B县水利局：本周已销号 0 个"),
            ("/brief 水利局", "B县水利局：尚无已反馈的问题"),
        ):
            await office.says(said)
            assert "有 3 个单位同名" in office.last.text
            assert labels(office) == ["A县水利局", "B县水利局", "C县水利局"]
            await office.presses("B县水利局")
            assert heard in office.last.text
