"""Extensions and continuations: asked in time, decided by leader and office, both dates kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core import changes, errors, findings
from bot.core.findings import State
from bot.core.messages import Topic
from bot.core.roles import Role
from bot.core.screens import Day
from bot.usecases import changes as cases
from bot.usecases import reminders
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import CHAIN, Deeds
from tests.usecases.spoken import spoken

REASON = "冬季停工,验收推迟"


def asked(deeds: Deeds, item: findings.Finding, who: Role = Role.RESPONSIBLE) -> changes.Change:
    assert item.due is not None
    command = cases.AskExtension(finding=item.id, until=item.due + timedelta(days=30), text=REASON)
    return deeds.by(who, cases.ask_extension, command)


def continued(deeds: Deeds, item: findings.Finding, until: date) -> changes.Change:
    command = cases.AskContinuation(finding=item.id, until=until, text="主体工程已完工")
    return deeds.by(Role.RESPONSIBLE, cases.ask_continuation, command)


def approve(deeds: Deeds, change: changes.Change, who: Role) -> findings.Finding:
    return deeds.by(who, cases.approve, cases.Approve(change=change.id))


def refuse(deeds: Deeds, change: changes.Change, who: Role) -> findings.Finding:
    return deeds.by(who, cases.refuse, cases.Refuse(change=change.id, text="理由不充分"))


def waiting(deeds: Deeds, ledger: Ledger, who: Role) -> list[int]:
    with ledger.work() as work:
        return [change.id for change, _item in cases.awaiting(deeds.actor(who, work), work)]


def granted(deeds: Deeds, item: findings.Finding) -> findings.Finding:
    change = asked(deeds, item)
    approve(deeds, change, Role.LEADER)
    return approve(deeds, change, Role.OFFICE)


def test_an_extension_goes_to_the_leader_then_to_the_office(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    change = asked(deeds, item)
    assert waiting(deeds, ledger, Role.LEADER) == [change.id]
    assert waiting(deeds, ledger, Role.OFFICE) == []
    assert deeds.told(Role.LEADER, Topic.REVIEW) == ["tiding-extension"]

    assert approve(deeds, change, Role.LEADER).due == item.due
    assert waiting(deeds, ledger, Role.LEADER) == []
    assert waiting(deeds, ledger, Role.OFFICE) == [change.id]
    assert deeds.told(Role.OFFICE, Topic.REVIEW)[-1] == "tiding-extension"

    after = approve(deeds, change, Role.DIRECTOR)
    assert after.due == change.until
    assert after.original_due == item.due
    assert after.state is State.IN_PROGRESS
    assert waiting(deeds, ledger, Role.OFFICE) == []


def test_those_concerned_hear_both_dates(deeds: Deeds) -> None:
    granted(deeds, deeds.assigned())
    for who in (Role.RESPONSIBLE, Role.LEADER):
        assert deeds.notices(who)[-1] == "notice-extended"
    first = deeds.screen(Role.RESPONSIBLE).lines[0]
    assert isinstance(first.args["due"], Day)
    assert isinstance(first.args["original"], Day)
    assert first.args["due"].day > first.args["original"].day


def test_the_ladder_begins_anew_for_the_new_date(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    assert item.due is not None
    ledger.clock.go(item.due - timedelta(days=1))
    with ledger.work() as work:
        for offset in (-20, -10, -3, -1):
            work.clocks.mark_step("finding", item.id, item.cycle, item.due, offset)
    after = granted(deeds, item)
    assert after.due is not None
    assert after.next_step_on is not None
    assert item.due < after.next_step_on <= after.due - timedelta(days=20)


def test_the_events_say_who_asked_and_what_moved(deeds: Deeds) -> None:
    item = granted(deeds, deeds.assigned())
    told = deeds.history(item)[-3:]
    assert [event.kind for event in told] == [
        "extension-asked",
        "change-endorsed",
        "extension-approved",
    ]
    assert [event.person_id for event in told] == [
        deeds.id(Role.RESPONSIBLE),
        deeds.id(Role.LEADER),
        deeds.id(Role.OFFICE),
    ]
    assert (told[0].body or {})["text"] == REASON
    assert (told[2].body or {})["due"] == item.due.isoformat() if item.due else False


def test_an_extended_item_counts_as_on_time_by_the_new_date_alone(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    assert item.due is not None
    extended = granted(deeds, item)
    ledger.clock.go(item.due + timedelta(days=3))
    deeds.endorse(deeds.apply(extended), *CHAIN)
    with ledger.work() as work:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
    assert (figures.on_time.n, figures.on_time.d) == (1, 1)
    assert (figures.on_time_original.n, figures.on_time_original.d) == (0, 1)


def test_a_leader_who_asks_has_agreed_by_asking(deeds: Deeds, ledger: Ledger) -> None:
    change = asked(deeds, deeds.assigned(), Role.LEADER)
    assert change.step is changes.Step.OFFICE
    assert waiting(deeds, ledger, Role.OFFICE) == [change.id]


def test_a_leader_who_left_is_stood_for_by_the_office(deeds: Deeds, ledger: Ledger) -> None:
    change = asked(deeds, deeds.assigned())
    deeds.leaves(Role.LEADER, Role.LEADER)
    assert waiting(deeds, ledger, Role.OFFICE) == [change.id]
    assert approve(deeds, change, Role.OFFICE).due == change.until


def test_who_works_on_the_item_does_not_decide_for_the_office(
    deeds: Deeds, ledger: Ledger
) -> None:
    deeds.gives(Role.RESPONSIBLE, Role.OFFICE)
    change = asked(deeds, deeds.assigned())
    approve(deeds, change, Role.LEADER)
    assert waiting(deeds, ledger, Role.RESPONSIBLE) == []
    with pytest.raises(errors.NotAllowed):
        approve(deeds, change, Role.RESPONSIBLE)


def test_one_request_at_a_time(deeds: Deeds) -> None:
    item = deeds.assigned()
    asked(deeds, item)
    with pytest.raises(errors.WrongState) as caught:
        continued(deeds, item, date(2021, 6, 1))
    assert caught.value.variant == "change-pending"


def test_on_the_due_date_there_is_still_time_and_after_it_none(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    assert item.due is not None
    ledger.clock.go(item.due + timedelta(days=1))
    with pytest.raises(errors.WrongState) as caught:
        asked(deeds, item)
    assert caught.value.variant == "change-late"
    ledger.clock.go(item.due)
    assert asked(deeds, item).state is changes.State.PENDING


def test_the_new_date_is_later_than_the_one_in_force(deeds: Deeds) -> None:
    item = deeds.assigned()
    assert item.due is not None
    command = cases.AskExtension(finding=item.id, until=item.due, text=REASON)
    with pytest.raises(errors.Unfit) as caught:
        deeds.by(Role.RESPONSIBLE, cases.ask_extension, command)
    assert caught.value.variant == "extension-early"


def test_what_has_no_date_needs_no_later_one(
    deeds: Deeds, ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.IN_PROGRESS, due=None, original_due=None)
    command = cases.AskExtension(finding=item.id, until=date(2021, 9, 1), text=REASON)
    with pytest.raises(errors.WrongState) as caught:
        deeds.by(Role.RESPONSIBLE, cases.ask_extension, command)
    assert caught.value.variant == "no-due"


def test_others_may_not_ask_and_under_review_nobody_asks(deeds: Deeds) -> None:
    item = deeds.assigned()
    with pytest.raises(errors.NotAllowed):
        asked(deeds, item, Role.PRINCIPAL)
    deeds.apply(item)
    with pytest.raises(errors.WrongState):
        asked(deeds, item)


def test_a_refusal_carries_its_reason_and_leaves_the_date(deeds: Deeds) -> None:
    item = deeds.assigned()
    change = asked(deeds, item)
    after = refuse(deeds, change, Role.LEADER)
    assert after.due == item.due
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-extension-refused"
    assert "理由不充分" in spoken(deeds.screen(Role.RESPONSIBLE))
    assert deeds.history(item)[-1].kind == "change-refused"
    with pytest.raises(errors.WrongState) as caught:
        approve(deeds, change, Role.LEADER)
    assert caught.value.variant == "change-decided"


def test_after_a_refusal_one_may_ask_again(deeds: Deeds) -> None:
    item = deeds.assigned()
    refuse(deeds, asked(deeds, item), Role.LEADER)
    assert asked(deeds, item).state is changes.State.PENDING


def test_a_date_that_has_come_meanwhile_is_granted_no_more(deeds: Deeds, ledger: Ledger) -> None:
    change = asked(deeds, deeds.assigned())
    ledger.clock.go(change.until)
    with pytest.raises(errors.WrongState) as caught:
        approve(deeds, change, Role.LEADER)
    assert caught.value.variant == "change-passed"


def test_a_continuation_is_a_stage_done_with_its_goal_and_next_look(deeds: Deeds) -> None:
    item = deeds.assigned()
    assert item.due is not None
    change = continued(deeds, item, item.due + timedelta(days=60))
    assert deeds.told(Role.LEADER, Topic.REVIEW) == ["tiding-continuation"]
    approve(deeds, change, Role.LEADER)
    after = approve(deeds, change, Role.OFFICE)
    assert after.state is State.STAGE_DONE
    assert after.stage_goal == "主体工程已完工"
    assert after.next_review_on == after.due == change.until
    assert after.original_due == item.due
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-continued"


def test_an_earlier_look_leaves_the_due_date(deeds: Deeds) -> None:
    item = deeds.assigned()
    assert item.due is not None
    change = continued(deeds, item, item.due - timedelta(days=5))
    approve(deeds, change, Role.LEADER)
    after = approve(deeds, change, Role.OFFICE)
    assert after.due == item.due
    assert after.next_review_on == change.until


def test_a_refused_continuation_goes_on_as_it_was(deeds: Deeds) -> None:
    item = deeds.assigned()
    after = refuse(deeds, continued(deeds, item, date(2021, 6, 1)), Role.LEADER)
    assert after.state is State.IN_PROGRESS
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-continuation-refused"


def test_a_continuation_looks_ahead(deeds: Deeds, ledger: Ledger) -> None:
    with pytest.raises(errors.Unfit) as caught:
        continued(deeds, deeds.assigned(), ledger.clock.at.date())
    assert caught.value.variant == "day-past"


def test_a_closed_item_has_nothing_left_to_decide(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    change = asked(deeds, item)
    deeds.endorse(deeds.apply(item), *CHAIN)
    assert waiting(deeds, ledger, Role.LEADER) == []
    reopened = deeds.reopen(deeds.now(item))
    deeds.assign(reopened)
    assert waiting(deeds, ledger, Role.LEADER) == []
    anew = asked(deeds, deeds.now(item))
    with ledger.work() as work:
        assert work.changes.get(change.id).state is changes.State.LAPSED
    assert waiting(deeds, ledger, Role.LEADER) == [anew.id]


def test_an_archived_round_decides_nothing(deeds: Deeds, ledger: Ledger) -> None:
    asked(deeds, deeds.assigned())
    deeds.archives()
    assert waiting(deeds, ledger, Role.LEADER) == []


def test_the_review_message_counts_requests(deeds: Deeds, ledger: Ledger) -> None:
    asked(deeds, deeds.assigned())
    with ledger.work() as work:
        reminders.review_messages(work, work.today)
    assert "延期" in spoken(deeds.screen(Role.LEADER))
