"""The life of a finding: every legal step, no other, and what no sequence of steps can do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.core.errors import WrongState
from bot.core.findings import (
    BEFORE_FEEDBACK,
    ENDED,
    LEGAL,
    UNDER_REVIEW,
    WITH_UNIT,
    WORKING,
    Finding,
    Measure,
    Mode,
    Move,
    State,
)
from bot.core.screens import text
from tests.core.samples import DAY, finding

ORDER_OF_REVIEWS = (State.UNIT_REVIEW, State.OFFICE_REVIEW, State.JOINT_REVIEW)
APPLYING = {Move.APPLY_TO_UNIT, Move.APPLY_TO_OFFICE, Move.APPLY_TO_JOINT}


def reachable(start: State, *, without: Iterable[Move] = ()) -> set[State]:
    barred, found, waiting = set(without), {start}, [start]
    while waiting:
        here = waiting.pop()
        for (state, move), to in LEGAL.items():
            if state is here and move not in barred and to not in found:
                found.add(to)
                waiting.append(to)
    return found


def moves_into(state: State) -> set[Move]:
    return {move for (before, move), after in LEGAL.items() if after is state is not before}


@pytest.mark.parametrize(
    "path",
    [
        "review sign feed_back assign report apply_to_unit apply_to_office apply_to_joint close",
        "review send assign apply_to_office close",
        "review send feed_back assign apply_to_office close",
        "review sign feed_back assign apply_to_unit refuse report apply_to_unit apply_to_unit",
        "review return review sign withdraw",
        "review sign feed_back assign complete_stage report apply_to_joint close",
        "review sign feed_back assign apply_to_office close reopen report apply_to_office close",
    ],
    ids=[
        "the whole chain",
        "an immediate fix",
        "an immediate fix that the feedback lists, too",
        "a refusal",
        "returned, then withdrawn",
        "stage by stage",
        "reopened and closed again",
    ],
)
def test_the_ways_of_the_domain_can_be_gone(path: str) -> None:
    item = finding()
    for move in path.split():
        item = item.moved(Move(move), DAY)
    if path.endswith("close"):
        assert item.state is State.CLOSED


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_step_is_taken_if_the_table_names_it_and_refused_otherwise(
    state: State, move: Move
) -> None:
    item = finding(state)
    if (state, move) in LEGAL:
        assert item.moved(move, DAY).state is LEGAL[state, move]
        return
    with pytest.raises(WrongState) as refusal:
        item.moved(move, DAY)
    assert refusal.value.args_for_text == {"number": item.number, "state": text(f"state-{state}")}


def test_a_step_notes_its_day_and_brings_its_changes_along() -> None:
    later = DAY + timedelta(days=3)
    item = finding(State.SIGNED).moved(Move.FEED_BACK, later, due=later, mode=Mode.LIMITED)
    assert (item.moved_on, item.due, item.mode) == (later, later, Mode.LIMITED)


def test_a_step_leaves_the_finding_before_it_as_it_was() -> None:
    before = finding()
    before.moved(Move.REVIEW, DAY + timedelta(days=1), category="A1")
    assert before == finding()


def test_fields_change_beside_the_state() -> None:
    assert finding(State.OPEN).changed(long_term=True) == finding(State.OPEN, long_term=True)


def test_every_state_is_reached_and_every_step_is_used() -> None:
    assert reachable(State.DRAFT) == set(State)
    assert {move for _, move in LEGAL} == set(Move)


def test_nothing_gets_stuck_before_it_is_closed() -> None:
    assert all(State.CLOSED in reachable(state) for state in set(State) - {State.WITHDRAWN})


def test_withdrawn_is_final() -> None:
    assert not [move for (state, move) in LEGAL if state is State.WITHDRAWN]


def test_only_a_review_closes() -> None:
    closing = {state for (state, _), to in LEGAL.items() if to is State.CLOSED is not state}
    assert closing == UNDER_REVIEW
    assert moves_into(State.CLOSED) == {Move.CLOSE}


def test_rework_begins_by_reopening_and_in_no_other_way() -> None:
    assert moves_into(State.REWORK) == {Move.REOPEN}
    leaving = {to for (state, _), to in LEGAL.items() if state is State.CLOSED}
    assert leaving == {State.CLOSED, State.REWORK}


def test_without_reopening_what_is_closed_stays_closed() -> None:
    assert reachable(State.CLOSED, without=[Move.REOPEN]) == {State.CLOSED}


def test_what_the_unit_has_is_never_a_draft_again() -> None:
    for state in WITH_UNIT:
        assert not reachable(state) & BEFORE_FEEDBACK


def test_only_signed_and_open_items_are_taken_back() -> None:
    assert {state for (state, move) in LEGAL if move is Move.WITHDRAW} == {
        State.SIGNED,
        State.OPEN,
    }


def test_a_review_only_goes_forward() -> None:
    for (state, move), to in LEGAL.items():
        if state in UNDER_REVIEW and move in APPLYING:
            assert ORDER_OF_REVIEWS.index(to) >= ORDER_OF_REVIEWS.index(state)


def test_feeding_back_an_immediate_fix_keeps_its_state() -> None:
    assert all(LEGAL[state, Move.FEED_BACK] is state for state in WITH_UNIT)


def test_the_groups_of_states_share_nothing_they_should_not() -> None:
    assert not BEFORE_FEEDBACK & WITH_UNIT
    assert not WORKING & UNDER_REVIEW
    assert not ENDED & (WORKING | UNDER_REVIEW)
    assert State.CLOSED in WITH_UNIT
    assert State.WITHDRAWN not in WITH_UNIT
    assert BEFORE_FEEDBACK | WITH_UNIT | {State.WITHDRAWN} == set(State)


@pytest.mark.parametrize("state", State)
def test_an_item_knows_whether_the_unit_has_it(state: State) -> None:
    assert finding(state).is_with_unit is (state in WITH_UNIT)


@pytest.mark.parametrize(
    ("problem", "summary"),
    [
        ("会议记录不全", "会议记录不全"),
        ("\n 会议记录不全 \n第二行", "会议记录不全"),
        ("一" * 24, "一" * 24),
        ("一" * 25, "一" * 23 + "…"),
        ("\x1c\x1d", "…"),
    ],
    ids=["short", "first line", "just fits", "cut", "nothing to see"],
)
def test_the_summary_fits_a_button(problem: str, summary: str) -> None:
    assert finding(problem=problem).summary == summary


@given(st.text(max_size=60))
def test_no_problem_is_without_a_summary(problem: str) -> None:
    assert 0 < len(finding(problem=problem).summary) <= 24


def test_a_measure_is_finished_once() -> None:
    measure = Measure(finding_id=1, cycle=1, ordinal=1, text="补记", milestone=DAY)
    done = measure.finished(DAY)
    assert done.done_on == DAY
    assert done.finished(DAY + timedelta(days=9)) == done


class Life(RuleBasedStateMachine):
    """Any sequence of attempted steps, with what an onlooker would write down beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.item = finding()
        self.day: date = DAY
        self.reviewed: list[State] = []
        self.was_given = False
        self.reopenings = 0

    @rule(move=st.sampled_from(Move))
    def attempt(self, move: Move) -> None:
        self.day += timedelta(days=1)
        try:
            after = self._take(move)
        except WrongState:
            assert (self.item.state, move) not in LEGAL
            return
        self._note(move, after.state)
        self.item = after

    @precondition(lambda self: any(state is self.item.state for state, _ in LEGAL))
    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """Attempts alone would rarely leave the first states."""
        legal = sorted(move for state, move in LEGAL if state is self.item.state)
        self.attempt(data.draw(st.sampled_from(legal)))

    def _take(self, move: Move) -> Finding:
        again = {"cycle": self.item.cycle + 1} if move is Move.REOPEN else {}
        return self.item.moved(move, self.day, **again)

    def _note(self, move: Move, to: State) -> None:
        if move in APPLYING:
            self.reviewed.append(to)
        if to is State.CLOSED and move is Move.CLOSE:
            assert self.reviewed, "closed without a review since it was last worked on"
            assert self.reviewed == sorted(self.reviewed, key=ORDER_OF_REVIEWS.index)
        if to in WORKING:
            self.reviewed = []
        self.reopenings += move is Move.REOPEN
        self.was_given |= to in WITH_UNIT

    @invariant()
    def cycles_are_counted_by_reopenings(self) -> None:
        assert self.item.cycle == 1 + self.reopenings

    @invariant()
    def the_day_of_the_last_step_is_never_ahead(self) -> None:
        assert DAY <= self.item.moved_on <= self.day

    @invariant()
    def what_was_given_to_the_unit_stays_there_or_is_withdrawn(self) -> None:
        assert not self.was_given or self.item.state not in BEFORE_FEEDBACK

    @invariant()
    def under_review_means_that_somebody_applied(self) -> None:
        assert (self.item.state in UNDER_REVIEW) <= bool(self.reviewed)


TestLife = Life.TestCase
