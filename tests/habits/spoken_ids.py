"""Which text ids the code speaks with: read from its syntax trees, and from its tables.

An id may stand in a call (`text("card-unit")`), in a variable on its way there (any string that
begins like a sentence), in a pattern (`f"state-{…}"`), in the class of an error, or in a form.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.core import bulks, case_checks, errors, forms, leads, lights
from bot.core.categories import CODES
from bot.core.digest_choices import Rhythm
from bot.core.findings import Mode, State
from bot.core.organisations import Level
from bot.core.policy import ChainStep, Policy, StepForm
from bot.core.roles import Role
from bot.core.rounds import Kind, Phase
from bot.usecases import lead_views
from handlers import cards, lists, menus, routes
from handlers.dialogues import answers
from handlers.forms import case_checks as case_forms
from handlers.forms import table
from tests.habits import source

SPEAKING = {"text", "say", "label", "Text", "Failure", "fail"}
# Strings that begin like this are sentences wherever they stand; other strings may be anything.
SENTENCES = (
    "button-",
    "card-",
    "cli-",
    "dialogue-",
    "digest-",
    "echo-",
    "edge-",
    "error-",
    "load-",
    "menu-",
    "notice-",
    "office-",
    "option-",
    "reminder-",
    "stats-",
    "tiding-",
)
_ID = re.compile(r"[a-z][a-zA-Z0-9]*(?:[-_.][a-zA-Z0-9]+)*")

_PATTERN = re.compile(rf"(?:{'|'.join(SENTENCES)})[a-z{{}}_-]*")

# Patterns whose holes are filled from a closed list: all of it must be there.
FAMILIES: dict[str, Iterable[str]] = {
    "state-": State,
    "role-": Role,
    "kind-": Kind,
    "phase-": Phase,
    "level-": Level,
    "mode-": Mode,
    "light-": lights.Light,
    "chart-light-": lights.Light,
    "step-": StepForm,
    "reminder-form-": StepForm,
    "capacity-": ChainStep,
    "category-": CODES,
    "refusal-": Policy().refusal_reasons,
    "list-": lists.KINDS,
    "digest-rhythm-": Rhythm,
    "button-digest-": Rhythm,
    "bulk-of-": lists.BULK,
    "bulk-deed-": bulks.Deed,
    "bulk-done-": bulks.Deed,
    "lead-state-": leads.State,
    "lead-tag-": leads.Tag,
    "lead-disposal-": leads.Disposal,
    "lead-limit-": leads.RUNNING,
    "lead-reason-": Policy().lead_withdrawal_reasons,
    "leads-": lead_views.FILTERS,
    "case-span-": case_forms.Span,
    "case-count-": case_forms.HowMany,
    "case-reason-": Policy().case_redo_reasons,
    "case-verdict-": [*case_checks.Verdict, "waiting"],
    "command-": [name for name, _roles in menus.COMMANDS],
    "language-": ["zh-CN", "en"],
    "dialogue-error-": [*sorted(answers.EXPLAINED), "other"],
    "button-": [action.value.replace("_", "-") for action, _verb in cards.ACTIONS],
}


@dataclass(frozen=True, slots=True, order=True)
class Spoken:
    id: str
    where: str


@cache
def literal() -> frozenset[Spoken]:
    """Ids written out: in a call that speaks, or as a string that begins like a sentence."""
    events = {each.id.removeprefix("event-") for each in of_events()}
    return frozenset(
        Spoken(word, f"{source.name(path)}:{node.lineno}")
        for path in source.code()
        for node, word in (*_said(source.tree(path)), *_sentences(source.tree(path)))
        if word not in events
    )


@cache
def patterns() -> frozenset[Spoken]:
    """Ids with holes, as `state-{}`: in a call that speaks, or that begin like a sentence."""
    return frozenset(
        Spoken(_with_holes(node), f"{source.name(path)}:{node.lineno}")
        for path in source.code()
        for node in (*_said_with_holes(source.tree(path)), *_holed(source.tree(path)))
    )


@cache
def of_errors() -> frozenset[Spoken]:
    """`raise errors.Unfit("day-past")` speaks `error-unfit-day-past`."""
    kinds = {
        kind.__name__: kind
        for kind in errors.UserError.__subclasses__()
        if kind.__module__ == errors.__name__
    }
    return frozenset(
        Spoken(kinds[_name(call)](variant).text.id, f"{source.name(path)}:{call.lineno}")
        for path in source.code()
        for call in _calls(source.tree(path))
        if _name(call) in kinds
        for variant in _variants(call)
    )


@cache
def of_events() -> frozenset[Spoken]:
    """Every kind of event is a line of an item's history."""
    return frozenset(
        Spoken(f"event-{word}", f"{source.name(path)}:{call.lineno}")
        for path in source.code()
        for call in _calls(source.tree(path))
        for word in _event_kinds(call)
    )


