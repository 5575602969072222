"""A reply to a message about an item means that item: its progress, or else its card."""

from __future__ import annotations

from bot.core import events, findings, rights
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import items
from handlers import cards
from handlers.dialogues import dialogue, files, talk
from handlers.forms import orders, unit


def replied(item: int, incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """Words are the progress, files its evidence; a leader's are offered as his instruction
    (批示), to be confirmed; who does not report it is shown the card, and
    told that nothing was kept."""
    finding = items.visible(item, actor, work)
    if _is_instruction(incoming, finding, actor):
        said: dict[str, events.Json] = {"finding": str(finding.id), "text": incoming.text.strip()}
        return dialogue.begin(orders.INSTRUCT, actor, work, incoming, said)
    if not rights.may(actor, rights.Action.PROGRESS, finding):
        return cards.card(finding, actor, work, text("reply-not-kept", number=finding.number))
    known: dict[str, events.Json] = {**unit.knowing(finding.id, work)}
    if incoming.text.strip():
        known["text"] = incoming.text.strip()
    if incoming.files:
        known[talk.PENDING] = {"evidence": files.keep(incoming, actor, work)}
    return dialogue.begin(unit.PROGRESS, actor, work, incoming, known)


def _is_instruction(incoming: Incoming, finding: findings.Finding, actor: Actor) -> bool:
    """Words alone, of one who instructs and does not report himself."""
    reports = rights.may(actor, rights.Action.PROGRESS, finding)
    instructs = rights.may(actor, rights.Action.INSTRUCT, finding)
    return instructs and not reports and bool(incoming.text.strip()) and not incoming.files
