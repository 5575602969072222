"""路线图、时间表: what is to be done until when and by whom, of one item or of a whole unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.core import errors, findings, rights, rounds
from bot.core.lights import Light
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import items, lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A measure, or an item of a unit; `marks` are its milestones and whether each is met."""

    title: str
    person: str
    start: date
    end: date
    light: Light
    marks: tuple[tuple[date, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """`closed` is the text id of what a finished step is called."""

    name: str
    about: str
    today: date
    due: date | None
    closed: str
    steps: tuple[Step, ...]


def of_finding(finding: findings.Finding, work: Work) -> Roadmap:
    start = finding.clock_from or finding.fed_back_on or finding.logged_on
    measures = work.findings.measures(finding.id, finding.cycle)
    return Roadmap(
        name=f"{finding.number} {finding.unit_name}",
        about=finding.problem,
        today=work.today,
        due=finding.due,
        closed="roadmap-finished",
        steps=tuple(
            Step(
                title=f"{m.ordinal}. {m.text}",
                person=_name(m.person_id, work),
                start=min(start, m.milestone),
                end=m.done_on or m.milestone,
                light=_light(m, work),
            )
            for m in measures
        ),
    )


def _light(measure: findings.Measure, work: Work) -> Light:
    if measure.done_on is not None:
        return Light.CLOSED
    left = (measure.milestone - work.today).days
    if left < 0:
        return Light.OVERDUE
    return Light.NEAR if left <= work.policy.near_days else Light.NORMAL


def _name(person: int | None, work: Work) -> str:
    return work.people.get(person).name if person is not None else ""


def of_unit(assignment: rounds.Assignment, actor: Actor, work: Work) -> Roadmap:
    """Of the items that this reader may see, the most urgent first."""
    shown = visible(assignment.id, actor, work)
    return Roadmap(
        name=assignment.unit_name,
        about=work.rounds.get(assignment.round_id).name,
        today=work.today,
        due=None,
        closed=Light.CLOSED.text_id,
        steps=tuple(_item(finding, work) for finding in shown),
    )


def _item(finding: findings.Finding, work: Work) -> Step:
    start = finding.clock_from or finding.logged_on
    measures = work.findings.measures(finding.id, finding.cycle)
    return Step(
        title=f"{finding.number} {finding.summary}",
        person=_name(finding.responsible_id or finding.leader_id, work),
        start=start,
        end=finding.closed_on or finding.due or work.today,
        light=lines.light_of(finding, work) or Light.NO_DUE,
        marks=tuple((m.done_on or m.milestone, m.done_on is not None) for m in measures),
    )


def visible(assignment_id: int, actor: Actor, work: Work) -> list[findings.Finding]:
    found = work.findings.of_assignment(assignment_id, findings.WITH_UNIT)
    mine = [f for f in found if rights.may(actor, rights.Action.SEE, f)]
    return sorted(mine, key=lambda f: (f.state in findings.ENDED, f.due or date.max, f.number))


def assignments(actor: Actor, work: Work) -> list[rounds.Assignment]:
    """Where this reader has something to see, in rounds under way."""
    return [
        assignment
        for round_ in work.rounds.all()
        if round_.phase is not rounds.Phase.ARCHIVED
        for assignment in work.rounds.assignments(round_.id)
        if visible(assignment.id, actor, work)
    ]


def shown(assignment_id: int, actor: Actor, work: Work) -> rounds.Assignment:
    """Raises `NotFound` for one without anything this reader may see."""
    assignment = work.rounds.assignment(assignment_id)
    if not visible(assignment.id, actor, work):
        raise errors.NotFound()
    return assignment


def item(finding_id: int, actor: Actor, work: Work) -> findings.Finding:
    """An item with measures; before its unit has planned any there is no road to show."""
    finding = items.visible(finding_id, actor, work)
    if not finding.is_with_unit or not work.findings.measures(finding.id, finding.cycle):
        raise errors.WrongState("no-measures", number=finding.number)
    return finding
