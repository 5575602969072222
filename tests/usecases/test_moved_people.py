"""Who moves on to another unit leaves the old one's items behind, with the post that held them."""

from __future__ import annotations

import pytest

from bot.core import errors, rights
from bot.core.listing import Filter, Order
from bot.core.policy import Recipient
from bot.core.roles import Role
from bot.usecases import orders, seats, stepping
from tests import builders
from tests.usecases.deeds import Deeds

MOVERS = (Role.LEADER, Role.RESPONSIBLE)


def moves(deeds: Deeds, role: Role) -> None:
    """To the same post in another unit of the county."""
    deeds.leaves(role, role)
    with deeds.ledger.work() as work:
        elsewhere = builders.organisation(work, "白石镇", under=deeds.town.county)
        builders.give(work, deeds.person(role), role, at=elsewhere)


def seen(deeds: Deeds, role: Role) -> list[int]:
    with deeds.ledger.work() as work:
        sight = rights.sight(deeds.actor(role, work))
        page = work.listing.page(sight, Filter(), order=Order.NUMBER, number=0, size=9)
    return [row.id for row in page.rows]


@pytest.mark.parametrize("role", MOVERS)
def test_the_old_units_items_are_out_of_sight_and_reach(deeds: Deeds, role: Role) -> None:
    item = deeds.assigned()
    assert seen(deeds, role) == [item.id]
    moves(deeds, role)
    assert seen(deeds, role) == []
    with pytest.raises(errors.NotFound):
        deeds.report(item, who=role)


def test_a_leader_who_has_moved_endorses_nothing_and_his_stop_is_unheld(deeds: Deeds) -> None:
    application = deeds.applied()
    moves(deeds, Role.LEADER)
    with pytest.raises((errors.NotAllowed, errors.NotFound)):
        deeds.endorse(application, Role.LEADER)
    with deeds.ledger.work() as work:
        assert seats.awaiting(deeds.actor(Role.LEADER, work), work) == []
        assert seats.is_unheld(application, work)


@pytest.mark.parametrize("role", MOVERS)
def test_who_has_moved_hears_no_more_of_what_comes_of_it(deeds: Deeds, role: Role) -> None:
    application = deeds.applied()
    deeds.endorse(application, Role.LEADER)
    heard = deeds.notices(role)
    moves(deeds, role)
    deeds.refuse(application, Role.PRINCIPAL)
    assert deeds.notices(role) == heard


@pytest.mark.parametrize("role", MOVERS)
def test_reminders_go_to_who_assigns_anew(deeds: Deeds, role: Role) -> None:
    item = deeds.assigned()
    moves(deeds, role)
    with deeds.ledger.work() as work:
        to = [recipient for recipient in Recipient if recipient.value == role.value]
        people = stepping.recipients(work.findings.get(item.id), to, work)
    assert people == {deeds.id(Role.PRINCIPAL), deeds.id(Role.LIAISON)}


def test_when_all_have_moved_the_unit_itself_is_pressed(deeds: Deeds) -> None:
    item = deeds.assigned()
    for role in MOVERS:
        moves(deeds, role)
    deeds.by(Role.OFFICE, orders.press, orders.Press(finding=item.id))
    assert deeds.notices(Role.PRINCIPAL)[-1] == "notice-pressed"
    assert "notice-pressed" not in deeds.notices(Role.RESPONSIBLE)


def test_a_deputy_of_who_has_moved_stands_for_him_in_the_new_unit_only(deeds: Deeds) -> None:
    item = deeds.assigned()
    moves(deeds, Role.LEADER)
    with deeds.ledger.work() as work:
        leader = deeds.actor(Role.LEADER, work)
        finding = work.findings.get(item.id)
        assert not rights.may(leader, rights.Action.REMIND, finding)
        [(_, unit)] = leader.shares(Role.LEADER)
        assert rights.may(leader, rights.Action.REMIND, finding.changed(unit_id=unit))
