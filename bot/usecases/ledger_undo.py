"""An imported ledger taken back as a whole: what it has added is withdrawn, never deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.core import corrections, events, imports
from bot.core.findings import Finding, State
from bot.core.imports import Import
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import items
from bot.usecases.ledger_plan import UNDONE


def undo(paper: Import, actor: Actor | None, work: Work) -> int:
    """What it has added is withdrawn, what it has changed is as it was; how many items."""
    rows = work.imports.rows(paper.id)
    for row in rows:
        was = json.loads(row.was or "{}")
        before = work.findings.get(row.finding_id)
        if row.change is imports.Change.CHANGED:
            after = _restored(before, was)
            _restore_beside(before, was, work)
        else:
            after = before.changed(state=State.WITHDRAWN, closed_on=None, moved_on=work.today)
            _take_away_beside(before, was, work)
        about: dict[str, events.Json] = {"import": paper.id, "line": row.line}
        items.write(before, after, UNDONE, actor, work, body=about)
    return len(rows)


def _take_away_beside(before: Finding, was: Mapping[str, events.Json], work: Work) -> None:
    work.findings.replace_measures(before.id, before.cycle, [])
    work.findings.set_co_departments(before.id, [])
    if isinstance(progress := was.get("progress"), int):
        work.findings.drop_progress(progress)
    for key in work.imports.notes([before.id]).get(before.id, {}):
        work.imports.set_note(before.id, key, "")


def _restored(before: Finding, was: Mapping[str, events.Json]) -> Finding:
    fields = was.get("fields")
    return before.changed(**fields) if isinstance(fields, dict) else before


def _restore_beside(before: Finding, was: Mapping[str, events.Json], work: Work) -> None:
    if "measures" in was:
        held = corrections.measures_restored(before, was["measures"])
        work.findings.replace_measures(before.id, before.cycle, held)
    departments = was.get("departments")
    if isinstance(departments, list):
        work.findings.set_co_departments(before.id, [int(str(id)) for id in departments])
    notes = was.get("notes")
    for key, words in notes.items() if isinstance(notes, dict) else ():
        work.imports.set_note(before.id, key, str(words))
