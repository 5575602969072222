"""/calendar: the team's meetings and study sessions (支部建在组上), and nothing more."""

from __future__ import annotations

from bot.core import errors, events
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import meetings as cases
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import meetings as forms

MOST = 20


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    coming = cases.coming(actor, work)[:MOST]
    own = cases.may_set(actor)
    buttons = [
        (Button(label=text("button-meeting-cancel", n=n), press=("meeting-cancel", str(each.id))),)
        for n, each in enumerate(coming, start=1)
        if each.team_id in own
    ]
    if own:
        buttons.append((Button(label=text("button-meeting-set"), press=("meeting-set",)),))
    title = text("calendar-title" if coming else "calendar-none")
    lines = (cases.told("calendar-line", each) for each in coming)
    return Screen(lines=(title, *lines), buttons=tuple(buttons))


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("meeting-set",): whose team is only one is not asked for it."""
    own = sorted(cases.may_set(actor))
    if not own:
        raise errors.NotAllowed("meeting")
    known: dict[str, events.Json] = {"team": own[0]} if len(own) == 1 else {}
    return dialogue.begin(forms.MEETING, actor, work, incoming, known)


def cancelled(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("meeting-cancel", id)"""
    meeting = cases.cancel(cases.Cancel(meeting=item_id(incoming)), actor, work)
    line = cases.told("meeting-cancel-done", meeting)
    shown = show(incoming, actor, work)
    return shown.model_copy(update={"lines": (line, *shown.lines), "edits": incoming.message_id})
