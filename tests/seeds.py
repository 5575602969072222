"""Items of the conversation tests' town as they were before the story begins: armed, undisturbed.

What is sown has no history and nobody was told of it; whatever happens then goes through the bot.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.core.findings import UNDER_REVIEW, WITH_UNIT, State
from bot.core.organisations import Organisation
from bot.core.people import Person
from bot.core.roles import Role
from bot.core.rounds import Assignment
from bot.core.work import Work
from bot.usecases import applications, clockwork
from tests import builders


def world(work: Work) -> builders.World:
    """The roster's town as the builders know one; of several holders of a role, the first."""
    people: dict[Role, Person] = {}
    for person in work.people.all():
        for post in work.people.posts(person.id):
            people.setdefault(post.role, person)
    round_ = work.rounds.all()[0]
    first, second = work.rounds.assignments(round_.id)
    return builders.World(
        county=_named("清河县", work),
        unit=_unit(first, work),
        other_unit=_unit(second, work),
        round=round_,
        team=work.rounds.team(first.team_id),
        assignment=first,
        other_assignment=second,
        people=people,
    )


def _named(name: str, work: Work) -> Organisation:
    return next(each for each in work.organisations.all() if each.name == name)


def _unit(assignment: Assignment, work: Work) -> Organisation:
    return work.organisations.get(assignment.unit_id)


def items(work: Work, count: int, state: State, **changes: Any) -> list[int]:
    """Fed back today with 90 days to go, unless `changes` say otherwise; the ladder is armed."""
    return [_item(work, state, changes) for _ in range(count)]


def _item(work: Work, state: State, changes: dict[str, Any]) -> int:
    if state is State.CLOSED:
        dates: dict[str, Any] = {"applied_on": work.today, "closed_on": work.today}
    else:
        dates = {"applied_on": work.today} if state in UNDER_REVIEW else {}
    if state in WITH_UNIT:
        due = work.today + timedelta(days=90)
        dates |= {"fed_back_on": work.today, "clock_from": work.today, "due": due}
        dates |= {"original_due": changes.get("due", due)}
    finding = builders.finding(work, world(work), state, **{**dates, **changes})
    work.findings.save(finding, clockwork.armed(finding, work))
    return finding.id


def applied(work: Work, count: int, **changes: Any) -> list[int]:
    """Items of 清河镇 whose closing has been applied for, with a file of evidence each; their
    ids. They await 张镇长."""
    return [_applied(work, changes) for _ in range(count)]


def _applied(work: Work, changes: dict[str, Any]) -> int:
    id = _item(work, State.IN_PROGRESS, changes)
    finding = work.findings.get(id)
    responsible = world(work).people[Role.RESPONSIBLE]
    file = builders.stored_file(work, responsible, sha256="0" * 64, fetched_at=work.now)
    builders.evidence(work, finding, [file])
    command = applications.Apply(finding=id, text="已补齐公示并建立台账")
    applications.apply_for_closing(command, work.people.actor(responsible.id, work.today), work)
    return id
