"""Search while typing `@bot 词` in the chat with the bot itself: numbers, short titles, lights.

A query is no deed: it arrives with every key, changes nothing and is asked again by the next key.
So it is answered from a reading connection or not at all, and the inbox never holds one; nor does
any log hold its words. Elsewhere than in the own chat, and for whoever is not known, the answer
is empty, and looks the same.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import Chat, InlineQuery, InlineQueryResultArticle, InputTextMessageContent
from telegram.error import TelegramError

from bot.core import errors
from bot.core.findings import Finding
from bot.core.instructions import Instruction
from bot.core.ledger import Ledger, StorageDown
from bot.core.screens import Text, text
from bot.core.suggestions import Suggestion
from bot.core.work import Work
from bot.usecases import lines
from bot.usecases import search as cases
from handlers.dialogues.turns import Guide, known

SIZE = 8
LONGEST_TITLE = 60

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    id: str
    number: str
    title: str
    below: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`further` is where the next lines begin, empty after the last."""

    lines: tuple[Line, ...] = ()
    further: str = ""
    chosen_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """`is_on` is the installation's; BotFather must have allowed it, too."""

    ledger: Ledger
    guide: Guide
    is_on: bool = True

    async def __call__(self, query: InlineQuery) -> None:
        """Personal, and never kept by Telegram: rights may change with the next minute."""
        shown = await self._shown(query)
        said = (shown.chosen_language, query.from_user.language_code)
        language = self.guide.texts.pick_language(*said, self.guide.language)
        results = [self._result(line, language) for line in shown.lines]
        try:
            await query.answer(results, cache_time=0, is_personal=True, next_offset=shown.further)
        except TelegramError as failure:
            log.warning("an inline query was not answered: %s", type(failure).__name__)

    async def _shown(self, query: InlineQuery) -> Shown:
        if not self.is_on or query.chat_type != Chat.SENDER or not query.query.strip():
            return Shown()
        page = int(query.offset) if query.offset.isdecimal() else 0
        try:
            return await self.ledger.read(_look, query.from_user.id, query.query, page)
        except (StorageDown, errors.UserError):
            return Shown()

    def _result(self, line: Line, language: str) -> InlineQueryResultArticle:
        """What is chosen is sent as the command that opens it, in the person's own name."""
        return InlineQueryResultArticle(
            id=line.id,
            title=f"{line.number} {line.title}"[:LONGEST_TITLE],
            description=self.guide.texts.plain(line.below, language),
            input_message_content=InputTextMessageContent(f"/show {line.number}"),
        )


def _look(work: Work, account: int, said: str, page: int) -> Shown:
    person = known(work, account)
    if person is None:
        return Shown()
    actor = work.people.actor(person.id, work.today)
    result = cases.peek(said, actor, work, number=page, size=SIZE)
    if page > result.found.number:
        return Shown()
    further = str(page + 1) if page + 1 < result.found.pages else ""
    return Shown(
        lines=tuple(_line(item, work) for item in result.items),
        further=further,
        chosen_language=person.language,
    )


def _line(item: cases.Item, work: Work) -> Line:
    match item:
        case Finding():
            below = text("inline-finding", light=lines.light_text(item, work), unit=item.unit_name)
            return _made("f", item, below)
        case Suggestion():
            below = text("inline-finding", light=item.state_text, unit=item.addressee_name)
            return _made("s", item, below)
        case Instruction():
            return _made("i", item, item.state_text)
    raise TypeError("a lead leaves a trace where it is shown")


def _made(kind: str, item: Finding | Suggestion | Instruction, below: Text) -> Line:
    return Line(id=f"{kind}{item.id}", number=item.number, title=item.summary, below=below)
