"""What a person's words mean as the answer to a question: a value, a narrowing, or a complaint."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pypinyin
from pydantic import ValidationError

from bot.core import forms
from bot.core.events import Json
from bot.core.screens import Arg, Day, Text, text
from bot.core.spoken_days import parse_day, split_milestone, split_name
from handlers.dialogues.talk import Talk
from handlers.dialogues.widgets import options

Plain = Callable[[Text | str], str]
"""An option's label in the person's language, as it stands on the button."""

BOUNDS = frozenset({"greater_than", "greater_than_equal", "less_than", "less_than_equal"})
EXPLAINED = (
    BOUNDS
    | {f"date_{bound}" for bound in BOUNDS}
    | {
        "string_too_short",
        "string_too_long",
        "too_short",
        "too_long",
        "date_past",
        "date_future",
        "int_parsing",
        "missing",
    }
)


class Unanswered(Exception):
    """The words do not answer the question: why, in the person's terms."""

    def __init__(self, complaint: Text) -> None:
        super().__init__(complaint.id)
        self.complaint = complaint


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Several options fit the words: show these."""

    values: tuple[str, ...]


def read(talk: Talk, question: forms.Question, said: str, plain: Plain) -> Json | Narrowed:
    """The value as the command's field takes it, unparsed. Raises `Unanswered`."""
    match question:
        case forms.Words():
            return said
        case forms.Lines():
            return _lines(talk, question, said)
        case forms.Day():
            return _day(talk, question, said, plain)
        case forms.Pick() | forms.Choice():
            return _option(talk, question, said, plain)
        case _:
            raise Unanswered(text("dialogue-error-press"))


def checked(talk: Talk, key: str, value: Json) -> Json:
    """The value by the field's own rules. Raises `Unanswered` with what the rules say."""
    try:
        return forms.parse(talk.form, key, value)
    except ValidationError as error:
        _key, kind, context = forms.fault(error)
        raise Unanswered(complaint(talk, key, kind, context)) from error


def complaint(talk: Talk, key: str, kind: str, context: dict[str, object]) -> Text:
    """The form's own `.error` where it has one; `otherwise` is what the edge says in its place."""
    asked = next((q for q in talk.form.questions if q.key == key), None)
    if isinstance(asked, forms.Day) and kind in BOUNDS:
        # "later than", where a number would be "greater than".
        kind, args = f"date_{kind}", {name: _day_of(str(day)) for name, day in context.items()}
    else:
        args = {name: _as_argument(value) for name, value in context.items()}
    known = kind if kind in EXPLAINED else "other"
    return talk.text(key, ".error").model_copy(
        update={"args": {**args, "otherwise": text(f"dialogue-error-{known}", **args)}}
    )


def _as_argument(value: object) -> Arg:
    return value if isinstance(value, int) else str(value)


def _day_of(written: str) -> Arg:
    return Day(day=date.fromisoformat(written))


def _lines(talk: Talk, question: forms.Lines, said: str) -> Json:
    people = question.people(talk.work, talk.actor, talk.answers) if question.people else ()
    names = {str(option.label): int(option.value) for option in people}
    lines = filter(None, map(str.strip, said.splitlines()))
    return [_line(talk, line, names) for line in lines]


def _line(talk: Talk, line: str, names: Mapping[str, int]) -> Json:
    """A name may stand behind the date or before it."""
    words, behind = split_name(line, names)
    words, day = split_milestone(words, talk.work.today, talk.work.workdays)
    words, before = split_name(words, names) if behind is None else (words, None)
    entry: dict[str, Json] = {"text": words, "milestone": day.isoformat() if day else None}
    person = names.get(behind or before or "")
    return entry if person is None else {**entry, "person": person}


def _day(talk: Talk, question: forms.Day, said: str, plain: Plain) -> Json:
    day = parse_day(said, talk.work.today, talk.work.workdays)
    if day is not None:
        return day.isoformat()
    for offer in options(talk, question):
        if plain(offer.label) == said.strip():
            return offer.value
    raise Unanswered(text("dialogue-error-day"))


def _option(talk: Talk, question: forms.Question, said: str, plain: Plain) -> Json | Narrowed:
    every = options(talk, question)
    labels = {option.value: plain(option.label) for option in every}
    wanted = _folded(said)
    same = [value for value, label in labels.items() if _folded(label) == wanted]
    alike = same or [value for value, label in labels.items() if _is_like(label, wanted)]
    if not alike or not wanted:
        raise Unanswered(text("dialogue-error-no-option"))
    return alike[0] if len(alike) == 1 else Narrowed(tuple(alike))


def _is_like(label: str, wanted: str) -> bool:
    return wanted in _folded(label) or _initials(label).startswith(wanted)


def _initials(label: str) -> str:
    letters: Sequence[str] = pypinyin.lazy_pinyin(label, style=pypinyin.Style.FIRST_LETTER)
    return _folded("".join(letters))


def _folded(words: str) -> str:
    return "".join(words.lower().split())
