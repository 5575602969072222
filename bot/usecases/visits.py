"""The visit (走访核查): true, partly, false. False reopens the item at once; what is partly true
the office decides. A visitor answers once, for what he has seen."""

from __future__ import annotations

from pydantic import Field

from bot.core import errors, evidence, findings, ladder, visits
from bot.core.messages import Topic
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES, Role
from bot.core.screens import Day, Screen, text
from bot.core.work import Work
from bot.usecases import items, lines, notices, rectification, seats
from bot.usecases import sampling as draws
from bot.usecases.commands import Command, ShortText
from bot.usecases.findings import attach


class Answer(Command):
    """A photo from the spot and the place it was taken at; `text` is what was found there."""

    visit: int
    answer: visits.Answer
    place: ShortText
    evidence: tuple[int, ...] = Field(min_length=1)
    caption: str = ""
    text: ShortText


class Assign(Command):
    visit: int
    person: int


def mine(visit_id: int, actor: Actor, work: Work) -> tuple[visits.Visit, findings.Finding]:
    """The visit and its item, if it waits for this person's answer."""
    visit = work.visits.get(visit_id)
    finding = items.visible(visit.finding_id, actor, work)
    if visit.visitor_id != actor.id:
        if not knows(finding, actor):
            raise errors.NotFound()
        raise errors.NotAllowed("visit", number=finding.number)
    standing = visit.standing(finding)
    if standing is visits.Standing.LAPSED:
        raise errors.WrongState("visit-lapsed", number=finding.number)
    if standing is not visits.Standing.WAITING:
        raise errors.WrongState("visit-answered", number=finding.number)
    if actor.id in draws.closers(finding, work) | draws.unit_side(finding, work):
        raise errors.NotAllowed("visit-separation", number=finding.number)
    return visit, finding


def knows(finding: findings.Finding, actor: Actor) -> bool:
    """Who may know that a visit is coming: the office and the team, never the unit."""
    return actor.has(*OFFICE_ROLES) or finding.team_id in actor.teams(*TEAM_ROLES)


def answer(command: Answer, actor: Actor, work: Work) -> findings.Finding:
    visit, finding = mine(command.visit, actor, work)
    if all(file.is_place for file in work.evidence.files(command.evidence)):
        raise errors.Unfit("visit-photo", number=finding.number)
    attach(
        finding,
        command.evidence,
        command.caption or command.place,
        evidence.Purpose.FINDING,
        actor=actor,
        work=work,
    )
    done = visit.answered(command.answer, command.place, command.text, work.today)
    work.visits.save(done)
    items.note(
        finding,
        "visit-answered",
        actor,
        work,
        body={"answer": command.answer.value, "place": command.place, "text": command.text},
    )
    if command.answer is visits.Answer.FALSE:
        return rectification.rework(finding, command.text, None, actor, work)
    if command.answer is visits.Answer.PARTLY:
        doubted(finding, work)
    return finding


def doubted(finding: findings.Finding, work: Work) -> None:
    """The office decides: 启动再整改 or 维持销号."""
    line = text("notice-doubted", number=finding.number)
    people = deciders(finding, work)
    notices.tell(
        work, people, notices.about(finding, line), kind="notice", topic=f"doubt:{finding.id}"
    )


def deciders(finding: findings.Finding, work: Work) -> list[int]:
    """The office, without those who closed it or visited it while that leaves anybody."""
    office = seats.office(work)
    visited = {v.visitor_id for v in work.visits.of_finding(finding.id) if v.answer}
    separate = [p for p in office if p not in draws.closers(finding, work) | visited]
    return separate or [p for p in office if p not in visited] or list(office)


def assignable(visit_id: int, actor: Actor, work: Work) -> tuple[visits.Visit, findings.Finding]:
    """A visit that still waits, for the office to give to somebody else."""
    draws.check(actor, visits.Action.ASSIGN)
    visit = work.visits.get(visit_id)
    finding = items.visible(visit.finding_id, actor, work)
    if visit.standing(finding) is not visits.Standing.WAITING:
        raise errors.WrongState("visit-answered", number=finding.number)
    return visit, finding


def assign(command: Assign, actor: Actor, work: Work) -> findings.Finding:
    visit, finding = assignable(command.visit, actor, work)
    if command.person not in draws.visitors(finding, work):
        raise errors.NotAllowed("visit-separation", number=finding.number)
    work.visits.save(visit.by(command.person))
    items.note(finding, "visit-assigned", actor, work, body={"person": command.person})
    line = text("notice-visit", number=finding.number, due=Day(day=visit.due))
    screen = Screen(
        lines=(line, text("item-line", number=finding.number, problem=finding.summary)),
        buttons=((notices.open_button(finding),),),
        item=finding.id,
    )
    notices.tell(work, [command.person], screen, kind="notice", topic=f"visit:{visit.id}")
    return finding


def waiting(finding: findings.Finding, work: Work) -> list[visits.Visit]:
    if finding.state is not findings.State.CLOSED:
        return []
    found = work.visits.of_finding(finding.id)
    return [v for v in found if v.standing(finding) is visits.Standing.WAITING]


def remind(work: Work) -> int:
    """The day before, the day itself, and later to the director, too: once each a visit."""
    told = 0
    for visit in work.visits.unanswered():
        finding = work.findings.get(visit.finding_id)
        if visit.standing(finding) is visits.Standing.WAITING:
            told += _remind(visit, finding, work)
    return told


def _remind(visit: visits.Visit, finding: findings.Finding, work: Work) -> int:
    key = ("visit", visit.id, visit.cycle, visit.due)
    steps = ladder.review_steps_due(
        visit.due,
        work.today,
        done=work.clocks.steps_done(*key),
        escalation_days=work.policy.reviewer_escalation_days,
        workdays=work.workdays,
    )
    if not steps:
        return 0
    for step in steps:
        work.clocks.mark_step(*key, step.offset)
    left = (visit.due - work.today).days
    line = text(
        "tiding-visit",
        number=finding.number,
        problem=finding.summary,
        due=Day(day=visit.due),
        when=lines.left_text(left),
    )
    people = _heard_by(visit, escalates=steps[-1].escalates, work=work)
    for person in people:
        work.tidings.add(person, Topic.NOTICE, line, finding_id=finding.id, urgency=left)
    return len(people)


def _heard_by(visit: visits.Visit, *, escalates: bool, work: Work) -> list[int]:
    if visit.visitor_id is None:
        return list(seats.office(work))
    directors = [p.id for p in work.people.holders(Role.DIRECTOR, work.today) if escalates]
    return list(dict.fromkeys((visit.visitor_id, *directors)))
