"""What a person does on the page, as verbs of his phone; every body is checked by its model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import FormData, UploadFile

from bot.demo.botapi import Message, Query, User

MOST_FILES = 10
Words = Annotated[str, Field(min_length=1, max_length=20_000, pattern=r"\S")]


class Impossible(Exception):
    """Nobody could do this on a phone; its word goes to the page."""


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Say(_Body):
    text: Words
    reply: int | None = None


class Press(_Body):
    message: int
    data: str = Field(min_length=1, max_length=64)


class Edit(_Body):
    message: int
    text: Words


class Place(_Body):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class Block(_Body):
    blocked: bool


class Files(_Body):
    """Beside the files of an upload."""

    kind: Literal["photo", "document", "voice"]
    caption: str = Field(default="", max_length=1024)


def say(user: User, body: Say) -> None:
    if body.reply is None:
        user.sends(body.text)
    else:
        user.replies(_message(user, body.reply), body.text)


def press(user: User, body: Press) -> Query:
    """A button that is not there any more may be pressed: at Telegram, too."""
    message = user.chat.by_number.get(body.message)
    if message is None:
        raise Impossible("message")
    return user.presses(message, body.data)


def edit(user: User, body: Edit) -> None:
    message = _message(user, body.message)
    if message.from_bot:
        raise Impossible("message")
    user.edits(message, body.text)


def place(user: User, body: Place) -> None:
    user.sends_location(body.latitude, body.longitude)


def block(user: User, body: Block) -> None:
    if body.blocked == user.chat.blocked:
        return
    if body.blocked:
        user.blocks()
    else:
        user.unblocks()


async def upload(user: User, form: FormData) -> None:
    """One file is a message, several are an album; a voice comes alone."""
    about = Files.model_validate({key: form[key] for key in ("kind", "caption") if key in form})
    files = [each for each in form.getlist("file") if isinstance(each, UploadFile)]
    contents = [(each.filename or "file", await each.read()) for each in files]
    if not 1 <= len(contents) <= MOST_FILES or not all(content for _, content in contents):
        raise Impossible("files")
    caption = about.caption.strip() or None
    if about.kind == "voice":
        user.sends_voice(contents[0][1])
    elif len(contents) > 1:
        _album(user, about.kind, contents, caption)
    elif about.kind == "photo":
        user.sends_photo(contents[0][1], caption)
    else:
        user.sends_document(contents[0][0], contents[0][1], files[0].content_type, caption)


def _album(user: User, kind: str, contents: list[tuple[str, bytes]], caption: str | None) -> None:
    photos = [content for _, content in contents]
    user.sends_album(photos if kind == "photo" else contents, caption)


def _message(user: User, number: int) -> Message:
    message = user.chat.find(number)
    if message is None:
        raise Impossible("message")
    return message


_B = TypeVar("_B", bound=_Body)
Deed = tuple[type[_B], Callable[[User, _B], Any]]

DEEDS: dict[str, Deed[Any]] = {
    "say": (Say, say),
    "press": (Press, press),
    "edit": (Edit, edit),
    "place": (Place, place),
    "block": (Block, block),
}
