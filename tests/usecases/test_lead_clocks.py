"""A lead's reminders: in the day's one message of who must act, and gone once it is settled."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import weeks
from bot.core.leads import Lead, State
from bot.core.messages import Outgoing, Topic
from bot.core.roles import Role
from bot.usecases import digests, lead_clocks, leads, reminders
from tests.usecases.deeds import Deeds
from tests.usecases.lead_deeds import LeadDeeds
from tests.usecases.spoken import labels

DUE = date(2020, 12, 14)  # receipt, five workdays after Monday the 7th


@pytest.fixture
def desk(deeds: Deeds) -> LeadDeeds:
    return LeadDeeds(deeds)


@pytest.fixture
def lead(desk: LeadDeeds) -> Lead:
    return desk.at(State.TRANSFERRED)


def freezes(desk: LeadDeeds, monday: date) -> None:
    """The week's digest has gone out: it carries nobody's reminders any more."""
    desk.deeds.ledger.clock.go(monday)
    with desk.deeds.ledger.work() as work:
        digests.freeze(work, weeks.week_of(monday))


def on(desk: LeadDeeds, day: date) -> int:
    desk.deeds.ledger.clock.go(day)
    with desk.deeds.ledger.work() as work:
        return lead_clocks.take_steps(work)


def waits(desk: LeadDeeds, who: Role) -> list[str]:
    return desk.deeds.told(who, Topic.REMINDER)


def told(desk: LeadDeeds, who: Role) -> Outgoing | None:
    with desk.deeds.ledger.work() as work:
        reminders.daily_messages(work, work.today)
        return work.outbox.by_key(f"reminders:{desk.deeds.id(who)}:{work.today.isoformat()}")


def test_the_commission_is_reminded_before_its_day_and_nobody_else(
    desk: LeadDeeds, lead: Lead
) -> None:
    assert lead.next_step_on == date(2020, 12, 11)
    assert on(desk, date(2020, 12, 10)) == 0
    assert on(desk, date(2020, 12, 11)) == 1
    assert on(desk, date(2020, 12, 11)) == 0
    assert waits(desk, Role.DISCIPLINE) == ["lead-reminder"]
    for who in set(Role) - {Role.DISCIPLINE}:
        assert waits(desk, who) == [], who


def test_of_what_is_late_the_director_and_the_officer_hear_too(
    desk: LeadDeeds, lead: Lead
) -> None:
    assert on(desk, date(2020, 12, 15)) == 1
    for who in (Role.DISCIPLINE, Role.DIRECTOR, Role.LEAD_OFFICER):
        assert waits(desk, who) == ["lead-reminder"], who
    for who in (Role.OFFICE, Role.HEAD, Role.LEADING_GROUP, Role.PRINCIPAL):
        assert waits(desk, who) == [], who


def test_the_line_stands_in_the_days_one_message_with_its_button(
    desk: LeadDeeds, lead: Lead
) -> None:
    freezes(desk, date(2020, 12, 7))
    on(desk, date(2020, 12, 11))
    message = told(desk, Role.DISCIPLINE)
    assert message is not None
    assert [line.id for line in message.screen.lines] == ["daily-head", "lead-reminder"]
    assert message.screen.protected
    assert [b.press for row in message.screen.buttons for b in row] == [("lead", str(lead.id))]
    assert labels(message.screen) == [f"查看线索 {lead.number}"]
    assert "清河镇" not in message.screen.model_dump_json()


def test_several_reminders_of_one_lead_are_one_line(desk: LeadDeeds, lead: Lead) -> None:
    on(desk, date(2020, 12, 11))
    freezes(desk, date(2020, 12, 14))
    on(desk, date(2020, 12, 15))
    message = told(desk, Role.DISCIPLINE)
    assert message is not None
    assert [line.id for line in message.screen.lines] == ["daily-head-late", "lead-reminder"]


def test_what_was_received_meanwhile_is_not_asked_for_again(desk: LeadDeeds, lead: Lead) -> None:
    freezes(desk, date(2020, 12, 7))
    on(desk, date(2020, 12, 11))
    desk.deeds.by(Role.DISCIPLINE, leads.receive, leads.Move(lead=lead.id))
    assert told(desk, Role.DISCIPLINE) is None


def test_what_was_withdrawn_meanwhile_is_not_shown(desk: LeadDeeds, lead: Lead) -> None:
    freezes(desk, date(2020, 12, 14))
    on(desk, date(2020, 12, 15))
    command = leads.Withdraw(lead=lead.id, reason="mistaken")
    desk.deeds.by(Role.DIRECTOR, leads.withdraw, command)
    assert told(desk, Role.DISCIPLINE) is None
    assert told(desk, Role.LEAD_OFFICER) is None


def test_after_the_last_step_the_figures_still_count_it(desk: LeadDeeds, lead: Lead) -> None:
    for day in (15, 21, 29):
        assert on(desk, date(2020, 12, day)) == 1
    assert on(desk, date(2021, 1, 13)) == 1
    assert desk.now(lead).next_step_on is None
    with desk.deeds.ledger.work() as work:
        found = work.statistics.figures(now=work.now, today=work.today, round_id=None)
    assert [each.overdue for each in found.leads] == [1]


def test_a_bot_that_was_down_tells_the_newest_step_once(desk: LeadDeeds, lead: Lead) -> None:
    assert on(desk, date(2020, 12, 28)) == 1
    assert on(desk, date(2020, 12, 28)) == 0
    assert waits(desk, Role.DIRECTOR) == ["lead-reminder"]


def test_a_digest_that_carries_one_is_protected(desk: LeadDeeds, lead: Lead) -> None:
    on(desk, date(2020, 12, 14))
    with desk.deeds.ledger.work() as work:
        digests.freeze(work, "2020-W51")
        digests.send(work, "2020-W51")
        sent = work.outbox.by_key(f"digest:{desk.deeds.id(Role.DISCIPLINE)}:2020-W51")
    assert sent is not None
    assert sent.screen.protected
    assert "lead-reminder" in [line.id for line in sent.screen.lines]


def test_an_echo_opens_the_lead_and_is_protected(desk: LeadDeeds) -> None:
    lead = desk.at(State.DISPOSED)
    with desk.deeds.ledger.work() as work:
        reminders.echo_messages(work, work.today)
        key = f"echo:{desk.deeds.id(Role.HEAD)}:{work.today.isoformat()}"
        sent = work.outbox.by_key(key)
    assert sent is not None
    assert sent.screen.protected
    assert [line.id for line in sent.screen.lines] == ["echo-head-all", "echo-lead-disposed"]
    assert sent.screen.buttons[0][0].press == ("lead", str(lead.id))
