"""Instructions in the chat: /instruct, /instructions, the card and its buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core import errors, events, findings, forms, lights, paging, rights
from bot.core.incoming import Incoming
from bot.core.instructions import Action, Addressee, Instruction, State, may
from bot.core.people import Actor
from bot.core.rates import Rate
from bot.core.roles import OFFICE_ROLES
from bot.core.screens import Button, Day, Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import instructions as cases
from handlers import on_behalf
from handlers.dialogues import dialogue
from handlers.findings import Handler, item_id
from handlers.forms import instructions as instruction_forms

SIZE = 8
SHOWN_ITEMS = 6


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/instruct"""
    cases.check_may_log(actor)
    if not cases.addressable(actor, work):
        raise errors.WrongState("instruction-nobody")
    known: dict[str, events.Json] = {instruction_forms.OFFICE: actor.has(*OFFICE_ROLES)}
    return dialogue.begin(instruction_forms.LOG, actor, work, incoming, known)


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/instructions: open ones first, with the rate of all that this person may see."""
    return _page(0, actor, work)


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("instructions", page)"""
    screen = _page(item_id(incoming), actor, work)
    return screen.model_copy(update={"edits": incoming.message_id})


def _page(number: int, actor: Actor, work: Work) -> Screen:
    found = cases.seen(actor, work)
    if not found:
        return Screen(lines=(text("instructions-none"),))
    here, number, pages = paging.cut(found, number, SIZE)
    foot = text("list-pages", page=str(number + 1), pages=str(pages))
    rate = Rate(sum(each.state is State.CONCLUDED for each in found), len(found))
    printed = rate.printed(work.policy.rate_precision)
    return Screen(
        lines=(
            text("instructions-title", n=len(found)),
            *(line(each, work) for each in here),
            text("stats-instructions", n=str(rate.n), d=str(rate.d), rate=printed),
            *((foot,) if pages > 1 else ()),
        ),
        buttons=(
            *((button(each),) for each in here),
            *paging.turning(("instructions",), number, pages),
        ),
    )


def line(instruction: Instruction, work: Work) -> Text:
    answered = len(instruction.addressees) - len(instruction.outstanding)
    return text(
        "instruction-line",
        state=_state(instruction, work),
        number=instruction.number,
        text=instruction.summary,
        due=Day(day=instruction.due),
        counts=f"{answered}/{len(instruction.addressees)}",
    )


def _state(instruction: Instruction, work: Work) -> Text:
    """The light while somebody still has to answer, else the state's own word."""
    if instruction.state is not State.OPEN:
        return instruction.state_text
    if not instruction.outstanding:
        return text("instruction-state-answered")
    light = lights.light(
        closed=False,
        started=True,
        long_term=False,
        due=instruction.due,
        today=work.today,
        near_days=work.policy.near_days,
    )
    return text(light.text_id)


def button(instruction: Instruction) -> Button:
    label = f"{instruction.number} {instruction.summary}"
    return Button(label=label, press=("instruction", str(instruction.id)))


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("instruction", id): a new message, so that the list above stays."""
    return card(cases.visible(item_id(incoming), actor, work), actor, work)


def card(instruction: Instruction, actor: Actor, work: Work, *more: Text) -> Screen:
    """`more` are lines above the card: what has just been done."""
    return Screen(
        lines=(*more, *_lines(instruction, actor, work)),
        buttons=tuple(_buttons(instruction, actor, work)),
    )


def _lines(instruction: Instruction, actor: Actor, work: Work) -> Iterator[Text]:
    state = _state(instruction, work)
    yield text("instruction-title", number=instruction.number, state=state)
    issued = Day(day=instruction.issued_on)
    yield text("instruction-issuer", issuer=instruction.issuer, day=issued)
    yield text("instruction-text", text=instruction.text)
    yield text("instruction-due", day=Day(day=instruction.due, weekday=True))
    numbers = [f.number for f in _concerned(instruction, actor, work)]
    if numbers:
        yield text("instruction-items", numbers=Many(items=tuple(numbers)))
    yield from (_addressee(each, work) for each in instruction.addressees)
    if instruction.concluded_on:
        day = Day(day=instruction.concluded_on)
        yield text("instruction-concluded", day=day, text=instruction.conclusion or "—")


def _concerned(instruction: Instruction, actor: Actor, work: Work) -> list[findings.Finding]:
    """Only what this reader may see of it."""
    found = work.findings.many(instruction.items)
    return [each for each in found if rights.may(actor, rights.Action.SEE, each)]


def _addressee(addressee: Addressee, work: Work) -> Text:
    if addressee.fed_back_on is None or addressee.fed_back_by is None:
        return text("instruction-waiting", name=addressee.name)
    return text(
        "instruction-answer",
        name=addressee.name,
        by=work.people.get(addressee.fed_back_by).name,
        day=Day(day=addressee.fed_back_on),
        text=addressee.feedback or "",
    )


def _buttons(instruction: Instruction, actor: Actor, work: Work) -> Iterator[tuple[Button, ...]]:
    id = str(instruction.id)
    named = (
        (Action.FEED_BACK, "button-instruction-reply", "instruction-reply"),
        (Action.CONCLUDE, "button-instruction-end", "instruction-end"),
    )
    row = tuple(
        Button(label=text(label), press=(verb, id))
        for action, label, verb in named
        if may(actor, action, instruction)
    )
    if row:
        yield row
    for finding in _concerned(instruction, actor, work)[:SHOWN_ITEMS]:
        label = f"{finding.number} {finding.summary}"
        yield (Button(label=label, press=("item", str(finding.id))),)
    yield (Button(label=text("button-instruction-history"), press=("instruction-history", id)),)


def starts(form: forms.Form, action: Action) -> Handler:
    """A button of the card that begins a conversation about the instruction."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen:
        found = cases.allowed(item_id(incoming), action, actor, work)
        known: dict[str, events.Json] = {"instruction": str(found.id)}
        return dialogue.begin(form, actor, work, incoming, known)

    return handler


def history(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("instruction-history", id): who, when, what was said; oldest first."""
    found = cases.visible(item_id(incoming), actor, work)
    lines = tuple(_entry(each, work) for each in work.events.of_item(cases.KIND, found.id))
    heading = text("history-title", number=found.number, n=len(lines))
    return Screen(lines=(heading, *lines), buttons=((button(found),),))


def _entry(entry: events.Event, work: Work) -> Text:
    name, day = on_behalf.of_event(entry, work), Day(day=entry.day)
    kind, said = text(f"event-{entry.kind}"), str((entry.body or {}).get("text") or "")
    if said:
        return text("history-line-said", day=day, name=name, kind=kind, text=said)
    return text("history-line", day=day, name=name, kind=kind)


def awaiting(actor: Actor, work: Work) -> Sequence[Instruction]:
    """Answered by everybody, and for this person to conclude."""
    return [
        each
        for each in cases.seen(actor, work)
        if not each.outstanding and may(actor, Action.CONCLUDE, each)
    ]


def awaiting_row(actor: Actor, work: Work) -> tuple[Button, ...]:
    """For 待我审: the way to them; empty when there are none."""
    waiting = len(awaiting(actor, work))
    if not waiting:
        return ()
    label = text("button-instructions-awaiting", n=waiting)
    return (Button(label=label, press=("instructions", "0")),)
