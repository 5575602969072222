"""What people do at their phones; each deed becomes an update for the bots that may see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.demo.botapi import entities, wire
from bot.demo.botapi.bots import BotAccount
from bot.demo.botapi.chats import Chat, Person
from bot.demo.botapi.entities import Formatted
from bot.demo.botapi.errors import JSON
from bot.demo.botapi.files import Upload
from bot.demo.botapi.groups import Group, hears, put_membership
from bot.demo.botapi.values import Message, StoredFile

if TYPE_CHECKING:
    from bot.demo.botapi.api import BotApi, Query


@dataclass(slots=True, kw_only=True, eq=False)
class User(Person):
    """A person with a phone. Without `to`, what is sent goes to the private chat with `partner`,
    which is the server's first bot unless set otherwise.
    """

    api: BotApi
    partner: BotAccount = field(init=False)

    def __post_init__(self) -> None:
        self.partner = self.api.bot

    @property
    def chat(self) -> Chat:
        return self.api.private_chat(self.partner, self)

    def sends(self, text: str, to: Group | None = None) -> Message:
        """Telegram's apps trim a text, send no empty one, and split a long one: the last part."""
        if not text.strip():
            raise ValueError("no app sends an empty text")
        parts = [entities.with_commands(part) for part in _parts(text.strip())]
        return [self._posts(to, content=part) for part in parts][-1]

    def replies(self, message: Message, text: str, to: Group | None = None) -> Message:
        return self._posts(to, content=entities.with_commands(text), reply_to=message.id)

    def forwards(self, text: str, author: str = "某人", to: Group | None = None) -> Message:
        date = wire.seconds(self.api.clock())
        origin = {"type": "hidden_user", "sender_user_name": author, "date": date}
        return self._posts(to, content=Formatted(text), more={"forward_origin": origin})

    def sends_photo(
        self, content: bytes, caption: str | None = None, to: Group | None = None
    ) -> Message:
        return self._sends_file("photo", Upload(content=content), caption, to)

    def sends_document(
        self,
        name: str,
        content: bytes,
        mime: str | None = None,
        caption: str | None = None,
        to: Group | None = None,
    ) -> Message:
        upload = Upload(content=content, name=name, mime=mime)
        return self._sends_file("document", upload, caption, to)

    def sends_voice(self, content: bytes, seconds: int = 3, to: Group | None = None) -> Message:
        upload = Upload(content=content, mime="audio/ogg", seconds=seconds)
        return self._sends_file("voice", upload, None, to)

    def sends_video(
        self, content: bytes, caption: str | None = None, to: Group | None = None
    ) -> Message:
        upload = Upload(content=content, name="video.mp4", mime="video/mp4", seconds=5)
        return self._sends_file("video", upload, caption, to)

    def sends_album(
        self,
        items: Sequence[bytes | tuple[str, bytes]],
        caption: str | None = None,
        to: Group | None = None,
    ) -> list[Message]:
        """Photos (bytes) or documents (name, bytes): one update each, the caption on the first."""
        files = [self._stored(item) for item in items]
        album = f"{135_000_000_000_000 + len(self.api.calls)}{files[0].id[4:10]}"
        captions = [caption or "", *[""] * (len(files) - 1)]
        return [
            self._posts(to, content=entities.with_commands(text), media=stored, album=album)
            for stored, text in zip(files, captions, strict=True)
        ]

    def sends_sticker(self, emoji: str = "👌", to: Group | None = None) -> Message:
        return self._sends_file("sticker", Upload(content=emoji.encode()), None, to)

    def sends_location(
        self, latitude: float, longitude: float, to: Group | None = None
    ) -> Message:
        return self._posts(to, more={"location": _place_json(latitude, longitude)})

    def sends_live_location(
        self, latitude: float, longitude: float, period: int = 900, to: Group | None = None
    ) -> Message:
        place = {**_place_json(latitude, longitude), "live_period": period}
        return self._posts(to, more={"location": place})

    def walks(
        self, message: Message, latitude: float, longitude: float, to: Group | None = None
    ) -> Message:
        """A live location that he has sent goes along; the last part of its way has no period."""
        more = {"location": _place_json(latitude, longitude)}
        return self._changes(message, to, more=more, edited=self.api.clock())

    def sends_venue(
        self, title: str, latitude: float, longitude: float, to: Group | None = None
    ) -> Message:
        """A place with a name; its coordinates come as a location, too."""
        place = _place_json(latitude, longitude)
        venue = {"location": place, "title": title, "address": ""}
        return self._posts(to, more={"location": place, "venue": venue})

    def sends_contact(
        self, phone_number: str, first_name: str, to: Group | None = None
    ) -> Message:
        contact = {"phone_number": phone_number, "first_name": first_name}
        return self._posts(to, more={"contact": contact})

    def sends_poll(
        self, question: str, options: Sequence[str], to: Group | None = None
    ) -> Message:
        return self._posts(to, more={"poll": _poll_json(question, options)})

    def edits(self, message: Message, text: str, to: Group | None = None) -> Message:
        """Another text, or another caption, for a message of one's own."""
        content = entities.with_commands(text)
        return self._changes(message, to, content=content, edited=self.api.clock())

    def presses(self, message: Message, data: str, to: Group | None = None) -> Query:
        """Presses a button; a stale or forged press passes too, as it does at Telegram."""
        chat = self._chat(to)
        bot = self._bot_of(chat, message)
        query = self.api.new_query(bot, chat, data)
        current = chat.find(message.id)
        shown = (
            wire.inaccessible_json(chat, message.id)
            if current is None
            else wire.message_json(self.api, chat, current)
        )
        payload = {
            "id": query.id,
            "from": self.as_json(),
            "message": shown,
            "chat_instance": str(abs(chat.id)),
            "data": data,
        }
        bot.updates.put("callback_query", payload, self.api.clock())
        self.api.changes.tell("pressed", chat.id, current)
        return query

    def asks(self, words: str, chat_type: str = "sender", offset: str = "") -> Query:
        """Types @bot and words into a chat of that kind; "sender" is the bot's own."""
        query = self.api.new_query(self.partner, self.chat, words)
        payload = {
            "id": query.id,
            "from": self.as_json(),
            "query": words,
            "offset": offset,
            "chat_type": chat_type,
        }
        self.partner.updates.put("inline_query", payload, self.api.clock())
        self.api.changes.tell("pressed", self.chat.id)
        return query

    def chooses(self, result: JSON) -> Message:
        """Sends what an offered result says, in his own name."""
        text = str(result["input_message_content"]["message_text"])
        more = {"via_bot": self.partner.as_json()}
        return self._posts(None, content=entities.with_commands(text), more=more)

    def blocks(self) -> None:
        self.chat.blocked = True
        put_membership(self.api, self.partner, self.chat, self, ("member", "kicked"))

    def unblocks(self) -> None:
        self.chat.blocked = False
        put_membership(self.api, self.partner, self.chat, self, ("kicked", "member"))

    def deactivates(self) -> None:
        self.deactivated = True

    def _chat(self, to: Group | None) -> Chat:
        if self.deactivated:
            raise RuntimeError(f"{self.first_name} is deactivated and can do nothing")
        if to is None and self.chat.blocked:
            raise RuntimeError(f"{self.first_name} has blocked the bot and must unblock it first")
        return self.chat if to is None else to.chat

    def _sends_file(
        self, kind: str, upload: Upload, caption: str | None, to: Group | None
    ) -> Message:
        stored = self.api.files.store(kind, upload)
        return self._posts(to, content=entities.with_commands(caption or ""), media=stored)

    def _stored(self, item: bytes | tuple[str, bytes]) -> StoredFile:
        if isinstance(item, bytes):
            return self.api.files.store("photo", Upload(content=item))
        name, content = item
        return self.api.files.store("document", Upload(content=content, name=name))

    def _posts(self, to: Group | None, **fields: Any) -> Message:
        chat = self._chat(to)
        chat.started = True
        message = self.api.post(chat, sender=self.id, from_bot=False, **fields)
        self._tells(chat, "message", message)
        return message

    def _changes(self, message: Message, to: Group | None, **fields: Any) -> Message:
        chat = self._chat(to)
        changed = self.api.change(chat, chat.by_number[message.id], **fields)
        self._tells(chat, "edited_message", changed)
        return changed

    def _tells(self, chat: Chat, kind: str, message: Message) -> None:
        payload = wire.message_json(self.api, chat, message)
        for bot in self.api.bots.values():
            if bot is self.partner if chat.is_private else hears(bot, chat, message):
                bot.updates.put(kind, payload, self.api.clock())

    def _bot_of(self, chat: Chat, message: Message) -> BotAccount:
        """In a group a press goes to the bot whose message it is."""
        sender = chat.by_number[message.id].sender
        return next((b for b in self.api.bots.values() if b.id == sender), self.partner)


def _parts(text: str) -> Iterator[str]:
    """Pieces of at most 4,096 UTF-16 units; half as many characters if they may count twice."""
    size = 4096 if entities.units(text) == len(text) else 2048
    return (text[start : start + size] for start in range(0, len(text), size))


def _place_json(latitude: float, longitude: float) -> JSON:
    return {"latitude": latitude, "longitude": longitude}


def _poll_json(question: str, options: Sequence[str]) -> JSON:
    choices = [
        {"text": text, "voter_count": 0, "persistent_id": str(n)} for n, text in enumerate(options)
    ]
    return {
        "id": "1",
        "question": question,
        "options": choices,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
