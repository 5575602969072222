"""Persons, the posts they hold, and the invitations that bring them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from bot.core.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: int
    key: str
    name: str
    language: str | None = None
    telegram_id: int | None = None
    chat_id: int | None = None
    joined_at: datetime | None = None
    suspended_on: date | None = None
    unreachable_since: datetime | None = None

    @property
    def is_reachable(self) -> bool:
        return (
            self.chat_id is not None
            and self.suspended_on is None
            and self.unreachable_since is None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role with its scope: an organisation, a team of one round, or the whole office.

    `organisation_path` is read along; it belongs to the scope. `for_person_id` is whose post it
    is when a deputy (AB角) acts in it.
    """

    id: int
    person_id: int
    role: Role
    organisation_id: int | None = None
    organisation_path: str | None = None
    team_id: int | None = None
    since: date
    until: date | None = None
    for_person_id: int | None = None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person as the rules see one: who it is, and the posts held today, as a deputy too.
    `entered_by` is who enters a deed for this person without the bot (代录); `recused` are the
    (round, unit) that this person must keep away from (回避)."""

    person: Person
    posts: tuple[Post, ...]
    entered_by: int | None = None
    recused: frozenset[tuple[int, int]] = frozenset()

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def hand(self) -> int:
        """Who does it here: the person, or who enters it on his behalf."""
        return self.entered_by or self.id

    @property
    def own(self) -> Actor:
        """Without the posts held as a deputy."""
        return self.acting_for(None)

    @property
    def stands_in_for(self) -> tuple[int, ...]:
        whom = (post.for_person_id for post in self.posts if post.for_person_id is not None)
        return tuple(dict.fromkeys(whom))

    @property
    def persons(self) -> frozenset[int]:
        """Whose items are this actor's to do: his own, and theirs for whom he is a deputy."""
        return frozenset({self.id, *self.stands_in_for})

    def acting_for(self, person_id: int | None) -> Actor:
        return replace(self, posts=tuple(p for p in self.posts if p.for_person_id == person_id))

    def shares(self, role: Role) -> frozenset[tuple[int, int]]:
        """Whose share in this role this actor exercises, his own and as a deputy others', and in
        which organisation: (person, organisation)."""
        return frozenset(
            (post.for_person_id or self.id, post.organisation_id)
            for post in self.posts
            if post.role is role and post.organisation_id is not None
        )

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts)

    def has(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    def teams(self, *roles: Role) -> frozenset[int]:
        return frozenset(
            post.team_id for post in self.posts if post.role in roles and post.team_id is not None
        )

    def organisations(self, *roles: Role) -> frozenset[int]:
        return frozenset(
            post.organisation_id
            for post in self.posts
            if post.role in roles and post.organisation_id is not None
        )

    def paths(self, roles: Iterable[Role]) -> tuple[str, ...]:
        wanted = frozenset(roles)
        return tuple(
            post.organisation_path
            for post in self.posts
            if post.role in wanted and post.organisation_path is not None
        )


def operator() -> Actor:
    """Whoever keeps the host reads everything: as the director does, and without a name."""
    post = Post(id=0, person_id=0, role=Role.DIRECTOR, since=date.min)
    return Actor(person=Person(id=0, key="", name=""), posts=(post,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One time, for one person; its code is derived from the installation's secret and `nonce`."""

    id: int
    code_hash: str
    nonce: str
    person_id: int
    role: Role
    organisation_id: int | None = None
    team_id: int | None = None
    created_by: int | None = None
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and now < self.expires_at


class People(Protocol):
    def get(self, id: int) -> Person: ...
    def by_telegram(self, telegram_id: int) -> Person | None: ...
    def by_key(self, key: str) -> Person | None: ...
    def actor(self, person_id: int, today: date) -> Actor:
        """With the posts held today; posts of a team end when its round is archived."""
        ...

    def add(self, *, key: str, name: str) -> Person: ...
    def save(self, person: Person) -> None: ...
    def all(self) -> Sequence[Person]: ...
    def posts(self, person_id: int) -> Sequence[Post]: ...
    def grant(self, post: Post) -> bool:
        """False when the person holds it already."""
        ...

    def end(self, post: Post, until: date) -> None:
        """`until` is its last day, and may lie before its first: then it was never held."""
        ...

    def holders(
        self,
        role: Role,
        today: date,
        *,
        organisation_id: int | None = None,
        team_id: int | None = None,
        above: str | None = None,
    ) -> Sequence[Person]:
        """Who holds the role today; `above`: whose organisation contains this path."""
        ...

    def is_empty(self) -> bool: ...


class Invitations(Protocol):
    def add(self, invitation: Invitation) -> Invitation: ...
    def get(self, id: int) -> Invitation: ...
    def by_hash(self, code_hash: str) -> Invitation | None: ...
    def use(self, id: int, at: datetime) -> None: ...
    def end(self, person_id: int, at: datetime, *, post: Post | None = None) -> None:
        """His unused ones, or those to this post alone, open nothing from now on."""
        ...

    def tried(self, account: int, at: datetime) -> None:
        """An unknown code from this Telegram account."""
        ...

    def tries(self, account: int, since: datetime) -> int: ...
