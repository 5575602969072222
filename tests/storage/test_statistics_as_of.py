"""Figures as of a day: from the headers of events alone, so that a purge changes no statistic."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.digests import Count, Figures
from bot.core.findings import State
from tests import builders
from tests.ledger import Ledger

TODAY = date(2020, 12, 7)
DAY = timedelta(days=1)


def count(n: int, d: int) -> Count:
    return Count(n=n, d=d)


STEPS = {
    "finding-fed-back": (State.SIGNED, State.OPEN),
    "finding-sent": (State.REVIEWED, State.SENT),
    "stage-completed": (State.IN_PROGRESS, State.STAGE_DONE),
    "finding-closed": (State.JOINT_REVIEW, State.CLOSED),
    "finding-reopened": (State.CLOSED, State.REWORK),
    "finding-withdrawn": (State.OPEN, State.WITHDRAWN),
}


def happened(ledger: Ledger, item_id: int, kind: str, day: date) -> None:
    ledger.clock.go(day)
    before, after = STEPS[kind]
    with ledger.work() as work:
        work.events.record(kind, item_id=item_id, from_state=before, to_state=after)


def as_of(ledger: Ledger, day: date, round_id: int | None = None) -> Figures:
    with ledger.work() as work:
        return work.statistics.figures_as_of(day, round_id=round_id)


def test_figures_as_of_a_day_know_nothing_of_what_came_later(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        one, two, fix = (builders.finding(work, town, State.OPEN).id for _ in range(3))
    for item in (one, two):
        happened(ledger, item, "finding-fed-back", TODAY)
    happened(ledger, fix, "finding-sent", TODAY)
    happened(ledger, one, "stage-completed", TODAY + DAY)
    happened(ledger, one, "finding-closed", TODAY + 2 * DAY)
    happened(ledger, fix, "finding-closed", TODAY + 2 * DAY)
    happened(ledger, one, "finding-reopened", TODAY + 3 * DAY)
    happened(ledger, two, "finding-withdrawn", TODAY + 4 * DAY)
    days = [as_of(ledger, TODAY + n * DAY) for n in range(-1, 5)]
    assert [made.findings for made in days] == [
        count(0, 0),
        count(0, 2),
        count(0, 2),
        count(1, 2),
        count(0, 2),
        count(0, 1),
    ]
    assert [made.with_stage.n for made in days] == [0, 0, 1, 1, 0, 0]
    assert [made.immediate for made in days] == [count(0, 0)] + [count(0, 1)] * 2 + [
        count(1, 1)
    ] * 3
    assert [unit.findings for unit in days[3].units] == [count(1, 2), count(0, 0)]


def test_figures_as_of_have_neither_dates_nor_lists(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.OPEN, due=TODAY - DAY).id
    happened(ledger, item, "finding-fed-back", TODAY)
    made = as_of(ledger, TODAY, town.round.id)
    assert (made.lights, made.overdue, made.due_soon, made.on_time) == ({}, (), (), count(0, 0))
    assert (made.day, made.as_of.isoformat()) == (TODAY, "2020-12-07T15:59:59.999999+00:00")
    assert as_of(ledger, TODAY, 99).findings == count(0, 0)


def test_a_purge_of_payloads_changes_no_figure(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.OPEN).id
    happened(ledger, item, "finding-fed-back", TODAY)
    before = as_of(ledger, TODAY)
    with ledger.work() as work:
        work.events._sql.run("DELETE FROM event_payloads")
    assert as_of(ledger, TODAY) == before
    assert before.findings == count(0, 1)
