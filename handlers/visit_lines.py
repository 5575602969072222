"""What a card says of a look-back by visit, and the buttons of those who visit or decide it.

The unit learns of a visit when it is there, not before.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import findings, visits
from bot.core.people import Actor
from bot.core.screens import Button, Day, Text, text
from bot.core.work import Work
from bot.usecases import doubts
from bot.usecases import visits as cases


def lines(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Text]:
    for visit in work.visits.of_finding(finding.id) if cases.knows(finding, actor) else ():
        yield from _line(visit, finding, work)


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
    if doubts.decides(finding, actor, work):
        yield Button(label=text("button-keep"), press=("keep", str(finding.id)))
