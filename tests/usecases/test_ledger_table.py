"""The ledger's cells: what each column says of an item, and whose rows they are."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bot.core import errors, people, register
from bot.core.findings import Mode, State
from bot.core.roles import Role
from bot.core.screens import Text
from bot.usecases import ledger_table, scopes
from bot.usecases.ledger_table import Cell, Row
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import CHAIN, Deeds


def rows(deeds: Deeds, who: Role | None = None, *, archived: bool = False) -> list[Row]:
    with deeds.ledger.work() as work:
        actor = deeds.actor(who, work) if who else people.operator()
        found = ledger_table.ids(scopes.ALL, actor, work, archived=archived)
        return list(ledger_table.table(found, actor, work).rows)


def ids(cell: Cell) -> list[str]:
    assert isinstance(cell, tuple)
    return [each.id for each in cell if isinstance(each, Text)]


def test_a_closed_item_tells_its_whole_way(deeds: Deeds) -> None:
    item = deeds.assign(deeds.feeds(deeds.signed(evidence=(deeds.file(Role.MEMBER),)))[0])
    deeds.report(item)
    deeds.refuse(deeds.apply(item, caption="公示照片"), Role.LEADER)
    deeds.endorse(deeds.apply(item), *CHAIN)
    [row] = rows(deeds)
    assert set(row) == set(register.KEYS)
    assert (row["round"], row["unit"], row["serial"]) == ("7", "清河镇", "1")
    assert (row["leader"], row["responsible"], row["lead_department"]) == (
        "郑镇长",
        "冯干事",
        "清河镇",
    )
    assert row["measures"] == ("1. 按月公示", "2. 建立台账")
    assert row["state"] == Text(id="state-closed")
    assert row["category"] == Text(id="category-B6")
    assert row["required"] == "补拍公示照片"
    assert ids(row["progress"]) == ["ledger-dated"]
    assert set(ids(row["opinion"])) == {"ledger-approved"}
    assert row["closed_on"] is not None
    whole, unit = row["evidence"], rows(deeds, Role.RESPONSIBLE)[0]["evidence"]
    assert isinstance(whole, tuple)
    assert isinstance(unit, tuple)
    assert len(whole) == len(unit) + 1  # the team's own stays the team's
    assert any("公示照片：" in str(piece) for piece in unit)


def test_a_refused_one_says_why_and_one_measure_needs_no_number(deeds: Deeds) -> None:
    item = deeds.assign(deeds.fed_back(), measures=({"text": "按月公示"},))
    deeds.refuse(deeds.apply(item), Role.LEADER)
    [row] = rows(deeds, Role.OFFICE)
    assert ids(row["opinion"]) == ["ledger-refused"]
    assert row["measures"] == "按月公示"


def test_the_office_s_own_words_stand_where_nothing_else_is_known(deeds: Deeds) -> None:
    item = deeds.fed_back()
    notes = {
        "cause": "制度不健全",
        "rules_made": "2",
        "recovered": "12.50",
        "saved": "NaN",
        "finished_on": "2020-12-01",
        "talked_to": "三人",
        "leader": "张三（已调离）",
        "light": "红",
    }
    with deeds.ledger.work() as work:
        for field, words in notes.items():
            work.imports.set_note(item.id, field, words)
    [row] = rows(deeds)
    assert (row["cause"], row["rules_made"], row["talked_to"]) == ("制度不健全", 2, "三人")
    assert (row["recovered"], row["saved"], str(row["finished_on"])) == (
        Decimal("12.50"),
        "NaN",
        "2020-12-01",
    )
    assert row["leader"] == "张三（已调离）"
    assert isinstance(row["light"], Text)


@pytest.mark.parametrize(
    ("changes", "limit"),
    [
        ({"long_term": True}, "长期坚持"),
        ({"mode": Mode.IMMEDIATE}, "立行立改"),
        ({}, None),
    ],
)
def test_a_limit_that_is_no_day_is_a_word(
    ledger: Ledger, town: builders.World, changes: dict[str, Any], limit: str | None
) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN, due=None, original_due=None, **changes)
    [row] = rows(Deeds(ledger, town))
    assert row["limit"] == limit
    assert (row["long_term"] == Text(id="ledger-yes")) == ("long_term" in changes)


def test_rounds_units_and_numbers_stand_in_their_order(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        places = (town.other_assignment, town.assignment, town.assignment)
        made = [builders.finding(work, town, State.OPEN, at=place) for place in places]
    found = [(row["unit"], row["number"]) for row in rows(Deeds(ledger, town))]
    assert [unit for unit, _ in found] == ["清河镇", "清河镇", "沙泉乡"]
    assert len({number for _, number in found}) == len(made)


def test_working_papers_are_in_nobody_s_ledger(deeds: Deeds) -> None:
    deeds.signed()
    deeds.logged()
    with deeds.ledger.work() as work, pytest.raises(errors.NotFound):
        ledger_table.ids(scopes.ALL, deeds.actor(Role.DIRECTOR, work), work)


def test_an_archived_round_is_the_operator_s_with_all_others(deeds: Deeds, ledger: Ledger) -> None:
    deeds.fed_back()
    deeds.archives()
    with ledger.work() as work:
        town = builders.world(work, number="8")
        builders.finding(work, town, State.OPEN)
    assert [row["round"] for row in rows(deeds, Role.OFFICE)] == ["8"]
    assert [row["round"] for row in rows(deeds, archived=True)] == ["7", "8"]
    with ledger.work() as work:
        scope = scopes.of_ids(town.round.id, town.unit.id, work)
        [only] = ledger_table.ids(scope, people.operator(), work, archived=True)
        assert only


def test_an_item_with_a_name_that_is_no_number_has_a_place(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN, number="旧-甲")
    [row] = rows(Deeds(ledger, town))
    assert row["serial"] == "甲"
