"""What a bot may ask about chats and files, and the pinned message."""

from __future__ import annotations

from bot.demo.botapi.errors import JSON, bad_request
from bot.demo.botapi.files import file_json
from bot.demo.botapi.methods.asking import Ask, method

_ALL_GIFTS = {f"{kind}_gifts": True for kind in ("unlimited", "limited", "unique")} | {
    "premium_subscription": True,
    "gifts_from_channels": True,
}


@method("getChat")
def get_chat(ask: Ask) -> JSON:
    chat = ask.api.chat_of(ask.bot, ask.params.text("chat_id"))
    details = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _ALL_GIFTS}
    return chat.as_json() | details


@method("getChatMember")
def get_chat_member(ask: Ask) -> JSON:
    chat = ask.api.chat_of(ask.bot, ask.params.text("chat_id"))
    number = ask.params.number("user_id")
    if number == ask.bot.id:
        return {"user": ask.bot.as_json(), "status": "member"}
    person = ask.api.users.get(number)
    if person is None:
        raise bad_request("member not found")
    inside = number in chat.members or chat.person is person
    return {"user": person.as_json(), "status": "member" if inside else "left"}


@method("pinChatMessage")
def pin_chat_message(ask: Ask) -> bool:
    chat = ask.api.open_chat(ask.bot, ask.params.text("chat_id"))
    message = chat.find(ask.params.number("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    chat.pinned = message.id
    ask.api.changes.tell("pinned", chat.id, message)
    return True


@method("getFile")
def get_file(ask: Ask) -> JSON:
    stored = ask.api.files.by_id(ask.params.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > ask.api.files.sizes.download:
        raise bad_request("file is too big")
    return file_json(stored) | {"file_path": stored.path}
