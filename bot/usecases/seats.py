"""Who sits at each stop of a closing chain, and who must not: separation (回避) in one place.

The unit's side never sits outside, and who decided one outside stop sits at no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from bot.core import deadlines, errors, events, findings, ladder, reach, reviews
from bot.core.people import Actor, Person
from bot.core.policy import ChainStep
from bot.core.roles import OFFICE_ROLES, UNIT_ROLES, Role
from bot.core.work import Work
from bot.usecases import escalations, in_post, notices


def holders(
    steps: Iterable[ChainStep], finding: findings.Finding, work: Work, *, applicant: Actor
) -> Mapping[ChainStep, tuple[int, ...]]:
    """Who holds each step today and is not recused; of the outside ones nobody who stands on the
    unit's side, or enters the application for it."""
    inside = unit_people(finding, applicant.id, work) | {applicant.hand}
    held = {step: _seatable(step, finding, work) for step in steps}
    return {
        step: tuple(p for p in people if step in reviews.UNIT_SIDE or p not in inside)
        for step, people in held.items()
    }


def unit_people(finding: findings.Finding, applicant: int, work: Work) -> frozenset[int | None]:
    """The unit's side of this item: who works on it, whoever holds a post in the unit, and whose
    hand has entered the unit's work of this cycle (代录)."""
    posts = notices.unit_side(finding, work, *sorted(UNIT_ROLES))
    hands = _hands(finding, work)
    return frozenset({applicant, finding.leader_id, finding.responsible_id, *posts, *hands})


_BEGINS_CYCLE = "finding-reopened"
_UNITS_WORK = frozenset({"progress-reported", "finding-committed"})


def _hands(finding: findings.Finding, work: Work) -> set[int | None]:
    hands: set[int | None] = set()
    for event in work.events.of_item("finding", finding.id):
        if event.kind == _BEGINS_CYCLE:
            hands.clear()
        elif event.kind in _UNITS_WORK and "on_behalf_of" in (event.body or {}):
            hands.add(event.person_id)
    return hands


def _seatable(step: ChainStep, finding: findings.Finding, work: Work) -> tuple[int, ...]:
    away = notices.recused(finding, work)
    return tuple(person for person in _holders(step, finding, work) if person not in away)


def _holders(step: ChainStep, finding: findings.Finding, work: Work) -> tuple[int, ...]:
    match step:
        case ChainStep.LEADER:
            leader = finding.leader_id
            return (leader,) if leader in notices.unit_side(finding, work, Role.LEADER) else ()
        case ChainStep.PRINCIPAL:
            return tuple(notices.unit_side(finding, work, Role.PRINCIPAL))
        case ChainStep.SUPERIOR:
            return tuple(escalations.superiors(finding, work))
        case ChainStep.OFFICE:
            return office(work)
        case ChainStep.JOINT:
            return tuple(dict.fromkeys(p for body in bodies(finding, work) for p in body))
        case _:
            assert_never(step)


def office(work: Work) -> tuple[int, ...]:
    return tuple(in_post.anywhere(work, *sorted(OFFICE_ROLES)))


def bodies(finding: findings.Finding, work: Work) -> list[list[int]]:
    """Who speaks for the discipline commission and the organisation department in charge, and
    for the team: a list a body, in the policy's order."""
    roles = work.policy.joint_roles
    return [[person.id for person in _body(role, finding, work)] for role in roles]


def _body(role: Role, finding: findings.Finding, work: Work) -> Sequence[Person]:
    if role is Role.HEAD:
        return work.people.holders(role, work.today, team_id=finding.team_id)
    return work.people.holders(role, work.today, above=finding.unit_path)


def weight(application: reviews.Application, work: Work, *more: int) -> int:
    """How much of the current stop's quorum is given; with `more`, if these approved, too."""
    given = (
        approval.for_id or approval.person_id
        for approval in work.reviews.approvals(application.id)
        if approval.step == application.step
    )
    return application.current.weight([*given, *more])


def at_stop(step: int, application: reviews.Application, work: Work) -> reviews.Application:
    """Arrived today: with the stop's own limit, and the day of its first reminder."""
    due = deadlines.due_date(work.today, work.policy.limits.review, work.workdays).day
    first = ladder.next_review_step_on(
        due,
        done=frozenset(),
        escalation_days=work.policy.reviewer_escalation_days,
        workdays=work.workdays,
    )
    arrived = replace(application, step=step, step_from=work.today, step_due=due)
    return replace(arrived, next_step_on=first)


def ask(application: reviews.Application, finding: findings.Finding, work: Work) -> None:
    """Those who may act hear it at the next review time; a stop too few hold, the office."""
    people = eligible(application, work)
    if application.current.weight(people) < application.current.quorum:
        notices.request(work, finding, "tiding-unheld", office(work))
    notices.request(work, finding, "tiding-review", people)


