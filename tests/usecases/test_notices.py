"""How people hear: at once in office hours, else at the next notice time; never twice."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from bot.core import errors
from bot.core.findings import Finding
from bot.core.messages import Lane, Topic
from bot.core.roles import Role
from bot.core.screens import text
from bot.usecases import findings, notices
from tests.ledger import HOURS, Ledger
from tests.usecases.deeds import CHAIN, Deeds


def moment(day: date, hour: int) -> datetime:
    return HOURS.at(day, time(hour))


@pytest.mark.parametrize(
    ("day", "hour", "to"),
    [
        (date(2020, 12, 7), 11, moment(date(2020, 12, 7), 11)),  # office hours: at once
        (date(2020, 12, 7), 19, moment(date(2020, 12, 7), 19)),
        (date(2020, 12, 7), 8, moment(date(2020, 12, 7), 10)),  # before the office opens
        (date(2020, 12, 7), 22, moment(date(2020, 12, 8), 10)),  # quiet hours
        (date(2020, 12, 11), 22, moment(date(2020, 12, 14), 10)),  # over the weekend
        (date(2020, 12, 12), 11, moment(date(2020, 12, 14), 10)),
        (date(2021, 1, 1), 11, moment(date(2021, 1, 4), 10)),  # New Year's Day, a Friday
        (date(2021, 2, 7), 11, moment(date(2021, 2, 7), 11)),  # a make-up Sunday is a workday
        (date(2021, 2, 10), 21, moment(date(2021, 2, 18), 10)),  # over the Spring Festival
    ],
)
def test_a_notice_waits_for_the_next_notice_time(
    deeds: Deeds, ledger: Ledger, day: date, hour: int, to: datetime
) -> None:
    item = deeds.reviewed(immediate=True)
    ledger.clock.go(day, hour)
    deeds.by(Role.HEAD, findings.send_fix, findings.Decide(finding=item.id))
    [out] = deeds.outbox(Role.PRINCIPAL)
    assert (out.not_before, out.lane, out.kind) == (to, Lane.NOTICE, "notice")


def test_a_notice_on_an_item_says_which_and_opens_it(deeds: Deeds) -> None:
    item = deeds.sent()
    screen = deeds.screen(Role.PRINCIPAL)
    assert screen.item == item.id
    assert screen.lines[1] == text("item-line", number=item.number, problem=item.summary)
    assert screen.buttons[0][0].press == ("item", str(item.id))


def test_echo_and_review_wait_to_be_bundled(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.closed()
    with ledger.work() as work:
        told = work.tidings.waiting(item.author_id, [Topic.ECHO])
    assert [t.body.id for t in told] == ["echo-signed", "echo-fed-back", "echo-closed"]
    assert {t.finding_id for t in told} == {item.id}
    assert not deeds.outbox(Role.MEMBER)


# Nobody hears twice.


def tell(deeds: Deeds, ledger: Ledger, item: Finding, cause: str, topic: str = "x") -> None:
    with ledger.work(cause) as work:
        screen = notices.about(item, text("notice-closed", number=item.number))
        people = [deeds.id(Role.LEADER), None, deeds.id(Role.LEADER)]
        notices.tell(work, people, screen, kind="notice", topic=topic)


def test_one_notice_each_and_none_to_nobody(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.fed_back()
    tell(deeds, ledger, item, "update:1")
    assert deeds.notices(Role.LEADER) == ["notice-closed"]


def test_a_replay_under_the_same_cause_tells_nobody_again(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.fed_back()
    for cause, topic in (("update:1", "x"), ("update:1", "x"), ("update:1", "y")):
        tell(deeds, ledger, item, cause, topic)
    assert len(deeds.outbox(Role.LEADER)) == 2
    tell(deeds, ledger, item, "update:2")
    assert len(deeds.outbox(Role.LEADER)) == 3


def test_a_whole_use_case_replayed_changes_nothing_and_tells_nobody(
    deeds: Deeds, ledger: Ledger
) -> None:
    command = findings.LogFinding(assignment=deeds.town.assignment.id, problem="账目不清")
    deeds.by(Role.MEMBER, findings.log_finding, command, cause="update:7")
    with pytest.raises(errors.Conflict) as refused:
        deeds.by(Role.MEMBER, findings.log_finding, command, cause="update:7")
    assert refused.value.variant == "events_cause"
    assert len(ledger.rows("SELECT 1 FROM findings")) == 1
    assert deeds.told(Role.DEPUTY, Topic.REVIEW) == ["tiding-to-review"]


def test_who_is_named_twice_is_asked_once(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.fed_back()
    with ledger.work() as work:
        notices.request(work, item, "tiding-review", [deeds.id(Role.OFFICE)] * 2)
    assert deeds.told(Role.OFFICE, Topic.REVIEW) == ["tiding-review"]


# Silence.


def test_history_replayed_in_silence_is_written_and_told_to_nobody(
    deeds: Deeds, ledger: Ledger
) -> None:
    deeds.silent = True
    closed = deeds.closed()
    deeds.reopen(closed)
    assert len(deeds.history(closed)) == 5 + 1 + len(CHAIN) + 1
    assert not ledger.rows("SELECT 1 FROM outbox")
    assert not ledger.rows("SELECT 1 FROM tidings")


# Who holds a post in the unit.


def test_the_units_side_is_who_holds_the_post_there_today(deeds: Deeds, ledger: Ledger) -> None:
    other = deeds.joins("何副镇长", Role.LEADER)
    deeds.leaves(Role.PRINCIPAL, Role.PRINCIPAL)
    item = deeds.fed_back()
    with ledger.work() as work:
        leaders = notices.unit_side(item, work, Role.LEADER)
        assert set(leaders) == {deeds.id(Role.LEADER), other.id}
        assert notices.unit_side(item, work, Role.PRINCIPAL) == []
