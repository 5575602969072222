"""Papers (公文) from the ledger: a letter, the report of a unit, the report of a round.

They are about findings that their reader may see, and about nothing else: no lead, no working
paper, no finder stands in any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from bot.core import deadlines, digests, findings, letters, numbering, rounds
from bot.core.papers import LETTERS, Field, Fields, Kind, Paper
from bot.core.people import Actor
from bot.core.policy import StepForm
from bot.core.screens import Day, Moment, Text, text
from bot.core.work import Work
from bot.usecases import briefs, figures, paper_items, report_readers
from bot.usecases import letters as letter_cases

ASPECTS = "ABCDV"  # the first letters of the categories

Told = Mapping[int, Fields]
"""Findings by id, as a report tells them."""


def letter(made: letters.Letter, by: str, work: Work) -> Paper:
    """As of the day it was sent on; until then, as of today. `by` is whom the unit may call."""
    day = made.sent_on or work.today
    told = letter_cases.live(made, work)
    return Paper(
        kind=LETTERS[made.form],
        about=f"{made.number} {made.unit_name}",
        count=len(told),
        fields={
            **_frame(made.round_id, by, day, work),
            "文号": made.official_number or "",
            "内部编号": made.number,
            "单位": made.unit_name,
            "主送": _addressee(made, work),
            "抄送": _copies(made, work),
            "数量": str(len(told)),
            "回复期限": Day(day=_answer_by(day, work)),
            "事项清单": paper_items.numbered(paper_items.told(f, day, work) for f in told),
        },
    )


def _addressee(made: letters.Letter, work: Work) -> str:
    if made.form in letter_cases.TO_UNIT:
        return made.unit_name
    return work.policy.leading_group_name


def _copies(made: letters.Letter, work: Work) -> str:
    """The superior organisation of an escalated feedback (提级反馈), on what goes to the unit."""
    unit = work.organisations.get(made.unit_id)
    to_unit = made.form in letter_cases.TO_UNIT and made.form is not StepForm.REMINDER
    if not (to_unit and made.escalated and unit.parent_id):
        return ""
    return work.organisations.get(unit.parent_id).name


def _answer_by(day: date, work: Work) -> date:
    return deadlines.due_date(day, work.policy.limits.letter, work.workdays).day


def _frame(round_id: int, by: str, day: date, work: Work) -> dict[str, Field]:
    """What every paper has."""
    round_ = work.rounds.get(round_id)
    return {
        "发文机关": work.policy.office_name,
        "领导小组": work.policy.leading_group_name,
        "轮次": round_.name,
        "届次": round_.term,
        "年度": round_.year,
        "成文日期": Day(day=day),
        "联系人": by,
        "导出": _exported(by, work),
    }


def _exported(by: str, work: Work) -> Text:
    at = Moment(at=work.now)
    return text("paper-exported", name=by, at=at) if by else text("paper-exported-host", at=at)


def report(round_id: int, unit_id: int | None, actor: Actor, work: Work) -> Paper:
    """Of a unit, or of the whole round."""
    if unit_id is None:
        return round_report(round_id, actor, work)
    return unit_report(round_id, unit_id, actor, work)


def unit_report(round_id: int, unit_id: int, actor: Actor, work: Work) -> Paper:
    """整改情况报告 of a unit, by it to the office."""
    assignment, found = report_readers.of_unit(round_id, unit_id, actor, work)
    told = _told(found, work)
    return Paper(
        kind=Kind.UNIT_REPORT,
        about=assignment.unit_name,
        count=len(found),
        fields={
            **_frame(round_id, actor.person.name, work.today, work),
            "单位": assignment.unit_name,
            "主送": work.policy.office_name,
            "反馈日期": Day(day=assignment.fed_back_on) if assignment.fed_back_on else "",
            **_summed(assignment.unit_name, found, work),
            "方面": _by_aspect(found, told),
            "未完成": _unfinished(found, told),
            "制度": _rules(found, work),
        },
    )


def round_report(round_id: int, actor: Actor, work: Work) -> Paper:
    """整改情况报告 of a round, by the office to the leading group. The totals are whole for every
    reader; a unit he keeps away from is not told of."""
    by_unit = report_readers.of_round(round_id, actor, work)
    round_ = work.rounds.get(round_id)
    every = [finding for _, found in by_unit for finding in found]
    told = _told(every, work)
    counted = figures.current(work, round_id)
    return Paper(
        kind=Kind.ROUND_REPORT,
        about=round_.name,
        count=len(every),
        fields={
            **_frame(round_id, actor.person.name, work.today, work),
            "主送": work.policy.leading_group_name,
            "单位数": str(len(by_unit)),
            **_sentences(round_.name, counted.findings, counted.immediate, work),
            "建议": _suggestions(counted.suggestions, work),
            "各单位": [
                _unit(n, assignment, found, told, work)
                for n, (assignment, found) in enumerate(by_unit, start=1)
            ],
            "未完成": _unfinished(every, told),
            "制度": _rules(every, work),
        },
    )


def _told(found: Iterable[findings.Finding], work: Work) -> Told:
    """Each once, though it may stand in more than one list."""
    return {each.id: paper_items.whole(each, work.today, work) for each in found}


def _unit(
    ordinal: int,
    assignment: rounds.Assignment,
    found: Sequence[findings.Finding],
    told: Told,
    work: Work,
) -> Fields:
    late = [f for f in found if _is_unfinished(f) and f.due and f.due < work.today]
    return {
        "序号": str(ordinal),
        "节": numbering.in_words(ordinal),
        "单位": assignment.unit_name,
        **_summed(assignment.unit_name, found, work),
        "超期数": str(len(late)),
        "问题清单": _all(found, told),
    }


def _summed(scope: str, found: Sequence[findings.Finding], work: Work) -> Fields:
    given = [each for each in found if each.fed_back_on]
    sent = [each for each in found if each.sent_on]
    return _sentences(scope, _closed(given), _closed(sent), work)


def _closed(found: Sequence[findings.Finding]) -> digests.Count:
    closed = sum(each.state is findings.State.CLOSED for each in found)
    return digests.Count(n=closed, d=len(found))


def _sentences(
    scope: str, counts: digests.Count, fixes: digests.Count, work: Work
) -> dict[str, Field]:
    return {
        "概述": briefs.summary(scope, counts, work),
        "立行立改": next(briefs.immediate(fixes, work), ""),
        "反馈数": str(counts.d),
        "完成数": str(counts.n),
        "未完成数": str(counts.d - counts.n),
        "整改率": figures.printed(counts, work),
    }


def _suggestions(counts: digests.Count, work: Work) -> Text | str:
    if not counts.d:
        return ""
    rate = figures.printed(counts, work)
    return text("paper-suggestions", all=counts.d, closed=counts.n, rate=rate)


def _by_aspect(found: Iterable[findings.Finding], told: Told) -> list[Field]:
    """By the categories' first letter, in its order; what has no category comes last."""
    ordered = sorted(found, key=lambda each: (_aspect(each), each.number))
    groups = [(aspect, list(members)) for aspect, members in groupby(ordered, key=_aspect)]
    return [
        {
            "节": numbering.in_words(n),
            "名称": text(f"paper-aspect-{aspect}"),
            "问题清单": _all(members, told),
        }
        for n, (aspect, members) in enumerate(groups, start=1)
    ]


def _aspect(finding: findings.Finding) -> str:
    first = (finding.category or "?")[0]
    return first if first in ASPECTS else "other"


def _all(found: Iterable[findings.Finding], told: Told) -> list[Field]:
    return paper_items.numbered(told[each.id] for each in found)


def _is_unfinished(finding: findings.Finding) -> bool:
    return finding.state is not findings.State.CLOSED


def _unfinished(found: Iterable[findings.Finding], told: Told) -> list[Field]:
    rest = (each for each in found if _is_unfinished(each))
    return paper_items.numbered({**told[each.id], "单位": each.unit_name} for each in rest)


def _rules(found: Iterable[findings.Finding], work: Work) -> list[Field]:
    return [
        {
            "名称": rule.name,
            "文号": rule.number,
            "类型": text(f"paper-rule-{rule.kind}"),
            "问题编号": finding.number,
        }
        for finding in found
        for rule in paper_items.issued(finding, work)
    ]
