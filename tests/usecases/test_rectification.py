"""The unit's side: assign, commit, report, complete a stage; and the office's rework."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from bot.core import errors
from bot.core.evidence import Purpose
from bot.core.findings import Finding, Measure, State
from bot.core.messages import Topic
from bot.core.organisations import Level
from bot.core.policy import Policy
from bot.core.roles import Role
from bot.core.screens import Day
from bot.usecases import rectification
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds, Who

TODAY = date(2020, 12, 7)
DUE = date(2021, 3, 8)


def measures(deeds: Deeds, item: Finding) -> list[Measure]:
    with deeds.ledger.work() as work:
        return list(work.findings.measures(item.id, item.cycle))


def commit(deeds: Deeds, item: Finding, who: Who = Role.LEADER) -> Finding:
    return deeds.by(who, rectification.commit, rectification.Commit(finding=item.id))


def complete(
    deeds: Deeds, item: Finding, who: Who = Role.OFFICE, on: date = date(2021, 1, 29)
) -> Finding:
    command = rectification.CompleteStage(finding=item.id, goal="制度已建", next_review_on=on)
    return deeds.by(who, rectification.complete_stage, command)


def rates(ledger: Ledger) -> tuple[str, str]:
    """Findings, and with completed stages."""
    with ledger.work() as work:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
    whole, stage = figures.findings, figures.with_stage
    return f"{whole.n}/{whole.d}", f"{stage.n}/{stage.d}"


# Assigning.


def test_assigning_names_people_and_departments_and_starts_the_work(
    deeds: Deeds, ledger: Ledger
) -> None:
    with ledger.work() as work:
        hall = builders.organisation(work, "财政所", level=Level.DEPARTMENT, under=deeds.town.unit)
    item = deeds.assign(deeds.fed_back(), co_departments=(hall.id,))
    assert item.state is State.IN_PROGRESS
    assert (item.leader_id, item.responsible_id) == (
        deeds.id(Role.LEADER),
        deeds.id(Role.RESPONSIBLE),
    )
    assert item.lead_department_id == deeds.town.unit.id
    with ledger.work() as work:
        assert work.findings.co_departments(item.id) == [hall.id]


def test_measures_stand_in_order_with_their_person(deeds: Deeds) -> None:
    planned = ({"text": "公示", "milestone": date(2020, 12, 31)}, {"text": "建账"})
    first, second = measures(deeds, deeds.assign(deeds.fed_back(), measures=planned))
    assert (first.ordinal, first.text, first.milestone) == (1, "公示", date(2020, 12, 31))
    assert first.person_id == deeds.id(Role.RESPONSIBLE)
    # Without a milestone of its own a measure ends with the item.
    assert (second.ordinal, second.milestone, second.done_on) == (2, DUE, None)


def test_a_measure_of_an_item_without_a_date_ends_today_at_the_earliest(
    deeds: Deeds, ledger: Ledger
) -> None:
    with ledger.work() as work:
        undated = {"due": None, "original_due": None, "clock_from": None}
        item = builders.finding(work, deeds.town, State.OPEN, **undated)
    first, _ = measures(deeds, deeds.assign(item))
    assert first.milestone == TODAY
    assert deeds.screen(Role.RESPONSIBLE).lines[0].args["due"].id == "no-due"  # type: ignore[union-attr]  # a text, not a day


@pytest.mark.parametrize("who", [Role.PRINCIPAL, Role.LIAISON])
def test_principal_and_liaison_assign(deeds: Deeds, who: Role) -> None:
    assert deeds.assign(deeds.fed_back(), who).state is State.IN_PROGRESS


def test_an_immediate_fix_is_assigned_like_any_other(deeds: Deeds) -> None:
    item = deeds.sent()
    assigned = deeds.assign(item)
    assert (assigned.state, assigned.due) == (State.IN_PROGRESS, item.due)


def test_those_named_hear_it_but_not_who_named_them(deeds: Deeds) -> None:
    deeds.gives(Role.LIAISON, Role.RESPONSIBLE)
    deeds.assign(deeds.fed_back(), Role.LIAISON, responsible=deeds.id(Role.LIAISON))
    assert deeds.notices(Role.LEADER) == ["notice-leading"]
    assert deeds.screen(Role.LEADER).lines[0].args["due"] == Day(day=DUE)
    assert "notice-assigned" not in deeds.notices(Role.LIAISON)


def test_the_responsible_person_hears_it(deeds: Deeds) -> None:
    deeds.assigned()
    assert deeds.notices(Role.RESPONSIBLE) == ["notice-assigned"]


@pytest.mark.parametrize("post", ["leader", "responsible"])
def test_people_of_other_units_are_refused(deeds: Deeds, ledger: Ledger, post: str) -> None:
    with ledger.work() as work:
        stranger = builders.person(work, "何干事")
        builders.give(work, stranger, Role(post), at=deeds.town.other_unit)
    item = deeds.fed_back()
    named: dict[str, Any] = {post: stranger.id}
    with pytest.raises(errors.Unfit) as refused:
        deeds.assign(item, **named)
    assert refused.value.variant == "not-of-unit"
    assert refused.value.args_for_text["role"].id == f"role-{post}"  # type: ignore[union-attr]  # a text
    assert deeds.now(item).leader_id is None


def test_who_has_left_the_post_is_refused(deeds: Deeds) -> None:
    deeds.leaves(Role.RESPONSIBLE, Role.RESPONSIBLE)
    with pytest.raises(errors.Unfit):
        deeds.assigned()


@pytest.mark.parametrize(
    ("day", "variant"),
    [(date(2020, 12, 6), "milestone-past"), (date(2021, 3, 9), "milestone-late")],
)
def test_a_milestone_lies_between_today_and_the_due_date(
    deeds: Deeds, day: date, variant: str
) -> None:
    item = deeds.fed_back()
    with pytest.raises(errors.Unfit) as refused:
        deeds.assign(item, measures=({"text": "公示", "milestone": day},))
    assert refused.value.variant == variant
    assert deeds.now(item).state is State.OPEN


@pytest.mark.parametrize("day", [TODAY, DUE])
def test_today_and_the_due_date_themselves_are_fit(deeds: Deeds, day: date) -> None:
    planned = ({"text": "公示", "milestone": day},)
    [measure] = measures(deeds, deeds.assign(deeds.fed_back(), measures=planned))
    assert measure.milestone == day


def test_an_overdue_item_can_still_be_assigned(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.fed_back()
    ledger.clock.go(date(2021, 3, 15))
    first, _ = measures(deeds, deeds.assign(item))
    assert first.milestone == DUE


@pytest.mark.parametrize("field", ["lead_department", "co_departments"])
def test_departments_that_do_not_exist_are_not_found(deeds: Deeds, field: str) -> None:
    item = deeds.fed_back()
    named: dict[str, Any] = {field: 999 if field == "lead_department" else (999,)}
    with pytest.raises(errors.NotFound):
        deeds.assign(item, **named)
    assert deeds.now(item).state is State.OPEN


@pytest.mark.parametrize("n", [0, 21])
def test_one_to_twenty_measures(n: int) -> None:
    planned = tuple(rectification.PlannedMeasure(text="公示") for _ in range(n))
    with pytest.raises(ValidationError):
        rectification.Assign(
            finding=1, leader=1, lead_department=1, responsible=1, measures=planned
        )


@pytest.mark.parametrize("who", [Role.OFFICE, Role.DIRECTOR, Role.HEAD, Role.DISCIPLINE])
def test_nobody_outside_the_unit_assigns(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        deeds.assign(deeds.fed_back(), who)


def test_the_unit_does_not_see_what_is_not_fed_back(deeds: Deeds) -> None:
    with pytest.raises(errors.NotFound):
        deeds.assign(deeds.signed())


def test_another_units_principal_does_not_see_it(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        stranger = builders.person(work, "何书记")
        builders.give(work, stranger, Role.PRINCIPAL, at=deeds.town.other_unit)
    with pytest.raises(errors.NotFound):
        deeds.assign(deeds.fed_back(), stranger)


def test_under_review_nothing_is_assigned(deeds: Deeds) -> None:
    item = deeds.assigned()
    deeds.apply(item)
    with pytest.raises(errors.WrongState):
        deeds.assign(item)


# Assigning again.


def test_assigning_again_changes_people_in_the_same_cycle(deeds: Deeds) -> None:
    other = deeds.joins("何副镇长", Role.LEADER)
    item = deeds.assigned()
    again = deeds.assign(item, Role.LEADER, leader=other.id)
    assert (again.cycle, again.leader_id, again.due) == (1, other.id, item.due)
    assert again.state is State.IN_PROGRESS


def test_a_new_leader_has_not_signed_the_commitment(deeds: Deeds) -> None:
    other = deeds.joins("何副镇长", Role.LEADER)
    item = commit(deeds, deeds.assigned())
    assert deeds.assign(item).committed_on == TODAY
    assert deeds.assign(item, leader=other.id).committed_on is None
    assert commit(deeds, item, other).committed_on == TODAY


def test_a_measure_kept_word_for_word_stays_finished(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    deeds.report(item, measures_done=(1,))
    ledger.clock.go(date(2020, 12, 21))
    first, second = measures(
        deeds, deeds.assign(item, measures=({"text": "按月公示"}, {"text": "换一个办法"}))
    )
    assert (first.done_on, second.done_on) == (TODAY, None)


# The commitment.


def test_the_leader_signs_once(deeds: Deeds) -> None:
    item = commit(deeds, deeds.assigned())
    assert (item.committed_on, item.state) == (TODAY, State.IN_PROGRESS)
    assert deeds.history(item)[-1].kind == "finding-committed"
    with pytest.raises(errors.WrongState) as refused:
        commit(deeds, item)
    assert refused.value.variant == "committed"


@pytest.mark.parametrize("who", [Role.PRINCIPAL, Role.RESPONSIBLE, Role.LIAISON, Role.OFFICE])
def test_nobody_signs_for_the_leader(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        commit(deeds, deeds.assigned(), who)


def test_another_leader_of_the_unit_does_not_see_the_item(deeds: Deeds) -> None:
    other = deeds.joins("何副镇长", Role.LEADER)
    with pytest.raises(errors.NotFound):
        commit(deeds, deeds.assigned(), other)


# Progress.


@pytest.mark.parametrize("who", [Role.RESPONSIBLE, Role.LIAISON, Role.LEADER])
def test_progress_is_kept_with_person_day_and_cycle(
    deeds: Deeds, ledger: Ledger, who: Role
) -> None:
    item = deeds.report(deeds.assigned(), who)
    with ledger.work() as work:
        [entry] = work.findings.progress(item.id)
    assert (entry.text, entry.person_id) == ("已公示三个月", deeds.id(who))
    assert (entry.reported_on, entry.cycle) == (TODAY, 1)
    assert (deeds.history(item)[-1].body or {})["text"] == "已公示三个月"


def test_progress_finishes_the_measures_it_names(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    deeds.report(item, measures_done=(2,))
    ledger.clock.go(date(2020, 12, 21))
    deeds.report(item, measures_done=(1, 2))
    assert [m.done_on for m in measures(deeds, item)] == [date(2020, 12, 21), TODAY]


def test_progress_may_bring_evidence(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    deeds.report(item, evidence=(deeds.file(),), caption="公示照片")
    with ledger.work() as work:
        [piece] = work.evidence.of_finding(item.id)
    assert (piece.purpose, piece.caption) == (Purpose.PROGRESS, "公示照片")


def test_too_much_evidence_loses_nothing_but_the_report(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    ledger.rules = replace(ledger.rules, policy=Policy(evidence_per_item=1))
    deeds.report(item, evidence=(deeds.file(),))
    with pytest.raises(errors.Unfit):
        deeds.report(item, evidence=(deeds.file(),), measures_done=(1,))
    assert len(ledger.rows("SELECT 1 FROM progress")) == 1
    assert measures(deeds, item)[0].done_on is None


@pytest.mark.parametrize("who", [Role.PRINCIPAL, Role.OFFICE, Role.HEAD])
def test_who_does_not_do_the_work_does_not_report(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        deeds.report(deeds.assigned(), who)


def test_before_assigning_and_during_review_there_is_no_progress(deeds: Deeds) -> None:
    item = deeds.fed_back()
    with pytest.raises(errors.WrongState):
        deeds.report(item, Role.LIAISON)
    deeds.apply(deeds.assign(item))
    with pytest.raises(errors.WrongState):
        deeds.report(item)


def test_in_an_archived_round_the_unit_works_no_more_and_no_clock_runs(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    deeds.archives()
    with pytest.raises(errors.NotAllowed):
        deeds.report(item)


# A stage completed.


def test_a_completed_stage_counts_only_in_the_second_line(deeds: Deeds, ledger: Ledger) -> None:
    deeds.assigned()
    item = complete(deeds, deeds.assigned())
    assert (item.state, item.stage_goal) == (State.STAGE_DONE, "制度已建")
    assert item.next_review_on == date(2021, 1, 29)
    assert rates(ledger) == ("0/2", "1/2")


def test_after_a_stage_the_work_goes_on_to_closing(deeds: Deeds) -> None:
    item = complete(deeds, deeds.assigned())
    assert deeds.report(item).state is State.STAGE_DONE
    assert deeds.now(item).next_step_on is not None
    assert deeds.apply(item).step == 0
    assert deeds.now(item).state is State.UNIT_REVIEW


@pytest.mark.parametrize("on", [TODAY, date(2020, 12, 1)])
def test_the_next_look_lies_ahead(deeds: Deeds, on: date) -> None:
    with pytest.raises(errors.Unfit) as refused:
        complete(deeds, deeds.assigned(), on=on)
    assert refused.value.variant == "day-past"


def test_only_the_office_calls_a_stage_complete(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed):
        complete(deeds, deeds.assigned(), Role.PRINCIPAL)
    with pytest.raises(errors.WrongState):
        complete(deeds, deeds.fed_back())


# Rework.


def test_reopening_starts_a_new_cycle_with_a_month(deeds: Deeds) -> None:
    item = deeds.reopen(deeds.closed())
    assert (item.state, item.cycle, item.closed_on) == (State.REWORK, 2, None)
    # A month later, on 7 January 2021, a Thursday; the first date is kept for ever.
    assert (item.clock_from, item.due) == (TODAY, date(2021, 1, 7))
    assert item.original_due == DUE
    assert (item.applied_on, item.grace_until, item.committed_on) == (None, None, None)


def test_an_immediate_fix_has_fifteen_days_again(deeds: Deeds) -> None:
    closed = deeds.endorse(deeds.apply(deeds.assign(deeds.sent())), Role.OFFICE)
    assert deeds.reopen(closed).due == date(2020, 12, 22)


def test_the_office_may_set_the_date(deeds: Deeds) -> None:
    assert deeds.reopen(deeds.closed(), due=date(2021, 2, 1)).due == date(2021, 2, 1)


@pytest.mark.parametrize("due", [TODAY, date(2020, 12, 1)])
def test_a_new_date_lies_ahead(deeds: Deeds, due: date) -> None:
    with pytest.raises(errors.Unfit):
        deeds.reopen(deeds.closed(), due=due)


def test_the_ladder_is_armed_anew(deeds: Deeds, ledger: Ledger) -> None:
    closed = deeds.closed()
    assert closed.next_step_on is None
    # T-20 is earlier than half of the month, so the first step is T-10: Monday, 28 December.
    assert deeds.reopen(closed).next_step_on == date(2020, 12, 28)


def test_the_old_cycle_stays_as_it_was(deeds: Deeds, ledger: Ledger) -> None:
    tables = {
        "measures": "SELECT * FROM measures WHERE cycle = 1",
        "progress": "SELECT * FROM progress WHERE cycle = 1",
        "evidence": "SELECT * FROM evidence WHERE cycle = 1",
        "applications": "SELECT * FROM applications WHERE cycle = 1",
        "approvals": "SELECT a.* FROM approvals a JOIN applications p "
        "ON p.id = a.application_id WHERE p.cycle = 1",
    }

    def frozen() -> dict[str, list[tuple[object, ...]]]:
        return {name: ledger.rows(statement) for name, statement in tables.items()}

    item = deeds.assigned()
    deeds.report(item, measures_done=(1,))
    closed = deeds.endorse(deeds.apply(item), *_chain())
    before = frozen()
    assert all(before.values())
    again = deeds.assign(deeds.reopen(closed))
    deeds.report(again, measures_done=(1,), evidence=(deeds.file(),))
    assert deeds.endorse(deeds.apply(again), *_chain()).state is State.CLOSED
    assert frozen() == before
    assert {m.cycle for m in measures(deeds, again)} == {2}


def _chain() -> tuple[Role, ...]:
    return (Role.LEADER, Role.PRINCIPAL, Role.OFFICE, Role.DISCIPLINE, Role.HEAD)


def test_the_first_report_of_a_rework_starts_it(deeds: Deeds) -> None:
    item = deeds.reopen(deeds.closed())
    assert deeds.report(item).state is State.IN_PROGRESS


def test_a_rework_counts_in_the_denominator_alone(deeds: Deeds, ledger: Ledger) -> None:
    closed = deeds.closed()
    assert rates(ledger) == ("1/1", "1/1")
    deeds.reopen(closed)
    assert rates(ledger) == ("0/1", "0/1")


def test_unit_and_finder_hear_of_it_with_the_reason(deeds: Deeds) -> None:
    deeds.reopen(deeds.closed())
    for who in (Role.PRINCIPAL, Role.LIAISON, Role.LEADER, Role.RESPONSIBLE):
        assert deeds.notices(who)[-1] == "notice-reopened"
        assert deeds.screen(who).lines[0].args["text"] == "现场抽查不实"
    assert deeds.told(Role.MEMBER, Topic.ECHO)[-1] == "echo-reopened"


def test_only_closed_items_are_reopened_and_only_by_the_office(deeds: Deeds) -> None:
    with pytest.raises(errors.WrongState):
        deeds.reopen(deeds.assigned())
    command = rectification.Reopen(finding=deeds.closed().id, text="不实")
    with pytest.raises(errors.NotAllowed):
        deeds.by(Role.PRINCIPAL, rectification.reopen, command)
