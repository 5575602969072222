"""后评估 for the office: open one for a team and a unit, extend or end it, answer suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pydantic import Field

from bot.core import digests, errors, evaluations, rates, rounds
from bot.core.evaluations import Action, Evaluation, Remark, State
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Day, Screen, text
from bot.core.work import Work
from bot.usecases import items, notices
from bot.usecases.commands import Command, ShortText


class Open(Command):
    assignment: int
    voters: int = Field(ge=1, le=2000)
    closes_on: date


class End(Command):
    evaluation: int


class Extend(Command):
    evaluation: int
    closes_on: date


class Answer(Command):
    remark: str
    answer: ShortText


def _require(actor: Actor, action: Action) -> None:
    if not evaluations.may(actor, action):
        raise errors.NotAllowed("evaluation")


def openable(actor: Actor, work: Work) -> list[rounds.Assignment]:
    """Fed back, in a round that is not yet archived, and not evaluated so far."""
    _require(actor, Action.OPEN)
    taken = {each.assignment_id for each in work.evaluations.all()}
    return [
        assignment
        for round_ in work.rounds.all()
        if round_.phase in evaluations.PHASES
        for assignment in work.rounds.assignments(round_.id)
        if assignment.fed_back_on is not None and assignment.id not in taken
    ]


def open_(command: Open, actor: Actor, work: Work) -> Evaluation:
    """Raises `Unfit` for fewer voters than results need, and for a last day that has passed."""
    if command.assignment not in {each.id for each in openable(actor, work)}:
        raise errors.WrongState("evaluation-not-open")
    least = work.policy.evaluation.least_ballots
    if command.voters < least:
        raise errors.Unfit("ballots-few", least=least)
    _check_day(command.closes_on, work)
    opened = work.evaluations.add(
        Evaluation(
            assignment_id=command.assignment,
            handed_out=command.voters,
            opened_on=work.today,
            closes_on=command.closes_on,
        )
    )
    _record("evaluation-opened", opened, State.OPEN, actor, work)
    return opened


def _check_day(day: date, work: Work) -> None:
    if day <= work.today:
        raise errors.Unfit("day-past", day=Day(day=day))
    items.check_due(day, work)


def visible(evaluation_id: int, actor: Actor, work: Work) -> Evaluation:
    """`NotFound` for what does not exist and what may not be seen alike."""
    evaluation = work.evaluations.get(evaluation_id)
    if not evaluations.may(actor, Action.SEE, evaluation):
        raise errors.NotFound()
    return evaluation


def every(actor: Actor, work: Work) -> list[Evaluation]:
    """What this reader may see. Raises `NotAllowed` for a role that never sees any."""
    if not evaluations.may(actor, Action.SEE):
        raise errors.NotAllowed("evaluation-results")
    return [e for e in work.evaluations.all() if evaluations.may(actor, Action.SEE, e)]


def managed(evaluation_id: int, actor: Actor, work: Work) -> Evaluation:
    """One that takes ballots still, for who runs it."""
    evaluation = visible(evaluation_id, actor, work)
    _require(actor, Action.MANAGE)
    if evaluation.state(work.today) is not State.OPEN:
        raise errors.WrongState("evaluation-ended", unit=evaluation.unit_name)
    return evaluation


def extend(command: Extend, actor: Actor, work: Work) -> Evaluation:
    evaluation = managed(command.evaluation, actor, work)
    _check_day(command.closes_on, work)
    extended = replace(evaluation, closes_on=command.closes_on)
    work.evaluations.save(extended)
    _record("evaluation-extended", extended, State.OPEN, actor, work)
    return extended


def end(command: End, actor: Actor, work: Work) -> Evaluation:
    """No more ballots from now on; the box is emptied at the clock's next look."""
    evaluation = managed(command.evaluation, actor, work)
    ended = replace(evaluation, ended_on=work.today)
    work.evaluations.save(ended)
    _record("evaluation-ended", ended, State.ENDED, actor, work)
    return ended


