"""Persons and posts: who can be reached, what one holds today, and where."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.core.people import Actor, Person, Post
from bot.core.roles import SUBTREE_ROLES, TEAM_ROLES, Role

LI = Person(id=7, key="li", name="李强", chat_id=70)
DAY = date(2026, 11, 24)


def post(role: Role, *, at: int | None = None, team: int | None = None) -> Post:
    return Post(
        id=1,
        person_id=LI.id,
        role=role,
        organisation_id=at,
        organisation_path=None if at is None else f"/1/{at}/",
        team_id=team,
        since=date(2026, 1, 1),
    )


def actor(*posts: Post) -> Actor:
    return Actor(person=LI, posts=posts)


def test_a_person_with_a_chat_is_reachable() -> None:
    assert LI.is_reachable


@pytest.mark.parametrize(
    "changes",
    [
        {"chat_id": None},
        {"suspended_on": DAY},
        {"unreachable_since": datetime(2026, 11, 24, tzinfo=UTC)},
    ],
    ids=["never joined", "suspended", "blocked the bot"],
)
def test_who_cannot_be_told_is_not_reachable(changes: dict[str, object]) -> None:
    assert not replace(LI, **changes).is_reachable  # type: ignore[arg-type]  # a test's own table of changes


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_post_is_held_from_its_first_to_its_last_day(day: date, holds: bool) -> None:
    ended = replace(post(Role.OFFICE), until=date(2026, 6, 30))
    assert ended.holds_on(day) is holds


def test_a_post_without_an_end_is_held_for_good() -> None:
    assert post(Role.OFFICE).holds_on(date(2099, 1, 1))


def test_an_actor_is_known_by_the_person() -> None:
    assert actor().id == LI.id


def test_several_posts_give_several_roles() -> None:
    both = actor(post(Role.MEMBER, team=3), post(Role.PRINCIPAL, at=4))
    assert both.roles == {Role.MEMBER, Role.PRINCIPAL}
    assert both.has(Role.HEAD, Role.MEMBER)
    assert not both.has(Role.HEAD, Role.OFFICE)


def test_who_holds_no_post_has_no_role() -> None:
    assert not actor().has(*Role)
    assert actor().roles == frozenset()


def test_teams_are_those_of_the_roles_asked_for() -> None:
    both = actor(post(Role.MEMBER, team=3), post(Role.HEAD, team=5), post(Role.OFFICE))
    assert both.teams(*TEAM_ROLES) == {3, 5}
    assert both.teams(Role.HEAD) == {5}
    assert both.teams(Role.OFFICE) == frozenset()


def test_organisations_are_those_of_the_roles_asked_for() -> None:
    both = actor(post(Role.PRINCIPAL, at=4), post(Role.LIAISON, at=6), post(Role.MEMBER, team=3))
    assert both.organisations(Role.PRINCIPAL, Role.LIAISON) == {4, 6}
    assert both.organisations(Role.LIAISON) == {6}
    assert both.organisations(Role.MEMBER) == frozenset()


def test_paths_are_those_of_the_roles_asked_for() -> None:
    both = actor(
        post(Role.SUPERIOR, at=4), post(Role.PRINCIPAL, at=6), post(Role.DISCIPLINE, at=None)
    )
    assert both.paths(SUBTREE_ROLES) == ("/1/4/",)
    assert both.paths([Role.PRINCIPAL]) == ("/1/6/",)
    assert both.paths([]) == ()
