"""Values between entities and rows sort as they should and come back as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.roles import Role
from storage import values

ZONES = [UTC, ZoneInfo("Asia/Shanghai"), timezone(timedelta(hours=-9, minutes=-30))]
FIRST, LAST = datetime.fromisoformat("1000-01-02"), datetime.fromisoformat("9999-12-30")
INSTANTS = st.datetimes(min_value=FIRST, max_value=LAST, timezones=st.sampled_from(ZONES))


@given(INSTANTS)
def test_an_instant_comes_back_the_same(at: datetime) -> None:
    text = values.stamp(at)
    assert values.instant(text) == at
    assert len(text) == len("2026-11-24T13:01:37.123456Z")


@given(INSTANTS, INSTANTS)
def test_instants_sort_as_text(one: datetime, other: datetime) -> None:
    assert (values.stamp(one) < values.stamp(other)) == (one < other)


def test_an_instant_is_written_in_utc() -> None:
    at = datetime(2026, 11, 24, 21, 1, 37, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert values.stamp(at) == "2026-11-24T13:01:37.000000Z"


def test_an_instant_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        values.bound(FIRST)


@pytest.mark.parametrize(
    ("value", "parameter"),
    [
        (date(2026, 11, 4), "2026-11-04"),
        (True, 1),
        (False, 0),
        (None, None),
        (7, 7),
        ("a", "a"),
        (Role.OFFICE, "office"),
    ],
)
def test_a_value_as_a_parameter(value: object, parameter: object) -> None:
    assert values.bound(value) == parameter
    assert not isinstance(values.bound(value), bool)


def test_a_list_for_in_has_one_parameter_a_value() -> None:
    assert values.among("id", [4, 5]) == ("(:id_0, :id_1)", {"id_0": 4, "id_1": 5})


def test_an_empty_list_for_in_holds_nothing() -> None:
    assert values.among("id", []) == ("(NULL)", {})


def test_equal_values_are_equal_text() -> None:
    assert (
        values.dump({"b": 1, "a": "回"}) == values.dump({"a": "回", "b": 1}) == '{"a":"回","b":1}'
    )
