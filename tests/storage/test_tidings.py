"""Tidings wait until one message tells them all."""

from __future__ import annotations

from datetime import timedelta

from bot.core.findings import State
from bot.core.messages import Tiding, Topic
from bot.core.roles import Role
from bot.core.screens import say, text
from bot.core.work import Work
from tests import builders
from tests.ledger import START, Ledger


def ids(tidings: object) -> list[int]:
    assert isinstance(tidings, list)
    return [each.id for each in tidings]


def test_a_tiding_comes_back_whole(ledger: Ledger, town: builders.World) -> None:
    member = town.people[Role.MEMBER].id
    with ledger.work() as work:
        item = builders.finding(work, town, State.SIGNED)
        body = text("echo-signed", number=item.number)
        work.tidings.add(member, Topic.ECHO, body, finding_id=item.id, urgency=3)
        assert work.tidings.waiting(member, [Topic.ECHO]) == [
            Tiding(
                id=1,
                person_id=member,
                topic=Topic.ECHO,
                finding_id=item.id,
                body=body,
                urgency=3,
                at=START,
            )
        ]


def add(work: Work, person_id: int, topic: Topic = Topic.REMINDER, urgency: int = 0) -> None:
    work.tidings.add(person_id, topic, text("line"), urgency=urgency)


def test_the_most_urgent_come_first_then_the_oldest(ledger: Ledger, town: builders.World) -> None:
    member = town.people[Role.MEMBER].id
    with ledger.work() as work:
        add(work, member, urgency=5)
        add(work, member, urgency=-3)
    ledger.clock.pass_by(timedelta(days=-1))
    with ledger.work() as work:
        add(work, member, urgency=5)
        assert ids(work.tidings.waiting(member, [Topic.REMINDER])) == [2, 3, 1]


def test_only_the_topics_asked_for_are_told(ledger: Ledger, town: builders.World) -> None:
    member, office = town.people[Role.MEMBER].id, town.people[Role.OFFICE].id
    with ledger.work() as work:
        add(work, office, Topic.REVIEW)
        add(work, member, Topic.ECHO)
        add(work, member, Topic.REMINDER)
        assert work.tidings.people_waiting([Topic.ECHO, Topic.REVIEW]) == [member, office]
        assert work.tidings.people_waiting([Topic.NOTICE]) == []
        assert work.tidings.people_waiting([]) == []
        assert ids(work.tidings.waiting(member, [Topic.ECHO, Topic.REVIEW])) == [2]


def test_what_a_message_has_told_waits_no_more(ledger: Ledger, town: builders.World) -> None:
    member = town.people[Role.MEMBER].id
    with ledger.work() as work:
        for urgency in (2, 1, 3):
            add(work, member, urgency=urgency)
        message = work.outbox.put(say("daily"), key="k", kind="daily", person_id=member)
        assert message is not None
        work.tidings.told([1, 2], message)
        assert ids(work.tidings.waiting(member, [Topic.REMINDER])) == [3]
        assert ids(work.tidings.of_message(message)) == [2, 1]


def test_history_is_replayed_without_tidings(ledger: Ledger, town: builders.World) -> None:
    with ledger.work(silent=True) as work:
        add(work, town.people[Role.MEMBER].id)
        assert work.tidings.people_waiting(list(Topic)) == []
