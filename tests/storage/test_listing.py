"""Lists: each field narrows, pages never run out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.core import rights
from bot.core.findings import State
from bot.core.listing import Filter, Order, Page
from bot.core.roles import Role
from bot.core.work import Work
from tests import builders
from tests.ledger import Ledger


def shown(
    work: Work, town: builders.World, order: Order = Order.NUMBER, **asked: Any
) -> list[int]:
    """What the director, who sees everything, is shown."""
    page = paged(work, town, 0, 100, order=order, **asked)
    return [row.id for row in page.rows]


def paged(
    work: Work,
    town: builders.World,
    number: int,
    size: int,
    *,
    order: Order = Order.NUMBER,
    **asked: Any,
) -> Page:
    sight = rights.sight(town.actor(work, Role.DIRECTOR))
    return work.listing.page(sight, Filter(**asked), order=order, number=number, size=size)


def test_a_line_has_what_a_list_shows(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(
            work, town, State.CLOSED, long_term=True, sent_on=date(2020, 10, 1)
        )
        (row,) = paged(work, town, 0, 9).rows
    for name in ("id", "number", "problem", "state", "unit_id", "unit_name", "due", "long_term"):
        assert getattr(row, name) == getattr(item, name)
    assert (row.fed_back_on, row.sent_on, row.applied_on) == (
        item.fed_back_on,
        item.sent_on,
        item.applied_on,
    )


def test_every_field_of_a_filter_narrows(ledger: Ledger, town: builders.World) -> None:
    office = town.people[Role.OFFICE]
    with ledger.work() as work:
        signed = builders.finding(work, town, State.SIGNED).id
        open_ = builders.finding(work, town, State.OPEN, due=date(2020, 12, 1)).id
        other = builders.finding(
            work, town, State.OPEN, at=town.other_assignment, author=office
        ).id
        assert shown(work, town) == [signed, open_, other]
        assert shown(work, town, states=frozenset({State.SIGNED, State.DRAFT})) == [signed]
        assert shown(work, town, round_id=town.round.id) == [signed, open_, other]
        assert shown(work, town, round_id=99) == []
        assert shown(work, town, unit_path=town.other_unit.path) == [other]
        assert shown(work, town, unit_path=town.county.path) == [signed, open_, other]
        assert shown(work, town, assignment_id=town.assignment.id) == [signed, open_]
        assert shown(work, town, author_id=office.id) == [other]
        assert shown(work, town, due_until=date(2020, 12, 1)) == [open_]
        assert shown(work, town, due_until=date(2020, 11, 30)) == []
        assert shown(work, town, round_id=town.round.id, author_id=office.id) == [other]


def test_mine_is_what_one_wrote_leads_or_is_responsible_for(
    ledger: Ledger, town: builders.World
) -> None:
    leader = town.people[Role.LEADER]
    with ledger.work() as work:
        led = builders.finding(work, town, State.IN_PROGRESS, responsible_id=None).id
        done = builders.finding(
            work, town, State.IN_PROGRESS, leader_id=None, responsible_id=leader.id
        ).id
        wrote = builders.finding(work, town, State.DRAFT, author=leader).id
        builders.finding(work, town, State.OPEN)
        assert shown(work, town, mine=frozenset({leader.id})) == [led, done, wrote]


def test_the_most_urgent_stand_first_and_those_without_a_date_last(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        dateless = builders.finding(work, town, State.OPEN, due=None, original_due=None).id
        late, early = (
            builders.finding(work, town, State.OPEN, due=day).id
            for day in (date(2021, 1, 2), date(2020, 12, 30))
        )
        assert shown(work, town, Order.DUE) == [early, late, dateless]
        assert shown(work, town, Order.NEWEST) == [early, late, dateless]
        assert shown(work, town, Order.NUMBER) == [dateless, late, early]


def test_pages_count_from_nought_and_never_run_out(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        items = [builders.finding(work, town).id for _ in range(5)]
        pages = [paged(work, town, number, 2) for number in (0, 1, 2, 9, -1)]
        assert [[row.id for row in page.rows] for page in pages] == [
            items[:2],
            items[2:4],
            items[4:],
            items[4:],
            items[:2],
        ]
        assert [page.number for page in pages] == [0, 1, 2, 2, 0]
        assert {(page.total, page.pages) for page in pages} == {(5, 3)}


def test_an_empty_list_is_one_empty_page(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        page = paged(work, town, 3, 8)
        assert (page.rows, page.total, page.number, page.pages) == ((), 0, 0, 1)


def test_a_superior_finds_what_stands_below_and_not_what_has_a_similar_number(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN)
        sight = replace(rights.sight(town.actor(work, Role.SUPERIOR)), subtrees=("/11/",))
        assert work.listing.count(sight, Filter()) == 0
