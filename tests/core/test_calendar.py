"""Workdays: the published schedule, the local file over it, and the guess beyond both."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import (
    BeyondCalendar,
    HolidayFileError,
    Workdays,
    days_after,
    parse_holidays,
)

PUBLISHED = Workdays()
FAR = date(2107, 3, 2)  # a Wednesday that no schedule will cover for a long time

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2120, 12, 31))
overlays = st.dictionaries(days, st.booleans(), max_size=20)


def with_file(text: str) -> Workdays:
    return Workdays(overlay=parse_holidays(text))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2020, 9, 25), True, id="an ordinary Friday"),
        pytest.param(date(2020, 9, 26), False, id="an ordinary Saturday"),
        pytest.param(date(2020, 9, 27), True, id="a make-up Sunday"),
        pytest.param(date(2020, 10, 1), False, id="National Day, a Thursday"),
        pytest.param(date(2020, 10, 10), True, id="a make-up Saturday"),
        pytest.param(date(2004, 1, 22), False, id="the first Spring Festival it knows"),
    ],
)
def test_workdays_follow_the_published_schedule(day: date, works: bool) -> None:
    assert PUBLISHED.is_workday(day) is works
    assert not PUBLISHED.is_guess(day)


def test_the_local_file_overrules_the_schedule() -> None:
    local = with_file("2020-09-25 休\n2020-10-01 班")
    assert not local.is_workday(date(2020, 9, 25))
    assert local.is_workday(date(2020, 10, 1))
    assert local.is_workday(date(2020, 9, 27)), "what it does not name stays as published"


@pytest.mark.parametrize("year", [2003, 2107])
def test_beyond_schedule_and_file_the_week_is_ordinary_and_marked_as_a_guess(year: int) -> None:
    monday = date(year, 3, 7) + timedelta(days=-date(year, 3, 7).weekday())
    week = [monday + timedelta(days=n) for n in range(7)]
    assert [PUBLISHED.is_workday(day) for day in week] == [True] * 5 + [False] * 2
    assert all(PUBLISHED.is_guess(day) for day in week)


def test_a_day_named_by_the_local_file_is_no_guess_but_its_neighbours_are() -> None:
    local = with_file("2107-03-02 休 # 肉孜节")
    assert not local.is_workday(FAR)
    assert not local.is_guess(FAR)
    assert local.is_guess(FAR + timedelta(days=1))


def test_a_local_file_that_names_new_year_speaks_for_the_whole_year() -> None:
    local = with_file("2107-01-01 休")
    assert not local.is_guess(FAR)
    assert local.is_guess(date(2108, 1, 2))


def test_coverage_ends_with_the_package_and_grows_with_the_years_of_the_file() -> None:
    end = PUBLISHED.covered_until
    assert (end.month, end.day) == (12, 31)
    assert end >= date(2026, 12, 31)
    assert not PUBLISHED.is_guess(end)
    assert PUBLISHED.is_guess(end + timedelta(days=1))
    two_more = with_file(f"{end.year + 1}-01-01 休\n{end.year + 2}-01-01 休")
    assert two_more.covered_until == date(end.year + 2, 12, 31)


def test_a_gap_in_the_file_ends_the_coverage() -> None:
    end = PUBLISHED.covered_until
    assert with_file(f"{end.year + 2}-01-01 休").covered_until == end


def test_next_and_previous_workday_keep_a_workday_and_leave_a_holiday() -> None:
    assert PUBLISHED.next_workday(date(2020, 9, 27)) == date(2020, 9, 27)
    assert PUBLISHED.previous_workday(date(2020, 9, 27)) == date(2020, 9, 27)
    assert PUBLISHED.next_workday(date(2020, 10, 1)) == date(2020, 10, 9)
    assert PUBLISHED.previous_workday(date(2020, 10, 8)) == date(2020, 9, 30)


def test_workdays_are_counted_from_the_day_after_and_may_run_backwards() -> None:
    assert PUBLISHED.add_workdays(date(2020, 9, 25), 10) == date(2020, 10, 15)
    assert PUBLISHED.add_workdays(date(2020, 10, 15), -10) == date(2020, 9, 25)
    assert PUBLISHED.add_workdays(date(2020, 10, 1), 0) == date(2020, 10, 1)


def test_counting_past_the_last_day_of_all_is_a_named_error() -> None:
    with pytest.raises(BeyondCalendar, match="9999-12-31"):
        PUBLISHED.add_workdays(date.max, 1)
    with pytest.raises(BeyondCalendar):
        days_after(date.min, -1)
    assert BeyondCalendar(FAR).day == FAR


def test_two_calendars_are_equal_when_their_files_are() -> None:
    assert with_file("2027-01-01 休") == with_file("2027-01-01 off # same")
    assert with_file("2027-01-01 休") != with_file("2027-01-01 班")
    assert hash(with_file("2027-01-01 休")) == hash(with_file("2027-01-01 休"))


@given(days, overlays)
def test_neighbouring_workdays_are_workdays_with_none_between(
    day: date, overlay: dict[date, bool]
) -> None:
    workdays = Workdays(overlay=overlay)
    before, after = workdays.previous_workday(day), workdays.next_workday(day)
    assert before <= day <= after
    assert workdays.is_workday(before)
    assert workdays.is_workday(after)
    between = (before + timedelta(days=n) for n in range(1, (after - before).days))
    assert not any(workdays.is_workday(each) for each in between)


@given(days, st.integers(0, 60), overlays)
def test_n_workdays_later_there_are_exactly_n_workdays_in_between(
    day: date, amount: int, overlay: dict[date, bool]
) -> None:
    workdays = Workdays(overlay=overlay)
    last = workdays.add_workdays(day, amount)
    counted = (day + timedelta(days=n) for n in range(1, (last - day).days + 1))
    assert sum(workdays.is_workday(each) for each in counted) == amount


def test_the_holiday_file_takes_days_ranges_words_and_comments() -> None:
    text = (
        "\ufeff# 国务院办公厅通知\r\n"
        "\r\n"
        "2027-01-01..2027-01-03 休   # 元旦\r\n"
        "2027-02-14\t班＃ 调休\r\n"
        "  2027-05-01　OFF\r\n"
        "2027-05-08 work"
    )
    assert parse_holidays(text) == {
        date(2027, 1, 1): False,
        date(2027, 1, 2): False,
        date(2027, 1, 3): False,
        date(2027, 2, 14): True,
        date(2027, 5, 1): False,
        date(2027, 5, 8): True,
    }


def test_an_empty_holiday_file_names_no_day() -> None:
    assert parse_holidays("") == {}


@pytest.mark.parametrize(
    "bad",
    [
        "2027-02-30 休",
        "2027-13-01 休",
        "元旦 休",
        "2027-01-01",
        "2027-01-01 假",
        "2027-01-01 休 班",
        "2027-01-03..2027-01-01 休",
        "2027-01-01.. 休",
        "..2027-01-01 休",
        "2027-01-01..2027-01-02..2027-01-03 休",
        "2027-01-01..2028-01-02 休",
        "2026-12-31 班",
    ],
)
def test_a_bad_line_of_the_holiday_file_is_named(bad: str) -> None:
    with pytest.raises(HolidayFileError) as caught:
        parse_holidays(f"# 第一行\n2026-12-31 休\n  {bad} \n又一个错行")
    assert (caught.value.line, caught.value.text) == (3, bad)
    assert str(caught.value) == f"line 3: {bad}"


def test_saying_the_same_twice_is_no_contradiction() -> None:
    assert parse_holidays("2027-01-01..2027-01-03 休\n2027-01-01 休")[date(2027, 1, 1)] is False


@given(overlays)
def test_what_is_written_into_the_file_is_read_back(overlay: dict[date, bool]) -> None:
    lines = [f"{day} {'班' if works else '休'}" for day, works in overlay.items()]
    assert parse_holidays("\n".join(lines)) == overlay
