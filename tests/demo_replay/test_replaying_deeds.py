"""A story that contradicts itself stops the replay with words that name the step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.demo.composing import Finding, Round, Step, StepKind, compose
from tests.demo_replay.conftest import replayed


def broken(keep: StepKind, change: StepKind, **changes: object) -> Round:
    """A round of one finding whose steps of `keep` are left out, those of `change` altered."""
    whole = compose(7, findings=41, closed=35)
    finding = next(f for f in whole.findings if any(s.kind is change for s in f.steps))
    steps = tuple(_altered(s, change, changes) for s in finding.steps if s.kind is not keep)
    return Round(seed=7, findings=(replace(finding, steps=steps),))


def _altered(step: Step, kind: StepKind, changes: dict[str, object]) -> Step:
    return replace(step, **changes) if step.kind is kind else step  # type: ignore[arg-type]  # fields of Step by name


def test_an_approval_of_nothing_applied_for_is_named(tmp_path: Path) -> None:
    round_ = broken(StepKind.APPLIED, StepKind.APPROVED)
    with pytest.raises(LookupError, match="nothing is applied for"), replayed(round_, tmp_path):
        pass


def test_a_stage_without_its_next_review_is_named(tmp_path: Path) -> None:
    round_ = broken(StepKind.REOPENED, StepKind.STAGE_COMPLETED, due=None)
    with pytest.raises(LookupError, match="no day to look"), replayed(round_, tmp_path):
        pass


def test_two_findings_word_for_word_the_same_are_two(tmp_path: Path) -> None:
    one = next(f for f in compose(7, findings=40, closed=38).findings if f.is_listed)
    with replayed(Round(seed=7, findings=(one, _twin(one))), tmp_path) as made:
        assert made.count("SELECT COUNT(*) FROM findings") == 2


def _twin(finding: Finding) -> Finding:
    return replace(finding)


def test_a_round_without_findings_still_has_its_other_matters(tmp_path: Path) -> None:
    with replayed(Round(seed=7, findings=()), tmp_path) as made:
        assert made.count("SELECT COUNT(*) FROM findings") == 0
        assert made.count("SELECT COUNT(*) FROM assignments") == 32
        assert made.count("SELECT COUNT(*) FROM leads") == 88
        assert made.clock().date() == date(2020, 12, 4)
