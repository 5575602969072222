"""Bulk deeds in the chat: which deed, the preview with its ticks, one confirmation.

Presses: ("bulk", *list), ("bulk-deed", deed, *list); then by the preview's number.
"""

from __future__ import annotations

from bot.core import bulks, errors, events
from bot.core.bulks import Deed
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import bulks as cases
from handlers import bulk_screens, bulk_sources
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import bulks as forms


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk", *list): a new message, so that the list stays."""
    source = (incoming.press or ())[1:]
    deeds = bulks.deeds(actor)
    if not deeds:
        raise errors.NotAllowed("bulk")
    found = bulk_sources.find(source, actor, work)
    if not found.total:
        return Screen(lines=(text("bulk-none-ready"),))
    lines = [text("bulk-which", name=found.name, n=found.total)]
    if found.total > len(found.items):
        lines.append(text("bulk-first", n=len(found.items), all=found.total))
    rows = [
        (Button(label=text(f"bulk-deed-{deed}"), press=("bulk-deed", deed, *source)),)
        for deed in deeds
    ]
    return Screen(lines=tuple(lines), buttons=tuple(rows))


def chosen(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-deed", deed, *list): its questions, or the preview where there are none."""
    deed, *source = (incoming.press or ())[1:] or ("",)
    if deed not in set(Deed):
        raise errors.Stale()
    cases.check_may(Deed(deed), actor)
    found = bulk_sources.find(tuple(source), actor, work)
    cases.check_any(Deed(deed), work.findings.many(list(found.items)), work)
    form = forms.OF.get(Deed(deed))
    if form is not None:
        known: dict[str, events.Json] = {"source": list(source)}
        return dialogue.begin(form, actor, work, incoming, known)
    made = forms.planned(Deed(deed), tuple(source), actor, work)
    return _in_place(bulk_screens.preview(made, 0, actor, work), incoming)


def paged(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-page", id, page)"""
    bulk = cases.planned(item_id(incoming), actor, work)
    cases.check_sees(bulk, actor, work)
    return _in_place(bulk_screens.preview(bulk, _number(incoming, 2), actor, work), incoming)


def ticked(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-tick", id, finding, page)"""
    bulk = cases.tick(item_id(incoming), _number(incoming, 2), actor, work)
    cases.check_sees(bulk, actor, work)
    return _in_place(bulk_screens.preview(bulk, _number(incoming, 3), actor, work), incoming)


def left_out(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-left", id, page): what is not done, and why, item by item."""
    bulk = cases.own(item_id(incoming), actor, work)
    cases.check_sees(bulk, actor, work)
    return _in_place(bulk_screens.reasons(bulk, _number(incoming, 2), work), incoming)


def shown(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-show", id): back from the reasons."""
    bulk = cases.own(item_id(incoming), actor, work)
    cases.check_sees(bulk, actor, work)
    return _in_place(bulk_screens.preview(bulk, 0, actor, work), incoming)


def confirmed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-go", id)"""
    bulk = cases.confirm(item_id(incoming), actor, work)
    return _in_place(bulk_screens.result(bulk, actor, work), incoming)


def stopped(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-stop", id)"""
    cases.stop(item_id(incoming), actor, work)
    return _in_place(Screen(lines=(text("bulk-stopped"),)), incoming)


def take_back(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-back", id): once more, since everybody will hear it."""
    bulk = cases.own(item_id(incoming), actor, work)
    going = cases.reversible(bulk, actor, work)
    if not going:
        raise errors.WrongState("bulk-past")
    id = str(bulk.id)
    row = (
        Button(label=text("button-bulk-undo", n=len(going)), press=("bulk-undo", id)),
        Button(label=text("button-bulk-keep"), press=("bulk-show", id)),
    )
    lines = (text("bulk-undo-sure", deed=bulk_screens.deed_text(bulk), n=len(going)),)
    return _in_place(Screen(lines=lines, buttons=(row,)), incoming)


def taken_back(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("bulk-undo", id)"""
    bulk = cases.take_back(item_id(incoming), actor, work)
    return _in_place(bulk_screens.result(bulk, actor, work), incoming)


def _in_place(screen: Screen, incoming: Incoming) -> Screen:
    return screen.model_copy(update={"edits": incoming.message_id})


def _number(incoming: Incoming, at: int) -> int:
    press = incoming.press or ()
    if len(press) <= at or not press[at].isdecimal():
        raise errors.Stale()
    return int(press[at])
