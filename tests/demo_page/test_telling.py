"""What the page is told: the state at once, and then every change."""

from __future__ import annotations

from typing import Any

import pytest

from bot.demo.botapi import html
from bot.demo.botapi.values import Button, Markup
from bot.demo.page import desk, feed
from tests.demo_page.serving import Place, listening


async def told(events: Any, kind: str) -> Any:
    async for event in events:
        if event["kind"] == kind:
            return event
    raise AssertionError(f"the stream ended without {kind}")


async def test_the_state_holds_people_chats_and_the_time(place: Place) -> None:
    place.says_the_bot("请选择", markup=Markup(keyboard=(("记问题", "待我审"),)))
    state = await place.state()
    [person] = state["people"]
    assert (person["name"], person["role"]) == ("李闻", {"zh": "组员", "en": "Member"})
    assert [message["text"] for message in person["messages"]] == ["/start", "请选择"]
    assert person["keyboard"] == [["记问题", "待我审"]]
    assert state["now"] == int(place.clock.now().timestamp() * 1000)
    assert state["tour"]["scenes"] == []


async def test_marks_stand_beside_the_text_and_no_markup_in_it(place: Place) -> None:
    place.says_the_bot(
        "", content=html.parse('<b>清河</b> &lt;b&gt; <a href="https://a.cn">x</a>')
    )
    message = (await place.state())["people"][0]["messages"][-1]
    assert message["text"] == "清河 <b> x"
    assert message["marks"] == [
        {"type": "bold", "offset": 0, "length": 2, "url": None},
        {"type": "text_link", "offset": 7, "length": 1, "url": "https://a.cn"},
    ]


async def test_new_changed_and_deleted_messages_are_told(place: Place) -> None:
    async with listening(place) as events:
        message = place.says_the_bot("一")
        assert (await told(events, "message"))["message"]["text"] == "一"
        changed = place.api.change(message_chat(place), message, protected=True)
        assert (await told(events, "message"))["message"]["protected"]
        place.api.change(message_chat(place), changed, deleted=True)
        assert (await told(events, "gone"))["id"] == message.id
    assert [each["text"] for each in (await place.state())["people"][0]["messages"]] == ["/start"]


def message_chat(place: Place) -> Any:
    return place.li.chat


async def test_the_answer_to_a_press_is_told_once(place: Place) -> None:
    row = ((Button(label="确认", data="ok"),),)
    asked = place.says_the_bot("请核对", markup=Markup(inline=row))
    async with listening(place) as events:
        await place.does("press", message=asked.id, data="ok")
        [query] = place.api.queries.values()
        query.answer, query.alert, query.answers = "已办过", True, 1
        place.api.changes.tell("answered", place.li.chat.id)
        answer = await told(events, "answer")
        assert (answer["person"], answer["text"], answer["alert"]) == (7, "已办过", True)
        place.api.changes.tell("answered", place.li.chat.id)
        place.says_the_bot("二")
        assert (await anext(events))["kind"] == "message"


async def test_blocking_and_time_are_told(place: Place) -> None:
    async with listening(place) as events:
        await place.does("block", blocked=True)
        assert (await told(events, "clock"))["now"] > 0
        assert (await told(events, "chat"))["blocked"]


async def test_changes_of_other_chats_are_nobodys_business(place: Place) -> None:
    other = place.api.user(8, "外人")
    async with listening(place) as events:
        other.sends("/start")
        place.says_the_bot("一")
        assert (await anext(events))["message"]["text"] == "一"


async def test_a_quiet_stream_gives_signs_of_life(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "_HEARTBEAT_SECONDS", 0.01)
    async with place.client() as web, web.stream("GET", "/api/events") as response:
        lines = response.aiter_lines()
        said = [await anext(lines) for _ in range(3)]
    assert said == ["retry: 1000", "", ": still here"]


async def test_a_page_that_sleeps_is_sent_away(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "_MOST_WAITING", 2)
    told_to = feed.Feed(desk.Desk(api=place.api, people=(), clock=place.clock, tick=_nothing))
    stream = told_to.events()
    await anext(stream)
    for _ in range(5):
        told_to.tell_time()
    told_to.tell_chat(99)
    assert len([event async for event in stream]) == 2


async def _nothing() -> None:
    return
