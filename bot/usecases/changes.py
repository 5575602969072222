"""Extension (延期) and continuation (持续整改): asked by the unit, decided by its leader, then the
office. An approved one moves the due date and arms the ladder for it; the first date stays. The
office may ask on its own motion, then another of it decides; its director grants at once.
"""

from __future__ import annotations

from datetime import date

from bot.core import changes, errors, findings, rights, rounds
from bot.core.events import Json
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, UNIT_ROLES, Role
from bot.core.screens import Day, Text, text
from bot.core.work import Work
from bot.usecases import items, notices, seats
from bot.usecases.commands import Command, ShortText

ACTIONS = {
    changes.Kind.EXTENSION: rights.Action.EXTEND,
    changes.Kind.CONTINUATION: rights.Action.CONTINUE,
}


class AskExtension(Command):
    """延期: asked no later than the due date (the office: even after it), for a later one."""

    finding: int
    until: date
    text: ShortText


class AskContinuation(Command):
    """持续整改: `text` is what the stage has reached, `until` when to look again."""

    finding: int
    text: ShortText
    until: date


class Approve(Command):
    change: int


class Refuse(Command):
    change: int
    text: ShortText


def askable(finding_id: int, kind: changes.Kind, actor: Actor, work: Work) -> findings.Finding:
    """The item if this person may ask now; the sentence that stands in the way otherwise."""
    finding = items.allowed(finding_id, ACTIONS[kind], actor, work)
    if pending(finding, work) is not None:
        raise errors.WrongState("change-pending", number=finding.number)
    if finding.due is None and kind is changes.Kind.EXTENSION:
        raise errors.WrongState("no-due", number=finding.number)
    if finding.due is not None and is_late(finding, actor, work):
        raise errors.WrongState("change-late", number=finding.number, due=Day(day=finding.due))
    return finding


def is_late(finding: findings.Finding, actor: Actor, work: Work) -> bool:
    """超期: the unit let its time pass; what is to become of it then is the office's to say."""
    has_passed = finding.due is not None and work.today > finding.due
    return has_passed and not _is_office(finding, actor)


def _is_office(finding: findings.Finding, actor: Actor) -> bool:
    """Of the office, and of no side in this item."""
    return actor.has(*OFFICE_ROLES) and finding.unit_id not in actor.organisations(*UNIT_ROLES)


def makes_sense(
    action: rights.Action, finding: findings.Finding, actor: Actor, work: Work
) -> bool:
    """Whether a button for asking leads to anything but a refusal."""
    if action not in ACTIONS.values():
        return True
    if pending(finding, work) is not None or is_late(finding, actor, work):
        return False
    return finding.due is not None or action is rights.Action.CONTINUE


def pending(finding: findings.Finding, work: Work) -> changes.Change | None:
    """The request that waits; one of an earlier cycle waits for nobody."""
    latest = work.changes.latest(finding.id)
    return latest if latest is not None and _waits(latest, finding) else None


def _waits(change: changes.Change, finding: findings.Finding) -> bool:
    is_of_now = change.cycle == finding.cycle and finding.state not in findings.ENDED
    return change.state is changes.State.PENDING and is_of_now


def ask_extension(command: AskExtension, actor: Actor, work: Work) -> changes.Change:
    finding = askable(command.finding, changes.Kind.EXTENSION, actor, work)
    if finding.due is not None and command.until <= finding.due:
        raise errors.Unfit("extension-early", due=Day(day=finding.due))
    if command.until <= work.today:
        raise errors.Unfit("day-past", day=Day(day=command.until))
    return _ask(command, changes.Kind.EXTENSION, finding, actor, work)


def ask_continuation(command: AskContinuation, actor: Actor, work: Work) -> changes.Change:
    finding = askable(command.finding, changes.Kind.CONTINUATION, actor, work)
    if command.until <= work.today:
        raise errors.Unfit("day-past", day=Day(day=command.until))
    return _ask(command, changes.Kind.CONTINUATION, finding, actor, work)


