"""Snapshots: one frozen a week, printed for ever as it was."""

from __future__ import annotations

import pytest

from bot.core import errors
from bot.core.digests import Count, Figures, Snapshot
from bot.core.findings import State
from bot.core.work import Work
from tests import builders
from tests.ledger import Ledger


def figures(work: Work) -> Figures:
    return work.statistics.figures(now=work.now, today=work.today, round_id=None)


def add(work: Work, week: str, *, frozen: bool = True) -> Snapshot:
    return work.snapshots.add(Snapshot(week=week, frozen=frozen, figures=figures(work)))


def test_a_snapshot_comes_back_whole(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.CLOSED)
        before = figures(work)
        made = work.snapshots.add(
            Snapshot(
                week="2020-W50",
                frozen=True,
                figures=before,
                before=before,
                history=(("2020-W49", Count(n=0, d=1)),),
            )
        )
        assert work.snapshots.get(made.id) == work.snapshots.of_week("2020-W50") == made
        assert work.snapshots.of_week("2020-W51") is None
        with pytest.raises(errors.NotFound):
            work.snapshots.get(99)


def test_a_later_change_of_the_ledger_changes_no_snapshot(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.CLOSED)
        made = add(work, "2020-W50")
        work.findings.save(item, item.changed(state=State.REWORK, closed_on=None))
        assert work.snapshots.get(made.id).figures.findings == Count(n=1, d=1)
        assert figures(work).findings == Count(n=0, d=1)


def test_a_week_is_frozen_once(ledger: Ledger) -> None:
    with ledger.work() as work:
        draft = add(work, "2020-W50", frozen=False)
        add(work, "2020-W50", frozen=False)
        assert work.snapshots.of_week("2020-W50") is None
        frozen = add(work, "2020-W50")
        assert work.snapshots.of_week("2020-W50") == frozen
        assert work.snapshots.get(draft.id) == draft
        with pytest.raises(errors.Conflict, match="snapshots_week"):
            add(work, "2020-W50")


def test_the_week_before_may_lie_in_the_year_before(ledger: Ledger) -> None:
    with ledger.work() as work:
        add(work, "2020-W50")
        last = add(work, "2020-W53")
        add(work, "2021-W01", frozen=False)
        assert work.snapshots.latest_before("2021-W02") == last
        assert work.snapshots.latest_before("2020-W50") is None


def test_history_is_oldest_first_and_no_longer_than_asked(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        for n, week in enumerate(("2020-W49", "2020-W50", "2020-W51"), start=1):
            builders.finding(work, town, State.OPEN)
            add(work, week)
            assert work.snapshots.history(2)[-1] == (week, Count(n=0, d=n))
        assert [week for week, _count in work.snapshots.history(2)] == ["2020-W50", "2020-W51"]
