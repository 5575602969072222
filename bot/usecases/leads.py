"""A lead on its way: registered, transferred, received, disposed, concluded, or withdrawn.

Every step is an event, and every notice carries the number alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pydantic import Field

from bot.core import errors, leads, messages, rounds
from bot.core.events import Json
from bot.core.lead_rights import REGISTRARS, Action, ever_may, may
from bot.core.leads import LEGAL, Lead, State, Step
from bot.core.organisations import Organisation
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import in_post, lead_clocks, notices
from bot.usecases.commands import Command

EVENTS = {
    Step.TRANSFER: "lead-transferred",
    Step.RECEIVE: "lead-received",
    Step.DISPOSE: "lead-disposed",
    Step.CONCLUDE: "lead-concluded",
    Step.REDO: "lead-redone",
    Step.WITHDRAW: "lead-withdrawn",
}
FROM_TEAM, FROM_ROUND = "team", "round"


class Register(Command):
    """`origin` is `team-3`, a head's own team, or `round-2`, the lead officer's choice."""

    origin: str = Field(pattern=rf"^({FROM_TEAM}|{FROM_ROUND})-\d{{1,18}}$")
    tag: leads.Tag
    found_on: date
    office: int
    fast: bool = False
    unit: int | None = None


class Move(Command):
    lead: int


class Dispose(Command):
    lead: int
    disposal: leads.Disposal


class Withdraw(Command):
    lead: int
    reason: str


def may_register(actor: Actor) -> bool:
    return actor.own.has(*REGISTRARS)


def origins(actor: Actor, work: Work) -> tuple[str, ...]:
    """A head's own teams; for the lead officer every round that is not archived."""
    own = actor.own
    teams = tuple(f"{FROM_TEAM}-{id}" for id in sorted(own.teams(Role.HEAD)))
    if not own.has(Role.LEAD_OFFICER):
        return teams
    running = [r for r in reversed(work.rounds.all()) if r.phase is not rounds.Phase.ARCHIVED]
    return (*teams, *(f"{FROM_ROUND}-{each.id}" for each in running))


def units(origin: str, actor: Actor, work: Work) -> Sequence[rounds.Assignment]:
    """What the team inspects, or the whole round; without what the actor keeps away from."""
    kind, _, id = origin.partition("-")
    if kind == FROM_TEAM:
        every = work.rounds.assignments_of_team(int(id))
    else:
        every = work.rounds.assignments(int(id))
    return [each for each in every if (each.round_id, each.unit_id) not in actor.recused]


def offices(work: Work) -> tuple[Organisation, ...]:
    """Where a discipline commission can receive: somebody holds its post there."""
    held = {
        post.organisation_id
        for person in work.people.holders(Role.DISCIPLINE, work.today)
        for post in work.people.posts(person.id)
        if post.role is Role.DISCIPLINE and post.holds_on(work.today)
    }
    return tuple(each for each in work.organisations.all() if each.id in held)


def register(command: Register, actor: Actor, work: Work) -> Lead:
    team, round_ = _origin(command.origin, actor, work)
    _check(command, actor, work)
    added = work.leads.add(
        Lead(
            number=work.leads.next_number(work.today.year),
            round_id=round_.id,
            team_id=team.id if team else None,
            unit_id=command.unit,
            tag=command.tag,
            office_id=command.office,
            found_on=command.found_on,
            registered_on=work.today,
            registered_by=actor.id,
            fast=command.fast,
        )
    )
    _record("lead-registered", None, added, actor, work)
    tell(officers(work), "notice-lead-registered", added, actor, work)
    return added


def _origin(origin: str, actor: Actor, work: Work) -> tuple[rounds.Team | None, rounds.Round]:
    if not may_register(actor):
        raise errors.NotAllowed("lead-register")
    kind, _, id = origin.partition("-")
    team = work.rounds.team(int(id)) if kind == FROM_TEAM else None
    round_ = work.rounds.get(team.round_id if team else int(id))
    if round_.phase is rounds.Phase.ARCHIVED:
        raise errors.WrongState("lead-archived", round=round_.name)
    if origin not in origins(actor, work):
        raise errors.NotAllowed("lead-register")
    return team, round_


def _check(command: Register, actor: Actor, work: Work) -> None:
    offered = {each.unit_id for each in units(command.origin, actor, work)}
    if command.unit is not None and command.unit not in offered:
        raise errors.Unfit("lead-unit")
    if command.found_on > work.today:
        raise errors.Unfit("lead-future", day=Day(day=command.found_on))
    if command.office not in {each.id for each in offices(work)}:
        raise errors.Unfit("lead-office")


def visible(lead_id: int, actor: Actor, work: Work) -> Lead:
    """What does not exist and what may not be seen are one to the asker: `NotFound`."""
    lead = work.leads.get(lead_id)
    if not may(actor, Action.SEE, lead):
        raise errors.NotFound()
    return lead


def allowed(lead_id: int, action: Action, actor: Actor, work: Work) -> Lead:
    lead = visible(lead_id, actor, work)
    if may(actor, action, lead):
        return lead
    if ever_may(actor, action, lead):
        state = text(f"lead-state-{lead.state}")
        raise errors.WrongState("lead-moved", number=lead.number, state=state)
    raise errors.NotAllowed("lead-step")


