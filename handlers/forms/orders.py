"""The conversations of orders: who takes an item over, and what is instructed on it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.forms import Answers, Form, Option, Pick, Words
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import orders
from handlers import cards
from handlers.forms import offers
from handlers.forms.unit import about


def _handed_over(command: orders.HandOver, actor: Actor, work: Work) -> Screen:
    finding = orders.hand_over(command, actor, work)
    name = work.people.get(command.responsible).name
    line = text("hand-over-done", number=finding.number, name=name)
    return cards.card(finding, actor, work, line)


def _instructed(command: orders.Instruct, actor: Actor, work: Work) -> Screen:
    finding = orders.instruct(command, actor, work)
    return cards.card(finding, actor, work, text("instruct-done", number=finding.number))


def successors(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    finding = work.findings.get(offers.number(answers, "finding"))
    people = orders.successors(finding, work)
    return tuple(Option(value=str(id), label=work.people.get(id).name) for id in people)


HAND_OVER = Form(
    name="hand-over",
    result=orders.HandOver,
    questions=(Pick("responsible", options=successors),),
    submit=_handed_over,
    intro=about,
    confirm=False,
)

INSTRUCT = Form(
    name="instruct",
    result=orders.Instruct,
    questions=(Words("text"),),
    submit=_instructed,
    intro=about,
)
