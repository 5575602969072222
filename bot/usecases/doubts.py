"""What casts doubt on a closing (存疑): a visit that found it partly true, a finder who says that
it is not solved. The office decides: reopen it (启动再整改), or keep it closed with a reason
(维持销号)."""

from __future__ import annotations

from bot.core import errors, findings, outcomes, visits
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import items
from bot.usecases import visits as visiting
from bot.usecases.commands import Command, ShortText


class Keep(Command):
    finding: int
    text: ShortText


def is_doubted(finding: findings.Finding, work: Work) -> bool:
    return bool(_visits(finding, work)) or _outcome(finding, work) is not None


def _outcome(finding: findings.Finding, work: Work) -> outcomes.Outcome | None:
    latest = work.outcomes.latest(finding.id)
    return latest if latest is not None and latest.is_undecided(finding) else None


def _visits(finding: findings.Finding, work: Work) -> list[visits.Visit]:
    """Reopening settles them without a word: the item is in another cycle then."""
    found = work.visits.of_finding(finding.id)
    return [v for v in found if v.standing(finding) is visits.Standing.UNDECIDED]


def decides(finding: findings.Finding, actor: Actor, work: Work) -> bool:
    if not visits.may(actor, visits.Action.DECIDE) or not is_doubted(finding, work):
        return False
    return actor.id in visiting.deciders(finding, work)


def keepable(finding_id: int, actor: Actor, work: Work) -> findings.Finding:
    finding = items.visible(finding_id, actor, work)
    if not visits.may(actor, visits.Action.DECIDE):
        raise errors.NotAllowed()
    if not is_doubted(finding, work):
        raise errors.WrongState("no-doubt", number=finding.number)
    if not decides(finding, actor, work):
        raise errors.NotAllowed("visit-separation", number=finding.number)
    return finding


def keep(command: Keep, actor: Actor, work: Work) -> findings.Finding:
    finding = keepable(command.finding, actor, work)
    for visit in _visits(finding, work):
        work.visits.save(visit.kept(work.today))
    if outcome := _outcome(finding, work):
        work.outcomes.save(outcome.kept(work.today))
    items.note(finding, "closing-kept", actor, work, body={"text": command.text})
    return finding
