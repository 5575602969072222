"""A seed makes a round: its counts hold, and every story could have happened that way."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import chinese_calendar
import pytest

from bot.core.findings import Mode, State
from bot.demo.composing import Finding, Round, StepKind, compose
from bot.demo.story_cast import prefecture
from bot.demo.story_patterns import patterns
from tests.demo_data.stories import CASTS, ROUNDS, SEEDS, every_round, kinds
from tests.demo_data.test_patterns import FORBIDDEN

K = StepKind
UNTIL = date(2020, 12, 4)


def texts(finding: Finding) -> list[str]:
    said = [text for step in finding.steps for text in (step.text, *step.evidence)]
    planned = [m.text for step in finding.steps for m in step.measures]
    return [finding.problem, finding.cause, *said, *planned]


def test_the_same_seed_tells_the_same_story() -> None:
    assert compose(7) == ROUNDS[7]


def test_another_seed_tells_another_story() -> None:
    problems = [tuple(f.problem for f in round_.findings) for round_ in ROUNDS.values()]
    assert len(set(problems)) == len(SEEDS)


@every_round
def test_451_of_468_findings_in_the_feedback_are_closed(round_: Round) -> None:
    assert len(round_.listed) == 468
    assert sum(finding.is_closed for finding in round_.listed) == 451
    assert {finding.unit for finding in round_.listed} == set(CASTS)


@every_round
def test_about_sixty_are_immediate_fixes_and_most_stand_in_the_feedback(round_: Round) -> None:
    fixes = round_.immediate
    assert len(fixes) == 61
    assert sum(finding.is_listed for finding in fixes) == 53
    assert sum(finding.is_closed for finding in fixes) == 60


@every_round
def test_the_other_seventeen_stand_at_every_point_of_the_way(round_: Round) -> None:
    states = Counter(finding.state for finding in round_.listed if not finding.is_closed)
    assert states == {
        State.IN_PROGRESS: 13,
        State.REWORK: 1,
        State.STAGE_DONE: 1,
        State.OFFICE_REVIEW: 1,
        State.JOINT_REVIEW: 1,
    }


@every_round
def test_some_are_overdue_some_due_soon_and_some_have_time(round_: Round) -> None:
    working = [f.due for f in round_.findings if f.state is State.IN_PROGRESS]
    assert sum(due <= UNTIL for due in working) == 5
    assert sum(UNTIL < due <= date(2020, 12, 11) for due in working) == 1


@every_round
def test_some_applications_were_refused_and_some_findings_reopened(round_: Round) -> None:
    told = Counter(kind for finding in round_.findings for kind in kinds(finding))
    assert told[K.REFUSED] >= 5
    assert told[K.REOPENED] >= 2
    assert told[K.STAGE_COMPLETED] == 1


@every_round
def test_most_findings_are_closed_in_time_and_some_are_late(round_: Round) -> None:
    late = [f for f in round_.listed if f.closed_on and f.closed_on > f.due]
    assert 10 <= len(late) <= 120


@every_round
def test_at_least_sixty_patterns_and_every_category_appear(round_: Round) -> None:
    causes = {finding.cause for finding in round_.findings}
    assert len(causes) >= 60
    assert {f.category for f in round_.findings} == {p.code for p in patterns().patterns}


@every_round
def test_no_problem_is_written_twice(round_: Round) -> None:
    assert len({finding.problem for finding in round_.findings}) == len(round_.findings)


@every_round
def test_what_is_written_is_whole_of_sane_length_and_nothing_forbidden(round_: Round) -> None:
    for finding in round_.findings:
        assert 15 <= len(finding.problem) <= 200
        for text in texts(finding):
            assert len(text) <= 200
            assert not re.search(r"[{}!！]", text)
            assert not FORBIDDEN.search(text)


@every_round
def test_what_must_be_said_is_said(round_: Round) -> None:
    for step in (step for finding in round_.findings for step in finding.steps):
        assert bool(step.text) == (step.kind in SPOKEN)
        assert bool(step.measures) == (step.kind is K.ASSIGNED)
        assert bool(step.capacities) == (step.kind is K.APPROVED)
        assert bool(step.reason) == (step.kind is K.REFUSED)
        assert step.evidence or step.kind is not K.APPLIED


SPOKEN = {K.PROGRESSED, K.APPLIED, K.REFUSED, K.STAGE_COMPLETED, K.REOPENED}


@every_round
def test_everything_happens_on_workdays_in_order_and_before_the_scripted_week(
    round_: Round,
) -> None:
    for finding in round_.findings:
        days = [step.on for step in finding.steps]
        assert days == sorted(days)
        assert date(2020, 3, 2) <= days[0]
        assert days[-1] <= UNTIL
        assert all(chinese_calendar.is_workday(day) for day in days)


@every_round
def test_each_unit_has_one_feedback_meeting_in_june_or_july(round_: Round) -> None:
    meetings = {
        (finding.unit, step.on)
        for finding in round_.findings
        for step in finding.steps
        if step.kind is K.FED_BACK
    }
    assert len(meetings) == 16
    assert all(date(2020, 6, 8) <= day <= date(2020, 7, 10) for _, day in meetings)


@every_round
def test_fieldwork_is_over_before_the_first_feedback(round_: Round) -> None:
    papers = {K.LOGGED, K.REVIEWED, K.SIGNED, K.SENT}
    days = [s.on for f in round_.findings for s in f.steps if s.kind in papers]
    assert max(days) < date(2020, 6, 8)


@every_round
def test_milestones_lie_between_the_assignment_and_the_limit(round_: Round) -> None:
    for finding in round_.findings:
        for step in finding.steps:
            milestones = [measure.milestone for measure in step.measures]
            assert milestones == sorted(milestones)
            assert all(step.on <= day <= date(2020, 12, 31) for day in milestones)
            assert all(chinese_calendar.is_workday(day) for day in milestones)
        assigned = [step for step in finding.steps if step.kind is K.ASSIGNED]
        if K.REOPENED not in kinds(finding) or len(assigned) == 2:
            assert assigned[-1].measures[-1].milestone <= finding.due


@every_round
def test_the_office_s_own_dates_lie_ahead(round_: Round) -> None:
    for finding in round_.findings:
        for step in finding.steps:
            assert step.due is None or step.on < step.due
            assert (step.kind is K.FED_BACK and step.due is not None) <= (
                finding.mode is Mode.LIMITED
            )


def test_findings_keep_to_the_units_and_departments_of_the_prefecture() -> None:
    parents = {entry.code: entry.parent for entry in prefecture().organisations}
    for finding in ROUNDS[0].findings:
        assert parents[finding.department] == finding.unit
        assert finding.department_name
        assert finding.escalated == CASTS[finding.unit].assignment.escalated


def test_the_timeline_holds_every_step_by_day_and_keeps_each_finding_s_order() -> None:
    timeline = ROUNDS[0].timeline()
    days = [step.on for _, step in timeline]
    assert days == sorted(days)
    first = ROUNDS[0].findings[0]
    assert tuple(step for finding, step in timeline if finding is first) == first.steps
    assert len(timeline) == sum(len(finding.steps) for finding in ROUNDS[0].findings)


def test_an_open_finding_was_closed_on_no_day() -> None:
    opened = [finding for finding in ROUNDS[0].findings if not finding.is_closed]
    assert {finding.closed_on for finding in opened} == {None}


def test_the_scripted_week_s_own_findings_are_left_out() -> None:
    round_ = compose(3, reserved_open=1, reserved_closed=1)
    assert len(round_.listed) == 466
    assert sum(finding.is_closed for finding in round_.listed) == 450


@pytest.mark.parametrize("closed", [-1, 11])
def test_more_closed_than_there_are_is_refused(closed: int) -> None:
    with pytest.raises(ValueError, match="cannot be closed"):
        compose(1, findings=10, closed=closed)


def test_the_story_may_end_on_another_day() -> None:
    round_ = compose(4, findings=60, closed=50, until=date(2020, 11, 20))
    assert max(step.on for _, step in round_.timeline()) <= date(2020, 11, 20)
