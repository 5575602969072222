"""Turning the pages of a bundled message."""

from __future__ import annotations

from bot.core import errors
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen
from bot.core.work import Work
from bot.usecases import reminders as cases


def paged(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("daily", key of the message, page): in its place."""
    return opened(incoming, actor, work).model_copy(update={"edits": incoming.message_id})


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("reminders", key, page): beside the digest that carried them."""
    press = incoming.press or ()
    if len(press) != 3 or not press[2].isdecimal():
        raise errors.Stale()
    return cases.daily_page(work, actor, press[1], int(press[2]))
