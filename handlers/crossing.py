"""/cross (交叉巡察): choose units, see which team would take which and why, confirm."""

from __future__ import annotations

from bot.core import errors
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen
from bot.core.work import Work
from bot.usecases import crossing as cases
from handlers.dialogues import dialogue
from handlers.forms import crossing as forms


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    if not cases.may_cross(actor):
        raise errors.NotAllowed("cross")
    if not cases.open_rounds(work):
        raise errors.WrongState("no-open-round")
    return dialogue.begin(forms.CROSS, actor, work, incoming)
