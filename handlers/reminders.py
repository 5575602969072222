"""Turning the pages of the day's one message."""

from __future__ import annotations

from bot.core import errors
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen
from bot.core.work import Work
from bot.usecases import reminders as cases


def paged(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("daily", outbox row, page)"""
    press = incoming.press or ()
    if len(press) != 3 or not (press[1].isdecimal() and press[2].isdecimal()):
        raise errors.Stale()
    screen = cases.daily_page(work, actor, int(press[1]), int(press[2]))
    return screen.model_copy(update={"edits": incoming.message_id})
