"""While a form that takes no words is open, what is written or sent is kept nowhere.

The dialogue refuses it; this holds it back from the inbox, too, where a raw update would stand
until it is worked off. A message may arrive in one batch with the press that opens the form: so
whoever has just opened one is believed to be in it before the ledger knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from telegram import Message, Update

from bot.core.ledger import Ledger
from bot.core.text_guard import MASK
from bot.core.work import Work
from handlers.dialogues.routing import Routes
from handlers.dialogues.talk import VERB
from handlers.outbound import callbacks

# What an update says when it is read again after a crash: it is taken for masked words, and
# refused as such.
HELD_BACK = MASK * 2
PLACE = ("message_id", "date", "chat", "from", "edit_date")
RESUMES = "r"
BARE_COMMAND = re.compile(r"/([a-z]{1,32})(?:@\w{1,64})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discretion:
    """Another word behind a slash than a command's name is a word."""

    ledger: Ledger
    routes: Routes
    _inside: set[int] = field(default_factory=set)

    @property
    def forms(self) -> frozenset[str]:
        return frozenset(name for name, form in self.routes.forms.items() if form.wordless)

    async def hides(self, update: Update, *, is_alone: bool) -> bool:
        """Whether this update's words must not be kept. `is_alone`: nothing else waits, so that
        the ledger knows all that happened before. Raises `StorageDown`."""
        if is_alone:
            self._inside.clear()
        user = update.effective_user
        if user is None:
            return False
        await self._note(update, user.id)
        message = update.message or update.edited_message
        if message is None or self._is_bare_command(message):
            return False
        return user.id in self._inside or await self.ledger.read(
            _is_in_one, user.id, message.chat_id, self.forms
        )

    async def _note(self, update: Update, user_id: int) -> None:
        if await self._opens(update, user_id):
            self._inside.add(user_id)
        elif update.message is not None and self._is_bare_command(update.message):
            self._inside.discard(user_id)

    async def _opens(self, update: Update, user_id: int) -> bool:
        query = update.callback_query
        if query is not None:
            press = callbacks.decode(query.data or "") or ("",)
            return press[0] in self.routes.opening or await self._resumes(press)
        word = _command(update.message)
        if word == "resume":
            return await self.ledger.read(_has_aside, user_id, self.forms)
        return f"/{word}" in self.routes.opening

    async def _resumes(self, press: tuple[str, ...]) -> bool:
        if press[0] != VERB or len(press) < 4 or press[3] != RESUMES:
            return False
        return press[1].isdecimal() and await self.ledger.read(_is_one, int(press[1]), self.forms)

    def _is_bare_command(self, message: Message) -> bool:
        """It says nothing that could not be kept."""
        found = BARE_COMMAND.fullmatch(message.text or "")
        return found is not None and self.routes.command(found[1]) is not None


def emptied(body: str) -> str:
    """The raw update (JSON) with its message's place alone."""
    update = json.loads(body)
    for key in ("message", "edited_message"):
        if key in update:
            place = {name: update[key][name] for name in PLACE if name in update[key]}
            update[key] = {**place, "text": HELD_BACK}
    return json.dumps(update)


def _command(message: Message | None) -> str:
    words = (message.text or message.caption or "") if message is not None else ""
    head = re.match(r"/([a-z]+)", words)
    return head[1] if head else ""


def _is_in_one(work: Work, user_id: int, chat_id: int, forms: Iterable[str]) -> bool:
    person = work.people.by_telegram(user_id)
    draft = work.drafts.open_in(person.id, chat_id) if person else None
    return draft is not None and draft.form in forms


def _has_aside(work: Work, user_id: int, forms: Iterable[str]) -> bool:
    person = work.people.by_telegram(user_id)
    aside = work.drafts.parked(person.id, person.chat_id or 0) if person else ()
    return any(draft.form in forms for draft in aside)


def _is_one(work: Work, draft_id: int, forms: Iterable[str]) -> bool:
    draft = work.drafts.get(draft_id)
    return draft is not None and draft.form in forms
