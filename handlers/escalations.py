"""The button with which a superior answers an escalated finding."""

from __future__ import annotations

from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen
from bot.core.work import Work
from bot.usecases import escalations as cases
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import escalations as forms


def answer(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("answer", id)"""
    finding = cases.answerable(item_id(incoming), actor, work)
    return dialogue.begin(forms.ANSWER, actor, work, incoming, {"finding": str(finding.id)})
