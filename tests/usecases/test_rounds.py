"""A round moves one phase at a time, by the director alone, and never back."""

from __future__ import annotations

import pytest

from bot.core import errors
from bot.core.roles import Role
from bot.core.rounds import Phase, Round
from bot.usecases import rounds
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds

PHASES = list(Phase)


def advance(deeds: Deeds, phase: Phase, who: Role = Role.DIRECTOR) -> Round:
    command = rounds.Advance(round=deeds.town.round.id, phase=phase)
    return deeds.by(who, rounds.advance, command)


def phase(ledger: Ledger, deeds: Deeds) -> Phase:
    with ledger.work() as work:
        return work.rounds.get(deeds.town.round.id).phase


def test_the_phases_follow_each_other_to_the_archive(deeds: Deeds, ledger: Ledger) -> None:
    assert [advance(deeds, each).phase for each in PHASES[1:]] == PHASES[1:]
    assert phase(ledger, deeds) is Phase.ARCHIVED


def test_each_step_is_an_event_of_the_round(deeds: Deeds, ledger: Ledger) -> None:
    advance(deeds, Phase.FEEDBACK)
    with ledger.work() as work:
        [event] = work.events.of_item("round", deeds.town.round.id)
    assert (event.kind, event.from_state, event.to_state) == (
        "round-advanced",
        "fieldwork",
        "feedback",
    )
    assert event.person_id == deeds.id(Role.DIRECTOR)


@pytest.mark.parametrize("now", range(4))
@pytest.mark.parametrize("wanted", range(4))
def test_any_other_step_is_stale(deeds: Deeds, ledger: Ledger, now: int, wanted: int) -> None:
    deeds.enters(*PHASES[1 : now + 1])
    if wanted == now + 1:
        assert advance(deeds, PHASES[wanted]).phase is PHASES[wanted]
        return
    with pytest.raises(errors.Stale):
        advance(deeds, PHASES[wanted])
    assert phase(ledger, deeds) is PHASES[now]


def test_after_the_archive_there_is_nothing() -> None:
    assert rounds.next_phase(Phase.ARCHIVED) is None
    assert rounds.next_phase(Phase.FIELDWORK) is Phase.FEEDBACK


@pytest.mark.parametrize("who", [role for role in Role if role is not Role.DIRECTOR])
def test_nobody_but_the_director_moves_it(deeds: Deeds, ledger: Ledger, who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        advance(deeds, Phase.FEEDBACK, who)
    assert phase(ledger, deeds) is Phase.FIELDWORK


def test_a_round_that_does_not_exist_is_not_found(deeds: Deeds) -> None:
    command = rounds.Advance(round=999, phase=Phase.FEEDBACK)
    with pytest.raises(errors.NotFound):
        deeds.by(Role.DIRECTOR, rounds.advance, command)
