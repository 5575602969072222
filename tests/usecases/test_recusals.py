"""回避: from the moment it is declared the unit's items do not exist for the cadre."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core import errors, rights
from bot.core.listing import Filter, Order
from bot.core.messages import Topic
from bot.core.policy import Recipient
from bot.core.recusals import Reason, Recusal
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.core.screens import text
from bot.usecases import (
    bundles,
    changes,
    findings,
    items,
    notices,
    people,
    recusals,
    scopes,
    seats,
    stepping,
)
from tests.usecases.deeds import CHAIN, Deeds, Who


def declared(deeds: Deeds, who: Who, **more: object) -> Recusal:
    values = {
        "round": deeds.town.round.id,
        "unit": deeds.town.unit.id,
        "reason": Reason.RELATIVE,
        **more,
    }
    return deeds.by(who, recusals.declare, recusals.Declare.model_validate(values))


def lifted(deeds: Deeds, recusal: Recusal, who: Who = Role.DIRECTOR) -> Recusal:
    return deeds.by(who, recusals.lift, recusals.Lift(recusal=recusal.id))


def seen(deeds: Deeds, who: Who) -> list[int]:
    with deeds.ledger.work() as work:
        sight = rights.sight(deeds.actor(who, work))
        page = work.listing.page(sight, Filter(), order=Order.NUMBER, number=0, size=9)
    return [row.id for row in page.rows]


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICE, Role.DIRECTOR, Role.SUPERIOR])
def test_no_row_and_no_item_from_then_on_and_all_again_when_lifted(
    deeds: Deeds, role: Role
) -> None:
    item = deeds.assigned()
    assert seen(deeds, role) == [item.id]
    standing = declared(deeds, role)
    assert seen(deeds, role) == []
    with deeds.ledger.work() as work, pytest.raises(errors.NotFound):
        items.visible(item.id, deeds.actor(role, work), work)
    lifted(deeds, standing, deeds.joins("另一主任", Role.DIRECTOR))
    assert seen(deeds, role) == [item.id]


def test_it_reaches_what_one_does_as_a_deputy_too(deeds: Deeds) -> None:
    item = deeds.assigned()
    declared(deeds, Role.OFFICE)
    deeds.gives(Role.OFFICE, Role.DISCIPLINE)
    assert seen(deeds, Role.OFFICE) == []
    assert seen(deeds, Role.DISCIPLINE) == [item.id]


def test_the_director_and_the_teams_head_hear_it_and_the_head_no_reason(deeds: Deeds) -> None:
    declared(deeds, Role.MEMBER)
    assert deeds.notices(Role.DIRECTOR)[-1] == "notice-recusal"
    line = deeds.screen(Role.HEAD).lines[0]
    assert (line.id, line.args.get("name")) == ("notice-recusal-team", "李组员")


def test_the_reason_is_a_type_in_the_event_and_names_nobody_else(deeds: Deeds) -> None:
    recusal = declared(deeds, Role.MEMBER)
    with deeds.ledger.work() as work:
        told = work.events.of_item("person", deeds.id(Role.MEMBER))[-1]
    assert told.kind == "recusal-declared"
    assert told.body == {
        "round": recusal.round_id,
        "unit": recusal.unit_id,
        "reason": "relative",
    }


def test_who_answers_for_a_unit_declares_nothing(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed):
        declared(deeds, Role.PRINCIPAL)
    deeds.gives(Role.MEMBER, Role.LIAISON)
    with pytest.raises(errors.Unfit) as caught:
        declared(deeds, Role.MEMBER)
    assert caught.value.variant == "recusal-own-unit"


def test_not_twice_and_not_for_an_archived_round(deeds: Deeds) -> None:
    declared(deeds, Role.OFFICE)
    with pytest.raises(errors.WrongState):
        declared(deeds, Role.OFFICE)
    deeds.archives()
    with pytest.raises(errors.Unfit):
        declared(deeds, Role.OFFICE, unit=deeds.town.other_unit.id)


def test_only_a_director_lifts_and_never_his_own(deeds: Deeds) -> None:
    standing = declared(deeds, Role.DIRECTOR)
    for who in (Role.OFFICE, Role.DIRECTOR):
        with pytest.raises(errors.NotAllowed):
            lifted(deeds, standing, who)
    other = deeds.joins("另一主任", Role.DIRECTOR)
    lifted(deeds, standing, other)
    assert deeds.notices(Role.DIRECTOR)[-1] == "notice-recusal-lifted"
    with pytest.raises(errors.Stale):
        lifted(deeds, standing, other)


def test_each_sees_his_own_and_the_director_all(deeds: Deeds) -> None:
    standing = declared(deeds, Role.MEMBER)
    with deeds.ledger.work() as work:
        shown = {
            role: [r.id for r in recusals.visible(deeds.actor(role, work), work)]
            for role in (Role.MEMBER, Role.OFFICE, Role.DIRECTOR)
        }
    assert shown == {Role.MEMBER: [standing.id], Role.OFFICE: [], Role.DIRECTOR: [standing.id]}


def test_the_recused_sits_at_no_stop_and_is_given_none(deeds: Deeds) -> None:
    application = deeds.applied()
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    declared(deeds, Role.OFFICE)
    with pytest.raises(errors.NotFound):
        deeds.endorse(application, Role.OFFICE)
    with deeds.ledger.work() as work:
        assert seats.awaiting(deeds.actor(Role.OFFICE, work), work) == []
        finding = work.findings.get(application.finding_id)
        now = work.reviews.get(application.id)
        with pytest.raises(errors.NotAllowed):
            seats.check_separation(now, deeds.person(Role.OFFICE), finding, work)


def test_a_chain_planned_afterwards_leaves_the_recused_out(deeds: Deeds) -> None:
    item = deeds.assigned()
    declared(deeds, Role.OFFICE)
    declared(deeds, Role.DISCIPLINE)
    planned = deeds.apply(item).chain
    away = {deeds.id(Role.OFFICE), deeds.id(Role.DISCIPLINE)}
    assert all(away.isdisjoint(stop.people) for stop in planned)


def test_an_appointed_reviewer_who_recuses_himself_loses_the_seat(deeds: Deeds) -> None:
    application = deeds.applied()
    stand_in = deeds.joins("代行人", Role.SUPERIOR)
    with deeds.ledger.work() as work:
        assert seats.is_seated(work.reviews.get(application.id), stand_in.id, work)
    declared(deeds, stand_in)
    with deeds.ledger.work() as work:
        assert not seats.is_seated(work.reviews.get(application.id), stand_in.id, work)


def test_requests_for_more_time_pass_the_recused_by(deeds: Deeds) -> None:
    item = deeds.assigned()
    declared(deeds, Role.OFFICE)
    assert item.due is not None
    until = item.due + timedelta(days=30)
    ask = changes.AskExtension(finding=item.id, until=until, text="停工")
    change = deeds.by(Role.RESPONSIBLE, changes.ask_extension, ask)
    deeds.by(Role.LEADER, changes.approve, changes.Approve(change=change.id))
    with deeds.ledger.work() as work:
        now = work.changes.get(change.id)
        deciders = changes.deciders(now, work.findings.get(item.id), work)
    assert deciders == (deeds.id(Role.DIRECTOR),)


def test_what_waits_for_the_next_bundle_does_not_reach_him(deeds: Deeds) -> None:
    deeds.signed()
    with deeds.ledger.work() as work:
        waiting = work.tidings.waiting(deeds.id(Role.MEMBER), [Topic.ECHO])
        assert bundles.entries(waiting, work)
    declared(deeds, Role.MEMBER)
    with deeds.ledger.work() as work:
        assert bundles.entries(waiting, work) == ()


def test_neither_notices_nor_the_steps_of_the_ladder_reach_him(deeds: Deeds) -> None:
    application = deeds.applied()
    declared(deeds, Role.SUPERIOR)
    with deeds.ledger.work() as work:
        finding = work.findings.get(application.finding_id).changed(escalated=True)
        screen = notices.about(finding, text("notice-closed", number=finding.number))
        people_ = [deeds.id(Role.SUPERIOR), deeds.id(Role.PRINCIPAL)]
        notices.tell(work, people_, screen, kind="notice", topic="test")
        to = [Recipient.SUPERIOR, Recipient.PRINCIPAL]
        assert stepping.recipients(finding, to, work) == {deeds.id(Role.PRINCIPAL)}
    assert "notice-closed" not in deeds.notices(Role.SUPERIOR)
    assert deeds.notices(Role.PRINCIPAL)[-1] == "notice-closed"


def test_totals_stay_whole_and_the_unit_alone_is_not_asked_for(deeds: Deeds) -> None:
    deeds.closed()
    declared(deeds, Role.OFFICE)
    with deeds.ledger.work() as work:
        office, director = (deeds.actor(r, work) for r in (Role.OFFICE, Role.DIRECTOR))
        whole = scopes.figures(scopes.ALL, office, work)
        assert whole == scopes.figures(scopes.ALL, director, work)
        for round_id in (0, deeds.town.round.id):
            unit = scopes.of_ids(round_id, deeds.town.unit.id, work)
            with pytest.raises(errors.NotFound):
                scopes.figures(unit, office, work)
        parts = scopes.parts_by_unit(scopes.ALL, office, work)
    assert deeds.town.unit not in [part.scope.unit for part in parts]


def test_nothing_is_logged_about_the_unit(deeds: Deeds) -> None:
    declared(deeds, Role.MEMBER)
    with deeds.ledger.work() as work:
        offered = findings.may_log(deeds.actor(Role.MEMBER, work), work)
    assert deeds.town.assignment.id not in [each.id for each in offered]
    with pytest.raises(errors.WrongState):
        deeds.logged()


def test_nobody_recused_is_invited_into_a_team_that_has_the_unit(deeds: Deeds) -> None:
    declared(deeds, Role.OFFICE)
    with deeds.ledger.work() as work:
        key = work.people.get(deeds.id(Role.OFFICE)).key
    invite = people.Invite(person=key, role=Role.MEMBER, team=deeds.town.team.id)
    with pytest.raises(errors.Unfit) as caught:
        deeds.by(Role.DIRECTOR, people.invite, invite)
    assert caught.value.variant == "recused"


def test_the_chain_closes_without_the_recused(deeds: Deeds) -> None:
    item = deeds.assigned()
    declared(deeds, Role.OFFICE)
    application = deeds.apply(item)
    chain = [Role.DIRECTOR if role is Role.OFFICE else role for role in CHAIN]
    assert deeds.endorse(application, *chain).state == "closed"


def test_it_ends_with_the_round_for_what_is_listed(deeds: Deeds) -> None:
    declared(deeds, Role.OFFICE)
    deeds.enters(Phase.FEEDBACK)
    with deeds.ledger.work() as work:
        assert work.recusals.all()
        assert work.recusals.of_round(deeds.town.round.id)
    deeds.enters(Phase.RECTIFICATION, Phase.ARCHIVED)
    with deeds.ledger.work() as work:
        assert work.recusals.all() == []
