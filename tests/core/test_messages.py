"""What waits to be said: the order of lanes, and the rows that hold it."""

from datetime import UTC, datetime

from bot.core.messages import Delivery, Lane, Outgoing, Tiding, Topic
from bot.core.screens import say, text

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


def test_the_person_in_front_of_us_overtakes_every_broadcast() -> None:
    assert sorted(Lane, reverse=True)[-1] is Lane.ANSWER
    assert Lane.ANSWER < Lane.NOTICE < Lane.BROADCAST


def test_every_topic_has_its_own_hour_in_the_rules() -> None:
    assert {topic.value for topic in Topic} == {"echo", "review", "notice", "reminder"}


def test_a_new_row_has_neither_been_tried_nor_sent() -> None:
    row = Outgoing(
        id=1,
        person_id=7,
        chat_id=None,
        kind="notice",
        screen=say("x"),
        key="notice:1",
        lane=Lane.NOTICE,
        not_before=NOW,
    )
    assert (row.attempts, row.sent_at, row.dead_reason) == (0, None, None)
    assert Delivery(outgoing=row, chat_id=70, language=None).outgoing is row


def test_a_tiding_keeps_its_sentence_until_its_hour() -> None:
    tiding = Tiding(
        id=1,
        person_id=7,
        topic=Topic.ECHO,
        finding_id=3,
        body=text("echo-signed", number="7-01-003"),
        urgency=0,
        at=NOW,
    )
    assert tiding.body.args == {"number": "7-01-003"}
