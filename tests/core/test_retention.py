"""Seven days, four weeks, twelve months: which backups stay."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.retention import kept

FIRST = date(2020, 1, 1)


def nightly(days: int) -> dict[str, date]:
    every = (FIRST + timedelta(days=n) for n in range(days))
    return {day.strftime("%Y%m%d"): day for day in every}


def test_without_backups_nothing_is_kept() -> None:
    assert kept({}) == frozenset()


def test_in_the_first_week_all_are_kept() -> None:
    backups = nightly(7)
    assert kept(backups) == backups.keys()


def test_after_two_years_there_are_days_weeks_and_months() -> None:
    backups = nightly(731)
    last = [FIRST + timedelta(days=n) for n in range(724, 731)]
    found = kept(backups)

    assert {day.strftime("%Y%m%d") for day in last} <= found
    months = {name[:6] for name in found}
    assert len(months) == 12
    assert len(found) <= 7 + 4 + 12


def test_of_a_day_with_several_the_newest_stays() -> None:
    day = date(2020, 12, 7)
    assert kept({"a": day, "b": day}) == {"b"}


def test_gaps_do_not_use_up_the_days() -> None:
    backups = {f"{n}": FIRST + timedelta(days=40 * n) for n in range(7)}
    assert kept(backups) == backups.keys()


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=60))
def test_the_newest_always_stays_and_there_are_never_more_than_the_rule_says(
    ages: list[int],
) -> None:
    days = sorted(FIRST + timedelta(days=age) for age in ages)
    backups = {f"{n:03}": day for n, day in enumerate(days)}
    found = kept(backups)

    assert max(backups) in found
    assert len(found) <= 7 + 4 + 12


@given(st.integers(1, 500))
def test_pruning_every_night_keeps_what_pruning_once_would(nights: int) -> None:
    standing: dict[str, date] = {}
    for name, day in nightly(nights).items():
        standing[name] = day
        standing = {each: standing[each] for each in kept(standing)}

    assert len(standing) <= 7 + 4 + 12
    assert set(list(sorted(nightly(nights)))[-7:]) <= standing.keys()
