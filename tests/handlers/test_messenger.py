"""A screen becomes messages: edited or new, with pictures, keyboards and the person's commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.core import screens
from bot.core.evidence import FileKind, StoredFile
from bot.core.screens import (
    Button,
    ChartAttachment,
    FileAttachment,
    InvitationAttachment,
    Menu,
    Screen,
    text,
)
from bot.demo import botapi
from bot.demo.botapi import faults
from bot.demo.botapi.files import Upload
from bot.processes.fetching import store
from tests.handlers.running import Running
from tests.processes.conftest import (
    People,
    api,
    bot,
    clock,
    database,
    folder,
    ledger,
    people,
    words,
)
from tests.telegram import Phone, png

__all__ = ["api", "bot", "clock", "database", "folder", "ledger", "people", "words"]

LINES = (text("toy-me", name="李明"),)
BUTTONS = ((Button(label="看", press=("me",)),),)
MENU = Menu(rows=(("toy-menu",),))


@pytest.fixture
def li(people: People) -> Phone:
    return people.joins("李明")


class Sending:
    def __init__(self, bot: Running, people: People) -> None:
        self.bot = bot
        self.people = people
        self.count = 0

    async def __call__(self, screen: Screen) -> None:
        with self.people.ledger.work() as work:
            self.count += 1
            key = f"screen:{self.count}"
            work.outbox.put(screen, key=key, kind="x", person_id=self.people.ids["李明"])
        await self.bot.delivering()

    def file(self, kind: FileKind, *, folder: Path | None = None) -> FileAttachment:
        """On our own disk when a folder is given, else known to Telegram alone."""
        upload = Upload(content=png(), name=f"{kind}.bin", mime="image/png")
        remote = self.people.api.files.store(str(kind), upload)
        with self.people.ledger.work() as work:
            added = work.evidence.add_file(
                StoredFile(
                    id=0,
                    kind=kind,
                    name=f"{kind}.bin",
                    mime="image/png",
                    size=1,
                    telegram_id=remote.id,
                    telegram_unique_id=remote.id,
                    uploader_id=self.people.ids["李明"],
                    uploaded_at=work.now,
                    not_before=work.now,
                    sha256=store(folder, png(grey=9)) if folder else None,
                )
            )
        return FileAttachment(file=added.id)


@pytest.fixture
def send(bot: Running, people: People) -> Sending:
    return Sending(bot, people)


async def test_words_buttons_and_the_menu(send: Sending, li: Phone) -> None:
    await send(Screen(lines=LINES, buttons=BUTTONS, protected=True))
    assert li.last.text == "您是李明。"
    assert [b.label for b in li.last.buttons] == ["看"]
    assert li.last.protected
    await send(Screen(lines=LINES, menu=MENU))
    assert li.labels[-1] == "记一笔"


async def test_the_commands_are_set_for_that_chat(
    send: Sending, li: Phone, api: botapi.BotApi
) -> None:
    await send(Screen(lines=LINES, commands=("log", "me")))
    (call,) = api.called("setMyCommands")
    assert str(li.chat.id) in str(call.params["scope"])
    assert json.loads(call.params["commands"])[0] == {"command": "log", "description": "记问题"}


async def test_commands_that_cannot_be_set_do_not_send_the_words_twice(
    send: Sending, li: Phone, api: botapi.BotApi
) -> None:
    api.faults.add(faults.server_error(), method="setMyCommands")
    await send(Screen(lines=LINES, commands=("log",)))
    assert len(li.answers) == 1


async def test_a_screen_is_edited_in_place(send: Sending, li: Phone) -> None:
    await send(Screen(lines=LINES, buttons=BUTTONS))
    first = li.last
    changed = Screen(lines=(text("toy-me", name="王芳"),), edits=first.id)
    await send(changed)
    assert [m.text for m in li.answers] == ["您是王芳。"]
    await send(changed)
    assert [m.text for m in li.answers] == ["您是王芳。"]


async def test_what_cannot_be_edited_is_sent_anew(send: Sending, li: Phone) -> None:
    await send(Screen(lines=LINES, edits=77))
    assert li.last.text == "您是李明。"
    await send(Screen(lines=(text("toy-me", name="王芳"),), menu=MENU, edits=li.last.id))
    assert len(li.answers) == 2


async def test_a_long_edit_goes_on_in_new_messages(send: Sending, li: Phone) -> None:
    await send(Screen(lines=LINES))
    long = tuple(text("toy-me", name="长" * 3000) for _ in range(2))
    await send(Screen(lines=long, buttons=BUTTONS, edits=li.last.id))
    assert len(li.answers) == 2
    assert li.answers[0].buttons == ()
    assert [b.label for b in li.answers[1].buttons] == ["看"]


async def test_one_picture_carries_words_and_buttons(
    send: Sending, li: Phone, folder: Path
) -> None:
    photo = send.file(FileKind.PHOTO, folder=folder)
    await send(Screen(lines=LINES, buttons=BUTTONS, attachments=(photo,)))
    assert li.last.text == "您是李明。"
    assert li.last.media is not None
    assert [b.label for b in li.last.buttons] == ["看"]


async def test_several_pictures_are_albums_of_ten(send: Sending, li: Phone) -> None:
    photos = tuple(send.file(FileKind.PHOTO) for _ in range(12))
    await send(Screen(lines=LINES, attachments=photos))
    assert len(li.answers) == 12
    assert li.answers[0].text == "您是李明。"
    assert len({m.album for m in li.answers[:10]}) == 1


async def test_words_with_buttons_stand_below_their_pictures(send: Sending, li: Phone) -> None:
    photos = (send.file(FileKind.PHOTO), send.file(FileKind.PHOTO))
    await send(Screen(lines=LINES, buttons=BUTTONS, attachments=photos))
    assert [m.text for m in li.answers] == ["", "", "您是李明。"]


async def test_every_kind_of_file_goes_its_own_way(
    send: Sending, li: Phone, api: botapi.BotApi
) -> None:
    kinds = (FileKind.VOICE, FileKind.VOICE, FileKind.DOCUMENT, FileKind.PHOTO)
    await send(Screen(attachments=tuple(send.file(kind) for kind in kinds)))
    methods = [call.method for call in api.calls if call.method.startswith("send")]
    assert methods == ["sendVoice", "sendVoice", "sendDocument", "sendPhoto"]


async def test_charts_and_invitations_are_drawn_when_sent(
    send: Sending, li: Phone, api: botapi.BotApi
) -> None:
    pictures = (ChartAttachment(snapshot=3), InvitationAttachment(invitation=4))
    for picture in pictures:
        await send(Screen(lines=LINES, attachments=(picture,)))
    assert len(api.called("sendPhoto")) == 2
    assert len(li.answers) == 2


async def test_a_picture_that_telegram_refuses_does_not_keep_its_words(
    send: Sending, li: Phone, api: botapi.BotApi
) -> None:
    api.faults.add(faults.refused(400, "Bad Request: wrong file identifier"), method="sendPhoto")
    photo = send.file(FileKind.PHOTO)
    await send(Screen(lines=LINES, buttons=BUTTONS, attachments=(photo,)))
    assert li.last.text == "您是李明。"
    assert [b.label for b in li.last.buttons] == ["看"]


async def test_a_picture_for_an_unknown_chat_is_no_fault_of_the_picture(
    send: Sending, li: Phone, api: botapi.BotApi
) -> None:
    api.faults.add(faults.refused(400, "Bad Request: chat not found"), method="sendPhoto")
    await send(Screen(lines=LINES, attachments=(send.file(FileKind.PHOTO),)))
    assert li.answers == []


async def test_a_screen_may_say_nothing(send: Sending, li: Phone) -> None:
    await send(Screen(commands=("me",)))
    assert li.answers == []
    assert screens.Screen() == Screen()
