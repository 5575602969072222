"""What a private message means: a command or key, a reply about an item, an answer, a new log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core import errors
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from handlers.dialogues import dialogue, replies
from handlers.dialogues.routing import Command, Handler, Label

if TYPE_CHECKING:
    from handlers.dialogues.turns import Guide


class UnknownCommand(errors.UserError):
    @property
    def text(self) -> Text:
        return text("edge-unknown-command")


def said(work: Work, incoming: Incoming, actor: Actor, guide: Guide) -> Screen | None:
    route = guide.routes.command(incoming.command) or guide.label(incoming.text)
    if isinstance(route, Command | Label):
        screen = _routed(work, incoming, actor, route)
        return _with_files(screen, work, incoming, actor, guide) if incoming.files else screen
    if incoming.command is not None and not incoming.files:
        raise UnknownCommand
    talk = dialogue.open_talk(guide.routes.forms, incoming, actor, work)
    item = _item_meant(work, incoming)
    on_item = guide.routes.on_item
    if talk is not None and talk.form.wordless:
        return replies.answer(talk, guide.plain(guide.language_of(incoming, actor)))
    if on_item and item and (talk is None or talk.answers.get("finding") != str(item)):
        return on_item(item, incoming, actor, work)
    if talk is not None:
        return replies.answer(talk, guide.plain(guide.language_of(incoming, actor)))
    return _fallback(incoming, guide)(incoming, actor, work)


def _item_meant(work: Work, incoming: Incoming) -> int | None:
    """The item of the message that this one replies to, by the table of messages sent."""
    if incoming.reply_to is None:
        return None
    return work.outbox.finding_of(incoming.chat_id, incoming.reply_to)


def _routed(work: Work, incoming: Incoming, actor: Actor, route: Command | Label) -> Screen | None:
    """A command wins over the open question, whose draft is put aside and said to be."""
    if not route.parks:
        return route.handler(incoming, actor, work)
    parked = dialogue.park(incoming, actor, work)
    screen = route.handler(incoming, actor, work)
    return None if screen is None else dialogue.with_parked(screen, parked)


def _with_files(
    screen: Screen | None, work: Work, incoming: Incoming, actor: Actor, guide: Guide
) -> Screen | None:
    """A command under a picture: what it has begun takes the picture, or it is said to be lost."""
    talk = dialogue.open_talk(guide.routes.forms, incoming, actor, work)
    if talk is not None and talk.evidence is not None:
        wordless = replace(talk, incoming=replace(incoming, text=""))
        taken = replies.answer(wordless, guide.plain(guide.language_of(incoming, actor)))
        return taken or _above(screen, "dialogue-files-kept")
    return _above(screen, "dialogue-error-no-files")


def _above(screen: Screen | None, line: str) -> Screen | None:
    if screen is None:
        return None
    return screen.model_copy(update={"lines": (text(line), *screen.lines)})


def _fallback(incoming: Incoming, guide: Guide) -> Handler:
    return guide.routes.fallback_files if incoming.files else guide.routes.fallback_text
