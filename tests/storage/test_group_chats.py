"""Group chats: one row a chat, whoever binds it and whatever number it has."""

from __future__ import annotations

from dataclasses import replace

from bot.core.group_chats import GroupChat
from bot.core.messages import Lane
from bot.core.roles import Role
from bot.core.screens import say
from bot.core.work import Work
from tests import builders
from tests.ledger import START, Ledger

OLD, NEW = -100, -1000100


def group(town: builders.World, chat_id: int = OLD) -> GroupChat:
    return GroupChat(
        chat_id=chat_id, title="巡察办", bound_by=town.people[Role.OFFICE].id, bound_at=START
    )


def test_a_bound_group_is_found_again(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        work.group_chats.save(group(town))
    with ledger.work() as work:
        assert work.group_chats.get(OLD) == group(town)
        assert work.group_chats.get(NEW) is None
        assert list(work.group_chats.all()) == [group(town)]


def test_binding_again_changes_who_answers_for_it(ledger: Ledger, town: builders.World) -> None:
    other = replace(group(town), bound_by=town.people[Role.DIRECTOR].id, language="en")
    with ledger.work() as work:
        work.group_chats.save(group(town))
        work.group_chats.save(other)
        assert list(work.group_chats.all()) == [other]


def test_a_group_is_unbound_once(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        work.group_chats.save(group(town))
        assert work.group_chats.delete(OLD)
        assert not work.group_chats.delete(OLD)


def test_a_supergroup_takes_over_what_waits_for_the_group(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        work.group_chats.save(group(town))
        waiting = put(work)
        work.group_chats.move(OLD, NEW)
        assert work.group_chats.get(OLD) is None
        assert work.group_chats.get(NEW) == group(town, NEW)
        assert work.outbox.get(waiting).chat_id == NEW


def test_a_supergroup_bound_already_keeps_its_binding(
    ledger: Ledger, town: builders.World
) -> None:
    bound = replace(group(town, NEW), title="新群")
    with ledger.work() as work:
        work.group_chats.save(group(town))
        work.group_chats.save(bound)
        work.group_chats.move(OLD, NEW)
        assert list(work.group_chats.all()) == [bound]


def test_what_goes_to_a_group_is_said_in_its_language(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        work.group_chats.save(replace(group(town), language="en"))
        put(work)
        [delivery] = work.outbox.claim(work.now, limit=1, lease_seconds=60)
        assert (delivery.chat_id, delivery.language) == (OLD, "en")


def put(work: Work) -> int:
    id = work.outbox.put(
        say("digest-title-now"), key="k", kind="digest", chat_id=OLD, lane=Lane.BROADCAST
    )
    assert id is not None
    return id
