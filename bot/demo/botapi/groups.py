"""A group chat: what a bot hears of it, and the bot's own coming and going."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.demo.botapi import wire
from bot.demo.botapi.bots import BotAccount
from bot.demo.botapi.chats import Chat, Person
from bot.demo.botapi.errors import JSON
from bot.demo.botapi.values import Message

if TYPE_CHECKING:
    from bot.demo.botapi.api import BotApi


@dataclass(slots=True, kw_only=True, eq=False)
class Group:
    """A group chat, as its owner handles it."""

    api: BotApi
    chat: Chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        return self.chat.messages

    def adds_bot(self, bot: BotAccount | None = None) -> None:
        account = bot or self.api.bot
        self.chat.bots.add(account.id)
        self.chat.kicked.discard(account.id)
        self._tells(account, "left", "member")

    def kicks_bot(self, bot: BotAccount | None = None) -> None:
        account = bot or self.api.bot
        self.chat.bots.discard(account.id)
        self.chat.kicked.add(account.id)
        self._tells(account, "member", "kicked")

    def _tells(self, bot: BotAccount, old: str, new: str) -> None:
        owner = next(iter(self.chat.members.values()))
        put_membership(self.api, bot, self.chat, owner, (old, new))


def hears(bot: BotAccount, chat: Chat, message: Message) -> bool:
    """Privacy mode: in a group a bot sees commands for it, and replies to what it wrote."""
    if bot.id not in chat.bots:
        return False
    original = chat.find(message.reply_to) if message.reply_to else None
    if bot.reads_groups or (original is not None and original.sender == bot.id):
        return True
    command = message.text.split(maxsplit=1)[0] if message.text.startswith("/") else ""
    return bool(command) and command.partition("@")[2] in {"", bot.username}


def put_membership(
    api: BotApi, bot: BotAccount, chat: Chat, actor: Person, statuses: tuple[str, str]
) -> None:
    """my_chat_member: a bot hears that it was blocked, unblocked, added or thrown out."""
    old, new = (_member_json(bot, status) for status in statuses)
    payload: JSON = {
        "chat": chat.as_json(),
        "from": actor.as_json(),
        "date": wire.seconds(api.clock()),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    bot.updates.put("my_chat_member", payload, api.clock())


def _member_json(bot: BotAccount, status: str) -> JSON:
    member: JSON = {"user": bot.as_json(), "status": status}
    return member | ({"until_date": 0} if status == "kicked" else {})
