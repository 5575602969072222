"""Some composed rounds, made once for all tests of them."""

from __future__ import annotations

import pytest

from bot.demo.composing import Finding, StepKind, compose
from bot.demo.story_cast import casts

SEEDS = (0, 1, 7, 2020)
ROUNDS = {seed: compose(seed) for seed in SEEDS}
CASTS = {cast.assignment.unit: cast for cast in casts()}

every_round = pytest.mark.parametrize("round_", ROUNDS.values(), ids=lambda r: f"seed {r.seed}")


def kinds(finding: Finding) -> list[StepKind]:
    return [step.kind for step in finding.steps]
