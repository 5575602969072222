"""Handing over a post (新官理旧账): all that is open goes to the successor in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.core import errors, findings, reviews, rounds, screens
from bot.core.people import Actor, Person, Post
from bot.core.roles import Role
from bot.core.screens import text
from bot.core.substitutes import SUBSTITUTABLE
from bot.core.suggestions import RUNNING, State, Suggestion
from bot.core.work import Work
from bot.usecases import items, notices, seats, staff
from bot.usecases.commands import Command

Shares = frozenset[tuple[Role, int | None]]


class HandOver(Command):
    person: int
    successor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What went over; `unseated` are applications in whose chain the successor may not sit."""

    person: Person
    successor: Person
    posts: int
    findings: int
    suggestions: int
    reviews: int
    unseated: int


def transferable(person_id: int, work: Work) -> tuple[Post, ...]:
    """Posts that pass on: a team is authorised by name (一次一授权), accounts are nobody's."""
    return tuple(post for post in staff.posts(person_id, work) if post.role in SUBSTITUTABLE)


def check(person_id: int, actor: Actor, work: Work) -> None:
    """The director hands over, and nothing where nothing passes on."""
    if not actor.own.has(Role.DIRECTOR):
        raise errors.NotAllowed("succession")
    if not transferable(person_id, work):
        name = work.people.get(person_id).name
        raise errors.WrongState("nothing-to-hand-over", name=name)


def hand_over(command: HandOver, actor: Actor, work: Work) -> Handed:
    """Today: the posts of the one end, the other holds them, and all that was open is his."""
    check(command.person, actor, work)
    person, successor = work.people.get(command.person), work.people.get(command.successor)
    if successor.id == person.id or successor.suspended_on is not None:
        raise errors.Unfit("successor", name=successor.name)
    posts = transferable(person.id, work)
    waiting = _waiting(person.id, work)
    shares: Shares = frozenset((post.role, post.organisation_id) for post in posts)
    _pass_posts(posts, successor, work)
    passed = _pass_findings(person, successor, shares, actor, work)
    asked = _pass_suggestions(person, successor, shares, actor, work)
    seated = [_reseat(each, person, successor, actor, work) for each in waiting]
    handed = Handed(
        person=person,
        successor=successor,
        posts=len(posts),
        findings=passed,
        suggestions=asked,
        reviews=sum(seated),
        unseated=len(seated) - sum(seated),
    )
    _record(handed, actor, work)
    _tell(handed, actor, work)
    return handed


def _waiting(person_id: int, work: Work) -> Sequence[reviews.Application]:
    """Pending applications in whose chain, from where it stands, this person is named."""
    return [
        application
        for application in work.reviews.all_pending()
        if any(person_id in stop.people for stop in application.chain[application.step :])
    ]


def _pass_posts(posts: Sequence[Post], successor: Person, work: Work) -> None:
    for post in posts:
        work.people.end(post, work.today - timedelta(days=1))
        work.invitations.end(post.person_id, work.now, post=post)
        since = max(post.since, work.today)
        work.people.grant(
            replace(post, id=0, person_id=successor.id, since=since, until=post.until)
        )


def _pass_findings(
    person: Person, successor: Person, shares: Shares, actor: Actor, work: Work
) -> int:
    held = ((item, _passed(item, person.id, successor.id, shares)) for item in _held(person, work))
    changed = [(before, after) for before, after in held if before != after]
    for before, after in changed:
        body = {"from": person.id, "to": successor.id}
        items.write(before, after, "finding-succeeded", actor, work, body={**body})
        measures = work.findings.measures(before.id, before.cycle)
        given = [
            m.given_to(successor.id) if m.person_id == person.id and not m.done_on else m
            for m in measures
        ]
        work.findings.replace_measures(before.id, before.cycle, given)
    return len(changed)


def _held(person: Person, work: Work) -> Sequence[findings.Finding]:
    found = work.findings.held_by(person.id)
    return [item for item in found if item.phase is not rounds.Phase.ARCHIVED]


def _passed(
    item: findings.Finding, person: int, successor: int, shares: Shares
) -> findings.Finding:
    """A new leader has signed nothing yet: the commitment is his to sign anew."""
    after = item
    if item.leader_id == person and (Role.LEADER, item.unit_id) in shares:
        after = after.changed(leader_id=successor, committed_on=None)
    if item.responsible_id == person and (Role.RESPONSIBLE, item.unit_id) in shares:
        after = after.changed(responsible_id=successor)
    return after


def _pass_suggestions(
    person: Person, successor: Person, shares: Shares, actor: Actor, work: Work
) -> int:
    running = (s for s in work.suggestions.all() if s.state in RUNNING | {State.ANSWERED})
    held = ((s, _asked_of(s, person.id, successor.id, shares)) for s in running)
    changed = [(before, after) for before, after in held if before != after]
    for before, after in changed:
        work.suggestions.save(before, after)
        work.events.record(
            "suggestion-succeeded",
            item_kind="suggestion",
            item_id=before.id,
            from_state=before.state,
            to_state=before.state,
            person_id=actor.id,
            body={"from": person.id, "to": successor.id},
        )
    return len(changed)


def _asked_of(suggestion: Suggestion, person: int, successor: int, shares: Shares) -> Suggestion:
    after, place = suggestion, suggestion.addressee_id
    if suggestion.leader_id == person and (Role.LEADER, place) in shares:
        after = replace(after, leader_id=successor)
    if suggestion.handler_id == person and (Role.RESPONSIBLE, place) in shares:
        after = replace(after, handler_id=successor)
    return after


def _reseat(
    application: reviews.Application, person: Person, successor: Person, actor: Actor, work: Work
) -> bool:
    """In the chain from where it stands; where separation forbids it the seat stays empty, and
    the office sees the stop without a holder."""
    finding = work.findings.get(application.finding_id)
    here = person.id in application.current.people
    chain = application.chain
    done, ahead = chain[: application.step], chain[application.step :]
    fits = seats.may_succeed(application, person.id, successor, finding, work)
    moved = (stop.with_instead(person.id, successor.id if fits else None) for stop in ahead)
    work.reviews.save(replace(application, chain=(*done, *moved)))
    if here and fits:
        work.reviews.delegate(application, successor.id, actor.id)
        notices.request(work, finding, "tiding-review", [successor.id])
    return fits


def _record(handed: Handed, actor: Actor, work: Work) -> None:
    work.events.record(
        "post-handed-over",
        item_kind="person",
        item_id=handed.person.id,
        person_id=actor.id,
        body={
            "to": handed.successor.id,
            "posts": handed.posts,
            "findings": handed.findings,
            "suggestions": handed.suggestions,
            "reviews": handed.reviews,
        },
    )


def _tell(handed: Handed, actor: Actor, work: Work) -> None:
    numbers = {
        "findings": handed.findings,
        "suggestions": handed.suggestions,
        "reviews": handed.reviews,
    }
    given = text("notice-post-given", name=handed.successor.name, **numbers)
    taken = text("notice-post-taken", name=handed.person.name, **numbers)
    mine = screens.Button(label=text("digest-open-reminders"), press=("list", "mine", "0"))
    for whom, screen in (
        (handed.person.id, screens.Screen(lines=(given,))),
        (handed.successor.id, screens.Screen(lines=(taken,), buttons=((mine,),))),
    ):
        others = [whom] if whom != actor.id else []
        notices.tell(work, others, screen, kind="notice", topic=f"succession:{handed.person.id}")
