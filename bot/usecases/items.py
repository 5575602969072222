"""What every verb on a finding does alike: load, check the right, write, record, arm the clock."""

from __future__ import annotations

from datetime import date

from bot.core import errors, events, findings, rights
from bot.core.people import Actor
from bot.core.screens import Day
from bot.core.work import Work
from bot.usecases import clockwork


def visible(finding_id: int, actor: Actor, work: Work) -> findings.Finding:
    """The finding, or `NotFound` for what does not exist and what may not be seen alike."""
    finding = work.findings.get(finding_id)
    if not rights.may(actor, rights.Action.SEE, finding):
        raise errors.NotFound()
    return finding


def allowed(finding_id: int, action: rights.Action, actor: Actor, work: Work) -> findings.Finding:
    """The finding if the actor may do this to it now.

    Who could do it in another state hears about the state; who never could, about the right.
    """
    finding = visible(finding_id, actor, work)
    if rights.may(actor, action, finding):
        return finding
    if rights.ever_may(actor, action, finding):
        raise errors.WrongState(number=finding.number, state=finding.state_text)
    raise errors.NotAllowed()


def check_due(day: date, work: Work) -> None:
    """A day set by hand is not so far away that it must be a slip (9999 for 2026)."""
    last = date(work.today.year + work.policy.farthest_years, 12, 31)
    if day > last:
        raise errors.Unfit("day-far", day=Day(day=day), last=Day(day=last))


def note(
    finding: findings.Finding,
    kind: str,
    actor: Actor,
    work: Work,
    *,
    body: dict[str, events.Json] | None = None,
) -> None:
    """An event that changes nothing of the item itself."""
    work.events.record(
        kind,
        item_id=finding.id,
        from_state=finding.state,
        to_state=finding.state,
        person_id=actor.id,
        body=body,
    )


def write(
    before: findings.Finding,
    after: findings.Finding,
    kind: str,
    actor: Actor | None,
    work: Work,
    *,
    body: dict[str, events.Json] | None = None,
) -> findings.Finding:
    """Saves the step with its event and the day of the ladder's next step."""
    work.findings.save(before, clockwork.armed(after, work))
    work.events.record(
        kind,
        item_id=before.id,
        from_state=before.state,
        to_state=after.state,
        person_id=actor.id if actor else None,
        body=body,
    )
    return work.findings.get(before.id)
