"""The server's state, whole: bots, people, chats, files, calls, and the rules that join them."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.demo import clock as clocks
from bot.demo.botapi.bots import BotAccount, new_bot
from bot.demo.botapi.calls import Call
from bot.demo.botapi.changes import Changes, Watcher
from bot.demo.botapi.chats import Chat
from bot.demo.botapi.errors import JSON, bad_request, forbidden
from bot.demo.botapi.faults import Faults
from bot.demo.botapi.files import Files, Sizes
from bot.demo.botapi.groups import Group
from bot.demo.botapi.limits import Limits
from bot.demo.botapi.people import User
from bot.demo.botapi.values import Message

Idle = Callable[[], bool | Awaitable[bool]]

# Where a server's clock starts that is given none: a Monday, 10:00 in Beijing.
_START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
# How long an answer to a button press is accepted. Telegram does not tell its figure.
_QUERY_LIFE = timedelta(minutes=15)


@dataclass(slots=True, kw_only=True, eq=False)
class Query:
    """A button press or an inline query, and the bot's answer to it: `answer` is the toast's
    text, `results` what is offered for choosing."""

    id: str
    bot: int
    chat: Chat
    data: str
    at: datetime
    answer: str | None = None
    alert: bool = False
    answers: int = 0
    results: list[JSON] = field(default_factory=list)
    is_personal: bool = False
    cache_time: int = 0
    next_offset: str = ""


class BotApi:
    """One Bot API server. `bot` is the first bot; `add_bot` makes more.

    Dates come from `clock`; flood limits, if enforced, count real seconds unless `limits` brings
    its own clock. `idle` holds functions that say whether the bot has nothing left to do.
    """

    def __init__(
        self,
        *,
        clock: clocks.Clock | None = None,
        limits: Limits | None = None,
        sizes: Sizes | None = None,
    ) -> None:
        self.clock = clock or clocks.VirtualClock(_START, running=True)
        self.limits = limits or Limits()
        self.enforce_limits = limits is not None
        self.files = Files(sizes)
        self.faults = Faults()
        self.changes = Changes()
        self.calls: list[Call] = []
        self.in_flight = 0
        self.idle: list[Idle] = []
        self.bots: dict[str, BotAccount] = {}
        self.users: dict[int, User] = {}
        self.groups: dict[int, Group] = {}
        self.queries: dict[str, Query] = {}
        self._private: dict[tuple[int, int], Chat] = {}
        self.bot = self.add_bot("huiyin_bot", "回音")

    @property
    def token(self) -> str:
        return self.bot.token

    def add_bot(self, username: str, first_name: str) -> BotAccount:
        account = new_bot(len(self.bots) + 1, username, first_name)
        self.bots[account.token] = account
        return account

    def user(
        self,
        id: int,
        first_name: str,
        language_code: str = "zh-hans",
        username: str | None = None,
    ) -> User:
        person = User(
            api=self, id=id, first_name=first_name, language_code=language_code, username=username
        )
        self.users[id] = person
        return person

    def group(self, id: int, title: str, members: Iterable[User]) -> Group:
        """A group with the first bot in it; ids of groups are negative."""
        inside = {person.id: person for person in members}
        chat = Chat(id=id, title=title, members=dict(inside), bots={self.bot.id})
        self.groups[id] = Group(api=self, chat=chat)
        return self.groups[id]

    def private_chat(self, bot: BotAccount, person: User) -> Chat:
        key = (bot.id, person.id)
        if key not in self._private:
            self._private[key] = Chat(id=person.id, person=person)
        return self._private[key]

    def chat_of(self, bot: BotAccount, chat_id: str) -> Chat:
        """The chat a bot names, whether or not it may write there; refuses unknown ones."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        number = int(chat_id) if chat_id.lstrip("-").isdigit() else 0
        if number in self.groups:
            return self.groups[number].chat
        if number in self.users and self._knows(bot, number):
            return self.private_chat(bot, self.users[number])
        raise bad_request("chat not found")

    def _knows(self, bot: BotAccount, person: int) -> bool:
        """A bot knows who has written to it, and who is in a group with it."""
        chat = self._private.get((bot.id, person))
        groups = (group.chat for group in self.groups.values())
        return (chat is not None and chat.started) or any(
            bot.id in group.bots and person in group.members for group in groups
        )

    def open_chat(self, bot: BotAccount, chat_id: str) -> Chat:
        """The chat a bot may write to now; refuses in Telegram's words."""
        if any(str(other.id) == chat_id for other in self.bots.values()):
            raise forbidden("bots can't send messages to bots")
        chat = self.chat_of(bot, chat_id)
        if chat.person is None:
            _check_membership(bot, chat)
        elif chat.person.deactivated:
            raise forbidden("user is deactivated")
        elif chat.blocked:
            raise forbidden("bot was blocked by the user")
        elif not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def post(self, chat: Chat, **fields: Any) -> Message:
        """A new message at the end of a chat."""
        message = Message(id=len(chat.by_number) + 1, chat=chat.id, date=self.clock(), **fields)
        chat.by_number[message.id] = message
        self.changes.tell("sent", chat.id, message)
        return message

    def change(self, chat: Chat, message: Message, **fields: Any) -> Message:
        """Another state of a message that is there."""
        changed = replace(message, **fields)
        chat.by_number[message.id] = changed
        self.changes.tell("deleted" if changed.deleted else "edited", chat.id, changed)
        return changed

    def new_query(self, bot: BotAccount, chat: Chat, data: str) -> Query:
        number = 4_000_000_000_000_000_000 + len(self.queries)
        query = Query(id=str(number), bot=bot.id, chat=chat, data=data, at=self.clock())
        self.queries[query.id] = query
        return query

    def open_query(self, bot: BotAccount, query_id: str) -> Query:
        """A press that may still be answered; answered again, the last answer shows."""
        query = self.queries.get(query_id)
        if query is None or query.bot != bot.id or self.clock() - query.at > _QUERY_LIFE:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return query

    def record(self, method: str, params: dict[str, Any]) -> Call:
        call = Call(method=method, params=params, at=self.clock(), tick=time.monotonic())
        self.calls.append(call)
        return call

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        return self.changes.watch(watcher)

    async def settled(self, within: float = 5.0) -> None:
        """Waits until every update is confirmed, no call is under way, and all `idle` say so.

        What the bot does on its own is seen only by `idle`, which is asked every 5 ms.
        """
        try:
            async with asyncio.timeout(within):
                while not await self._is_settled():
                    await self.changes.next(0.005)
        except TimeoutError:
            waiting = sum(len(bot.updates.pending) for bot in self.bots.values())
            raise TimeoutError(
                f"not settled in {within} s: {waiting} updates unconfirmed, "
                f"{self.in_flight} calls under way; the last call was {self.calls[-1:]}"
            ) from None

    async def _is_settled(self) -> bool:
        """Nothing to do, and no call came while we asked."""
        seen = len(self.calls)
        pending = any(bot.updates.pending for bot in self.bots.values())
        if pending or self.in_flight:
            return False
        for idle in self.idle:
            said = idle()
            if not (await said if inspect.isawaitable(said) else said):
                return False
        return seen == len(self.calls) and not self.in_flight


def _check_membership(bot: BotAccount, chat: Chat) -> None:
    if bot.id in chat.kicked:
        raise forbidden("bot was kicked from the supergroup chat")
    if bot.id not in chat.bots:
        raise forbidden("bot is not a member of the supergroup chat")
