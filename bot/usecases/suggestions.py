"""Suggestions (意见建议): a team proposes, the office transfers, the addressee answers, the office
accepts the answer or returns it, and notes what has come of it (成果运用).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core import deadlines, errors, events, rounds
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Day, Screen, text
from bot.core.suggestions import (
    PROPOSERS,
    RUNNING,
    Action,
    Outcome,
    State,
    Suggestion,
    may,
)
from bot.core.work import Work
from bot.usecases import items, notices, suggestion_clock
from bot.usecases import suggestion_steps as steps
from bot.usecases.commands import Command, LongText, ShortText

_TEAM = (Role.DEPUTY, Role.HEAD)


class Propose(Command):
    """`due` is for the office, whose own suggestion is transferred at once."""

    round: int
    addressee: int
    text: LongText
    due: date | None = None


class Transfer(Command):
    """`addressee` where the office sends it to another than was proposed."""

    suggestion: int
    addressee: int | None = None
    due: date | None = None


class Withdraw(Command):
    suggestion: int
    text: ShortText


class Assign(Command):
    suggestion: int
    leader: int | None = None
    handler: int


class Reply(Command):
    """`evidence` are file rows already stored."""

    suggestion: int
    outcome: Outcome
    text: LongText
    evidence: tuple[int, ...] = ()


class Accept(Command):
    suggestion: int


class Return(Command):
    suggestion: int
    text: ShortText


class NoteUse(Command):
    suggestion: int
    text: LongText


def open_rounds(actor: Actor, work: Work) -> tuple[rounds.Round, ...]:
    """For which rounds this person may propose: newest first, archived ones never."""
    running = [r for r in reversed(work.rounds.all()) if r.phase is not rounds.Phase.ARCHIVED]
    if actor.has(*OFFICE_ROLES):
        return tuple(running)
    return tuple(r for r in running if _own_team(actor, r, work) is not None)


def _own_team(actor: Actor, round_: rounds.Round, work: Work) -> int | None:
    own = actor.teams(*_TEAM)
    return next((team.id for team in work.rounds.teams(round_.id) if team.id in own), None)


def check_may_propose(actor: Actor, work: Work) -> None:
    if not actor.has(*PROPOSERS):
        raise errors.NotAllowed("suggest")
    if not open_rounds(actor, work):
        raise errors.WrongState("suggest-no-round")


def propose(command: Propose, actor: Actor, work: Work) -> Suggestion:
    """A team's waits for the office; the office's own needs no other to send it."""
    check_may_propose(actor, work)
    if command.round not in {round_.id for round_ in open_rounds(actor, work)}:
        raise errors.NotFound()
    round_ = work.rounds.get(command.round)
    made = work.suggestions.add(
        Suggestion(
            id=0,
            number=_number(round_, work),
            round_id=round_.id,
            team_id=_own_team(actor, round_, work),
            author_id=actor.id,
            addressee_id=work.organisations.get(command.addressee).id,
            text=command.text,
            state=State.PROPOSED,
            proposed_on=work.today,
        )
    )
    work.events.record(
        "suggestion-proposed",
        item_kind=steps.KIND,
        item_id=made.id,
        to_state=made.state,
        person_id=actor.hand,
        body={"text": made.text},
    )
    if actor.has(*OFFICE_ROLES):
        return transfer(Transfer(suggestion=made.id, due=command.due), actor, work)
    suggestion_clock.request(made, "tiding-suggestion-proposed", work)
    return made


def _number(round_: rounds.Round, work: Work) -> str:
    """`建7-012`; the year before it where an older round, of another term, has the same number."""
    namesakes = (r for r in work.rounds.all() if r.number == round_.number and r.id < round_.id)
    prefix = f"{round_.year}.{round_.number}" if any(namesakes) else round_.number
    return f"建{prefix}-{work.suggestions.next_number(round_.id):03}"


def transfer(command: Transfer, actor: Actor, work: Work) -> Suggestion:
    """移交: starts the limit; the addressee's principal and liaison hear it, and the team."""
    before = steps.allowed(command.suggestion, Action.TRANSFER, actor, work)
    limit = work.policy.limits.suggestion
    due = command.due or deadlines.due_date(work.today, limit, work.workdays).day
    items.check_due(due, work)
    if due <= work.today:
        raise errors.Unfit("day-past", day=Day(day=due))
    addressee = before.addressee_id if command.addressee is None else command.addressee
    after = before.moved(
        Action.TRANSFER,
        transferred_on=work.today,
        due=due,
        addressee_id=work.organisations.get(addressee).id,
    )
    done = steps.write(
        before, after, "suggestion-transferred", Action.TRANSFER, actor=actor, work=work
    )
    line = text("notice-suggestion", number=done.number, due=Day(day=due))
    steps.tell(heads(done, work), line, done, work, by=actor)
    steps.echo(done, text("echo-suggestion-transferred", number=done.number), work, by=actor)
    return done


def heads(suggestion: Suggestion, work: Work) -> list[int]:
    """Who answers for the addressee: its principal and its liaison."""
    return suggestion_clock.heads(suggestion, work)


def withdraw(command: Withdraw, actor: Actor, work: Work) -> Suggestion:
    """Not transferred, or taken back, with the reason: it counts in no rate."""
    before = steps.allowed(command.suggestion, Action.WITHDRAW, actor, work)
    after = before.moved(Action.WITHDRAW)
    said: dict[str, events.Json] = {"text": command.text}
    done = steps.write(
        before, after, "suggestion-withdrawn", Action.WITHDRAW, actor=actor, work=work, said=said
    )
    line = text("echo-suggestion-withdrawn", number=done.number, text=command.text)
    steps.echo(done, line, work, by=actor)
    if before.state in RUNNING:
        told = text("notice-suggestion-withdrawn", number=done.number, text=command.text)
        people = [*heads(before, work), before.leader_id, before.handler_id]
        screen = Screen(lines=(told,))
        notices.tell(work, people, screen, kind="notice", topic=f"withdrawn:{done.number}")
    return done


