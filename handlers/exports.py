"""/export: the ledger as a file, of all, of a round, of a unit with all below it.

Presses: ("export", round, unit) asks for the form; ("export-make", kind, round, unit) makes it;
("export-item", id) is one item's evidence, ("export-due",) one's own deadlines.
"""

from __future__ import annotations

from bot.core import errors
from bot.core.exports import Kind
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import deadlines_file, evidence_bundle, figures, ledger_table, scopes
from bot.usecases import exports as cases
from bot.usecases.scopes import Scope
from handlers import scopes as scoped
from handlers.findings import item_id

FORMS = (Kind.LEDGER, Kind.CSV, Kind.EVIDENCE)


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    return _choosing(scopes.ALL, actor, work)


def part(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("export", round, unit): a new message, so that what led here stays."""
    round_id, unit_id = scoped.parts(incoming, 2)
    return _choosing(scoped.of_press(round_id, unit_id, work), actor, work)


def made(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("export-make", kind, round, unit)"""
    kind, round_id, unit_id = scoped.parts(incoming, 3)
    if kind not in FORMS:
        raise errors.Stale()
    scope = scoped.of_press(round_id, unit_id, work)
    ledger_table.ids(scope, actor, work)  # refuses what is not this reader's
    args = {"round": round_id, "unit": unit_id}
    return cases.asked(cases.ask(kind, args, incoming.message_id, actor, work))


def evidence(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("export-item", id): the files of one item."""
    found = evidence_bundle.of_item(item_id(incoming), actor, work)
    evidence_bundle.bundle(found, 1, actor, work)  # refuses where there is nothing
    return _asked(Kind.EVIDENCE, {"item": str(found[0].id)}, actor, work)


def deadlines(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("export-due",)"""
    deadlines_file.of(actor, work)  # refuses where there is nothing
    return _asked(Kind.DEADLINES, {}, actor, work)


def _asked(kind: Kind, args: dict[str, str], actor: Actor, work: Work) -> Screen:
    """In a message of its own: the list or the card stays."""
    return cases.asked(cases.ask(kind, args, None, actor, work))


def button(scope: Scope) -> Button:
    return Button(label=text("button-export"), press=("export", *scope.ids))


def _choosing(scope: Scope, actor: Actor, work: Work) -> Screen:
    count = len(ledger_table.ids(scope, actor, work))
    of = scope.name or text("export-scope-all")
    forms = tuple(
        Button(label=text(f"button-export-{kind}"), press=("export-make", kind, *scope.ids))
        for kind in FORMS
    )
    further = scoped.choosers("export", scope) if actor.has(*figures.READERS) else ()
    rows = (forms, further)
    return Screen(
        lines=(text("export-choose", scope=of, n=count),),
        buttons=tuple(row for row in rows if row),
    )
