"""A message as a bot gets to see it: JSON in the fields of the Bot API."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.demo.botapi.chats import Chat
from bot.demo.botapi.errors import JSON
from bot.demo.botapi.files import media_json
from bot.demo.botapi.values import Message

if TYPE_CHECKING:
    from bot.demo.botapi.api import BotApi


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def message_json(api: BotApi, chat: Chat, message: Message, *, nested: bool = False) -> JSON:
    """`nested` messages (the ones replied to) do not show what they reply to themselves."""
    result: JSON = {
        "message_id": message.id,
        "from": account_json(api, message.sender),
        "chat": chat.as_json(),
        "date": seconds(message.date),
    }
    result |= _content(message) | dict(message.more) | _flags(message)
    original = chat.find(message.reply_to) if message.reply_to and not nested else None
    if original is not None:
        result["reply_to_message"] = message_json(api, chat, original, nested=True)
    return result


def account_json(api: BotApi, account: int) -> JSON:
    if account in api.users:
        return api.users[account].as_json()
    return next(bot.as_json() for bot in api.bots.values() if bot.id == account)


def inaccessible_json(chat: Chat, number: int) -> JSON:
    """What is left of a deleted message under a button press."""
    return {"message_id": number, "chat": chat.as_json(), "date": 0}


def _content(message: Message) -> JSON:
    text, entities = ("caption", "caption_entities") if message.media else ("text", "entities")
    content: JSON = media_json(message.media) if message.media else {}
    if message.content.text:
        content[text] = message.content.text
    if message.content.entities:
        content[entities] = [entity.as_json() for entity in message.content.entities]
    return content


def _flags(message: Message) -> JSON:
    flags = {
        "edit_date": message.edited and seconds(message.edited),
        "has_protected_content": message.protected or None,
        "media_group_id": message.album,
        "reply_markup": message.markup.as_json(),
    }
    return {key: value for key, value in flags.items() if value is not None}
