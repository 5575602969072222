"""Loading the set-up file: what is new or changed is written and counted; again, nothing."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.core import errors, roster
from bot.core.organisations import Level
from bot.core.policy import Limit, LimitUnit
from bot.core.roles import Role
from bot.core.rounds import Kind, Phase
from bot.usecases import rosters
from tests.ledger import Ledger

STARTED = date(2020, 3, 2)
FILE: dict[str, list[dict[str, Any]]] = {
    "organisations": [
        {"code": "0101", "name": "甲一县", "level": "county", "parent": "01"},
        {"code": "010101", "name": "青石镇", "level": "township", "parent": "0101"},
        {"code": "01", "name": "甲州", "short_name": "甲", "level": "prefecture"},
        {"code": "0102", "name": "甲二县", "level": "county", "parent": "01"},
    ],
    "rounds": [
        {
            "term": "第九届",
            "number": "7",
            "year": "2020",
            "name": "第七轮巡察",
            "started_on": STARTED,
            "limits": {"finding": {"amount": 2, "unit": "month"}},
            "teams": [
                {
                    "number": 1,
                    "name": "第一巡察组",
                    "members": [
                        {"name": "王宁", "id": "a", "role": "head"},
                        {"name": "王宁", "id": "b", "role": "member"},
                    ],
                },
                {"number": 2, "name": "第二巡察组", "members": [{"name": "赵禾", "role": "head"}]},
            ],
            "assignments": [
                {"unit": "010101", "team": 1, "kind": "routine"},
                {"unit": "0102", "team": 2, "kind": "cross", "escalated": True},
            ],
        }
    ],
    "people": [
        {"name": "周全", "posts": [{"role": "director"}, {"role": "office"}]},
        {"name": "孙立", "posts": [{"role": "principal", "organisation": "010101"}]},
        {"name": "闲人"},
    ],
}


def file() -> dict[str, list[dict[str, Any]]]:
    return deepcopy(FILE)


def load(ledger: Ledger, content: dict[str, Any], *, apply: bool = True) -> rosters.Changes:
    with ledger.work() as work:
        return rosters.load(work, roster.Roster.model_validate(content), apply=apply)


WRITTEN = (
    "SELECT * FROM organisations",
    "SELECT * FROM rounds",
    "SELECT * FROM teams",
    "SELECT * FROM assignments",
    "SELECT * FROM persons",
    "SELECT * FROM posts",
    "SELECT * FROM events",
)


def tables(ledger: Ledger) -> list[list[tuple[object, ...]]]:
    return [ledger.rows(statement) for statement in WRITTEN]


# The first time.


def test_everything_new_is_written_and_counted(ledger: Ledger) -> None:
    changes = load(ledger, file())
    assert changes.new == {
        "organisation": 4,
        "round": 1,
        "team": 2,
        "assignment": 2,
        "person": 6,
        "post": 6,
    }
    assert not changes.changed
    assert ("new", "organisation", "青石镇") in changes.names


def test_children_may_stand_before_their_parents(ledger: Ledger) -> None:
    load(ledger, file())
    with ledger.work() as work:
        town, county = work.organisations.by_code("010101"), work.organisations.by_code("0101")
    assert town is not None
    assert county is not None
    assert town.parent_id == county.id
    assert town.path == f"{county.path}{town.id}/"
    assert (town.level, town.short_name, town.initials) == (Level.TOWNSHIP, "青石镇", "qsz")


def test_the_short_name_gives_the_initials(ledger: Ledger) -> None:
    load(ledger, file())
    with ledger.work() as work:
        root = work.organisations.by_code("01")
    assert root is not None
    assert (root.short_name, root.initials, root.parent_id) == ("甲", "j", None)
    assert rosters.initials("清河镇") == "qhz"


def test_the_round_begins_in_the_field_with_its_own_limit(ledger: Ledger) -> None:
    load(ledger, file())
    with ledger.work() as work:
        held = work.rounds.find("第九届", "7")
        assert held is not None
        places = work.rounds.assignments(held.id)
    assert (held.phase, held.started_on) == (Phase.FIELDWORK, STARTED)
    assert held.finding_limit == Limit(amount=2, unit=LimitUnit.MONTH)
    assert {(p.unit_name, p.kind, p.escalated) for p in places} == {
        ("青石镇", Kind.ROUTINE, False),
        ("甲二县", Kind.CROSS, True),
    }


def test_team_posts_begin_with_the_round_and_the_others_today(ledger: Ledger) -> None:
    load(ledger, file())
    with ledger.work() as work:
        head, principal = work.people.by_key("王宁#a"), work.people.by_key("孙立")
        assert head is not None
        assert principal is not None
        [team_post], [unit_post] = work.people.posts(head.id), work.people.posts(principal.id)
        town = work.organisations.by_code("010101")
        assert town is not None
        assert (team_post.role, team_post.since) == (Role.HEAD, STARTED)
        assert (unit_post.organisation_id, unit_post.since) == (town.id, work.today)


def test_namesakes_are_two_people_of_one_name(ledger: Ledger) -> None:
    load(ledger, file())
    names = ledger.rows("SELECT key, name FROM persons WHERE name = '王宁' ORDER BY key")
    assert names == [("王宁#a", "王宁"), ("王宁#b", "王宁")]


def test_loading_is_one_event_with_its_numbers(ledger: Ledger) -> None:
    load(ledger, file())
    with ledger.work() as work:
        [event] = work.events.of_item("roster", 0)
    assert (event.kind, event.body) == ("roster-loaded", {"new": 21, "changed": 0})


# Again.


def test_a_second_load_changes_nothing(ledger: Ledger) -> None:
    load(ledger, file())
    before = tables(ledger)
    changes = load(ledger, file())
    assert changes.is_empty
    assert changes.unchanged.total() == 21
    assert tables(ledger) == before


def test_a_file_that_says_less_takes_nothing_away(ledger: Ledger) -> None:
    load(ledger, file())
    before = tables(ledger)
    assert load(ledger, {"people": [{"name": "孙立"}]}).is_empty
    assert tables(ledger) == before


def test_a_trial_writes_nothing_and_says_what_it_would(ledger: Ledger) -> None:
    before = tables(ledger)
    with pytest.raises(rosters.DryRun) as trial:
        load(ledger, file(), apply=False)
    assert trial.value.changes.new.total() == 21
    assert tables(ledger) == before


def test_a_trial_of_what_is_there_already_finds_nothing(ledger: Ledger) -> None:
    load(ledger, file())
    with pytest.raises(rosters.DryRun) as trial:
        load(ledger, file(), apply=False)
    assert trial.value.changes.is_empty


# Changes.


def test_each_changed_record_is_written_and_counted_once(ledger: Ledger) -> None:
    load(ledger, file())
    changed = file()
    changed["organisations"][1]["name"] = "青石街道"
    changed["rounds"][0]["name"] = "第七轮常规巡察"
    changed["rounds"][0]["teams"][0]["name"] = "县委第一巡察组"
    changed["rounds"][0]["assignments"][0]["kind"] = "thematic"
    changes = load(ledger, changed)
    assert changes.changed == {"organisation": 1, "round": 1, "team": 1, "assignment": 1}
    assert not changes.new
    assert ("changed", "team", "县委第一巡察组") in changes.names
    assert ledger.rows("SELECT name FROM teams WHERE number = 1") == [("县委第一巡察组",)]
    assert ledger.rows("SELECT name FROM organisations WHERE code = '010101'") == [("青石街道",)]
    assert load(ledger, changed).is_empty


def test_a_moved_parent_moves_all_below_it(ledger: Ledger) -> None:
    load(ledger, file())
    moved = file()
    moved["organisations"][1]["parent"] = "0102"
    moved["organisations"].append(
        {"code": "01010101", "name": "一村", "level": "village", "parent": "010101"}
    )
    changes = load(ledger, moved)
    assert (changes.changed["organisation"], changes.new["organisation"]) == (1, 1)
    with ledger.work() as work:
        new, old = work.organisations.by_code("0102"), work.organisations.by_code("0101")
        assert new is not None
        assert old is not None
        below = {o.code for o in work.organisations.within(new.path)}
        assert below == {"0102", "010101", "01010101"}
        assert [o.code for o in work.organisations.within(old.path)] == ["0101"]


def test_moving_a_county_takes_its_towns_along(ledger: Ledger) -> None:
    load(ledger, file())
    moved = file()
    moved["organisations"].append({"code": "02", "name": "乙州", "level": "prefecture"})
    moved["organisations"][0]["parent"] = "02"
    load(ledger, moved)
    with ledger.work() as work:
        root = work.organisations.by_code("02")
        assert root is not None
        codes = {o.code for o in work.organisations.within(root.path)}
    assert codes == {"02", "0101", "010101"}


def test_a_round_under_way_keeps_its_phase(ledger: Ledger) -> None:
    load(ledger, file())
    with ledger.work() as work:
        [held] = work.rounds.all()
        work.rounds.save(replace(held, phase=Phase.RECTIFICATION))
    assert load(ledger, file()).is_empty
    with ledger.work() as work:
        assert work.rounds.all()[0].phase is Phase.RECTIFICATION


def test_another_team_may_take_a_unit_over(ledger: Ledger) -> None:
    load(ledger, file())
    changed = file()
    changed["rounds"][0]["assignments"][0]["team"] = 2
    assert load(ledger, changed).changed == {"assignment": 1}
    rows = ledger.rows(
        "SELECT t.number FROM assignments a JOIN teams t ON t.id = a.team_id ORDER BY a.id"
    )
    assert rows == [(2,), (2,)]


def test_what_was_escalated_stays_so_and_the_rest_may_become_so(ledger: Ledger) -> None:
    load(ledger, file())
    changed = file()
    changed["rounds"][0]["assignments"][1]["escalated"] = False
    assert load(ledger, changed).is_empty
    changed["rounds"][0]["assignments"][0]["escalated"] = True
    assert load(ledger, changed).changed == {"assignment": 1}
    assert ledger.rows("SELECT escalated FROM assignments ORDER BY id") == [(1,), (1,)]


def test_a_feedback_already_given_is_not_forgotten(ledger: Ledger) -> None:
    load(ledger, file())
    with ledger.work() as work:
        place = work.rounds.assignments(work.rounds.all()[0].id)[0]
        work.rounds.save_assignment(replace(place, fed_back_on=STARTED))
    changed = file()
    changed["rounds"][0]["assignments"][0]["kind"] = "thematic"
    load(ledger, changed)
    with ledger.work() as work:
        assert work.rounds.assignment(place.id).fed_back_on == STARTED


def test_a_team_may_be_named_that_an_earlier_file_brought(ledger: Ledger) -> None:
    load(ledger, file())
    less = file()
    less["rounds"][0]["teams"] = []
    assert load(ledger, less).is_empty


def test_another_post_of_a_known_person_is_one_new_post(ledger: Ledger) -> None:
    load(ledger, file())
    more = {"people": [{"name": "闲人", "posts": [{"role": "leader", "organisation": "010101"}]}]}
    changes = load(ledger, more)
    assert (changes.new, changes.unchanged) == ({"post": 1}, {"person": 1})


def test_a_unit_that_nobody_knows_is_not_found_and_nothing_is_kept(ledger: Ledger) -> None:
    broken = file()
    broken["rounds"][0]["assignments"].append({"unit": "99", "team": 1, "kind": "routine"})
    with pytest.raises(errors.NotFound):
        load(ledger, broken)
    assert not ledger.rows("SELECT 1 FROM organisations")
