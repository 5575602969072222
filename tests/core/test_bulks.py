"""Bulk deeds: which states follow which, ticks that turn, and the day that so many more give."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.core import bulks, errors
from bot.core.bulks import Bulk, Deed, Entry, Standing, State
from bot.core.calendar import Workdays
from bot.core.screens import text

WORKDAYS = Workdays()
MADE = datetime(2020, 12, 1, 2, tzinfo=UTC)


def bulk(**more: object) -> Bulk:
    given: dict[str, object] = {"person_id": 1, "deed": Deed.EXTEND, "source": (), "listed": 2}
    return Bulk(**{**given, "made_at": MADE, **more})  # type: ignore[arg-type]  # fields of Bulk by name


def test_each_state_is_left_once() -> None:
    done = bulk().moved(State.DONE, cause="c")
    assert done.cause == "c"
    assert done.moved(State.TAKEN_BACK).state is State.TAKEN_BACK
    for gone in (bulk().moved(State.STOPPED), done.moved(State.TAKEN_BACK)):
        with pytest.raises(errors.Stale):
            gone.moved(State.DONE)


def test_so_many_days_are_added_to_each_date_and_rolled_to_a_workday() -> None:
    by_days = bulk(days=14)
    assert by_days.new_due(date(2020, 12, 7), WORKDAYS) == date(2020, 12, 21)
    assert by_days.new_due(date(2020, 12, 5), WORKDAYS) == date(2020, 12, 21)
    assert bulk(until=date(2021, 1, 3)).new_due(date(2020, 12, 7), WORKDAYS) == date(2021, 1, 3)


def test_a_tick_turns_and_what_is_left_out_stays_so() -> None:
    entry = Entry(finding_id=1, ordinal=0, revision=1)
    assert entry.turned().standing is Standing.UNTICKED
    assert entry.turned().turned() == entry
    with pytest.raises(errors.Stale):
        entry.left_out(text("bulk-changed")).turned()


def test_every_deed_has_its_roles() -> None:
    assert bulks.ROLES.keys() == set(Deed)
