"""Mistakes made good: one's last step taken back, a finding corrected (勘误), a paper amended.

Nothing is erased: every correction is an event of its own, with what was before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.core import (
    changes,
    corrections,
    errors,
    events,
    evidence,
    findings,
    reviews,
    rights,
    rounds,
)
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import text
from bot.core.work import Work
from bot.usecases import changes as changing
from bot.usecases import items, notices, seats, signals
from bot.usecases.commands import Command, LongText
from bot.usecases.findings import attach

CORRECTED = "finding-corrected"
Body = Mapping[str, events.Json]


class TakeBack(Command):
    finding: int


class Correct(Command):
    finding: int
    problem: LongText
    category: str | None = None


class Amend(Command):
    finding: int
    problem: LongText
    category: str | None = None
    immediate: bool = False
    evidence: tuple[int, ...] = ()
    caption: str = ""


def last_step(finding: findings.Finding, work: Work) -> events.Event | None:
    """What a person did last to the item; the clock's own steps stand in nobody's way."""
    done = [e for e in work.events.of_item("finding", finding.id) if e.person_id is not None]
    return done[-1] if done else None


def reversible(finding: findings.Finding, actor: Actor, work: Work) -> events.Event | None:
    """One's own last step, if it can be taken back, nobody has acted since, and it would still be
    one's own to take."""
    step = last_step(finding, work)
    if step is None or step.person_id != actor.id or finding.phase is rounds.Phase.ARCHIVED:
        return None
    if step.kind not in corrections.REVERSIBLE:
        return None
    return step if _is_ones_own(step, finding, actor, work) else None


def _is_ones_own(step: events.Event, finding: findings.Finding, actor: Actor, work: Work) -> bool:
    """Whether this person could take the step again, were it undone."""
    body = step.body or {}
    if "was" not in body:
        return False
    if "on_behalf_of" in body:
        return rights.may(actor, rights.Action.ENTER, _as_before(finding, body, work))
    if step.kind in corrections.REVIEWS:
        return _keeps_seat(finding, actor, work)
    if step.kind in corrections.CHANGES:
        change = _change(body, work)
        asked = change if step.kind != "change-endorsed" else _at_leader(change)
        return changing.is_seated(asked, finding, actor, work)
    return rights.may(actor, corrections.RIGHTS[step.kind], _as_before(finding, body, work))


def _keeps_seat(finding: findings.Finding, actor: Actor, work: Work) -> bool:
    application = work.reviews.of_finding(finding.id, finding.cycle)[-1]
    given = work.reviews.approvals(application.id)[-1]
    seat = given.for_id or given.person_id
    is_his = seat == actor.id or seat in actor.stands_in_for
    return is_his and seats.is_seated(replace(application, step=given.step), seat, work)


def _as_before(finding: findings.Finding, body: Body, work: Work) -> findings.Finding:
    was = body.get("was")
    return corrections.restored(finding, was if isinstance(was, dict) else {}, work.today)


def take_back(command: TakeBack, actor: Actor, work: Work) -> findings.Finding:
    before = items.visible(command.finding, actor, work)
    step = reversible(before, actor, work)
    if step is None:
        raise errors.WrongState("nothing-to-take-back", number=before.number)
    body = step.body or {}
    after = _as_before(before, body, work)
    for undo in _UNDOING.get(step.kind, ()):
        undo(before, body, work)
    done: dict[str, events.Json] = {"kind": step.kind}
    finding = items.write(before, after, "step-taken-back", actor, work, body=done)
    _tell(before, step, actor, work)
    return finding


def _withdraw_application(finding: findings.Finding, _body: object, work: Work) -> None:
    pending = work.reviews.of_finding(finding.id, finding.cycle)[-1]
    state = reviews.ApplicationState.TAKEN_BACK
    work.reviews.save(replace(pending, state=state, decided_on=work.today, next_step_on=None))


def _withdraw_decision(finding: findings.Finding, _body: object, work: Work) -> None:
    """The stop is open again, with its own limit from today, for whoever decided it, too."""
    application = work.reviews.of_finding(finding.id, finding.cycle)[-1]
    given = work.reviews.approvals(application.id)[-1]
    work.reviews.drop_approval(given)
    pending = replace(application, state=reviews.ApplicationState.PENDING, decided_on=None)
    stop = seats.at_stop(given.step, pending, work)
    work.reviews.save(stop)
    seat = given.for_id or given.person_id
    if seat not in work.reviews.reviewers(stop.id, stop.step):
        work.reviews.delegate(stop, seat, seat)


def _change(body: Body, work: Work) -> changes.Change:
    return work.changes.get(int(str(body["change"])))


def _at_leader(change: changes.Change) -> changes.Change:
    return replace(change, step=changes.Step.LEADER)


def _withdraw_request(_finding: findings.Finding, body: Body, work: Work) -> None:
    change = _change(body, work)
    work.changes.save(change.decided(changes.State.TAKEN_BACK, work.today))


def _ask_leader_again(_finding: findings.Finding, body: Body, work: Work) -> None:
    work.changes.save(_at_leader(_change(body, work)))


