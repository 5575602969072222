"""Every composed story obeys the product's own rules: states, posts, chain and separation."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.findings import LEGAL, Move, State
from bot.core.policy import ChainStep
from bot.demo.composing import Finding, Round, Step, StepKind, compose
from bot.demo.story_cast import Cast
from tests.demo_data.stories import CASTS, ROUNDS, every_round, kinds

K = StepKind


@every_round
def test_the_steps_obey_the_state_machine_and_end_where_the_finding_says(round_: Round) -> None:
    for finding in round_.findings:
        assert replayed(finding) is finding.state


@every_round
def test_everyone_acts_in_a_post_of_his_own(round_: Round) -> None:
    for finding in round_.findings:
        cast = CASTS[finding.unit]
        for step in finding.steps:
            assert step.by in allowed(finding, step, cast), (finding.problem, step)


@every_round
def test_no_two_approvals_of_one_application_come_from_one_person(round_: Round) -> None:
    for finding in round_.findings:
        for application in applications(finding):
            people = [step.by for step in application]
            assert len(set(people)) == len(people)


@every_round
def test_nobody_of_the_unit_sits_on_an_outside_step(round_: Round) -> None:
    for finding in round_.findings:
        cast = CASTS[finding.unit]
        side = {cast.principal, cast.liaison, *cast.leaders, *cast.responsible}
        outside = [step.by for step in approvals(finding) if is_outside(step)]
        assert side.isdisjoint(outside)


@every_round
def test_a_closed_finding_has_passed_the_whole_chain(round_: Round) -> None:
    unit_side = [ChainStep.LEADER, ChainStep.PRINCIPAL]
    outside = [ChainStep.OFFICE, ChainStep.JOINT, ChainStep.JOINT]
    for finding in (f for f in round_.findings if f.is_closed):
        passed = [c for step in applications(finding)[-1][1:] for c in step.capacities]
        superior = [ChainStep.SUPERIOR] if finding.escalated else []
        full = [*unit_side, *superior, *outside]
        assert passed == ([ChainStep.OFFICE] if finding.immediate else full)


@every_round
def test_an_immediate_fix_is_fixed_before_the_feedback_lists_it(round_: Round) -> None:
    for finding in (f for f in round_.immediate if f.is_closed and f.is_listed):
        assert kinds(finding)[-1] is K.FED_BACK


def test_in_villages_one_signature_stands_for_leader_and_principal() -> None:
    both = (ChainStep.LEADER, ChainStep.PRINCIPAL)
    collapsed = {f.unit for f in ROUNDS[1].findings for s in f.steps if s.capacities == both}
    assert collapsed == {"YL-02-01-01", "YL-03-01-01"}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), findings=st.integers(0, 90), data=st.data())
def test_counts_and_states_hold_for_any_seed_and_size(
    seed: int, findings: int, data: st.DataObject
) -> None:
    closed = data.draw(st.integers(0, findings))
    round_ = compose(seed, findings=findings, closed=closed)
    assert len(round_.listed) == findings
    assert sum(finding.is_closed for finding in round_.listed) == closed
    for finding in round_.findings:
        assert replayed(finding) is finding.state
        assert [s.on for s in finding.steps] == sorted(s.on for s in finding.steps)


def approvals(finding: Finding) -> list[Step]:
    return [step for step in finding.steps if step.kind in (K.APPROVED, K.REFUSED)]


def is_outside(step: Step) -> bool:
    return bool({ChainStep.OFFICE, ChainStep.JOINT} & set(step.capacities))


def applications(finding: Finding) -> list[list[Step]]:
    """Each application with the decisions after it."""
    found: list[list[Step]] = []
    for step in finding.steps:
        if step.kind is K.APPLIED:
            found.append([step])
        elif step.kind in (K.APPROVED, K.REFUSED):
            found[-1].append(step)
    return found


MOVES = {
    K.REVIEWED: Move.REVIEW,
    K.SIGNED: Move.SIGN,
    K.SENT: Move.SEND,
    K.FED_BACK: Move.FEED_BACK,
    K.ASSIGNED: Move.ASSIGN,
    K.PROGRESSED: Move.REPORT,
    K.REFUSED: Move.REFUSE,
    K.STAGE_COMPLETED: Move.COMPLETE_STAGE,
    K.REOPENED: Move.REOPEN,
}


def replayed(finding: Finding) -> State:
    """Where the product's own table of legal moves leads."""
    state, joint = State.DRAFT, 0
    for step in finding.steps[1:]:
        joint = 0 if step.kind is K.APPLIED else joint + (ChainStep.JOINT in step.capacities)
        move = move_of(finding, step, joint)
        state = LEGAL[state, move] if move else state
    return state


def move_of(finding: Finding, step: Step, joint: int) -> Move | None:
    if step.kind is K.APPLIED:
        return Move.APPLY_TO_OFFICE if finding.immediate else Move.APPLY_TO_UNIT
    if step.kind is not K.APPROVED:
        return MOVES.get(step.kind)
    if ChainStep.PRINCIPAL in step.capacities:
        return Move.APPLY_TO_OFFICE
    if ChainStep.OFFICE in step.capacities:
        return Move.CLOSE if finding.immediate else Move.APPLY_TO_JOINT
    return Move.CLOSE if joint == 2 else None


def allowed(finding: Finding, step: Step, cast: Cast) -> set[str]:
    """Who may take this step, by the posts of the set-up file."""
    capacities = tuple(ChainStep) if step.kind is K.REFUSED else step.capacities
    reviewers = {who for c in capacities for who in approvers(finding, c, cast)}
    office = set(cast.office)
    responsible = {finding.responsible} & set(cast.responsible)
    return {
        K.LOGGED: {finding.author} & set(cast.members),
        K.REVIEWED: {cast.deputy},
        K.SIGNED: {cast.head},
        K.SENT: {cast.head},
        K.FED_BACK: office,
        K.ASSIGNED: {cast.principal, cast.liaison},
        K.COMMITTED: {finding.leader} & set(cast.leaders),
        K.PROGRESSED: responsible,
        K.APPLIED: responsible,
        K.APPROVED: reviewers,
        K.REFUSED: reviewers,
        K.STAGE_COMPLETED: office,
        K.REOPENED: office,
    }[step.kind]


def approvers(finding: Finding, capacity: ChainStep, cast: Cast) -> set[str]:
    return {
        ChainStep.LEADER: {finding.leader},
        ChainStep.PRINCIPAL: {cast.principal},
        ChainStep.SUPERIOR: {cast.superior} if cast.superior else set(),
        ChainStep.OFFICE: set(cast.office),
        ChainStep.JOINT: {*cast.discipline, *cast.organisation, cast.head},
    }[capacity]
