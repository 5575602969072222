"""The ladder at work: who hears which step, what is drafted, nothing lost and nothing doubled."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.findings import Finding, State
from bot.core.messages import Topic
from bot.core.policy import StepForm
from bot.core.reviews import ApplicationState
from bot.core.roles import Role
from bot.core.rounds import Assignment
from bot.core.screens import Day, Text
from bot.core.work import Work
from bot.usecases import stepping
from tests import builders
from tests.builders import World
from tests.ledger import Ledger
from tests.processes.breaking import break_rows

TODAY = date(2020, 12, 7)
UNIT = (Role.RESPONSIBLE, Role.LEADER, Role.PRINCIPAL)


def item(
    work: Work,
    town: World,
    left: int,
    *,
    state: State = State.IN_PROGRESS,
    at: Assignment | None = None,
    clock_from: date = builders.FED_BACK,
) -> Finding:
    """Due in so many days from today, and looked at today."""
    due = TODAY + timedelta(days=left)
    return builders.finding(
        work,
        town,
        state,
        at=at,
        clock_from=clock_from,
        due=due,
        original_due=due,
        next_step_on=TODAY,
    )


def step(ledger: Ledger) -> int:
    with ledger.work() as work:
        return stepping.take_steps(work, 50)


def hearing(ledger: Ledger, topic: Topic = Topic.REMINDER) -> set[str]:
    with ledger.work() as work:
        return {work.people.get(p).name for p in work.tidings.people_waiting([topic])}


def heard(ledger: Ledger, town: World, role: Role, topic: Topic = Topic.REMINDER) -> list[Text]:
    with ledger.work() as work:
        return [t.body for t in work.tidings.waiting(town.people[role].id, [topic])]


def names(*roles: Role) -> set[str]:
    return {builders.NAMES[role] for role in roles}


def reload(ledger: Ledger, finding: Finding) -> Finding:
    with ledger.work() as work:
        return work.findings.get(finding.id)


@pytest.mark.parametrize(
    ("left", "roles"),
    [
        (20, {Role.RESPONSIBLE}),
        (10, {Role.RESPONSIBLE, Role.LEADER}),
        (3, set(UNIT)),
        (0, set(UNIT)),
        (-1, set(UNIT)),
        (-15, {Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP}),
        (-30, {Role.LEADING_GROUP}),
    ],
)
def test_each_step_reaches_those_who_must_act_and_nobody_else(
    ledger: Ledger, town: World, left: int, roles: set[Role]
) -> None:
    with ledger.work() as work:
        item(work, town, left)
    assert step(ledger) == 1
    assert hearing(ledger) == names(*roles)


def test_a_reminder_says_what_is_due_when_and_what_it_has_come_to(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        finding = item(work, town, 10)
    step(ledger)
    (line,) = heard(ledger, town, Role.LEADER)
    assert line.id == "reminder-line"
    assert line.args["number"] == finding.number
    assert line.args["due"] == Day(day=date(2020, 12, 17))
    assert line.args["light"] == Text(id="light-near")
    assert line.args["when"] == Text(id="reminder-left", args={"days": 10})
    assert line.args["form"] == Text(id="reminder-form-reminder")


def test_of_the_steps_missed_in_three_days_only_the_newest_is_told(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        item(work, town, -1)
    step(ledger)
    (line,) = heard(ledger, town, Role.RESPONSIBLE)
    assert line.args["form"] == Text(id="reminder-form-supervision")


def test_every_missed_step_is_marked_done(ledger: Ledger, town: World) -> None:
    due = TODAY - timedelta(days=1)
    with ledger.work() as work:
        finding = item(work, town, -1, clock_from=due - timedelta(days=92))
    step(ledger)
    with ledger.work() as work:
        assert work.clocks.steps_done("finding", finding.id, 1, due) == {-20, -10, -3, -1, 0, 1}


def test_the_letters_of_all_missed_steps_are_drafted(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, -35)
    step(ledger)
    with ledger.work() as work:
        forms = [letter.form for letter in work.letters.waiting()]
    assert forms == [StepForm.SUPERVISION, StepForm.TALK, StepForm.ACCOUNTABILITY]


def test_a_reminder_drafts_no_letter(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    step(ledger)
    with ledger.work() as work:
        assert not work.letters.waiting()


def test_every_step_is_an_event_of_the_item_that_moves_no_state(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        finding = item(work, town, 10)
    step(ledger)
    with ledger.work() as work:
        steps = work.events.of_item("finding", finding.id)
    assert [event.kind for event in steps] == ["ladder-step", "ladder-step"]
    assert [event.body for event in steps] == [
        {"step": offset, "form": "reminder", "due": "2020-12-17"} for offset in (-20, -10)
    ]
    assert {(event.from_state, event.to_state) for event in steps} == {
        ("in_progress", "in_progress")
    }


def test_an_item_is_armed_for_its_next_step(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = item(work, town, 10)
    step(ledger)
    # T-3 is 14 December, a Monday.
    assert reload(ledger, finding).next_step_on == date(2020, 12, 14)


def test_after_the_last_step_nothing_is_armed(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = item(work, town, -40)
    step(ledger)
    assert reload(ledger, finding).next_step_on is None


def test_looking_again_finds_nothing_to_do(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    step(ledger)
    assert step(ledger) == 0
    assert len(heard(ledger, town, Role.LEADER)) == 1


def test_no_more_items_than_the_limit_are_taken_at_once(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        for _ in range(3):
            item(work, town, 10)
        assert stepping.take_steps(work, 2) == 2
        assert stepping.take_steps(work, 2) == 1
        assert stepping.take_steps(work, 2) == 0


def test_an_item_that_nobody_has_taken_up_reaches_principal_and_liaison(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        item(work, town, 10, state=State.OPEN)
    step(ledger)
    assert hearing(ledger) == names(Role.PRINCIPAL, Role.LIAISON)


def test_an_item_of_a_unit_without_anybody_reaches_the_office(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10, state=State.OPEN, at=town.other_assignment)
    step(ledger)
    assert hearing(ledger) == names(Role.OFFICE, Role.DIRECTOR)


def test_an_escalated_item_is_the_superiors_matter_too(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        work.rounds.save_assignment(replace(town.assignment, escalated=True))
        item(work, town, -1)
    step(ledger)
    assert hearing(ledger) == names(*UNIT, Role.SUPERIOR)


def test_a_closed_item_is_reminded_of_no_more(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = item(work, town, 10, state=State.CLOSED)
    step(ledger)
    assert not hearing(ledger)
    assert reload(ledger, finding).next_step_on is None


def test_an_item_under_review_is_silent(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = item(work, town, -1, state=State.OFFICE_REVIEW)
        builders.application(work, finding, builders.stop(town.people[Role.OFFICE]))
    step(ledger)
    assert not hearing(ledger)
    assert reload(ledger, finding).next_step_on is None


def test_a_clock_set_back_does_not_make_an_item_hold_up_the_others(
    ledger: Ledger, town: World
) -> None:
    """Refused tomorrow: the day is in the pause, yet the item asks to be looked at today."""
    with ledger.work() as work:
        finding = item(work, town, 10)
        stop = builders.stop(town.people[Role.OFFICE])
        asked = builders.application(work, finding, stop)
        decided = replace(
            asked,
            state=ApplicationState.REFUSED,
            decided_on=TODAY + timedelta(days=1),
            next_step_on=None,
        )
        work.reviews.save(decided)
    step(ledger)
    assert not hearing(ledger)
    assert reload(ledger, finding).next_step_on == TODAY + timedelta(days=1)


def test_one_item_that_fails_is_logged_and_leaves_the_others_theirs(
    ledger: Ledger, town: World, caplog: pytest.LogCaptureFixture
) -> None:
    with ledger.work() as work:
        broken, whole = item(work, town, 10), item(work, town, 10)
    break_rows(ledger, "ladder_steps", f"NEW.item_id = {broken.id} AND NEW.item_kind = 'finding'")
    with caplog.at_level(logging.ERROR):
        step(ledger)
    assert f"finding {broken.id}" in caplog.text
    lines = heard(ledger, town, Role.LEADER)
    assert [line.args["number"] for line in lines] == [whole.number]
    assert reload(ledger, broken).next_step_on == TODAY + timedelta(days=1)
