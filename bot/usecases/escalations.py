"""提级反馈: unit and superior organisation both answer; without its own answer the superior signs
nothing off, and is reminded like the unit.
"""

from __future__ import annotations

from bot.core import errors, findings, rights
from bot.core.escalations import Answer
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import text
from bot.core.work import Work
from bot.usecases import items, notices
from bot.usecases.commands import Command, LongText


class Reply(Command):
    finding: int
    text: LongText


def answerable(finding_id: int, actor: Actor, work: Work) -> findings.Finding:
    """The item if this person answers for the superior organisation now."""
    finding = items.allowed(finding_id, rights.Action.ANSWER, actor, work)
    if not finding.escalated:
        raise errors.WrongState("not-escalated", number=finding.number)
    return finding


def is_open(finding: findings.Finding, work: Work) -> bool:
    """Escalated, and the superior has not answered in this cycle."""
    return finding.escalated and work.escalations.answer(finding.id, finding.cycle) is None


def superiors(finding: findings.Finding, work: Work) -> list[int]:
    """Whom an escalated finding concerns above its unit; nobody where it is not escalated."""
    return notices.superiors(finding.unit_path, work) if finding.escalated else []


def answer(command: Reply, actor: Actor, work: Work) -> findings.Finding:
    """Kept word for word; the unit's side hears it. A later one replaces the earlier."""
    finding = answerable(command.finding, actor, work)
    work.escalations.add(
        Answer(
            finding_id=finding.id,
            cycle=finding.cycle,
            person_id=actor.id,
            text=command.text,
            answered_on=work.today,
        )
    )
    items.note(finding, "superior-answered", actor, work, body={"text": command.text})
    line = text("notice-superior-answered", number=finding.number, text=command.text)
    people = [
        *notices.unit_side(finding, work, Role.PRINCIPAL, Role.LIAISON),
        *notices.working(finding, work),
    ]
    notices.tell(
        work,
        people,
        notices.about(finding, line),
        kind="notice",
        topic=f"superior-answered:{finding.id}",
    )
    return finding


def check_answered(finding: findings.Finding, work: Work) -> None:
    if is_open(finding, work):
        raise errors.WrongState("superior-answer-first", number=finding.number)
