"""What every verb on a finding does alike: load, check the right, write, record, arm the clock."""

from __future__ import annotations

from datetime import date

from bot.core import corrections, errors, events, findings, rights
from bot.core.people import Actor
from bot.core.screens import Day
from bot.core.work import Work
from bot.usecases import clockwork, repeating


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
        person_id=actor.hand,
        body=signed(body, kind, finding, actor),
    )


# By which right a deed is done: whether as a deputy, the table of rights tells.
_BY_RIGHT = {
    "finding-assigned": rights.Action.ASSIGN,
    "finding-committed": rights.Action.COMMIT,
    "finding-corrected": rights.Action.CORRECT,
    "finding-fed-back": rights.Action.FEED_BACK,
    "finding-handed-over": rights.Action.HAND_OVER,
    "finding-instructed": rights.Action.INSTRUCT,
    "finding-pressed": rights.Action.REMIND,
    "finding-reopened": rights.Action.REOPEN,
    "finding-withdrawn": rights.Action.WITHDRAW,
    "progress-reported": rights.Action.PROGRESS,
    "stage-completed": rights.Action.COMPLETE_STAGE,
    "closing-applied": rights.Action.APPLY,
    "extension-asked": rights.Action.EXTEND,
    "extension-granted": rights.Action.EXTEND,
    "superior-answered": rights.Action.ANSWER,
    "continuation-asked": rights.Action.CONTINUE,
}


def _keeping(
    body: dict[str, events.Json] | None,
    kind: str,
    before: findings.Finding,
    after: findings.Finding,
) -> dict[str, events.Json] | None:
    """With what a reversible step has changed, so that it can be taken back."""
    if kind not in corrections.REVERSIBLE:
        return body
    return {**(body or {}), "was": corrections.kept(before, after)}


def signed(
    body: dict[str, events.Json] | None,
    kind: str,
    finding: findings.Finding,
    actor: Actor | None,
) -> dict[str, events.Json] | None:
    """With the second person of a deed: whom a deputy stood in for, or for whom it was entered."""
    if actor is None:
        return body
    more: dict[str, events.Json] = {}
    if actor.entered_by is not None:
        more["on_behalf_of"] = actor.id
    if actor.stands_in_for and kind in _BY_RIGHT:
        whom = rights.stood_in_for(actor, _BY_RIGHT[kind], finding)
        more |= {"for": whom} if whom is not None else {}
    return {**(body or {}), **more} if more else body


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
        person_id=actor.hand if actor else None,
        body=signed(_keeping(body, kind, before, after), kind, before, actor),
    )
    now = work.findings.get(before.id)
    repeating.changed(before, now, work)
    return now
