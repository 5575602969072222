"""The ledger's vitals, and the rows that go when their time is over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.digests import Snapshot
from bot.core.forms import Draft
from bot.core.messages import Lane, Topic
from bot.core.people import Person
from bot.core.roles import Role
from bot.core.screens import ChartAttachment, Screen, say, text
from bot.core.upkeep import Leftover
from storage.work import LedgerWork
from tests import builders
from tests.ledger import Ledger

DAY = timedelta(days=1)
EMPTY = {
    "outbox_waiting": 0,
    "outbox_held": 0,
    "oldest_undelivered": None,
    "inbox_waiting": 0,
    "fetches_waiting": 0,
    "fetches_lost": 0,
    "unsealed": 0,
    "head": None,
    "ticked_at": None,
    "backup_at": None,
    "proved_at": None,
}


@pytest.fixture
def reader(ledger: Ledger, town: builders.World) -> Person:
    return town.people[Role.OFFICE]


def put(work: LedgerWork, person: Person, key: str, screen: Screen | None = None) -> int:
    id = work.outbox.put(
        screen or say("x"), key=key, kind="notice", person_id=person.id, lane=Lane.NOTICE
    )
    assert id is not None
    return id


def drop(ledger: Ledger, what: Leftover, *, days: int, limit: int = 100) -> int:
    with ledger.work() as work:
        return work.upkeep.drop(what, work.now - timedelta(days=days), limit=limit)


# Vitals.


def test_a_new_ledger_has_nothing_to_do(ledger: Ledger) -> None:
    with ledger.work() as work:
        vitals = work.upkeep.vitals()
    assert {name: getattr(vitals, name) for name in EMPTY} == EMPTY
    assert vitals.disk_free > 0


def test_what_waits_for_us_and_what_waits_for_people_are_told_apart(
    ledger: Ledger, reader: Person
) -> None:
    with ledger.work() as work:
        put(work, reader, "a")
        put(work, builders.person(work, "未加入", joined=False), "b")
        first = work.now
    ledger.clock.pass_by(DAY)
    with ledger.work() as work:
        put(work, reader, "c")
        work.outbox.put(
            say("x"), key="d", kind="notice", person_id=reader.id, not_before=work.now + DAY
        )
        vitals = work.upkeep.vitals()

    assert (vitals.outbox_waiting, vitals.outbox_held) == (2, 1)
    assert vitals.oldest_undelivered == first


def test_sent_and_buried_messages_wait_for_nobody(ledger: Ledger, reader: Person) -> None:
    with ledger.work() as work:
        work.outbox.sent(put(work, reader, "a"), work.now, messages=(), finding_id=None)
        work.outbox.bury(put(work, reader, "b"), "gone")
        assert work.upkeep.vitals().outbox_waiting == 0


def test_updates_and_files_under_way_are_counted(ledger: Ledger, reader: Person) -> None:
    with ledger.work() as work:
        work.inbox.receive(1, 1, "{}", work.now)
        work.inbox.receive(1, 2, "{}", work.now)
        work.inbox.done(1, 2, work.now)
        builders.stored_file(work, reader)
        builders.stored_file(work, reader, dead_reason="gone")
        builders.stored_file(work, reader, sha256="a" * 64)
        vitals = work.upkeep.vitals()
    assert (vitals.inbox_waiting, vitals.fetches_waiting, vitals.fetches_lost) == (1, 1, 1)


def test_the_head_is_the_last_seal(ledger: Ledger) -> None:
    with ledger.work() as work:
        for n in range(3):
            work.events.record("note", item_id=n)
        work.events.set_seal(1, "a")
        work.events.set_seal(2, "b")
        vitals = work.upkeep.vitals()
    assert (vitals.head, vitals.unsealed) == ("b", 1)


def test_a_task_is_noted_as_often_as_it_is_done(ledger: Ledger) -> None:
    with ledger.work() as work:
        assert work.upkeep.last("tick") is None
        work.upkeep.note("tick", "last")
    ledger.clock.pass_by(DAY)
    with ledger.work() as work:
        work.upkeep.note("tick", "last")
        work.upkeep.note("backup", "2020-12-08")
        vitals = work.upkeep.vitals()
        assert work.upkeep.last("backup") == "2020-12-08"
    assert (vitals.ticked_at, vitals.backup_at) == (ledger.clock(), ledger.clock())


# What goes.


def test_updates_worked_off_go_and_those_that_wait_stay(ledger: Ledger) -> None:
    with ledger.work() as work:
        for n in range(3):
            work.inbox.receive(1, n, "{}", work.now)
        work.inbox.done(1, 0, work.now)
        work.inbox.failed(1, 1, work.now, "a fault")
    ledger.clock.pass_by(31 * DAY)
    with ledger.work() as work:
        work.inbox.done(1, 9, work.now)

    assert drop(ledger, Leftover.UPDATES, days=30) == 2
    assert ledger.rows("SELECT update_id FROM inbox ORDER BY 1") == [(2,), (9,)]


def test_no_more_go_at_once_than_asked(ledger: Ledger) -> None:
    with ledger.work() as work:
        for n in range(5):
            work.inbox.done(1, n, work.now)
    ledger.clock.pass_by(31 * DAY)
    assert [drop(ledger, Leftover.UPDATES, days=30, limit=2) for _ in range(3)] == [2, 2, 1]


def snapshot(ledger: Ledger, *, frozen: bool) -> int:
    with ledger.work() as work:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        made = made_of(figures, frozen)
        return work.snapshots.add(made).id


def made_of(figures: object, frozen: bool) -> Snapshot:
    return Snapshot.model_validate({"week": "2020-W50", "frozen": frozen, "figures": figures})


def test_figures_asked_for_in_between_go_and_digests_stay(ledger: Ledger) -> None:
    kept = snapshot(ledger, frozen=True)
    snapshot(ledger, frozen=False)
    ledger.clock.pass_by(2 * DAY)
    newest = snapshot(ledger, frozen=False)

    assert drop(ledger, Leftover.SNAPSHOTS, days=1) == 1
    assert ledger.rows("SELECT id FROM snapshots ORDER BY 1") == [(kept,), (newest,)]


def test_a_picture_on_its_way_keeps_its_figures(ledger: Ledger, reader: Person) -> None:
    shown = snapshot(ledger, frozen=False)
    with ledger.work() as work:
        screen = Screen(attachments=(ChartAttachment(snapshot=shown),))
        message = put(work, reader, "a", screen)
    ledger.clock.pass_by(2 * DAY)

    assert drop(ledger, Leftover.SNAPSHOTS, days=1) == 0
    with ledger.work() as work:
        work.outbox.sent(message, work.now, messages=(), finding_id=None)
    assert drop(ledger, Leftover.SNAPSHOTS, days=1) == 1


def test_old_messages_go_with_their_places_and_their_tidings(
    ledger: Ledger, reader: Person
) -> None:
    with ledger.work() as work:
        sent, buried, waits = (put(work, reader, key) for key in "abc")
        work.outbox.sent(sent, work.now, messages=((5, 6),), finding_id=None)
        work.tidings.add(reader.id, Topic.ECHO, text("x"))
        work.tidings.add(reader.id, Topic.ECHO, text("y"))
        told, _ = work.tidings.waiting(reader.id, [Topic.ECHO])
        work.tidings.told([told.id], sent)
        work.outbox.bury(buried, "gone")
    ledger.clock.pass_by(91 * DAY)

    assert drop(ledger, Leftover.MESSAGES, days=90) == 2
    assert ledger.rows("SELECT id FROM outbox") == [(waits,)]
    assert ledger.rows("SELECT COUNT(*) FROM messages") == [(0,)]
    assert ledger.rows("SELECT COUNT(*) FROM tidings") == [(1,)]


def test_young_messages_stay(ledger: Ledger, reader: Person) -> None:
    with ledger.work() as work:
        work.outbox.sent(put(work, reader, "a"), work.now, messages=(), finding_id=None)
    assert drop(ledger, Leftover.MESSAGES, days=90) == 0


def test_drafts_put_aside_go_and_the_open_one_stays(ledger: Ledger, reader: Person) -> None:
    with ledger.work() as work:
        for parked in (True, False):
            work.drafts.add(
                Draft(
                    id=0,
                    person_id=reader.id,
                    chat_id=1,
                    form="log",
                    answers={},
                    parked=parked,
                    opened_at=work.now,
                    touched_at=work.now,
                )
            )
    ledger.clock.pass_by(91 * DAY)

    assert drop(ledger, Leftover.DRAFTS, days=90) == 1
    assert ledger.rows("SELECT parked FROM drafts") == [(0,)]


def test_slots_of_last_year_go(ledger: Ledger) -> None:
    with ledger.work() as work:
        work.clocks.take_slot("daily", "2020-12-07")
    ledger.clock.pass_by(401 * DAY)
    with ledger.work() as work:
        work.clocks.take_slot("daily", "2022-01-12")

    assert drop(ledger, Leftover.SLOTS, days=400) == 1
    assert ledger.rows("SELECT slot FROM slots") == [("2022-01-12",)]
