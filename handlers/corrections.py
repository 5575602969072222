"""Making mistakes good in the chat: 撤回上一步, 勘误, 修改底稿."""

from __future__ import annotations

from bot.core import rights
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import corrections, items
from handlers import cards
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import corrections as forms


def take_back(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("take-back", id): one press; the card shows where it stands again."""
    command = corrections.TakeBack(finding=item_id(incoming))
    finding = corrections.take_back(command, actor, work)
    line = text("take-back-done", number=finding.number, state=finding.state_text)
    screen = cards.card(finding, actor, work, line)
    return screen.model_copy(update={"edits": incoming.message_id})


def correct(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    finding = items.allowed(item_id(incoming), rights.Action.CORRECT, actor, work)
    return dialogue.begin(forms.CORRECT, actor, work, incoming, forms.as_it_stands(finding))


def amend(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    finding = corrections.amendable(item_id(incoming), actor, work)
    known = {
        **forms.as_it_stands(finding),
        "immediate": finding.immediate,
        "evidence": None,
    }
    return dialogue.begin(forms.AMEND, actor, work, incoming, known)
