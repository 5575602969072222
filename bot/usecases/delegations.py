"""Delegating (委托): the office seats somebody at a stop of a closing chain that too few hold."""

from __future__ import annotations

from bot.core import errors, findings, reviews
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES
from bot.core.work import Work
from bot.usecases import items, notices, seats
from bot.usecases.commands import Command
from bot.usecases.reviews import check_round


class Delegate(Command):
    application: int
    person: int


def delegable(id: int, actor: Actor, work: Work) -> tuple[reviews.Application, findings.Finding]:
    """The application with its item, if the office may give its stop to somebody now."""
    if not actor.has(*OFFICE_ROLES):
        raise errors.NotAllowed("delegate")
    application = work.reviews.get(id)
    finding = items.visible(application.finding_id, actor, work)
    check_round(finding)
    if not seats.is_unheld(application, work):
        raise errors.WrongState("held", number=finding.number)
    return application, finding


def delegate(command: Delegate, actor: Actor, work: Work) -> reviews.Application:
    """The office gives a stop that nobody holds to a person; separation still applies."""
    application, finding = delegable(command.application, actor, work)
    person = work.people.get(command.person)
    seats.check_separation(application, person, finding, work)
    work.reviews.delegate(application, person.id, actor.id)
    work.events.record(
        "review-delegated",
        item_id=finding.id,
        from_state=finding.state,
        to_state=finding.state,
        person_id=actor.id,
        body={"to": person.id},
    )
    notices.request(work, finding, "tiding-review", [person.id])
    return application
