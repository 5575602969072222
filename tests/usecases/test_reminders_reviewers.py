"""The reviewers' own ladder: the day before, the day itself, then the director hears, too."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.findings import State
from bot.core.messages import Topic
from bot.core.reviews import Application, Approval, Decision
from bot.core.roles import Role
from bot.core.screens import Many, Text
from bot.core.work import Work
from tests import builders
from tests.builders import World
from tests.ledger import Ledger
from tests.processes.breaking import break_rows
from tests.usecases.test_reminders_steps import TODAY, heard, hearing, names, step


def applied(work: Work, town: World, left: int, *roles: Role, quorum: int = 1) -> Application:
    """A review whose step is due in so many days, looked at today."""
    finding = builders.finding(work, town, State.OFFICE_REVIEW)
    stop = builders.stop(*(town.people[role] for role in roles), quorum=quorum)
    asked = builders.application(work, finding, stop)
    due = replace(asked, step_due=TODAY + timedelta(days=left), next_step_on=TODAY)
    work.reviews.save(due)
    return due


def next_step(ledger: Ledger, application: Application) -> date | None:
    with ledger.work() as work:
        return work.reviews.get(application.id).next_step_on


@pytest.mark.parametrize(
    ("left", "when"),
    [
        (1, Text(id="reminder-left", args={"days": 1})),
        (0, Text(id="reminder-today")),
    ],
)
def test_the_reviewer_is_reminded_the_day_before_and_on_the_day(
    ledger: Ledger, town: World, left: int, when: Text
) -> None:
    with ledger.work() as work:
        applied(work, town, left, Role.OFFICE)
    assert step(ledger) == 1
    (line,) = heard(ledger, town, Role.OFFICE, Topic.REVIEW)
    assert (line.id, line.args["when"]) == ("tiding-review-due", when)
    assert hearing(ledger, Topic.REVIEW) == names(Role.OFFICE)


def test_three_days_late_the_director_hears_whom_it_waits_for(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        applied(work, town, -3, Role.OFFICE)
    step(ledger)
    assert hearing(ledger, Topic.REVIEW) == names(Role.OFFICE, Role.DIRECTOR)
    (line,) = heard(ledger, town, Role.DIRECTOR, Topic.REVIEW)
    assert line.id == "tiding-review-late"
    assert line.args["names"] == Many(items=(builders.NAMES[Role.OFFICE],))


def test_of_several_missed_steps_one_reminder_goes_out(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        application = applied(work, town, -3, Role.OFFICE)
    step(ledger)
    assert len(heard(ledger, town, Role.OFFICE, Topic.REVIEW)) == 1
    assert next_step(ledger, application) is None
    assert step(ledger) == 0


def test_a_director_who_is_late_himself_hears_it_once(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        applied(work, town, -3, Role.DIRECTOR)
    step(ledger)
    (line,) = heard(ledger, town, Role.DIRECTOR, Topic.REVIEW)
    assert line.id == "tiding-review-due"


def test_who_has_decided_already_is_not_reminded(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        application = applied(work, town, 0, Role.DISCIPLINE, Role.ORGANISATION, quorum=2)
        work.reviews.add_approval(
            Approval(
                application_id=application.id,
                step=0,
                person_id=town.people[Role.DISCIPLINE].id,
                capacities=application.current.capacities,
                decision=Decision.APPROVED,
                decided_at=work.now,
            )
        )
    step(ledger)
    assert hearing(ledger, Topic.REVIEW) == names(Role.ORGANISATION)


def test_a_stop_that_nobody_holds_is_the_directors_matter_at_once(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        applied(work, town, 1)
    step(ledger)
    assert hearing(ledger, Topic.REVIEW) == names(Role.DIRECTOR)
    (line,) = heard(ledger, town, Role.DIRECTOR, Topic.REVIEW)
    assert line.id == "tiding-review-unheld"


def test_the_next_stop_of_a_chain_has_steps_of_its_own(ledger: Ledger, town: World) -> None:
    """Both stops may be due on the same day: what one has heard, the other has not."""
    with ledger.work() as work:
        first = applied(work, town, 0, Role.OFFICE)
    step(ledger)
    with ledger.work() as work:
        chain = (first.current, builders.stop(town.people[Role.HEAD]))
        work.reviews.save(replace(first, chain=chain, step=1, next_step_on=TODAY))
    step(ledger)
    assert hearing(ledger, Topic.REVIEW) == names(Role.OFFICE, Role.HEAD)


def test_a_review_is_armed_for_its_next_step(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        application = applied(work, town, 1, Role.OFFICE)
    step(ledger)
    assert next_step(ledger, application) == TODAY + timedelta(days=1)


def test_a_review_that_fails_is_logged_and_leaves_the_others_theirs(
    ledger: Ledger, town: World, caplog: pytest.LogCaptureFixture
) -> None:
    with ledger.work() as work:
        broken, _ = applied(work, town, 0, Role.OFFICE), applied(work, town, 0, Role.HEAD)
    break_rows(
        ledger, "ladder_steps", f"NEW.item_id = {broken.id} AND NEW.item_kind = 'application'"
    )
    with caplog.at_level(logging.ERROR):
        step(ledger)
    assert f"application {broken.id}" in caplog.text
    assert hearing(ledger, Topic.REVIEW) == names(Role.HEAD)
    assert next_step(ledger, broken) == TODAY + timedelta(days=1)


def test_a_review_looked_at_too_early_is_left_for_its_day(ledger: Ledger, town: World) -> None:
    """As after a clock that ran ahead was set back."""
    with ledger.work() as work:
        application = applied(work, town, 7, Role.OFFICE)
    step(ledger)
    assert not hearing(ledger, Topic.REVIEW)
    assert next_step(ledger, application) == date(2020, 12, 11)
