"""Due dates: the office's way of counting, every default limit, and the ends of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import Workdays
from bot.core.deadlines import BeyondCalendar, Due, days_left, due_date
from bot.core.policy import Limit, Limits, LimitUnit

WORKDAYS = Workdays()
DEFAULTS = Limits()
AFTER_COVERAGE = WORKDAYS.covered_until + timedelta(days=1)

triggers = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
units = st.sampled_from(LimitUnit)
limits = st.builds(Limit, amount=st.integers(1, 120), unit=units, roll=st.booleans())


def months(amount: int, *, roll: bool = True) -> Limit:
    return Limit(amount=amount, unit=LimitUnit.MONTH, roll=roll)


def calendar_days(amount: int, *, roll: bool = True) -> Limit:
    return Limit(amount=amount, unit=LimitUnit.CALENDAR_DAY, roll=roll)


def due_day(trigger: date, limit: Limit) -> date:
    return due_date(trigger, limit, WORKDAYS).day


def test_ten_workdays_across_the_national_holiday_skip_it_and_count_the_make_up_days() -> None:
    # The reference of domain §4: the make-up Sunday and Saturday count, eight holidays do not.
    assert due_date(date(2020, 9, 25), DEFAULTS.feedback, WORKDAYS) == Due(
        day=date(2020, 10, 15), estimated=False
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("feedback", date(2020, 9, 15)),
        ("plan", date(2020, 9, 22)),
        ("immediate", date(2020, 9, 16)),
        ("finding", date(2020, 12, 1)),
        ("lead_receipt", date(2020, 9, 8)),
        ("lead_disposal", date(2020, 10, 9)),
        ("lead_result", date(2020, 12, 1)),
        ("suggestion", date(2020, 11, 2)),
        ("review", date(2020, 9, 8)),
    ],
)
def test_each_default_limit_counted_from_the_first_of_september(name: str, expected: date) -> None:
    assert due_day(date(2020, 9, 1), getattr(DEFAULTS, name)) == expected


def test_the_first_day_is_not_counted() -> None:
    assert due_day(date(2020, 9, 1), calendar_days(1)) == date(2020, 9, 2)


@pytest.mark.parametrize(
    ("trigger", "amount", "expected"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2020, 11, 30), 3, date(2021, 2, 28)),
        (date(2020, 12, 31), 2, date(2021, 2, 28)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 4, 30), 1, date(2020, 5, 30)),
        (date(2020, 9, 15), 3, date(2020, 12, 15)),
        (date(2020, 11, 15), 1, date(2020, 12, 15)),
        (date(2020, 12, 15), 12, date(2021, 12, 15)),
    ],
)
def test_a_month_keeps_the_day_number_or_ends_with_the_month(
    trigger: date, amount: int, expected: date
) -> None:
    assert due_day(trigger, months(amount, roll=False)) == expected


def test_a_last_day_off_rolls_to_the_next_workday_only_if_the_limit_says_so() -> None:
    on_national_day = months(1)
    assert due_day(date(2020, 9, 1), on_national_day) == date(2020, 10, 9)
    assert due_day(date(2020, 9, 1), months(1, roll=False)) == date(2020, 10, 1)


def test_a_last_day_on_a_make_up_sunday_stays() -> None:
    assert due_day(date(2020, 9, 12), calendar_days(15)) == date(2020, 9, 27)


def test_workdays_beyond_the_published_years_are_an_estimate() -> None:
    before = AFTER_COVERAGE - timedelta(days=3)
    assert due_date(before, DEFAULTS.feedback, WORKDAYS).estimated


def test_the_estimate_ends_when_the_year_is_loaded() -> None:
    loaded = Workdays(overlay={AFTER_COVERAGE: False})
    before = AFTER_COVERAGE - timedelta(days=3)
    assert not due_date(before, DEFAULTS.feedback, loaded).estimated


def test_a_calendar_limit_is_an_estimate_only_if_rolling_asks_the_calendar() -> None:
    far = AFTER_COVERAGE + timedelta(days=30)
    assert due_date(far, calendar_days(15), WORKDAYS).estimated
    assert not due_date(far, calendar_days(15, roll=False), WORKDAYS).estimated


def test_days_left_reaches_zero_on_the_due_date_and_turns_negative_after_it() -> None:
    due = date(2020, 10, 15)
    assert days_left(due, date(2020, 10, 5)) == 10
    assert days_left(due, due) == 0
    assert days_left(due, date(2020, 12, 14)) == -60


@pytest.mark.parametrize("unit", LimitUnit)
def test_a_limit_that_leaves_the_calendar_is_a_named_error(unit: LimitUnit) -> None:
    with pytest.raises(BeyondCalendar):
        due_date(date.max - timedelta(days=2), Limit(amount=3660, unit=unit), WORKDAYS)


def test_rolling_past_the_last_day_of_all_is_the_same_error() -> None:
    no_more_workdays = Workdays(overlay={date.max: False})
    with pytest.raises(BeyondCalendar):
        due_date(date.max - timedelta(days=1), calendar_days(1), no_more_workdays)


@given(triggers, limits)
def test_a_due_date_is_after_its_trigger(trigger: date, limit: Limit) -> None:
    assert due_day(trigger, limit) > trigger


@given(triggers, st.integers(1, 120), units)
def test_rolling_ends_on_a_workday_and_never_goes_back(
    trigger: date, amount: int, unit: LimitUnit
) -> None:
    plain = due_day(trigger, Limit(amount=amount, unit=unit, roll=False))
    rolled = due_day(trigger, Limit(amount=amount, unit=unit))
    assert rolled == WORKDAYS.next_workday(plain)


@given(triggers, limits)
def test_a_longer_limit_is_never_due_earlier(trigger: date, limit: Limit) -> None:
    longer = limit.model_copy(update={"amount": limit.amount + 1})
    assert due_day(trigger, limit) <= due_day(trigger, longer)


@given(triggers, st.integers(1, 48))
def test_months_change_the_day_number_only_where_the_month_is_shorter(
    trigger: date, amount: int
) -> None:
    due = due_day(trigger, months(amount, roll=False))
    assert (due.year - trigger.year) * 12 + due.month - trigger.month == amount
    shortened = due.day < trigger.day
    assert due.day == trigger.day or (shortened and (due + timedelta(days=1)).day == 1)


@given(triggers, limits)
def test_nothing_within_the_published_years_is_an_estimate(trigger: date, limit: Limit) -> None:
    due = due_date(trigger, limit, WORKDAYS)
    if trigger >= date(2004, 1, 1) and due.day <= WORKDAYS.covered_until:
        assert not due.estimated


def test_only_the_days_that_were_counted_make_an_estimate() -> None:
    last = WORKDAYS.covered_until
    counted = due_date(last - timedelta(days=1), Limit(amount=1, unit=LimitUnit.WORKDAY), WORKDAYS)
    assert counted == Due(day=last, estimated=False)
    # The first day counted is the one after the trigger, and it alone is not in the local file.
    entered = {last + timedelta(days=k): True for k in range(2, 9)}
    local = Workdays(overlay={**entered, last + timedelta(days=1): True})
    assert not local.is_guess(last + timedelta(days=1))
    partly = Workdays(overlay=entered)
    first = due_date(last, Limit(amount=1, unit=LimitUnit.WORKDAY), partly)
    assert first == Due(day=last + timedelta(days=1), estimated=True)


def test_the_last_year_of_all_has_its_months_too() -> None:
    assert due_date(date(9999, 10, 29), months(1, roll=False), WORKDAYS).day == date(9999, 11, 29)
    with pytest.raises(BeyondCalendar) as caught:
        due_date(date(9999, 12, 1), months(1), WORKDAYS)
    assert caught.value.day == date(9999, 12, 1)
