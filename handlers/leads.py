"""/lead and /leads: a lead's card, the lists, and a button for each step of its way.

Every screen is sent with content protection, and whoever opens a card or a list leaves an event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.core import errors, paging
from bot.core.deadlines import days_left
from bot.core.forms import Form
from bot.core.incoming import Incoming
from bot.core.lead_rights import Action, may
from bot.core.leads import Lead
from bot.core.people import Actor
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import lead_clocks, lead_views, lines
from bot.usecases import leads as cases
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import leads as forms

SIZE = 8
A_ROW = 4
Verb = Callable[[cases.Move, Actor, Work], Lead]
Handler = Callable[[Incoming, Actor, Work], Screen]

STEPS: tuple[tuple[Action, str], ...] = (
    (Action.TRANSFER, "button-lead-transfer"),
    (Action.RECEIVE, "button-lead-receive"),
    (Action.DISPOSE, "button-lead-dispose"),
    (Action.CONCLUDE, "button-lead-conclude"),
    (Action.WITHDRAW, "button-lead-withdraw"),
)


def register(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/lead and ("lead-new",): by buttons alone; what stands behind the command is not kept."""
    if not cases.may_register(actor):
        raise errors.NotAllowed("lead-register")
    if not cases.offices(work):
        raise errors.WrongState("no-commission")
    known = forms.known(actor, work)
    screen = dialogue.begin(forms.REGISTER, actor, work, incoming, known)
    if not (incoming.argument or incoming.files):
        return screen
    return screen.model_copy(update={"lines": (text("dialogue-buttons-only"), *screen.lines)})


def listing(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/leads"""
    return _page(lead_views.ALL, 0, actor, work)


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("leads", filter, page)"""
    press = incoming.press or ()
    if len(press) != 3 or press[1] not in lead_views.FILTERS or not press[2].isdecimal():
        raise errors.Stale()
    page = _page(press[1], int(press[2]), actor, work)
    return page.model_copy(update={"edits": incoming.message_id})


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("lead", id): a new message, so that the list above stays."""
    return card(lead_views.opened(item_id(incoming), actor, work), actor, work)


def moves(verb: Verb) -> Handler:
    """("lead-…", id): one step, and the card as it stands then."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen:
        lead = verb(cases.Move(lead=item_id(incoming)), actor, work)
        return card(lead, actor, work).model_copy(update={"edits": incoming.message_id})

    return handler


def starts(form: Form, action: Action) -> Handler:
    """("lead-…", id): asks what the step needs; whether it may be taken is known before."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen:
        lead = cases.allowed(item_id(incoming), action, actor, work)
        return dialogue.begin(form, actor, work, incoming, {"lead": lead.id})

    return handler


# The list.


def _page(name: str, number: int, actor: Actor, work: Work) -> Screen:
    found = lead_views.listed(name, actor, work)
    here, number, pages = paging.cut(found, number, SIZE)
    lead_views.note("lead-listed", here, actor, work)
    head = text("leads-title", name=text(f"leads-{name}"), n=len(found))
    rows = tuple((lead_clocks.button(lead),) for lead in here)
    new = (Button(label=text("button-lead-new"), press=("lead-new",)),)
    return Screen(
        lines=(head, *(line(lead, work) for lead in here)),
        buttons=(
            *rows,
            *paging.turning(("leads", name), number, pages),
            *_filters(name),
            *((new,) if cases.may_register(actor) else ()),
        ),
        protected=True,
    )


def line(lead: Lead, work: Work) -> Text:
    state = text(f"lead-state-{lead.state}")
    if lead.due is None:
        return text("leads-line", number=lead.number, state=state)
    left = lines.left_text(days_left(lead.due, work.today))
    return text("leads-line-due", number=lead.number, state=state, left=left)


def _filters(shown: str) -> Iterator[tuple[Button, ...]]:
    others = [name for name in lead_views.FILTERS if name != shown]
    buttons = [Button(label=text(f"leads-{n}"), press=("leads", n, "0")) for n in others]
    for start in range(0, len(buttons), A_ROW):
        yield tuple(buttons[start : start + A_ROW])


# The card.


def card(lead: Lead, actor: Actor, work: Work) -> Screen:
    buttons = _paired(list(_steps(lead, actor)))
    return Screen(lines=tuple(facts(lead, work)), buttons=buttons, protected=True)


def facts(lead: Lead, work: Work) -> Iterator[Text]:
    """Metadata only: there is nothing else."""
    state = text(f"lead-state-{lead.state}")
    yield text("lead-title", number=lead.number, state=state)
    if lead.fast:
        yield text("lead-fast-track")
    yield text("lead-card-round", round=work.rounds.get(lead.round_id).name)
    yield text("lead-card-unit", unit=lead.unit_name or text("lead-no-unit"))
    yield text("lead-card-tag", tag=text(f"lead-tag-{lead.tag}"))
    yield text("lead-card-office", office=forms.office_name(lead.office_name))
    if lead.disposal is not None:
        yield text("lead-card-disposal", disposal=text(f"lead-disposal-{lead.disposal}"))
    if lead.withdrawal is not None:
        yield text("lead-card-withdrawal", reason=text(f"lead-reason-{lead.withdrawal}"))
    if lead.cycle > 1:
        yield text("lead-card-cycle", n=lead.cycle - 1)
    yield from _days(lead)
    if lead.due is not None:
        left = lines.left_text(days_left(lead.due, work.today))
        limit = text(f"lead-limit-{lead.state}")
        yield text("lead-card-due", limit=limit, due=Day(day=lead.due), left=left)


def _days(lead: Lead) -> Iterator[Text]:
    named = (
        ("found", lead.found_on),
        ("registered", lead.registered_on),
        ("transferred", lead.transferred_on),
        ("received", lead.received_on),
        ("disposed", lead.disposed_on),
        ("concluded", lead.concluded_on),
    )
    for name, day in named:
        if day is not None:
            yield text(f"lead-day-{name}", day=Day(day=day))


def _steps(lead: Lead, actor: Actor) -> Iterator[Button]:
    for action, label in STEPS:
        if may(actor, action, lead):
            verb = label.removeprefix("button-")
            yield Button(label=text(label), press=(verb, str(lead.id)))


def _paired(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
