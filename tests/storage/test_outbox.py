"""The outbox: put once, leased and never stuck, blanked when sent, and silent about history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import errors
from bot.core.findings import State
from bot.core.messages import Delivery, Lane
from bot.core.roles import Role
from bot.core.screens import Screen, say
from bot.core.work import Work
from storage.outbox import ANSWER_SECONDS
from tests import builders
from tests.ledger import START, Ledger, open_database

HELLO = say("welcome", name="李明")
SECOND = timedelta(seconds=1)


def put(work: Work, key: str, *, person_id: int | None = None, chat_id: int | None = None) -> int:
    id = work.outbox.put(HELLO, key=key, kind="notice", person_id=person_id, chat_id=chat_id)
    assert id is not None
    return id


def claim(work: Work, **which: int) -> list[Delivery]:
    return list(work.outbox.claim(work.now, limit=9, lease_seconds=60, **which))


def ids(deliveries: Sequence[Delivery]) -> list[int]:
    return [delivery.outgoing.id for delivery in deliveries]


def test_what_is_put_comes_back(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        member = town.people[Role.MEMBER]
        id = put(work, "k", person_id=member.id)
        outgoing = work.outbox.get(id)
        assert (outgoing.screen, outgoing.person_id, outgoing.chat_id) == (HELLO, member.id, None)
        assert (outgoing.lane, outgoing.not_before, outgoing.attempts) == (Lane.NOTICE, START, 0)
        assert work.outbox.by_key("k") == outgoing
        assert work.outbox.by_key("other") is None
        with pytest.raises(errors.NotFound):
            work.outbox.get(99)


def test_a_key_is_put_once(ledger: Ledger) -> None:
    with ledger.work() as work:
        put(work, "k", chat_id=1)
        assert work.outbox.put(say("other"), key="k", kind="notice", chat_id=2) is None
        assert work.outbox.has_put
    with ledger.work() as work:
        assert work.outbox.put(say("other"), key="k", kind="notice", chat_id=2) is None
        assert not work.outbox.has_put


def test_the_sender_is_roused_for_whoever_can_be_reached_again(ledger: Ledger) -> None:
    with ledger.work() as work:
        work.outbox.rouse()
        assert work.outbox.has_put


def test_history_is_replayed_without_a_word_to_anybody(ledger: Ledger) -> None:
    with ledger.work(silent=True) as work:
        assert work.outbox.put(HELLO, key="n", kind="notice", chat_id=1) is None
        assert (
            work.outbox.put(HELLO, key="d", kind="digest", chat_id=1, lane=Lane.BROADCAST) is None
        )
        assert work.outbox.put(HELLO, key="a", kind="reply", chat_id=1, lane=Lane.ANSWER) == 1
    assert ledger.rows("SELECT key FROM outbox") == [("a",)]


def test_a_claim_knows_chat_and_language_of_its_reader(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        member = replace(town.people[Role.MEMBER], language="en")
        work.people.save(member)
        put(work, "person", person_id=member.id)
        put(work, "group", chat_id=-100)
        person, group = claim(work)
        assert (person.chat_id, person.language) == (member.chat_id, "en")
        assert (group.chat_id, group.language) == (-100, None)


def test_answers_overtake_notices_and_notices_broadcasts(ledger: Ledger) -> None:
    with ledger.work() as work:
        order = (Lane.BROADCAST, Lane.NOTICE, Lane.ANSWER, Lane.NOTICE)
        put_in_order = [
            work.outbox.put(HELLO, key=str(n), kind="notice", chat_id=1, lane=lane)
            for n, lane in enumerate(order)
        ]
        broadcast, first, answer, second = put_in_order
    ledger.clock.pass_by(timedelta(seconds=ANSWER_SECONDS))
    with ledger.work() as work:
        assert ids(claim(work)) == [answer, first, second, broadcast]


def test_an_answer_is_left_to_its_turn_and_taken_over_after_a_crash(ledger: Ledger) -> None:
    with ledger.work() as work:
        answer = work.outbox.put(HELLO, key="a", kind="reply", chat_id=1, lane=Lane.ANSWER)
        assert answer is not None
        assert claim(work) == []
        mine = work.outbox.claim(work.now, limit=1, lease_seconds=60, only=answer)
        assert ids(mine) == [answer]
        assert not work.outbox.claim(work.now, limit=1, lease_seconds=60, only=answer)
    ledger.clock.pass_by(timedelta(seconds=61))
    with ledger.work() as work:
        assert ids(claim(work)) == [answer]


def test_of_one_lane_the_longest_due_goes_first(ledger: Ledger) -> None:
    with ledger.work() as work:
        late, early = (
            work.outbox.put(HELLO, key=key, kind="notice", chat_id=1, not_before=at)
            for key, at in (("late", START), ("early", START - SECOND))
        )
        assert ids(claim(work)) == [early, late]


def test_a_claimed_row_is_out_of_reach_until_its_lease_ends(ledger: Ledger) -> None:
    with ledger.work() as work:
        id = put(work, "k", chat_id=1)
        assert ids(claim(work)) == [id]
        assert claim(work) == []
        assert claim(work, only=id) == []
    ledger.clock.pass_by(timedelta(seconds=60))
    with ledger.work() as work:
        assert ids(claim(work)) == [id]


def test_a_claim_takes_no_more_than_asked_and_nothing_before_its_time(ledger: Ledger) -> None:
    with ledger.work() as work:
        one, two = (put(work, key, chat_id=1) for key in "ab")
        work.outbox.put(HELLO, key="c", kind="notice", chat_id=1, not_before=START + SECOND)
        assert ids(claim(work, only=two)) == [two]
        assert ids(list(work.outbox.claim(work.now, limit=1, lease_seconds=9))) == [one]
        assert claim(work) == []


def test_rows_of_people_who_cannot_be_reached_wait(ledger: Ledger) -> None:
    with ledger.work() as work:
        stranger = builders.person(work, "未加入", joined=False)
        blocked = builders.person(work, "已屏蔽")
        suspended = builders.person(work, "已停用")
        work.people.save(replace(blocked, unreachable_since=work.now))
        work.people.save(replace(suspended, suspended_on=work.today))
        rows = [
            put(work, str(person.id), person_id=person.id)
            for person in (stranger, blocked, suspended)
        ]
        assert claim(work) == []
        assert work.outbox.next_due() is None
        work.people.save(blocked)
        assert ids(claim(work)) == [rows[1]]


def test_a_sent_message_keeps_its_item_and_nothing_else(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.OPEN)
        about = HELLO.model_copy(update={"item": item.id})
        id = work.outbox.put(about, key="reply:1:2", kind="reply", chat_id=1, lane=Lane.ANSWER)
        assert id is not None
        work.outbox.sent(id, START, messages=[(1, 10), (1, 11)], finding_id=item.id)
        kept = work.outbox.by_key("reply:1:2")
        assert kept is not None
        assert (kept.sent_at, kept.screen) == (START, Screen(item=item.id))
        assert work.outbox.finding_of(1, 11) == item.id
        assert work.outbox.finding_of(1, 12) is None
        assert claim(work, only=id) == []
    assert "李明" not in str(ledger.rows("SELECT args FROM outbox"))


@pytest.mark.parametrize("kind", ["daily", "digest"])
def test_a_message_with_pages_keeps_them_after_it_was_sent(ledger: Ledger, kind: str) -> None:
    with ledger.work() as work:
        id = work.outbox.put(HELLO, key="k", kind=kind, chat_id=1)
        assert id is not None
        work.outbox.sent(id, START, messages=[], finding_id=None)
        assert work.outbox.get(id).screen == HELLO


def test_an_edited_message_is_about_its_newest_item(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        one, other = (builders.finding(work, town, State.OPEN) for _ in range(2))
        for key, item in (("a", one), ("b", other)):
            id = put(work, key, chat_id=1)
            work.outbox.sent(id, START, messages=[(1, 10)], finding_id=item.id)
        assert work.outbox.finding_of(1, 10) == other.id


def test_a_postponed_row_comes_again_and_its_attempts_are_counted(ledger: Ledger) -> None:
    with ledger.work() as work:
        id = put(work, "k", chat_id=1)
        claim(work)
        work.outbox.postpone(id, START + SECOND)
        assert work.outbox.next_due() == START + SECOND
        assert claim(work) == []
    ledger.clock.pass_by(SECOND)
    with ledger.work() as work:
        assert [delivery.outgoing.attempts for delivery in claim(work)] == [1]


def test_a_buried_row_never_comes_again(ledger: Ledger) -> None:
    with ledger.work() as work:
        id = put(work, "k", chat_id=1)
        work.outbox.bury(id, "too long")
        assert claim(work) == []
        assert work.outbox.next_due() is None
        assert work.outbox.get(id).dead_reason == "too long"


def test_the_dead_of_late_are_listed(ledger: Ledger) -> None:
    with ledger.work() as work:
        long_dead, dead, _alive = (put(work, key, chat_id=1) for key in "abc")
        work.outbox.bury(long_dead, "too long")
    ledger.clock.pass_by(timedelta(days=2))
    with ledger.work() as work:
        assert ids(claim(work, only=dead)) == [dead]
        work.outbox.bury(dead, "too long")
        assert [each.id for each in work.outbox.dead(work.now)] == [dead]


async def test_what_a_killed_run_had_claimed_is_free_for_the_next(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        put(work, "notice", chat_id=1)
        work.outbox.put(HELLO, key="answer", kind="answer", chat_id=1, lane=Lane.ANSWER)
        work.outbox.put(HELLO, key="tonight", kind="n", chat_id=1, not_before=START + 600 * SECOND)
        id = put(work, "put off by Telegram", chat_id=1)
        work.outbox.postpone(id, START + 20 * SECOND)
        assert len(claim(work)) == 1
    async with open_database(ledger.path, clock=ledger.clock, exclusive=True) as next_run:
        claimed = await next_run.transact(claim, cause="test")
    assert [each.outgoing.key for each in claimed] == ["answer", "notice"]


async def test_in_quiet_hours_no_notice_is_hurried_by_a_start(
    ledger: Ledger, town: builders.World
) -> None:
    ledger.clock.go(START.date(), 9)
    with ledger.work() as work:
        soon = work.now + 60 * SECOND
        work.outbox.put(HELLO, key="in the morning", kind="n", chat_id=1, not_before=soon)
    async with open_database(ledger.path, clock=ledger.clock, exclusive=True) as next_run:
        assert await next_run.transact(claim, cause="test") == []
