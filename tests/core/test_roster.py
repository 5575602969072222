"""What the records of a set-up file may not say about each other."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from bot.core import roster
from bot.core.organisations import Level
from bot.core.roles import SUBTREE_ROLES, TEAM_ROLES, UNIT_ROLES, Role
from bot.core.rounds import Kind
from bot.core.screens import Arg, text

Entry = roster.OrganisationEntry | roster.RoundEntry | roster.PersonEntry


def organisation(
    code: str, level: Level = Level.COUNTY, parent: str | None = None
) -> roster.OrganisationEntry:
    return roster.OrganisationEntry(code=code, name=f"名{code}", level=level, parent=parent)


def member(name: str, role: Role = Role.HEAD, id: str | None = None) -> roster.MemberEntry:
    return roster.MemberEntry.model_validate({"name": name, "role": role, "id": id})


def team(number: int, *members: roster.MemberEntry) -> roster.TeamEntry:
    return roster.TeamEntry(number=number, name=f"{number}组", members=members)


def unit(code: str, number: int = 1) -> roster.AssignmentEntry:
    return roster.AssignmentEntry(unit=code, team=number, kind=Kind.ROUTINE)


def campaign(
    *teams: roster.TeamEntry,
    units: tuple[roster.AssignmentEntry, ...] = (),
    number: str = "7",
    feedback_on: date | None = None,
) -> roster.RoundEntry:
    return roster.RoundEntry(
        term="九",
        number=number,
        year="2020",
        name="第七轮",
        started_on=date(2020, 3, 2),
        feedback_on=feedback_on,
        teams=teams,
        assignments=units,
    )


def person(
    name: str, *posts: tuple[Role, str | None], id: str | None = None
) -> roster.PersonEntry:
    held = tuple(roster.PostEntry(role=role, organisation=code) for role, code in posts)
    return roster.PersonEntry(name=name, id=id, posts=held)


def office(*entries: Entry) -> roster.Roster:
    return roster.Roster(
        organisations=tuple(e for e in entries if isinstance(e, roster.OrganisationEntry)),
        rounds=tuple(e for e in entries if isinstance(e, roster.RoundEntry)),
        people=tuple(e for e in entries if isinstance(e, roster.PersonEntry)),
    )


def found(*entries: Entry) -> list[tuple[str, str]]:
    """Each problem as (path, id without `load-`)."""
    problems = roster.check(office(*entries))
    return [(p.place.column, p.id.removeprefix("load-")) for p in problems]


class TestOrganisations:
    def test_a_sound_tree_has_no_problem(self) -> None:
        assert not found(
            organisation("S", Level.REGION),
            organisation("Z", Level.PREFECTURE, "S"),
            organisation("X", Level.COUNTY, "Z"),
            organisation("C", Level.VILLAGE, "X"),
            organisation("J", Level.DEPARTMENT, "X"),
            organisation("K", Level.DEPARTMENT, "J"),
        )

    def test_a_code_belongs_to_one_organisation(self) -> None:
        entries = [organisation("A"), organisation("B"), organisation("A")]

        assert found(*entries) == [("organisations[2].code", "duplicate-code")]

    def test_a_parent_must_be_in_the_file_or_known(self) -> None:
        child = organisation("B", parent="A")

        assert found(child) == [("organisations[0].parent", "unknown-organisation")]
        assert roster.check(office(child), codes=["A"]) == ()

    @pytest.mark.parametrize(
        ("above", "below"),
        [
            (Level.COUNTY, Level.PREFECTURE),
            (Level.COUNTY, Level.COUNTY),
            (Level.DEPARTMENT, Level.VILLAGE),
            (Level.VILLAGE, Level.TOWNSHIP),
        ],
    )
    def test_a_parent_stands_above_its_child(self, above: Level, below: Level) -> None:
        entries = [organisation("A", above), organisation("B", below, "A")]

        assert found(*entries) == [("organisations[1].level", "level-order")]

    def test_level_order_names_both_levels(self) -> None:
        entries = [organisation("A"), organisation("B", Level.REGION, "A")]

        (problem,) = roster.check(office(*entries))

        assert problem.args["level"] == text("level-region")
        assert problem.args["above"] == text("level-county")

    def test_a_cycle_is_reported_once_with_its_codes(self) -> None:
        department = Level.DEPARTMENT
        entries = [
            organisation("X", department, "A"),
            organisation("A", department, "B"),
            organisation("B", department, "C"),
            organisation("C", department, "A"),
            organisation("Y", department, "C"),
        ]
        (problem,) = roster.check(office(*entries))

        assert (problem.id, problem.place.column) == ("load-cycle", "organisations[1].parent")
        assert problem.args == {"codes": "A → B → C → A"}

    def test_an_organisation_is_not_its_own_parent(self) -> None:
        entry = organisation("A", Level.DEPARTMENT, "A")

        assert found(entry) == [("organisations[0].parent", "cycle")]

    def test_tree_order_puts_parents_first_and_keeps_siblings(self) -> None:
        entries = [
            organisation("D", Level.VILLAGE, "B"),
            organisation("B", Level.TOWNSHIP, "A"),
            organisation("A"),
            organisation("C", Level.TOWNSHIP, "A"),
            organisation("E", Level.DEPARTMENT, "elsewhere"),
        ]
        ordered = office(*entries).in_tree_order()

        assert [entry.code for entry in ordered] == ["A", "B", "D", "C", "E"]

    def test_tree_order_leaves_out_a_cycle(self) -> None:
        entries = [organisation("A", parent="B"), organisation("B", parent="A")]

        assert office(*entries).in_tree_order() == ()


class TestRounds:
    def test_a_sound_round_has_no_problem(self) -> None:
        assert not found(
            organisation("A"),
            campaign(
                team(1, member("甲"), member("乙", Role.MEMBER)),
                units=(unit("A"),),
                feedback_on=date(2020, 3, 2),
            ),
            campaign(team(1, member("甲")), units=(unit("A"),), number="8"),
        )

    def test_a_round_is_given_once(self) -> None:
        assert found(campaign(), campaign()) == [("rounds[1].number", "duplicate-round")]

    def test_feedback_follows_the_beginning(self) -> None:
        early = campaign(feedback_on=date(2020, 3, 1))

        assert found(early) == [("rounds[0].feedback_on", "feedback-before-start")]

    def test_a_team_number_is_given_once(self) -> None:
        teams = [team(1, member("甲")), team(1, member("乙"))]

        assert found(campaign(*teams)) == [("rounds[0].teams[1].number", "duplicate-team")]

    def test_a_team_needs_a_head(self) -> None:
        headless = team(1, member("甲", Role.DEPUTY))

        assert found(campaign(headless)) == [("rounds[0].teams[0]", "team-without-head")]

    def test_a_person_stands_once_in_a_team(self) -> None:
        twice = team(1, member("甲"), member("甲", Role.MEMBER))

        assert found(campaign(twice)) == [
            ("rounds[0].teams[0].members[1].name", "duplicate-member")
        ]

    def test_namesakes_may_share_a_team(self) -> None:
        pair = team(1, member("甲", id="1"), member("甲", Role.MEMBER, id="2"))

        assert not found(campaign(pair))

    def test_a_unit_is_inspected_once_in_a_round(self) -> None:
        entry = campaign(team(1, member("甲")), units=(unit("A"), unit("A")))

        assert found(organisation("A"), entry) == [
            ("rounds[0].assignments[1].unit", "duplicate-assignment")
        ]

    def test_units_and_teams_must_exist(self) -> None:
        assert found(campaign(units=(unit("A", 3),))) == [
            ("rounds[0].assignments[0].unit", "unknown-organisation"),
            ("rounds[0].assignments[0].team", "unknown-team"),
        ]


class TestPeople:
    def test_a_person_is_given_once(self) -> None:
        assert found(person("甲"), person("甲")) == [("people[1].name", "duplicate-person")]
        assert found(person("甲", id="1"), person("甲", id="1")) == [
            ("people[1].name", "duplicate-person")
        ]

    def test_a_name_with_namesakes_means_nobody_without_an_id(self) -> None:
        inspected = campaign(team(1, member("甲")))

        assert found(inspected, person("甲", id="1"), person("乙")) == [
            ("rounds[0].teams[0].members[0].name", "ambiguous-person")
        ]

    @pytest.mark.parametrize("role", sorted(UNIT_ROLES | SUBTREE_ROLES))
    def test_a_role_in_an_organisation_needs_one_that_exists(self, role: Role) -> None:
        lost, astray = person("甲", (role, None)), person("乙", (role, "Z"))

        assert found(lost, astray) == [
            ("people[0].posts[0].organisation", "role-needs-organisation"),
            ("people[1].posts[0].organisation", "unknown-organisation"),
        ]
        assert not found(organisation("A"), person("甲", (role, "A")))
        assert roster.PostEntry(role=role, organisation="A").scope == "A"

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP, Role.ADMIN])
    def test_a_role_of_the_whole_office_needs_none(self, role: Role) -> None:
        assert not found(organisation("A"), person("甲", (role, None)), person("乙", (role, "A")))
        assert roster.PostEntry(role=role, organisation="A").scope is None

    @pytest.mark.parametrize("role", sorted(TEAM_ROLES))
    def test_a_role_in_a_team_is_given_with_the_team(self, role: Role) -> None:
        assert found(person("甲", (role, None))) == [
            ("people[0].posts[0].role", "team-role-outside-team")
        ]

    def test_telephones_are_refused(self) -> None:
        with pytest.raises(ValidationError, match="phone"):
            roster.PersonEntry.model_validate({"name": "甲", "phone": "1"})


PLACES: roster.Places = {
    (): roster.Place(row=1),
    ("people", 0): roster.Place(row=3, column="people[0]"),
    ("people", 1): roster.Place(sheet="人员", row=3),
    ("people", 1, "name"): roster.Place(sheet="人员", row=3, column="A 姓名"),
}


class TestPlaces:
    @pytest.mark.parametrize(
        ("path", "place"),
        [
            (("people", 1, "name"), roster.Place(sheet="人员", row=3, column="A 姓名")),
            (("people", 1, "posts", 0), roster.Place(sheet="人员", row=3)),
            (("people", 0, "posts", 0), roster.Place(row=3, column="people[0].posts[0]")),
            (("rounds", 2), roster.Place(row=1, column="rounds[2]")),
        ],
    )
    def test_the_nearest_known_place_is_taken(
        self, path: roster.Path, place: roster.Place
    ) -> None:
        assert roster.locate(PLACES, path) == place

    @pytest.mark.parametrize(
        ("place", "id", "args"),
        [
            (roster.Place(), "file", {}),
            (roster.Place(row=3), "line", {"row": "3"}),
            (roster.Place(row=3, column="people[0]"), "path", {"row": "3", "column": "people[0]"}),
            (roster.Place(sheet="人员"), "sheet", {"sheet": "人员"}),
            (roster.Place(sheet="人员", row=2), "row", {"sheet": "人员", "row": "2"}),
            (
                roster.Place(sheet="人员", row=2, column="A 姓名"),
                "cell",
                {"sheet": "人员", "row": "2", "column": "A 姓名"},
            ),
        ],
    )
    def test_a_place_speaks_by_its_kind(
        self, place: roster.Place, id: str, args: dict[str, Arg]
    ) -> None:
        assert place.text == text(f"load-place-{id}", **args)

    def test_a_problem_carries_its_place_and_the_record_it_repeats(self) -> None:
        places: roster.Places = {
            ("people", 0): roster.Place(sheet="人员", row=2),
            ("people", 1): roster.Place(sheet="人员", row=9),
        }
        (problem,) = roster.check(office(person("甲"), person("甲")), places)

        assert problem.text == text(
            "load-duplicate-person",
            place=text("load-place-row", sheet="人员", row="9"),
            value="甲",
            first=text("load-place-row", sheet="人员", row="2"),
        )


def test_an_empty_roster_is_empty_and_sound() -> None:
    assert roster.Roster().is_empty
    assert not office(person("甲")).is_empty
    assert roster.check(roster.Roster()) == ()


def told(*entries: Entry) -> list[tuple[str, dict[str, Arg]]]:
    """What each problem names beside its place."""
    problems = roster.check(office(*entries))
    return [(p.id.removeprefix("load-"), dict(p.args)) for p in problems]


def test_a_problem_names_what_it_is_about() -> None:
    assert told(campaign(units=(unit("A", 3),))) == [
        ("unknown-organisation", {"code": "A"}),
        ("unknown-team", {"team": "3"}),
    ]
    headless = campaign(team(1, member("甲", Role.DEPUTY)))
    [(id, args)] = told(headless)
    assert id == "team-without-head"
    assert list(args) == ["team"]
    inspected = campaign(team(1, member("甲")))
    assert told(inspected, person("甲", id="1"), person("乙")) == [
        ("ambiguous-person", {"name": "甲"})
    ]
    assert told(person("甲", (Role.PRINCIPAL, None))) == [
        ("role-needs-organisation", {"role": text("role-principal")})
    ]
    assert told(person("甲"), person("甲"))[0][0] == "duplicate-person"
