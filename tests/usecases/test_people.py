"""Invitations: who sends them, what they carry, and the one time they are good for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from bot.core import errors, invitations
from bot.core.people import Actor, Invitation
from bot.core.roles import Role
from bot.usecases import people
from tests.ledger import START, Ledger
from tests.usecases.deeds import Deeds

ACCOUNT = 777


def invite(deeds: Deeds, by: Role | None = Role.DIRECTOR, **more: Any) -> Invitation:
    values = {"person": "何新", "role": Role.OFFICE, **more}
    command = people.Invite.model_validate(values)
    with deeds.ledger.work() as work:
        return people.invite(command, deeds.actor(by, work) if by else None, work)


def code(deeds: Deeds, invitation: Invitation) -> str:
    return invitations.code(deeds.ledger.rules.secret, invitation.nonce)


def accept(deeds: Deeds, code: str, account: int = ACCOUNT) -> Actor:
    command = people.Accept(code=code, telegram_id=account, chat_id=account)
    with deeds.ledger.work() as work:
        return people.accept(command, work)


def refused(deeds: Deeds, code: str, account: int = ACCOUNT) -> str:
    with pytest.raises(errors.InvitationUnusable) as unusable:
        accept(deeds, code, account)
    return unusable.value.variant


# Inviting.


def test_an_invitation_makes_a_person_who_has_not_joined(deeds: Deeds, ledger: Ledger) -> None:
    invitation = invite(deeds)
    with ledger.work() as work:
        person = work.people.get(invitation.person_id)
    assert (person.name, person.key, person.joined_at) == ("何新", "何新", None)
    assert invitation.expires_at == START + timedelta(days=14)
    assert invitation.created_by == deeds.id(Role.DIRECTOR)


def test_a_namesake_is_told_apart_by_the_key_and_called_by_the_name(
    deeds: Deeds, ledger: Ledger
) -> None:
    invitation = invite(deeds, person="何新#2")
    with ledger.work() as work:
        assert work.people.get(invitation.person_id).name == "何新"


def test_the_ledger_holds_the_hash_of_the_code_and_nowhere_the_code(
    deeds: Deeds, ledger: Ledger
) -> None:
    secret = code(deeds, invite(deeds))
    kept = b"".join(file.read_bytes() for file in ledger.path.parent.glob("ledger.db*"))
    assert invitations.code_hash(secret).encode() in kept
    assert secret.encode() not in kept


def test_the_operator_on_the_host_invites_without_being_anybody(
    deeds: Deeds, ledger: Ledger
) -> None:
    invitation = invite(deeds, by=None, role=Role.DIRECTOR)
    assert invitation.created_by is None
    with ledger.work() as work:
        event = work.events.of_item("person", invitation.person_id)[-1]
    assert (event.kind, event.person_id, event.body) == (
        "person-invited",
        None,
        {"role": "director"},
    )


def test_the_administrator_invites_too(deeds: Deeds) -> None:
    assert invite(deeds, by=Role.ADMIN).created_by == deeds.id(Role.ADMIN)


def test_what_the_administrator_gives_the_director_hears(deeds: Deeds) -> None:
    invite(deeds, by=Role.ADMIN)
    assert deeds.notices(Role.DIRECTOR) == ["notice-admin-invited"]
    words = deeds.screen(Role.DIRECTOR).lines[0].args
    assert (words["name"], words["by"]) == ("何新", deeds.person(Role.ADMIN).name)
    invite(deeds)
    assert len(deeds.notices(Role.DIRECTOR)) == 1


@pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER, Role.ADMIN])
def test_the_administrator_gives_himself_nothing(deeds: Deeds, role: Role) -> None:
    key, unit = deeds.person(Role.ADMIN).key, deeds.town.unit.id
    with pytest.raises(errors.NotAllowed) as refusal:
        invite(deeds, by=Role.ADMIN, person=key, role=role, organisation=unit)
    assert refusal.value.variant == "invite-oneself"
    assert invite(deeds, person=key, role=role, organisation=unit).created_by is not None


def test_an_administrator_who_is_the_director_is_the_director(deeds: Deeds) -> None:
    deeds.gives(Role.DIRECTOR, Role.ADMIN)
    invite(deeds, person=deeds.person(Role.DIRECTOR).key)
    assert deeds.notices(Role.DIRECTOR) == []


@pytest.mark.parametrize("by", [Role.OFFICE, Role.HEAD, Role.PRINCIPAL, Role.LEADING_GROUP])
def test_nobody_else_does(deeds: Deeds, by: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        invite(deeds, by=by)


@pytest.mark.parametrize(
    ("role", "variant"),
    [
        (Role.LEADER, "organisation-missing"),
        (Role.SUPERIOR, "organisation-missing"),
        (Role.MEMBER, "team-missing"),
    ],
)
def test_a_role_with_a_scope_needs_it(deeds: Deeds, role: Role, variant: str) -> None:
    with pytest.raises(errors.Unfit) as unfit:
        invite(deeds, role=role)
    assert unfit.value.variant == variant


def test_a_scope_that_does_not_exist_is_not_found(deeds: Deeds) -> None:
    with pytest.raises(errors.NotFound):
        invite(deeds, role=Role.LEADER, organisation=999)
    with pytest.raises(errors.NotFound):
        invite(deeds, role=Role.MEMBER, team=999)


def test_a_role_of_the_whole_office_takes_no_scope(deeds: Deeds) -> None:
    invitation = invite(deeds, organisation=deeds.town.unit.id, team=deeds.town.team.id)
    assert (invitation.organisation_id, invitation.team_id) == (None, None)


@pytest.mark.parametrize(
    "nobody",
    [" ", "#1", " #1", "\u200b#1", "何新#", "何新#1#2", "#", "何\n新", "\u202e", "何" * 61],
)
def test_an_invitation_names_somebody(nobody: str) -> None:
    with pytest.raises(ValidationError):
        people.Invite(person=nobody, role=Role.OFFICE)


@pytest.mark.parametrize("name", ["何新", "何新#2", "买买提·艾力", "Li Wen#财政局"])
def test_any_name_that_can_be_read_will_do(name: str) -> None:
    assert people.Invite(person=f" {name} ", role=Role.OFFICE).person == name


# Accepting.


def test_accepting_binds_the_account_and_grants_the_post(deeds: Deeds, ledger: Ledger) -> None:
    invitation = invite(deeds, role=Role.LEADER, organisation=deeds.town.unit.id)
    actor = accept(deeds, code(deeds, invitation))
    assert actor.organisations(Role.LEADER) == {deeds.town.unit.id}
    person = actor.person
    assert (person.telegram_id, person.chat_id, person.joined_at) == (ACCOUNT, ACCOUNT, START)
    with ledger.work() as work:
        event = work.events.of_item("person", person.id)[-1]
    assert (event.kind, event.person_id, event.body) == (
        "person-joined",
        person.id,
        {"role": "leader"},
    )


def test_a_post_in_a_team_is_granted_in_that_team(deeds: Deeds) -> None:
    actor = accept(deeds, code(deeds, invite(deeds, role=Role.MEMBER, team=deeds.town.team.id)))
    assert actor.teams(Role.MEMBER) == {deeds.town.team.id}


def test_a_code_is_read_without_regard_to_case_and_space(deeds: Deeds) -> None:
    assert accept(deeds, f" {code(deeds, invite(deeds)).lower()}\n").has(Role.OFFICE)


def test_an_unknown_code_is_unusable(deeds: Deeds, ledger: Ledger) -> None:
    assert refused(deeds, "ABCDEFGHIJKLMNOPQRST") == "unknown"
    assert not ledger.rows("SELECT 1 FROM persons WHERE telegram_id = 777")


def test_a_code_is_good_once(deeds: Deeds) -> None:
    secret = code(deeds, invite(deeds))
    accept(deeds, secret)
    assert refused(deeds, secret) == "used"
    assert refused(deeds, secret, account=888) == "used"


def test_a_code_ends_with_its_fourteenth_day(deeds: Deeds, ledger: Ledger) -> None:
    secret, last = code(deeds, invite(deeds)), code(deeds, invite(deeds, person="何二"))
    ledger.clock.pass_by(timedelta(days=14, seconds=-1))
    assert accept(deeds, last)
    ledger.clock.pass_by(timedelta(seconds=1))
    assert refused(deeds, secret) == "expired"


def test_an_account_is_one_person(deeds: Deeds, ledger: Ledger) -> None:
    taken = deeds.person(Role.OFFICE).telegram_id
    assert taken is not None
    secret = code(deeds, invite(deeds))
    assert refused(deeds, secret, account=taken) == "other-account"
    # The invitation is still good for the right account.
    assert accept(deeds, secret).person.name == "何新"


def test_a_second_role_is_added_to_the_first(deeds: Deeds) -> None:
    accept(deeds, code(deeds, invite(deeds)))
    again = invite(deeds, role=Role.DISCIPLINE, organisation=deeds.town.county.id)
    assert accept(deeds, code(deeds, again)).roles == {Role.OFFICE, Role.DISCIPLINE}


def test_the_same_role_twice_is_one_post(deeds: Deeds) -> None:
    accept(deeds, code(deeds, invite(deeds)))
    assert len(accept(deeds, code(deeds, invite(deeds))).posts) == 1


def test_a_new_account_takes_the_place_of_the_old_one(deeds: Deeds, ledger: Ledger) -> None:
    first = accept(deeds, code(deeds, invite(deeds)))
    with ledger.work() as work:
        work.people.save(replace(first.person, unreachable_since=work.now))
    ledger.clock.pass_by(timedelta(days=30))
    second = accept(deeds, code(deeds, invite(deeds)), account=888).person
    assert (second.id, second.telegram_id, second.chat_id) == (first.id, 888, 888)
    assert (second.joined_at, second.unreachable_since) == (START, None)
    with ledger.work() as work:
        assert work.people.by_telegram(ACCOUNT) is None
    assert deeds.notices(Role.DIRECTOR) == ["notice-account-moved"]


# Language.


def test_a_language_is_chosen_and_kept(deeds: Deeds, ledger: Ledger) -> None:
    command = people.ChooseLanguage(language="en")
    assert deeds.by(Role.OFFICE, people.choose_language, command).person.language == "en"
    with ledger.work() as work:
        assert work.people.get(deeds.id(Role.OFFICE)).language == "en"
