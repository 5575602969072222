"""The messages of the day: one a person, most urgent first, paged, and true when they are read."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.core import errors
from bot.core.findings import State
from bot.core.messages import Lane, Outgoing, Topic
from bot.core.roles import Role
from bot.core.screens import Screen, text
from bot.usecases import digests, reminders
from tests import builders
from tests.builders import World
from tests.ledger import HOURS, Ledger
from tests.processes.breaking import break_rows
from tests.usecases.spoken import labels, presses, spoken
from tests.usecases.test_reminders_steps import TODAY, item, step

TUESDAY = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def tuesday(ledger: Ledger) -> None:
    """The week's digest went out yesterday: it carries nobody's reminders of today."""
    with ledger.work() as work:
        digests.freeze(work, "2020-W50")
    ledger.clock.go(TUESDAY)


def daily(ledger: Ledger) -> int:
    step(ledger)
    with ledger.work() as work:
        return reminders.daily_messages(work, work.today)


def message(
    ledger: Ledger, town: World, role: Role, kind: str = "reminders", day: str = "2020-12-08"
) -> Outgoing | None:
    with ledger.work() as work:
        return work.outbox.by_key(f"{kind}:{town.people[role].id}:{day}")


def screen(
    ledger: Ledger, town: World, role: Role, kind: str = "reminders", day: str = "2020-12-08"
) -> Screen:
    sent = message(ledger, town, role, kind, day)
    assert sent is not None
    return sent.screen


def turned(ledger: Ledger, town: World, role: Role, key: str, page: int) -> Screen:
    with ledger.work() as work:
        return reminders.daily_page(work, town.actor(work, role), key, page)


def tell(ledger: Ledger, town: World, role: Role, topic: Topic, n: int) -> None:
    with ledger.work() as work:
        for serial in range(n):
            body = text("echo-signed", number=f"7-01-{serial:03}")
            work.tidings.add(town.people[role].id, topic, body)


# One message a person ------------------------------------------------------------------------


def test_a_person_gets_one_message_of_all_that_is_due(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        late, soon = item(work, town, 0), item(work, town, 10)
    assert daily(ledger) == 3
    said = screen(ledger, town, Role.LEADER)
    assert spoken(said).splitlines() == [
        "2020年12月8日（周二）待办事项 2 件，其中超期 1 件",
        f"🔴 超期 {late.number} {late.summary}",
        "2020年12月7日到期，超期 1 天，已拟督办函",
        f"🟡 临近到期 {soon.number} {soon.summary}",
        "2020年12月17日到期，剩余 9 天，请按期完成整改",
    ]
    assert spoken(said, "en").startswith("8 Dec 2020 (Tue): 2 items await you, 1 of them overdue")


def test_each_item_has_its_button(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        late, soon = item(work, town, 0), item(work, town, 10)
    daily(ledger)
    said = screen(ledger, town, Role.LEADER)
    assert presses(said) == [("item", str(late.id)), ("item", str(soon.id))]
    assert labels(said)[0] == f"{late.number} {late.summary}"
    assert said.item is None


def test_a_single_item_can_be_reported_on_at_once(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        only = item(work, town, 10)
    daily(ledger)
    said = screen(ledger, town, Role.RESPONSIBLE)
    assert said.item == only.id
    assert presses(said)[-2:] == [("progress", str(only.id)), ("extend", str(only.id))]
    assert labels(said)[-2:] == ["更新进展", "申请延期"]


def test_who_may_not_report_has_no_button_for_it(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        only = item(work, town, -30)
    daily(ledger)
    assert presses(screen(ledger, town, Role.LEADING_GROUP)) == [("item", str(only.id))]


def test_a_second_look_on_the_same_day_tells_nothing_more(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    daily(ledger)
    with ledger.work() as work:
        item(work, town, 10)
    assert daily(ledger) == 0
    assert len(ledger.rows("SELECT id FROM outbox WHERE key LIKE 'reminders:%'")) == 2


def test_what_came_too_late_for_today_is_told_tomorrow(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    daily(ledger)
    with ledger.work() as work:
        second = item(work, town, 10)
    daily(ledger)
    ledger.clock.go(TUESDAY + timedelta(days=1))
    assert daily(ledger) == 2
    said = screen(ledger, town, Role.LEADER, day="2020-12-09")
    assert presses(said)[0] == ("item", str(second.id))
    assert said.item == second.id


def test_daily_messages_let_answers_pass(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    daily(ledger)
    sent = message(ledger, town, Role.LEADER)
    assert sent is not None
    assert (sent.lane, sent.kind) == (Lane.BROADCAST, "daily")


def test_nobody_is_told_when_nothing_waits(ledger: Ledger, town: World) -> None:
    assert daily(ledger) == 0


# True when it is read -------------------------------------------------------------------------


def test_what_was_settled_meanwhile_is_not_reminded_of(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = item(work, town, 10)
    step(ledger)
    with ledger.work() as work:
        before = work.findings.get(finding.id)
        applied = before.changed(state=State.OFFICE_REVIEW, applied_on=TUESDAY)
        work.findings.save(before, applied)
    assert daily(ledger) == 0
    assert message(ledger, town, Role.LEADER) is None


def test_an_item_with_two_steps_waiting_is_named_once_by_the_newest(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        item(work, town, 1)
    step(ledger)
    ledger.clock.go(TUESDAY + timedelta(days=1))
    assert daily(ledger) == 3
    said = spoken(screen(ledger, town, Role.LEADER, day="2020-12-09"))
    assert "待办事项 1 件" in said
    assert "超期 1 天，已拟督办函" in said


def test_days_left_are_those_of_the_message_not_of_the_step(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    step(ledger)
    ledger.clock.go(TUESDAY + timedelta(days=2))
    daily(ledger)
    assert "剩余 7 天" in spoken(screen(ledger, town, Role.LEADER, day="2020-12-10"))


def test_a_notice_held_back_stands_in_the_daily_message(ledger: Ledger, town: World) -> None:
    tell(ledger, town, Role.LEADER, Topic.NOTICE, 1)
    assert daily(ledger) == 1
    assert "7-01-000 已由组长审签" in spoken(screen(ledger, town, Role.LEADER))


# Pages ------------------------------------------------------------------------------------------


def test_195_items_for_one_person_are_one_message(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        for left in range(195):
            item(work, town, left % 9 + 1)
    while step(ledger):
        pass
    assert daily(ledger) == 3
    said = screen(ledger, town, Role.LEADER)
    assert "待办事项 195 件" in spoken(said)
    assert "第 1 页，共 25 页" in spoken(said)
    assert len(ledger.rows("SELECT id FROM outbox WHERE key LIKE 'reminders:%'")) == 3


def test_pages_are_turned_by_the_key_of_the_message(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        for _ in range(20):
            item(work, town, 10)
    daily(ledger)
    key = f"reminders:{town.people[Role.LEADER].id}:2020-12-08"
    assert presses(screen(ledger, town, Role.LEADER))[-1] == ("daily", key, "1")
    middle = turned(ledger, town, Role.LEADER, key, 1)
    assert presses(middle)[-2:] == [("daily", key, "0"), ("daily", key, "2")]
    assert labels(middle)[-2:] == ["‹ 上一页", "下一页 ›"]
    last = turned(ledger, town, Role.LEADER, key, 2)
    assert [press for press in presses(last) if press[0] == "daily"] == [("daily", key, "1")]
    assert len(presses(last)) == 4 + 1


def test_a_page_beyond_the_last_is_the_last(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        for _ in range(9):
            item(work, town, 10)
    daily(ledger)
    key = f"reminders:{town.people[Role.LEADER].id}:2020-12-08"
    assert "第 2 页，共 2 页" in spoken(turned(ledger, town, Role.LEADER, key, 7))


def test_a_turned_page_shows_how_things_stand_now(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        gone, left = item(work, town, 10), item(work, town, 10)
    daily(ledger)
    with ledger.work() as work:
        before = work.findings.get(gone.id)
        closed = before.changed(state=State.CLOSED, closed_on=TUESDAY, applied_on=TUESDAY)
        work.findings.save(before, closed)
    key = f"reminders:{town.people[Role.LEADER].id}:2020-12-08"
    assert presses(turned(ledger, town, Role.LEADER, key, 0))[0] == ("item", str(left.id))


def test_a_page_of_settled_items_says_so(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = item(work, town, 10)
    daily(ledger)
    with ledger.work() as work:
        before = work.findings.get(finding.id)
        closed = before.changed(state=State.CLOSED, closed_on=TUESDAY, applied_on=TUESDAY)
        work.findings.save(before, closed)
    key = f"reminders:{town.people[Role.LEADER].id}:2020-12-08"
    assert spoken(turned(ledger, town, Role.LEADER, key, 0)) == (
        "此条消息所列事项均已办理或已转入审核。"
    )


@pytest.mark.parametrize("key", ["reminders:{leader}:2020-12-08", "reminders:0:2020-12-08"])
def test_another_persons_page_is_refused(ledger: Ledger, town: World, key: str) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    daily(ledger)
    named = key.format(leader=town.people[Role.LEADER].id)
    with pytest.raises(errors.Stale):
        turned(ledger, town, Role.RESPONSIBLE, named, 0)


# Who is told --------------------------------------------------------------------------------


def test_a_person_without_a_chat_is_left_alone_until_he_has_one(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        leader = town.people[Role.LEADER]
        work.people.save(replace(leader, telegram_id=None, chat_id=None, joined_at=None))
        item(work, town, 10)
    assert daily(ledger) == 1
    ledger.clock.go(TUESDAY + timedelta(days=1))
    with ledger.work() as work:
        work.people.save(leader)
    assert daily(ledger) == 1
    assert "剩余 8 天" in spoken(screen(ledger, town, Role.LEADER, day="2020-12-09"))


def test_one_person_who_fails_is_logged_and_the_others_are_told(
    ledger: Ledger, town: World, caplog: pytest.LogCaptureFixture
) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    leader = town.people[Role.LEADER].id
    break_rows(ledger, "outbox", f"NEW.person_id = {leader}")
    with caplog.at_level(logging.ERROR):
        assert daily(ledger) == 1
    assert f"daily message for person {leader} failed" in caplog.text
    assert message(ledger, town, Role.RESPONSIBLE) is not None


# Echoes -----------------------------------------------------------------------------------------


def test_echoes_of_the_day_are_one_message_to_the_finder(ledger: Ledger, town: World) -> None:
    tell(ledger, town, Role.MEMBER, Topic.ECHO, 2)
    with ledger.work() as work:
        assert reminders.echo_messages(work, work.today) == 1
    sent = message(ledger, town, Role.MEMBER, "echo")
    assert sent is not None
    assert sent.kind == "echo"
    assert spoken(sent.screen).splitlines() == [
        "2020年12月8日（周二）回音：您记录的问题有 2 条新进展",
        "您记录的 7-01-000 已由组长审签。",
        "您记录的 7-01-001 已由组长审签。",
    ]


def test_echoes_of_one_finding_are_all_told(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = builders.finding(work, town, State.OPEN)
        for line in ("echo-signed", "echo-fed-back"):
            body = text(line, number=finding.number)
            author = finding.author_id
            work.tidings.add(author, Topic.ECHO, body, finding_id=finding.id)
        assert reminders.echo_messages(work, work.today) == 1
    said = screen(ledger, town, Role.MEMBER, "echo")
    assert len(said.lines) == 3
    assert presses(said) == [("item", str(finding.id))]


def test_many_echoes_are_paged_like_reminders(ledger: Ledger, town: World) -> None:
    tell(ledger, town, Role.MEMBER, Topic.ECHO, 9)
    with ledger.work() as work:
        reminders.echo_messages(work, work.today)
    key = f"echo:{town.people[Role.MEMBER].id}:2020-12-08"
    second = spoken(turned(ledger, town, Role.MEMBER, key, 1))
    assert "9 条新进展" in second
    assert "7-01-008" in second


# When -------------------------------------------------------------------------------------------


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return HOURS.at(day, datetime.min.time().replace(hour=hour, minute=minute))


@pytest.mark.parametrize(
    ("when", "slot"),
    [
        (at(TUESDAY, 9, 59), None),
        (at(TUESDAY, 10), "2020-12-08"),
        (at(TUESDAY, 19, 59), "2020-12-08"),
        (at(TUESDAY, 20), None),
        (at(date(2020, 12, 12), 11), None),  # a Saturday
        (at(date(2020, 9, 27), 11), "2020-09-27"),  # a make-up Sunday (调休)
        (at(date(2020, 10, 5), 11), None),  # a Monday in the National Day week
        (datetime(2020, 12, 8, 2, tzinfo=at(TUESDAY, 10).tzinfo), "2020-12-08"),
    ],
)
def test_the_notice_time_is_the_offices_own_on_its_workdays(
    ledger: Ledger, when: datetime, slot: str | None
) -> None:
    ledger.clock.at = when
    with ledger.work() as work:
        assert reminders.notice_slot(work) == slot


@pytest.mark.parametrize(
    ("hour", "slot"),
    [
        (9, None),
        (10, "2020-12-08T1000"),
        (15, "2020-12-08T1000"),
        (16, "2020-12-08T1600"),
        (21, None),
    ],
)
def test_review_requests_have_two_times_a_day(ledger: Ledger, hour: int, slot: str | None) -> None:
    ledger.clock.at = at(TUESDAY, hour)
    with ledger.work() as work:
        assert reminders.review_slot(work) == slot
