"""Changes of messages that were sent: text, caption, media, buttons, and their end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.demo.botapi.chats import Chat
from bot.demo.botapi.errors import JSON, bad_request
from bot.demo.botapi.methods.albums import read_item
from bot.demo.botapi.methods.asking import Ask, caption_of, markup_of, method, shown, text_of
from bot.demo.botapi.values import Markup, Message

_DELETABLE = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


@method("editMessageText")
def edit_text(ask: Ask) -> JSON:
    content = text_of(ask)
    chat, message = _editable(ask)
    if message.media is not None:
        raise bad_request("there is no text in the message to edit")
    return _edit(ask, chat, message, content=content)


@method("editMessageCaption")
def edit_caption(ask: Ask) -> JSON:
    content = caption_of(ask)
    chat, message = _editable(ask)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    return _edit(ask, chat, message, content=content)


@method("editMessageMedia")
def edit_media(ask: Ask) -> JSON:
    media, content = read_item(ask, ask.params.data("media") or {})
    chat, message = _editable(ask)
    return _edit(ask, chat, message, media=media, content=content)


@method("editMessageReplyMarkup")
def edit_reply_markup(ask: Ask) -> JSON:
    return _edit(ask, *_editable(ask))


def _editable(ask: Ask) -> tuple[Chat, Message]:
    """A bot edits its own messages; those with a reply keyboard not even it."""
    chat = ask.api.open_chat(ask.bot, ask.params.text("chat_id"))
    message = chat.find(_number(ask))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != ask.bot.id or not message.markup.only_inline:
        raise bad_request("message can't be edited")
    return chat, message


def _number(ask: Ask) -> int:
    number = ask.params.number("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    return number


def _edit(ask: Ask, chat: Chat, message: Message, **fields: Any) -> JSON:
    """An edit without reply_markup takes the buttons away."""
    markup = _inline_markup(ask)
    changes = fields | {"markup": markup}
    if all(getattr(message, name) == value for name, value in changes.items()):
        raise bad_request(_NOT_MODIFIED)
    changed = ask.api.change(chat, message, edited=ask.api.clock(), **changes)
    return shown(ask, chat, changed)


def _inline_markup(ask: Ask) -> Markup:
    markup = markup_of(ask)
    if not markup.only_inline:
        raise bad_request("inline keyboard expected")
    return markup


@method("deleteMessage")
def delete_message(ask: Ask) -> bool:
    chat = ask.api.open_chat(ask.bot, ask.params.text("chat_id"))
    message = chat.find(_number(ask))
    if message is None:
        raise bad_request("message to delete not found")
    if not chat.is_private and message.sender != ask.bot.id:
        raise bad_request("message can't be deleted")
    if ask.api.clock() - message.date > _DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    ask.api.change(chat, message, deleted=True)
    return True