def of_forms() -> Iterator[Spoken]:
    for form in table.FORMS.values():
        for question in form.questions:
            yield from _of_question(form, question)


def of_families() -> Iterator[Spoken]:
    for prefix, values in FAMILIES.items():
        yield from (Spoken(f"{prefix}{value}", f"the family {prefix}…") for value in values)
    yield from (Spoken(f"list-{name}.empty", "handlers/lists.py") for name in lists.KINDS)
    yield from (Spoken(label.text_id, "handlers/routes.py") for label in routes.LABELS)


def every() -> frozenset[Spoken]:
    return literal() | of_errors() | of_events() | {*of_forms(), *of_families()}


def fits(pattern: str, id: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\{\}", ".+"), id) is not None


@cache
def strings() -> frozenset[str]:
    """Every string of the code: an id among them is spoken somehow."""
    return frozenset(
        node.value
        for path in source.code()
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _of_question(form: forms.Form, question: forms.Question) -> Iterator[Spoken]:
    here = f"the form {form.name}"
    for attribute in ("", ".hint", ".label"):
        yield Spoken(f"{form.name}-{question.key}{attribute}", here)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _first(call: ast.Call) -> ast.expr:
    """The id's place: the first argument, or the one called `id`."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "id"]
    return next(iter([*named, *call.args]), ast.Constant(value=None))


def _constants(node: ast.expr) -> Iterator[str]:
    """The strings an expression may come to: itself, or either branch of a condition."""
    match node:
        case ast.Constant(value=str(word)):
            yield word
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_constants(body), *_constants(orelse))


def _said(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """`talk.text("unit")` and `params.text("chat_id")` take a key, no id: ids have a hyphen."""
    for call in _calls(tree):
        if _name(call) in SPEAKING:
            short = isinstance(call.func, ast.Attribute) and _is_value(call.func.value)
            for word in () if short else _constants(_first(call)):
                yield call, word


def _said_with_holes(tree: ast.AST) -> Iterator[ast.JoinedStr]:
    for call in _calls(tree):
        if _name(call) in SPEAKING:
            yield from _joined(_first(call))


def _holed(tree: ast.AST) -> Iterator[ast.JoinedStr]:
    return (node for node in _joined(tree) if re.fullmatch(_PATTERN, _with_holes(node)))


def _joined(tree: ast.AST) -> Iterator[ast.JoinedStr]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))


def _is_value(node: ast.expr) -> bool:
    """Whether `text` is asked of something else than the module of texts."""
    return not (isinstance(node, ast.Name) and node.id in {"screens", "console", "texts"})


def _sentences(tree: ast.AST) -> Iterator[tuple[ast.Constant, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(word)) if _ID.fullmatch(word):
                if word.startswith(SENTENCES):
                    yield node, word


def _with_holes(node: ast.JoinedStr) -> str:
    return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)


def _variants(call: ast.Call) -> Iterator[str]:
    """No argument: the plain sentence. One that cannot be read here: nothing is known."""
    if not call.args:
        yield ""
    else:
        yield from _constants(call.args[0])


def _event_kinds(call: ast.Call) -> Iterator[str]:
    """`work.events.record(KIND, …)` and `items.write(before, after, KIND, …)`."""
    match call:
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="events"), attr="record")):
            yield from _constants(_first(call))
        case ast.Call(func=ast.Attribute(value=ast.Name(id="items"), attr="write")):
            yield from _constants(call.args[2])
