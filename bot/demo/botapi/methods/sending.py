"""New messages: text, photo, document, voice, and "typing …"."""

from __future__ import annotations

import re

from bot.demo.botapi.errors import JSON, bad_request
from bot.demo.botapi.methods.asking import (
    Ask,
    caption_of,
    destination,
    markup_of,
    method,
    shown,
    text_of,
    upload_of,
    write,
)

_ACTIONS = re.compile(
    "typing|find_location|choose_sticker|upload_(photo|document)|"
    "(record|upload)_(video|voice|video_note)"
)


@method("sendMessage")
def send_message(ask: Ask) -> JSON:
    content, markup = text_of(ask), markup_of(ask)
    chat = destination(ask)
    return shown(ask, chat, write(ask, chat, content=content, markup=markup))


def _send_media(ask: Ask, kind: str) -> JSON:
    content, markup = caption_of(ask), markup_of(ask)
    media = upload_of(ask, kind)
    chat = destination(ask)
    return shown(ask, chat, write(ask, chat, content=content, media=media, markup=markup))


@method("sendPhoto")
def send_photo(ask: Ask) -> JSON:
    return _send_media(ask, "photo")


@method("sendDocument")
def send_document(ask: Ask) -> JSON:
    return _send_media(ask, "document")


@method("sendVoice")
def send_voice(ask: Ask) -> JSON:
    return _send_media(ask, "voice")


@method("sendChatAction")
def send_chat_action(ask: Ask) -> bool:
    """Not a message: it counts against no limit."""
    action = ask.params.text("action")
    if not _ACTIONS.fullmatch(action):
        raise bad_request("wrong parameter action in request")
    chat = ask.api.open_chat(ask.bot, ask.params.text("chat_id"))
    chat.actions.append(action)
    ask.api.changes.tell("action", chat.id)
    return True
