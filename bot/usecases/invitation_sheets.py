"""邀请单: invitations in bulk, for those who hold a post and have not joined yet.

A new sheet ends the unused invitations of everybody on it: a lost one is made worthless by
printing another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from bot.core import errors, people
from bot.core.people import Actor, Post
from bot.core.rounds import Phase
from bot.core.work import Work
from bot.usecases import people as inviting
from bot.usecases import staff
from bot.usecases.commands import Command

OFFICE = "office"
MOST = 1000


class Print(Command):
    """`groups` are keys of `groups`; a person who belongs to several gets one slip."""

    groups: Annotated[tuple[str, ...], Field(min_length=1, max_length=MOST)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who is to be invited, with the posts that he holds or is about to hold."""

    person: people.Person
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A team, an organisation, or those who serve the whole office (no name of its own)."""

    key: str
    name: str
    guests: tuple[Guest, ...]


def groups(actor: Actor | None, work: Work) -> Sequence[Group]:
    """The office first, then teams, then organisations in the order of the tree."""
    _check(actor)
    found: dict[str, list[Guest]] = {}
    for guest in _guests(work):
        for key in dict.fromkeys(_key(post) for post in guest.posts):
            found.setdefault(key, []).append(guest)
    return [
        Group(key=key, name=name, guests=tuple(found[key]))
        for key, name in _names(work)
        if key in found
    ]


def print_(command: Print, actor: Actor | None, work: Work) -> Sequence[people.Invitation]:
    """`actor` None is the operator on the host."""
    made = print_groups(command.groups, actor, work)
    if not made:
        raise errors.Stale()
    return made


def print_groups(
    keys: Collection[str], actor: Actor | None, work: Work
) -> Sequence[people.Invitation]:
    """Nobody to invite is no fault here: the list is empty."""
    chosen = [group for group in groups(actor, work) if group.key in keys]
    guests = {guest.person.id: guest for group in chosen for guest in group.guests}
    return _invited(list(guests.values())[:MOST], actor, work)


def print_all(actor: Actor | None, work: Work) -> Sequence[people.Invitation]:
    _check(actor)
    return _invited(list(_guests(work))[:MOST], actor, work)


def _invited(
    guests: Sequence[Guest], actor: Actor | None, work: Work
) -> Sequence[people.Invitation]:
    made = []
    for guest in guests:
        work.invitations.end(guest.person.id, work.now)
        made.append(inviting.issue(guest.posts[0], actor, work))
    if made:
        work.events.record(
            "invitations-printed",
            item_kind="roster",
            item_id=0,
            person_id=actor.id if actor else None,
            body={"n": len(made)},
        )
        inviting.tell_of_sheet(len(made), actor, work)
    return made


def _check(actor: Actor | None) -> None:
    if actor is not None and not inviting.may_invite(actor):
        raise errors.NotAllowed("invite")


def _guests(work: Work) -> Iterator[Guest]:
    for person in work.people.all():
        if staff.standing(person) is not staff.Standing.NOT_JOINED:
            continue
        held = tuple(p for p in staff.posts(person.id, work) if not _is_over(p, work))
        if held:
            yield Guest(person=person, posts=held)


def _is_over(post: Post, work: Work) -> bool:
    """A team is authorised for its round alone."""
    if post.team_id is None:
        return False
    return work.rounds.get(work.rounds.team(post.team_id).round_id).phase is Phase.ARCHIVED


def _key(post: Post) -> str:
    if post.team_id is not None:
        return f"team-{post.team_id}"
    return OFFICE if post.organisation_id is None else f"unit-{post.organisation_id}"


def _names(work: Work) -> Iterator[tuple[str, str]]:
    yield OFFICE, ""
    for round_ in reversed(work.rounds.all()):
        for team in work.rounds.teams(round_.id):
            yield f"team-{team.id}", f"{round_.name} {team.name}"
    for organisation in work.organisations.all():
        yield f"unit-{organisation.id}", organisation.name
