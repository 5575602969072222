"""The round's phase (进驻 → 反馈 → 整改 → 归档), moved on by the director."""

from __future__ import annotations

from bot.core import errors
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.core.screens import Button, Screen, Text, text
from bot.core.work import Work
from bot.usecases import rounds as cases
from handlers.findings import item_id


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/round: every round with its phase, and the button that moves it on."""
    if not actor.has(Role.DIRECTOR):
        raise errors.NotAllowed("round")
    lines: list[Text] = []
    buttons: list[tuple[Button, ...]] = []
    for round_ in work.rounds.all():
        lines.append(text("round-line", name=round_.name, phase=text(f"phase-{round_.phase}")))
        following = cases.next_phase(round_.phase)
        if following is not None:
            label = text("button-phase", name=round_.name, phase=text(f"phase-{following}"))
            press = ("phase", str(round_.id), following.value)
            buttons.append((Button(label=label, press=press),))
    if not lines:
        return Screen(lines=(text("round-none"),))
    return Screen(lines=(text("round-title"), *lines), buttons=tuple(buttons))


def advanced(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("phase", round, phase): a second press of the same button changes nothing."""
    press = incoming.press or ()
    if len(press) != 3 or press[2] not in set(Phase):
        raise errors.Stale()
    command = cases.Advance(round=item_id(incoming), phase=Phase(press[2]))
    cases.advance(command, actor, work)
    return show(incoming, actor, work).model_copy(update={"edits": incoming.message_id})
