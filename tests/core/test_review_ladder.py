"""The reviewer's own ladder: the day before, the day itself, and then the director hears it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core import ladder
from bot.core.calendar import Workdays
from bot.core.ladder import ReviewStep
from bot.core.policy import Policy

WORKDAYS = Workdays()
ESCALATION = Policy().reviewer_escalation_days
STEP_DUE = date(2020, 12, 1)  # a Tuesday

BEFORE, ON_THE_DAY = ReviewStep(offset=-1), ReviewStep(offset=0)
TO_DIRECTOR = ReviewStep(offset=ESCALATION, escalates=True)


def due(today: date, *, step_due: date = STEP_DUE, done: tuple[int, ...] = ()) -> list[ReviewStep]:
    steps = ladder.review_steps_due(
        step_due, today, done=frozenset(done), escalation_days=ESCALATION, workdays=WORKDAYS
    )
    return list(steps)


def next_on(*, step_due: date = STEP_DUE, done: tuple[int, ...] = ()) -> date | None:
    return ladder.next_review_step_on(
        step_due, done=frozenset(done), escalation_days=ESCALATION, workdays=WORKDAYS
    )


def test_a_reviewer_is_reminded_the_day_before_and_on_the_day() -> None:
    assert due(date(2020, 11, 29)) == []
    assert due(date(2020, 11, 30)) == [BEFORE]
    assert due(date(2020, 12, 1), done=(-1,)) == [ON_THE_DAY]
    assert due(date(2020, 12, 1), done=(-1, 0)) == []


def test_three_days_late_the_director_hears_of_it() -> None:
    assert due(date(2020, 12, 3), done=(-1, 0)) == []
    assert due(date(2020, 12, 4), done=(-1, 0)) == [TO_DIRECTOR]


def test_missed_steps_come_together_after_a_downtime() -> None:
    assert due(date(2021, 2, 1)) == [BEFORE, ON_THE_DAY, TO_DIRECTOR]


def test_days_off_move_reminders_forward_and_the_escalation_back() -> None:
    monday, wednesday = date(2020, 12, 7), date(2020, 12, 9)
    assert next_on(step_due=monday) == date(2020, 12, 4)
    assert next_on(step_due=wednesday, done=(-1, 0)) == date(2020, 12, 14)


def test_when_the_director_has_been_told_nothing_more_is_due() -> None:
    everything = (-1, 0, ESCALATION)
    assert due(date(2021, 6, 1), done=everything) == []
    assert next_on(done=everything) is None


def test_an_office_may_escalate_later() -> None:
    assert [step.offset for step in ladder.review_ladder(10)] == [-1, 0, 10]


@given(
    st.dates(min_value=date(2005, 1, 1), max_value=date(2026, 6, 30)),
    st.sets(st.integers(-5, 20), max_size=10),
)
def test_whatever_days_the_bot_is_up_each_step_is_taken_once(
    step_due: date, looks: set[int]
) -> None:
    taken: list[int] = []
    for offset in sorted(looks | {30}):
        today = step_due + timedelta(days=offset)
        taken += [step.offset for step in due(today, step_due=step_due, done=tuple(taken))]
    assert taken == [-1, 0, ESCALATION]
