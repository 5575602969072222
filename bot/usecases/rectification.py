"""The unit's side: assign (认领), commit (责任书), report progress, complete a stage, reopen."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from bot.core import corrections, deadlines, errors, events, evidence, findings, rights
from bot.core.people import Actor
from bot.core.roles import UNIT_ROLES, Role
from bot.core.screens import Day, text
from bot.core.work import Work
from bot.usecases import items, notices
from bot.usecases.commands import Command, LongText, ShortText
from bot.usecases.findings import attach


class PlannedMeasure(Command):
    """A measure (整改措施); without a milestone of its own it ends with the item, without a
    person of its own it is the responsible person's."""

    text: ShortText
    milestone: date | None = None
    person: int | None = None


class Assign(Command):
    finding: int
    leader: int
    lead_department: int
    responsible: int
    measures: tuple[PlannedMeasure, ...] = Field(min_length=1, max_length=20)
    co_departments: tuple[int, ...] = ()


class Commit(Command):
    finding: int


class Report(Command):
    """`measures_done` are ordinals of measures finished with this report."""

    finding: int
    text: LongText
    evidence: tuple[int, ...] = ()
    caption: str = ""
    measures_done: tuple[int, ...] = ()


class CompleteStage(Command):
    """阶段性完成: what the stage reached, and when to look again."""

    finding: int
    goal: ShortText
    next_review_on: date


class Reopen(Command):
    """`basis`: on what the office found it untrue (抽查, 回头看, 举证)."""

    finding: int
    text: ShortText
    due: date | None = None


def assign(command: Assign, actor: Actor, work: Work) -> findings.Finding:
    """认领 with measures; again later, it changes people and measures of the same cycle."""
    before = items.allowed(command.finding, rights.Action.ASSIGN, actor, work)
    _check_people(command, before, work)
    after = before.moved(
        findings.Move.ASSIGN,
        work.today,
        leader_id=command.leader,
        responsible_id=command.responsible,
        lead_department_id=work.organisations.get(command.lead_department).id,
        committed_on=before.committed_on if before.leader_id == command.leader else None,
    )
    body: dict[str, events.Json] = {
        "leader": command.leader,
        "responsible": command.responsible,
        "measures_were": corrections.measures_kept(
            work.findings.measures(before.id, before.cycle)
        ),
        "departments_were": [*work.findings.co_departments(before.id)],
    }
    work.findings.replace_measures(before.id, before.cycle, _measures(command, before, work))
    departments = [work.organisations.get(id).id for id in command.co_departments]
    work.findings.set_co_departments(before.id, departments)
    finding = items.write(before, after, "finding-assigned", actor, work, body=body)
    _tell_assigned(finding, actor, work)
    return finding


def _check_people(command: Assign, finding: findings.Finding, work: Work) -> None:
    """Leader and responsible person hold their posts in this unit today."""
    wanted = ((Role.LEADER, command.leader), (Role.RESPONSIBLE, command.responsible))
    for role, person in wanted:
        if person not in notices.unit_side(finding, work, role):
            raise errors.Unfit("not-of-unit", role=text(f"role-{role}"))
    inside = notices.unit_side(finding, work, *sorted(UNIT_ROLES))
    if any(m.person is not None and m.person not in inside for m in command.measures):
        raise errors.Unfit("not-of-unit", role=text(f"role-{Role.RESPONSIBLE}"))


def _measures(command: Assign, finding: findings.Finding, work: Work) -> list[findings.Measure]:
    """A measure that stays word for word stays finished."""
    held = work.findings.measures(finding.id, finding.cycle)
    done = {measure.text: measure.done_on for measure in held}
    measures = []
    for ordinal, planned in enumerate(command.measures, start=1):
        milestone = planned.milestone or finding.due or work.today
        if planned.milestone and planned.milestone < work.today:
            raise errors.Unfit("milestone-past", day=Day(day=planned.milestone))
        if finding.due and milestone > finding.due:
            raise errors.Unfit("milestone-late", day=Day(day=milestone), due=Day(day=finding.due))
        measures.append(
            findings.Measure(
                finding_id=finding.id,
                cycle=finding.cycle,
                ordinal=ordinal,
                text=planned.text,
                milestone=milestone,
                person_id=planned.person or command.responsible,
                done_on=done.get(planned.text),
            )
        )
    return measures


def _tell_assigned(finding: findings.Finding, actor: Actor, work: Work) -> None:
    due = Day(day=finding.due) if finding.due else text("no-due")
    for person, line in (
        (finding.responsible_id, "notice-assigned"),
        (finding.leader_id, "notice-leading"),
    ):
        if person != actor.id:
            screen = notices.about(finding, text(line, number=finding.number, due=due))
            notices.tell(work, [person], screen, kind="notice", topic=f"{line}:{finding.id}")