def _ask(
    command: AskExtension | AskContinuation,
    kind: changes.Kind,
    finding: findings.Finding,
    actor: Actor,
    work: Work,
) -> changes.Change:
    """A leader who asks has agreed by asking: his step is taken by it."""
    items.check_due(command.until, work)
    _lapse(finding, work)
    change = work.changes.add(
        changes.Change(
            finding_id=finding.id,
            cycle=finding.cycle,
            kind=kind,
            asker_id=actor.id,
            asked_on=work.today,
            text=command.text,
            until=command.until,
            step=_first_step(finding, actor),
        )
    )
    if kind is changes.Kind.EXTENSION and grants(finding, actor):
        return _grant(change, finding, actor, work)
    is_extension = kind is changes.Kind.EXTENSION
    items.write(
        finding,
        finding,
        "extension-asked" if is_extension else "continuation-asked",
        actor,
        work,
        body={"text": command.text, "until": command.until.isoformat(), "change": change.id},
    )
    notices.request(work, finding, tiding(change), deciders(change, finding, work))
    return change


def _first_step(finding: findings.Finding, actor: Actor) -> changes.Step:
    leads = (finding.leader_id, finding.unit_id) in actor.shares(Role.LEADER)
    return changes.Step.OFFICE if leads or _is_office(finding, actor) else changes.Step.LEADER


def grants(finding: findings.Finding, actor: Actor) -> bool:
    """The director extends by himself (domain §6), but not what he has a part in."""
    return actor.has(Role.DIRECTOR) and _is_office(finding, actor)


def _grant(
    change: changes.Change, finding: findings.Finding, actor: Actor, work: Work
) -> changes.Change:
    granted = change.decided(changes.State.APPROVED, work.today, by=actor.id)
    work.changes.save(granted)
    _extend(granted, finding, actor, work, kind="extension-granted")
    return granted


def _lapse(finding: findings.Finding, work: Work) -> None:
    """What an earlier cycle left undecided is over, so that this one may ask."""
    left = work.changes.latest(finding.id)
    if left is not None and left.state is changes.State.PENDING:
        work.changes.save(left.decided(changes.State.LAPSED, work.today))


def tiding(change: changes.Change) -> str:
    is_extension = change.kind is changes.Kind.EXTENSION
    return "tiding-extension" if is_extension else "tiding-continuation"


def deciders(change: changes.Change, finding: findings.Finding, work: Work) -> tuple[int, ...]:
    """Who decides the current step: the item's leader, then the office but for those of the
    unit's side. A leader who holds the post no more is stood for by the office."""
    leads = finding.leader_id in notices.unit_side(finding, work, Role.LEADER)
    if change.step is changes.Step.LEADER and leads and finding.leader_id is not None:
        return (finding.leader_id,)
    barred = seats.unit_people(finding, change.asker_id, work) | notices.recused(finding, work)
    return tuple(person for person in seats.office(work) if person not in barred)


def awaiting(actor: Actor, work: Work) -> tuple[tuple[changes.Change, findings.Finding], ...]:
    """Requests that this person may decide now, oldest first."""
    waiting = work.changes.pending()
    found = {item.id: item for item in work.findings.many([c.finding_id for c in waiting])}
    pairs = ((change, found[change.finding_id]) for change in waiting)
    return tuple((c, item) for c, item in pairs if decides(c, item, actor, work))


def decides(change: changes.Change, finding: findings.Finding, actor: Actor, work: Work) -> bool:
    waits = _waits(change, finding) and finding.phase is not rounds.Phase.ARCHIVED
    return waits and is_seated(change, finding, actor, work)


def is_seated(change: changes.Change, finding: findings.Finding, actor: Actor, work: Work) -> bool:
    """Whether its current step is for this person to decide, himself or as a deputy."""
    people = deciders(change, finding, work)
    if actor.id in people:
        return True
    inside = seats.unit_people(finding, change.asker_id, work)
    is_barred = finding.leader_id not in people and actor.id in inside
    return not is_barred and not frozenset(people).isdisjoint(actor.stands_in_for)


