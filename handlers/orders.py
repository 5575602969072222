"""Orders in the chat: hurry (催办) with one press, hand over (转办), instruct (批示)."""

from __future__ import annotations

from bot.core import events
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.rights import Action
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import orders
from handlers import cards, findings
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import orders as order_forms

INSTRUCT = findings.starts(order_forms.INSTRUCT, Action.INSTRUCT)


def remind(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("remind", id)"""
    finding = orders.press(orders.Press(finding=item_id(incoming)), actor, work)
    line = text("remind-done", number=finding.number)
    screen = cards.card(finding, actor, work, line)
    return screen.model_copy(update={"edits": incoming.message_id})


def hand_over(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("hand_over", id): the one question is who takes it."""
    finding = orders.to_hand_over(item_id(incoming), actor, work)
    known: dict[str, events.Json] = {"finding": str(finding.id)}
    return dialogue.begin(order_forms.HAND_OVER, actor, work, incoming, known)
