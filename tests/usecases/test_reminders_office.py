"""The office's own list: whom to phone, what to send, what has no date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.core.findings import State
from bot.core.people import Person
from bot.core.policy import LadderStep, StepForm
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.core.screens import Screen, say
from bot.core.work import Work
from bot.usecases import letters, office_list
from tests import builders
from tests.builders import World
from tests.ledger import Ledger
from tests.usecases.spoken import presses, spoken
from tests.usecases.test_reminders_steps import item

TODAY = date(2020, 12, 7)


def told(ledger: Ledger) -> int:
    with ledger.work() as work:
        return office_list.office_daily(work, work.today)


def screen(ledger: Ledger, town: World, role: Role = Role.DIRECTOR) -> Screen:
    with ledger.work() as work:
        sent = work.outbox.by_key(f"office:{town.people[role].id}:2020-12-07")
    assert sent is not None
    assert sent.kind == "office"
    return sent.screen


def lines(ledger: Ledger, town: World) -> list[str]:
    told(ledger)
    words = spoken(screen(ledger, town)).splitlines()
    assert words[0] == "今日需要人工跟进的事项"
    assert len(spoken(screen(ledger, town), "en").splitlines()) == len(words)
    return words[1:]


def leave(work: Work, person: Person) -> None:
    """As if he had never joined."""
    work.people.save(replace(person, telegram_id=None, chat_id=None, joined_at=None))


def test_with_nothing_to_follow_up_nobody_is_told(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    assert told(ledger) == 0


def test_office_and_director_are_told_once_a_day(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        work.people.save(replace(town.people[Role.LEADER], unreachable_since=work.now))
    assert told(ledger) == 2
    assert told(ledger) == 0
    assert presses(screen(ledger, town, Role.OFFICE)) == [("list", "overdue", "0")]


def test_people_whom_no_message_reaches_are_named(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        for role in (Role.LEADER, Role.RESPONSIBLE):
            work.people.save(replace(town.people[role], unreachable_since=work.now))
        gone = replace(town.people[Role.LIAISON], unreachable_since=work.now, suspended_on=TODAY)
        work.people.save(gone)
    assert lines(ledger, town) == ["消息无法送达的人员 2 名：郑镇长、冯干事"]


def test_messages_given_up_since_the_list_before_are_counted(ledger: Ledger, town: World) -> None:
    """The list before is Friday's: what died at the weekend is Monday's matter."""
    for days in (-5, -2, 0):
        ledger.clock.go(TODAY + timedelta(days=days))
        with ledger.work() as work:
            id = work.outbox.put(
                say("yes"), key=f"lost{days}", kind="notice", person_id=town.people[Role.HEAD].id
            )
            assert id is not None
            work.outbox.bury(id, "chat not found")
    assert lines(ledger, town) == ["上次通报以来未能送达的消息 2 条，请告知管理员。"]


def test_drafted_letters_wait_to_be_sent(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = item(work, town, -1)
        step = LadderStep(offset=1, to=(), form=StepForm.SUPERVISION)
        letters.draft(finding, TODAY - timedelta(days=1), step, work)
    assert lines(ledger, town) == [
        "已拟待发的函件 1 份：",
        "· 函2020-001 清河镇（督办函，1 项）",
    ]
    assert ("letters", "waiting", "0") in presses(screen(ledger, town))


def test_who_holds_overdue_items_and_has_not_joined_is_to_be_phoned(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        leave(work, town.people[Role.RESPONSIBLE])
        for left in (-2, -9, 10):
            item(work, town, left)
    assert lines(ledger, town) == [
        "有超期事项、尚未加入的人员 1 名，请电话通知：",
        "· 冯干事（清河镇）：超期 2 件，最长 9 天",
    ]


def test_whom_a_message_reaches_is_not_to_be_phoned(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, -2)
    assert told(ledger) == 0


def test_an_overdue_item_that_nobody_has_taken_up_names_nobody(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        item(work, town, -2, state=State.OPEN)
    assert told(ledger) == 0


def test_items_without_a_date_are_chased(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        dateless = builders.finding(
            work, town, State.OPEN, clock_from=None, due=None, original_due=None
        )
    assert lines(ledger, town) == [f"无期限的问题 1 个，请明确整改期限：{dateless.number}"]


def test_an_archived_round_is_chased_no_more(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN, clock_from=None, due=None, original_due=None)
        work.rounds.save(replace(town.round, phase=Phase.ARCHIVED))
    assert told(ledger) == 0


def test_applications_that_wait_for_nobody_are_named(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        waiting = builders.finding(work, town, State.OFFICE_REVIEW)
        builders.application(work, waiting, builders.stop())
        held = builders.finding(work, town, State.OFFICE_REVIEW)
        builders.application(work, held, builders.stop(town.people[Role.OFFICE]))
    assert lines(ledger, town) == [
        f"缺审核人的销号申请 1 件，请打开问题指定审核人：{waiting.number}"
    ]


def test_a_seat_whose_person_has_left_the_post_counts_for_nothing(
    ledger: Ledger, town: World
) -> None:
    """Who is seated by the row alone decides nothing, and so the office is told."""
    with ledger.work() as work:
        item = builders.finding(work, town, State.OFFICE_REVIEW)
        builders.application(work, item, builders.stop(town.people[Role.RESPONSIBLE]))
    [line] = lines(ledger, town)
    assert item.number in line
