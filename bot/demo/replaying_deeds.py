"""Each kind of step of the story as the use case that does it, by the person who did it then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from bot.core.people import Actor
from bot.core.policy import ChainStep
from bot.core.work import Work
from bot.demo.replaying_files import Kept
from bot.demo.story_steps import Finding, Step, StepKind
from bot.usecases import applications, escalations, feedback, findings, rectification, reviews

_SUPERIOR_ANSWER = "已约谈单位主要负责人，整改情况经现场核实。"


@dataclass(slots=True)
class Book:
    """What the story names and the ledger numbers. Findings are known by identity: two of them
    may be word for word the same."""

    assignments: dict[str, int]
    departments: dict[str, int]
    people: dict[str, int]
    numbers: dict[int, int] = field(default_factory=dict)

    def number(self, finding: Finding) -> int:
        return self.numbers[id(finding)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One step, about to be done."""

    finding: Finding
    step: Step
    files: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A deed on the day it is done: who acts, and in which transaction."""

    deed: Deed
    actor: Actor
    book: Book
    work: Work

    @property
    def finding(self) -> Finding:
        return self.deed.finding

    @property
    def step(self) -> Step:
        return self.deed.step

    @property
    def id(self) -> int:
        return self.book.number(self.finding)

    def evidence(self) -> tuple[int, ...]:
        return tuple(k.added(self.actor.id, self.work.now, self.work) for k in self.deed.files)

    @property
    def caption(self) -> str:
        return "、".join(self.step.evidence)

    @property
    def application(self) -> int:
        pending = self.work.reviews.pending(self.id)
        if pending is None:
            raise LookupError(f"nothing is applied for on {self.id}: {self.step}")
        return pending.id


def do_all(work: Work, book: Book, deeds: Iterable[Deed]) -> None:
    """One day's deeds in order, its feedback meetings first."""
    day = list(deeds)
    for group in _meetings([deed for deed in day if deed.step.kind is StepKind.FED_BACK]):
        _feed_back(group, book, work)
    for deed in (deed for deed in day if deed.step.kind is not StepKind.FED_BACK):
        actor = _actor(deed.step.by, book, work)
        _DOING[deed.step.kind](Stage(deed=deed, actor=actor, book=book, work=work))


def _actor(name: str, book: Book, work: Work) -> Actor:
    return work.people.actor(book.people[name], work.today)


def _meetings(deeds: list[Deed]) -> list[list[Deed]]:
    """What one command hands over: a unit's findings of one mode and one date."""

    def terms(deed: Deed) -> tuple[str, str, str]:
        return deed.finding.unit, deed.finding.mode, str(deed.step.due or "")

    return [list(group) for _, group in groupby(sorted(deeds, key=terms), key=terms)]


def _feed_back(deeds: list[Deed], book: Book, work: Work) -> None:
    first = deeds[0]
    command = feedback.FeedBack(
        assignment=book.assignments[first.finding.unit],
        items=tuple(book.number(deed.finding) for deed in deeds),
        mode=first.finding.mode,
        on=work.today,
        due=first.step.due,
        escalated=first.finding.escalated,
    )
    feedback.feed_back(command, _actor(first.step.by, book, work), work)


def _log(on: Stage) -> None:
    command = findings.LogFinding(
        assignment=on.book.assignments[on.finding.unit],
        problem=on.finding.problem,
        evidence=on.evidence(),
        caption=on.caption,
        immediate=on.finding.immediate,
    )
    on.book.numbers[id(on.finding)] = findings.log_finding(command, on.actor, on.work).id


def _review(on: Stage) -> None:
    command = findings.Review(finding=on.id, category=on.finding.category)
    findings.review(command, on.actor, on.work)


def _sign(on: Stage) -> None:
    findings.sign(findings.Decide(finding=on.id), on.actor, on.work)


def _send(on: Stage) -> None:
    findings.send_fix(findings.Decide(finding=on.id), on.actor, on.work)


def _assign(on: Stage) -> None:
    command = rectification.Assign(
        finding=on.id,
        leader=on.book.people[on.finding.leader],
        lead_department=on.book.departments[on.finding.department],
        responsible=on.book.people[on.finding.responsible],
        measures=tuple(
            rectification.PlannedMeasure(text=measure.text, milestone=measure.milestone)
            for measure in on.step.measures
        ),
    )
    rectification.assign(command, on.actor, on.work)


def _commit(on: Stage) -> None:
    rectification.commit(rectification.Commit(finding=on.id), on.actor, on.work)


def _report(on: Stage) -> None:
    command = rectification.Report(
        finding=on.id,
        text=on.step.text,
        evidence=on.evidence(),
        caption=on.caption,
        measures_done=_finished(on),
    )
    rectification.report(command, on.actor, on.work)


def _finished(on: Stage) -> tuple[int, ...]:
    """All measures with the last report before an application, else those whose day has come."""
    cycle = on.work.findings.get(on.id).cycle
    measures = on.work.findings.measures(on.id, cycle)
    steps = on.finding.steps
    following = steps[_place(on.step, steps) + 1 :][:1]
    is_last = any(step.kind is StepKind.APPLIED for step in following)
    return tuple(m.ordinal for m in measures if is_last or m.milestone <= on.work.today)


def _place(step: Step, steps: tuple[Step, ...]) -> int:
    return next(place for place, other in enumerate(steps) if other is step)


def _apply(on: Stage) -> None:
    command = applications.Apply(
        finding=on.id, text=on.step.text, evidence=on.evidence(), caption=on.caption
    )
    applications.apply_for_closing(command, on.actor, on.work)


def _approve(on: Stage) -> None:
    """The superior's sign-off begins with the superior's own answer (同题共答)."""
    stop = on.work.reviews.get(on.application).current
    if ChainStep.SUPERIOR in stop.capacities:
        reply = escalations.Reply(finding=on.id, text=_SUPERIOR_ANSWER)
        escalations.answer(reply, on.actor, on.work)
    command = reviews.Endorse(applications=(on.application,))
    reviews.endorse(command, on.actor, on.work)


def _refuse(on: Stage) -> None:
    command = reviews.Refuse(application=on.application, reason=on.step.reason, text=on.step.text)
    reviews.refuse(command, on.actor, on.work)


def _complete_stage(on: Stage) -> None:
    if on.step.due is None:
        raise LookupError(f"no day to look at the stage again: {on.step}")
    command = rectification.CompleteStage(
        finding=on.id, goal=on.step.text, next_review_on=on.step.due
    )
    rectification.complete_stage(command, on.actor, on.work)


def _reopen(on: Stage) -> None:
    command = rectification.Reopen(finding=on.id, text=on.step.text, due=on.step.due)
    rectification.reopen(command, on.actor, on.work)


_DOING: dict[StepKind, Callable[[Stage], None]] = {
    StepKind.LOGGED: _log,
    StepKind.REVIEWED: _review,
    StepKind.SIGNED: _sign,
    StepKind.SENT: _send,
    StepKind.ASSIGNED: _assign,
    StepKind.COMMITTED: _commit,
    StepKind.PROGRESSED: _report,
    StepKind.APPLIED: _apply,
    StepKind.APPROVED: _approve,
    StepKind.REFUSED: _refuse,
    StepKind.STAGE_COMPLETED: _complete_stage,
    StepKind.REOPENED: _reopen,
}
