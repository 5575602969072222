"""Who reads the digest how often: a month's figures, what no choice silences, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core import errors, weeks
from bot.core.calendar import Workdays
from bot.core.digest_choices import Choice, Rhythm
from bot.core.messages import Outgoing, Topic
from bot.core.roles import Role
from bot.usecases import digest_choices as cases
from bot.usecases import digest_views, digests, group_chats
from tests import builders
from tests.ledger import HOURS, Ledger
from tests.usecases.deeds import Deeds, Who
from tests.usecases.spoken import spoken

R = Role
CHAT = -100
WEEK, MONTH = "2020-W50", "2020-12"


def chooses(deeds: Deeds, who: Who, rhythm: Rhythm, chat: int | None = None) -> Choice:
    return deeds.by(who, cases.set_rhythm, cases.SetRhythm(chat=chat, rhythm=rhythm))


def narrows(deeds: Deeds, who: Who, unit: int | None, chat: int | None = None) -> Choice:
    return deeds.by(who, cases.set_unit, cases.SetUnit(chat=chat, unit=unit))


def goes_out(ledger: Ledger, span: str) -> int:
    with ledger.work() as work:
        digests.freeze(work, span)
    with ledger.work() as work:
        return digests.send(work, span)


def read(ledger: Ledger, deeds: Deeds, who: Who, span: str) -> Outgoing | None:
    with ledger.work() as work:
        return work.outbox.by_key(f"digest:{deeds.id(who)}:{span}")


def words(ledger: Ledger, deeds: Deeds, who: Who, span: str) -> str:
    message = read(ledger, deeds, who, span)
    assert message is not None
    return spoken(message.screen)


def bound(deeds: Deeds, who: Who = R.OFFICE) -> None:
    deeds.by(who, group_chats.bind, group_chats.Bind(chat=CHAT, title="巡察工作群"))


def test_months_have_names_days_and_eves() -> None:
    assert weeks.month_before(date(2021, 1, 4)) == "2020-12"
    assert weeks.month_day(date(2021, 1, 20), Workdays()) == date(2021, 1, 4)
    assert weeks.eve_of("2020-12") == date(2020, 11, 30)
    assert weeks.is_month("2020-12")
    assert not weeks.is_month(WEEK)


def test_the_month_is_due_from_its_first_workday_and_only_for_readers(
    deeds: Deeds, ledger: Ledger
) -> None:
    ledger.clock.go(date(2021, 1, 4))
    with ledger.work() as work:
        assert digests.month_due(work) is None
    chooses(deeds, R.DIRECTOR, Rhythm.MONTHLY)
    for day, due in ((2, None), (4, MONTH), (6, MONTH), (20, None)):
        ledger.clock.go(date(2021, 1, day))
        with ledger.work() as work:
            assert digests.month_due(work) == due


def test_a_month_is_told_once_with_what_has_moved_since_its_eve(
    deeds: Deeds, ledger: Ledger
) -> None:
    ledger.clock.go(date(2020, 11, 20))
    deeds.fed_back()
    ledger.clock.go(date(2020, 12, 7))
    deeds.closed()
    chooses(deeds, R.DIRECTOR, Rhythm.MONTHLY)
    bound(deeds)
    chooses(deeds, R.OFFICE, Rhythm.MONTHLY, CHAT)
    ledger.clock.go(date(2021, 1, 4))
    assert goes_out(ledger, MONTH) == 1
    assert goes_out(ledger, MONTH) == 0
    said = words(ledger, deeds, R.DIRECTOR, MONTH)
    assert "巡察整改月报（2020 年 12 月）" in said
    assert "较上月末：已销号 +1，反馈 +1" in said
    assert read(ledger, deeds, R.OFFICE, MONTH) is None
    with ledger.work() as work:
        group = work.outbox.by_key(f"digest:group:{CHAT}:{MONTH}")
        frozen = work.snapshots.of_week(MONTH)
        assert work.snapshots.latest_before("2021-W02") is None
        assert work.snapshots.history(5) == []
    assert group is not None
    assert "巡察整改月报" in spoken(group.screen)
    assert frozen is not None
    assert frozen.figures.findings.d == 2
    deeds.fed_back()
    with ledger.work() as work:
        assert digests.freeze(work, MONTH) == frozen


def test_each_is_told_in_his_own_rhythm(deeds: Deeds, ledger: Ledger) -> None:
    deeds.assigned()
    ledger.clock.go(date(2020, 12, 14))
    chooses(deeds, R.PRINCIPAL, Rhythm.MONTHLY)
    chooses(deeds, R.LEADER, Rhythm.NONE)
    goes_out(ledger, "2020-W51")
    assert read(ledger, deeds, R.DIRECTOR, "2020-W51") is not None
    assert read(ledger, deeds, R.PRINCIPAL, "2020-W51") is None
    assert read(ledger, deeds, R.LEADER, "2020-W51") is None
    with ledger.work() as work:
        carried = digests.carrying(work)
    assert deeds.id(R.DIRECTOR) in carried
    assert carried.isdisjoint({deeds.id(R.PRINCIPAL), deeds.id(R.LEADER)})


def test_the_months_digest_carries_its_readers_reminders(deeds: Deeds, ledger: Ledger) -> None:
    chooses(deeds, R.PRINCIPAL, Rhythm.MONTHLY)
    ledger.clock.go(date(2021, 2, 1))
    with ledger.work() as work:
        assert deeds.id(R.PRINCIPAL) in digests.carrying(work)
    ledger.clock.go(date(2021, 2, 2))
    with ledger.work() as work:
        digests.freeze(work, "2021-01")
    ledger.clock.go(date(2021, 2, 3))
    with ledger.work() as work:
        assert deeds.id(R.PRINCIPAL) not in digests.carrying(work)
    ledger.clock.go(date(2021, 1, 3))
    with ledger.work() as work:
        assert deeds.id(R.PRINCIPAL) not in digests.carrying(work)


def test_the_installation_says_what_holds_for_the_others(deeds: Deeds, ledger: Ledger) -> None:
    ledger.rules = replace(ledger.rules, hours=replace(HOURS, digest_rhythm=Rhythm.NONE))
    deeds.assigned()
    chooses(deeds, R.DIRECTOR, Rhythm.WEEKLY)
    assert goes_out(ledger, WEEK) == 1


def test_what_the_ladder_has_left_is_silenced_by_no_choice(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    assert item.due is not None
    leads_nothing = deeds.joins("另一领导", R.LEADER)
    for who in (R.PRINCIPAL, R.LEADING_GROUP, leads_nothing):
        chooses(deeds, who, Rhythm.NONE)
    ledger.clock.go(item.due + timedelta(days=20))
    with ledger.work() as work:
        early = weeks.week_of(work.today)
    goes_out(ledger, early)
    assert "tiding-beyond" not in deeds.told(R.PRINCIPAL, Topic.NOTICE)
    ledger.clock.go(item.due + timedelta(days=60))
    with ledger.work() as work:
        late = weeks.week_of(work.today)
    goes_out(ledger, late)
    for who in (R.PRINCIPAL, R.LEADING_GROUP):
        assert deeds.told(who, Topic.NOTICE) == ["tiding-beyond"]
    for other in (R.SUPERIOR, R.DIRECTOR, leads_nothing):
        assert "tiding-beyond" not in deeds.told(other, Topic.NOTICE)


def test_only_what_one_may_see_can_be_chosen(deeds: Deeds) -> None:
    deeds.assigned()
    assert narrows(deeds, R.DIRECTOR, deeds.town.unit.id).unit_id == deeds.town.unit.id
    with pytest.raises(errors.NotFound):
        narrows(deeds, R.PRINCIPAL, deeds.town.other_unit.id)
    with pytest.raises(errors.NotAllowed):
        chooses(deeds, R.RESPONSIBLE, Rhythm.NONE)


def test_a_chosen_part_is_all_that_is_told(deeds: Deeds, ledger: Ledger) -> None:
    deeds.assigned()
    deeds.feeds(deeds.signed(assignment=deeds.town.other_assignment.id))
    narrows(deeds, R.DIRECTOR, deeds.town.unit.id)
    goes_out(ledger, WEEK)
    part, whole = (words(ledger, deeds, who, WEEK) for who in (R.DIRECTOR, R.OFFICE))
    assert "范围：清河镇" in part
    assert "反馈1个问题" in part
    assert "反馈2个问题" in whole
    with ledger.work() as work:
        now = digests.shown_now(work, deeds.actor(R.DIRECTOR, work))
    assert "范围：清河镇" in spoken(now)
    narrows(deeds, R.DIRECTOR, None)
    with ledger.work() as work:
        now = digests.shown_now(work, deeds.actor(R.DIRECTOR, work))
    assert "反馈2个问题" in spoken(now)


def test_a_part_in_which_nothing_is_his_any_more_gives_way_to_all(
    deeds: Deeds, ledger: Ledger
) -> None:
    deeds.assigned()
    with ledger.work() as work:
        work.digest_choices.save(
            Choice(person_id=deeds.id(R.PRINCIPAL), unit_id=deeds.town.other_unit.id)
        )
        snapshot = digests.current(work)
        elsewhere = builders.organisation(work, "南山县")
        group = digest_views.numbers(snapshot, work, elsewhere)
        assert "范围" not in spoken(group)
        part = digest_views.numbers(snapshot, work, deeds.town.unit)
        assert "范围：清河镇" in spoken(part)
    goes_out(ledger, WEEK)
    said = words(ledger, deeds, R.PRINCIPAL, WEEK)
    assert "范围" not in said
    assert "反馈1个问题" in said


def test_a_group_is_set_by_who_has_bound_it(deeds: Deeds, ledger: Ledger) -> None:
    deeds.assigned()
    bound(deeds)
    with pytest.raises(errors.NotFound):
        chooses(deeds, R.DIRECTOR, Rhythm.NONE, CHAT)
    chooses(deeds, R.OFFICE, Rhythm.NONE, CHAT)
    goes_out(ledger, WEEK)
    with ledger.work() as work:
        assert work.outbox.by_key(f"digest:group:{CHAT}:{WEEK}") is None
        assert work.events.of_item("group", CHAT)[-1].kind == "digest-chosen"
        group_chats.move(CHAT, CHAT - 1, None, work)
        assert work.digest_choices.of_group(CHAT - 1).rhythm is Rhythm.NONE
        group_chats.unbind(CHAT - 1, None, work)
        assert work.digest_choices.all() == []
