"""/recusal (回避): what one has declared; declaring a unit, and the director lifting one."""

from __future__ import annotations

from bot.core import errors
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import recusals as cases
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import recusals as forms


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """One's own recusals; everybody's for the director."""
    if not cases.may_declare(actor):
        raise errors.NotAllowed("recusal")
    shown = cases.visible(actor, work)
    lines = [cases.told("recusal-line", each) for each in shown]
    buttons = [(Button(label=text("button-recusal-declare"), press=("recusal-declare",)),)]
    buttons += [
        (
            Button(
                label=text("button-recusal-lift", name=each.person_name, unit=each.unit_name),
                press=("recusal-lift", str(each.id)),
            ),
        )
        for each in shown
        if actor.own.has(Role.DIRECTOR) and each.person_id != actor.id
    ]
    title = text("recusal-title" if lines else "recusal-none")
    return Screen(lines=(title, *lines), buttons=tuple(buttons), protected=bool(lines))


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("recusal-declare",)"""
    if not cases.may_declare(actor):
        raise errors.NotAllowed("recusal")
    return dialogue.begin(forms.RECUSAL, actor, work, incoming)


def lifted(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("recusal-lift", recusal)"""
    cases.lift(cases.Lift(recusal=item_id(incoming)), actor, work)
    return show(incoming, actor, work).model_copy(update={"edits": incoming.message_id})
