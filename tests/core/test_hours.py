"""When people may be spoken to: quiet hours over midnight, holidays, make-up Sundays."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import Workdays
from bot.core.hours import Hours

SHANGHAI = ZoneInfo("Asia/Shanghai")
WORKDAYS = Workdays()


def hours(quiet: str = "20:00-10:00", notice: str = "10:00") -> Hours:
    begin, end = quiet.split("-")
    return Hours(
        zone=SHANGHAI,
        notice=time.fromisoformat(notice),
        quiet_from=time.fromisoformat(begin),
        quiet_until=time.fromisoformat(end),
        review_times=(time(10), time(16)),
        digest_weekday=0,
        digest_at=time(10),
    )


def here(moment: str) -> datetime:
    """An instant by the wall clock of the office."""
    return datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)


def told(moment: str, quiet: str = "20:00-10:00", notice: str = "10:00") -> str:
    at = hours(quiet, notice).next_notice(here(moment), WORKDAYS)
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [
        ("19:59", False),
        ("20:00", True),
        ("23:59", True),
        ("00:00", True),
        ("09:59", True),
        ("10:00", False),
        ("15:00", False),
    ],
)
def test_quiet_hours_may_span_midnight(clock: str, quiet: bool) -> None:
    assert hours().is_quiet(here(f"2026-11-24 {clock}")) is quiet


@pytest.mark.parametrize(
    ("clock", "quiet"), [("12:59", False), ("13:00", True), ("14:59", True), ("15:00", False)]
)
def test_quiet_hours_may_lie_within_a_day(clock: str, quiet: bool) -> None:
    assert hours("13:00-15:00").is_quiet(here(f"2026-11-24 {clock}")) is quiet


@given(st.times())
def test_quiet_hours_of_no_length_are_none(clock: time) -> None:
    instant = datetime.combine(date(2026, 11, 24), clock, SHANGHAI)
    assert not hours("10:00-10:00").is_quiet(instant)


def test_the_office_zone_decides_not_the_zone_of_the_instant() -> None:
    utc = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
    assert hours().day_of(utc) == date(2026, 11, 25)
    assert hours().is_quiet(utc)
    assert not hours().is_quiet(datetime(2026, 11, 24, 2, 0, tzinfo=UTC))


def test_a_wall_clock_time_becomes_an_instant_in_utc() -> None:
    at = hours().at(date(2026, 11, 24), time(10))
    assert at == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24 11:20", "2026-11-24 11:20"),
        ("2026-11-24 10:00", "2026-11-24 10:00"),
        ("2026-11-24 07:00", "2026-11-24 10:00"),
        ("2026-11-24 21:00", "2026-11-25 10:00"),
    ],
    ids=["at once in office hours", "at ten sharp", "early morning waits", "evening waits"],
)
def test_a_workday_speaks_at_once_or_at_the_notice_time(moment: str, expected: str) -> None:
    assert told(moment) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-27 21:00", "2026-11-30 10:00"),
        ("2026-11-28 12:00", "2026-11-30 10:00"),
        ("2026-11-29 08:00", "2026-11-30 10:00"),
    ],
    ids=["friday night", "saturday noon", "sunday morning"],
)
def test_nobody_is_told_at_the_weekend(moment: str, expected: str) -> None:
    assert told(moment) == expected


def test_a_holiday_is_no_day_for_notices() -> None:
    assert told("2025-10-01 11:00") == "2025-10-09 10:00"


def test_a_make_up_sunday_is_a_workday() -> None:
    assert told("2025-09-28 11:00") == "2025-09-28 11:00"


def test_a_notice_time_after_the_quiet_hours_is_kept() -> None:
    assert told("2026-11-24 07:00", quiet="20:00-08:00", notice="09:30") == "2026-11-24 09:30"
    assert told("2026-11-24 08:10", quiet="20:00-08:00", notice="09:30") == "2026-11-24 08:10"


@given(st.dates(date(2025, 1, 1), date(2026, 12, 1)), st.times())
def test_a_notice_is_never_early_never_at_night_and_never_on_a_day_off(
    day: date, clock: time
) -> None:
    office, instant = hours(), datetime.combine(day, clock, SHANGHAI)
    at = office.next_notice(instant, WORKDAYS)
    assert at >= instant
    assert not office.is_quiet(at)
    assert WORKDAYS.is_workday(office.day_of(at))
    assert office.next_notice(at, WORKDAYS) == at


def test_the_instant_is_told_in_utc_itself() -> None:
    assert hours().at(date(2020, 12, 7), time(10)).tzinfo == ZoneInfo("UTC")
