"""Group chats: who may bind one, and which may still hear numbers.

A group reads with the class of its binder, so it falls silent when he no longer holds that post.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field

from bot.core import errors
from bot.core.group_chats import GroupChat
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES
from bot.core.work import Work
from bot.usecases.commands import Command

MAY_BIND = OFFICE_ROLES


class Bind(Command):
    chat: int
    title: str = Field(max_length=300)


def bind(command: Bind, actor: Actor, work: Work) -> GroupChat:
    """The last who binds a group answers for it."""
    if not actor.has(*MAY_BIND):
        raise errors.NotAllowed("bind-group")
    held = work.group_chats.get(command.chat)
    group = GroupChat(
        chat_id=command.chat,
        title=command.title,
        bound_by=actor.id,
        bound_at=work.now,
        language=held.language if held else actor.person.language,
    )
    work.group_chats.save(group)
    _record("group-bound", command.chat, actor, work)
    return group


class Speak(Command):
    chat: int
    language: str


def speak(command: Speak, actor: Actor, work: Work) -> None:
    """The language in which the group is answered and told, whoever asks."""
    if not actor.has(*MAY_BIND):
        raise errors.NotAllowed("bind-group")
    group = work.group_chats.get(command.chat)
    if group is None:
        raise errors.NotFound()
    work.group_chats.save(replace(group, language=command.language))
    _record("group-language", command.chat, actor, work)


def unbind(chat: int, actor: Actor | None, work: Work) -> None:
    """The bot was removed, by whomever."""
    if work.group_chats.delete(chat):
        _record("group-unbound", chat, actor, work)


def move(chat: int, to: int, actor: Actor | None, work: Work) -> None:
    """The group has become a supergroup, with another number."""
    is_known = work.group_chats.get(chat) is not None
    work.group_chats.move(chat, to)
    if is_known:
        _record("group-moved", to, actor, work)


def reader(chat: int, work: Work) -> Actor | None:
    """With whose eyes the group reads; None when nobody answers for it."""
    group = work.group_chats.get(chat)
    return None if group is None else _binder(group, work)


def entitled(work: Work) -> Iterator[GroupChat]:
    return (group for group in work.group_chats.all() if _binder(group, work) is not None)


def _binder(group: GroupChat, work: Work) -> Actor | None:
    binder = work.people.actor(group.bound_by, work.today)
    return binder if binder.has(*MAY_BIND) else None


def _record(kind: str, chat: int, actor: Actor | None, work: Work) -> None:
    person = actor.id if actor else None
    work.events.record(kind, item_kind="group", item_id=chat, person_id=person)
