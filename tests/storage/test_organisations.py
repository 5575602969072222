"""The tree: a path of ids, a subtree as its prefix, an order of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import errors
from bot.core.organisations import Level
from tests import builders
from tests.ledger import Ledger


def test_a_path_holds_the_ids_from_the_root(ledger: Ledger) -> None:
    with ledger.work() as work:
        county = builders.organisation(work, "云岭县", level=Level.COUNTY)
        town = builders.organisation(work, "清河镇", under=county)
        village = builders.organisation(work, "柳树村", level=Level.VILLAGE, under=town)
        assert village.path == f"/{county.id}/{town.id}/{village.id}/"
        assert work.organisations.get(village.id) == village
        assert work.organisations.by_code(village.code) == village


def test_a_subtree_is_the_organisation_and_all_below_it_in_the_trees_order(
    ledger: Ledger,
) -> None:
    with ledger.work() as work:
        county = builders.organisation(work, "云岭县", level=Level.COUNTY)
        towns = [builders.organisation(work, f"乡{n}", under=county) for n in range(12)]
        first = replace(towns[11], sort=-1)
        work.organisations.save(first)
        inside = work.organisations.within(county.path)
        assert [each.id for each in inside] == [first.id, county.id, *(t.id for t in towns[:11])]
        # Number 1 is no ancestor of number 11, although its digits begin alike.
        assert [each.id for each in work.organisations.within(towns[0].path)] == [towns[0].id]
        assert list(work.organisations.all()) == list(inside)


def test_a_moved_organisation_takes_what_lies_below_along(ledger: Ledger) -> None:
    with ledger.work() as work:
        old, new = (builders.organisation(work, name) for name in ("旧县", "新县"))
        town = builders.organisation(work, "清河镇", under=old)
        village = builders.organisation(work, "柳树村", under=town)
        work.organisations.save(replace(town, parent_id=new.id))
        assert work.organisations.get(village.id).path == f"{new.path}{town.id}/{village.id}/"
        assert [each.id for each in work.organisations.within(old.path)] == [old.id]


def test_a_renamed_organisation_stays_where_it_is(ledger: Ledger) -> None:
    with ledger.work() as work:
        town = builders.organisation(work, "清河乡")
        work.organisations.save(replace(town, name="清河镇", parent_id=None))
        assert work.organisations.get(town.id) == replace(town, name="清河镇")


def test_an_unknown_organisation_is_not_found(ledger: Ledger) -> None:
    with ledger.work() as work:
        assert work.organisations.by_code("nowhere") is None
        with pytest.raises(errors.NotFound):
            work.organisations.get(999)
