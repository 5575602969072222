"""The roster as people stand in it: who has joined, who is unreachable, whose post ends when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.core import errors, people
from bot.core.people import Actor, Person, Post
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Day
from bot.core.work import Work
from bot.usecases import items
from bot.usecases.commands import Command

READERS = OFFICE_ROLES | {Role.ADMIN}
KEEPERS = frozenset({Role.DIRECTOR, Role.ADMIN})


class Standing(StrEnum):
    """In the order in which they are to be seen to."""

    UNREACHABLE = "unreachable"
    NOT_JOINED = "not_joined"
    SUSPENDED = "suspended"
    JOINED = "joined"


class Suspend(Command):
    person: int


class Expire(Command):
    """`until` is the post's last day."""

    post: int
    person: int
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    person: Person
    posts: tuple[Post, ...]
    standing: Standing


def may_read(actor: Actor) -> bool:
    return actor.own.has(*READERS)


def may_keep(actor: Actor) -> bool:
    """By a post of one's own: accounts are nobody's business to lend."""
    return actor.own.has(*KEEPERS)


def check_reader(actor: Actor) -> None:
    if not may_read(actor):
        raise errors.NotAllowed("roster")


def check_keeper(actor: Actor) -> None:
    if not may_keep(actor):
        raise errors.NotAllowed("roster-keep")


def roster(actor: Actor, work: Work) -> Sequence[Entry]:
    """Everybody with a post today or ahead, and who is suspended."""
    check_reader(actor)
    found = (entry(person, work) for person in work.people.all())
    order = list(Standing)
    shown = (e for e in found if e.posts or e.standing is Standing.SUSPENDED)
    return sorted(shown, key=lambda e: (order.index(e.standing), e.person.id))


def entry(person: Person, work: Work) -> Entry:
    return Entry(person=person, posts=posts(person.id, work), standing=standing(person))


def posts(person_id: int, work: Work) -> tuple[Post, ...]:
    """Held today or from a later day on, whether the person is suspended or not."""
    every = work.people.posts(person_id)
    return tuple(p for p in every if p.until is None or p.until >= max(work.today, p.since))


def place(post: Post, work: Work) -> str:
    """The name of the organisation or team that it is held in; "" for the whole office's."""
    if post.organisation_id is not None:
        return work.organisations.get(post.organisation_id).name
    return work.rounds.team(post.team_id).name if post.team_id is not None else ""


def standing(person: people.Person) -> Standing:
    if person.suspended_on is not None:
        return Standing.SUSPENDED
    if person.telegram_id is None:
        return Standing.NOT_JOINED
    return Standing.UNREACHABLE if person.unreachable_since else Standing.JOINED


def suspend(command: Suspend, actor: Actor, work: Work) -> Person:
    """At once: no sight, no vote, no notice; what is his stays his, until it is handed over."""
    person = _other(command.person, actor, work)
    if person.suspended_on is not None:
        raise errors.Stale()
    return _saved(replace(person, suspended_on=work.today), "person-suspended", actor, work)


def restore(command: Suspend, actor: Actor, work: Work) -> Person:
    person = _other(command.person, actor, work)
    if person.suspended_on is None:
        raise errors.Stale()
    return _saved(replace(person, suspended_on=None), "person-restored", actor, work)


def _other(person_id: int, actor: Actor, work: Work) -> Person:
    """Nobody shuts himself out, or lets himself in again."""
    check_keeper(actor)
    person = work.people.get(person_id)
    if person.id == actor.id:
        raise errors.NotAllowed("roster-self")
    return person


def _saved(person: Person, kind: str, actor: Actor, work: Work) -> Person:
    work.people.save(person)
    work.events.record(kind, item_kind="person", item_id=person.id, person_id=actor.id)
    return person


def expire(command: Expire, actor: Actor, work: Work) -> Post:
    """The post ends by itself after its last day; yesterday for at once."""
    person = _other(command.person, actor, work)
    held = {post.id: post for post in posts(person.id, work)}
    post = held.get(command.post)
    if post is None:
        raise errors.Stale()
    if command.until < work.today - timedelta(days=1):
        raise errors.Unfit("post-past", day=Day(day=command.until))
    items.check_due(command.until, work)
    work.people.end(post, command.until)
    work.invitations.end(person.id, work.now, post=post)
    work.events.record(
        "post-ending",
        item_kind="person",
        item_id=person.id,
        person_id=actor.id,
        body={"role": post.role.value, "until": command.until.isoformat()},
    )
    return replace(post, until=command.until)
