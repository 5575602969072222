"""What a person does on the page is what his phone would send."""

from __future__ import annotations

import pytest

from bot.demo.botapi.values import Button, Markup
from tests.demo_page.serving import Place
from tests.telegram import png


def updates(place: Place) -> list[str]:
    """The kinds of what waits for the bot."""
    bodies = [update.body for update in place.api.bot.updates.pending]
    return [key for body in bodies for key in body]


async def test_words_are_sent(place: Place) -> None:
    assert (await place.does("say", text="  /log 清河镇 ")).status_code == 200
    assert place.li.chat.visible[-1].text == "/log 清河镇"
    assert updates(place) == ["message"]


async def test_a_reply_names_what_it_answers(place: Place) -> None:
    asked = place.says_the_bot("有什么进展？")
    await place.does("say", text="已核查", reply=asked.id)
    assert place.li.chat.visible[-1].reply_to == asked.id


async def test_a_button_is_pressed_and_its_message_named(place: Place) -> None:
    row = ((Button(label="确认", data="ok"),),)
    asked = place.says_the_bot("请核对", markup=Markup(inline=row))
    await place.does("press", message=asked.id, data="ok")
    [update] = place.api.bot.updates.pending
    assert update.body["callback_query"]["data"] == "ok"
    assert update.body["callback_query"]["message"]["message_id"] == asked.id


async def test_ones_own_message_is_edited_and_nobody_elses(place: Place) -> None:
    told = place.says_the_bot("已记下")
    own = place.li.chat.visible[0]
    assert (await place.does("edit", message=own.id, text="改过")).status_code == 200
    assert place.li.chat.visible[0].text == "改过"
    assert (await place.does("edit", message=told.id, text="改过")).json() == {"error": "message"}


async def test_a_place_is_sent(place: Place) -> None:
    await place.does("place", latitude=41.7, longitude=86.1)
    assert place.li.chat.visible[-1].more["location"] == {"latitude": 41.7, "longitude": 86.1}


async def test_the_bot_is_blocked_once_and_let_in_again(place: Place) -> None:
    await place.does("block", blocked=True)
    await place.does("block", blocked=True)
    assert place.li.chat.blocked
    assert (await place.does("say", text="/help")).json() == {"error": "blocked"}
    await place.does("block", blocked=False)
    assert not place.li.chat.blocked
    assert updates(place) == ["my_chat_member", "my_chat_member"]


async def test_one_photo_is_a_message_and_several_are_an_album(place: Place) -> None:
    await place.uploads("photo", ("a.png", png()), caption="  井口 ")
    await place.uploads("photo", ("a.png", png()), ("b.png", png(grey=9)), caption="前后")
    single, first, second = place.li.chat.visible[1:]
    assert (single.text, single.album) == ("井口", None)
    assert first.album == second.album is not None
    assert [first.text, second.text] == ["前后", ""]


async def test_documents_keep_their_names(place: Place) -> None:
    await place.uploads("document", ("台账.xlsx", b"PK"))
    await place.uploads("document", ("一.txt", b"1"), ("二.txt", b"2"))
    names = [message.media.name for message in place.li.chat.visible[1:] if message.media]
    assert names == ["台账.xlsx", "一.txt", "二.txt"]


async def test_a_voice_is_sent(place: Place) -> None:
    await place.uploads("voice", ("voice.ogg", b"OggS"))
    [voice] = [message.media for message in place.li.chat.visible if message.media]
    assert voice.kind == "voice"


@pytest.mark.parametrize(
    ("deed", "body"),
    [
        ("say", {"text": "   "}),
        ("say", {"text": "x", "more": 1}),
        ("press", {"message": 1, "data": "x" * 65}),
        ("place", {"latitude": 91, "longitude": 0}),
        ("block", {}),
    ],
)
async def test_a_malformed_body_is_refused(
    place: Place, deed: str, body: dict[str, object]
) -> None:
    response = await place.does(deed, **body)
    assert (response.status_code, response.json()) == (400, {"error": "body"})
    assert updates(place) == []


@pytest.mark.parametrize(
    ("deed", "body", "word"),
    [
        ("dance", {}, "deed"),
        ("say", {"text": "x", "reply": 99}, "message"),
        ("press", {"message": 99, "data": "x"}, "message"),
        ("edit", {"message": 99, "text": "x"}, "message"),
    ],
)
async def test_the_impossible_is_refused_with_a_word(
    place: Place, deed: str, body: dict[str, object], word: str
) -> None:
    assert (await place.does(deed, **body)).json() == {"error": word}


async def test_an_upload_without_content_or_of_an_unknown_kind_is_refused(place: Place) -> None:
    assert (await place.uploads("photo", ("a.png", b""))).json() == {"error": "files"}
    assert (await place.uploads("photo")).status_code == 400
    assert (await place.uploads("sticker", ("a", b"1"))).json() == {"error": "body"}


async def test_nobody_else_has_a_phone_here(place: Place) -> None:
    place.api.user(8, "外人")
    async with place.client() as web:
        response = await web.post("/api/people/8/say", json={"text": "x"})
    assert response.json() == {"error": "person"}
