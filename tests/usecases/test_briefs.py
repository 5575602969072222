"""The brief: the sentence, the change since a day, what is overdue; each reader's share of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core import errors
from bot.core.findings import State
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.core.screens import ChartAttachment, Screen
from bot.usecases import briefs, scopes
from bot.usecases.scopes import ALL, Scope
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds
from tests.usecases.spoken import spoken

MONDAY = date(2020, 12, 7)


def shown(deeds: Deeds, role: Role, scope: Scope = ALL, since: date | None = None) -> Screen:
    with deeds.ledger.work() as work:
        return briefs.screen(briefs.brief(scope, since, deeds.actor(role, work), work), work)


def words(deeds: Deeds, role: Role = Role.OFFICE, scope: Scope = ALL) -> str:
    return spoken(shown(deeds, role, scope))


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        (MONDAY, MONDAY - timedelta(days=7)),
        (date(2020, 12, 8), MONDAY),
        (date(2020, 12, 13), MONDAY),
    ],
)
def test_the_last_monday_is_before_today(today: date, monday: date) -> None:
    assert briefs.last_monday(today) == monday


def test_without_findings_it_says_so(deeds: Deeds) -> None:
    said = words(deeds)
    assert "各单位：尚无已反馈的问题。" in said
    assert "目前没有超期问题。" in said
    assert "移交立行立改" not in said


def test_immediate_fixes_have_their_own_sentence(deeds: Deeds) -> None:
    deeds.sent()
    assert "移交立行立改问题1个，已完成0个，完成率0%。" in words(deeds)


def test_what_has_happened_since_is_counted(deeds: Deeds) -> None:
    deeds.closed()
    deeds.fed_back()
    assert "反馈2个问题，已完成整改1个、正在整改1个，整改率50%。" in words(deeds)
    assert "2020年11月30日以来，新反馈问题2个，新完成整改1个。" in words(deeds)


def test_what_was_taken_back_since_is_said(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.closed()
    ledger.clock.go(date(2020, 12, 16))
    deeds.reopen(item)
    assert "2020年12月14日以来，因撤回或再整改，反馈问题+0个，完成整改-1个" in words(deeds)


def test_overdue_items_beyond_ten_are_counted(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        for _ in range(12):
            builders.finding(work, deeds.town, State.IN_PROGRESS, due=MONDAY - timedelta(days=2))
    said = words(deeds)
    assert "超期未完成12个：" in said
    assert "10. 清河镇" in said
    assert "11. " not in said
    assert "另有2个未列出。" in said


def test_a_day_that_lies_ahead_is_refused(deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit, match="brief-future"):
        shown(deeds, Role.OFFICE, since=MONDAY + timedelta(days=1))


def test_a_share_names_no_item_that_its_reader_may_not_see(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        other = builders.person(work, "另一镇长")
        late = MONDAY - timedelta(days=2)
        builders.finding(work, deeds.town, State.IN_PROGRESS, leader_id=other.id, due=late)
    assert "超期未完成1个" in words(deeds, Role.PRINCIPAL)
    assert "目前没有超期问题" in words(deeds, Role.LEADER)
    assert "只含您可查看的单位" in words(deeds, Role.LEADER)


def test_the_picture_of_a_part_shows_the_part_alone(deeds: Deeds) -> None:
    deeds.fed_back()
    scope = Scope(round=deeds.town.round, unit=deeds.town.unit)
    [chart] = shown(deeds, Role.OFFICE, scope).attachments
    assert isinstance(chart, ChartAttachment)
    with deeds.ledger.work() as work:
        snapshot = work.snapshots.get(chart.snapshot)
    assert snapshot.scope == "第五届第7轮 · 清河镇"
    assert [unit.name for unit in snapshot.figures.units] == ["清河镇"]
    assert snapshot.history == ()


def test_the_whole_has_its_weeks(deeds: Deeds) -> None:
    [chart] = shown(deeds, Role.OFFICE).attachments
    assert isinstance(chart, ChartAttachment)
    with deeds.ledger.work() as work:
        assert len(work.snapshots.get(chart.snapshot).history) == 1


def test_a_scope_in_which_nothing_is_ones_own_is_not_there(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        principal = deeds.actor(Role.PRINCIPAL, work)
        county = Scope(unit=work.organisations.get(deeds.town.county.id))
        other = Scope(unit=work.organisations.get(deeds.town.other_unit.id))
        assert len(scopes.figures(county, principal, work).units) == 1
        with pytest.raises(errors.NotFound):
            scopes.figures(other, principal, work)
        with pytest.raises(errors.NotAllowed):
            scopes.figures(ALL, deeds.actor(Role.MEMBER, work), work)


def test_parts_follow_the_tree(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        office, superior = deeds.actor(Role.OFFICE, work), deeds.actor(Role.SUPERIOR, work)
        found = scopes.parts_by_unit(ALL, office, work)
        assert [(p.scope.name, p.depth) for p in found] == [
            ("云岭县", 0), ("清河镇", 1), ("沙泉乡", 1),
        ]  # fmt: skip
        assert scopes.parts_by_unit(ALL, superior, work) == found
        own = scopes.parts_by_unit(ALL, deeds.actor(Role.PRINCIPAL, work), work)
        assert [(p.scope.name, p.depth) for p in own] == [("清河镇", 0)]


def test_rounds_without_anything_of_ones_own_are_left_out(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        newer = builders.round_(work, number="8")
        principal, office = deeds.actor(Role.PRINCIPAL, work), deeds.actor(Role.OFFICE, work)
        mine = scopes.parts_by_round(principal, work)
        assert [part.scope.name for part in mine] == ["第五届第7轮"]
        assert len(scopes.parts_by_round(office, work)) == 2
        assert scopes.of_ids(newer.id, 0, work) == Scope(round=newer)
        assert Scope(round=newer, unit=deeds.town.unit).ids == (
            str(newer.id), str(deeds.town.unit.id),
        )  # fmt: skip
        assert ALL.ids == ("0", "0")


def test_rounds_under_way_are_meant_unless_all_are_archived(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        newer = builders.round_(work, number="8", phase=Phase.ARCHIVED)
        first = deeds.town.round.id
        assert scopes.round_ids(ALL, work) == {first}
        assert scopes.round_ids(Scope(round=newer), work) == {newer.id}
    deeds.archives()
    with deeds.ledger.work() as work:
        assert scopes.round_ids(ALL, work) == {first, newer.id}
