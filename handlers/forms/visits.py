"""The conversations of the look-back: what a visit found, who visits, why a closing is kept."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import visits
from bot.core.forms import Answers, Choice, Evidence, Form, Option, Pick, Words
from bot.core.people import Actor
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import doubts, outcomes
from bot.usecases import sampling as draws
from bot.usecases import visits as cases
from handlers import cards
from handlers.forms import offers
from handlers.forms.unit import about


def _answered(command: cases.Answer, actor: Actor, work: Work) -> Screen:
    finding = cases.answer(command, actor, work)
    line = text(f"visit-done-{command.answer}", number=finding.number)
    return cards.card(finding, actor, work, line)


def _assigned(command: cases.Assign, actor: Actor, work: Work) -> Screen:
    finding = cases.assign(command, actor, work)
    name = work.people.get(command.person).name
    line = text("visit-assign-done", number=finding.number, name=name)
    return cards.card(finding, actor, work, line)


def _kept(command: doubts.Keep, actor: Actor, work: Work) -> Screen:
    finding = doubts.keep(command, actor, work)
    return cards.card(finding, actor, work, text("keep-done", number=finding.number))


def answered(command: outcomes.Answer, actor: Actor, work: Work) -> Screen:
    finding = outcomes.answer(command, actor, work)
    line = text(f"outcome-done-{command.answer}", number=finding.number)
    return cards.card(finding, actor, work, line)


def visitors(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    visit = work.visits.get(offers.number(answers, "visit"))
    people = draws.visitors(work.findings.get(visit.finding_id), work)
    return tuple(Option(value=str(id), label=work.people.get(id).name) for id in people)


def _about_visit(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    finding = work.findings.get(work.visits.get(offers.number(answers, "visit")).finding_id)
    return (text("item-line", number=finding.number, problem=finding.summary),)


VISIT = Form(
    name="visit",
    result=cases.Answer,
    questions=(
        Choice("answer", options=offers.fixed("visit-answer", tuple(visits.Answer))),
        Evidence("evidence", at_least=1),
        Words("place"),
        Words("text"),
    ),
    submit=_answered,
    intro=_about_visit,
)

ASSIGN = Form(
    name="visit-assign",
    result=cases.Assign,
    questions=(Pick("person", options=visitors),),
    submit=_assigned,
    intro=_about_visit,
    confirm=False,
)

KEEP = Form(
    name="keep",
    result=doubts.Keep,
    questions=(Words("text"),),
    submit=_kept,
    intro=about,
    confirm=False,
)

OUTCOME = Form(
    name="outcome",
    result=outcomes.Answer,
    questions=(Words("text", optional=True), Evidence("evidence", optional=True)),
    submit=answered,
    intro=about,
    confirm=False,
)