def results(evaluation: Evaluation, work: Work) -> evaluations.Results:
    marks = work.evaluations.ballots(evaluation.id)
    return evaluations.results(evaluation, marks, least=work.policy.evaluation.least_ballots)


def percent(results_: evaluations.Results, work: Work) -> str | None:
    """综合满意率, as it is printed; None without results."""
    policy = work.policy
    if results_.tables is None:
        return None
    counts = {level.value: n for level, n in results_.overall.items()}
    share = rates.satisfaction(counts, policy.rate_weights, policy.rate_precision)
    return rates.printed(share)


def remarks(evaluation_id: int, actor: Actor, work: Work) -> Sequence[Remark]:
    """Those without an answer first."""
    evaluation = visible(evaluation_id, actor, work)
    found = work.evaluations.remarks(evaluation.id)
    return sorted(found, key=lambda remark: remark.answer is not None)


def to_answer(key: str, actor: Actor, work: Work) -> Remark:
    remark = work.evaluations.remark(key)
    visible(remark.evaluation_id, actor, work)
    _require(actor, Action.ANSWER)
    return remark


def answer(command: Answer, actor: Actor, work: Work) -> Remark:
    """Said to all, since nobody knows who asked: to whoever opens a link later, and at once to the
    unit's liaisons. A second answer replaces the first."""
    remark = to_answer(command.remark, actor, work)
    evaluation = work.evaluations.get(remark.evaluation_id)
    answered = replace(remark, answer=command.answer, answered_on=work.today)
    work.evaluations.save_remark(answered)
    # The event has no words and no key: what is purged with the round must not stay here.
    _record("remark-answered", evaluation, evaluation.state(work.today), actor, work)
    liaisons = work.people.holders(Role.LIAISON, work.today, organisation_id=evaluation.unit_id)
    line = text(
        "notice-remark",
        team=evaluation.team_name,
        remark=remark.text,
        answer=command.answer,
    )
    people = [person.id for person in liaisons]
    notices.tell(work, people, Screen(lines=(line,)), kind="notice", topic=f"remark:{remark.key}")
    return answered


def handled(found: Sequence[Remark]) -> rates.Rate:
    return rates.Rate(sum(remark.answer is not None for remark in found), len(found))


def figures(round_ids: Sequence[int], work: Work) -> digests.EvaluationFigures | None:
    """Of these rounds, for the snapshot; None without an evaluation in them."""
    found = [each for each in work.evaluations.all() if each.round_id in round_ids]
    if not found:
        return None
    lines = [_line(each, work) for each in found]
    whole = evaluations.together(results(each, work) for each in found)
    said = [remark for each in found for remark in work.evaluations.remarks(each.id)]
    answered = handled(said)
    return digests.EvaluationFigures(
        handed_out=sum(each.handed_out for each in found),
        returned=sum(line.returned for line in lines),
        valid=whole.valid(work.policy.rate_weights),
        levels={level.value: n for level, n in whole.overall.items()},
        rate=percent(whole, work),
        remarks=digests.Count(n=answered.n, d=answered.d),
        units=tuple(lines),
    )


def _line(evaluation: Evaluation, work: Work) -> digests.EvaluationLine:
    found = results(evaluation, work)
    return digests.EvaluationLine(
        unit_path=evaluation.unit_path,
        unit_name=evaluation.unit_name,
        team_name=evaluation.team_name,
        handed_out=found.handed_out,
        returned=found.returned,
        valid=found.valid(work.policy.rate_weights),
        rate=percent(found, work),
    )


def _record(kind: str, evaluation: Evaluation, to: State, actor: Actor, work: Work) -> None:
    work.events.record(
        kind,
        item_kind="evaluation",
        item_id=evaluation.id,
        to_state=to,
        person_id=actor.id,
        body={"closes_on": evaluation.closes_on.isoformat(), "links": evaluation.handed_out},
    )
