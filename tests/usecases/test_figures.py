"""Figures: equal to a count by hand, the reader's share of them, and any past day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import errors
from bot.core.digests import Count, Figures
from bot.core.findings import Finding, State
from bot.core.roles import Role
from bot.core.rounds import Team
from bot.usecases import feedback, figures, rectification, scopes
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds, Who


def seen(deeds: Deeds, who: Who) -> Figures:
    with deeds.ledger.work() as work:
        return scopes.figures(scopes.ALL, deeds.actor(who, work), work)


def whole(deeds: Deeds) -> Figures:
    return seen(deeds, Role.OFFICE)


def of(
    ledger: Ledger, *, round: str | None = None, unit: str | None = None, on: date | None = None
) -> Figures:
    with ledger.work() as work:
        return figures.of(work, round_number=round, unit_code=unit, as_of=on)


def short(found: Figures) -> tuple[str, str, str]:
    counts = (found.findings, found.with_stage, found.immediate)
    first, second, third = (f"{count.n}/{count.d}" for count in counts)
    return first, second, third


def elsewhere(deeds: Deeds) -> Finding:
    """Open in the other unit."""
    place = deeds.town.other_assignment.id
    return deeds.feeds(deeds.signed(assignment=place))[0]


def mixed(deeds: Deeds) -> None:
    """Of nine fed back and not withdrawn two are closed, one stands at its stage; of two sent
    one is closed, and the other one is among the nine."""
    deeds.signed()
    deeds.fed_back()
    withdrawn = feedback.Withdraw(finding=deeds.fed_back().id, text="重复")
    deeds.by(Role.OFFICE, feedback.withdraw, withdrawn)
    deeds.assigned()
    deeds.applied()
    deeds.closed(), deeds.closed()
    deeds.reopen(deeds.closed())
    stage = rectification.CompleteStage(
        finding=deeds.assigned().id, goal="制度已建", next_review_on=date(2021, 1, 29)
    )
    deeds.by(Role.OFFICE, rectification.complete_stage, stage)
    deeds.endorse(deeds.apply(deeds.assign(deeds.sent())), Role.OFFICE)
    deeds.feeds(deeds.sent())
    elsewhere(deeds)


def test_the_rates_equal_a_count_by_hand(deeds: Deeds) -> None:
    mixed(deeds)
    found = whole(deeds)
    assert short(found) == ("2/9", "3/9", "1/2")
    assert found.lights == {"normal": 4, "not_started": 3, "closed": 2}


def test_the_lines_of_the_units_add_up_to_the_whole(deeds: Deeds) -> None:
    mixed(deeds)
    found = whole(deeds)
    assert figures.added(unit.findings for unit in found.units) == found.findings
    everything = figures.narrowed(found, lambda _: True)
    assert short(everything) == short(found)
    assert everything.lights == found.lights


def test_nothing_added_is_nothing() -> None:
    assert figures.added(()) == Count(n=0, d=0)


# Who reads what.


@pytest.mark.parametrize("who", [Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP])
def test_the_offices_class_reads_the_whole(deeds: Deeds, who: Role) -> None:
    deeds.fed_back()
    elsewhere(deeds)
    found = seen(deeds, who)
    assert (found.findings.d, len(found.units)) == (2, 2)


@pytest.mark.parametrize("who", [Role.PRINCIPAL, Role.LIAISON, Role.LEADER, Role.RESPONSIBLE])
def test_the_unit_reads_its_own_line(deeds: Deeds, ledger: Ledger, who: Role) -> None:
    mine, other = deeds.fed_back(), elsewhere(deeds)
    ledger.clock.go(date(2021, 3, 9))  # both overdue since yesterday
    found = seen(deeds, who)
    assert [unit.name for unit in found.units] == ["清河镇"]
    assert found.findings == Count(n=0, d=1)
    assert [item.id for item in found.overdue] == [mine.id]
    assert {item.id for item in whole(deeds).overdue} == {mine.id, other.id}


def test_the_unit_reads_its_own_near_dates(deeds: Deeds, ledger: Ledger) -> None:
    mine = deeds.fed_back()
    elsewhere(deeds)
    ledger.clock.go(date(2021, 3, 1))
    assert [item.id for item in seen(deeds, Role.PRINCIPAL).due_soon] == [mine.id]


@pytest.mark.parametrize("who", [Role.SUPERIOR, Role.DISCIPLINE, Role.ORGANISATION])
def test_who_is_in_charge_of_a_subtree_reads_all_below(deeds: Deeds, who: Role) -> None:
    deeds.fed_back()
    elsewhere(deeds)
    assert seen(deeds, who).findings == Count(n=0, d=2)


def test_a_superior_of_one_town_reads_that_town(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        chief = builders.person(work, "何乡长")
        builders.give(work, chief, Role.SUPERIOR, at=deeds.town.other_unit)
    deeds.fed_back()
    elsewhere(deeds)
    assert [unit.name for unit in seen(deeds, chief).units] == ["沙泉乡"]


@pytest.mark.parametrize("who", [Role.MEMBER, Role.HEAD, Role.ADMIN])
def test_nobody_else_reads_figures(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed) as refused:
        seen(deeds, who)
    assert refused.value.variant == "statistics"


def test_a_unit_does_not_learn_what_others_have_without_a_date(
    deeds: Deeds, ledger: Ledger
) -> None:
    with ledger.work() as work:
        for at in (deeds.town.assignment, deeds.town.other_assignment):
            builders.finding(
                work,
                deeds.town,
                State.OPEN,
                at=at,
                due=None,
                original_due=None,
                clock_from=None,
            )
    assert whole(deeds).without_due == 2
    assert seen(deeds, Role.PRINCIPAL).without_due == 1


def test_on_time_is_counted_for_the_whole_only(deeds: Deeds) -> None:
    deeds.closed()
    assert whole(deeds).on_time == Count(n=1, d=1)
    assert seen(deeds, Role.PRINCIPAL).on_time == Count(n=0, d=0)


# The operator's questions.


def test_one_unit_is_asked_for_by_its_code(deeds: Deeds, ledger: Ledger) -> None:
    deeds.fed_back()
    elsewhere(deeds)
    assert of(ledger, unit=deeds.town.unit.code).findings == Count(n=0, d=1)
    assert of(ledger, unit=deeds.town.county.code).findings == Count(n=0, d=2)
    assert of(ledger).findings == Count(n=0, d=2)


def test_one_round_is_asked_for_by_its_number(deeds: Deeds, ledger: Ledger) -> None:
    deeds.fed_back()
    with ledger.work() as work:
        later = builders.round_(work, number="8")
        team = work.rounds.add_team(Team(id=0, round_id=later.id, number=1, name="一组"))
        builders.assignment(work, later, team, deeds.town.unit)
    assert of(ledger, round="7").findings == Count(n=0, d=1)
    assert of(ledger, round="8").findings == Count(n=0, d=0)


def test_of_namesakes_the_latest_round_is_meant(deeds: Deeds, ledger: Ledger) -> None:
    deeds.fed_back()
    with ledger.work() as work:
        builders.round_(work, term="第六届")
    assert of(ledger, round="7").findings == Count(n=0, d=0)


def test_what_does_not_exist_is_named(deeds: Deeds, ledger: Ledger) -> None:
    with pytest.raises(errors.NotFound) as refused:
        of(ledger, round="99")
    assert refused.value.variant == "round"
    with pytest.raises(errors.NotFound) as refused:
        of(ledger, unit="99")
    assert refused.value.variant == "unit"


def test_an_archived_round_can_still_be_asked_for(deeds: Deeds, ledger: Ledger) -> None:
    deeds.closed()
    deeds.archives()
    assert of(ledger, round="7").findings == Count(n=1, d=1)


def test_any_past_day_gives_what_was_printed_then(deeds: Deeds, ledger: Ledger) -> None:
    days = [date(2020, 12, day) for day in (7, 9, 11, 14)]
    printed = {}
    item = None
    for day in days:
        ledger.clock.go(day)
        item = deeds.reopen(item) if item else None
        mixed(deeds)
        item = deeds.closed()
        printed[day] = short(whole(deeds))
    assert len(set(printed.values())) == 4
    for day, then in printed.items():
        assert short(of(ledger, on=day)) == then
        unit = of(ledger, on=day, unit=deeds.town.other_unit.code)
        assert unit.findings.d == days.index(day) + 1
    assert short(of(ledger, on=date(2020, 12, 6))) == ("0/0", "0/0", "0/0")
    assert short(of(ledger, on=date(2020, 12, 10))) == printed[date(2020, 12, 9)]
