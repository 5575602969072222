"""An item's clock: from its rows to the ladder's rules, and the day of its next step back."""

from __future__ import annotations

from bot.core import findings, ladder, reviews, rounds
from bot.core.work import Work


def clock(
    finding: findings.Finding, work: Work, *, applications: tuple[reviews.Application, ...] = ()
) -> ladder.Clock | None:
    """None when nothing may fall due: not with the unit, closed, archived, or without a date
    (无期限)."""
    if finding.due is None or finding.clock_from is None or not _runs(finding):
        return None
    held = applications or tuple(work.reviews.of_finding(finding.id, finding.cycle))
    done = work.clocks.steps_done("finding", finding.id, finding.cycle, finding.due)
    return ladder.Clock(
        due=finding.due,
        length_days=(finding.due - finding.clock_from).days,
        pauses=tuple(
            ladder.Pause(since=a.applied_on, until=a.decided_on)
            for a in held
            if a.state is not reviews.ApplicationState.TAKEN_BACK
        ),
        grace_until=finding.grace_until,
        done=done,
    )


def armed(finding: findings.Finding, work: Work) -> findings.Finding:
    """The finding with `next_step_on`; None while its application is under review."""
    running = None if finding.state in findings.UNDER_REVIEW else clock(finding, work)
    if running is None:
        return finding.changed(next_step_on=None)
    step = ladder.next_step_on(running, ladder=work.policy.ladder, workdays=work.workdays)
    return finding.changed(next_step_on=step)


def _runs(finding: findings.Finding) -> bool:
    is_open = finding.state in findings.WITH_UNIT - findings.ENDED
    return is_open and finding.phase is not rounds.Phase.ARCHIVED
