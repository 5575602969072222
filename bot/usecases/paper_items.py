"""One finding as a paper tells it: the problem, the measures, the progress, where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.core import changes, deadlines, findings, rules
from bot.core.papers import Field, Fields
from bot.core.screens import Day, Text, text
from bot.core.work import Work


def numbered(items: Iterable[Fields]) -> list[Field]:
    return [{"序号": str(n), **each} for n, each in enumerate(items, start=1)]


def told(finding: findings.Finding, day: date, work: Work) -> Fields:
    """`day` is as of when: what is overdue is counted up to it."""
    left = deadlines.days_left(finding.due, day) if finding.due else 0
    return {
        "编号": finding.number,
        "问题": finding.problem,
        "类别": text(f"category-{finding.category}") if finding.category else "",
        "整改类型": text(f"mode-{finding.mode}") if finding.mode else "",
        "期限": Day(day=finding.due) if finding.due else text("no-due"),
        "超期天数": str(max(-left, 0)),
        "剩余天数": str(max(left, 0)),
        "责任领导": _person(finding.leader_id, work),
        "牵头部门": _department(finding.lead_department_id, work),
        "责任人": _person(finding.responsible_id, work),
        "状态": finding.state_text,
    }


def whole(finding: findings.Finding, day: date, work: Work) -> Fields:
    """With all that has been done about it in this cycle."""
    measures = work.findings.measures(finding.id, finding.cycle)
    return {
        **told(finding, day, work),
        "措施": [_measure(each, work) for each in measures],
        "进展": [
            {"日期": Day(day=each.reported_on), "内容": each.text}
            for each in work.findings.progress(finding.id)
            if each.cycle == finding.cycle
        ],
        "完成情况": _completion(finding, day),
        "未完成原因": _reason(finding, work),
        "下一步措施": [_next(each) for each in measures if each.done_on is None],
    }


def _measure(measure: findings.Measure, work: Work) -> Fields:
    return {
        "序号": str(measure.ordinal),
        "内容": measure.text,
        "时限": Day(day=measure.milestone),
        "责任人": _person(measure.person_id, work),
        "完成": Day(day=measure.done_on) if measure.done_on else "",
    }


def _completion(finding: findings.Finding, day: date) -> Text:
    if finding.state is findings.State.CLOSED and finding.closed_on:
        return text("paper-closed", day=Day(day=finding.closed_on))
    if finding.state is findings.State.STAGE_DONE:
        reviewed = Day(day=finding.next_review_on) if finding.next_review_on else text("no-due")
        return text("paper-stage", goal=finding.stage_goal or "—", day=reviewed)
    if finding.due is None:
        return text("paper-running-open", state=finding.state_text)
    late = -deadlines.days_left(finding.due, day)
    due = Day(day=finding.due)
    if late > 0:
        return text("paper-overdue", state=finding.state_text, due=due, days=late)
    return text("paper-running", state=finding.state_text, due=due)


def _reason(finding: findings.Finding, work: Work) -> str:
    """What the unit itself has said when it asked for a later date."""
    asked = work.changes.latest(finding.id)
    if asked is None or asked.cycle != finding.cycle:
        return ""
    return asked.text if asked.kind is changes.Kind.EXTENSION else ""


def _next(measure: findings.Measure) -> Text:
    """One that is not finished, with its day."""
    words = measure.text.rstrip("。；;. ")
    return text("paper-next", text=words, day=Day(day=measure.milestone))


def issued(finding: findings.Finding, work: Work) -> list[rules.Rule]:
    """制度 that has come of it."""
    found = work.rules.of_finding(finding.id, finding.cycle)
    return [each for each in found if each.kind is not rules.Kind.NONE]


def _person(id: int | None, work: Work) -> str:
    return work.people.get(id).name if id is not None else ""


def _department(id: int | None, work: Work) -> str:
    return work.organisations.get(id).name if id is not None else ""
