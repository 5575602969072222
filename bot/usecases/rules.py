"""长久立: the rule entered with an application, asked for where the item's category needs one."""

from __future__ import annotations

from datetime import date

from bot.core import errors, findings, rules
from bot.core.people import Actor
from bot.core.screens import Day
from bot.core.work import Work
from bot.usecases import items
from bot.usecases.commands import Command, ShortText


class Lasting(Command):
    """What an application says of it; `number` is the document's own (文号), if it has one."""

    lasting: rules.Kind | None = None
    rule_name: ShortText | None = None
    rule_number: ShortText | None = None
    rule_on: date | None = None


def is_needed(finding: findings.Finding, work: Work) -> bool:
    """Asked once a cycle, and again as long as the answer was that there is none."""
    if finding.category not in work.policy.rule_categories:
        return False
    held = work.rules.of_finding(finding.id, finding.cycle)
    return all(rule.kind is rules.Kind.NONE for rule in held)


def enter(command: Lasting, finding: findings.Finding, actor: Actor, work: Work) -> None:
    if command.lasting is None:
        return
    is_real = command.lasting is not rules.Kind.NONE
    if is_real and (command.rule_name is None or command.rule_on is None):
        raise errors.Unfit("rule-unnamed", number=finding.number)
    if command.rule_on is not None and command.rule_on > work.today:
        raise errors.Unfit("rule-future", day=Day(day=command.rule_on))
    rule = rules.Rule(
        finding_id=finding.id,
        cycle=finding.cycle,
        kind=command.lasting,
        name=command.rule_name or "" if is_real else "",
        number=command.rule_number or "" if is_real else "",
        issued_on=command.rule_on if is_real else None,
        entered_by=actor.hand,
        entered_on=work.today,
    )
    work.rules.put(rule)
    body = {"kind": rule.kind.value, "text": rule.name, "number": rule.number}
    items.note(finding, "rule-entered", actor, work, body={**body})
