"""What casts doubt on a closing (存疑): a visit that found it partly true. The office decides:
reopen it (启动再整改), or keep it closed with a reason (维持销号)."""

from __future__ import annotations

from bot.core import errors, findings, visits
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import items
from bot.usecases import visits as visiting
from bot.usecases.commands import Command, ShortText


class Keep(Command):
    finding: int
    text: ShortText


def pending(finding: findings.Finding, work: Work) -> list[visits.Visit]:
    """Reopening settles them without a word: the item is in another cycle then."""
    if finding.state is not findings.State.CLOSED:
        return []
    found = work.visits.of_finding(finding.id)
    return [v for v in found if v.standing(finding) is visits.Standing.UNDECIDED]


def decides(finding: findings.Finding, actor: Actor, work: Work) -> bool:
    if not visits.may(actor, visits.Action.DECIDE) or not pending(finding, work):
        return False
    return actor.id in visiting.deciders(finding, work)


def keepable(finding_id: int, actor: Actor, work: Work) -> findings.Finding:
    finding = items.visible(finding_id, actor, work)
    if not visits.may(actor, visits.Action.DECIDE):
        raise errors.NotAllowed()
    if not pending(finding, work):
        raise errors.WrongState("no-doubt", number=finding.number)
    if not decides(finding, actor, work):
        raise errors.NotAllowed("visit-separation", number=finding.number)
    return finding


def keep(command: Keep, actor: Actor, work: Work) -> findings.Finding:
    finding = keepable(command.finding, actor, work)
    for visit in pending(finding, work):
        work.visits.save(visit.kept(work.today))
    items.note(finding, "closing-kept", actor, work, body={"text": command.text})
    return finding
