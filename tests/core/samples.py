"""One finding and one person, to be varied by the tests of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.findings import Finding, State
from bot.core.people import Actor, Person, Post
from bot.core.roles import Role

DAY = date(2026, 11, 24)
PERSON = Person(id=7, key="li", name="李强")

_FINDING = Finding(
    id=1,
    number="7-01-001",
    assignment_id=1,
    author_id=99,
    state=State.DRAFT,
    problem="会议记录不全",
    immediate=False,
    logged_on=DAY,
    moved_on=DAY,
    unit_id=4,
    unit_path="/1/3/4/",
    team_id=3,
)


def finding(state: State = State.DRAFT, **changes: object) -> Finding:
    return replace(_FINDING, state=state).changed(**changes)


def post(
    role: Role,
    *,
    organisation: int | None = None,
    path: str | None = None,
    team: int | None = None,
) -> Post:
    return Post(
        id=0,
        person_id=PERSON.id,
        role=role,
        organisation_id=organisation,
        organisation_path=path,
        team_id=team,
        since=DAY,
    )


def actor(*posts: Post) -> Actor:
    return Actor(person=PERSON, posts=posts)
