"""Digest settings: each person's own, and a group's by who has bound it."""

from __future__ import annotations

from dataclasses import replace

from bot.core import errors, organisations
from bot.core.digest_choices import Choice, Rhythm
from bot.core.group_chats import GroupChat
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, Role
from bot.core.work import Work
from bot.usecases import group_chats, scopes
from bot.usecases.commands import Command

# Whom the digest goes to, if they choose nothing else.
READERS = (
    *sorted(OFFICE_ROLES),
    Role.LEADING_GROUP,
    Role.PRINCIPAL,
    Role.LEADER,
    *sorted(SUBTREE_ROLES),
)


class SetRhythm(Command):
    """`chat` is None for one's own."""

    chat: int | None = None
    rhythm: Rhythm


class SetUnit(Command):
    """`unit` is None for all that one may see."""

    chat: int | None = None
    unit: int | None = None


def own_groups(actor: Actor, work: Work) -> tuple[GroupChat, ...]:
    """Bound by this person, who may still answer for them."""
    return tuple(g for g in group_chats.entitled(work) if g.bound_by == actor.id)


def choice(chat: int | None, actor: Actor, work: Work) -> Choice:
    """What is chosen now; another's group is none that there is."""
    if chat is None:
        if not actor.has(*READERS):
            raise errors.NotAllowed("digest")
        return work.digest_choices.of_person(actor.id)
    if chat not in {group.chat_id for group in own_groups(actor, work)}:
        raise errors.NotFound()
    return work.digest_choices.of_group(chat)


def rhythm(chosen: Choice, work: Work) -> Rhythm:
    return chosen.rhythm or work.hours.digest_rhythm


def unit(chosen: Choice, work: Work) -> organisations.Organisation | None:
    return work.organisations.get(chosen.unit_id) if chosen.unit_id is not None else None


def units(actor: Actor, work: Work) -> tuple[scopes.Part, ...]:
    """The parts of the tree with figures that this person may see."""
    return scopes.parts_by_unit(scopes.ALL, actor, work)


def set_rhythm(command: SetRhythm, actor: Actor, work: Work) -> Choice:
    before = choice(command.chat, actor, work)
    return _saved(replace(before, rhythm=command.rhythm), actor, work)


def set_unit(command: SetUnit, actor: Actor, work: Work) -> Choice:
    before = choice(command.chat, actor, work)
    if command.unit is not None:
        offered = {part.scope.unit.id for part in units(actor, work) if part.scope.unit}
        if command.unit not in offered:
            raise errors.NotFound()
    return _saved(replace(before, unit_id=command.unit), actor, work)


def _saved(chosen: Choice, actor: Actor, work: Work) -> Choice:
    work.digest_choices.save(chosen)
    work.events.record(
        "digest-chosen",
        item_kind="person" if chosen.chat_id is None else "group",
        item_id=chosen.chat_id or actor.id,
        person_id=actor.id,
        body={"rhythm": chosen.rhythm, "unit": chosen.unit_id},
    )
    return chosen
