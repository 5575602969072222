"""屡改屡犯: what a finding repeats, and the office's word that it does not."""

from __future__ import annotations

from bot.core import errors, findings, rights
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES
from bot.core.work import Work
from bot.usecases import items
from bot.usecases.commands import Command, ShortText


class Dismiss(Command):
    finding: int
    earlier: int
    text: ShortText


def shown(finding: findings.Finding, actor: Actor, work: Work) -> list[findings.Finding]:
    """The earlier ones that this reader may see, the likest first."""
    found = [each.earlier_id for each in work.repeats.of_finding(finding.id)]
    many = work.findings.many(found)
    return [item for item in many if rights.may(actor, rights.Action.SEE, item)]


def may_dismiss(actor: Actor) -> bool:
    return actor.has(*OFFICE_ROLES)


def dismissable(finding_id: int, earlier_id: int, actor: Actor, work: Work) -> findings.Finding:
    """The finding whose flag this actor may take away. Raises as use cases do."""
    finding = items.visible(finding_id, actor, work)
    if not may_dismiss(actor):
        raise errors.NotAllowed()
    if earlier_id not in {item.id for item in shown(finding, actor, work)}:
        raise errors.Stale()
    return finding


def dismiss(command: Dismiss, actor: Actor, work: Work) -> findings.Finding:
    """A false alarm, with the reason: it counts no more, and comes back with no errata."""
    finding = dismissable(command.finding, command.earlier, actor, work)
    work.repeats.dismiss(command.finding, command.earlier, actor.hand, work.today, command.text)
    [earlier] = work.findings.many([command.earlier])
    body = {"number": earlier.number, "text": command.text}
    items.note(finding, "repeat-dismissed", actor, work, body={**body})
    return finding
