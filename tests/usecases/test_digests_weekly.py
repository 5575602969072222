"""The weekly digest: frozen once, told once, with the day's reminders and every correction."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.core import weeks
from bot.core.digests import Count, Snapshot
from bot.core.evidence import FileKind
from bot.core.findings import Finding, State
from bot.core.messages import Outgoing
from bot.core.policy import ChainStep
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.usecases import applications, digests, rectification, reminders, reviews
from tests import builders
from tests.builders import World
from tests.ledger import HOURS, Ledger
from tests.processes.breaking import break_rows
from tests.usecases.spoken import presses, spoken
from tests.usecases.test_reminders_steps import item, names, step

MONDAY = date(2020, 12, 7)
WEEK = "2020-W50"
READERS = (
    Role.OFFICE,
    Role.DIRECTOR,
    Role.LEADING_GROUP,
    Role.PRINCIPAL,
    Role.LEADER,
    Role.SUPERIOR,
    Role.DISCIPLINE,
    Role.ORGANISATION,
)


def freeze(ledger: Ledger) -> Snapshot:
    with ledger.work() as work:
        return digests.freeze(work, weeks.week_of(work.today))


def send(ledger: Ledger) -> int:
    freeze(ledger)
    with ledger.work() as work:
        return digests.send(work, weeks.week_of(work.today))


def sent(ledger: Ledger, town: World, role: Role) -> Outgoing | None:
    with ledger.work() as work:
        week = weeks.week_of(work.today)
        return work.outbox.by_key(f"digest:{town.people[role].id}:{week}")


def words(ledger: Ledger, town: World, role: Role) -> str:
    message = sent(ledger, town, role)
    assert message is not None
    return spoken(message.screen)


# When -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "hour", "week"),
    [
        (date(2020, 12, 7), 9, None),
        (date(2020, 12, 7), 10, "2020-W50"),
        (date(2020, 12, 7), 21, None),  # quiet hours
        (date(2020, 12, 9), 11, "2020-W50"),  # the bot was down on Monday
        (date(2020, 12, 12), 11, None),  # a Saturday
        (date(2021, 4, 5), 11, None),  # a holiday Monday (清明节)
        (date(2021, 4, 6), 11, "2021-W14"),
        (date(2018, 10, 7), 11, None),  # a whole week of holidays
        (date(2018, 10, 8), 11, "2018-W41"),
        (date(2020, 9, 27), 11, "2020-W39"),  # a make-up Sunday (调休)
    ],
)
def test_a_digest_is_due_on_monday_or_later_that_week(
    ledger: Ledger, day: date, hour: int, week: str | None
) -> None:
    ledger.clock.at = HOURS.at(day, datetime.min.time().replace(hour=hour))
    with ledger.work() as work:
        assert digests.week_due(work) == week


# Frozen -----------------------------------------------------------------------------------------


def test_a_frozen_digest_does_not_change_in_silence(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = builders.finding(work, town, State.CLOSED)
        builders.finding(work, town, State.OPEN)
    first = freeze(ledger)
    with ledger.work() as work:
        work.findings.save(finding, finding.changed(state=State.REWORK, closed_on=None, cycle=2))
    again = freeze(ledger)
    assert again == first
    assert again.figures.findings == Count(n=1, d=2)


def test_freezing_is_an_event_once(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.CLOSED)
    snapshot = freeze(ledger)
    freeze(ledger)
    with ledger.work() as work:
        (event,) = work.events.of_item("snapshot", snapshot.id)
    assert event.kind == "digest-frozen"
    assert event.body == {"week": WEEK, "closed": 1, "fed_back": 1}


def test_a_digest_knows_the_week_before_and_the_weeks_of_its_chart(
    ledger: Ledger, town: World
) -> None:
    weekly = []
    for n in range(14):
        ledger.clock.go(MONDAY + timedelta(weeks=n))
        with ledger.work() as work:
            builders.finding(work, town, State.CLOSED)
        weekly.append(freeze(ledger))
    last = weekly[-1]
    assert last.before == weekly[-2].figures
    assert [count.n for _, count in last.history] == list(range(3, 15))
    assert last.history[-1][0] == last.week


def test_the_current_figures_are_compared_with_the_week_before(
    ledger: Ledger, town: World
) -> None:
    first = freeze(ledger)
    ledger.clock.go(MONDAY + timedelta(weeks=1))
    freeze(ledger)
    ledger.clock.go(MONDAY + timedelta(weeks=1, days=2))
    with ledger.work() as work:
        now = digests.current(work)
    assert (now.id, now.frozen) == (0, False)
    assert now.before == first.figures
    assert [week for week, _ in now.history] == ["2020-W50", "2020-W51"]


# A correction is never silent --------------------------------------------------------------------


def closed(ledger: Ledger, town: World) -> Finding:
    """Through the use cases, so that its events tell its life."""
    with ledger.work() as work:
        finding = builders.finding(work, town, State.IN_PROGRESS)
        person = town.actor(work, Role.RESPONSIBLE)
        photo = builders.stored_file(work, person.person, kind=FileKind.PHOTO)
        builders.evidence(work, finding, [photo])
        before = work.findings.get(finding.id)
        apply = applications.Apply(finding=finding.id, text="已公示", evidence=(photo.id,))
        applications.apply_for_closing(apply, person, work)
        pending = work.reviews.pending(before.id)
        assert pending is not None
        stop = builders.stop(town.people[Role.OFFICE], capacity=ChainStep.OFFICE)
        work.reviews.save(replace(pending, chain=(stop,), step=0))
    with ledger.work() as work:
        work.reviews.save(replace(work.reviews.get(pending.id), chain=(stop, stop), step=1))
        endorse = reviews.Endorse(applications=(pending.id,))
        (done,) = reviews.endorse(endorse, town.actor(work, Role.OFFICE), work)
    assert done.state is State.CLOSED
    return done


def reopen(ledger: Ledger, town: World, finding: Finding) -> None:
    with ledger.work() as work:
        office = town.actor(work, Role.OFFICE)
        rectification.reopen(
            rectification.Reopen(finding=finding.id, text="抽查不实"), office, work
        )


def test_a_reopening_since_the_digest_before_is_named_in_the_next(
    ledger: Ledger, town: World
) -> None:
    finding = closed(ledger, town)
    freeze(ledger)
    ledger.clock.go(MONDAY + timedelta(days=2))
    reopen(ledger, town, finding)
    ledger.clock.go(MONDAY + timedelta(weeks=1))
    assert [line.number for line in freeze(ledger).reopened] == [finding.number]
    send(ledger)
    assert "更正：上期计为已销号的问题中，有 1 个已退回再整改" in words(ledger, town, Role.OFFICE)


def test_it_is_named_once_and_not_in_the_digest_after(ledger: Ledger, town: World) -> None:
    finding = closed(ledger, town)
    freeze(ledger)
    ledger.clock.go(MONDAY + timedelta(days=2))
    reopen(ledger, town, finding)
    for week in (1, 2):
        ledger.clock.go(MONDAY + timedelta(weeks=week))
        taken = freeze(ledger)
    assert not taken.reopened


def test_what_the_digest_before_never_counted_is_no_correction(
    ledger: Ledger, town: World
) -> None:
    freeze(ledger)
    ledger.clock.go(MONDAY + timedelta(days=1))
    finding = closed(ledger, town)
    ledger.clock.go(MONDAY + timedelta(days=2))
    reopen(ledger, town, finding)
    ledger.clock.go(MONDAY + timedelta(weeks=1))
    assert not freeze(ledger).reopened


def test_a_reopened_item_without_a_date_or_a_history_is_passed_over(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        nowhen = {"due": None, "original_due": None, "clock_from": None}
        dateless = builders.finding(work, town, State.REWORK)
        work.findings.save(dateless, dateless.changed(cycle=2, **nowhen))
        other = builders.finding(work, town, State.REWORK)
        work.findings.save(other, other.changed(cycle=2))
    freeze(ledger)
    ledger.clock.go(MONDAY + timedelta(weeks=1))
    assert not freeze(ledger).reopened


def test_an_archived_round_is_not_searched(ledger: Ledger, town: World) -> None:
    finding = closed(ledger, town)
    freeze(ledger)
    ledger.clock.go(MONDAY + timedelta(days=2))
    reopen(ledger, town, finding)
    with ledger.work() as work:
        work.rounds.save(replace(town.round, phase=Phase.ARCHIVED))
    ledger.clock.go(MONDAY + timedelta(weeks=1))
    assert not freeze(ledger).reopened


# To whom ----------------------------------------------------------------------------------------


@pytest.fixture
def begun(ledger: Ledger, town: World) -> None:
    """Something was fed back, so that the unit's people have figures to read."""
    with ledger.work() as work:
        item(work, town, 60)


