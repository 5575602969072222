"""Leads in the chat: from the head of a team to the discipline commission, by buttons alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core import leads as core
from bot.core.leads import Disposal, State
from bot.core.work import Work
from bot.usecases import lead_history, leads
from tests.conversations import scene
from tests.telegram import Phone
from tests.town import ROSTER, Town, town

STORY = "张某某乡长收受礼金两万元"
OFFICER = ROSTER.model_validate(
    {
        **ROSTER.model_dump(),
        "people": [
            *ROSTER.model_dump()["people"],
            {"name": "专管员", "posts": [{"role": "office"}, {"role": "lead_officer"}]},
            {"name": "二纪委", "posts": [{"role": "discipline", "organisation": "X"}]},
            {"name": "州纪委", "posts": [{"role": "discipline", "organisation": "Z"}]},
        ],
    }
)


@pytest.fixture
async def t(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, roster=OFFICER) as made:
        yield made


async def has(t: Town, state: State, *, disposal: Disposal = Disposal.INQUIRY) -> core.Lead:
    """A lead of the first team, brought there by the real steps, with nobody told."""

    def bring(work: Work) -> core.Lead:
        names = ("组长", "专管员", "纪委")
        hands = lead_history.Hands(
            **dict(
                zip(
                    ("registering", "transferring", "receiving"),
                    (scene.actor(work, name) for name in names),
                    strict=True,
                )
            )
        )
        office = work.organisations.by_code("X")
        assert office is not None
        command = leads.Register(
            origin="team-1", tag=core.Tag.INTEGRITY, found_on=work.today, office=office.id
        )
        return lead_history.bring(command, hands, work, to=state, disposal=disposal)

    return await t.running.ledger.transact(bring, cause=f"test:lead:{state}", silent=True)


async def registers(head: Phone, labels: tuple[str, ...]) -> None:
    await head.says("/lead")
    for label in labels:
        await head.presses(label)


@pytest.mark.parametrize(
    ("language", "labels", "said"),
    [
        (
            "zh-hans",
            ("清河镇", "廉洁纪律", "9月7日", "清河县纪委监委", "是", "确认"),
            ("已登记线索 XS2020-0001", "待移交", "处置：", "已办结：初步核实"),
        ),
        (
            "en",
            ("清河镇", "Integrity", "7 Sep", "Discipline commission of 清河县", "Yes", "Confirm"),
            ("Lead XS2020-0001 is registered", "transferred", "disposal", "is concluded"),
        ),
    ],
)
async def test_a_lead_goes_its_way_by_buttons_and_its_head_hears_the_outcome(
    t: Town, language: str, labels: tuple[str, ...], said: tuple[str, ...]
) -> None:
    zh = language == "zh-hans"
    head, officer, commission = await t.all_join("组长", "专管员", "纪委", language=language)
    await registers(head, labels)
    assert head.heard(said[0])
    assert officer.heard(said[1])
    await officer.presses("查看线索" if zh else "Open lead")
    assert officer.heard("快查快办" if zh else "Fast track")
    await officer.presses("移交" if zh else "Transfer")
    assert commission.heard("XS2020-0001")
    await commission.presses("查看线索" if zh else "Open lead")
    await commission.presses("签收" if zh else "Confirm receipt")
    await commission.presses("登记处置方式" if zh else "Enter the disposal")
    await commission.presses("初步核实" if zh else "Preliminary verification")
    await commission.presses("确认" if zh else "Confirm")
    await commission.presses("查看线索" if zh else "Open lead")
    await commission.presses("办结" if zh else "Conclude")
    await t.days(1)
    assert head.heard(said[3])
    assert "清河镇" not in head.last.text
    kinds = [kind for (kind,) in t.rows("SELECT kind FROM events WHERE item_kind = 'lead'")]
    assert kinds == [
        "lead-registered",
        "lead-seen",
        "lead-transferred",
        "lead-seen",
        "lead-received",
        "lead-disposed",
        "lead-seen",
        "lead-concluded",
    ]
