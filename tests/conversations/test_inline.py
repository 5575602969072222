"""@bot 词 in the chat with the bot: the same rights as /find, no trace, and nothing elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from telegram import InlineQuery, Update, User

from bot.core.findings import State
from bot.core.work import Work
from bot.demo import botapi
from bot.usecases import staff
from handlers.inbound.inline import Inline
from tests.conversations import scene
from tests.conversations.test_search import _instructed, _led, _suggested
from tests.town import Town, town


def titles(query: botapi.Query) -> list[str]:
    return [str(result["title"]) for result in query.results]


async def test_numbers_titles_and_lights_and_choosing_one_opens_it(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS, problem="镇政府公车私用三次")
    office = await t.joins("老办")
    asked = await office.asks("公车 qhz")
    assert titles(asked) == ["7-01-001 镇政府公车私用三次"]
    assert asked.results[0]["description"] == "🟢 正常　清河镇"
    assert (asked.is_personal, asked.cache_time, asked.answers) == (True, 0, 1)
    await office.chooses(asked.results[0])
    assert "镇政府公车私用三次" in office.last.text
    assert "查看办理经过" in [button.label for button in office.last.buttons]


async def test_the_inbox_keeps_none_and_nothing_is_sent(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    counts = "SELECT (SELECT COUNT(*) FROM inbox) + (SELECT COUNT(*) FROM outbox)"
    before, said = t.number(counts), len(office.answers)
    for words in ("财", "财务", "财务公"):
        await office.asks(words)
    assert (t.number(counts), len(office.answers)) == (before, said)
    assert not t.rows("SELECT 1 FROM inbox WHERE body LIKE '%财务公%'")


async def test_every_kind_but_leads(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    await t.does(_suggested)
    await t.does(_instructed)
    lead = await t.running.ledger.transact(_led, cause="test:led", silent=True)
    director = await t.joins("主任", "en")
    found = titles(await director.asks("财务"))
    assert [title.split("-")[0].split("2")[0] for title in found] == ["批", "建7", "7"]
    assert titles(await director.asks(lead.number)) == []
    assert not t.rows("SELECT 1 FROM events WHERE kind = 'lead-listed'")


async def test_pages_go_on_where_the_last_one_ended(t: Town) -> None:
    await t.holds(9, State.IN_PROGRESS)
    office = await t.joins("老办")
    first = await office.asks("财务")
    assert (len(first.results), first.next_offset) == (8, "1")
    second = await office.asks("财务", offset=first.next_offset)
    assert (len(second.results), second.next_offset) == (1, "")
    for offset in ("7", "x"):
        further = await office.asks("财务", offset=offset)
        assert len(further.results) == (0 if offset == "7" else 8)


@pytest.mark.parametrize("chat_type", ["private", "group", "supergroup", "channel", ""])
async def test_elsewhere_the_answer_is_empty(t: Town, chat_type: str) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    asked = await office.asks("财务", chat_type)
    assert (asked.results, asked.answers, asked.is_personal) == ([], 1, True)


@pytest.mark.parametrize("name", ["外组长", "局长", "管理员"])
async def test_who_may_not_see_it_is_offered_nothing(t: Town, name: str) -> None:
    await t.holds(1, State.IN_PROGRESS)
    phone = await t.joins(name)
    asked = await phone.asks("财务")
    assert (asked.results, asked.answers) == ([], 1)


async def test_strangers_and_the_suspended_are_offered_nothing(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    stranger = t.stranger("路人")
    asked = await stranger.asks("财务")
    assert (asked.results, asked.answers) == ([], 1)
    wang = await t.joins("王干事")
    assert (await wang.asks("财务")).results

    def suspend(work: Work) -> None:
        command = staff.Suspend(person=scene.actor(work, "王干事").id)
        staff.suspend(command, scene.actor(work, "主任"), work)

    await t.does(suspend)
    assert (await wang.asks("财务")).results == []


async def test_nothing_typed_too_much_and_what_is_no_word_are_empty(t: Town) -> None:
    await t.holds(1, State.IN_PROGRESS)
    office = await t.joins("老办")
    for words in ("", " ", "财务 " * 99, "\u200b"):
        asked = await office.asks(words)
        assert (asked.results, asked.answers) == ([], 1), words


async def test_an_installation_may_leave_it_off(tmp_path: Path) -> None:
    async with town(tmp_path) as t:
        await t.holds(1, State.IN_PROGRESS)
        await t.joins("老办")
        bot = t.running.bot
        off = Inline(ledger=t.running.ledger, guide=t.running.guide, is_on=False)
        user = User(1000, "老办", is_bot=False)
        query = InlineQuery("1", user, "财务", "", chat_type="sender")
        query.set_bot(bot)
        assert Update(1, inline_query=query).inline_query is query
        await off(query)  # nobody asked at Telegram: refused there, and a line in the log alone
        assert t.api.called("answerInlineQuery")[-1].params["results"] == "[]"
