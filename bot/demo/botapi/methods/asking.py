"""What every method needs: who asks, with which parameters, and the readings they share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.demo.botapi import entities, html, keyboards, wire
from bot.demo.botapi.api import BotApi
from bot.demo.botapi.bots import BotAccount
from bot.demo.botapi.calls import Params
from bot.demo.botapi.chats import Chat
from bot.demo.botapi.entities import Formatted
from bot.demo.botapi.errors import JSON, bad_request
from bot.demo.botapi.values import Markup, Message, StoredFile

TEXT_UNITS = 4096
CAPTION_UNITS = 1024


@dataclass(frozen=True, slots=True)
class Ask:
    api: BotApi
    bot: BotAccount
    params: Params


Method = Callable[[Ask], Any | Awaitable[Any]]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Puts a function into the table; Telegram does not mind the case of a method's name."""

    def register(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return register


def destination(ask: Ask, messages: int = 1) -> Chat:
    """The chat to write to, with `messages` counted against the flood limits."""
    chat = ask.api.open_chat(ask.bot, ask.params.text("chat_id"))
    if ask.api.enforce_limits:
        ask.api.limits.take(chat.id, messages)
    return chat


def text_of(ask: Ask) -> Formatted:
    content = _formatted(ask.params.values, "text", ask.params.data("entities"))
    if not content.text:
        raise bad_request("message text is empty")
    if entities.units(content.text) > TEXT_UNITS:
        raise bad_request("message is too long")
    return content


def caption_of(ask: Ask) -> Formatted:
    return caption_from(ask.params.values, ask.params.data("caption_entities"))


def caption_from(values: Any, marked: Any = None) -> Formatted:
    content = _formatted(values, "caption", marked)
    if entities.units(content.text) > CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return content


def _formatted(values: Any, name: str, marked: Any) -> Formatted:
    """Only HTML is spoken here; python-telegram-bot's other modes are refused as unknown."""
    source, mode = str(values.get(name) or ""), str(values.get("parse_mode") or "")
    if mode and mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    content = html.parse(source) if mode else entities.from_json(source, marked or [])
    return entities.trimmed(content)


def markup_of(ask: Ask) -> Markup:
    return keyboards.parse_markup(ask.params.data("reply_markup"))


def upload_of(ask: Ask, kind: str) -> StoredFile:
    """A file in the field of its kind: uploaded, attached, or named by its id."""
    return stored_file(ask, kind, ask.params.text(kind), kind)


def stored_file(ask: Ask, kind: str, reference: str, field: str) -> StoredFile:
    upload = ask.params.uploads.get(reference.removeprefix("attach://") or field)
    if upload is not None:
        return ask.api.files.accept(kind, upload)
    if not reference or reference.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    return ask.api.files.reuse(kind, reference)


def write(ask: Ask, chat: Chat, **content: Any) -> Message:
    """The bot's message into a chat, with what all messages may have."""
    return ask.api.post(
        chat,
        sender=ask.bot.id,
        from_bot=True,
        protected=ask.params.flag("protect_content"),
        silent=ask.params.flag("disable_notification"),
        reply_to=_reply_target(ask, chat),
        **content,
    )


def _reply_target(ask: Ask, chat: Chat) -> int | None:
    reply = ask.params.data("reply_parameters") or {}
    number = int(reply.get("message_id") or ask.params.number("reply_to_message_id"))
    lenient = reply.get("allow_sending_without_reply") or ask.params.flag(
        "allow_sending_without_reply"
    )
    if not number or chat.find(number):
        return number or None
    if lenient:
        return None
    raise bad_request("message to be replied not found")


def shown(ask: Ask, chat: Chat, message: Message) -> JSON:
    return wire.message_json(ask.api, chat, message)
