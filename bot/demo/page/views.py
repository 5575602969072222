"""What the page gets to see, as JSON: text and its marks apart, so no markup is ever parsed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.demo.botapi import Button, Chat, Message
from bot.demo.botapi.entities import Entity
from bot.demo.botapi.values import StoredFile
from bot.demo.page.desk import Desk, PagePerson

JSON = dict[str, Any]

# What a message may carry beside text and file, and what of it the page shows.
_EXTRAS = ("forward_origin", "location", "contact", "poll")


def moment(at: datetime) -> int:
    """Milliseconds, as browsers count."""
    return int(at.timestamp() * 1000)


def person_view(person: PagePerson) -> JSON:
    return {
        "id": person.user.id,
        "name": person.name,
        "role": {"zh": person.role_zh, "en": person.role_en},
        **chat_view(person.user.chat),
        "messages": [message_view(each) for each in person.user.chat.visible],
    }


def chat_view(chat: Chat) -> JSON:
    """The chat without its messages."""
    return {"blocked": chat.blocked, "keyboard": [list(row) for row in chat.keyboard]}


def state_view(desk: Desk, tour: JSON) -> JSON:
    return {
        "bot": desk.api.bot.first_name,
        "now": moment(desk.clock.now()),
        "people": [person_view(each) for each in desk.people],
        "tour": tour,
    }


def message_view(message: Message) -> JSON:
    return {
        "id": message.id,
        "bot": message.from_bot,
        "at": moment(message.date),
        "text": message.text,
        "marks": [_mark(each) for each in message.content.entities],
        "file": None if message.media is None else _file(message.media),
        "buttons": [[_button(each) for each in row] for row in message.inline],
        "edited": message.edited is not None,
        "protected": message.protected,
        "silent": message.silent,
        "reply": message.reply_to,
        "album": message.album,
        "more": {key: message.more[key] for key in _EXTRAS if key in message.more},
    }


def _mark(entity: Entity) -> JSON:
    """Offset and length count UTF-16 units: so do the strings of a browser."""
    return {
        "type": entity.type,
        "offset": entity.offset,
        "length": entity.length,
        "url": entity.url,
    }


def _button(button: Button) -> JSON:
    return {"label": button.label, "data": button.data, "url": button.url}


def _file(stored: StoredFile) -> JSON:
    return {
        "kind": stored.kind,
        "url": f"/files/{stored.id}",
        "name": stored.name,
        "size": len(stored.content),
        "width": stored.width,
        "height": stored.height,
    }
