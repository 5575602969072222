"""Applying for closing (申请销号), with evidence of this cycle; the stops it then passes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import errors, evidence, findings, reviews, rights
from bot.core.people import Actor
from bot.core.policy import ChainStep, KindRules
from bot.core.work import Work
from bot.usecases import items, rules, seats, signals
from bot.usecases.commands import LongText
from bot.usecases.findings import attach


class Apply(rules.Lasting):
    """`evidence` or `more` are new files; evidence the item holds in this cycle counts, too.

    The form asks for one of the two: `evidence` must come where the item holds none yet.
    """

    finding: int
    text: LongText
    evidence: tuple[int, ...] = ()
    more: tuple[int, ...] = ()
    caption: str = ""


# Which move of the item leads to the stop.
MOVES = {
    ChainStep.LEADER: findings.Move.APPLY_TO_UNIT,
    ChainStep.PRINCIPAL: findings.Move.APPLY_TO_UNIT,
    ChainStep.SUPERIOR: findings.Move.APPLY_TO_UNIT,
    ChainStep.OFFICE: findings.Move.APPLY_TO_OFFICE,
    ChainStep.JOINT: findings.Move.APPLY_TO_JOINT,
}


def apply_for_closing(command: Apply, actor: Actor, work: Work) -> reviews.Application:
    """申请销号: at least one piece of evidence of this cycle; the unit's ladder pauses."""
    before = items.allowed(command.finding, rights.Action.APPLY, actor, work)
    attach(
        before,
        command.evidence + command.more,
        command.caption,
        evidence.Purpose.APPLICATION,
        actor=actor,
        work=work,
    )
    rules.enter(command, before, actor, work)
    if not has_evidence(before, work):
        raise errors.Unfit("evidence-missing", number=before.number)
    steps = _steps(before, work)
    holders = seats.holders(steps, before, work, applicant=actor)
    chain = reviews.plan(
        steps,
        holders,
        applicant=actor.id,
        quorum=_rules(before, work).joint_quorum or work.policy.joint_quorum,
        bodies=seats.bodies(before, work),
    )
    application = _opened(command, before, chain, actor, work)
    after = before.moved(MOVES[chain[0].capacities[0]], work.today, applied_on=work.today)
    capacities = reviews.applied_as(steps, holders, applicant=actor.id)
    finding = items.write(
        before,
        after,
        "closing-applied",
        actor,
        work,
        body={"text": command.text, "capacities": [step.value for step in capacities]},
    )
    signals.of_application(finding, command.text, work)
    seats.ask(application, finding, work)
    return application


def _opened(
    command: Apply,
    finding: findings.Finding,
    chain: tuple[reviews.PlannedStep, ...],
    actor: Actor,
    work: Work,
) -> reviews.Application:
    application = reviews.Application(
        id=0,
        finding_id=finding.id,
        cycle=finding.cycle,
        applicant_id=actor.id,
        applied_on=work.today,
        text=command.text,
        chain=chain,
        step=0,
        step_from=work.today,
        step_due=work.today,
    )
    return work.reviews.add(seats.at_stop(0, application, work))


def _rules(finding: findings.Finding, work: Work) -> KindRules:
    return work.policy.kind(work.rounds.assignment(finding.assignment_id).kind)


def _steps(finding: findings.Finding, work: Work) -> tuple[ChainStep, ...]:
    """The chain of the item's kind; the superior's second sign-off only where it was escalated."""
    if _goes_straight(finding):
        chain = work.policy.immediate_chain
    else:
        chain = _rules(finding, work).chain or work.policy.chain
    return tuple(step for step in chain if step is not ChainStep.SUPERIOR or finding.escalated)


def _goes_straight(finding: findings.Finding) -> bool:
    """An immediate fix that no feedback lists goes straight to the office (domain §2)."""
    return finding.immediate and finding.fed_back_on is None


def has_evidence(finding: findings.Finding, work: Work) -> bool:
    """Of this cycle, and from the unit. A place beside them proves nothing alone."""
    purposes = (evidence.Purpose.PROGRESS, evidence.Purpose.APPLICATION)
    held = [
        file
        for piece in work.evidence.of_finding(finding.id)
        if piece.cycle == finding.cycle and piece.purpose in purposes
        for file in piece.files
    ]
    return proves(held, work)


def proves(files: Sequence[int], work: Work) -> bool:
    return any(not file.is_place for file in work.evidence.files(files))
