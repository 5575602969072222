"""The builders build what the schema takes: every state, every role."""

from __future__ import annotations

import pytest

from bot.core.findings import State
from bot.core.roles import Role
from tests import builders
from tests.ledger import Ledger


@pytest.mark.parametrize("state", State)
def test_a_finding_can_be_built_in_every_state(
    ledger: Ledger, town: builders.World, state: State
) -> None:
    with ledger.work() as work:
        made = builders.finding(work, town, state)
        assert work.findings.get(made.id) == made
        assert made.state is state


@pytest.mark.parametrize("role", Role)
def test_everyone_in_the_world_holds_one_post(
    ledger: Ledger, town: builders.World, role: Role
) -> None:
    with ledger.work() as work:
        assert town.actor(work, role).roles == {role}
