"""ISO weeks by name, and the day of a week's digest."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import weeks
from bot.core.calendar import Workdays


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2020, 12, 7), "2020-W50"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2021, 1, 4), "2021-W01"),
        (date(2018, 12, 31), "2019-W01"),
    ],
)
def test_a_week_has_the_year_of_its_thursday(day: date, week: str) -> None:
    assert weeks.week_of(day) == week


@given(st.dates(min_value=date(1000, 1, 10), max_value=date(9998, 12, 1)))
def test_a_week_finds_its_days_again(day: date) -> None:
    assert weeks.day_of(weeks.week_of(day), day.isoweekday()) == day


@given(st.dates(min_value=date(2004, 1, 1), max_value=date(2030, 1, 1)), st.integers(1, 400))
def test_names_of_weeks_sort_as_their_days_do(day: date, later: int) -> None:
    after = date.fromordinal(day.toordinal() + later)
    assert weeks.week_of(day) <= weeks.week_of(after)


@pytest.mark.parametrize(
    ("week", "day"),
    [
        ("2020-W50", date(2020, 12, 7)),
        ("2020-W18", date(2020, 4, 27)),
        ("2021-W14", date(2021, 4, 6)),  # Monday is 清明节
        ("2018-W40", date(2018, 10, 8)),  # the whole week is National Day's
    ],
)
def test_a_digest_is_due_on_monday_or_the_next_workday(week: str, day: date) -> None:
    assert weeks.digest_day(week, 1, Workdays()) == day
