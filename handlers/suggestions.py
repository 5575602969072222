"""Suggestions in the chat: /suggest, /suggestions, the card and its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core import errors, events, forms, paging
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.rates import Rate
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES
from bot.core.screens import Button, Day, FileAttachment, Screen, Text, text
from bot.core.suggestions import RUNNING, Action, State, Suggestion
from bot.core.work import Work
from bot.usecases import suggestion_steps as steps
from bot.usecases import suggestions as cases
from handlers import on_behalf, suggestion_cards
from handlers.dialogues import dialogue
from handlers.findings import Handler, item_id
from handlers.forms import suggestions as suggestion_forms

SIZE = 8
Wanted = Callable[[Actor, Work], Sequence[Suggestion]]


def _running(actor: Actor, work: Work) -> Sequence[Suggestion]:
    states = RUNNING | {State.ANSWERED, State.PROPOSED}
    return [each for each in cases.seen(actor, work) if each.state in states]


def _concluded(actor: Actor, work: Work) -> Sequence[Suggestion]:
    return [each for each in cases.seen(actor, work) if each.state is State.CONCLUDED]


LISTS: dict[str, Wanted] = {
    "all": cases.seen,
    "running": _running,
    "concluded": _concluded,
    "awaiting": cases.awaiting,
}


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/suggest; the only open round is not asked for."""
    cases.check_may_propose(actor, work)
    known: dict[str, events.Json] = {suggestion_forms.OFFICE: actor.has(*OFFICE_ROLES)}
    rounds = cases.open_rounds(actor, work)
    if len(rounds) == 1:
        known["round"] = rounds[0].id
    return dialogue.begin(suggestion_forms.SUGGEST, actor, work, incoming, known)


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/suggestions: what runs, and the rate of all that this person may see."""
    return page("running", 0, actor, work)


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("suggestions", list, page)"""
    press = incoming.press or ()
    if len(press) != 3 or press[1] not in LISTS or not press[2].isdecimal():
        raise errors.Stale()
    screen = page(press[1], int(press[2]), actor, work)
    return screen.model_copy(update={"edits": incoming.message_id})


def page(name: str, number: int, actor: Actor, work: Work) -> Screen:
    found = LISTS[name](actor, work)
    here, number, pages = paging.cut(found, number, SIZE)
    head = (
        text(f"suggestions-{name}", n=len(found)) if found else text(f"suggestions-{name}.empty")
    )
    foot = text("list-pages", page=str(number + 1), pages=str(pages))
    return Screen(
        lines=(
            head,
            *(suggestion_cards.line(each, work) for each in here),
            *_rate(actor, work),
            *((foot,) if pages > 1 else ()),
        ),
        buttons=(
            *((button(each),) for each in here),
            *paging.turning(("suggestions", name), number, pages),
            _others(name),
        ),
    )


def _rate(actor: Actor, work: Work) -> Sequence[Text]:
    counted = [each for each in cases.seen(actor, work) if suggestion_cards.is_counted(each)]
    if not counted:
        return ()
    rate = Rate(sum(each.state is State.CONCLUDED for each in counted), len(counted))
    printed = rate.printed(work.policy.rate_precision)
    return (text("stats-suggestions", n=str(rate.n), d=str(rate.d), rate=printed),)


def button(suggestion: Suggestion) -> Button:
    label = f"{suggestion.number} {suggestion.summary}"
    return Button(label=label, press=("suggestion", str(suggestion.id)))


def _others(name: str) -> tuple[Button, ...]:
    """The other lists."""
    return tuple(
        Button(label=text(f"button-suggestions-{other}"), press=("suggestions", other, "0"))
        for other in ("running", "concluded", "all")
        if other != name
    )


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("suggestion", id): a new message, so that the list above stays."""
    return suggestion_cards.card(steps.visible(item_id(incoming), actor, work), actor, work)


def starts(form: forms.Form, action: Action) -> Handler:
    """A button of the card that begins a conversation about the suggestion."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen:
        found = steps.allowed(item_id(incoming), action, actor, work)
        known: dict[str, events.Json] = {"suggestion": str(found.id)}
        if action is Action.ASSIGN and not suggestion_forms.workers(work, actor, known):
            raise errors.WrongState("suggestion-nobody", addressee=found.addressee_name)
        return dialogue.begin(form, actor, work, incoming, known)

    return handler


def accept(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("suggest-ok", id): one press, and the card is what confirms it."""
    done = cases.accept(cases.Accept(suggestion=item_id(incoming)), actor, work)
    line = text("suggest-ok-done", number=done.number)
    screen = suggestion_cards.card(done, actor, work, line)
    return screen.model_copy(update={"edits": incoming.message_id})


def files(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("suggest-files", id): what came with the answers."""
    found = steps.visible(item_id(incoming), actor, work)
    held = work.suggestions.files(found.id)
    if not held:
        raise errors.Stale()
    return Screen(
        lines=(text("evidence-title", number=found.number, n=len(held)),),
        buttons=((button(found),),),
        attachments=tuple(FileAttachment(file=file) for file in held),
    )


def history(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("suggest-history", id): who, when, what was said; oldest first."""
    found = steps.visible(item_id(incoming), actor, work)
    knows_team = actor.has(*OFFICE_ROLES) or found.team_id in actor.teams(*TEAM_ROLES)
    lines = tuple(
        _entry(entry, work)
        for entry in work.events.of_item(steps.KIND, found.id)
        if knows_team or entry.to_state != State.PROPOSED
    )
    heading = text("history-title", number=found.number, n=len(lines))
    return Screen(lines=(heading, *lines), buttons=((button(found),),))


def _entry(entry: events.Event, work: Work) -> Text:
    name = on_behalf.of_event(entry, work)
    kind, said = text(f"event-{entry.kind}"), str((entry.body or {}).get("text") or "")
    if said and entry.kind != "suggestion-proposed":
        return text("history-line-said", day=Day(day=entry.day), name=name, kind=kind, text=said)
    return text("history-line", day=Day(day=entry.day), name=name, kind=kind)


def awaiting_row(actor: Actor, work: Work) -> tuple[Button, ...]:
    """For 待我审: the way to what waits for the office; empty when nothing does."""
    waiting = len(cases.awaiting(actor, work))
    if not waiting:
        return ()
    label = text("button-suggestions-awaiting", n=waiting)
    return (Button(label=label, press=("suggestions", "awaiting", "0")),)
