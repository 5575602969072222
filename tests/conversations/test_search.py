"""/find and /show over everything: in both languages, paged, and quiet about what is not yours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.findings import State
from bot.core.leads import Lead, Tag
from bot.core.leads import State as LeadState
from bot.core.roles import Role
from bot.core.suggestions import Suggestion
from bot.core.work import Work
from bot.usecases import instructions, lead_history, leads, suggestions
from tests.conversations import scene
from tests.telegram import Phone
from tests.town import Town


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.last.buttons]


def _suggested(work: Work) -> Suggestion:
    unit = work.organisations.by_code("X-1") or work.organisations.all()[1]
    round_ = work.rounds.all()[0]
    command = suggestions.Propose(round=round_.id, addressee=unit.id, text="财务公开须按季张贴")
    return suggestions.propose(command, scene.actor(work, "老办"), work)


def _instructed(work: Work) -> None:
    office = scene.actor(work, "老办")
    [to, *_] = instructions.addressable(office, work)
    command = instructions.Log(
        issuer="周书记",
        text="财务问题须限期办结",
        addressees=(instructions.key_of(to),),
        due=work.today + timedelta(days=9),
    )
    instructions.log(command, office, work)


def _led(work: Work) -> Lead:
    names = ("组长", "主任", "纪委")
    registering, transferring, receiving = (scene.actor(work, name) for name in names)
    hands = lead_history.Hands(
        registering=registering, transferring=transferring, receiving=receiving
    )
    [office] = receiving.organisations(Role.DISCIPLINE)
    command = leads.Register(
        origin="team-1", tag=Tag.INTEGRITY, found_on=work.today, office=office
    )
    return lead_history.bring(command, hands, work, to=LeadState.TRANSFERRED)


async def test_every_kind_is_found_and_opened(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    await t.does(_suggested)
    await t.does(_instructed)
    office = await t.joins("老办")
    await office.says("/find 财务")
    assert "含“财务”的事项（3 项）" in office.last.text
    found = labels(office)
    for number in ("建7-001", "批", "7-01-001"):
        assert any(number in label for label in found), number
    await office.presses("建7-001")
    assert "财务公开须按季张贴" in office.last.text
    await office.says("/show 建7-001")
    assert "财务公开须按季张贴" in office.last.text
    await office.says("/find 财务 限期")
    assert "（1 项）" in office.last.text


async def test_leads_are_found_by_number_and_seeing_them_leaves_an_event(t: Town) -> None:
    lead = await t.running.ledger.transact(_led, cause="test:led", silent=True)
    director, office = await t.all_join("主任", "老办")
    await director.says(f"/find {lead.number}")
    assert lead.number in director.last.text
    assert t.number("SELECT COUNT(*) FROM events WHERE kind = 'lead-listed'") == 1
    await director.says(f"/show {lead.number}")
    assert t.number("SELECT COUNT(*) FROM events WHERE kind = 'lead-seen'") == 1
    for said in (f"/find {lead.number}", f"/show {lead.number}"):
        await office.says(said)
        assert not office.last.buttons
        assert "没有找到" in office.last.text


async def test_initials_and_pinyin_find_the_unit(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    for said in ("qhz", "QHZ 财务", "qinghezhen", "清"):
        await office.says(f"/find {said}")
        assert "7-01-001" in office.last.text, said


async def test_a_number_behind_a_hash_opens_the_card(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office, li = await t.all_join("老办", "李闻")
    await office.says("#7-01-001")
    assert "村级财务" in office.last.text
    assert "查看办理经过" in labels(office)
    await li.says("#7-01-009")  # no such item: words for a log, as ever
    assert "查看办理经过" not in labels(li)


async def test_many_words_are_listed_once_and_too_many_are_refused(t: Town) -> None:
    await t.holds(20, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says("/find 村级财务 公开不及时 清河镇 村级财务公开 不及时 财务公")
    assert "字词较多" in office.last.text
    assert len(labels(office)) == 8
    await office.says("/find " + "一二三 " * 80)
    assert "太长" in office.last.text
    await office.says("/find　")
    assert "请在后面写上要找的字词" in office.last.text
    await office.says("/show")
    assert "编号" in office.last.text


async def test_a_forged_page_is_stale(t: Town) -> None:
    await t.holds(9, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says("/find 财务")
    await office.presses_data(office.last, "1:found:财务:x")
    assert "已有变化" in (office.toast or "")


async def test_words_that_are_no_question_can_be_looked_for(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    await office.says("村级财务")
    await office.presses("查找“村级财务”")
    assert "含“村级财务”的事项（1 项）" in office.last.text


@pytest.mark.parametrize("name", ["管理员", "外组长", "局长"])
async def test_who_may_see_nothing_finds_nothing(t: Town, name: str) -> None:
    await t.holds(1, State.IN_PROGRESS)
    phone = await t.joins(name)
    await phone.says("/find 财务")
    assert "没有找到含“财务”的事项" in phone.last.text


async def test_the_same_in_english(t: Town) -> None:
    await t.holds(9, State.IN_PROGRESS)
    office = await t.joins("老办", "en")
    await office.says("/find 财务 qhz")
    assert "Items with “财务 qhz” (9)" in office.last.text
    await office.presses("Next")
    assert "Page 2 of 2" in office.last.text
    await office.says("/find 无此字样")
    assert "No item contains “无此字样”" in office.last.text
    await office.says("/find")
    assert "Please add the words to find" in office.last.text
