"""Bringing people in and telling them who they are: invite, accept, choose a language."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta

from bot.core import errors, invitations, people, screens
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, TEAM_ROLES, UNIT_ROLES, Role
from bot.core.screens import text
from bot.core.work import Work
from bot.usecases import notices, recusals
from bot.usecases.commands import Command, PersonKey

MAY_INVITE = (Role.DIRECTOR, Role.ADMIN)


class Invite(Command):
    """`person` is a key of the roster or a new name; the scope follows from the role."""

    person: PersonKey
    role: Role
    organisation: int | None = None
    team: int | None = None


class Accept(Command):
    code: str
    telegram_id: int
    chat_id: int
    language: str | None = None


class ChooseLanguage(Command):
    language: str


def may_invite(actor: Actor) -> bool:
    """By a post of one's own: what a deputy gave away would outlast his period."""
    return actor.own.has(*MAY_INVITE)


def _check_may(command: Invite, actor: Actor) -> None:
    """Who keeps the accounts lets others in, but never himself any further (domain §6)."""
    if not may_invite(actor):
        raise errors.NotAllowed("invite")
    if _is_admin_alone(actor) and command.person == actor.person.key:
        raise errors.NotAllowed("invite-oneself")


def _is_admin_alone(actor: Actor) -> bool:
    return not actor.own.has(Role.DIRECTOR)


def needs_organisation(role: Role) -> bool:
    return role in UNIT_ROLES | SUBTREE_ROLES


def needs_team(role: Role) -> bool:
    return role in TEAM_ROLES


def invite(command: Invite, actor: Actor | None, work: Work) -> people.Invitation:
    """A one-time invitation; `actor` None is the operator on the host (logged as such)."""
    if actor is not None:
        _check_may(command, actor)
    organisation, team = _scope(command, work)
    _check_capacity(command, work)
    person = work.people.by_key(command.person) or work.people.add(
        key=command.person, name=command.person.split("#")[0]
    )
    if team is not None:
        recusals.check_member(person.id, team, work)
    post = people.Post(
        id=0,
        person_id=person.id,
        role=command.role,
        organisation_id=organisation,
        team_id=team,
        since=work.today,
    )
    invitation = issue(post, actor, work)
    if actor is not None and _is_admin_alone(actor):
        role = text(f"role-{command.role}")
        line = text("notice-admin-invited", by=actor.person.name, name=person.name, role=role)
        _tell_directors(line, f"invited:{invitation.id}", work)
    return invitation


def issue(post: people.Post, actor: Actor | None, work: Work) -> people.Invitation:
    """The row and its event; that it may be is the caller's to know."""
    nonce = secrets.token_hex(16)
    invitation = work.invitations.add(
        people.Invitation(
            id=0,
            code_hash=invitations.code_hash(invitations.code(work.secret, nonce)),
            nonce=nonce,
            person_id=post.person_id,
            role=post.role,
            organisation_id=post.organisation_id,
            team_id=post.team_id,
            created_by=actor.id if actor else None,
            created_at=work.now,
            expires_at=work.now + timedelta(days=work.policy.invitation_days),
        )
    )
    work.events.record(
        "person-invited",
        item_kind="person",
        item_id=post.person_id,
        person_id=actor.id if actor else None,
        body={"role": post.role.value},
    )
    return invitation


def tell_of_sheet(n: int, actor: Actor | None, work: Work) -> None:
    """The director hears whom others let in (domain §6)."""
    if actor is not None and _is_admin_alone(actor):
        line = text("notice-admin-printed", by=actor.person.name, n=n)
        _tell_directors(line, "invitations-printed", work)


def _tell_directors(line: screens.Text, topic: str, work: Work) -> None:
    directors = work.people.holders(Role.DIRECTOR, work.today)
    ids = [person.id for person in directors]
    notices.tell(work, ids, screens.Screen(lines=(line,)), kind="notice", topic=topic)


