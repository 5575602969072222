"""What the clock has done it never does again."""

from __future__ import annotations

from datetime import date

from bot.core.clocks import Clocks
from tests.ledger import Ledger

DUE = date(2020, 12, 6)


def test_a_step_is_done_once_and_a_new_date_arms_it_again(ledger: Ledger) -> None:
    with ledger.work() as work:
        clocks: Clocks = work.clocks
        assert clocks.mark_step("finding", 1, 1, DUE, 1)
        assert not clocks.mark_step("finding", 1, 1, DUE, 1)
        assert work.clocks.mark_step("finding", 1, 1, DUE, -3)
        assert work.clocks.mark_step("finding", 1, 2, DUE, 1)
        assert work.clocks.mark_step("finding", 1, 1, date(2021, 1, 6), 1)
        assert work.clocks.steps_done("finding", 1, 1, DUE) == {-3, 1}
        assert work.clocks.steps_done("application", 1, 1, DUE) == frozenset()


def test_a_slot_has_one_taker_for_ever(ledger: Ledger) -> None:
    with ledger.work() as work:
        assert work.clocks.take_slot("digest", "2020-W50")
        assert not work.clocks.take_slot("digest", "2020-W50")
        assert work.clocks.take_slot("digest", "2020-W51")
        assert work.clocks.take_slot("daily", "2020-W50")