def eligible(application: reviews.Application, work: Work) -> list[int]:
    """Of those seated at the current stop, who may decide it."""
    spent = {
        person
        for approval in work.reviews.approvals(application.id)
        for person in approval.people
        if approval.step != application.step and reviews.UNIT_SIDE.isdisjoint(approval.capacities)
    }
    return [
        person
        for person in work.reviews.reviewers(application.id, application.step)
        if person not in spent and is_seated(application, person, work)
    ]


def is_seated(application: reviews.Application, person: int, work: Work) -> bool:
    """A seat lasts as long as the post that gave it; one given by delegation, as any post."""
    finding = work.findings.get(application.finding_id)
    if person not in application.current.people:
        actor = work.people.actor(person, work.today).own
        return bool(actor.posts) and not reach.is_recused(actor, finding)
    return any(person in _seatable(step, finding, work) for step in application.current.capacities)


def is_unheld(application: reviews.Application, work: Work) -> bool:
    seated = application.current.weight(eligible(application, work))
    return application.state is reviews.ApplicationState.PENDING and (
        seated < application.current.quorum
    )


def unheld(work: Work) -> list[reviews.Application]:
    """What waits at a stop that too few may decide today, oldest first."""
    return [each for each in work.reviews.all_pending() if is_unheld(each, work)]


def awaiting(actor: Actor, work: Work) -> list[reviews.Application]:
    """What this person may decide: seated there himself, or as the deputy of who is."""
    own = {
        each.id: each
        for each in work.reviews.awaiting(actor.id)
        if is_seated(each, actor.id, work) and _adds(each, actor.id, work)
    }
    for whom in actor.stands_in_for:
        for application in work.reviews.awaiting(whom):
            if application.id not in own and is_separate(application, actor.id, work):
                own[application.id] = application
    return list(own.values())


def _adds(application: reviews.Application, person: int, work: Work) -> bool:
    """A body that has spoken is not asked again."""
    return weight(application, work, person) > weight(application, work)


def stood_in_for(application: reviews.Application, actor: Actor, work: Work) -> int | None:
    """Whose seat at the current stop a deputy takes; None for one's own."""
    seated = work.reviews.reviewers(application.id, application.step)
    if actor.id in seated:
        return None
    return next((whom for whom in actor.stands_in_for if whom in seated), None)


def stood_for(
    application: reviews.Application, actor: Actor, work: Work
) -> dict[str, events.Json]:
    """Whose seat the approval just given took, for the event."""
    given = [a for a in work.reviews.approvals(application.id) if a.person_id == actor.id]
    return {"for": given[-1].for_id} if given[-1].for_id else {}


def is_separate(application: reviews.Application, person_id: int, work: Work) -> bool:
    """Whether separation lets this person stand in at the current stop, or enter for it."""
    finding = work.findings.get(application.finding_id)
    try:
        check_separation(application, work.people.get(person_id), finding, work)
    except errors.NotAllowed:
        return False
    return True


def entered_by(application: reviews.Application, work: Work) -> int | None:
    """Who entered the application on behalf of its applicant (代录): as its event tells."""
    told = work.events.of_item("finding", application.finding_id)
    made = [each for each in told if each.kind == "closing-applied"]
    hands = (e.person_id for e in made[-1:] if "on_behalf_of" in (e.body or {}))
    return next(hands, None)


def may_succeed(
    application: reviews.Application,
    before: int,
    successor: Person,
    finding: findings.Finding,
    work: Work,
) -> bool:
    """Whether separation lets a successor take all the seats that `before` has from here on."""
    ahead = application.chain[application.step :]
    taken = [stop for stop in ahead if before in stop.people]
    outside = {p for stop in ahead if not stop.is_unit_side for p in stop.people}
    barred = set(notices.recused(finding, work))
    if any(stop.is_unit_side for stop in taken):
        barred |= outside
    if not all(stop.is_unit_side for stop in taken):
        acted = {p for a in work.reviews.approvals(application.id) for p in a.people}
        barred |= acted | {p for p in unit_people(finding, application.applicant_id, work) if p}
    return successor.id not in barred


def check_separation(
    application: reviews.Application, person: Person, finding: findings.Finding, work: Work
) -> None:
    """Whether a person may be given the current stop: nobody who is recused; nobody of the unit's
    side or of an earlier stop an outside one, and nobody who sits outside later a unit-side one.
    """
    if person.id in notices.recused(finding, work):
        raise errors.NotAllowed("separation", name=person.name)
    if application.current.is_unit_side:
        outside = (stop.people for stop in application.chain if not stop.is_unit_side)
        if any(person.id in people for people in outside):
            raise errors.NotAllowed("separation-outside", name=person.name)
        return
    approvals = work.reviews.approvals(application.id)
    acted = {person for approval in approvals for person in approval.people}
    acted |= {by for by in (entered_by(application, work),) if by is not None}
    if person.id in acted | unit_people(finding, application.applicant_id, work):
        raise errors.NotAllowed("separation", name=person.name)
