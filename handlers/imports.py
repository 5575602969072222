"""What the office sends in: asked what it is, then a card that counts, and nothing unconfirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.core import errors, imports
from bot.core.evidence import FileKind
from bot.core.exports import Kind as Made
from bot.core.imports import Choice, Import, Kind
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Many, Screen, say, text
from bot.core.work import Work
from bot.usecases import exports
from bot.usecases import imports as cases
from handlers import findings
from handlers.dialogues import files
from handlers.findings import item_id

Word = TypeVar("Word", Kind, Choice)
Handler = Callable[[Incoming, Actor, Work], Screen | None]


def show(_incoming: Incoming, actor: Actor, _work: Work) -> Screen:
    """/import: what may be sent, and how."""
    cases.check_may(actor)
    kinds = Many(items=tuple(text(f"import-kind-{kind}") for kind in imports.OFFERED))
    lines = (text("import-how", kinds=kinds), text("import-how-next"))
    template = Button(label=text("setup-button-template"), press=("setup-template",))
    return Screen(lines=lines, buttons=((template,),))


def template(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("setup-template",): the empty list of units and people."""
    cases.check_may(actor)
    return exports.asked(exports.ask(Made.TEMPLATE, {}, incoming.message_id, actor, work))


def receiving(otherwise: Handler) -> Handler:
    """A document that nobody has asked for, from the office: what is it?"""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen | None:
        if not _is_paper(incoming) or not imports.may_import(actor):
            return otherwise(incoming, actor, work)
        if incoming.album is not None:
            raise errors.Unfit("one-paper")
        [file_id] = files.keep(incoming, actor, work)
        return _question(cases.receive(int(str(file_id)), actor, work), actor, work)

    return handler


def _is_paper(incoming: Incoming) -> bool:
    return any(
        file.kind is FileKind.DOCUMENT and imports.kinds_of(file.name) for file in incoming.files
    )


def _question(paper: Import, actor: Actor, work: Work) -> Screen:
    buttons = [
        cases.button(f"import-kind-{kind}", "kind", paper, kind)
        for kind in imports.kinds_of(paper.name)
    ]
    if findings.takes_files(actor, work):
        buttons.append(cases.button("import-kind-evidence", "evidence", paper))
    buttons.append(cases.button("import-button-stop", "stop", paper))
    return Screen(lines=(text("import-question", name=paper.name),), buttons=_rows(buttons))


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple((button,) for button in buttons)


def chosen(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("import-kind", id, kind)"""
    kind = _word(incoming, Kind)
    paper = cases.choose(item_id(incoming), kind, incoming.message_id, actor, work)
    line = text("import-reading", name=paper.name, kind=text(f"import-kind-{kind}"))
    return Screen(lines=(line,), edits=incoming.message_id)


def as_evidence(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("import-evidence", id): as if it had never been asked what it is."""
    paper = cases.stop(item_id(incoming), actor, work)
    if paper.file_id is None:
        raise errors.Stale()
    return findings.begin_with_files([paper.file_id], incoming, actor, work)


def stopped(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("import-stop", id)"""
    paper = cases.stop(item_id(incoming), actor, work)
    return _in_place(say("import-stopped", name=paper.name), incoming)


def confirmed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("import-write", id, choice)"""
    paper = cases.confirm(item_id(incoming), _word(incoming, Choice), actor, work)
    return _in_place(say("import-writing", name=paper.name), incoming)


def undo(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("import-undo", id): once more, since it takes back a whole file."""
    paper = cases.undoable(item_id(incoming), actor, work)
    buttons = (
        (cases.button("import-button-undo-sure", "undone", paper),),
        (cases.button("import-button-keep", "kept", paper),),
    )
    return _in_place(
        Screen(lines=(text("import-undo-sure", name=paper.name),), buttons=buttons), incoming
    )


def undone(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("import-undone", id)"""
    paper = cases.undo(item_id(incoming), actor, work)
    return _in_place(say("import-undoing", name=paper.name), incoming)


def kept(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("import-kept", id): it stands, and may still be undone later."""
    paper = cases.undoable(item_id(incoming), actor, work)
    buttons = ((cases.button("import-button-undo", "undo", paper),),)
    return _in_place(
        Screen(lines=(text("import-kept", name=paper.name),), buttons=buttons), incoming
    )


def _in_place(screen: Screen, incoming: Incoming) -> Screen:
    return screen.model_copy(update={"edits": incoming.message_id})


def _word(incoming: Incoming, words: type[Word]) -> Word:
    press = incoming.press or ()
    try:
        return words(press[2])
    except (IndexError, ValueError):
        raise errors.Stale() from None
