"""The clock of the demo and the tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.demo.clock import Clock, VirtualClock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_standing_clock_shows_the_same_instant() -> None:
    clock = VirtualClock(NOON)
    assert clock.now() == clock.now() == NOON


def test_a_clock_can_be_called_like_the_function_it_stands_for() -> None:
    clock: Clock = VirtualClock(NOON)
    assert clock() == NOON


def test_advancing_adds_to_the_time_shown() -> None:
    clock = VirtualClock(NOON)
    clock.advance(timedelta(days=3, minutes=5))
    assert clock() == NOON + timedelta(days=3, minutes=5)


def test_a_clock_may_be_set_back() -> None:
    clock = VirtualClock(NOON)
    clock.set(NOON - timedelta(hours=1))
    assert clock() == NOON - timedelta(hours=1)


def test_time_of_another_zone_is_shown_in_utc() -> None:
    clock = VirtualClock(datetime(2026, 3, 2, 20, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
    assert clock() == NOON
    assert clock().tzinfo is UTC


def test_a_running_clock_goes_on_by_itself() -> None:
    clock = VirtualClock(NOON, running=True)
    first = clock()
    while clock() == first:
        pass
    assert first < clock() < NOON + timedelta(seconds=5)


def test_a_running_clock_keeps_what_it_was_advanced_by() -> None:
    clock = VirtualClock(NOON, running=True)
    clock.advance(timedelta(hours=1))
    assert NOON + timedelta(hours=1) <= clock() < NOON + timedelta(hours=1, seconds=5)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        VirtualClock(datetime(2026, 3, 2))  # noqa: DTZ001 (the mistake under test)
