"""Local practice is configuration: the domain's defaults, and what an office overrides."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.core.findings import LEGAL, UNDER_REVIEW, Move, State
from bot.core.policy import (
    ChainStep,
    Limit,
    LimitUnit,
    Policy,
    Recipient,
    StepForm,
)
from bot.core.roles import Role

DEFAULT = Policy()


def overridden(text: str) -> Policy:
    """As an office writes it."""
    return Policy.model_validate(yaml.safe_load(text))


def refusal(text: str) -> str:
    with pytest.raises(ValidationError) as caught:
        overridden(text)
    return str(caught.value)


def test_the_defaults_are_those_of_the_domain() -> None:
    limits = DEFAULT.limits
    assert limits.immediate == Limit(amount=15, unit=LimitUnit.CALENDAR_DAY)
    assert limits.finding == Limit(amount=3, unit=LimitUnit.MONTH)
    assert limits.plan == Limit(amount=15, unit=LimitUnit.WORKDAY)
    assert limits.review == Limit(amount=5, unit=LimitUnit.WORKDAY)
    assert [step.offset for step in DEFAULT.ladder] == [-20, -10, -3, -1, 0, 1, 15, 30]
    assert DEFAULT.chain == (
        ChainStep.LEADER,
        ChainStep.PRINCIPAL,
        ChainStep.SUPERIOR,
        ChainStep.OFFICE,
        ChainStep.JOINT,
    )
    assert DEFAULT.joint_roles == (Role.DISCIPLINE, Role.ORGANISATION, Role.HEAD)
    assert DEFAULT.joint_quorum == 2


def test_letters_begin_when_the_date_has_passed() -> None:
    for step in DEFAULT.ladder:
        assert (step.form is StepForm.REMINDER) is (step.offset <= 0)


def test_the_responsible_person_hears_every_reminder() -> None:
    reminders = [step for step in DEFAULT.ladder if step.form is StepForm.REMINDER]
    assert all(Recipient.RESPONSIBLE in step.to for step in reminders)


def test_accountability_is_proposed_to_the_leading_group_alone() -> None:
    assert DEFAULT.ladder[-1].to == (Recipient.LEADING_GROUP,)


def test_an_empty_file_changes_nothing() -> None:
    assert Policy.model_validate(yaml.safe_load("") or {}) == DEFAULT


def test_an_override_changes_what_it_names_and_nothing_else() -> None:
    policy = overridden("limits: {finding: {amount: 2, unit: month}}\nnear_days: 7")
    assert policy.limits.finding == Limit(amount=2, unit=LimitUnit.MONTH)
    assert policy.limits.immediate == DEFAULT.limits.immediate
    assert policy.near_days == 7
    assert policy.ladder == DEFAULT.ladder


def test_weights_are_exact_decimals() -> None:
    policy = overridden("rate_weights: {satisfied: '1', fairly: '0.85', basically: 0.6, not: 0}")
    assert policy.rate_weights["fairly"] == Decimal("0.85")
    assert policy.rate_weights["basically"] == Decimal("0.6")


def test_a_ladder_of_ones_own_replaces_the_default() -> None:
    policy = overridden(
        """
        ladder:
          - {offset: -5, to: [responsible], form: reminder}
          - {offset: 1, to: [leader, principal], form: supervision}
        """
    )
    assert [(s.offset, s.form) for s in policy.ladder] == [
        (-5, StepForm.REMINDER),
        (1, StepForm.SUPERVISION),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "near_day: 7",
        "limits: {findings: {amount: 2, unit: month}}",
        "limits: {finding: {amount: 0, unit: month}}",
        "limits: {finding: {amount: 2, unit: year}}",
        "limits: {finding: {amount: 99999, unit: day}}",
        "chain: [leader, mayor]",
        "joint_quorum: 4",
        "near_days: 0",
        "ladder: [{offset: 1, to: [everybody], form: reminder}]",
        "rate_weights: {perfect: 1}",
        "rate_precision: 9",
    ],
)
def test_what_is_misspelt_or_out_of_range_is_refused(text: str) -> None:
    assert text.partition(":")[0] in refusal(text)


@pytest.mark.parametrize("name", ["chain", "immediate_chain"])
@pytest.mark.parametrize("steps", ["[]", "[leader]", "[leader, principal]"])
def test_no_chain_lets_the_unit_close_its_own_items(name: str, steps: str) -> None:
    assert "must end outside the unit" in refusal(f"{name}: {steps}")


@pytest.mark.parametrize("name", ["chain", "immediate_chain"])
@pytest.mark.parametrize(
    "steps", ["[joint, office]", "[office, leader, office]", "[principal, leader, office]"]
)
def test_a_chain_keeps_its_order_and_repeats_nothing(name: str, steps: str) -> None:
    assert "keeps the order leader, principal, superior, office, joint" in refusal(
        f"{name}: {steps}"
    )


@given(st.permutations(list(ChainStep)).flatmap(lambda s: st.integers(0, 4).map(lambda n: s[:n])))
def test_every_chain_that_is_accepted_can_be_walked_to_its_end(steps: list[ChainStep]) -> None:
    try:
        chain = Policy(chain=tuple(steps)).chain
    except ValidationError:
        return
    state = State.IN_PROGRESS
    for step in chain:
        state = LEGAL[state, _MOVES[step]]
        assert state in UNDER_REVIEW
    assert LEGAL[state, Move.CLOSE] is State.CLOSED


_MOVES = {
    ChainStep.LEADER: Move.APPLY_TO_UNIT,
    ChainStep.PRINCIPAL: Move.APPLY_TO_UNIT,
    ChainStep.SUPERIOR: Move.APPLY_TO_UNIT,
    ChainStep.OFFICE: Move.APPLY_TO_OFFICE,
    ChainStep.JOINT: Move.APPLY_TO_JOINT,
}


def test_two_steps_on_one_day_are_refused() -> None:
    ladder = """
        ladder:
          - {offset: 1, to: [leader], form: reminder}
          - {offset: 1, to: [principal], form: supervision}
        """
    assert "the same offset" in refusal(ladder)


@given(st.lists(st.integers(-60, 60), min_size=1, max_size=12))
def test_a_ladder_is_accepted_exactly_when_its_offsets_differ(offsets: list[int]) -> None:
    ladder: list[dict[str, Any]] = [
        {"offset": offset, "to": ["leader"], "form": "reminder"} for offset in offsets
    ]
    try:
        Policy.model_validate({"ladder": ladder})
        accepted = True
    except ValidationError:
        accepted = False
    assert accepted is (len(set(offsets)) == len(offsets))


def test_a_policy_cannot_be_changed_while_it_runs() -> None:
    with pytest.raises(ValidationError):
        DEFAULT.near_days = 3  # type: ignore[misc]  # the refusal is what the test is about