def commit(command: Commit, actor: Actor, work: Work) -> findings.Finding:
    """The responsible leader signs the commitment (责任书) with one press."""
    before = items.allowed(command.finding, rights.Action.COMMIT, actor, work)
    if before.committed_on is not None:
        raise errors.WrongState("committed", number=before.number)
    after = before.changed(committed_on=work.today, moved_on=work.today)
    return items.write(before, after, "finding-committed", actor, work)


def report(command: Report, actor: Actor, work: Work) -> findings.Finding:
    """Progress, with evidence if there is some. The first report of a rework starts it."""
    before = items.allowed(command.finding, rights.Action.PROGRESS, actor, work)
    after = before.moved(findings.Move.REPORT, work.today)
    entry = work.findings.add_progress(
        findings.Progress(
            finding_id=before.id,
            cycle=before.cycle,
            person_id=actor.id,
            text=command.text,
            reported_on=work.today,
            entered_by=actor.entered_by,
        )
    )
    measures_were = _finish_measures(command, before, work)
    piece = attach(
        before,
        command.evidence,
        command.caption,
        evidence.Purpose.PROGRESS,
        actor=actor,
        work=work,
    )
    body: dict[str, events.Json] = {
        "text": command.text,
        "progress": entry,
        "evidence": piece,
        "measures_were": measures_were,
    }
    return items.write(before, after, "progress-reported", actor, work, body=body)


def _finish_measures(
    command: Report, finding: findings.Finding, work: Work
) -> list[events.Json] | None:
    """As they were, if there are any finished now."""
    if not command.measures_done:
        return None
    held = work.findings.measures(finding.id, finding.cycle)
    measures = [
        measure.finished(work.today) if measure.ordinal in command.measures_done else measure
        for measure in held
    ]
    work.findings.replace_measures(finding.id, finding.cycle, measures)
    return corrections.measures_kept(held)


def complete_stage(command: CompleteStage, actor: Actor, work: Work) -> findings.Finding:
    """阶段性完成: counts as 基本完成, never as closed; looked at again on its date."""
    before = items.allowed(command.finding, rights.Action.COMPLETE_STAGE, actor, work)
    items.check_due(command.next_review_on, work)
    if command.next_review_on <= work.today:
        raise errors.Unfit("day-past", day=Day(day=command.next_review_on))
    after = before.moved(
        findings.Move.COMPLETE_STAGE,
        work.today,
        stage_goal=command.goal,
        next_review_on=command.next_review_on,
    )
    return items.write(before, after, "stage-completed", actor, work, body={"goal": command.goal})


def reopen(command: Reopen, actor: Actor, work: Work) -> findings.Finding:
    """再整改: cycle n+1 with a new date; cycle n stays as it was. Unit and finder hear it."""
    before = items.allowed(command.finding, rights.Action.REOPEN, actor, work)
    return rework(before, command.text, command.due, actor, work)


def rework(
    before: findings.Finding, words: str, due: date | None, actor: Actor, work: Work
) -> findings.Finding:
    """What `reopen` does, for whoever has already been found to have cause: the office, or a
    visitor who found it untrue."""
    due = due or _rework_due(before, work)
    items.check_due(due, work)
    if due <= work.today:
        raise errors.Unfit("day-past", day=Day(day=due))
    after = before.moved(
        findings.Move.REOPEN,
        work.today,
        cycle=before.cycle + 1,
        clock_from=work.today,
        due=due,
        closed_on=None,
        applied_on=None,
        grace_until=None,
        committed_on=None,
    )
    finding = items.write(before, after, "finding-reopened", actor, work, body={"text": words})
    _tell_reopened(finding, words, due, work)
    return finding


def _tell_reopened(finding: findings.Finding, words: str, due: date, work: Work) -> None:
    line = text("notice-reopened", number=finding.number, text=words, due=Day(day=due))
    people = notices.unit_side(finding, work, Role.PRINCIPAL, Role.LIAISON)
    notices.tell(
        work,
        [*people, *notices.working(finding, work)],
        notices.about(finding, line),
        kind="notice",
        topic=f"reopened:{finding.id}",
    )
    notices.echo(work, finding, text("echo-reopened", number=finding.number, text=words))


def _rework_due(finding: findings.Finding, work: Work) -> date:
    limits = work.policy.limits
    of_kind = work.policy.kind(work.rounds.assignment(finding.assignment_id).kind)
    if finding.immediate:
        limit = of_kind.immediate or limits.immediate
    else:
        limit = of_kind.rework or limits.rework
    return deadlines.due_date(work.today, limit, work.workdays).day
