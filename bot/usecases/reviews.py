"""Closing (销号): endorse stop by stop, refuse with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NoReturn

from pydantic import Field

from bot.core import errors, events, findings, ladder, reviews, rounds
from bot.core.people import Actor
from bot.core.policy import ChainStep
from bot.core.screens import text
from bot.core.work import Work
from bot.usecases import applications, escalations, items, notices, seats
from bot.usecases.commands import Command, ShortText


class Endorse(Command):
    """Ticked in 待我审 and confirmed once: one event an item."""

    applications: tuple[int, ...] = Field(min_length=1)


class Refuse(Command):
    application: int
    reason: str
    text: ShortText


def endorse(command: Endorse, actor: Actor, work: Work) -> list[findings.Finding]:
    """Approves the current stop of each; all or none, so that one confirm means one thing."""
    mine = _mine(command.applications, actor, work)
    return [_approve(application, actor, work) for application in mine]


def decidable(id: int, actor: Actor, work: Work) -> reviews.Application:
    """The application if its current stop is this person's; what stands in the way otherwise."""
    [application] = _mine([id], actor, work)
    return application


def _mine(ids: Sequence[int], actor: Actor, work: Work) -> list[reviews.Application]:
    """The applications if the current stop of each is this person's to decide."""
    awaiting = {application.id: application for application in seats.awaiting(actor, work)}
    for id in ids:
        if id not in awaiting:
            _refuse_to_hear(work.reviews.get(id), actor, work)
        check_round(work.findings.get(awaiting[id].finding_id))
    return [awaiting[id] for id in dict.fromkeys(ids)]


def _refuse_to_hear(application: reviews.Application, actor: Actor, work: Work) -> NoReturn:
    finding = items.visible(application.finding_id, actor, work)
    if application.state is not reviews.ApplicationState.PENDING:
        raise errors.WrongState("decided", number=finding.number)
    if any(actor.id in a.people for a in work.reviews.approvals(application.id)):
        raise errors.NotAllowed("approved-already", number=finding.number)
    raise errors.NotAllowed("not-reviewer", number=finding.number)


def check_round(finding: findings.Finding) -> None:
    """The joint review lasts until the round is archived (归档), like every other step."""
    if finding.phase is rounds.Phase.ARCHIVED:
        raise errors.NotAllowed()


def _approve(application: reviews.Application, actor: Actor, work: Work) -> findings.Finding:
    before = work.findings.get(application.finding_id)
    if ChainStep.SUPERIOR in application.current.capacities:
        escalations.check_answered(before, work)
    _record(application, actor, reviews.Decision.APPROVED, work)
    if seats.weight(application, work) < application.current.quorum:
        return _pass_on(before, before.changed(moved_on=work.today), actor, application, work)
    if application.step + 1 == len(application.chain):
        return _close(before, application, actor, work)
    following = seats.at_stop(application.step + 1, application, work)
    work.reviews.save(following)
    after = before.moved(applications.MOVES[following.current.capacities[0]], work.today)
    finding = _pass_on(before, after, actor, application, work)
    seats.ask(following, finding, work)
    return finding


def _record(
    application: reviews.Application,
    actor: Actor,
    decision: reviews.Decision,
    work: Work,
    *,
    reason: str | None = None,
    required: str | None = None,
) -> None:
    work.reviews.add_approval(
        reviews.Approval(
            application_id=application.id,
            step=application.step,
            person_id=actor.id,
            capacities=application.current.capacities,
            decision=decision,
            reason=reason,
            text=required,
            decided_at=work.now,
            for_id=seats.stood_in_for(application, actor, work),
            entered_by=actor.entered_by,
        )
    )


def _pass_on(
    before: findings.Finding,
    after: findings.Finding,
    actor: Actor,
    application: reviews.Application,
    work: Work,
) -> findings.Finding:
    capacities = [step.value for step in application.current.capacities]
    body: dict[str, events.Json] = {
        "capacities": [*capacities],
        **seats.stood_for(application, actor, work),
    }
    return items.write(before, after, "review-approved", actor, work, body=body)


def _close(
    before: findings.Finding, application: reviews.Application, actor: Actor, work: Work
) -> findings.Finding:
    _end(application, reviews.ApplicationState.APPROVED, work)
    after = before.moved(findings.Move.CLOSE, work.today, closed_on=work.today)
    body = seats.stood_for(application, actor, work)
    finding = items.write(before, after, "finding-closed", actor, work, body=body or None)
    notices.echo(work, finding, text("echo-closed", number=finding.number))
    line = text("notice-closed", number=finding.number)
    notices.tell(
        work,
        notices.of_unit([application.applicant_id, finding.leader_id], finding, work),
        notices.about(finding, line),
        kind="notice",
        topic=f"closed:{finding.id}:{finding.cycle}",
    )
    return finding


def _end(application: reviews.Application, state: reviews.ApplicationState, work: Work) -> None:
    work.reviews.save(replace(application, state=state, decided_on=work.today, next_step_on=None))


def refuse(command: Refuse, actor: Actor, work: Work) -> findings.Finding:
    """退回 with a reason and what is still required; an overdue item gets some workdays' grace."""
    if command.reason not in work.policy.refusal_reasons:
        raise errors.Unfit("refusal-reason")
    application = decidable(command.application, actor, work)
    _record(
        application,
        actor,
        reviews.Decision.REFUSED,
        work,
        reason=command.reason,
        required=command.text,
    )
    _end(application, reviews.ApplicationState.REFUSED, work)
    before = work.findings.get(application.finding_id)
    after = before.moved(
        findings.Move.REFUSE, work.today, applied_on=None, grace_until=_grace(before, work)
    )
    said = {"reason": command.reason, "text": command.text}
    body = {**said, **seats.stood_for(application, actor, work)}
    finding = items.write(before, after, "review-refused", actor, work, body=body)
    line = text(
        "notice-refused",
        number=finding.number,
        reason=text(f"refusal-{command.reason}"),
        text=command.text,
    )
    notices.tell(
        work,
        notices.of_unit(
            [application.applicant_id, *notices.working(finding, work)], finding, work
        ),
        notices.about(finding, line),
        kind="notice",
        topic=f"refused:{application.id}",
    )
    return finding


def _grace(finding: findings.Finding, work: Work) -> date | None:
    if finding.due is None:
        return None
    return ladder.grace_until(
        finding.due,
        work.today,
        grace_workdays=work.policy.grace_workdays,
        workdays=work.workdays,
    )
