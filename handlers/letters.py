"""/letters: what waits to be sent, what has been, the card of each and its buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core import deadlines, errors, events, findings, forms, paging
from bot.core.exports import Kind
from bot.core.incoming import Incoming
from bot.core.letters import Action, Letter, State, may
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES
from bot.core.screens import Arg, Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import exports
from bot.usecases import letters as cases
from handlers.dialogues import dialogue
from handlers.findings import Handler, item_id
from handlers.forms import letters as letter_forms

SIZE = 8
SHOWN_ITEMS = 8
WAITING, ENDED = "waiting", "ended"


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/letters"""
    return _page(WAITING, 0, actor, work)


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("letters", which, page)"""
    press = incoming.press or ()
    if len(press) != 3 or press[1] not in {WAITING, ENDED} or not press[2].isdecimal():
        raise errors.Stale()
    screen = _page(press[1], int(press[2]), actor, work)
    return screen.model_copy(update={"edits": incoming.message_id})


def _page(which: str, number: int, actor: Actor, work: Work) -> Screen:
    cases.check_reader(actor)
    waits = which == WAITING
    found = (cases.waiting if waits else cases.ended)(actor, work)
    here, number, pages = paging.cut(found, number, SIZE)
    foot = text("list-pages", page=str(number + 1), pages=str(pages))
    return Screen(
        lines=(
            _head(len(found), waits=waits),
            *(_line(each, work) for each in here),
            *((foot,) if pages > 1 else ()),
        ),
        buttons=(
            *((_button(each),) for each in here),
            *paging.turning(("letters", which), number, pages),
            (_other(waits=waits),),
        ),
    )


def _head(n: int, *, waits: bool) -> Text:
    if not n:
        return text("letters-none" if waits else "letters-none-ended")
    return text("letters-waiting", n=n) if waits else text("letters-ended", n=n)


def _other(*, waits: bool) -> Button:
    if waits:
        return Button(label=text("button-letters-ended"), press=("letters", ENDED, "0"))
    return Button(label=text("button-letters-waiting"), press=("letters", WAITING, "0"))


def _line(letter: Letter, work: Work) -> Text:
    named: dict[str, Arg] = {
        "number": letter.number,
        "unit": letter.unit_name,
        "form": letter.form_text,
    }
    if letter.sent_on:
        return text("letter-line-sent", day=Day(day=letter.sent_on), **named)
    if letter.state is State.VOID:
        return text("letter-line-void", **named)
    n, day = len(cases.live(letter, work)), Day(day=letter.drafted_on)
    return text("letter-line", n=n, day=day, **named)


def _button(letter: Letter) -> Button:
    label = f"{letter.number} {letter.unit_name}"
    return Button(label=label, press=("letter", str(letter.id)))


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("letter", id): a new message, so that the list above stays."""
    return card(cases.visible(item_id(incoming), actor, work), actor, work)


def card(letter: Letter, actor: Actor, work: Work, *more: Text) -> Screen:
    """`more` are lines above the card: what has just been done."""
    concerned = cases.live(letter, work)
    return Screen(
        lines=(*more, *_lines(letter, concerned, work)),
        buttons=tuple(_buttons(letter, concerned, actor)),
    )


def _lines(letter: Letter, concerned: Sequence[findings.Finding], work: Work) -> Iterator[Text]:
    state = letter.state_text
    yield text("letter-title", form=letter.form_text, number=letter.number, state=state)
    yield text("letter-unit", unit=letter.unit_name, round=work.rounds.get(letter.round_id).name)
    yield text("letter-drafted", day=Day(day=letter.drafted_on))
    if letter.taken_on and letter.state is State.DRAFTED:
        yield text("letter-taken", day=Day(day=letter.taken_on))
    yield from _end(letter)
    if not concerned:
        yield text("letter-settled")
    for finding in concerned[:SHOWN_ITEMS]:
        yield _item(finding, letter, work)
    if len(concerned) > SHOWN_ITEMS:
        yield text("letter-more", n=len(concerned) - SHOWN_ITEMS)


def _end(letter: Letter) -> Iterator[Text]:
    if letter.sent_on:
        yield text(
            "letter-sent",
            day=Day(day=letter.sent_on),
            official=letter.official_number or "—",
            bearer=letter.handed_by or "—",
        )
    if letter.reason:
        yield text("letter-voided", reason=letter.reason)


def _item(finding: findings.Finding, letter: Letter, work: Work) -> Text:
    due = next(item.due for item in letter.items if item.finding_id == finding.id)
    left = deadlines.days_left(due, letter.sent_on or work.today)
    line = "letter-item" if left < 0 else "letter-item-ahead"
    named = {"number": finding.number, "problem": finding.summary}
    return text(line, due=Day(day=due), days=abs(left), **named)


def _buttons(
    letter: Letter, concerned: Sequence[findings.Finding], actor: Actor
) -> Iterator[tuple[Button, ...]]:
    id = str(letter.id)
    row = []
    if actor.has(*OFFICE_ROLES) and concerned:
        row.append(Button(label=text("button-letter-file"), press=("letter-file", id)))
        if may(actor, Action.SEND, letter):
            row.append(Button(label=text("button-letter-send"), press=("letter-send", id)))
    if may(actor, Action.VOID, letter):
        row.append(Button(label=text("button-letter-void"), press=("letter-void", id)))
    if row:
        yield tuple(row)
    for finding in concerned[:SHOWN_ITEMS]:
        label = f"{finding.number} {finding.summary}"
        yield (Button(label=label, press=("item", str(finding.id))),)


def file(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("letter-file", id): the paper is made next, and comes as a document."""
    letter = cases.take(item_id(incoming), actor, work)
    asked = exports.ask(Kind.LETTER, {"letter": str(letter.id)}, None, actor, work)
    screen = exports.asked(asked)
    lines = (*screen.lines, text("letter-file-hint"))
    return screen.model_copy(update={"lines": lines, "buttons": ((_button(letter),),)})


def draft(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("letter-draft", finding): a letter about one item, by hand."""
    return card(cases.by_hand(item_id(incoming), actor, work), actor, work)


def starts(form: forms.Form, action: Action) -> Handler:
    """A button of the card that begins a conversation about the letter."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen:
        found = cases.allowed(item_id(incoming), action, actor, work)
        known: dict[str, events.Json] = {"letter": str(found.id)}
        return dialogue.begin(form, actor, work, incoming, known)

    return handler


SEND = starts(letter_forms.SEND, Action.SEND)
VOID = starts(letter_forms.VOID, Action.VOID)
