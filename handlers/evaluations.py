"""/evaluation: the evaluations of teams (后评估), for who runs and who reads them."""

from __future__ import annotations

from bot.core import errors, evaluations, events
from bot.core.evaluations import Action
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import BallotsAttachment, Button, Screen, text
from bot.core.work import Work
from bot.usecases import evaluations as cases
from handlers import evaluation_cards
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import evaluations as forms


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """Every evaluation this reader may see, and for the office the way to open one."""
    found = cases.every(actor, work)
    lines = [
        text(
            "evaluation-line",
            unit=each.unit_name,
            team=each.team_name,
            state=text(f"evaluation-short-{each.state(work.today)}"),
            rate=cases.percent(cases.results(each, work), work) or "—",
        )
        for each in found
    ]
    buttons = [
        (Button(label=each.unit_name, press=("evaluation", str(each.id))),) for each in found
    ]
    if evaluations.may(actor, Action.OPEN):
        buttons.append((Button(label=text("button-evaluation-open"), press=("evaluation-open",)),))
    title = text("evaluation-list" if lines else "evaluation-none")
    return Screen(lines=(title, *lines), buttons=tuple(buttons))


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evaluation", id)"""
    return evaluation_cards.card(cases.visible(item_id(incoming), actor, work), actor, work)


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evaluation-open",)"""
    if not cases.openable(actor, work):
        raise errors.WrongState("evaluation-nothing")
    return dialogue.begin(forms.OPEN, actor, work, incoming)


def sheet(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evaluation-sheet", id): the links are made when the sheet is sent, and stand nowhere."""
    evaluation = cases.managed(item_id(incoming), actor, work)
    line = text("evaluation-sheet-done", unit=evaluation.unit_name)
    attachment = BallotsAttachment(evaluation=evaluation.id)
    return Screen(lines=(line,), attachments=(attachment,), protected=False)


def extend(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evaluation-extend", id)"""
    evaluation = cases.managed(item_id(incoming), actor, work)
    known: dict[str, events.Json] = {"evaluation": evaluation.id}
    return dialogue.begin(forms.EXTEND, actor, work, incoming, known)


def end(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evaluation-end", id): asks once more, for an ended one takes no ballot any more."""
    evaluation = cases.managed(item_id(incoming), actor, work)
    id = str(evaluation.id)
    confirm = Button(label=text("button-evaluation-ended"), press=("evaluation-ended", id))
    back = Button(label=text("button-evaluation-back"), press=("evaluation", id))
    line = text("evaluation-end-ask", unit=evaluation.unit_name)
    return Screen(lines=(line,), buttons=((confirm,), (back,)))


def ended(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evaluation-ended", id)"""
    evaluation = cases.end(cases.End(evaluation=item_id(incoming)), actor, work)
    return evaluation_cards.card(evaluation, actor, work)


def remarks(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evaluation-remarks", id, page)"""
    press = incoming.press or ()
    if len(press) != 3 or not press[2].isdecimal():
        raise errors.Stale()
    screen = evaluation_cards.remarks(item_id(incoming), actor, work, int(press[2]))
    return screen.model_copy(update={"edits": incoming.message_id})


def answer(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("evaluation-answer", key)"""
    press = incoming.press or ()
    if len(press) != 2:
        raise errors.Stale()
    remark = cases.to_answer(press[1], actor, work)
    known: dict[str, events.Json] = {"remark": remark.key}
    return dialogue.begin(forms.ANSWER, actor, work, incoming, known)
