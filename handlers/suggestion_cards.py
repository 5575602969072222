"""One suggestion as one message, and as one line of a list."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import lights
from bot.core.people import Actor
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.suggestions import RUNNING, TRANSFERRED, Action, State, Suggestion, may
from bot.core.work import Work

# The buttons of a card in their order: the verb of the press and its label for each action.
ACTIONS = (
    (Action.TRANSFER, "suggest-transfer", "button-suggest-transfer"),
    (Action.ASSIGN, "suggest-assign", "button-suggest-assign"),
    (Action.ANSWER, "suggest-answer", "button-suggest-answer"),
    (Action.CONCLUDE, "suggest-ok", "button-suggest-ok"),
    (Action.RETURN, "suggest-return", "button-suggest-return"),
    (Action.NOTE_USE, "suggest-use", "button-suggest-use"),
    (Action.WITHDRAW, "suggest-withdraw", "button-suggest-withdraw"),
)


def card(suggestion: Suggestion, actor: Actor, work: Work, *more: Text) -> Screen:
    """`more` are lines above the card: what has just been done."""
    return Screen(
        lines=(*more, *_lines(suggestion, work)),
        buttons=tuple(_rows(suggestion, actor, work)),
    )


def state_text(suggestion: Suggestion, work: Work) -> Text:
    """The light while it runs, else the state's own word."""
    if suggestion.state not in RUNNING:
        return suggestion.state_text
    light = lights.light(
        closed=False,
        started=suggestion.state is State.DOING,
        long_term=False,
        due=suggestion.due,
        today=work.today,
        near_days=work.policy.near_days,
    )
    return text("suggestion-running", light=text(light.text_id), state=suggestion.state_text)


def _lines(suggestion: Suggestion, work: Work) -> Iterator[Text]:
    state = state_text(suggestion, work)
    yield text("suggestion-title", number=suggestion.number, state=state)
    yield text("suggestion-to", addressee=suggestion.addressee_name, round=suggestion.round_name)
    yield text("suggestion-text", text=suggestion.text)
    if suggestion.due:
        yield text("suggestion-due", day=Day(day=suggestion.due, weekday=True))
    if suggestion.handler_id:
        yield text("suggestion-handler", name=work.people.get(suggestion.handler_id).name)
    if suggestion.leader_id:
        yield text("suggestion-leader", name=work.people.get(suggestion.leader_id).name)
    yield from _answer(suggestion, work)
    if suggestion.use and suggestion.used_on:
        yield text("suggestion-use", day=Day(day=suggestion.used_on), text=suggestion.use)


def _answer(suggestion: Suggestion, work: Work) -> Iterator[Text]:
    if suggestion.answered_on is None or suggestion.answered_by is None:
        return
    yield text(
        "suggestion-answer",
        outcome=text(f"suggestion-outcome-{suggestion.outcome}"),
        name=work.people.get(suggestion.answered_by).name,
        day=Day(day=suggestion.answered_on),
        text=suggestion.answer or "",
    )
    if files := work.suggestions.files(suggestion.id):
        yield text("card-evidence", n=len(files))


def _rows(suggestion: Suggestion, actor: Actor, work: Work) -> Iterator[tuple[Button, ...]]:
    id = str(suggestion.id)
    buttons = [
        Button(label=text(label), press=(verb, id))
        for action, verb, label in ACTIONS
        if may(actor, action, suggestion)
    ]
    for start in range(0, len(buttons), 2):
        yield tuple(buttons[start : start + 2])
    history = Button(label=text("button-suggest-history"), press=("suggest-history", id))
    if work.suggestions.files(suggestion.id):
        files = Button(label=text("button-suggest-files"), press=("suggest-files", id))
        yield (history, files)
    else:
        yield (history,)


def line(suggestion: Suggestion, work: Work) -> Text:
    words = {
        "number": suggestion.number,
        "addressee": suggestion.addressee_name,
        "text": suggestion.summary,
    }
    state = state_text(suggestion, work)
    if suggestion.state in RUNNING and suggestion.due:
        return text("suggestion-line-due", state=state, due=Day(day=suggestion.due), **words)
    return text("suggestion-line", state=state, **words)


def is_counted(suggestion: Suggestion) -> bool:
    return suggestion.state in TRANSFERRED
