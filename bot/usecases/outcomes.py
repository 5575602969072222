"""Outcome check (问效): ask the finder some weeks after the closing, hear his answer, count it."""

from __future__ import annotations

from datetime import timedelta

from bot.core import errors, evidence, findings, outcomes
from bot.core.messages import Topic
from bot.core.people import Actor
from bot.core.roles import TEAM_ROLES, Role
from bot.core.screens import Day, text
from bot.core.work import Work
from bot.usecases import in_post, items, seats
from bot.usecases.commands import Command, ShortText
from bot.usecases.findings import attach
from bot.usecases.visits import doubted

REMINDER = 7


class Answer(Command):
    finding: int
    answer: outcomes.Answer
    text: ShortText | None = None
    evidence: tuple[int, ...] = ()
    caption: str = ""


def ask(work: Work) -> int:
    """Every closing that is old enough and has not been asked about."""
    until = work.today - timedelta(days=work.policy.outcome_days)
    for id in work.outcomes.to_ask(until):
        _ask(work.findings.get(id), work)
    return sum(_remind(outcome, work) for outcome in work.outcomes.unanswered())


def _ask(finding: findings.Finding, work: Work) -> None:
    person = representative(finding, work)
    if person is None:
        return
    outcome = outcomes.Outcome(
        finding_id=finding.id, cycle=finding.cycle, person_id=person, asked_on=work.today
    )
    work.outcomes.add(outcome)
    work.events.record(
        "outcome-asked",
        item_id=finding.id,
        from_state=finding.state,
        to_state=finding.state,
        body={"of": person},
    )
    _put(finding, person, work)


def _put(finding: findings.Finding, person: int, work: Work) -> None:
    closed_on = Day(day=finding.closed_on or work.today)
    args = {"number": finding.number, "problem": finding.summary}
    line = text("tiding-outcome", day=closed_on, **args)
    work.tidings.add(person, Topic.NOTICE, line, finding_id=finding.id)


def _remind(outcome: outcomes.Outcome, work: Work) -> int:
    """Once more after a week."""
    finding = work.findings.get(outcome.finding_id)
    is_due = work.today >= outcome.asked_on + timedelta(days=REMINDER)
    if not is_due or not outcome.waits(finding):
        return 0
    key = ("outcome", outcome.id, outcome.cycle, outcome.asked_on, REMINDER)
    if not work.clocks.mark_step(*key):
        return 0
    _put(finding, outcome.person_id, work)
    return 1


def representative(finding: findings.Finding, work: Work) -> int | None:
    """The finder; who left the team is stood for by its head, then its deputy, then the office."""
    if finding.author_id in in_post.of_team(finding.team_id, work, *TEAM_ROLES):
        return finding.author_id
    leading = in_post.of_team(finding.team_id, work, Role.HEAD, Role.DEPUTY)
    return next(iter((*leading, *seats.office(work))), None)


def asked(finding: findings.Finding, actor: Actor, work: Work) -> outcomes.Outcome | None:
    """The question that waits for this person."""
    latest = work.outcomes.latest(finding.id)
    is_his = latest is not None and latest.person_id == actor.id and latest.waits(finding)
    return latest if is_his else None


def askable(
    finding_id: int, actor: Actor, work: Work
) -> tuple[findings.Finding, outcomes.Outcome]:
    finding = items.visible(finding_id, actor, work)
    latest = work.outcomes.latest(finding.id)
    if latest is None or latest.person_id != actor.id:
        raise errors.NotAllowed("outcome", number=finding.number)
    if not latest.waits(finding):
        raise errors.WrongState("outcome-answered", number=finding.number)
    return finding, latest


def answer(command: Answer, actor: Actor, work: Work) -> findings.Finding:
    finding, latest = askable(command.finding, actor, work)
    words = command.text or ""
    work.outcomes.save(latest.answered(command.answer, words, work.today))
    attach(
        finding,
        command.evidence,
        command.caption or words,
        evidence.Purpose.FINDING,
        actor=actor,
        work=work,
    )
    body = {"answer": command.answer.value, "text": words}
    items.note(finding, "outcome-answered", actor, work, body={**body})
    if command.answer is outcomes.Answer.NOT:
        doubted(finding, work)
    return finding
