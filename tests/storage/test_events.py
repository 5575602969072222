"""Events: in the order of their commits, unique by cause, sealed into one chain."""

from __future__ import annotations

import pytest

from bot.core import errors, sealing
from bot.core.roles import Role
from bot.core.work import Work
from tests import builders
from tests.ledger import START, Ledger


def signed(work: Work, person_id: int | None = None) -> None:
    work.events.record(
        "finding-signed",
        item_id=1,
        from_state="reviewed",
        to_state="signed",
        person_id=person_id,
        body={"text": "同意"},
    )


def test_an_event_tells_what_happened_to_what_and_by_whom(
    ledger: Ledger, town: builders.World
) -> None:
    head = town.people[Role.HEAD].id
    with ledger.work("update:1:7") as work:
        signed(work, head)
        work.events.record("round-archived", item_kind="round", item_id=1)
        (event,) = work.events.of_item("finding", 1)
    assert (event.kind, event.from_state, event.to_state) == (
        "finding-signed",
        "reviewed",
        "signed",
    )
    assert (event.person_id, event.at, event.day.isoformat()) == (head, START, "2020-12-07")
    assert (event.cause, event.body) == ("update:1:7", {"text": "同意"})


def test_the_events_of_one_work_are_numbered_within_its_cause(ledger: Ledger) -> None:
    with ledger.work("update:1:7") as work:
        signed(work)
        signed(work)
    assert ledger.rows("SELECT cause, ordinal FROM events") == [
        ("update:1:7", 0),
        ("update:1:7", 1),
    ]


def test_the_same_cause_cannot_happen_twice(ledger: Ledger) -> None:
    with ledger.work("update:1:7") as work:
        signed(work)
    with pytest.raises(errors.Conflict, match="events_cause"), ledger.work("update:1:7") as work:
        signed(work)
    assert ledger.rows("SELECT COUNT(*) FROM events") == [(1,)]


def test_equal_payloads_have_different_hashes(ledger: Ledger) -> None:
    with ledger.work() as work:
        signed(work)
        signed(work)
        one, other = work.events.unsealed(9)
    assert one.payload_hash != other.payload_hash


def test_a_payload_hash_can_be_recomputed_from_what_is_stored(ledger: Ledger) -> None:
    with ledger.work() as work:
        signed(work)
        (header,), (event,) = work.events.unsealed(9), work.events.of_item("finding", 1)
    ((salt,),) = ledger.rows("SELECT salt FROM event_payloads")
    assert event.at is not None
    assert event.body is not None
    recomputed = sealing.payload_hash(
        str(salt), person_id=event.person_id, at=event.at, body=event.body
    )
    assert recomputed == header.payload_hash


def test_events_are_sealed_in_the_order_of_their_commits(ledger: Ledger) -> None:
    chain = sealing.GENESIS
    with ledger.work() as work:
        assert work.events.last_seal() == chain
        for _ in range(3):
            signed(work)
        assert [header.seq for header in work.events.unsealed(2)] == [1, 2]
        for header in work.events.unsealed(9):
            chain = sealing.seal(chain, sealing.header_bytes(header))
            work.events.set_seal(header.seq, chain)
        assert work.events.unsealed(9) == []
        assert work.events.last_seal() == chain


def test_a_seal_is_set_once(ledger: Ledger) -> None:
    with ledger.work() as work:
        signed(work)
        work.events.set_seal(1, "a" * 64)
        work.events.set_seal(1, "b" * 64)
        assert work.events.last_seal() == "a" * 64


def test_a_purged_payload_leaves_the_header(ledger: Ledger) -> None:
    with ledger.work() as work:
        signed(work)
        work.events._sql.run("DELETE FROM event_payloads")
        (event,) = work.events.of_item("finding", 1)
    assert (event.kind, event.at, event.person_id, event.body) == (
        "finding-signed",
        None,
        None,
        None,
    )
