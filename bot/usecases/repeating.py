"""屡改屡犯: a finding is compared, as it is written, with what its unit had in other rounds."""

from __future__ import annotations

from bot.core import findings, repeats
from bot.core.repeats import Other, Repeat
from bot.core.work import Work


def changed(before: findings.Finding | None, after: findings.Finding, work: Work) -> None:
    """Its words, its category, or whether its unit has it: then it is compared anew, with what
    came before it and with what came since."""
    if before is None or _compared(before) != _compared(after):
        anew(after, work)


def _compared(finding: findings.Finding) -> tuple[str, str | None, bool, bool]:
    is_withdrawn = finding.state is findings.State.WITHDRAWN
    return finding.problem, finding.category, finding.is_with_unit, is_withdrawn


def anew(finding: findings.Finding, work: Work) -> None:
    work.repeats.forget(finding.id)
    rules = work.policy.repeats
    if finding.category is None or finding.state is findings.State.WITHDRAWN:
        return
    if not repeats.is_long_enough(finding.problem, rules.least_signs):
        return
    others = work.repeats.others(finding.unit_id, finding.category)
    own = next(each for each in others if each.id == finding.id)
    for other in others:
        earlier, later = (other, own) if other.is_before(own) else (own, other)
        if earlier.is_before(later) and earlier.is_given:
            _compare(later, earlier, work)


def _compare(later: Other, earlier: Other, work: Work) -> None:
    percent = repeats.likeness(later.problem, earlier.problem)
    if percent < work.policy.repeats.percent:
        return
    if not repeats.is_long_enough(earlier.problem, work.policy.repeats.least_signs):
        return
    work.repeats.put(
        Repeat(finding_id=later.id, earlier_id=earlier.id, percent=percent, found_on=work.today)
    )
