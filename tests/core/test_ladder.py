"""The ladder without a pause: which steps there are, when they fall, and that none is lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import ladder
from bot.core.calendar import Workdays
from bot.core.ladder import Clock, applicable_steps
from bot.core.policy import DEFAULT_LADDER, LadderStep, Recipient, StepForm

WORKDAYS = Workdays()
DUE = date(2020, 12, 1)  # a Tuesday, without a holiday near
OFFSETS = (-20, -10, -3, -1, 0, 1, 15, 30)

dues = st.dates(min_value=date(2005, 1, 1), max_value=date(2026, 6, 30))
lengths = st.integers(1, 400)


def day(offset: int) -> date:
    return DUE + timedelta(days=offset)


def clock(*, due: date = DUE, length: int = 92, done: tuple[int, ...] = ()) -> Clock:
    return Clock(due=due, length_days=length, done=frozenset(done))


def due_steps(clock: Clock, today: date) -> tuple[LadderStep, ...]:
    return ladder.steps_due(clock, today, ladder=DEFAULT_LADDER, workdays=WORKDAYS)


def due_offsets(clock: Clock, today: date) -> list[int]:
    return [step.offset for step in due_steps(clock, today)]


def next_on(clock: Clock) -> date | None:
    return ladder.next_step_on(clock, ladder=DEFAULT_LADDER, workdays=WORKDAYS)


def highest(clock: Clock, today: date) -> int | None:
    step = ladder.highest_step(clock, today, ladder=DEFAULT_LADDER, workdays=WORKDAYS)
    return None if step is None else step.offset


@pytest.mark.parametrize(
    ("length", "earliest"),
    [(92, -20), (40, -20), (39, -10), (20, -10), (19, -3), (15, -3), (5, -1), (2, -1), (1, 0)],
)
def test_steps_earlier_than_half_the_limit_are_dropped(length: int, earliest: int) -> None:
    steps = applicable_steps(DEFAULT_LADDER, length)
    assert tuple(step.offset for step in steps) == OFFSETS[OFFSETS.index(earliest) :]


def test_the_due_date_and_what_follows_are_never_dropped() -> None:
    assert [step.offset for step in applicable_steps(DEFAULT_LADDER, -5)] == [0, 1, 15, 30]


def test_a_ladder_written_in_any_order_is_climbed_in_the_order_of_time() -> None:
    assert applicable_steps(reversed(DEFAULT_LADDER), 92) == DEFAULT_LADDER


def test_three_days_down_across_a_step_lose_nothing_and_double_nothing() -> None:
    # T-10 falls on Saturday and moves to Friday; the bot was down from Friday to Sunday.
    before = clock(done=(-20,))
    assert due_offsets(before, date(2020, 11, 19)) == []
    assert due_offsets(before, date(2020, 11, 23)) == [-10]
    assert due_offsets(clock(done=(-20, -10)), date(2020, 11, 23)) == []


def test_after_a_long_silence_all_missed_steps_come_and_only_the_newest_is_sent() -> None:
    steps = due_steps(clock(), day(16))
    assert [step.offset for step in steps] == [-20, -10, -3, -1, 0, 1, 15]
    latest = ladder.newest(steps)
    assert latest is not None
    assert latest.form is StepForm.TALK


def test_every_missed_letter_is_drafted() -> None:
    missed = ladder.letters(due_steps(clock(), day(31)))
    assert [step.form for step in missed] == [
        StepForm.SUPERVISION,
        StepForm.TALK,
        StepForm.ACCOUNTABILITY,
    ]


def test_of_no_steps_none_is_newest_and_none_a_letter() -> None:
    assert ladder.newest(()) is None
    assert ladder.letters(()) == ()


def test_a_new_due_date_arms_every_step_again() -> None:
    everything_done = clock(done=OFFSETS)
    assert due_offsets(everything_done, day(60)) == []
    extended = clock(due=day(30))
    assert due_offsets(extended, day(25)) == [-20, -10]


@pytest.mark.parametrize("overdue", [30, 31, 60, 400])
def test_an_item_stays_at_its_highest_step_for_as_long_as_it_is_overdue(overdue: int) -> None:
    assert highest(clock(), day(overdue)) == 30
    assert highest(clock(done=OFFSETS), day(overdue)) == 30


def test_before_the_first_step_an_item_stands_on_none() -> None:
    assert highest(clock(), day(-40)) is None


def test_a_reminder_on_a_day_off_moves_to_the_workday_before() -> None:
    before_holiday = clock(due=date(2020, 10, 9), length=20, done=(-10,))
    assert next_on(before_holiday) == date(2020, 9, 30), "T-3 is 6 October, in the holiday"
    assert due_offsets(before_holiday, date(2020, 9, 30)) == [-3, -1]


def test_a_make_up_sunday_is_a_workday_for_reminders() -> None:
    assert next_on(clock(due=date(2020, 9, 28), length=2)) == date(2020, 9, 27)


def test_a_letter_on_a_day_off_moves_to_the_next_workday_never_before_the_delay() -> None:
    due_on_friday = clock(due=date(2020, 12, 4), done=OFFSETS[:5])
    assert next_on(due_on_friday) == date(2020, 12, 7)
    assert due_offsets(due_on_friday, date(2020, 12, 6)) == []
    assert due_offsets(due_on_friday, date(2020, 12, 7)) == [1]


def test_the_next_step_is_the_first_that_is_not_done() -> None:
    assert next_on(clock()) == day(-20)
    assert next_on(clock(done=(-20, -10, -3, -1, 0))) == day(1)
    assert next_on(clock(done=(-20, -3))) == date(2020, 11, 20), "a gap is not skipped"


def test_with_everything_done_there_is_no_next_step() -> None:
    assert next_on(clock(done=OFFSETS)) is None


@pytest.mark.parametrize(("due", "reached"), [(date.max, [0]), (date.min, [0, 1, 15, 30])])
def test_a_step_beyond_the_calendar_never_comes_and_breaks_nothing(
    due: date, reached: list[int]
) -> None:
    item = clock(due=due, length=2)
    assert due_offsets(item, date.max)[-len(reached) :] == reached


def test_a_ladder_whose_every_step_is_beyond_the_calendar_has_no_next_one() -> None:
    late = LadderStep(offset=5, to=(Recipient.OFFICE,), form=StepForm.TALK)
    last = clock(due=date.max)
    assert ladder.next_step_on(last, ladder=(late,), workdays=WORKDAYS) is None


@given(dues, lengths, st.sets(st.integers(-30, 80), max_size=40))
def test_whatever_days_the_bot_is_up_each_step_is_taken_once_and_in_time(
    due: date, length: int, looks: set[int]
) -> None:
    taken: list[int] = []
    for offset in sorted(looks | {90}):
        item = clock(due=due, length=length, done=tuple(taken))
        taken += due_offsets(item, due + timedelta(days=offset))
    assert taken == [step.offset for step in applicable_steps(DEFAULT_LADDER, length)]


@given(dues, lengths, st.sets(st.sampled_from(OFFSETS)))
def test_the_next_day_is_the_first_on_which_a_step_is_due(
    due: date, length: int, done: set[int]
) -> None:
    item = clock(due=due, length=length, done=tuple(done))
    first = next_on(item)
    if first is None:
        assert due_offsets(item, due + timedelta(days=500)) == []
    else:
        assert due_offsets(item, first) != []
        assert due_offsets(item, first - timedelta(days=1)) == []
        assert WORKDAYS.is_workday(first)


@given(dues, st.integers(-60, 500), st.integers(0, 60))
def test_an_item_never_climbs_down(due: date, overdue: int, later: int) -> None:
    item = clock(due=due)
    today = due + timedelta(days=overdue)
    now, then = highest(item, today), highest(item, today + timedelta(days=later))
    assert now is None or (then is not None and then >= now)


@given(dues, lengths)
def test_no_letter_is_drafted_before_the_item_is_overdue(due: date, length: int) -> None:
    assert ladder.letters(due_steps(clock(due=due, length=length), due)) == ()


def test_the_due_date_itself_on_a_day_off_is_reminded_of_before_it() -> None:
    on_saturday = clock(due=date(2020, 12, 5), done=OFFSETS[:4])
    assert next_on(on_saturday) == date(2020, 12, 4)
