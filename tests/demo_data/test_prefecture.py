"""The invented prefecture is a set-up file that an office could have written."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.core import roster
from bot.core.organisations import Level
from bot.core.roles import Role
from bot.core.rounds import Kind
from bot.demo.story_cast import Cast, casts, holders, prefecture

ROUND = prefecture().rounds[0]


def names() -> list[str]:
    members = [member.name for team in ROUND.teams for member in team.members]
    return members + [person.name for person in prefecture().people]


def test_no_rule_of_the_office_s_set_up_file_is_broken() -> None:
    assert roster.check(prefecture()) == ()


def test_there_are_at_least_sixty_organisations_on_every_level() -> None:
    levels = Counter(entry.level for entry in prefecture().organisations)
    assert levels.total() >= 60
    assert set(levels) == set(Level)


def test_the_file_names_parents_before_their_children() -> None:
    entries = prefecture().organisations
    assert prefecture().in_tree_order() != ()
    seen: set[str | None] = {None}
    for entry in entries:
        assert entry.parent in seen
        seen.add(entry.code)


def test_only_the_region_has_nothing_above_it() -> None:
    assert [e.level for e in prefecture().organisations if e.parent is None] == [Level.REGION]


def test_the_round_is_the_seventh_of_2020_with_sixteen_units_and_four_teams() -> None:
    assert (ROUND.number, ROUND.year) == ("7", "2020")
    assert len(ROUND.assignments) == 16
    assert [team.number for team in ROUND.teams] == [1, 2, 3, 4]


def test_the_round_mixes_every_kind_that_shares_its_calendar() -> None:
    """A mobile inspection (机动) has a chain and limits of its own, and a round of its own."""
    assert {assignment.kind for assignment in ROUND.assignments} == set(Kind) - {Kind.MOBILE}


def test_every_team_has_a_head_a_deputy_and_two_or_three_members() -> None:
    for team in ROUND.teams:
        roles = Counter(member.role for member in team.members)
        assert (roles[Role.HEAD], roles[Role.DEPUTY]) == (1, 1)
        assert roles[Role.MEMBER] in (2, 3)


def test_no_two_persons_share_a_name() -> None:
    assert [name for name, times in Counter(names()).items() if times > 1] == []


def test_persons_of_several_peoples_work_there() -> None:
    assert sum("·" in name for name in names()) >= 20
    assert sum(len(name) <= 3 for name in names()) >= 60


@pytest.mark.parametrize(
    ("role", "people"),
    [
        (Role.DIRECTOR, 1),
        (Role.OFFICE, 2),
        (Role.LEADING_GROUP, 2),
        (Role.DISCIPLINE, 2),
        (Role.ORGANISATION, 1),
    ],
)
def test_the_office_and_its_partners_are_staffed(role: Role, people: int) -> None:
    assert len(holders(role)) == people


@pytest.mark.parametrize("cast", casts(), ids=lambda cast: cast.unit.code)
def test_every_unit_is_staffed_from_principal_to_liaison(cast: Cast) -> None:
    code = cast.unit.code
    assert len(holders(Role.PRINCIPAL, code)) == 1
    assert len(cast.leaders) in (2, 3)
    assert len(cast.responsible) in (3, 4)
    assert len(holders(Role.LIAISON, code)) == 1
    assert len(cast.departments) >= 2


def test_in_a_village_the_principal_leads_too() -> None:
    villages = [cast for cast in casts() if cast.unit.level is Level.VILLAGE]
    assert len(villages) == 2
    assert all(cast.principal in cast.leaders for cast in villages)


def test_every_unit_with_escalated_feedback_has_a_superior_above_it() -> None:
    parents = {entry.code: entry.parent for entry in prefecture().organisations}
    escalated = [a for a in ROUND.assignments if a.escalated]
    assert escalated
    for assignment in escalated:
        above = parents[assignment.unit]
        assert above is not None
        assert holders(Role.SUPERIOR, above)
