"""Feedback (反馈): the meeting that hands signed findings to the unit, and starts their clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core import deadlines, errors, findings, rights, rounds
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Button, Day, Screen, text
from bot.core.work import Work
from bot.usecases import items, notices
from bot.usecases.commands import Command, ShortText


class FeedBack(Command):
    """`on` is the meeting's date; `due` overrides the round's limit for all of them."""

    assignment: int
    items: tuple[int, ...]
    mode: findings.Mode = findings.Mode.CONCENTRATED
    on: date
    due: date | None = None
    escalated: bool = False


class Withdraw(Command):
    finding: int
    text: ShortText


FEEDABLE = frozenset({findings.State.SIGNED}) | findings.WITH_UNIT


def awaiting_feedback(assignment_id: int, work: Work) -> tuple[findings.Finding, ...]:
    """Signed findings, and immediate fixes already sent that no feedback has listed yet."""
    return tuple(
        finding
        for finding in work.findings.of_assignment(assignment_id, FEEDABLE)
        if finding.fed_back_on is None
    )


def feed_back(command: FeedBack, actor: Actor, work: Work) -> list[findings.Finding]:
    """Starts the limits of all chosen findings; the unit (and, escalated, its superior) hears."""
    if not actor.has(*OFFICE_ROLES):
        raise errors.NotAllowed("feed-back")
    assignment = work.rounds.assignment(command.assignment)
    _check_date(command, work)
    due = command.due or due_after(assignment, command.on, work)
    items.check_due(due, work)
    if due <= command.on:
        raise errors.Unfit("due-before-feedback", on=Day(day=command.on))
    befores = [_feedable(id, assignment, actor, work) for id in command.items]
    if not befores:
        raise errors.Unfit("nothing-to-feed-back")
    of_kind = work.policy.kind(assignment.kind).escalated
    escalated = assignment.escalated or command.escalated or of_kind
    _remember(assignment, command.on, escalated, work)
    fed = [_feed(before, command, due, actor, work) for before in befores]
    _tell_unit(fed, escalated, work)
    return fed


def due_after(assignment: rounds.Assignment, on: date, work: Work) -> date:
    """The round's own limit before its kind's, and that before the one for all."""
    own = work.rounds.get(assignment.round_id).finding_limit
    limit = own or work.policy.kind(assignment.kind).finding or work.policy.limits.finding
    return deadlines.due_date(on, limit, work.workdays).day


def _check_date(command: FeedBack, work: Work) -> None:
    if command.on > work.today:
        raise errors.Unfit("feedback-in-future", on=Day(day=command.on))
    started = work.rounds.get(work.rounds.assignment(command.assignment).round_id).started_on
    if command.on < started:
        raise errors.Unfit("feedback-before-round", started=Day(day=started))


def _feedable(
    id: int, assignment: rounds.Assignment, actor: Actor, work: Work
) -> findings.Finding:
    finding = items.allowed(id, rights.Action.FEED_BACK, actor, work)
    if finding.assignment_id != assignment.id:
        raise errors.NotFound()
    if finding.fed_back_on is not None:
        raise errors.WrongState("fed-back", number=finding.number)
    return finding


def _feed(
    before: findings.Finding, command: FeedBack, due: date, actor: Actor, work: Work
) -> findings.Finding:
    """An immediate fix already sent keeps its own clock and mode."""
    clock: dict[str, object] = {}
    if before.due is None:
        clock = {
            "mode": command.mode,
            "clock_from": command.on,
            "due": due,
            "original_due": due,
        }
    after = before.moved(findings.Move.FEED_BACK, work.today, fed_back_on=command.on, **clock)
    finding = items.write(
        before, after, "finding-fed-back", actor, work, body={"on": command.on.isoformat()}
    )
    if finding.author_id != actor.id:  # a transcript's author has just done it himself
        notices.echo(work, finding, text("echo-fed-back", number=finding.number))
    return finding


def _remember(assignment: rounds.Assignment, on: date, escalated: bool, work: Work) -> None:
    first = assignment.fed_back_on or on
    work.rounds.save_assignment(replace(assignment, fed_back_on=first, escalated=escalated))


def _tell_unit(fed: list[findings.Finding], escalated: bool, work: Work) -> None:
    """The day told is the last one: an immediate fix among them has an earlier one of its own."""
    first, due = fed[0], max(finding.due for finding in fed if finding.due)
    people = notices.unit_side(first, work, Role.PRINCIPAL, Role.LIAISON)
    if escalated:
        people += notices.superiors(first.unit_path, work)
    line = text("notice-fed-back", unit=first.unit_name, n=len(fed), due=Day(day=due))
    button = Button(label=text("button-open-list"), press=("list", "unassigned", "0"))
    notices.tell(
        work,
        people,
        Screen(lines=(line,), buttons=((button,),)),
        kind="notice",
        topic=f"fed-back:{first.assignment_id}",
    )


def withdraw(command: Withdraw, actor: Actor, work: Work) -> findings.Finding:
    """The office takes a signed or open item back, with a reason."""
    before = items.allowed(command.finding, rights.Action.WITHDRAW, actor, work)
    after = before.moved(findings.Move.WITHDRAW, work.today)
    finding = items.write(
        before, after, "finding-withdrawn", actor, work, body={"text": command.text}
    )
    notices.echo(work, finding, text("echo-withdrawn", number=finding.number, text=command.text))
    return finding
