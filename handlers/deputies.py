"""/deputy: who stands in for whom (AB角), naming one, and coming back earlier."""

from __future__ import annotations

from bot.core import errors
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import deputies as cases
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import deputies as forms


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """One's own deputies, and who one is a deputy for; everybody's for the director."""
    if not cases.may_name(actor) and not actor.stands_in_for:
        raise errors.NotAllowed("deputy")
    is_director = actor.has(Role.DIRECTOR)
    shown = [
        each
        for each in cases.current(work)
        if is_director or actor.id in (each.person_id, each.deputy_id)
    ]
    lines = [cases.told("deputy-line", each, work) for each in shown]
    buttons = [
        (Button(label=text("button-deputy-end", n=n), press=("deputy-end", str(each.id))),)
        for n, each in enumerate(shown, start=1)
        if each.person_id == actor.id
    ]
    if cases.may_name(actor):
        buttons.append((Button(label=text("button-deputy-name"), press=("deputy-name",)),))
    title = text("deputy-title" if lines else "deputy-none")
    return Screen(lines=(title, *lines), buttons=tuple(buttons))


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("deputy-name",)"""
    if not cases.may_name(actor):
        raise errors.NotAllowed("deputy")
    if not cases.colleagues(actor, work):
        raise errors.WrongState("no-colleague")
    return dialogue.begin(forms.DEPUTY, actor, work, incoming)


def ended(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("deputy-end", substitute)"""
    cases.end(cases.End(substitute=item_id(incoming)), actor, work)
    return show(incoming, actor, work).model_copy(update={"edits": incoming.message_id})
