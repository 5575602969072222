"""The superior organisation's own answer to an escalated finding."""

from __future__ import annotations

from bot.core.forms import Form, Words
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import escalations
from handlers import cards
from handlers.forms.unit import about


def _answered(command: escalations.Reply, actor: Actor, work: Work) -> Screen:
    finding = escalations.answer(command, actor, work)
    return cards.card(finding, actor, work, text("answer-done", number=finding.number))


ANSWER = Form(
    name="answer",
    result=escalations.Reply,
    questions=(Words("text"),),
    submit=_answered,
    intro=about,
)
