"""Figures about leads: equal to a count by hand, as of any day, and for their readers alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core import errors
from bot.core.digests import Count, Figures
from bot.core.leads import State
from bot.core.roles import SUBTREE_ROLES, TEAM_ROLES, UNIT_ROLES, Role
from bot.usecases import (
    bundles,
    digest_shares,
    digest_views,
    digests,
    figures,
    lead_figures,
    leads,
    scopes,
)
from tests import builders
from tests.usecases.deeds import Deeds
from tests.usecases.lead_deeds import LeadDeeds

READING = {Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP, Role.DISCIPLINE}


@pytest.fixture
def desk(deeds: Deeds) -> LeadDeeds:
    return LeadDeeds(deeds)


@pytest.fixture
def mixed(desk: LeadDeeds) -> LeadDeeds:
    """Five transferred, three of them disposed of, two of these concluded; one waits, and one
    was withdrawn."""
    desk.deeds.fed_back()
    desk.registered()
    command = leads.Withdraw(lead=desk.registered().id, reason="mistaken")
    desk.deeds.by(Role.HEAD, leads.withdraw, command)
    for state in ("transferred", "received", "disposed", "concluded", "concluded"):
        desk.at(State(state))
    return desk


def now(desk: LeadDeeds, who: Role, **scope: Any) -> Figures:
    with desk.deeds.ledger.work() as work:
        return scopes.figures(scopes.Scope(**scope), desk.deeds.actor(who, work), work)


def test_the_rates_are_counted_by_hand(mixed: LeadDeeds) -> None:
    found = now(mixed, Role.OFFICE).leads
    assert lead_figures.disposal(found) == Count(n=3, d=5)
    assert lead_figures.conclusion(found) == Count(n=2, d=5)
    assert (lead_figures.registered(found), lead_figures.overdue(found)) == (6, 0)


def test_the_commission_reads_of_what_was_handed_to_it(mixed: LeadDeeds) -> None:
    found = now(mixed, Role.DISCIPLINE).leads
    assert lead_figures.registered(found) == 5
    with mixed.deeds.ledger.work() as work:
        other = builders.person(work, "外纪委")
        builders.give(work, other, Role.DISCIPLINE, at=mixed.deeds.town.unit)
        actor = work.people.actor(other.id, work.today)
        assert scopes.figures(scopes.ALL, actor, work).leads == ()


@pytest.mark.parametrize("who", sorted(set(Role) - READING))
def test_nobody_else_reads_a_figure_of_leads(mixed: LeadDeeds, who: Role) -> None:
    try:
        found = now(mixed, who)
    except errors.NotAllowed:
        return
    assert found.leads == ()


@pytest.mark.parametrize("who", sorted(READING))
def test_a_units_part_holds_none(mixed: LeadDeeds, who: Role) -> None:
    assert now(mixed, who, unit=mixed.deeds.town.unit).leads == ()
    assert now(mixed, who, round=mixed.deeds.town.round).leads != ()


def test_the_operators_figures_hold_them_but_for_a_unit(mixed: LeadDeeds) -> None:
    with mixed.deeds.ledger.work() as work:
        whole = figures.of(work, round_number=None, unit_code=None, as_of=None)
        unit = figures.of(
            work, round_number=None, unit_code=mixed.deeds.town.unit.code, as_of=None
        )
    assert lead_figures.disposal(whole.leads) == Count(n=3, d=5)
    assert unit.leads == ()


def test_as_of_a_day_they_come_from_the_events(desk: LeadDeeds) -> None:
    clock = desk.deeds.ledger.clock
    lead = desk.at(State.TRANSFERRED)
    desk.registered()
    clock.go(date(2020, 12, 9))
    desk.at(State.CONCLUDED, lead)
    desk.draws()
    clock.go(date(2020, 12, 10))
    desk.judges(lead, Role.LEAD_OFFICER, "redo", "facts")
    counted = []
    for day in (6, 7, 9, 10):
        with desk.deeds.ledger.work() as work:
            past = work.statistics.figures_as_of(date(2020, 12, day), round_id=None).leads
        counted.append(
            (
                lead_figures.registered(past),
                lead_figures.disposal(past),
                lead_figures.conclusion(past),
                lead_figures.redone(past),
            )
        )
    none, one = Count(n=0, d=1), Count(n=1, d=1)
    assert counted == [
        (0, Count(n=0, d=0), Count(n=0, d=0), 0),
        (2, none, none, 0),
        (2, one, one, 0),
        (2, none, none, 1),
    ]


def test_a_frozen_digest_keeps_them_and_shows_them_by_class(mixed: LeadDeeds) -> None:
    with mixed.deeds.ledger.work() as work:
        frozen = digests.freeze(work, "2020-W50")
    mixed.at(State.CONCLUDED)
    shown = {}
    with mixed.deeds.ledger.work() as work:
        for role in Role:
            try:
                screen = digest_views.screen(frozen, mixed.deeds.actor(role, work), work)
            except errors.NotAllowed:
                continue
            ids = {line.id for line in screen.lines}
            shown[role] = "digest-lead-disposal" in ids
            assert screen.protected is shown[role]
        operator = digest_views.whole_screen(frozen, work)
        group = digest_views.numbers(frozen, work)
    assert {role for role, has in shown.items() if has} == READING
    rates = {line.id: line.args.get("counts") for line in operator.lines}
    assert rates["digest-lead-disposal"] == "3/5"
    assert rates["digest-lead-conclusion"] == "2/5"
    assert not any("lead" in line.id for line in group.lines)
    assert set(shown) <= READING | UNIT_ROLES | SUBTREE_ROLES | TEAM_ROLES


def test_what_is_late_has_its_own_line(desk: LeadDeeds) -> None:
    desk.at(State.TRANSFERRED)
    desk.deeds.ledger.clock.go(date(2020, 12, 15))
    with desk.deeds.ledger.work() as work:
        snapshot = digests.current(work)
        screen = digest_views.screen(snapshot, desk.deeds.actor(Role.DIRECTOR, work), work)
    assert "digest-leads-overdue" in {line.id for line in screen.lines}


def test_a_commission_without_findings_gets_its_digest_for_its_leads(desk: LeadDeeds) -> None:
    with desk.deeds.ledger.work() as work:
        actor = desk.deeds.actor(Role.DISCIPLINE, work)
        assert digest_shares.is_empty(digests.current(work), actor, work)
    desk.at(State.TRANSFERRED)
    with desk.deeds.ledger.work() as work:
        assert not digest_shares.is_empty(digests.current(work), actor, work)


def test_eighty_eight_of_eighty_eight(desk: LeadDeeds) -> None:
    """The review's own sentence, by the hook that the demo's history uses."""
    desk.deeds.silent = True
    for _ in range(88):
        desk.brought()
    found = now(desk, Role.DIRECTOR).leads
    assert lead_figures.disposal(found) == lead_figures.conclusion(found) == Count(n=88, d=88)
    assert desk.deeds.told(Role.HEAD, bundles.DAILY[0]) == []
