"""Inviting a person: who, in which role, for which unit or team."""

from __future__ import annotations

from bot.core.forms import Answers, Form, Pick, Words
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import InvitationAttachment, Moment, Screen, text
from bot.core.work import Work
from bot.usecases import people
from handlers.forms import offers


def _needs_organisation(answers: Answers) -> bool:
    return "role" in answers and people.needs_organisation(Role(str(answers["role"])))


def _needs_team(answers: Answers) -> bool:
    return "role" in answers and people.needs_team(Role(str(answers["role"])))


def _invited(command: people.Invite, actor: Actor, work: Work) -> Screen:
    invitation = people.invite(command, actor, work)
    line = text(
        "invite-done",
        name=work.people.get(invitation.person_id).name,
        role=text(f"role-{invitation.role}"),
        until=Moment(at=invitation.expires_at),
    )
    picture = InvitationAttachment(invitation=invitation.id)
    return Screen(lines=(line,), attachments=(picture,), protected=True)


INVITE = Form(
    name="invite",
    result=people.Invite,
    questions=(
        Words("person"),
        Pick("role", options=offers.invitable_roles),
        Pick("organisation", when=_needs_organisation, options=offers.all_organisations),
        Pick("team", when=_needs_team, options=offers.all_teams),
    ),
    submit=_invited,
)
