"""What one person lays upon another: to hurry (催办), to take over (转办), to follow (批示)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import corrections, errors, events, findings, rights
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Button, Day, Text, text
from bot.core.work import Work
from bot.usecases import instructions, items, notices, seats
from bot.usecases.commands import Command, ShortText

PRESSED = "finding-pressed"


class Press(Command):
    finding: int


class HandOver(Command):
    finding: int
    responsible: int


class Instruct(Command):
    finding: int
    text: ShortText


def press(command: Press, actor: Actor, work: Work) -> findings.Finding:
    """催办: heard at once in office hours, at most once an item and day, beside the ladder."""
    finding = items.allowed(command.finding, rights.Action.REMIND, actor, work)
    told = work.events.of_item("finding", finding.id)
    if any(event.kind == PRESSED and event.day == work.today for event in told):
        raise errors.WrongState("pressed-today", number=finding.number)
    items.note(finding, PRESSED, actor, work)
    due = Day(day=finding.due) if finding.due else text("no-due")
    line = text("notice-pressed", number=finding.number, name=actor.person.name, due=due)
    _tell(_working_on(finding, work), line, finding, actor, work)
    return finding


def _working_on(finding: findings.Finding, work: Work) -> list[int]:
    """Responsible person and leader; where there are none (any more), who is to assign them."""
    working = notices.working(finding, work)
    return working or notices.unit_side(finding, work, Role.PRINCIPAL, Role.LIAISON)


def successors(finding: findings.Finding, work: Work) -> tuple[int, ...]:
    """Who could take the item over: the unit's other responsible persons."""
    people = dict.fromkeys(notices.unit_side(finding, work, Role.RESPONSIBLE))
    return tuple(person for person in people if person != finding.responsible_id)


def to_hand_over(finding_id: int, actor: Actor, work: Work) -> findings.Finding:
    """The item if this person may hand it over, and there is somebody to take it."""
    finding = items.allowed(finding_id, rights.Action.HAND_OVER, actor, work)
    if not successors(finding, work):
        raise errors.WrongState("nobody-else", number=finding.number)
    return finding


def hand_over(command: HandOver, actor: Actor, work: Work) -> findings.Finding:
    """转办: measures stay, those not finished yet with the new person. Both persons hear it."""
    before = to_hand_over(command.finding, actor, work)
    if command.responsible == before.responsible_id:
        name = work.people.get(command.responsible).name
        raise errors.WrongState("already-theirs", number=before.number, name=name)
    if command.responsible not in successors(before, work):
        raise errors.Unfit("not-of-unit", role=text("role-responsible"))
    after = before.changed(responsible_id=command.responsible)
    held = work.findings.measures(before.id, before.cycle)
    body: dict[str, events.Json] = {
        "from": before.responsible_id,
        "to": command.responsible,
        "measures_were": corrections.measures_kept(held),
    }
    _pass_measures(after, work)
    finding = items.write(before, after, "finding-handed-over", actor, work, body=body)
    name = work.people.get(command.responsible).name
    given = text("notice-handed-over", number=finding.number, name=name)
    _tell([before.responsible_id], given, finding, actor, work)
    due = Day(day=finding.due) if finding.due else text("no-due")
    taken = text("notice-taken-over", number=finding.number, name=actor.person.name, due=due)
    _tell([finding.responsible_id], taken, finding, actor, work)
    return finding


def _pass_measures(finding: findings.Finding, work: Work) -> None:
    measures = work.findings.measures(finding.id, finding.cycle)
    passed = [m if m.done_on else m.given_to(finding.responsible_id) for m in measures]
    work.findings.replace_measures(finding.id, finding.cycle, passed)


def instruct(command: Instruct, actor: Actor, work: Work) -> findings.Finding:
    """批示: kept word for word as an instruction of its own; those who work on the item and the
    office hear it."""
    finding = items.allowed(command.finding, rights.Action.INSTRUCT, actor, work)
    items.note(finding, "finding-instructed", actor, work, body={"text": command.text})
    working = _working_on(finding, work)
    made = instructions.on_item(command.text, finding, working, actor, work)
    people = [*working, *seats.office(work)]
    line = text(
        "notice-instructed",
        number=finding.number,
        name=actor.person.name,
        text=command.text,
    )
    _tell(people, line, finding, actor, work, instructions.open_button(made))
    return finding


def _tell(
    people: Sequence[int | None],
    line: Text,
    finding: findings.Finding,
    actor: Actor,
    work: Work,
    *more: Button,
) -> None:
    """Nobody is told what he has just done himself."""
    screen = notices.about(finding, line)
    screen = screen.model_copy(update={"buttons": (*screen.buttons, *((b,) for b in more))})
    others = [person for person in people if person != actor.id]
    notices.tell(work, others, screen, kind="notice", topic=f"{line.id}:{finding.id}")
