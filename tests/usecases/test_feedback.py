"""Feedback: what may be handed over, when, to whom; the clocks it starts; what is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from bot.core import errors
from bot.core.findings import Finding, Mode, State
from bot.core.messages import Topic
from bot.core.policy import Limit, LimitUnit
from bot.core.roles import Role
from bot.core.screens import Day
from bot.usecases import feedback
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import CHAIN, Deeds

TODAY = date(2020, 12, 7)


def withdraw(deeds: Deeds, item: Finding, who: Role = Role.OFFICE) -> Finding:
    return deeds.by(who, feedback.withdraw, feedback.Withdraw(finding=item.id, text="重复反馈"))


def waiting(deeds: Deeds) -> list[str]:
    with deeds.ledger.work() as work:
        return [f.number for f in feedback.awaiting_feedback(deeds.town.assignment.id, work)]


# What the meeting starts.


def test_feedback_opens_the_findings_and_starts_three_months(deeds: Deeds) -> None:
    item = deeds.fed_back()
    assert (item.state, item.mode, item.fed_back_on) == (State.OPEN, Mode.CONCENTRATED, TODAY)
    # Three months later is Sunday, 7 March.
    assert (item.clock_from, item.due, item.original_due) == (
        TODAY,
        date(2021, 3, 8),
        date(2021, 3, 8),
    )


def test_the_ladder_is_armed_for_twenty_days_before(deeds: Deeds) -> None:
    # 16 February 2021 lies in the Spring Festival week; the workday before is the 10th.
    assert deeds.fed_back().next_step_on == date(2021, 2, 10)


def test_the_clock_starts_on_the_day_of_the_meeting_not_of_the_entry(deeds: Deeds) -> None:
    item = deeds.fed_back(on=date(2020, 12, 1))
    assert (item.clock_from, item.due) == (date(2020, 12, 1), date(2021, 3, 1))
    assert item.moved_on == TODAY


def test_a_round_may_set_its_own_limit(deeds: Deeds, ledger: Ledger) -> None:
    limit = Limit(amount=2, unit=LimitUnit.MONTH)
    with ledger.work() as work:
        work.rounds.save(replace(deeds.town.round, finding_limit=limit))
    assert deeds.fed_back().due == date(2021, 2, 7)  # a make-up Sunday before the festival


def test_a_date_given_at_the_meeting_overrides_every_limit(deeds: Deeds) -> None:
    day = date(2021, 1, 29)
    item = deeds.fed_back(due=day, mode="limited")
    assert (item.due, item.original_due, item.mode) == (day, day, Mode.LIMITED)


def test_many_findings_are_one_act_and_an_event_each(deeds: Deeds) -> None:
    fed = deeds.feeds(deeds.signed(), deeds.signed(), deeds.signed())
    assert [item.state for item in fed] == [State.OPEN] * 3
    for item in fed:
        event = deeds.history(item)[-1]
        assert (event.kind, event.from_state, event.to_state) == (
            "finding-fed-back",
            "signed",
            "open",
        )
        assert event.body == {"on": "2020-12-07"}
    assert deeds.told(Role.MEMBER, Topic.ECHO).count("echo-fed-back") == 3


def test_the_first_feedback_of_a_unit_is_remembered(deeds: Deeds, ledger: Ledger) -> None:
    deeds.fed_back(on=date(2020, 12, 1))
    deeds.fed_back(on=TODAY)
    with ledger.work() as work:
        assert work.rounds.assignment(deeds.town.assignment.id).fed_back_on == date(2020, 12, 1)


# Who hears it.


def test_the_unit_hears_once_with_number_and_day(deeds: Deeds) -> None:
    deeds.feeds(deeds.signed(), deeds.signed())
    assert deeds.notices(Role.PRINCIPAL) == deeds.notices(Role.LIAISON) == ["notice-fed-back"]
    args = deeds.screen(Role.PRINCIPAL).lines[0].args
    assert (args["unit"], args["n"], args["due"]) == ("清河镇", 2, Day(day=date(2021, 3, 8)))
    assert not deeds.notices(Role.SUPERIOR)


def test_escalated_the_superior_hears_it_too(deeds: Deeds) -> None:
    assert deeds.fed_back(escalated=True).escalated
    assert deeds.notices(Role.SUPERIOR) == ["notice-fed-back"]


def test_a_unit_escalated_in_the_register_needs_no_word_of_it(
    deeds: Deeds, ledger: Ledger
) -> None:
    with ledger.work() as work:
        work.rounds.save_assignment(replace(deeds.town.assignment, escalated=True))
    assert deeds.fed_back().escalated
    assert deeds.notices(Role.SUPERIOR) == ["notice-fed-back"]


def test_once_escalated_a_unit_stays_so(deeds: Deeds) -> None:
    deeds.fed_back(escalated=True)
    assert deeds.fed_back(escalated=False).escalated


def test_a_superior_of_other_units_hears_nothing(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        stranger = builders.person(work, "何乡长")
        builders.give(work, stranger, Role.SUPERIOR, at=deeds.town.other_unit)
    deeds.fed_back(escalated=True)
    assert not deeds.notices(stranger)


# Immediate fixes: their own clock, both rates.


def test_an_immediate_fix_listed_by_the_feedback_keeps_its_state_clock_and_mode(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assign(deeds.sent())
    ledger.clock.go(date(2020, 12, 14))
    [fed] = deeds.feeds(item)
    assert (fed.state, fed.mode, fed.due) == (State.IN_PROGRESS, Mode.IMMEDIATE, item.due)
    assert fed.fed_back_on == date(2020, 12, 14)
    assert fed.next_step_on == item.next_step_on


def test_it_counts_in_both_rates_and_before_that_in_its_own_alone(
    deeds: Deeds, ledger: Ledger
) -> None:
    def counts() -> tuple[str, str]:
        with ledger.work() as work:
            figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        found, fixes = figures.findings, figures.immediate
        return f"{found.n}/{found.d}", f"{fixes.n}/{fixes.d}"

    item = deeds.sent()
    assert counts() == ("0/0", "0/1")
    item = deeds.endorse(deeds.apply(deeds.assign(item)), Role.OFFICE)
    assert counts() == ("0/0", "1/1")
    deeds.feeds(item)
    assert counts() == ("1/1", "1/1")


def test_one_that_is_closed_already_keeps_its_day_of_closing(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.endorse(deeds.apply(deeds.assign(deeds.sent())), Role.OFFICE)
    ledger.clock.go(date(2020, 12, 14))
    [fed] = deeds.feeds(item)
    assert (fed.state, fed.closed_on) == (State.CLOSED, TODAY)
    assert fed.next_step_on is None


def test_one_under_review_stays_there_with_its_ladder_silent(deeds: Deeds) -> None:
    application = deeds.apply(deeds.assign(deeds.sent()))
    [fed] = deeds.feeds(found(deeds, application.finding_id))
    assert (fed.state, fed.next_step_on) == (State.OFFICE_REVIEW, None)
    assert deeds.endorse(application, Role.OFFICE).state is State.CLOSED


def found(deeds: Deeds, id: int) -> Finding:
    with deeds.ledger.work() as work:
        return work.findings.get(id)


def test_the_notice_names_the_fixs_own_day_where_nothing_else_is_fed_back(deeds: Deeds) -> None:
    item = deeds.sent()
    assert item.due is not None
    deeds.feeds(item)
    assert deeds.screen(Role.PRINCIPAL).lines[0].args["due"] == Day(day=item.due)


# What is refused.


@pytest.mark.parametrize(
    ("on", "variant"),
    [
        (date(2020, 12, 8), "feedback-in-future"),
        (date(2020, 8, 31), "feedback-before-round"),
    ],
)
def test_the_meeting_lies_between_the_rounds_start_and_today(
    deeds: Deeds, on: date, variant: str
) -> None:
    item = deeds.signed()
    with pytest.raises(errors.Unfit) as refused:
        deeds.feeds(item, on=on)
    assert refused.value.variant == variant
    assert deeds.now(item).state is State.SIGNED


@pytest.mark.parametrize("due", [TODAY, date(2020, 12, 1)])
def test_a_due_date_comes_after_the_meeting(deeds: Deeds, due: date) -> None:
    with pytest.raises(errors.Unfit) as refused:
        deeds.fed_back(due=due)
    assert refused.value.variant == "due-before-feedback"


def test_nothing_chosen_is_nothing_fed_back(deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit) as refused:
        deeds.feeds()
    assert refused.value.variant == "nothing-to-feed-back"


def test_an_item_of_another_unit_is_refused_with_all_the_others(deeds: Deeds) -> None:
    mine = deeds.signed()
    other = deeds.signed(assignment=deeds.town.other_assignment.id)
    with pytest.raises(errors.NotFound):
        deeds.feeds(mine, other)
    assert deeds.now(mine).state is State.SIGNED


def test_an_item_is_fed_back_once(deeds: Deeds) -> None:
    item = deeds.fed_back()
    with pytest.raises(errors.WrongState) as refused:
        deeds.feeds(item)
    assert refused.value.variant == "fed-back"


def test_an_item_ticked_twice_is_refused_not_counted_twice(deeds: Deeds) -> None:
    item = deeds.signed()
    with pytest.raises(errors.WrongState):
        deeds.feeds(item, item)
    assert deeds.now(item).state is State.SIGNED


def test_what_is_not_signed_is_invisible_to_the_office(deeds: Deeds) -> None:
    item = deeds.reviewed()
    with pytest.raises(errors.NotFound):
        deeds.feeds(item)
    with pytest.raises(errors.WrongState):
        deeds.feeds(item, who=Role.DIRECTOR)


@pytest.mark.parametrize("who", [Role.HEAD, Role.PRINCIPAL, Role.LEADING_GROUP, Role.ADMIN])
def test_only_the_office_feeds_back(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        deeds.feeds(deeds.signed(), who=who)


def test_what_awaits_feedback_is_signed_or_sent_and_not_yet_listed(deeds: Deeds) -> None:
    deeds.reviewed()
    signed, sent = deeds.signed(), deeds.sent()
    deeds.fed_back()
    assert waiting(deeds) == [signed.number, sent.number]
    deeds.feeds(sent)
    assert waiting(deeds) == [signed.number]


# Taking back.


@pytest.mark.parametrize("state", ["signed", "fed_back"])
def test_the_office_takes_a_signed_or_open_item_back(deeds: Deeds, state: str) -> None:
    item = withdraw(deeds, getattr(deeds, state)())
    assert (item.state, item.next_step_on) == (State.WITHDRAWN, None)
    assert deeds.history(item)[-1].body == {"text": "重复反馈"}
    assert "echo-withdrawn" in deeds.told(Role.MEMBER, Topic.ECHO)


def test_a_withdrawn_item_counts_in_no_rate(deeds: Deeds, ledger: Ledger) -> None:
    deeds.fed_back()
    withdraw(deeds, deeds.fed_back())
    with ledger.work() as work:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
    assert (figures.findings.n, figures.findings.d) == (0, 1)
    assert sum(figures.lights.values()) == 1


def test_the_unit_no_longer_sees_it(deeds: Deeds) -> None:
    item = withdraw(deeds, deeds.fed_back())
    with pytest.raises(errors.NotFound):
        deeds.assign(item)


def test_an_item_under_way_or_under_review_is_not_taken_back(deeds: Deeds) -> None:
    item = deeds.assigned()
    with pytest.raises(errors.WrongState):
        withdraw(deeds, item)
    application = deeds.apply(item)
    with pytest.raises(errors.WrongState):
        withdraw(deeds, item)
    assert deeds.endorse(application, *CHAIN).state is State.CLOSED


def test_taking_back_needs_a_reason_and_the_office(deeds: Deeds) -> None:
    item = deeds.fed_back()
    with pytest.raises(ValidationError):
        feedback.Withdraw(finding=item.id, text="")
    with pytest.raises(errors.NotAllowed):
        withdraw(deeds, item, Role.PRINCIPAL)
    with pytest.raises(errors.NotAllowed):
        withdraw(deeds, item, Role.HEAD)


def test_in_an_archived_round_nothing_is_fed_back_or_taken_back(deeds: Deeds) -> None:
    item, other = deeds.signed(), deeds.fed_back()
    deeds.archives()
    with pytest.raises(errors.NotAllowed):
        deeds.feeds(item)
    with pytest.raises(errors.NotAllowed):
        withdraw(deeds, other)
