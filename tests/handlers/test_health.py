"""What is wrong with an installation, by its figures alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.upkeep import Vitals
from handlers import health
from tests.ledger import Ledger

NOW = datetime(2020, 12, 7, 3, tzinfo=UTC)
WELL = Vitals(
    outbox_waiting=0,
    outbox_held=0,
    oldest_undelivered=None,
    inbox_waiting=0,
    fetches_waiting=0,
    fetches_lost=0,
    unsealed=0,
    head="a" * 64,
    ticked_at=NOW,
    backup_at=NOW,
    proved_at=NOW,
    disk_free=2**30,
)


def hours(count: int) -> datetime:
    return NOW - timedelta(hours=count)


@pytest.mark.parametrize(
    ("vitals", "complaints"),
    [
        (WELL, []),
        (replace(WELL, backup_at=hours(37)), ["health-wrong-backup"]),
        (replace(WELL, backup_at=hours(36), proved_at=None), ["health-wrong-proof"]),
        (replace(WELL, conflict_since=hours(1)), ["health-wrong-conflict"]),
        (replace(WELL, oldest_undelivered=hours(1)), []),
        (replace(WELL, oldest_undelivered=hours(2)), ["health-wrong-outbox"]),
    ],
)
def test_each_figure_is_judged_for_itself(vitals: Vitals, complaints: list[str]) -> None:
    assert health.complaints(vitals, NOW) == complaints


def test_a_waiting_message_has_a_line_of_its_own(ledger: Ledger) -> None:
    with ledger.work() as work:
        quiet = [line.id for line in health.lines(WELL, work)]
        waiting = [line.id for line in health.lines(replace(WELL, oldest_undelivered=NOW), work)]
    assert set(waiting) - set(quiet) == {"health-oldest"}


def test_a_chain_without_a_head_is_shown_as_none() -> None:
    assert health.short(None) == "—"
    assert health.short("a" * 64) == "a" * 16
