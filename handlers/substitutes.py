"""Acting for others in the chat: entering on behalf of a person without the bot (代录)."""

from __future__ import annotations

from bot.core import errors, events, rights
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen
from bot.core.work import Work
from bot.usecases import items, substitutes
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import substitutes as forms


def enter(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("enter", id)"""
    finding = items.allowed(item_id(incoming), rights.Action.ENTER, actor, work)
    if not substitutes.enterable(finding, actor, work):
        raise errors.WrongState("nothing-to-enter", number=finding.number)
    known: dict[str, events.Json] = {"finding": str(finding.id)}
    return dialogue.begin(forms.ENTER, actor, work, incoming, known)
