"""The text guard at the door: what passes, what is said, and what the inbox holds meanwhile."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core import errors
from bot.core.evidence import FileKind
from bot.core.incoming import Act, Incoming, IncomingFile
from bot.core.screens import Screen, say
from bot.core.text_guard import MASK, Mode
from handlers.dialogues import guarding
from handlers.dialogues.guarding import Veil

SECRET = b"secret of a test"
PHONE = "13912345678"
CODE = "Zk3v0c4yTq2hLrWmXb7dNA"


def incoming(words: str, act: Act = Act.TEXT, *names: str) -> Incoming:
    return Incoming(
        bot_id=1,
        update_id=2,
        act=act,
        chat_id=3,
        is_private=True,
        user_id=3,
        user_name="李闻",
        language_code="zh-hans",
        message_id=4,
        sent_at=datetime(2020, 9, 7, 3, tzinfo=UTC),
        text=words,
        files=tuple(file(name) for name in names),
    )


def file(name: str) -> IncomingFile:
    return IncomingFile(
        kind=FileKind.DOCUMENT,
        telegram_id="f",
        telegram_unique_id="u",
        name=name,
        mime="application/pdf",
        size=1,
    )


def veil(mode: Mode = Mode.BLOCK) -> Veil:
    return Veil(secret=SECRET, mode=mode)


def raw(**message: Any) -> str:
    chat = {"id": 13912345678, "type": "private"}
    return json.dumps(
        {"update_id": 2, "message": {"message_id": 4, "date": 0, "chat": chat, **message}}
    )


def kept(body: str, mode: Mode = Mode.BLOCK) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(veil(mode).hide(body))["message"]
    return message


# What passes.


@pytest.mark.parametrize("mode", Mode)
def test_ordinary_words_pass_as_they_are(mode: Mode) -> None:
    said = incoming("账目不清")
    assert guarding.passed(said, mode) == (said, None)


@pytest.mark.parametrize("act", [Act.TEXT, Act.EDIT])
def test_blocked_words_do_not_pass(act: Act) -> None:
    with pytest.raises(errors.Unfit, match="guarded"):
        guarding.passed(incoming(f"电话{PHONE}", act), Mode.BLOCK)


def test_the_author_is_told_each_kind_once() -> None:
    said = incoming(f"电话{PHONE}，{PHONE}；举报人张三，反映", Act.FILES)
    _, notice = guarding.passed(said, Mode.WARN)

    assert notice is not None
    kinds = notice.args["what"]
    assert [item.id for item in kinds.items] == ["guard-kind-phone", "guard-kind-informant"]  # type: ignore[union-attr]  # the test would fail otherwise


def test_a_warning_lets_the_words_pass() -> None:
    said = incoming(f"电话{PHONE}")
    passed, notice = guarding.passed(said, Mode.WARN)

    assert passed is said
    assert notice is not None
    assert notice.id == "guard-warned"


def test_off_is_off() -> None:
    said = incoming(f"电话{PHONE}")
    assert guarding.passed(said, Mode.OFF) == (said, None)


def test_files_are_kept_without_their_caption() -> None:
    said = replace(incoming(f"/log {PHONE}", Act.FILES, "照片.pdf"), command="log", argument=PHONE)
    passed, notice = guarding.passed(said, Mode.BLOCK)

    assert (passed.text, passed.command, passed.argument) == ("", None, "")
    assert passed.files == said.files
    assert notice is not None
    assert notice.id == "guard-files"


def test_a_file_s_name_is_masked_and_its_caption_stays() -> None:
    passed, _ = guarding.passed(incoming("院内", Act.FILES, f"{PHONE}.pdf"), Mode.BLOCK)

    assert passed.text == "院内"
    assert passed.files[0].name == f"{MASK * 11}.pdf"


def test_the_notice_stands_above_the_answer_or_alone() -> None:
    notice = say("guard-warned").lines[0]

    assert guarding.noticed(say("x"), None) == say("x")
    assert guarding.noticed(None, None) is None
    assert guarding.noticed(None, notice) == Screen(lines=(notice,))
    assert guarding.noticed(say("x"), notice) == Screen(lines=(notice, say("x").lines[0]))


# What the inbox holds.


@pytest.mark.parametrize("mode", [Mode.BLOCK, Mode.WARN])
def test_guarded_words_never_stand_in_the_inbox(mode: Mode) -> None:
    message = kept(
        raw(
            text=f"电话{PHONE}",
            caption="机密★1年",
            document={"file_id": f"A{PHONE}", "file_name": f"{PHONE}.pdf"},
        ),
        mode,
    )

    assert message["text"] == f"电话{MASK * 11}"
    assert "机密" not in message["caption"]
    assert message["document"] == {"file_id": f"A{PHONE}", "file_name": f"{MASK * 11}.pdf"}
    assert message["chat"]["id"] == 13912345678


def test_a_shared_contact_is_masked() -> None:
    message = kept(raw(contact={"phone_number": "86" + PHONE, "first_name": "某"}))
    assert message["contact"] == {"phone_number": MASK * 13, "first_name": "某"}


def test_with_the_guard_off_words_stand_as_they_were_written() -> None:
    assert kept(raw(text=f"电话{PHONE}"), Mode.OFF)["text"] == f"电话{PHONE}"


@pytest.mark.parametrize("mode", Mode)
def test_an_invitation_s_code_is_hidden_and_comes_back(mode: Mode) -> None:
    body = raw(text=f"/start {CODE}")
    hidden = veil(mode).hide(body)

    assert CODE not in hidden
    assert json.loads(veil(mode).show(hidden)) == json.loads(body)


def test_the_same_code_is_never_hidden_alike() -> None:
    body = raw(text=f"/start {CODE}")
    assert veil().hide(body) != veil().hide(body)


def test_words_that_look_hidden_come_back_as_they_were() -> None:
    body = raw(text="/start ~abc")
    assert json.loads(veil().show(veil().hide(body))) == json.loads(body)


def test_another_secret_does_not_show_the_code() -> None:
    hidden = veil().hide(raw(text=f"/start {CODE}"))
    other = Veil(secret=b"another", mode=Mode.BLOCK)
    try:
        assert CODE not in other.show(hidden)
    except UnicodeDecodeError:
        return


def test_an_edited_message_is_looked_at_too() -> None:
    message = json.loads(raw(text=PHONE))["message"]
    body = json.dumps({"update_id": 2, "edited_message": message})
    assert PHONE not in json.loads(veil().hide(body))["edited_message"]["text"]


def test_of_the_message_replied_to_only_its_place_is_kept() -> None:
    earlier = {"message_id": 1, "date": 0, "chat": {"id": 3, "type": "private"}, "text": "邀请"}
    message = kept(raw(text="好", reply_to_message=earlier))
    assert message["reply_to_message"] == {k: v for k, v in earlier.items() if k != "text"}


def test_of_the_message_pressed_on_only_its_place_is_kept() -> None:
    chat = {"id": 3, "type": "private"}
    pressed = {"message_id": 1, "date": 0, "chat": chat, "text": "卡片", "reply_markup": {}}
    query = {"id": "7", "data": "a", "message": pressed}
    kept = json.loads(veil().hide(json.dumps({"update_id": 2, "callback_query": query})))
    assert kept["callback_query"]["message"] == {"message_id": 1, "date": 0, "chat": chat}


def test_a_press_without_a_message_is_kept_whole() -> None:
    body = json.dumps({"update_id": 2, "callback_query": {"id": "7", "data": "a"}})
    assert json.loads(veil().hide(body)) == json.loads(body)
