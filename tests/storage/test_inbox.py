"""The inbox: an update is handled once, and its body does not outlive that."""

from __future__ import annotations

from datetime import timedelta

from tests.ledger import START, Ledger

BOT = 7


def test_updates_wait_in_the_order_received(ledger: Ledger) -> None:
    with ledger.work() as work:
        # Telegram may restart its numbers after a quiet week.
        assert work.inbox.receive(BOT, 900, "first", START - timedelta(days=9))
        assert work.inbox.receive(BOT, 2, "third", START)
        assert work.inbox.receive(BOT, 1, "second", START)
        assert work.inbox.receive(BOT + 1, 3, "another bot's", START)
        assert work.inbox.waiting(BOT) == ["first", "second", "third"]


def test_an_update_is_received_once(ledger: Ledger) -> None:
    with ledger.work() as work:
        assert work.inbox.receive(BOT, 1, "body", START)
        assert not work.inbox.receive(BOT, 1, "again", START)
        assert work.inbox.waiting(BOT) == ["body"]


def test_a_done_update_is_blanked(ledger: Ledger) -> None:
    with ledger.work() as work:
        work.inbox.receive(BOT, 1, "body", START)
        assert not work.inbox.is_done(BOT, 1)
        work.inbox.done(BOT, 1, START)
        assert work.inbox.is_done(BOT, 1)
        assert work.inbox.waiting(BOT) == []
    assert ledger.rows("SELECT body FROM inbox") == [(None,)]


def test_an_update_that_never_passed_the_queue_can_be_done(ledger: Ledger) -> None:
    with ledger.work() as work:
        work.inbox.done(BOT, 1, START)
        assert work.inbox.is_done(BOT, 1)


def test_a_failed_update_is_not_tried_for_ever_and_can_be_looked_at(ledger: Ledger) -> None:
    with ledger.work() as work:
        work.inbox.receive(BOT, 1, "body", START)
        work.inbox.failed(BOT, 1, START, "E-17")
        assert work.inbox.is_done(BOT, 1)
        assert work.inbox.waiting(BOT) == []
    assert ledger.rows("SELECT body, failure FROM inbox") == [("body", "E-17")]


def test_an_update_kept_without_its_body_is_not_queued_again(ledger: Ledger) -> None:
    with ledger.work() as work:
        assert work.inbox.note(BOT, 1, work.today)
        assert not work.inbox.note(BOT, 1, work.today)
        assert work.inbox.waiting(BOT) == []
        assert work.inbox.is_done(BOT, 1)
    [(received, done)] = ledger.rows("SELECT received_at, done_at FROM inbox")
    assert received == done == "2020-12-07T00:00:00.000000Z"
