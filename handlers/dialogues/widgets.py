"""How a question looks: its lines and its buttons, and how an answer is shown when checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core import forms, paging, screens
from bot.core.events import Json
from bot.core.screens import Button, Text, text
from handlers.dialogues import files
from handlers.dialogues.talk import CAPTION, FOUND, Talk

PAGE = 8
PAGE_WITH_LINES = 5
SHOWN_TICKS = 5
ONE_ROW = 3

Rows = list[tuple[Button, ...]]


def ask(talk: Talk, question: forms.Question) -> screens.Screen:
    lines = [*_intro(talk), talk.text(question.key), talk.text(question.key, ".hint")]
    body, rows = _body(talk, question)
    return screens.Screen(lines=(*lines, *body), buttons=(*rows, *_way_on(talk, question)))


def confirm(talk: Talk) -> screens.Screen:
    """The card with every answer, before it is sent."""
    lines = [*_intro(talk), text("dialogue-confirm")]
    lines += [_checked(talk, question) for question in talk.applicable]
    if CAPTION in talk.answers:
        lines.append(_labelled(text("dialogue-caption"), str(talk.answers[CAPTION])))
    edits = [
        talk.button(text("dialogue-edit", label=talk.text(q.key, ".label")), "e", q.key)
        for q in talk.applicable
    ]
    rows = [
        (talk.button(text("button-confirm"), "c"),),
        *_paired(edits),
        (talk.button(text("button-cancel"), "x"),),
    ]
    return screens.Screen(lines=tuple(lines), buttons=tuple(rows))


def options(talk: Talk, question: forms.Question) -> Sequence[forms.Option]:
    """All of them, likely ones first; none for a question without options."""
    match question:
        case forms.Pick(options=source, suggest=suggest):
            likely = list(suggest(talk.work, talk.answers)) if suggest else []
            found = source(talk.work, talk.actor, talk.answers)
            return sorted(found, key=lambda o: _rank(o.value, likely))
        case forms.Choice(options=source) | forms.Ticks(options=source):
            return source(talk.work, talk.actor, talk.answers)
        case forms.Day(offers=source) if source is not None:
            return source(talk.work, talk.actor, talk.answers)
        case _:
            return ()


def pages(talk: Talk, question: forms.Question) -> int:
    shown = _narrowed(talk, options(talk, question))
    return paging.count(len(shown), _page_size(shown))


def _body(talk: Talk, question: forms.Question) -> tuple[list[Text], Rows]:
    match question:
        case forms.Choice() | forms.Day():
            return [], _choices(talk, question)
        case forms.Pick():
            return _pick(talk, question)
        case forms.Ticks():
            return _ticks(talk, question)
        case forms.Evidence():
            return _evidence(talk, question)
        case forms.Passages():
            return _passages(talk, question)
        case _:
            return [], []


def _choices(talk: Talk, question: forms.Question) -> Rows:
    buttons = [talk.button(o.label, "o", o.value) for o in options(talk, question)]
    in_one_row = isinstance(question, forms.Choice) and len(buttons) <= ONE_ROW
    return [tuple(buttons)] if in_one_row else [(button,) for button in buttons]


def _pick(talk: Talk, question: forms.Pick) -> tuple[list[Text], Rows]:
    shown = _narrowed(talk, options(talk, question))
    here = _of_page(talk, shown)
    rows: Rows = [(talk.button(option.label, "o", option.value),) for option in here]
    rows += _pager(talk, shown)
    if FOUND in talk.answers:
        rows.append((talk.button(text("dialogue-show-all"), "w"),))
    elif not shown:
        return [text("dialogue-no-options")], rows
    return _lines_of(here), rows


def _ticks(talk: Talk, question: forms.Ticks) -> tuple[list[Text], Rows]:
    ticked = ticked_so_far(talk, question)
    shown = options(talk, question)
    here = _of_page(talk, shown)
    rows: Rows = [(talk.button(_box(o, ticked=o.value in ticked), "t", o.value),) for o in here]
    rows += _pager(talk, shown)
    rows.append(
        (
            talk.button(text("dialogue-all"), "ta"),
            talk.button(text("dialogue-none-ticked"), "tn"),
            talk.button(text("dialogue-done-ticked", n=len(ticked)), "f"),
        )
    )
    return _lines_of(here), rows


def _box(option: forms.Option, *, ticked: bool) -> Text:
    return text("dialogue-ticked" if ticked else "dialogue-unticked", label=option.label)


def _evidence(talk: Talk, question: forms.Evidence) -> tuple[list[Text], Rows]:
    kept = talk.pending(question.key)
    if not kept and (question.optional or question.at_least):
        return [], []
    lines = [text("dialogue-files-so-far", what=files.counted(kept, talk.work))] if kept else []
    return lines, [(talk.button(text("dialogue-done"), "f"),)]


def _passages(talk: Talk, question: forms.Passages) -> tuple[list[Text], Rows]:
    kept = [str(each["text"]) for each in talk.pending(question.key) if isinstance(each, dict)]
    if not kept:
        return [], []
    line = text("dialogue-passages-so-far", n=len(kept), signs=sum(map(len, kept)))
    return [line], [(talk.button(text("dialogue-done"), "f"),)]


def _way_on(talk: Talk, question: forms.Question) -> Rows:
    row = []
    if talk.given or talk.draft.editing:
        row.append(talk.button(text("button-back"), "b"))
    if question.optional:
        row.append(talk.button(text("button-skip"), "s"))
    return [(*row, talk.button(text("button-cancel"), "x"))]


def _pager(talk: Talk, shown: Sequence[forms.Option]) -> Rows:
    page, last = talk.draft.page, paging.count(len(shown), _page_size(shown)) - 1
    row = []
    if page > 0:
        row.append(talk.button(text("button-previous"), "p", str(page - 1)))
    if page < last:
        row.append(talk.button(text("button-next"), "p", str(page + 1)))
    return [tuple(row)] if row else []


def _of_page(talk: Talk, shown: Sequence[forms.Option]) -> Sequence[forms.Option]:
    size = _page_size(shown)
    return shown[talk.draft.page * size : (talk.draft.page + 1) * size]


def _page_size(shown: Sequence[forms.Option]) -> int:
    return PAGE_WITH_LINES if any(option.line for option in shown) else PAGE


def _lines_of(shown: Sequence[forms.Option]) -> list[Text]:
    return [option.line for option in shown if option.line is not None]


def _narrowed(talk: Talk, every: Sequence[forms.Option]) -> Sequence[forms.Option]:
    found = talk.answers.get(FOUND)
    if not isinstance(found, list):
        return every
    return [option for option in every if option.value in found]


def _rank(value: str, likely: list[str]) -> int:
    return likely.index(value) if value in likely else len(likely)


def _paired(buttons: Sequence[Button]) -> Rows:
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def _intro(talk: Talk) -> Sequence[Text]:
    intro = talk.form.intro
    return intro(talk.work, talk.actor, talk.answers) if intro else ()


def _checked(talk: Talk, question: forms.Question) -> Text:
    value = shown(talk, question, talk.answers.get(question.key))
    return _labelled(talk.text(question.key, ".label"), value)


def _labelled(label: Text, value: screens.Arg) -> Text:
    return text("dialogue-answer", label=label, value=value)


def shown(talk: Talk, question: forms.Question, value: Json) -> screens.Arg:
    """An answer as its reader knows it: by its option's label, its date, its number of files."""
    if isinstance(value, list):
        return _several(talk, question, value)
    match question:
        case _ if value is None:
            return text(question.left_out)
        case forms.Day():
            return screens.Day(day=date.fromisoformat(str(value)), weekday=True)
        case forms.Choice() | forms.Pick():
            return _chosen(talk, question, value)
        case _:
            return str(value)


