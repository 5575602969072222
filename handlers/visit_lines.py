"""What a card says of a look-back by visit, and the buttons of those who visit or decide it.

The unit learns of a visit when it is there, not before.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import findings, visits
from bot.core.people import Actor
from bot.core.screens import Button, Day, Text, text
from bot.core.work import Work
from bot.usecases import bundles, doubts, outcomes
from bot.usecases import visits as cases


def lines(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Text]:
    if not cases.knows(finding, actor):
        return
    for visit in work.visits.of_finding(finding.id):
        yield from _line(visit, finding, work)
    yield from _outcome(finding, work)


def _outcome(finding: findings.Finding, work: Work) -> Iterator[Text]:
    outcome = work.outcomes.latest(finding.id)
    if outcome is None:
        return
    name = work.people.get(outcome.person_id).name
    if outcome.waits(finding):
        yield text("card-outcome-asked", day=Day(day=outcome.asked_on), name=name)
    elif outcome.answer is not None and outcome.answered_on is not None:
        answer = text(f"outcome-answer-{outcome.answer}")
        day, words = Day(day=outcome.answered_on), outcome.text or text("outcome-no-words")
        yield text("card-outcome", day=day, name=name, answer=answer, text=words)
        if outcome.is_undecided(finding):
            yield text("card-outcome-doubted")


def _line(visit: visits.Visit, finding: findings.Finding, work: Work) -> Iterator[Text]:
    name = work.people.get(visit.visitor_id).name if visit.visitor_id else text("visit-nobody")
    if visit.answer is not None and visit.visited_on is not None:
        yield text(
            "card-visit-answer",
            day=Day(day=visit.visited_on),
            name=name,
            answer=text(f"visit-answer-{visit.answer}"),
            place=visit.place,
            text=visit.text,
        )
        if visit.standing(finding) is visits.Standing.UNDECIDED:
            yield text("card-doubted")
    elif visit.standing(finding) is visits.Standing.WAITING:
        yield text("card-visit", name=name, due=Day(day=visit.due))


def buttons(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Button]:
    for visit in cases.waiting(finding, work):
        id = str(visit.id)
        if visit.visitor_id == actor.id:
            yield Button(label=text("button-visit"), press=("visit", id))
        if visits.may(actor, visits.Action.ASSIGN):
            yield Button(label=text("button-visit-assign"), press=("visit-assign", id))
    if outcomes.asked(finding, actor, work):
        yield from bundles.outcome_buttons(finding)
    if doubts.decides(finding, actor, work):
        yield Button(label=text("button-keep"), press=("keep", str(finding.id)))