def decidable(change_id: int, actor: Actor, work: Work) -> tuple[changes.Change, findings.Finding]:
    """The request if its current step is this person's to decide."""
    change = work.changes.get(change_id)
    finding = items.visible(change.finding_id, actor, work)
    if not _waits(change, finding):
        raise errors.WrongState("change-decided", number=finding.number)
    if not decides(change, finding, actor, work):
        raise errors.NotAllowed("not-reviewer", number=finding.number)
    return change, finding


def approve(command: Approve, actor: Actor, work: Work) -> findings.Finding:
    """The leader's approval passes it on to the office; the office's grants it."""
    change, finding = decidable(command.change, actor, work)
    if change.until <= work.today:
        raise errors.WrongState("change-passed", number=finding.number, day=Day(day=change.until))
    if finding.leader_id in deciders(change, finding, work):
        return _pass_on(change, finding, actor, work)
    work.changes.save(change.decided(changes.State.APPROVED, work.today, by=actor.id))
    if change.kind is changes.Kind.EXTENSION:
        return _extend(change, finding, actor, work)
    return _continue(change, finding, actor, work)


def _pass_on(
    change: changes.Change, finding: findings.Finding, actor: Actor, work: Work
) -> findings.Finding:
    passed = change.at_office()
    work.changes.save(passed)
    after = items.write(
        finding, finding, "change-endorsed", actor, work, body={"change": change.id}
    )
    notices.request(work, finding, tiding(change), deciders(passed, finding, work))
    return after


def _extend(
    change: changes.Change,
    before: findings.Finding,
    actor: Actor,
    work: Work,
    *,
    kind: str = "extension-approved",
) -> findings.Finding:
    """The new date is a new clock: its ladder begins anew, and grace for the old one is over."""
    after = before.changed(due=change.until, grace_until=None)
    body = {**_moved(change, before, after), "text": change.text}
    finding = items.write(before, after, kind, actor, work, body=body)
    _tell(change, finding, text("notice-extended", **_dates(finding)), work)
    return finding


def _continue(
    change: changes.Change, before: findings.Finding, actor: Actor, work: Work
) -> findings.Finding:
    """Counts as 基本完成. The ladder goes on to the day of the next look, if that is later."""
    due = before.due and max(before.due, change.until)
    after = before.moved(
        findings.Move.COMPLETE_STAGE,
        work.today,
        stage_goal=change.text,
        next_review_on=change.until,
        due=due,
    )
    body = {**_moved(change, before, after), "text": change.text}
    finding = items.write(before, after, "continuation-approved", actor, work, body=body)
    line = text("notice-continued", number=finding.number, day=Day(day=change.until))
    _tell(change, finding, line, work)
    return finding


def _moved(
    change: changes.Change, before: findings.Finding, after: findings.Finding
) -> dict[str, Json]:
    return {"change": change.id, "due_was": _iso(before.due), "due": _iso(after.due)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _dates(finding: findings.Finding) -> dict[str, str | Day]:
    """Both dates, as every reader is to see them after an extension."""
    named = {"due": finding.due, "original": finding.original_due}
    days = {name: Day(day=day) for name, day in named.items() if day is not None}
    return {"number": finding.number, **days}


def refuse(command: Refuse, actor: Actor, work: Work) -> findings.Finding:
    """With a reason, which those who asked read word for word."""
    change, finding = decidable(command.change, actor, work)
    answered = change.decided(changes.State.REFUSED, work.today, by=actor.id, answer=command.text)
    work.changes.save(answered)
    body: dict[str, Json] = {"text": command.text, "change": change.id}
    after = items.write(finding, finding, "change-refused", actor, work, body=body)
    is_extension = change.kind is changes.Kind.EXTENSION
    line = "notice-extension-refused" if is_extension else "notice-continuation-refused"
    _tell(change, after, text(line, number=after.number, text=command.text), work)
    return after


def _tell(change: changes.Change, finding: findings.Finding, line: Text, work: Work) -> None:
    people = (change.asker_id, finding.responsible_id, finding.leader_id)
    screen = notices.about(finding, line)
    heard = notices.of_unit(people, finding, work)
    notices.tell(work, heard, screen, kind="notice", topic=f"change:{change.id}")
