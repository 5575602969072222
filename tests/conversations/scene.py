"""An item in the unit's hands, brought there by the real use cases without a chat."""

from __future__ import annotations

import itertools

from bot.core.findings import Finding
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases import feedback, findings, rectification
from tests.town import Town

_again = itertools.count(1)
PROBLEM = "327户安置房未办房产证"


async def assigned(t: Town) -> Finding:
    """Fed back on the town's first day, led by 张镇长, worked on by 王干事."""
    return await t.running.ledger.transact(_assigned, cause="test:assigned", silent=True)


async def assigned_again(t: Town) -> Finding:
    cause = f"test:assigned:{next(_again)}"
    return await t.running.ledger.transact(_assigned, cause=cause, silent=True)


def actor(work: Work, name: str) -> Actor:
    person = work.people.by_key(name)
    assert person is not None
    return work.people.actor(person.id, work.today)


def draft(work: Work) -> Finding:
    li = actor(work, "李闻")
    [assignment, *_] = findings.may_log(li, work)
    command = findings.LogFinding(assignment=assignment.id, problem=PROBLEM)
    return findings.log_finding(command, li, work)


def _assigned(work: Work) -> Finding:
    item = draft(work)
    findings.review(findings.Review(finding=item.id, category="B6"), actor(work, "副组长"), work)
    findings.sign(findings.Decide(finding=item.id), actor(work, "组长"), work)
    fed = feedback.FeedBack(assignment=item.assignment_id, items=(item.id,), on=work.today)
    feedback.feed_back(fed, actor(work, "老办"), work)
    unit = item.unit_id
    plan = rectification.Assign(
        finding=item.id,
        leader=actor(work, "张镇长").id,
        lead_department=unit,
        responsible=actor(work, "王干事").id,
        measures=(rectification.PlannedMeasure(text="逐户核查"),),
    )
    secretary = actor(work, "书记")
    assert secretary.has(Role.PRINCIPAL)
    return rectification.assign(plan, secretary, work)
