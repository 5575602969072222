"""Binding group chats: who may, who answers for them, and what is written down."""

from __future__ import annotations

import pytest

from bot.core import errors
from bot.core.messages import Lane
from bot.core.roles import Role
from bot.usecases import digests, group_chats
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds

CHAT, SUPER = -100, -1000100
BIND = group_chats.Bind(chat=CHAT, title="巡察工作群")


@pytest.mark.parametrize("role", [Role.OFFICE, Role.DIRECTOR])
def test_the_office_binds_and_answers(deeds: Deeds, ledger: Ledger, role: Role) -> None:
    deeds.by(role, group_chats.bind, BIND)
    with ledger.work() as work:
        reader = group_chats.reader(CHAT, work)
        assert reader is not None
        assert reader.id == deeds.id(role)
        [event] = work.events.of_item("group", CHAT)
        assert (event.kind, event.person_id) == ("group-bound", deeds.id(role))


@pytest.mark.parametrize("role", [Role.LEADING_GROUP, Role.PRINCIPAL, Role.ADMIN])
def test_nobody_else_binds(deeds: Deeds, ledger: Ledger, role: Role) -> None:
    with pytest.raises(errors.NotAllowed, match="bind-group"):
        deeds.by(role, group_chats.bind, BIND)
    with ledger.work() as work:
        assert group_chats.reader(CHAT, work) is None


def test_who_has_left_the_office_answers_no_more(deeds: Deeds, ledger: Ledger) -> None:
    deeds.by(Role.OFFICE, group_chats.bind, BIND)
    deeds.leaves(Role.OFFICE, Role.OFFICE)
    with ledger.work() as work:
        assert group_chats.reader(CHAT, work) is None
        assert list(group_chats.entitled(work)) == []


def test_a_group_is_unbound_and_moved_at_most_once(deeds: Deeds, ledger: Ledger) -> None:
    deeds.by(Role.OFFICE, group_chats.bind, BIND)
    with ledger.work() as work:
        group_chats.move(CHAT, SUPER, None, work)
        group_chats.move(CHAT, SUPER, None, work)
        group_chats.unbind(SUPER, None, work)
        group_chats.unbind(SUPER, None, work)
        kinds = [event.kind for event in work.events.of_item("group", SUPER)]
        assert kinds == ["group-moved", "group-unbound"]


def test_the_weekly_digest_is_put_for_each_bound_group(deeds: Deeds, ledger: Ledger) -> None:
    deeds.fed_back()
    deeds.by(Role.OFFICE, group_chats.bind, BIND)
    with ledger.work() as work:
        digests.freeze(work, "2020-W50")
        digests.send(work, "2020-W50")
        sent = work.outbox.by_key(f"digest:group:{CHAT}:2020-W50")
        assert sent is not None
        assert (sent.chat_id, sent.person_id, sent.lane) == (CHAT, None, Lane.BROADCAST)
        assert sent.screen.buttons == ()
        assert sent.screen.attachments == ()


def test_the_groups_language_is_the_offices_to_choose_and_outlives_a_binder(
    deeds: Deeds, ledger: Ledger
) -> None:
    speak = group_chats.Speak(chat=CHAT, language="en")
    with pytest.raises(errors.NotFound):
        deeds.by(Role.OFFICE, group_chats.speak, speak)
    deeds.by(Role.OFFICE, group_chats.bind, BIND)
    with pytest.raises(errors.NotAllowed, match="bind-group"):
        deeds.by(Role.PRINCIPAL, group_chats.speak, speak)
    deeds.by(Role.OFFICE, group_chats.speak, speak)
    deeds.by(Role.DIRECTOR, group_chats.bind, BIND)
    with ledger.work() as work:
        held = work.group_chats.get(CHAT)
        assert held is not None
        assert (held.language, held.bound_by) == ("en", deeds.id(Role.DIRECTOR))
        kinds = [event.kind for event in work.events.of_item("group", CHAT)]
        assert kinds == ["group-bound", "group-language", "group-bound"]