def _several(talk: Talk, question: forms.Question, values: list[Json]) -> screens.Arg:
    match question:
        case forms.Evidence():
            return files.counted(values, talk.work)
        case forms.Ticks():
            return _ticked(talk, question, values)
        case _:
            return screens.Many(items=tuple(_entry(talk, value) for value in values))


def _ticked(talk: Talk, question: forms.Question, ticked: list[Json]) -> screens.Arg:
    if len(ticked) > SHOWN_TICKS:
        return text("dialogue-ticks-count", n=len(ticked))
    every = options(talk, question)
    return screens.Many(items=tuple(_label(every, value) for value in ticked))


def _chosen(talk: Talk, question: forms.Question, value: Json) -> Text | str:
    every = options(talk, question)
    if isinstance(question, forms.Choice):
        # A command may have parsed "yes" into True: the option is the one that parses alike.
        alike = (o for o in every if forms.parse(talk.form, question.key, o.value) == value)
        return next((option.label for option in alike), str(value))
    return _label(every, value)


def ticked_so_far(talk: Talk, question: forms.Ticks) -> list[str]:
    return [str(value) for value in talk.pending(question.key)]


def _label(every: Sequence[forms.Option], value: Json) -> Text | str:
    """The value itself when its option is no longer offered."""
    kept = str(value)
    return next((option.label for option in every if option.value == kept), kept)


def _entry(talk: Talk, entry: Json) -> Text | str:
    """A line with the name of whose it is, and its date."""
    if not isinstance(entry, dict):
        return str(entry)
    person = entry.get("person")
    if isinstance(person, int):
        name = talk.work.people.get(person).name
        return text("dialogue-line-of", line=_entry(talk, {**entry, "person": None}), name=name)
    words, milestone = str(entry["text"]), entry.get("milestone")
    if not isinstance(milestone, str):
        return words
    day = screens.Day(day=date.fromisoformat(milestone))
    return text("dialogue-line", text=words, day=day)
