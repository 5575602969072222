"""Taking the steps of the ladders that have come due: the unit's, and its reviewers' own.

Every missed step is marked and its letter drafted; of messages only the newest step's goes out,
as a tiding that waits for the person's one message of the day.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from bot.core import calendar, deadlines, findings, ladder, reviews
from bot.core.messages import Topic
from bot.core.policy import LadderStep, Recipient
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Day, Many, text
from bot.core.work import Work
from bot.usecases import (
    clockwork,
    escalations,
    in_post,
    instruction_clock,
    letters,
    lines,
    notices,
    suggestion_clock,
)

# Recipients that do not depend on the item.
_ANYWHERE = {
    Recipient.OFFICE: OFFICE_ROLES,
    Recipient.LEADING_GROUP: frozenset({Role.LEADING_GROUP}),
}

_logger = logging.getLogger(__name__)


def take_steps(work: Work, limit: int) -> int:
    """The due steps of at most `limit` findings and as many applications; how many items that
    were, so that 0 says nothing more is due. One that fails is logged and tried again tomorrow."""
    found = work.findings.stepping(work.today, limit=limit)
    for finding in found:
        do, later = partial(_step, finding, work), partial(_put_off, finding, work)
        _attempt(do, later, f"finding {finding.id}", work)
    waiting = work.reviews.stepping(work.today, limit=limit)
    for application in waiting:
        do = partial(_step_review, application, work)
        later = partial(_put_off_review, application, work)
        _attempt(do, later, f"application {application.id}", work)
    return len(found) + len(waiting) + _take_others(work, limit)


def _take_others(work: Work, limit: int) -> int:
    """The steps of what is no finding."""
    asked = work.suggestions.stepping(work.today, limit=limit)
    for suggestion in asked:
        do = partial(suggestion_clock.take_step, suggestion, work)
        later = partial(suggestion_clock.put_off, suggestion, work)
        _attempt(do, later, f"suggestion {suggestion.number}", work)
    directed = work.instructions.stepping(work.today, limit=limit)
    for instruction in directed:
        do = partial(instruction_clock.take_step, instruction, work)
        later = partial(instruction_clock.put_off, instruction, work)
        _attempt(do, later, f"instruction {instruction.number}", work)
    return len(asked) + len(directed)


def _attempt(do: Callable[[], None], later: Callable[[], None], name: str, work: Work) -> None:
    try:
        with work.attempt():
            do()
    except Exception:
        _logger.exception("the ladder of %s failed and is put off to tomorrow", name)
        later()


def _step(finding: findings.Finding, work: Work) -> None:
    running = clockwork.clock(finding, work)
    if running is not None:
        steps = ladder.steps_due(
            running, work.today, ladder=work.policy.ladder, workdays=work.workdays
        )
        for step in steps:
            _take(finding, running.due, step, work)
        newest = ladder.newest(steps)
        if newest is not None:
            _remind(finding, running.due, newest, work)
    armed = clockwork.armed(finding, work)
    work.findings.save(finding, armed.changed(next_step_on=_later(armed.next_step_on, work)))


def _take(finding: findings.Finding, due: date, step: LadderStep, work: Work) -> None:
    """Marked, recorded, and its letter drafted if its form is one that people send."""
    work.clocks.mark_step("finding", finding.id, finding.cycle, due, step.offset)
    for wanted in ladder.letters([step]):
        letters.draft(finding, due, wanted, work)
    work.events.record(
        "ladder-step",
        item_id=finding.id,
        from_state=finding.state,
        to_state=finding.state,
        body={"step": step.offset, "form": step.form.value, "due": due.isoformat()},
    )


def _remind(finding: findings.Finding, due: date, step: LadderStep, work: Work) -> None:
    line = lines.reminder(finding, due, lines.form_text(step.form), work)
    left = deadlines.days_left(due, work.today)
    people = recipients(finding, step.to, work)
    if escalations.is_open(finding, work):
        away = notices.recused(finding, work)
        people |= frozenset(escalations.superiors(finding, work)) - away
    for person in sorted({*notices.with_deputies(people, work)}):
        work.tidings.add(person, Topic.REMINDER, line, finding_id=finding.id, urgency=left)


def recipients(finding: findings.Finding, to: Iterable[Recipient], work: Work) -> frozenset[int]:
    """Who hears a step. What nobody holds yet reaches the unit's principal and liaison; what
    nobody would hear at all, the office."""
    away = notices.recused(finding, work)
    people = {person for recipient in to for person in _holders(recipient, finding, work)} - away
    return frozenset(people) or frozenset(in_post.anywhere(work, *OFFICE_ROLES)) - away


def _holders(recipient: Recipient, finding: findings.Finding, work: Work) -> Iterable[int]:
    match recipient:
        case Recipient.RESPONSIBLE:
            return _held_by(finding.responsible_id, Role.RESPONSIBLE, finding, work)
        case Recipient.LEADER:
            return _held_by(finding.leader_id, Role.LEADER, finding, work)
        case Recipient.PRINCIPAL:
            return notices.unit_side(finding, work, Role.PRINCIPAL)
        case Recipient.SUPERIOR:
            return escalations.superiors(finding, work)
        case _:
            return in_post.anywhere(work, *_ANYWHERE[recipient])


def _held_by(
    person: int | None, role: Role, finding: findings.Finding, work: Work
) -> Iterable[int]:
    if person is not None and person in notices.unit_side(finding, work, role):
        return (person,)
    return notices.unit_side(finding, work, Role.PRINCIPAL, Role.LIAISON)


def _put_off(finding: findings.Finding, work: Work) -> None:
    work.findings.save(finding, finding.changed(next_step_on=_later(work.today, work)))


def _later(day: date | None, work: Work) -> date | None:
    """Nothing is looked at twice a day, so that no item can hold up those behind it."""
    return None if day is None else max(day, calendar.days_after(work.today, 1))


def _step_review(application: reviews.Application, work: Work) -> None:
    """T-1 and T to the reviewers, later to the director, too. A stop of the chain is to its steps
    what a cycle is to a finding's."""
    key = ("application", application.id, application.step, application.step_due)
    steps = ladder.review_steps_due(
        application.step_due,
        work.today,
        done=work.clocks.steps_done(*key),
        escalation_days=work.policy.reviewer_escalation_days,
        workdays=work.workdays,
    )
    for step in steps:
        work.clocks.mark_step(*key, step.offset)
    if steps:
        _remind_reviewers(application, steps[-1], work)
    following = ladder.next_review_step_on(
        application.step_due,
        done=work.clocks.steps_done(*key),
        escalation_days=work.policy.reviewer_escalation_days,
        workdays=work.workdays,
    )
    work.reviews.save(replace(application, next_step_on=_later(following, work)))


