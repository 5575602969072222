"""Change requests in the chat: asking for one, and deciding those that await a person."""

from __future__ import annotations

from bot.core import changes, events, forms
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import changes as cases
from handlers import cards, change_lines, findings, instructions, suggestions
from handlers.dialogues import dialogue
from handlers.findings import Handler, item_id
from handlers.forms import changes as change_forms

SHOWN = 8


def asks(form: forms.Form, kind: changes.Kind) -> Handler:
    """A button that begins the asking; what stands in the way is said before any question."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen:
        finding = cases.askable(item_id(incoming), kind, actor, work)
        known: dict[str, events.Json] = {"finding": str(finding.id)}
        return dialogue.begin(form, actor, work, incoming, known)

    return handler


EXTEND = asks(change_forms.EXTEND, changes.Kind.EXTENSION)
CONTINUE = asks(change_forms.CONTINUE, changes.Kind.CONTINUATION)


def approve(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("change-ok", change): one press, and the card is what confirms it."""
    done = cases.approve(cases.Approve(change=item_id(incoming)), actor, work)
    line = text("change-approved", number=done.number)
    return cards.card(done, actor, work, line).model_copy(update={"edits": incoming.message_id})


def refuse(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("change-no", change): why, in words that those who asked read."""
    change, _finding = cases.decidable(item_id(incoming), actor, work)
    known: dict[str, events.Json] = {"change": str(change.id)}
    return dialogue.begin(change_forms.REFUSE_CHANGE, actor, work, incoming, known)


def awaiting(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """待我审: what it was, and beside it what else awaits this person, if anything does."""
    screen = _with_changes(incoming, actor, work)
    found = (suggestions.awaiting_row(actor, work), instructions.awaiting_row(actor, work))
    rows = tuple(row for row in found if row)
    if not rows:
        return screen
    if screen.lines == (text("reviews-none"),):
        if rows == (found[0],):
            return suggestions.page("awaiting", 0, actor, work)
        screen = Screen(lines=(text("reviews-others"),))
    return screen.model_copy(update={"buttons": (*screen.buttons, *rows)})


def _with_changes(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    screen = findings.awaiting(incoming, actor, work)
    waiting = len(cases.awaiting(actor, work))
    if not waiting:
        return screen
    if screen.lines == (text("reviews-none"),):
        return shown(incoming, actor, work)
    row = (Button(label=text("button-changes", n=waiting), press=("changes",)),)
    return screen.model_copy(update={"buttons": (*screen.buttons, row)})


def shown(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("changes",): what is asked, and the button that opens each item, where it is decided."""
    waiting = cases.awaiting(actor, work)
    if not waiting:
        return Screen(lines=(text("changes-none"),))
    if len(waiting) == 1:
        return cards.card(waiting[0][1], actor, work)
    lines = [text("changes-title", n=len(waiting))]
    buttons = []
    for change, finding in waiting[:SHOWN]:
        lines.append(text("item-line", number=finding.number, problem=finding.summary))
        lines.append(change_lines.asked(change))
        label = f"{finding.number} {finding.summary}"
        buttons.append((Button(label=label, press=("item", str(finding.id))),))
    if len(waiting) > SHOWN:
        lines.append(text("changes-more", n=len(waiting) - SHOWN))
    return Screen(lines=tuple(lines), buttons=tuple(buttons))
