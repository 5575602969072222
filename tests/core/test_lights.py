"""Lights: the most urgent fact wins, and the reviewers' time is not the unit's."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.lights import ICONS, Light, light
from bot.core.policy import Policy

DUE = date(2020, 12, 1)
NEAR_DAYS = Policy().near_days


def shows(
    left: int | None = 30,
    *,
    closed: bool = False,
    started: bool = True,
    long_term: bool = False,
    submitted: int | None = None,
) -> Light:
    """The light with `left` days to go (None: no due date), submitted with `submitted` to go."""
    return light(
        closed=closed,
        started=started,
        long_term=long_term,
        due=None if left is None else DUE,
        today=DUE - timedelta(days=left or 0),
        near_days=NEAR_DAYS,
        submitted_on=None if submitted is None else DUE - timedelta(days=submitted),
    )


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (11, Light.NORMAL),
        (10, Light.NEAR),
        (1, Light.NEAR),
        (0, Light.NEAR),
        (-1, Light.OVERDUE),
        (-60, Light.OVERDUE),
    ],
)
def test_the_date_alone_turns_green_to_yellow_to_red(left: int, expected: Light) -> None:
    assert shows(left) is expected


@pytest.mark.parametrize("left", [30, 0, -60, None])
def test_closed_wins_over_everything(left: int | None) -> None:
    assert shows(left, closed=True, long_term=True, started=False) is Light.CLOSED


def test_an_item_without_a_due_date_has_its_own_light_whatever_its_flags() -> None:
    assert shows(None) is Light.NO_DUE
    assert shows(None, started=False) is Light.NO_DUE
    assert shows(None, long_term=True) is Light.NO_DUE


def test_an_unstarted_item_is_white_until_its_date_presses() -> None:
    assert shows(30, started=False) is Light.NOT_STARTED
    assert shows(5, started=False) is Light.NEAR
    assert shows(-1, started=False) is Light.OVERDUE


def test_the_long_term_flag_shows_only_when_nothing_presses() -> None:
    assert shows(30, long_term=True) is Light.LONG_TERM
    assert shows(30, long_term=True, started=False) is Light.NOT_STARTED
    assert shows(5, long_term=True) is Light.NEAR
    assert shows(-1, long_term=True) is Light.OVERDUE


def test_work_submitted_in_time_never_turns_red_under_review() -> None:
    assert shows(-40, submitted=3) is Light.NEAR
    assert shows(-40, submitted=0) is Light.NEAR
    assert shows(-40, submitted=20) is Light.NORMAL


def test_work_submitted_late_is_late_under_review() -> None:
    assert shows(-40, submitted=-1) is Light.OVERDUE


def test_every_light_has_its_own_icon_and_text() -> None:
    assert set(ICONS) == set(Light)
    assert len(set(ICONS.values())) == len(Light)
    assert [each.icon for each in Light] == ["🟢", "🟡", "🔴", "🔵", "⚪", "✅", "◻️"]
    assert Light.NO_DUE.text_id == "light-no_due"


@given(st.booleans(), st.booleans(), st.integers(-400, 400))
def test_as_days_pass_a_light_only_becomes_more_urgent(
    started: bool, long_term: bool, left: int
) -> None:
    urgency = [Light.OVERDUE, Light.NEAR, Light.NOT_STARTED, Light.LONG_TERM, Light.NORMAL]
    lights = [shows(left - n, started=started, long_term=long_term) for n in range(15)]
    assert all(urgency.index(a) >= urgency.index(b) for a, b in pairwise(lights))