def _remind_reviewers(
    application: reviews.Application, step: ladder.ReviewStep, work: Work
) -> None:
    finding = work.findings.get(application.finding_id)
    acted = {each.person_id for each in work.reviews.approvals(application.id)}
    seated = work.reviews.reviewers(application.id, application.step)
    waited_for = [person for person in seated if person not in acted]
    left = deadlines.days_left(application.step_due, work.today)
    line = text(
        "tiding-review-due",
        number=finding.number,
        problem=finding.summary,
        due=Day(day=application.step_due),
        when=lines.left_text(left),
    )
    for person in waited_for:
        work.tidings.add(person, Topic.REVIEW, line, finding_id=finding.id, urgency=left)
    if step.escalates or not waited_for:
        _escalate(application, finding, waited_for, left, work)


def _escalate(
    application: reviews.Application,
    finding: findings.Finding,
    waited_for: list[int],
    left: int,
    work: Work,
) -> None:
    """The director hears whom an application waits for, or that it waits for nobody."""
    names = tuple(work.people.get(person).name for person in waited_for)
    line = text(
        "tiding-review-late" if names else "tiding-review-unheld",
        number=finding.number,
        problem=finding.summary,
        due=Day(day=application.step_due),
        **({"names": Many(items=names)} if names else {}),
    )
    for person in in_post.anywhere(work, Role.DIRECTOR):
        if person not in waited_for:
            work.tidings.add(person, Topic.REVIEW, line, finding_id=finding.id, urgency=left)


def _put_off_review(application: reviews.Application, work: Work) -> None:
    work.reviews.save(replace(application, next_step_on=_later(work.today, work)))
