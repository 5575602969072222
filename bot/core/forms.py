"""A conversation as a declared form: questions, answers by key, a position that is derived.

    LOG_FINDING = Form(name="log", result=LogFinding, questions=(Pick(...), Text(...)), ...)

Text ids follow from the names: `log-unit` asks, `log-unit.hint` helps, `log-unit.label` names the
answer on the confirm card. The only branching is `when`. A draft row is the whole state, so it
survives restarts, deployments and newly inserted questions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.core import screens
from bot.core.events import Json
from bot.core.people import Actor
from bot.core.work import Work

Answers = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice: the value kept in the answers, what the button says, and perhaps a line above
    the buttons that tells more than a button can."""

    value: str
    label: screens.Text | str
    line: screens.Text | None = None
    item: int | None = None


Options = Callable[[Work, Actor, Answers], Sequence[Option]]


def always(_answers: Answers) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """`when` hides a question whose answer would make no sense; hidden answers are dropped.
    `left_out` is the text that stands on the card when it was skipped. What is `known` from the
    start needs no asking, and stays."""

    key: str
    optional: bool = False
    when: Callable[[Answers], bool] = always
    left_out: str = "dialogue-left-out"
    known: bool = False


@dataclass(frozen=True, slots=True)
class Words(Question):
    """Free text, one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Question):
    """Several lines of text; a date at a line's end becomes its milestone, and the name of one
    of `people` beside it says whose it is."""

    people: Options | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """A few fixed options, all shown."""

    options: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Question):
    """One of many, paged; typing part of a name narrows. `suggest` puts likely ones first."""

    options: Options
    suggest: Callable[[Work, Answers], Sequence[str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(Question):
    """Any number of many, ticked one by one or all at once, then done."""

    options: Options
    at_least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Question):
    """A date, typed in any usual form; `offers` are buttons for the likely ones."""

    offers: Options | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Question):
    """Photos, documents, voice: any number up to the policy's, then done."""

    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Passages(Question):
    """A long text over several messages, then done; each is kept with its message's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`submit` runs in the draft's transaction. Without `confirm` the last answer submits. `line`
    reads a message that does not answer the first question as several answers at once; {} is none.
    `reread` reads the message that began it once more, when it has been edited.
    `learn` tells, after each answer, what the form knows by it without asking.
    `wordless`: answered by buttons alone; words and files that come meanwhile are kept nowhere.
    """

    name: str
    result: type[BaseModel]
    questions: tuple[Question, ...]
    submit: Callable[[Any, Actor, Work], screens.Screen]
    confirm: bool = True
    intro: Callable[[Work, Actor, Answers], Sequence[screens.Text]] | None = None
    line: Callable[[str, Actor, Work], Answers] | None = None
    reread: Callable[[str, Actor, Work], Answers] | None = None
    learn: Callable[[Work, Answers], Answers] | None = None
    wordless: bool = False

    def question(self, key: str) -> Question:
        return next(question for question in self.questions if question.key == key)


def applicable(form: Form, answers: Answers) -> tuple[Question, ...]:
    return tuple(question for question in form.questions if question.when(answers))


def position(form: Form, answers: Answers) -> Question | None:
    """The first applicable question without an answer; None when all have one."""
    return next((q for q in applicable(form, answers) if q.key not in answers), None)


def parse(form: Form, key: str, value: Json) -> Json:
    """One answer by the model field's own rules, back as JSON; raises `ValidationError`."""
    field = form.result.model_fields[key]
    adapter: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
    parsed = adapter.validate_python(value)
    kept: Json = adapter.dump_python(parsed, mode="json")
    return kept


def build(form: Form, answers: Answers) -> BaseModel:
    """The command; answers whose question does not apply are dropped. A `ValidationError`'s loc
    names the question to ask again. Answers without a question (an item's id) stay; what a form
    merely knows (keys with an underscore) decides what applies, and never reaches the command."""
    hidden = {q.key for q in form.questions if not q.known and not q.when(answers)}
    kept = {
        key: value
        for key, value in answers.items()
        if key not in hidden and not key.startswith("_") and value is not None
    }
    return form.result.model_validate(kept)


def fault(error: ValidationError) -> tuple[str, str, dict[str, Any]]:
    """(key, type, ctx) of the first error."""
    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    return key, first["type"], dict(first.get("ctx", {}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    id: int
    person_id: int
    chat_id: int
    form: str
    answers: dict[str, Json]
    editing: str | None = None
    page: int = 0
    revision: int = 1
    parked: bool = False
    opened_at: datetime
    touched_at: datetime


class Drafts(Protocol):
    def open_in(self, person_id: int, chat_id: int) -> Draft | None: ...
    def get(self, id: int) -> Draft | None: ...
    def parked(self, person_id: int, chat_id: int) -> Sequence[Draft]:
        """Newest first."""
        ...

    def add(self, draft: Draft) -> Draft: ...
    def save(self, draft: Draft) -> None: ...
    def delete(self, id: int) -> None: ...
