"""What Telegram sends, as what a person did."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.core.evidence import FileKind
from bot.core.incoming import Act, Incoming
from handlers.inbound.incoming import read

NOW = datetime(2020, 12, 7, 3, tzinfo=UTC)
LI = {"id": 7, "is_bot": False, "first_name": "李明", "language_code": "zh-hans"}
PRIVATE = {"id": 7, "type": "private", "first_name": "李明"}
GROUP = {"id": -5, "type": "supergroup", "title": "巡察办"}
BASIS: dict[str, Any] = {"message_id": 3, "date": 1607310000, "chat": PRIVATE, "from": LI}


def reading(kind: str, payload: dict[str, Any]) -> Incoming | None:
    update = Update.de_json({"update_id": 9, kind: payload}, None)
    return read(update, bot_id=1, bot_name="Huiyin_bot", now=NOW)


def read_message(**fields: Any) -> Incoming:
    incoming = reading("message", {**BASIS, **fields})
    assert incoming is not None
    return incoming


def command(text: str) -> dict[str, Any]:
    length = len(text.split(maxsplit=1)[0])
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def photo(width: int) -> dict[str, Any]:
    return {
        "file_id": f"id{width}",
        "file_unique_id": f"u{width}",
        "width": width,
        "height": width,
        "file_size": width * 10,
    }


def test_a_text() -> None:
    incoming = read_message(text="账目不清")
    assert (incoming.act, incoming.text) == (Act.TEXT, "账目不清")
    assert (incoming.bot_id, incoming.update_id, incoming.message_id) == (1, 9, 3)
    assert (incoming.user_id, incoming.user_name, incoming.chat_id) == (7, "李明", 7)
    assert incoming.language_code == "zh-hans"
    assert incoming.is_private
    assert incoming.sent_at == datetime(2020, 12, 7, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "name", "argument"),
    [
        ("/log", "log", ""),
        ("/show 7-01-003", "show", "7-01-003"),
        ("/LOG@huiyin_bot  清河镇\n账目", "log", "清河镇\n账目"),
        ("/find\n会议", "find", "会议"),
        ("/log@another_bot", None, ""),
    ],
)
def test_a_command(said: str, name: str | None, argument: str) -> None:
    incoming = read_message(**command(said))
    assert (incoming.command, incoming.argument) == (name, argument)


def test_a_slash_in_the_middle_is_no_command() -> None:
    entity = {"type": "bot_command", "offset": 3, "length": 4}
    assert read_message(text="请看 /log", entities=[entity]).command is None


def test_the_largest_of_a_photos_sizes_is_kept_and_a_caption_may_be_a_command() -> None:
    caption = command("/log 账目不清")
    incoming = read_message(
        photo=[photo(90), photo(800), photo(320)],
        caption=caption["text"],
        caption_entities=caption["entities"],
        media_group_id="a1",
    )
    assert incoming.act is Act.FILES
    (file,) = incoming.files
    assert (file.kind, file.telegram_id, file.size) == (FileKind.PHOTO, "id800", 8000)
    assert (file.name, file.mime) == ("photo.jpg", "image/jpeg")
    assert (incoming.command, incoming.argument, incoming.album) == ("log", "账目不清", "a1")


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (FileKind.DOCUMENT, {"file_name": "纪要.docx", "mime_type": "application/msword"}),
        (FileKind.VIDEO, {"width": 1, "height": 1, "duration": 1}),
        (FileKind.VOICE, {"duration": 1}),
        (FileKind.AUDIO, {"duration": 1}),
    ],
)
def test_every_kind_of_file(kind: FileKind, more: dict[str, Any]) -> None:
    media = {"file_id": "i", "file_unique_id": "u", **more}
    (file,) = read_message(**{str(kind): media}).files
    assert file.kind is kind
    assert file.size == 0
    assert file.name == more.get("file_name", file.name)


def test_a_gif_is_not_taken_for_a_document() -> None:
    media = {"file_id": "i", "file_unique_id": "u"}
    animation = {**media, "width": 1, "height": 1, "duration": 1}
    incoming = read_message(animation=animation, document=media)
    assert (incoming.act, incoming.what, incoming.files) == (Act.OTHER, "animation", ())


def test_what_we_do_not_take_is_named() -> None:
    incoming = read_message(contact={"phone_number": "1", "first_name": "x"})
    assert (incoming.act, incoming.what) == (Act.OTHER, "contact")


PLACE = {"latitude": 41.7636, "longitude": 86.1514, "live_period": 900}


def test_a_place_is_its_name_and_coordinates() -> None:
    venue = {"location": PLACE, "title": "灌溉站", "address": ""}
    for more, name in (
        ({}, "41.76360, 86.15140"),
        ({"venue": venue}, "灌溉站 41.76360, 86.15140"),
    ):
        incoming = read_message(location=PLACE, **more)
        [place] = incoming.files
        assert (incoming.act, incoming.what, place.kind) == (Act.FILES, "", FileKind.PLACE)
        assert place.name == name


def test_the_further_way_of_a_live_place_is_nobodys_doing() -> None:
    assert reading("edited_message", {**BASIS, "location": PLACE}) is None


def test_a_service_message_is_something_else() -> None:
    assert read_message(group_chat_created=True).act is Act.OTHER


def test_an_edit_and_a_reply() -> None:
    original = {**BASIS, "text": "x"}
    payload = {**BASIS, "text": "更正", "reply_to_message": original}
    incoming = reading("edited_message", payload)
    assert incoming is not None
    assert (incoming.act, incoming.reply_to) == (Act.EDIT, 3)


def press(**fields: Any) -> Incoming:
    payload = {"id": "1", "chat_instance": "1", "from": LI, **fields}
    incoming = reading("callback_query", payload)
    assert incoming is not None
    return incoming


def test_a_press_knows_its_message() -> None:
    incoming = press(data="1:item:7", message={**BASIS, "chat": GROUP})
    assert (incoming.act, incoming.press) == (Act.PRESS, ("item", "7"))
    assert (incoming.chat_id, incoming.message_id, incoming.is_private) == (-5, 3, False)
    assert incoming.sent_at == NOW


@pytest.mark.parametrize("data", ["0:item", "garbage", ""])
def test_a_garbled_press_is_no_press(data: str) -> None:
    assert press(data=data, message=BASIS).press is None


def test_a_press_on_a_message_that_telegram_no_longer_shows() -> None:
    incoming = press(data="1:x", message={"message_id": 3, "date": 0, "chat": PRIVATE})
    assert (incoming.chat_id, incoming.message_id) == (7, 3)


def test_a_press_without_a_message_counts_in_the_pressers_own_chat() -> None:
    incoming = press(data="1:x", inline_message_id="i")
    assert (incoming.chat_id, incoming.message_id, incoming.is_private) == (7, 0, True)


def test_what_is_nobodys_doing_is_none() -> None:
    channel = {"id": -9, "type": "channel", "title": "x"}
    post = {"message_id": 1, "date": 1607310000, "chat": channel, "text": "x"}
    assert reading("channel_post", post) is None
    assert reading("message", post) is None


def membership(old: str, new: str, chat: dict[str, Any] = GROUP) -> Incoming | None:
    bot = {"id": 1, "is_bot": True, "first_name": "回音"}
    members = [{"user": bot, "status": status, "until_date": 0} for status in (old, new)]
    names = ("old_chat_member", "new_chat_member")
    body = {"chat": chat, "from": LI, "date": 1607310000}
    return reading("my_chat_member", body | dict(zip(names, members, strict=True)))


@pytest.mark.parametrize(
    ("old", "new", "act"),
    [("left", "member", Act.ADDED), ("member", "kicked", Act.REMOVED)],
)
def test_the_bot_comes_and_goes(old: str, new: str, act: Act) -> None:
    incoming = membership(old, new)
    assert incoming is not None
    assert (incoming.act, incoming.chat_id, incoming.chat_title) == (act, -5, "巡察办")
    assert not incoming.is_private


def test_a_change_of_rank_or_in_a_private_chat_is_nobody_s_doing() -> None:
    assert membership("left", "kicked") is None
    assert membership("member", "kicked", PRIVATE) is None


def test_a_group_that_became_a_supergroup_names_its_new_number() -> None:
    incoming = read_message(chat=GROUP, migrate_to_chat_id=-1005)
    assert (incoming.act, incoming.chat_id, incoming.moved_to) == (Act.MOVED, -5, -1005)
