"""Leads from registration to conclusion: dates, events, who hears what, what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.core import errors, invitations, recusals, roster
from bot.core.lead_rights import Action
from bot.core.leads import Disposal, Lead, State
from bot.core.messages import Topic
from bot.core.people import Person
from bot.core.roles import Role
from bot.core.roster import Roster
from bot.core.screens import Screen
from bot.usecases import lead_views, leads, people, rosters
from bot.usecases import recusals as recusing
from tests import builders
from tests.usecases.deeds import Deeds
from tests.usecases.lead_deeds import LeadDeeds

MONDAY = date(2020, 12, 7)


@pytest.fixture
def desk(deeds: Deeds) -> LeadDeeds:
    return LeadDeeds(deeds)


def move(desk: LeadDeeds, who: Role, verb: Any, lead: Lead) -> Lead:
    moved: Lead = desk.deeds.by(who, verb, leads.Move(lead=lead.id))
    return moved


def said(screen: Screen) -> str:
    return screen.model_dump_json()


def test_its_numbers_are_a_series_of_their_own(desk: LeadDeeds) -> None:
    before = desk.deeds.logged()
    numbers = [desk.registered().number for _ in range(3)]
    after = desk.deeds.logged()
    assert numbers == ["XS2020-0001", "XS2020-0002", "XS2020-0003"]
    assert int(after.number[-3:]) == int(before.number[-3:]) + 1


def test_a_new_year_begins_a_new_series(desk: LeadDeeds) -> None:
    desk.registered()
    desk.deeds.ledger.clock.go(date(2021, 1, 4))
    assert desk.registered().number == "XS2021-0001"


def test_the_head_registers_for_his_team_and_the_officer_for_a_round(desk: LeadDeeds) -> None:
    town = desk.deeds.town
    own, other = desk.registered(fast=True), desk.by_officer(unit=None)
    assert (own.team_id, own.unit_name, own.fast) == (town.team.id, "清河镇", True)
    assert (other.team_id, other.unit_name, other.round_id) == (None, None, town.round.id)
    assert own.state is other.state is State.REGISTERED
    assert desk.deeds.notices(Role.LEAD_OFFICER) == ["notice-lead-registered"]


def test_without_an_officer_the_director_hears_of_a_new_one(desk: LeadDeeds) -> None:
    desk.deeds.leaves(Role.LEAD_OFFICER, Role.LEAD_OFFICER)
    desk.registered()
    assert desk.deeds.notices(Role.DIRECTOR) == ["notice-lead-registered"]
    desk.deeds.leaves(Role.DIRECTOR, Role.DIRECTOR)
    desk.registered()
    assert len(desk.deeds.notices(Role.DIRECTOR)) == 1


def test_a_notice_carries_the_number_alone_and_is_protected(desk: LeadDeeds) -> None:
    lead = desk.at(State.TRANSFERRED)
    for who in (Role.LEAD_OFFICER, Role.DISCIPLINE):
        screen = desk.deeds.screen(who)
        assert screen.protected
        assert screen.lines[0].args == {"number": lead.number}
        assert "清河镇" not in said(screen)
        assert "integrity" not in said(screen)


@pytest.mark.parametrize("who", sorted(set(Role) - {Role.HEAD, Role.LEAD_OFFICER}))
def test_nobody_else_registers_one(desk: LeadDeeds, who: Role) -> None:
    for origin in (f"team-{desk.deeds.town.team.id}", f"round-{desk.deeds.town.round.id}"):
        with pytest.raises(errors.NotAllowed):
            desk.registered(who, origin=origin)


def test_a_head_registers_for_no_other_team_and_no_round(desk: LeadDeeds) -> None:
    with desk.deeds.ledger.work() as work:
        round_ = builders.round_(work, number="8")
    for origin in (f"round-{round_.id}", f"round-{desk.deeds.town.round.id}"):
        with pytest.raises(errors.NotAllowed):
            desk.registered(origin=origin)
    with pytest.raises(errors.NotAllowed):
        desk.registered(Role.LEAD_OFFICER, origin=f"team-{desk.deeds.town.team.id}")


@pytest.mark.parametrize("who", [Role.HEAD, Role.LEAD_OFFICER])
def test_an_archived_round_takes_no_more(desk: LeadDeeds, who: Role) -> None:
    with desk.deeds.ledger.work() as work:
        assert leads.origins(desk.deeds.actor(who, work), work)
    desk.deeds.archives()
    with desk.deeds.ledger.work() as work:
        assert leads.origins(desk.deeds.actor(who, work), work) == ()
    with pytest.raises((errors.WrongState, errors.NotAllowed)):
        desk.registered(who, origin=f"round-{desk.deeds.town.round.id}")


def test_the_officer_is_told_that_the_round_is_archived(desk: LeadDeeds) -> None:
    desk.deeds.archives()
    with pytest.raises(errors.WrongState) as refusal:
        desk.by_officer()
    assert refusal.value.variant == "lead-archived"


@pytest.mark.parametrize(
    ("more", "variant"),
    [
        ({"unit": 9999}, "lead-unit"),
        ({"found_on": MONDAY + timedelta(days=1)}, "lead-future"),
        ({"office": 9999}, "lead-office"),
    ],
)
def test_metadata_that_do_not_fit_are_refused(
    desk: LeadDeeds, more: dict[str, Any], variant: str
) -> None:
    with pytest.raises(errors.Unfit) as refusal:
        desk.registered(**more)
    assert refusal.value.variant == variant


def test_a_commission_without_people_receives_nothing(desk: LeadDeeds) -> None:
    desk.deeds.leaves(Role.DISCIPLINE, Role.DISCIPLINE)
    with desk.deeds.ledger.work() as work:
        assert leads.offices(work) == ()
    with pytest.raises(errors.Unfit):
        desk.registered()


def test_the_way_leaves_its_dates_its_hands_and_its_events(desk: LeadDeeds) -> None:
    lead = desk.at(State.CONCLUDED)
    commission = desk.deeds.id(Role.DISCIPLINE)
    assert lead.transferred_on == lead.received_on == lead.disposed_on == MONDAY
    assert lead.concluded_on == MONDAY
    assert lead.handlers == {commission}
    assert (lead.disposal, lead.due) == (Disposal.VERIFICATION, None)
    assert desk.events(lead) == [
        "lead-registered",
        "lead-transferred",
        "lead-received",
        "lead-disposed",
        "lead-concluded",
    ]


@pytest.mark.parametrize(
    ("state", "fast", "due"),
    [
        (State.TRANSFERRED, False, date(2020, 12, 14)),
        (State.RECEIVED, False, date(2021, 1, 7)),
        (State.DISPOSED, False, date(2021, 3, 8)),
        (State.TRANSFERRED, True, date(2020, 12, 9)),
        (State.RECEIVED, True, date(2020, 12, 21)),
        (State.DISPOSED, True, date(2021, 1, 7)),
    ],
)
def test_each_state_has_its_limit_and_the_fast_track_its_own(
    desk: LeadDeeds, state: State, fast: bool, due: date
) -> None:
    assert desk.at(state, fast=fast).due == due


def test_the_head_hears_the_outcome_class_and_the_number(desk: LeadDeeds) -> None:
    lead = desk.at(State.CONCLUDED)
    assert desk.deeds.told(Role.HEAD, Topic.ECHO) == ["echo-lead-disposed", "echo-lead-concluded"]
    with desk.deeds.ledger.work() as work:
        told = work.tidings.waiting(desk.deeds.id(Role.HEAD), [Topic.ECHO])
    assert all(set(tiding.body.args) == {"number", "disposal"} for tiding in told)
    assert told[0].body.args["number"] == lead.number


def test_the_officer_hears_of_what_he_registered_himself(desk: LeadDeeds) -> None:
    desk.at(State.DISPOSED, desk.by_officer())
    assert desk.deeds.told(Role.LEAD_OFFICER, Topic.ECHO) == ["echo-lead-disposed"]
    assert desk.deeds.told(Role.HEAD, Topic.ECHO) == []


def test_who_no_longer_sees_it_hears_nothing(desk: LeadDeeds) -> None:
    lead = desk.at(State.RECEIVED, desk.by_officer())
    desk.deeds.leaves(Role.LEAD_OFFICER, Role.LEAD_OFFICER)
    command = leads.Dispose(lead=lead.id, disposal=Disposal.KEPT)
    desk.deeds.by(Role.DISCIPLINE, leads.dispose, command)
    assert desk.deeds.told(Role.LEAD_OFFICER, Topic.ECHO) == []


@pytest.mark.parametrize(
    ("who", "verb", "state"),
    [
        (Role.HEAD, leads.transfer, State.REGISTERED),
        (Role.DIRECTOR, leads.receive, State.TRANSFERRED),
        (Role.LEAD_OFFICER, leads.conclude, State.DISPOSED),
    ],
)
def test_who_sees_it_without_the_right_is_told_so(
    desk: LeadDeeds, who: Role, verb: Any, state: State
) -> None:
    with pytest.raises(errors.NotAllowed) as refusal:
        move(desk, who, verb, desk.at(state))
    assert refusal.value.variant == "lead-step"


def test_a_step_in_another_state_names_the_state(desk: LeadDeeds) -> None:
    lead = desk.at(State.RECEIVED)
    for who, verb in ((Role.DISCIPLINE, leads.receive), (Role.LEAD_OFFICER, leads.transfer)):
        with pytest.raises(errors.WrongState) as refusal:
            move(desk, who, verb, lead)
        assert refusal.value.variant == "lead-moved"


@pytest.mark.parametrize("verb", [leads.transfer, leads.receive, leads.conclude])
@pytest.mark.parametrize(
    "who", sorted(set(Role) - {Role.HEAD, Role.LEAD_OFFICER, Role.DIRECTOR, Role.DISCIPLINE})
)
def test_to_all_others_it_does_not_exist(desk: LeadDeeds, who: Role, verb: Any) -> None:
    lead = desk.at(State.TRANSFERRED)
    with pytest.raises(errors.NotFound) as refusal:
        move(desk, who, verb, lead)
    with pytest.raises(errors.NotFound) as unknown:
        move(desk, who, verb, lead.changed(id=9999))
    assert refusal.value.text == unknown.value.text


def test_a_commission_sees_it_only_when_it_is_handed_over(desk: LeadDeeds) -> None:
    with pytest.raises(errors.NotFound):
        move(desk, Role.DISCIPLINE, leads.receive, desk.registered())


def withdrawn(desk: LeadDeeds, lead: Lead, who: Role, reason: str = "mistaken") -> Lead:
    return desk.deeds.by(who, leads.withdraw, leads.Withdraw(lead=lead.id, reason=reason))


def test_a_mistaken_registration_is_withdrawn_by_type(desk: LeadDeeds) -> None:
    lead = withdrawn(desk, desk.registered(), Role.HEAD)
    assert (lead.state, lead.withdrawal) == (State.WITHDRAWN, "mistaken")
    assert desk.deeds.notices(Role.LEAD_OFFICER)[-1] == "notice-lead-withdrawn"
    assert desk.registered().number == "XS2020-0002"


def test_one_already_transferred_is_withdrawn_by_the_office(desk: LeadDeeds) -> None:
    lead = desk.at(State.TRANSFERRED)
    with pytest.raises(errors.WrongState):
        withdrawn(desk, lead, Role.HEAD)
    assert withdrawn(desk, lead, Role.DIRECTOR).due is None
    with pytest.raises(errors.NotFound):
        move(desk, Role.DISCIPLINE, leads.receive, lead)


def test_an_unknown_type_of_reason_is_refused(desk: LeadDeeds) -> None:
    with pytest.raises(errors.Unfit) as refusal:
        withdrawn(desk, desk.registered(), Role.HEAD, "张某某收受礼金")
    assert refusal.value.variant == "lead-reason"


def names(desk: LeadDeeds, who: Role, name: str = "all") -> list[str]:
    with desk.deeds.ledger.work() as work:
        return [x.number for x in lead_views.listed(name, desk.deeds.actor(who, work), work)]


def test_lists_hold_what_each_may_see(desk: LeadDeeds) -> None:
    first, second = desk.registered().number, desk.by_officer().number
    third = desk.at(State.TRANSFERRED).number
    assert names(desk, Role.LEAD_OFFICER) == names(desk, Role.DIRECTOR) == [third, second, first]
    assert names(desk, Role.HEAD) == [third, first]
    assert names(desk, Role.DISCIPLINE) == [third]
    assert names(desk, Role.DIRECTOR, "registered") == [second, first]
    assert names(desk, Role.DIRECTOR, "overdue") == []
    desk.deeds.ledger.clock.go(date(2020, 12, 15))
    assert names(desk, Role.DIRECTOR, "overdue") == names(desk, Role.DISCIPLINE) == [third]


@pytest.mark.parametrize(
    "who", sorted(set(Role) - {Role.HEAD, Role.LEAD_OFFICER, Role.DIRECTOR, Role.DISCIPLINE})
)
def test_there_is_no_list_for_others(desk: LeadDeeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        names(desk, who)


def test_every_look_is_an_event_with_who_and_when(desk: LeadDeeds) -> None:
    lead = desk.registered()
    with desk.deeds.ledger.work() as work:
        actor = desk.deeds.actor(Role.DIRECTOR, work)
        lead_views.opened(lead.id, actor, work)
        lead_views.note("lead-listed", [lead], actor, work)
        looks = work.events.of_item("lead", lead.id)[1:]
    assert [look.kind for look in looks] == ["lead-seen", "lead-listed"]
    assert {look.person_id for look in looks} == {desk.deeds.id(Role.DIRECTOR)}
    assert all(look.at and look.to_state is None for look in looks)


def test_who_is_recused_from_the_unit_neither_registers_nor_sees_it(desk: LeadDeeds) -> None:
    town = desk.deeds.town
    lead = desk.registered()
    declared = recusing.Declare(
        round=town.round.id, unit=town.unit.id, reason=recusals.Reason.RELATIVE
    )
    desk.deeds.by(Role.HEAD, recusing.declare, declared)
    assert names(desk, Role.HEAD) == []
    with pytest.raises(errors.NotFound), desk.deeds.ledger.work() as work:
        leads.visible(lead.id, desk.deeds.actor(Role.HEAD, work), work)
    with pytest.raises(errors.Unfit):
        desk.registered()
    assert desk.registered(unit=None).unit_id is None


def test_allowed_is_what_the_table_says(desk: LeadDeeds) -> None:
    lead = desk.registered()
    with desk.deeds.ledger.work() as work:
        officer = desk.deeds.actor(Role.LEAD_OFFICER, work)
        assert leads.allowed(lead.id, Action.TRANSFER, officer, work) == lead


# Who becomes the lead officer (线索专管员).


def _named(desk: LeadDeeds, person: Person) -> list[str]:
    with desk.deeds.ledger.work() as work:
        return [event.kind for event in work.events.of_item("person", person.id)]


def test_an_invitation_names_one_of_the_offices_people_and_is_an_event(desk: LeadDeeds) -> None:
    office = desk.deeds.person(Role.OFFICE)
    with desk.deeds.ledger.work() as work:
        director = desk.deeds.actor(Role.DIRECTOR, work)
        command = people.Invite(person=office.key, role=Role.LEAD_OFFICER)
        invitation = people.invite(command, director, work)
        code = invitations.code(work.secret, invitation.nonce)
        account = office.telegram_id or 0
        accepted = people.Accept(code=code, telegram_id=account, chat_id=account)
        assert people.accept(accepted, work).has(Role.LEAD_OFFICER, Role.OFFICE)
    assert "lead-officer-named" in _named(desk, office)


@pytest.mark.parametrize("name", ["新来的人", None])
def test_nobody_from_outside_the_office_is_named(desk: LeadDeeds, name: str | None) -> None:
    key = name or desk.deeds.person(Role.PRINCIPAL).key
    command = people.Invite(person=key, role=Role.LEAD_OFFICER)
    with pytest.raises(errors.Unfit) as refusal:
        desk.deeds.by(Role.DIRECTOR, people.invite, command)
    assert refusal.value.variant == "lead-officer"


def test_the_set_up_file_names_him_once_and_only_beside_an_office_post(desk: LeadDeeds) -> None:
    both = Roster.model_validate(
        {"people": [{"name": "专员", "posts": [{"role": "office"}, {"role": "lead_officer"}]}]}
    )
    alone = Roster.model_validate(
        {"people": [{"name": "专员", "posts": [{"role": "lead_officer"}]}]}
    )
    assert roster.check(both) == ()
    assert [problem.text.id for problem in roster.check(alone)] == ["load-lead-officer"]
    for _ in range(2):
        with desk.deeds.ledger.work() as work:
            rosters.load(work, both, apply=True)
    with desk.deeds.ledger.work() as work:
        person = work.people.by_key("专员")
    assert person is not None
    assert _named(desk, person) == ["lead-officer-named"]