def transfer(command: Move, actor: Actor, work: Work) -> Lead:
    """移交: the limit for its receipt begins."""
    lead = allowed(command.lead, Action.TRANSFER, actor, work)
    moved = lead.changed(transferred_on=work.today)
    after = step(lead, moved, Step.TRANSFER, actor, work)
    tell(commission(after, work), "notice-lead-transferred", after, actor, work)
    return after


def receive(command: Move, actor: Actor, work: Work) -> Lead:
    lead = allowed(command.lead, Action.RECEIVE, actor, work)
    moved = lead.changed(received_on=work.today, received_by=actor.id)
    after = step(lead, moved, Step.RECEIVE, actor, work)
    tell(officers(work), "notice-lead-received", after, actor, work)
    return after


def dispose(command: Dispose, actor: Actor, work: Work) -> Lead:
    """处置, in one of the four ways; who registered it hears which (事事有回音)."""
    lead = allowed(command.lead, Action.DISPOSE, actor, work)
    moved = lead.changed(disposed_on=work.today, disposed_by=actor.id, disposal=command.disposal)
    body: dict[str, Json] = {"disposal": command.disposal.value}
    after = step(lead, moved, Step.DISPOSE, actor, work, body=body)
    way = text(f"lead-disposal-{command.disposal}")
    echo(after, text("echo-lead-disposed", number=after.number, disposal=way), work)
    return after


def conclude(command: Move, actor: Actor, work: Work) -> Lead:
    lead = allowed(command.lead, Action.CONCLUDE, actor, work)
    moved = lead.changed(concluded_on=work.today, concluded_by=actor.id)
    after = step(lead, moved, Step.CONCLUDE, actor, work)
    way = text(f"lead-disposal-{after.disposal}")
    echo(after, text("echo-lead-concluded", number=after.number, disposal=way), work)
    return after


def withdraw(command: Withdraw, actor: Actor, work: Work) -> Lead:
    """Registered by mistake: the type of reason is kept, and the number stays taken."""
    lead = allowed(command.lead, Action.WITHDRAW, actor, work)
    if command.reason not in work.policy.lead_withdrawal_reasons:
        raise errors.Unfit("lead-reason")
    moved = lead.changed(withdrawal=command.reason)
    body: dict[str, Json] = {"reason": command.reason}
    after = step(lead, moved, Step.WITHDRAW, actor, work, body=body)
    heard = commission(lead, work) if lead.state is State.TRANSFERRED else officers(work)
    tell(heard, "notice-lead-withdrawn", lead, actor, work)
    return after


def step(
    before: Lead,
    moved: Lead,
    by: Step,
    actor: Actor,
    work: Work,
    *,
    body: dict[str, Json] | None = None,
) -> Lead:
    """To where the table of legal moves leads, with its event and its next limit."""
    after = lead_clocks.armed(moved.changed(state=LEGAL[before.state, by]), work)
    work.leads.save(after)
    _record(EVENTS[by], before.state, after, actor, work, body=body)
    return work.leads.get(before.id)


def _record(
    kind: str,
    before: State | None,
    lead: Lead,
    actor: Actor,
    work: Work,
    *,
    body: dict[str, Json] | None = None,
) -> None:
    work.events.record(
        kind,
        item_kind="lead",
        item_id=lead.id,
        from_state=before,
        to_state=lead.state,
        person_id=actor.id,
        body=body,
    )


# Who hears.


def officers(work: Work) -> list[int]:
    """The named lead officers; without one, the director."""
    for role in (Role.LEAD_OFFICER, Role.DIRECTOR):
        if held := in_post.anywhere(work, role):
            return held
    return []


def commission(lead: Lead, work: Work) -> list[int]:
    held = work.people.holders(Role.DISCIPLINE, work.today, organisation_id=lead.office_id)
    return [person.id for person in held]


def tell(people: Iterable[int], line: str, lead: Lead, actor: Actor, work: Work) -> None:
    """The number, and the way to the card, to those who see the lead as it is given; nobody is
    told what he has just done himself."""
    opens = ((lead_clocks.button(lead),),)
    screen = Screen(lines=(text(line, number=lead.number),), buttons=opens, protected=True)
    others = [p for p in people if p != actor.id and _sees(p, lead, work)]
    notices.tell(work, others, screen, kind="notice", topic=f"{line}:{lead.id}")


def echo(lead: Lead, line: Text, work: Work) -> None:
    """To the registering team's heads, or the officer who registered it, if they still see it."""
    if lead.team_id is None:
        heard = [lead.registered_by]
    else:
        held = work.people.holders(Role.HEAD, work.today, team_id=lead.team_id)
        heard = [person.id for person in held]
    for person in heard:
        if _sees(person, lead, work):
            subject = lead_clocks.subject(lead)
            work.tidings.add(person, messages.Topic.ECHO, line, subject=subject)


def _sees(person: int, lead: Lead, work: Work) -> bool:
    return may(work.people.actor(person, work.today), Action.SEE, lead)