def assign(command: Assign, actor: Actor, work: Work) -> Suggestion:
    """签收交办: who of the addressee works on it, and who leads."""
    before = steps.allowed(command.suggestion, Action.ASSIGN, actor, work)
    _check_post(command.handler, Role.RESPONSIBLE, before, work)
    if command.leader is not None:
        _check_post(command.leader, Role.LEADER, before, work)
    after = before.moved(Action.ASSIGN, leader_id=command.leader, handler_id=command.handler)
    said: dict[str, events.Json] = {"handler": command.handler, "leader": command.leader}
    done = steps.write(
        before, after, "suggestion-assigned", Action.ASSIGN, actor=actor, work=work, said=said
    )
    due = Day(day=done.due) if done.due else text("no-due")
    line = text("notice-suggestion-assigned", number=done.number, due=due)
    steps.tell([done.handler_id, done.leader_id], line, done, work, by=actor)
    return done


def holders(suggestion: Suggestion, role: Role, work: Work) -> list[int]:
    """Who holds this post at the addressee today."""
    return suggestion_clock.heads(suggestion, work, role)


def _check_post(person: int, role: Role, suggestion: Suggestion, work: Work) -> None:
    if person not in holders(suggestion, role, work):
        raise errors.Unfit("not-of-unit", role=text(f"role-{role}"))


def answer(command: Reply, actor: Actor, work: Work) -> Suggestion:
    """采纳, 部分采纳 or 解释说明, with what was done; the office is asked to look at it."""
    before = steps.allowed(command.suggestion, Action.ANSWER, actor, work)
    files = tuple(dict.fromkeys(command.evidence))
    found = work.evidence.files(files)
    if len(found) < len(files) or any(file.uploader_id != actor.hand for file in found):
        raise errors.NotFound()
    work.suggestions.attach(before.id, files)
    limit = work.policy.limits.review
    after = before.moved(
        Action.ANSWER,
        outcome=command.outcome,
        answer=command.text,
        answered_by=actor.id,
        answered_on=work.today,
        review_due=deadlines.due_date(work.today, limit, work.workdays).day,
    )
    said: dict[str, events.Json] = {"text": command.text, "outcome": command.outcome.value}
    done = steps.write(
        before, after, "suggestion-answered", Action.ANSWER, actor=actor, work=work, said=said
    )
    suggestion_clock.request(done, "tiding-suggestion-answered", work)
    return done


def accept(command: Accept, actor: Actor, work: Work) -> Suggestion:
    """办结: the answer stands; the team hears what has come of its words (事事有回音)."""
    before = steps.allowed(command.suggestion, Action.CONCLUDE, actor, work)
    after = before.moved(Action.CONCLUDE, concluded_on=work.today)
    done = steps.write(
        before, after, "suggestion-concluded", Action.CONCLUDE, actor=actor, work=work
    )
    outcome = text(f"suggestion-outcome-{done.outcome}")
    line = text("notice-suggestion-concluded", number=done.number, outcome=outcome)
    steps.tell(_answering(done, work), line, done, work, by=actor)
    steps.echo(done, text("echo-suggestion-concluded", number=done.number, outcome=outcome), work)
    return done


def return_answer(command: Return, actor: Actor, work: Work) -> Suggestion:
    """退回 with what is still required; the date stays, the reminders go on."""
    before = steps.allowed(command.suggestion, Action.RETURN, actor, work)
    after = before.moved(Action.RETURN, review_due=None)
    said: dict[str, events.Json] = {"text": command.text}
    done = steps.write(
        before, after, "suggestion-returned", Action.RETURN, actor=actor, work=work, said=said
    )
    line = text("notice-suggestion-returned", number=done.number, text=command.text)
    steps.tell(_answering(done, work), line, done, work, by=actor)
    return done


def note_use(command: NoteUse, actor: Actor, work: Work) -> Suggestion:
    """成果运用: the rule issued, the practice spread; a later note replaces the earlier one."""
    before = steps.allowed(command.suggestion, Action.NOTE_USE, actor, work)
    after = before.moved(Action.NOTE_USE, use=command.text, used_on=work.today)
    said: dict[str, events.Json] = {"text": command.text}
    done = steps.write(
        before, after, "suggestion-used", Action.NOTE_USE, actor=actor, work=work, said=said
    )
    steps.echo(done, text("echo-suggestion-used", number=done.number, text=command.text), work)
    return done


def _answering(suggestion: Suggestion, work: Work) -> Sequence[int | None]:
    named = (suggestion.answered_by, suggestion.handler_id, suggestion.leader_id)
    return (*named, *heads(suggestion, work))


def awaiting(actor: Actor, work: Work) -> tuple[Suggestion, ...]:
    """What waits for the office's decision: to be transferred, or its answer to be looked at."""
    waiting = (Action.TRANSFER, Action.CONCLUDE)
    return tuple(
        each for each in work.suggestions.all() if any(may(actor, a, each) for a in waiting)
    )


def seen(actor: Actor, work: Work) -> tuple[Suggestion, ...]:
    return tuple(each for each in work.suggestions.all() if may(actor, Action.SEE, each))
