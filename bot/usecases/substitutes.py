"""代录: what a person without the bot has decided on paper is entered by office or liaison, with a
scan of the signed sheet. It is that person's deed by his own rights; both stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from pydantic import Field

from bot.core import errors, evidence, findings, reviews, rights
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, UNIT_ROLES
from bot.core.work import Work
from bot.usecases import applications, items, notices, rectification, seats
from bot.usecases import reviews as review_cases
from bot.usecases.commands import Command, ShortText
from bot.usecases.findings import attach


class What(StrEnum):
    PROGRESS = "progress"
    APPLICATION = "application"
    COMMITMENT = "commitment"
    APPROVAL = "approval"
    REFUSAL = "refusal"


class Enter(Command):
    """`text` is the progress, the application's, or what a refusal still requires; `scan` the
    signed sheet."""

    finding: int
    what: What
    person: int
    reason: str | None = None
    text: ShortText | None = None
    scan: tuple[int, ...] = Field(min_length=1)


_RIGHTS = {
    What.PROGRESS: rights.Action.PROGRESS,
    What.APPLICATION: rights.Action.APPLY,
    What.COMMITMENT: rights.Action.COMMIT,
}
# Deeds that are words, and would be nothing without them.
WORDED = frozenset({What.PROGRESS, What.APPLICATION, What.REFUSAL})


def enterable(finding: findings.Finding, actor: Actor, work: Work) -> tuple[What, ...]:
    """What could be entered now: only where somebody cannot do it himself."""
    return tuple(what for what in What if absent(finding, what, actor, work))


def absent(finding: findings.Finding, what: What, actor: Actor, work: Work) -> tuple[int, ...]:
    """Whose deed it would be, of those whom the bot cannot reach."""
    if what is What.COMMITMENT and finding.committed_on is not None:
        return ()
    people = dict.fromkeys(_doers(finding, what, actor, work))
    return tuple(person for person in people if _is_out_of_reach(person, work))


def _is_out_of_reach(person_id: int, work: Work) -> bool:
    person = work.people.get(person_id)
    return person.suspended_on is None and not person.is_reachable


def _doers(finding: findings.Finding, what: What, actor: Actor, work: Work) -> Iterable[int]:
    if what in _RIGHTS:
        posted = notices.unit_side(finding, work, *sorted(UNIT_ROLES))
        return [p for p in posted if rights.may(_as(p, actor, work), _RIGHTS[what], finding)]
    application = work.reviews.pending(finding.id)
    if application is None or not _may_enter(application, actor, work):
        return []
    people = work.reviews.reviewers(application.id, application.step)
    return [p for p in people if _is_awaited(p, application, work)]


def _is_awaited(person_id: int, application: reviews.Application, work: Work) -> bool:
    return any(a.id == application.id for a in work.reviews.awaiting(person_id))


def _may_enter(application: reviews.Application, actor: Actor, work: Work) -> bool:
    """Separation holds for who enters as for who decides: nobody of the unit's side enters an
    outside decision, nor anybody who has had a hand in an earlier one."""
    if application.current.is_unit_side:
        return True
    return actor.has(*OFFICE_ROLES) and seats.is_separate(application, actor.id, work)


def _as(person_id: int, actor: Actor, work: Work) -> Actor:
    """The person himself, by the hand of who enters it."""
    return replace(work.people.actor(person_id, work.today), entered_by=actor.id)


def enter(command: Enter, actor: Actor, work: Work) -> findings.Finding:
    """代录, by the ordinary use case of the deed and with the rights of the person it is for."""
    finding = items.allowed(command.finding, rights.Action.ENTER, actor, work)
    if command.person not in absent(finding, command.what, actor, work):
        raise errors.NotAllowed("enter", number=finding.number)
    if command.text is None and command.what in WORDED:
        raise errors.Unfit("enter-text")
    if not applications.proves(command.scan, work):
        raise errors.Unfit("evidence-missing", number=finding.number)
    person = _as(command.person, actor, work)
    if command.what is What.PROGRESS:
        report = rectification.Report(
            finding=finding.id, text=command.text or "", evidence=command.scan
        )
        return rectification.report(report, person, work)
    if command.what is What.APPLICATION:
        return _apply(command, finding, person, work)
    is_review = command.what is not What.COMMITMENT
    purpose = evidence.Purpose.APPLICATION if is_review else evidence.Purpose.PROGRESS
    attach(finding, command.scan, "", purpose, actor=person, work=work)
    if command.what is What.COMMITMENT:
        return rectification.commit(rectification.Commit(finding=finding.id), person, work)
    return _decide(command, finding, person, work)


def _apply(
    command: Enter, finding: findings.Finding, person: Actor, work: Work
) -> findings.Finding:
    apply = applications.Apply(finding=finding.id, text=command.text or "", evidence=command.scan)
    applications.apply_for_closing(apply, person, work)
    return work.findings.get(finding.id)


def _decide(
    command: Enter, finding: findings.Finding, person: Actor, work: Work
) -> findings.Finding:
    application = work.reviews.of_finding(finding.id, finding.cycle)[-1]
    _stand_aside(application, person, work)
    if command.what is What.APPROVAL:
        endorse = review_cases.Endorse(applications=(application.id,))
        return review_cases.endorse(endorse, person, work)[0]
    refuse = review_cases.Refuse(
        application=application.id, reason=command.reason or "other", text=command.text or ""
    )
    return review_cases.refuse(refuse, person, work)


def _stand_aside(application: reviews.Application, person: Actor, work: Work) -> None:
    """Who has entered one decision sits at no later stop outside the unit."""
    later = tuple(
        stop if position <= application.step or stop.is_unit_side else stop.without(person.hand)
        for position, stop in enumerate(application.chain)
    )
    work.reviews.save(replace(application, chain=later))
