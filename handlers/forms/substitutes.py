"""The conversation of 代录: what is entered, for whom, and the scan of the signed sheet."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.forms import Answers, Choice, Evidence, Form, Option, Pick, Words
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import substitutes
from bot.usecases.substitutes import What
from handlers import cards
from handlers.forms import offers
from handlers.forms.unit import about


def _entered(command: substitutes.Enter, actor: Actor, work: Work) -> Screen:
    finding = substitutes.enter(command, actor, work)
    name = work.people.get(command.person).name
    return cards.card(finding, actor, work, text("enter-done", number=finding.number, name=name))


def _kinds(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    finding = work.findings.get(offers.number(answers, "finding"))
    return tuple(
        Option(value=what, label=text(f"entering-{what}"))
        for what in substitutes.enterable(finding, actor, work)
    )


def _people(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    finding = work.findings.get(offers.number(answers, "finding"))
    people = substitutes.absent(finding, What(str(answers["what"])), actor, work)
    return tuple(Option(value=str(id), label=work.people.get(id).name) for id in people)


def _has_words(answers: Answers) -> bool:
    return answers.get("what") in substitutes.WORDED


def _is_refused(answers: Answers) -> bool:
    return answers.get("what") == What.REFUSAL


ENTER = Form(
    name="enter",
    result=substitutes.Enter,
    questions=(
        Choice("what", options=_kinds),
        Pick("person", options=_people),
        Choice("reason", options=offers.refusal_reasons, when=_is_refused),
        Words("text", when=_has_words),
        Evidence("scan", at_least=1),
    ),
    submit=_entered,
    intro=about,
)