def _check_capacity(command: Invite, work: Work) -> None:
    """The lead officer (线索专管员) is one of the office's own people, named for it."""
    if command.role is not Role.LEAD_OFFICER:
        return
    person = work.people.by_key(command.person)
    if person is None or not work.people.actor(person.id, work.today).own.has(*OFFICE_ROLES):
        raise errors.Unfit("lead-officer", name=command.person.split("#")[0])


def _scope(command: Invite, work: Work) -> tuple[int | None, int | None]:
    """The organisation or team the role needs, checked to exist; nothing where it needs none."""
    if needs_organisation(command.role):
        if command.organisation is None:
            raise errors.Unfit("organisation-missing", role=text(f"role-{command.role}"))
        return work.organisations.get(command.organisation).id, None
    if needs_team(command.role):
        if command.team is None:
            raise errors.Unfit("team-missing", role=text(f"role-{command.role}"))
        return None, work.rounds.team(command.team).id
    return None, None


def knock(command: Accept, work: Work) -> Actor | errors.InvitationUnusable:
    """`accept`, at a door that counts what is tried in vain: the count must stay, so the refusal
    is returned and not raised."""
    since = work.now - timedelta(hours=1)
    if work.invitations.tries(command.telegram_id, since) >= work.policy.invitation_tries:
        return errors.InvitationUnusable("too-often")
    try:
        with work.attempt():
            return accept(command, work)
    except errors.InvitationUnusable as refusal:
        if refusal.variant == "unknown":
            work.invitations.tried(command.telegram_id, work.now)
        return refusal


def accept(command: Accept, work: Work) -> Actor:
    """Binds the account to the invited person and grants the post, once; `language` is kept
    unless the person has chosen one before."""
    invitation = work.invitations.by_hash(invitations.code_hash(command.code))
    if invitation is None:
        raise errors.InvitationUnusable("unknown")
    if invitation.used_at is not None:
        raise errors.InvitationUnusable("used")
    if invitation.expires_at <= work.now:
        raise errors.InvitationUnusable("expired")
    person = work.people.get(invitation.person_id)
    if person.suspended_on is not None:
        raise errors.InvitationUnusable("unknown")
    bound = work.people.by_telegram(command.telegram_id)
    if bound is not None and bound.id != person.id:
        raise errors.InvitationUnusable("other-account", name=bound.name)
    work.people.save(
        replace(
            person,
            telegram_id=command.telegram_id,
            chat_id=command.chat_id,
            joined_at=person.joined_at or work.now,
            language=person.language or command.language,
            unreachable_since=None,
        )
    )
    work.outbox.rouse()
    _warn_former_account(person, command, work)
    if work.people.grant(_post(invitation, work)):
        note_lead_officer(invitation.role, person.id, work)
    work.invitations.use(invitation.id, work.now)
    work.events.record(
        "person-joined",
        item_kind="person",
        item_id=person.id,
        person_id=person.id,
        body={"role": invitation.role.value},
    )
    return work.people.actor(person.id, work.today)


def note_lead_officer(role: Role, person_id: int, work: Work) -> None:
    """Who may see leads is written down, however he came by it."""
    if role is Role.LEAD_OFFICER:
        work.events.record("lead-officer-named", item_kind="person", item_id=person_id)


def _warn_former_account(person: people.Person, command: Accept, work: Work) -> None:
    """Who loses his account to another one hears it there, and the director with him: if it was
    not he, the office must know."""
    if person.chat_id is None or person.telegram_id in (None, command.telegram_id):
        return
    work.outbox.put(
        screens.say("account-moved", name=person.name),
        key=f"moved:{work.cause}:{person.id}",
        kind="notice",
        chat_id=person.chat_id,
    )
    line = text("notice-account-moved", name=person.name)
    _tell_directors(line, f"moved:{person.id}", work)


def _post(invitation: people.Invitation, work: Work) -> people.Post:
    return people.Post(
        id=0,
        person_id=invitation.person_id,
        role=invitation.role,
        organisation_id=invitation.organisation_id,
        team_id=invitation.team_id,
        since=work.today,
    )


def choose_language(command: ChooseLanguage, actor: Actor, work: Work) -> Actor:
    work.people.save(replace(actor.person, language=command.language))
    return work.people.actor(actor.id, work.today)
