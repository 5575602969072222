"""Figures: integers that add up, from the ledger now and from the events' headers as of a day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.digests import Count, Figures
from bot.core.findings import State
from bot.core.rounds import Phase
from bot.core.work import Work
from storage import tallies
from tests import builders
from tests.ledger import START, Ledger

TODAY = date(2020, 12, 7)
DAY = timedelta(days=1)


def figures(work: Work, round_id: int | None = None) -> Figures:
    return work.statistics.figures(now=work.now, today=work.today, round_id=round_id)


def count(n: int, d: int) -> Count:
    return Count(n=n, d=d)


def test_the_reference_rate_comes_out_of_the_rows(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        for n in range(468):
            builders.finding(work, town, State.CLOSED if n < 451 else State.IN_PROGRESS)
        builders.finding(work, town, State.WITHDRAWN, fed_back_on=TODAY)
        builders.finding(work, town, State.SIGNED)
        assert figures(work).findings == count(451, 468)


def test_a_stage_counts_in_its_own_line_and_a_fix_in_its_own_rate(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        for state in (State.CLOSED, State.STAGE_DONE, State.REWORK, State.OPEN):
            builders.finding(work, town, state)
        builders.finding(work, town, State.SENT)
        builders.finding(work, town, State.CLOSED, fed_back_on=None, sent_on=TODAY)
        builders.finding(work, town, State.CLOSED, sent_on=TODAY)
        made = figures(work)
    assert made.findings == count(2, 5)
    assert made.with_stage == count(3, 5)
    assert made.immediate == count(2, 3)


def test_units_stand_in_the_trees_order_and_none_is_left_out(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.CLOSED, at=town.other_assignment)
        here, next_door = figures(work).units
    assert (here.name, here.findings, here.lights) == ("清河镇", count(0, 0), {})
    assert (next_door.name, next_door.unit_path) == ("沙泉乡", town.other_unit.path)
    assert (next_door.findings, next_door.lights) == (count(1, 1), {"closed": 1})


def test_the_day_of_submission_decides_whether_work_was_on_time(
    ledger: Ledger, town: builders.World
) -> None:
    due = date(2020, 11, 20)
    with ledger.work() as work:

        def closed(applied: date | None, original: date = due) -> None:
            builders.finding(
                work,
                town,
                State.CLOSED,
                due=due,
                original_due=original,
                applied_on=applied,
                closed_on=due + 5 * DAY,
            )

        closed(applied=due)
        closed(applied=due + DAY)
        closed(applied=None)
        closed(applied=due, original=due - DAY)
        builders.finding(work, town, State.CLOSED, due=None, original_due=None)
        made = figures(work)
    assert made.on_time == count(2, 4)
    assert made.on_time_original == count(1, 4)


def test_an_immediate_fix_that_no_feedback_lists_is_in_no_share_of_the_listed_ones(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.CLOSED, immediate=True, sent_on=TODAY, fed_back_on=None)
        made = figures(work)
    assert (made.immediate, made.on_time, made.on_time_original) == (
        count(1, 1),
        count(0, 0),
        count(0, 0),
    )


def test_lights_count_what_was_fed_back(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        for state, due in (
            (State.CLOSED, TODAY),
            (State.IN_PROGRESS, TODAY - DAY),
            (State.IN_PROGRESS, TODAY + 10 * DAY),
            (State.IN_PROGRESS, TODAY + 11 * DAY),
            (State.OPEN, TODAY + 11 * DAY),
        ):
            builders.finding(work, town, state, due=due)
        builders.finding(work, town, State.OPEN, due=None, original_due=None)
        builders.finding(work, town, State.REWORK, due=TODAY + 30 * DAY, long_term=True)
        builders.finding(work, town, State.SENT, due=TODAY - DAY)
        made = figures(work)
    assert made.lights == {
        "normal": 1,
        "near": 1,
        "overdue": 1,
        "long_term": 1,
        "not_started": 1,
        "closed": 1,
        "no_due": 1,
    }
    assert made.units[0].lights == made.lights
    assert made.without_due == 1


def test_what_is_overdue_stands_most_urgent_first_with_its_highest_step(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        younger, older, fix = (
            builders.finding(work, town, state, due=TODAY - days * DAY)
            for state, days in ((State.OPEN, 1), (State.REWORK, 60), (State.SENT, 2))
        )
        builders.finding(work, town, State.OPEN, due=TODAY)
        builders.finding(work, town, State.CLOSED, due=TODAY - 9 * DAY)
        for due, cycle, step in ((older.due, 1, 15), (older.due, 1, 1), (TODAY, 1, 30)):
            assert due is not None
            work.clocks.mark_step("finding", older.id, cycle, due, step)
        overdue = figures(work).overdue
    assert [line.id for line in overdue] == [older.id, fix.id, younger.id]
    assert [line.highest_step for line in overdue] == [15, None, None]
    assert (overdue[0].summary, overdue[0].unit_name, overdue[0].state) == (
        older.summary,
        "清河镇",
        "rework",
    )


def test_time_under_review_makes_nothing_overdue(ledger: Ledger, town: builders.World) -> None:
    due = TODAY - 5 * DAY
    with ledger.work() as work:
        for state in (State.UNIT_REVIEW, State.OFFICE_REVIEW, State.JOINT_REVIEW):
            builders.finding(work, town, state, due=due, applied_on=due)
        late = builders.finding(work, town, State.OFFICE_REVIEW, due=due, applied_on=due + DAY)
        made = figures(work)
    assert [line.id for line in made.overdue] == [late.id]
    assert made.lights == {"near": 3, "overdue": 1}


def test_due_soon_is_what_the_unit_must_still_do_in_ten_days(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        last, first = (
            builders.finding(work, town, State.IN_PROGRESS, due=TODAY + days * DAY)
            for days in (10, 0)
        )
        builders.finding(work, town, State.IN_PROGRESS, due=TODAY + 11 * DAY)
        builders.finding(work, town, State.OFFICE_REVIEW, due=TODAY + DAY)
        builders.finding(work, town, State.CLOSED, due=TODAY + DAY)
        assert [line.id for line in figures(work).due_soon] == [first.id, last.id]


def test_without_a_round_the_rounds_under_way_count(ledger: Ledger) -> None:
    with ledger.work() as work:
        over = builders.world(work, number="6", phase=Phase.ARCHIVED)
        builders.finding(work, over, State.CLOSED)
        assert figures(work).round_ids == (over.round.id,)
        current = builders.world(work, number="7", phase=Phase.RECTIFICATION)
        builders.finding(work, current, State.OPEN)
        assert figures(work).round_ids == (current.round.id,)
        assert figures(work).findings == count(0, 1)
        assert figures(work, over.round.id).findings == count(1, 1)
        assert {unit.unit_id for unit in figures(work, over.round.id).units} == {
            over.unit.id,
            over.other_unit.id,
        }


def test_an_empty_ledger_has_empty_figures(ledger: Ledger) -> None:
    with ledger.work() as work:
        made = figures(work)
    assert (made.findings, made.units, made.overdue, made.head) == (count(0, 0), (), (), None)
    assert (made.as_of, made.day) == (START, TODAY)


def test_figures_name_the_head_of_the_chain(ledger: Ledger) -> None:
    with ledger.work() as work:
        work.events.record("round-archived", item_kind="round", item_id=1)
        work.events.set_seal(1, "ab" * 32)
        assert figures(work).head == "ab" * 32


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(State), max_size=20))
def test_figures_agree_with_the_counters(ledger: Ledger, states: list[State]) -> None:
    with ledger.work() as work:
        town = builders.world(work, number=str(len(work.rounds.all())))
        for state in states:
            builders.finding(work, town, state)
        made = figures(work, town.round.id)
        counters = tallies.of_assignment(work.findings._sql, town.assignment.id)
    n = {name: counters.get(name, 0) for name in tallies.NAMES}
    assert made.findings == count(n["fed_back_closed"], n["fed_back"])
    assert made.with_stage.n == n["fed_back_closed"] + n["fed_back_stage"]
    assert made.immediate == count(n["sent_closed"], n["sent"])
    assert sum(made.lights.values()) == made.findings.d
    assert made.units[0].findings == made.findings