def test_leaders_office_and_leading_group_get_the_digest(
    ledger: Ledger, town: World, begun: None
) -> None:
    assert send(ledger) == len(READERS)
    told = {work_id for (work_id,) in ledger.rows("SELECT person_id FROM outbox")}
    assert told == {town.people[role].id for role in READERS}


def test_where_nothing_was_fed_back_only_the_offices_class_reads_zeros(
    ledger: Ledger, town: World
) -> None:
    assert send(ledger) == 3
    told = {person for (person,) in ledger.rows("SELECT person_id FROM outbox")}
    class_of_office = (Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP)
    assert told == {town.people[role].id for role in class_of_office}


def test_who_holds_two_posts_gets_one_digest(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        builders.give(work, town.people[Role.DIRECTOR], Role.LEADING_GROUP)
        assert len(digests.recipients(work)) == len(READERS)


def test_a_digest_goes_out_once_a_week(ledger: Ledger, town: World, begun: None) -> None:
    send(ledger)
    ledger.clock.go(MONDAY + timedelta(days=1))
    assert send(ledger) == 0
    ledger.clock.go(MONDAY + timedelta(weeks=1))
    assert send(ledger) == len(READERS)


def test_nothing_goes_out_before_it_is_frozen(ledger: Ledger, town: World, begun: None) -> None:
    with ledger.work() as work:
        assert digests.send(work, WEEK) == 0
    assert send(ledger) == len(READERS)


def test_one_recipient_who_fails_is_logged_and_the_others_are_told(
    ledger: Ledger, town: World, begun: None, caplog: pytest.LogCaptureFixture
) -> None:
    director = town.people[Role.DIRECTOR].id
    break_rows(ledger, "outbox", f"NEW.person_id = {director}")
    with caplog.at_level(logging.ERROR):
        assert send(ledger) == len(READERS) - 1
    assert f"digest of {WEEK} for person {director} failed" in caplog.text


# With the day's reminders -----------------------------------------------------------------------


def test_the_digest_carries_its_readers_reminders(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        finding = item(work, town, 10)
    step(ledger)
    send(ledger)
    said = words(ledger, town, Role.LEADER)
    assert "您的待办事项 1 件" in said
    assert f"{finding.number} {finding.summary}\n2020年12月17日到期，剩余 10 天" in said
    key = f"digest:{town.people[Role.LEADER].id}:{WEEK}"
    message = sent(ledger, town, Role.LEADER)
    assert message is not None
    assert presses(message.screen)[0] == ("reminders", key, "0")
    assert "您的待办事项" not in words(ledger, town, Role.PRINCIPAL)


def test_mondays_message_says_what_awaits_its_reader(ledger: Ledger, town: World) -> None:
    office = town.people[Role.OFFICE]
    with ledger.work() as work:
        finding = builders.finding(work, town, State.OFFICE_REVIEW)
        builders.application(work, finding, builders.stop(office))
    send(ledger)
    assert "待您审核的事项 1 件" in words(ledger, town, Role.OFFICE)
    message = sent(ledger, town, Role.OFFICE)
    assert message is not None
    assert presses(message.screen)[0] == ("reviews",)
    assert "待您审核" not in words(ledger, town, Role.DIRECTOR)


def test_reminders_in_a_digest_can_be_opened_in_full(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        for _ in range(9):
            item(work, town, 10)
    step(ledger)
    send(ledger)
    assert words(ledger, town, Role.LEADER).count("剩余 10 天") == 5 + 9
    with ledger.work() as work:
        leader = town.actor(work, Role.LEADER)
        page = reminders.daily_page(work, leader, f"digest:{leader.id}:{WEEK}", 1)
    assert "第 2 页，共 2 页" in spoken(page)


def test_on_the_digests_day_only_others_get_a_daily_message(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        item(work, town, 10)
    step(ledger)
    with ledger.work() as work:
        assert reminders.daily_messages(work, work.today) == 1
    told = ledger.rows("SELECT person_id FROM outbox")
    assert told == [(town.people[Role.RESPONSIBLE].id,)]


@pytest.mark.parametrize(
    "down_until",
    [date(2020, 12, 7), date(2020, 12, 9)],
)
def test_reminders_wait_for_a_digest_that_is_late(
    ledger: Ledger, town: World, down_until: date
) -> None:
    ledger.clock.go(down_until)
    with ledger.work() as work:
        assert town.people[Role.LEADER].id in digests.carrying(work)
    send(ledger)
    with ledger.work() as work:
        assert town.people[Role.LEADER].id in digests.carrying(work)


def test_from_the_next_day_on_reminders_go_their_own_way(ledger: Ledger, town: World) -> None:
    send(ledger)
    ledger.clock.go(MONDAY + timedelta(days=1))
    with ledger.work() as work:
        assert digests.carrying(work) == frozenset()


def test_before_a_holiday_mondays_digest_nothing_is_held_back(ledger: Ledger, town: World) -> None:
    ledger.clock.go(date(2021, 4, 5))
    with ledger.work() as work:
        assert digests.carrying(work) == frozenset()


# At any time ------------------------------------------------------------------------------------


def test_the_current_digest_is_kept_for_its_picture(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        screen = digests.shown_now(work, town.actor(work, Role.OFFICE))
        (picture,) = screen.attachments
        assert picture.type == "chart"
        assert not work.snapshots.get(picture.snapshot).frozen
    assert spoken(screen).startswith("巡察整改情况")


def test_a_reader_without_a_picture_leaves_nothing_behind(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        digests.shown_now(work, town.actor(work, Role.PRINCIPAL))
    assert ledger.rows("SELECT id FROM snapshots") == []


def test_names_of_readers_are_those_of_the_roster() -> None:
    assert len(names(*READERS)) == len(READERS)