def _decide_again(_finding: findings.Finding, body: Body, work: Work) -> None:
    pending = replace(_change(body, work), state=changes.State.PENDING)
    work.changes.save(replace(pending, decided_on=None, decided_by=None, answer=None))


def _restore_measures(finding: findings.Finding, body: Body, work: Work) -> None:
    measures = corrections.measures_restored(finding, body["measures_were"])
    work.findings.replace_measures(finding.id, finding.cycle, measures)


def _restore_departments(finding: findings.Finding, body: Body, work: Work) -> None:
    were = body["departments_were"]
    held = [id for id in were if isinstance(id, int)] if isinstance(were, list) else []
    work.findings.set_co_departments(finding.id, held)


def _withdraw_report(finding: findings.Finding, body: Body, work: Work) -> None:
    """Its words stay in the event; its files, which nothing else names, on the disk."""
    work.findings.drop_progress(int(str(body["progress"])))
    if body["evidence"] is not None:
        work.evidence.drop(int(str(body["evidence"])))
        signals.anew(finding, work)
    if body["measures_were"]:
        _restore_measures(finding, body, work)


Undoing = Callable[[findings.Finding, Body, Work], None]
# What a step changed beside the finding's own row.
_UNDOING: dict[str, tuple[Undoing, ...]] = {
    "closing-applied": (_withdraw_application,),
    "review-approved": (_withdraw_decision,),
    "review-refused": (_withdraw_decision,),
    "extension-asked": (_withdraw_request,),
    "extension-granted": (_withdraw_request,),
    "continuation-asked": (_withdraw_request,),
    "change-endorsed": (_ask_leader_again,),
    "change-refused": (_decide_again,),
    "extension-approved": (_decide_again,),
    "continuation-approved": (_decide_again,),
    "progress-reported": (_withdraw_report,),
    "finding-assigned": (_restore_measures, _restore_departments),
    "finding-handed-over": (_restore_measures,),
}
# Steps that the item's people have been told of.
_TOLD = frozenset(_UNDOING) - {
    "closing-applied",
    "review-approved",
    "change-endorsed",
    "progress-reported",
}


def _tell(finding: findings.Finding, step: events.Event, actor: Actor, work: Work) -> None:
    line = text(
        "notice-taken-back",
        name=actor.person.name,
        number=finding.number,
        kind=text(f"event-{step.kind}"),
    )
    if step.kind == "finding-signed":
        notices.echo(work, finding, line)
    people: list[int | None] = []
    if step.kind in _TOLD:
        people = [*notices.working(finding, work)]
    elif step.kind == "finding-returned":
        people = [finding.author_id]
    others = [person for person in people if person != actor.id]
    screen = notices.about(finding, line)
    notices.tell(work, others, screen, kind="notice", topic=f"taken-back:{finding.id}")


def is_corrected(finding: findings.Finding, work: Work) -> bool:
    told = work.events.of_item("finding", finding.id)
    return finding.is_with_unit and any(event.kind == CORRECTED for event in told)


def correct(command: Correct, actor: Actor, work: Work) -> findings.Finding:
    """勘误: the old and the new words stay in the event, and the unit hears it."""
    before = items.allowed(command.finding, rights.Action.CORRECT, actor, work)
    after = before.changed(problem=command.problem, category=command.category or before.category)
    _check_changed(before, after)
    body: dict[str, events.Json] = {
        "text": command.problem,
        "problem_was": before.problem,
        "category": after.category,
        "category_was": before.category,
    }
    finding = items.write(before, after, CORRECTED, actor, work, body=body)
    people = notices.unit_side(finding, work, Role.PRINCIPAL, Role.LIAISON)
    notices.tell(
        work,
        [*people, *notices.working(finding, work)],
        notices.about(finding, text("notice-corrected", number=finding.number)),
        kind="notice",
        topic=f"corrected:{finding.id}",
    )
    return finding


def _check_changed(before: findings.Finding, after: findings.Finding) -> None:
    if before == after:
        raise errors.Unfit("nothing-changed", number=before.number)


def amendable(finding_id: int, actor: Actor, work: Work) -> findings.Finding:
    """A draft that one has written oneself."""
    finding = items.allowed(finding_id, rights.Action.AMEND, actor, work)
    if finding.author_id != actor.id:
        raise errors.NotAllowed("not-author", number=finding.number)
    return finding


def amend(command: Amend, actor: Actor, work: Work) -> findings.Finding:
    """The author mends his paper before it is reviewed, or after it was returned."""
    before = amendable(command.finding, actor, work)
    after = before.changed(
        problem=command.problem,
        category=command.category or before.category,
        immediate=command.immediate,
    )
    if not command.evidence:
        _check_changed(before, after)
    purpose = evidence.Purpose.FINDING
    attach(before, command.evidence, command.caption, purpose, actor=actor, work=work)
    body: dict[str, events.Json] = {"problem": after.problem, "problem_was": before.problem}
    finding = items.write(before, after, "finding-amended", actor, work, body=body)
    team = work.people.holders(Role.DEPUTY, work.today, team_id=finding.team_id) or (
        work.people.holders(Role.HEAD, work.today, team_id=finding.team_id)
    )
    others = [person.id for person in team if person.id != actor.id]
    notices.request(work, finding, "tiding-to-review", others)
    return finding
