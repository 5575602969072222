"""Findings: written once per revision, read in one query, counted in the same transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core import errors
from bot.core.findings import Finding, Measure, Mode, Move, Progress, State
from bot.core.roles import Role
from bot.core.work import Work
from storage import tallies
from tests import builders
from tests.ledger import Ledger

TODAY = date(2020, 12, 7)


def test_every_field_comes_back_as_it_was_written(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        everything: dict[str, Any] = {
            "category": "A1",
            "immediate": True,
            "mode": Mode.LIMITED,
            "cycle": 2,
            "sent_on": TODAY,
            "lead_department_id": town.county.id,
            "committed_on": TODAY,
            "long_term": True,
            "stage_goal": "年底前建成",
            "next_review_on": TODAY,
            "grace_until": TODAY,
            "next_step_on": TODAY,
        }
        added = builders.finding(work, town, State.CLOSED, **everything)
        assert added.changed(**everything) == added
        after = added.changed(state=State.REWORK, closed_on=None, problem="改写", cycle=3)
        work.findings.save(added, after)
        assert work.findings.get(added.id) == after.changed(revision=2)


def test_what_belongs_to_the_assignment_is_read_along(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town)
        assert (item.unit_id, item.unit_name, item.unit_path) == (
            town.unit.id,
            town.unit.name,
            town.unit.path,
        )
        assert (item.team_id, item.round_id, item.phase, item.escalated) == (
            town.team.id,
            town.round.id,
            town.round.phase,
            False,
        )


def test_a_finding_is_found_by_its_number(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town)
        assert work.findings.by_number(item.number) == item
        assert work.findings.by_number("9-99-999") is None
        with pytest.raises(errors.NotFound):
            work.findings.get(999)


def test_many_come_in_the_order_asked_without_the_missing(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        one, two, three = (builders.finding(work, town) for _ in range(3))
        assert work.findings.many([three.id, 999, one.id, two.id]) == [three, one, two]
        assert work.findings.many([]) == []


def test_findings_of_an_assignment_in_some_states_by_number(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        signed, _draft, again = (
            builders.finding(work, town, state)
            for state in (State.SIGNED, State.DRAFT, State.SIGNED)
        )
        builders.finding(work, town, State.SIGNED, at=town.other_assignment)
        found = work.findings.of_assignment(town.assignment.id, frozenset({State.SIGNED}))
        assert found == [signed, again]
        assert work.findings.of_assignment(town.assignment.id, frozenset()) == []


def test_of_two_who_saw_the_same_revision_the_second_is_refused(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        seen = builders.finding(work, town, State.DRAFT)
        work.findings.save(seen, seen.moved(Move.REVIEW, TODAY))
        with pytest.raises(errors.WrongState) as caught:
            work.findings.save(seen, seen.changed(problem="另写"))
        current = work.findings.get(seen.id)
        assert caught.value.args_for_text == {
            "number": seen.number,
            "state": current.state_text,
        }
        assert (current.state, current.revision) == (State.REVIEWED, 2)


def test_stepping_finds_what_has_come_due_oldest_first(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        days = (TODAY, date(2020, 12, 1), date(2020, 12, 8), None)
        today, first, _later, _never = (
            builders.finding(work, town, State.OPEN, next_step_on=day) for day in days
        )
        assert work.findings.stepping(TODAY, limit=9) == [first, today]
        assert work.findings.stepping(TODAY, limit=1) == [first]


def test_measures_of_a_cycle_are_replaced_whole(ledger: Ledger, town: builders.World) -> None:
    def measure(ordinal: int, text: str) -> Measure:
        return Measure(finding_id=0, cycle=0, ordinal=ordinal, text=text, milestone=TODAY)

    with ledger.work() as work:
        item = builders.finding(work, town, State.IN_PROGRESS)
        work.findings.replace_measures(item.id, 1, [measure(2, "公示"), measure(1, "建账")])
        work.findings.replace_measures(item.id, 2, [measure(1, "复查")])
        work.findings.replace_measures(item.id, 1, [measure(1, "重建账")])
        assert [each.text for each in work.findings.measures(item.id, 1)] == ["重建账"]
        (second,) = work.findings.measures(item.id, 2)
        assert (second.finding_id, second.cycle, second.milestone) == (item.id, 2, TODAY)


def test_co_departments_are_a_set_in_the_trees_order(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.IN_PROGRESS)
        other, own = town.other_unit.id, town.unit.id
        work.findings.set_co_departments(item.id, [other, own, other])
        assert work.findings.co_departments(item.id) == [own, other]
        work.findings.set_co_departments(item.id, [])
        assert work.findings.co_departments(item.id) == []


def test_progress_is_kept_oldest_first(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.IN_PROGRESS)
        reports = [
            Progress(
                finding_id=item.id,
                cycle=1,
                person_id=town.people[Role.RESPONSIBLE].id,
                text=text,
                reported_on=TODAY,
            )
            for text in ("已清账", "已公示")
        ]
        ids = [work.findings.add_progress(report) for report in reports]
        kept = work.findings.progress(item.id)
        assert [(each.id, each.text) for each in kept] == list(
            zip(ids, ("已清账", "已公示"), strict=True)
        )


def counted(work: Work, assignment_id: int) -> dict[str, int]:
    """The counters, computed anew from the findings themselves."""
    found = work.findings.of_assignment(assignment_id, frozenset(State))
    names = [name for item in found for name in tallies.contributions(item)]
    return {name: names.count(name) for name in sorted(set(names))}


@pytest.mark.parametrize(
    ("state", "changes", "counters"),
    [
        (State.SIGNED, {}, set()),
        (State.OPEN, {}, {"fed_back"}),
        (State.SENT, {}, {"sent"}),
        (State.SENT, {"fed_back_on": TODAY}, {"sent", "fed_back"}),
        (State.STAGE_DONE, {}, {"fed_back", "fed_back_stage"}),
        (State.CLOSED, {}, {"fed_back", "fed_back_closed"}),
        (
            State.CLOSED,
            {"sent_on": TODAY},
            {"fed_back", "fed_back_closed", "sent", "sent_closed"},
        ),
        (State.CLOSED, {"fed_back_on": None, "sent_on": TODAY}, {"sent", "sent_closed"}),
        (State.WITHDRAWN, {"fed_back_on": TODAY, "sent_on": TODAY}, set()),
    ],
)
def test_a_finding_counts_in_these_counters(
    ledger: Ledger,
    town: builders.World,
    state: State,
    changes: dict[str, Any],
    counters: set[str],
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, state, **changes)
        assert tallies.contributions(item) == counters


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(State)), max_size=12))
def test_counters_are_always_what_a_recount_gives(
    ledger: Ledger, steps: list[tuple[int, State]]
) -> None:
    with ledger.work() as work:
        town = builders.world(work, number=str(len(work.rounds.all())))
        items = [builders.finding(work, town) for _ in range(4)]
        for which, state in steps:
            items[which] = turned(work, town, items[which], state)
            assert tallies.of_assignment(work.findings._sql, town.assignment.id) == counted(
                work, town.assignment.id
            )


def turned(work: Work, town: builders.World, item: Finding, state: State) -> Finding:
    """The finding put into a state by force, with the dates that the state implies."""
    blank = dict.fromkeys(("sent_on", "fed_back_on", "closed_on", "due", "original_due"))
    implied = {**blank, **builders.implied(town, state)}
    work.findings.save(item, item.changed(state=state, **implied))
    return work.findings.get(item.id)
