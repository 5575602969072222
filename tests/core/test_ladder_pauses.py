"""The ladder around an application: silent under review, resuming without blaming the unit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import ladder
from bot.core.calendar import Workdays
from bot.core.ladder import Clock, Pause
from bot.core.policy import DEFAULT_LADDER, Policy

WORKDAYS = Workdays()
DUE = date(2020, 12, 1)  # a Tuesday, without a holiday near
REMINDERS = (-20, -10, -3, -1, 0)
GRACE = Policy().grace_workdays


def day(offset: int) -> date:
    return DUE + timedelta(days=offset)


def pause(since: int, until: int | None = None) -> Pause:
    return Pause(since=day(since), until=None if until is None else day(until))


def clock(*pauses: Pause, grace: int | None = None, done: tuple[int, ...] = REMINDERS) -> Clock:
    return Clock(
        due=DUE,
        length_days=92,
        pauses=pauses,
        grace_until=None if grace is None else day(grace),
        done=frozenset(done),
    )


def due_offsets(clock: Clock, today: int) -> list[int]:
    steps = ladder.steps_due(clock, day(today), ladder=DEFAULT_LADDER, workdays=WORKDAYS)
    return [step.offset for step in steps]


def next_on(clock: Clock) -> date | None:
    return ladder.next_step_on(clock, ladder=DEFAULT_LADDER, workdays=WORKDAYS)


def highest(clock: Clock, today: int) -> int | None:
    step = ladder.highest_step(clock, day(today), ladder=DEFAULT_LADDER, workdays=WORKDAYS)
    return None if step is None else step.offset


def step_day(clock: Clock, offset: int) -> date | None:
    (step,) = (each for each in DEFAULT_LADDER if each.offset == offset)
    return ladder.step_day(clock, step, WORKDAYS)


@pytest.mark.parametrize("today", [-5, 0, 1, 60])
def test_under_review_nothing_is_due_however_late_the_reviewers_are(today: int) -> None:
    assert due_offsets(clock(pause(-5), done=()), today) == []


def test_until_the_application_the_ladder_goes_on() -> None:
    assert due_offsets(clock(pause(-5), done=()), -6) == [-20, -10]


def test_under_review_there_is_no_next_day() -> None:
    assert next_on(clock(pause(-5))) is None


def test_a_refusal_before_the_due_date_resumes_the_same_day_with_what_was_missed() -> None:
    resumed = clock(pause(-12, -2), done=(-20,))
    assert due_offsets(resumed, -3) == []
    assert due_offsets(resumed, -2) == [-10, -3]
    assert next_on(resumed) == date(2020, 11, 20)


def test_days_of_review_after_the_due_date_are_not_days_of_delay() -> None:
    # Applied five days ahead, refused twenty days late: the unit has not yet been late for a day.
    refused = clock(pause(-5, 20))
    assert step_day(refused, 1) == day(20)
    assert step_day(refused, 15) == day(34)
    assert step_day(refused, 30) == date(2021, 1, 19)


def test_a_unit_that_applied_late_resumes_where_it_stood() -> None:
    # Five days late when it applied, three weeks under review: ten more days to the talk.
    refused = clock(pause(6, 27), done=(*REMINDERS, 1))
    assert next_on(refused) == day(36)
    assert highest(refused, 35) == 1
    assert highest(refused, 36) == 15


def test_a_pending_review_does_not_raise_the_item() -> None:
    assert highest(clock(pause(5)), 90) == 1
    assert highest(clock(pause(-5)), 90) == 0


def test_an_overdue_item_gets_its_grace_before_the_ladder_resumes() -> None:
    grace = ladder.grace_until(DUE, day(20), grace_workdays=GRACE, workdays=WORKDAYS)
    assert grace == date(2020, 12, 24), "refused on Monday: three workdays"
    refused = clock(pause(-5, 20), grace=23)
    assert due_offsets(refused, 23) == []
    assert due_offsets(refused, 24) == [1]
    assert next_on(refused) == date(2020, 12, 25)


def test_days_of_grace_are_not_days_of_delay_either() -> None:
    assert step_day(clock(pause(-5, 20), grace=23), 15) == date(2021, 1, 8)


@pytest.mark.parametrize("refused_on", [-10, 0])
def test_an_item_that_is_not_overdue_needs_no_grace(refused_on: int) -> None:
    given_grace = ladder.grace_until(DUE, day(refused_on), grace_workdays=GRACE, workdays=WORKDAYS)
    assert given_grace is None


def test_a_step_missed_before_the_application_waits_for_the_end_of_grace() -> None:
    refused = clock(pause(3, 6), grace=9)
    assert due_offsets(refused, 9) == []
    assert next_on(refused) == date(2020, 12, 11)
    assert due_offsets(refused, 10) == [1]


def test_grace_that_ends_before_a_holiday_resumes_after_it() -> None:
    new_year = clock(pause(1, 27), grace=30)
    assert next_on(new_year) == date(2021, 1, 4)


def test_grace_alone_silences_the_ladder() -> None:
    assert due_offsets(clock(grace=4), 4) == []
    assert due_offsets(clock(grace=4), 5) == [1]
    assert next_on(clock(grace=4)) == date(2020, 12, 7)


def test_a_second_application_adds_its_days_to_the_first() -> None:
    twice = clock(pause(-2, 4), pause(10, 20))
    assert step_day(twice, 1) == day(6), "the fourth is a Saturday, then Sunday, then Monday"
    assert step_day(twice, 15) == day(15 + 3 + 10)


def test_pauses_in_any_order_and_overlapping_are_counted_once() -> None:
    once = clock(pause(2, 12))
    assert step_day(clock(pause(4, 12), pause(2, 8), pause(3, 5)), 15) == step_day(once, 15)


def test_a_pause_before_the_due_date_delays_nothing() -> None:
    assert step_day(clock(pause(-12, -2)), 15) == day(15)


def test_a_pause_after_a_step_does_not_move_it() -> None:
    assert step_day(clock(pause(10, 20)), 1) == day(1)


def test_a_step_after_the_application_waits_for_the_decision() -> None:
    assert step_day(clock(pause(10)), 1) == day(1)
    assert step_day(clock(pause(10)), 15) is None


spans = st.tuples(st.integers(-30, 60), st.integers(0, 40))
closed_pauses = st.lists(spans.map(lambda span: pause(span[0], sum(span))), max_size=4)


@given(closed_pauses, st.sampled_from([1, 15, 30]))
def test_a_step_comes_when_the_unit_has_had_its_days(pauses: list[Pause], offset: int) -> None:
    item = clock(*pauses)
    comes = step_day(item, offset)
    assert comes is not None
    own_days, today = 0, 0
    while own_days < offset:
        today += 1
        own_days += not item.is_silent(day(today))
    assert comes == WORKDAYS.next_workday(day(today))


@given(closed_pauses, st.integers(-30, 60))
def test_an_application_never_brings_a_step_nearer(pauses: list[Pause], since: int) -> None:
    without, pending = clock(*pauses), clock(*pauses, pause(since))
    for step in DEFAULT_LADDER:
        before = ladder.step_day(without, step, WORKDAYS)
        after = ladder.step_day(pending, step, WORKDAYS)
        assert after is None or (before is not None and before <= after)


@given(closed_pauses, st.integers(0, 10))
def test_after_all_silence_every_step_is_still_taken(pauses: list[Pause], grace: int) -> None:
    last = max((each.until for each in pauses if each.until), default=DUE)
    item = Clock(
        due=DUE, length_days=92, pauses=tuple(pauses), grace_until=last + timedelta(days=grace)
    )
    assert due_offsets(item, 400) == [step.offset for step in DEFAULT_LADDER]
    first = next_on(item)
    assert first is not None
    assert first > last + timedelta(days=grace)


def test_a_step_on_the_last_day_of_grace_waits_until_grace_is_over() -> None:
    graced = Clock(due=DUE, length_days=92, grace_until=DUE, done=frozenset(REMINDERS[:-1]))
    assert next_on(graced) == day(1)
