"""屡改屡犯 on the card and 共性问题 under /common, in both languages, with what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.findings import State
from bot.core.rounds import Phase, Round, Team
from bot.core.work import Work
from bot.usecases import repeating
from tests import builders, seeds
from tests.telegram import Phone
from tests.town import Town

PROBLEM = "村级财务公开不及时，群众反映较多"


def _story(work: Work) -> None:
    """The same problem two years ago, in the round then."""
    [item] = seeds.items(work, 1, State.IN_PROGRESS, problem=f"{PROBLEM}。", category="B6")
    town = seeds.world(work)
    round_ = work.rounds.add(
        Round(
            id=0,
            term="旧届",
            number="3",
            year="2018",
            name="2018年第三轮",
            started_on=date(2018, 3, 1),
            phase=Phase.RECTIFICATION,
        )
    )
    team = work.rounds.add_team(Team(id=0, round_id=round_.id, number=1, name="老组"))
    place = builders.assignment(work, round_, team, town.unit)
    old = {"at": place, "problem": PROBLEM, "category": "B6", "number": "3-01-001"}
    builders.finding(work, town, State.CLOSED, **old)  # type: ignore[arg-type]  # by name
    repeating.anew(work.findings.get(item), work)


def _many(work: Work) -> None:
    """B6 in five units."""
    seeds.items(work, 2, State.IN_PROGRESS, category="B6")
    town = seeds.world(work)
    for n in range(4):
        unit = builders.organisation(work, f"第{n}乡", under=town.county)
        place = builders.assignment(work, town.round, town.team, unit)
        builders.finding(work, town, State.IN_PROGRESS, at=place, category="B6")


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.last.buttons]


async def test_a_card_says_what_it_repeats_and_the_office_may_say_no(t: Town) -> None:
    await t.does(_story)
    office, principal, li = await t.all_join("老办", "书记", "李闻")
    await principal.says("/show 7-01-001")
    assert "屡改屡犯：与 3-01-001（2018年第三轮） 相似" in principal.last.text
    assert not any("不属重复" in label for label in labels(principal))
    await principal.presses("查看 3-01-001")
    assert "2018年第三轮" in principal.last.text
    await li.says("/show 7-01-001")  # the team of today has not seen that round
    assert "屡改屡犯" not in li.last.text
    await office.says("/show 7-01-001")
    card = office.last
    await office.presses("与 3-01-001 不属重复")
    assert "为什么不属屡改屡犯" in office.last.text
    await office.says("两次问题的对象不同")
    assert "已取消屡改屡犯标记" in office.last.text
    assert "相似" not in office.last.text
    await office.presses_data(card, next(str(b.data) for b in card.buttons if "不属" in b.label))
    assert "已有变化" in (office.toast or "") + office.last.text
    await office.says("/show 7-01-001")
    await office.presses("查看办理经过")
    assert "取消屡改屡犯标记" in office.last.text


async def test_what_many_units_have_is_taken_up_as_an_instruction(t: Town) -> None:
    await t.does(_many)
    office, director, group = await t.all_join("老办", "主任", "组领导")
    await group.says("/common")
    assert "财务资产工程采购：5 个单位，6 个问题" in group.last.text
    await group.presses("财务资产工程采购")
    assert "开展专项整治" not in labels(group)
    await office.says("/common")
    await office.presses("财务资产工程采购")
    assert "清河镇 2 个" in office.last.text
    await office.presses("查看问题")
    assert "（6 个）" in office.last.text
    assert "财务资产工程采购" in office.last.text
    await director.says("/common")
    await director.presses("财务资产工程采购")
    card = director.last
    await director.presses("开展专项整治")
    assert "已列入专项整治" in director.last.text
    await director.says("周书记")
    await director.presses("清河镇")
    await director.presses("完成")
    await director.presses("跳过")
    assert "开展专项整治，限期整改" in director.last.text
    await director.presses("确认")
    assert director.heard("批示 批")
    refusal = next(b.data for b in card.buttons if b.label == "不列入")
    await director.presses_data(card, str(refusal))
    assert "已有结论" in director.last.text
    await office.says("/common")
    assert "已列入专项整治" in office.last.text


async def test_what_needs_none_is_dismissed_with_a_reason(t: Town) -> None:
    await t.does(_many)
    office = await t.joins("老办", "en")
    await office.says("/common")
    assert "units 5, findings 6" in office.last.text
    await office.presses("Finance")
    await office.presses("Not needed")
    await office.says("It is in another campaign")
    assert "There will be no special rectification" in office.last.text
    await office.presses("Back to shared problems")
    assert "no special rectification" in office.last.text


async def test_where_nothing_is_shared_it_says_so(t: Town) -> None:
    office = await t.joins("老办")
    await office.says("/common")
    assert "没有涉及 5 个以上单位的共性问题" in office.last.text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh-hans", "共性问题由巡察办和领导小组查看"),
        ("en", "Shared problems are for the"),
    ],
)
async def test_others_are_told_whose_it_is(t: Town, language: str, sentence: str) -> None:
    principal = await t.joins("书记", language)
    await principal.says("/common")
    assert sentence in principal.last.text
