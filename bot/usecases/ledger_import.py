"""An office's ledger written into ours, and taken back as a whole: each item tells where from.

An imported state is what the office has stated; it counts in the rates like any other, and its
event names the file by its hash, the row, and who has imported it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bot.core import corrections, events, findings, imports
from bot.core.findings import Finding, Mode, State
from bot.core.imports import Choice, Import, Written
from bot.core.ledger_entries import Entry
from bot.core.ledger_plans import Change, Fate, Names, Place, Plan, Standing, Step
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import clockwork, feedback, items, repeating
from bot.usecases import findings as finding_cases

Value = TypeVar("Value")

IMPORTED = "finding-imported"
CHANGED = "finding-import-changed"
# What no step of ours has left: kept as the office wrote it.
_HISTORY = ("evidence", "opinion", "required")


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """What every row of one import shares."""

    paper: Import
    actor: Actor
    work: Work


def write(plan: Plan, paper: Import, actor: Actor, work: Work) -> Mapping[str, int]:
    """All sound rows, or of them the new ones alone; how many were written."""
    at = Importing(paper=paper, actor=actor, work=work)
    written = {Fate.NEW: 0, Fate.CHANGED: 0}
    for step in plan.steps:
        if step.fate is Fate.NEW:
            _add(step, at)
        elif step.fate is Fate.CHANGED and paper.choice is not Choice.NEW:
            _change(step, at)
        else:
            continue
        written[step.fate] += 1
    return {fate.value: n for fate, n in written.items()}


def changing(plan: Plan, paper: Import) -> list[Finding]:
    """The items that stand already and would be changed."""
    if paper.choice is Choice.NEW:
        return []
    changed = [step.standing for step in plan.steps if step.fate is Fate.CHANGED]
    return [standing.finding for standing in changed if standing is not None]


# New items.


def _add(step: Step, at: Importing) -> None:
    entry, place, names = step.entry, _known(step.place), _known(step.names)
    made = _finding(entry, place, names, at)
    standing = step.standing
    if standing is None:
        at.work.rounds.take_serial(place.assignment_id, entry.serial or 0)
        finding = at.work.findings.add(clockwork.armed(made, at.work))
    else:
        finding = _revive(standing.finding, made, at)
    _beside(finding, entry, names, at)
    repeating.anew(finding, at.work)
    progress = _report(finding, entry, at)
    _remember_feedback(finding, at.work)
    was: dict[str, events.Json] = {"progress": progress}
    kind = imports.Change.NEW if standing is None else imports.Change.REVIVED
    _note(finding, entry, kind, was, at)
    _record_new(finding, standing, entry, at)


def _revive(before: Finding, made: Finding, at: Importing) -> Finding:
    """The number's own item, which an undone import has left withdrawn."""
    again = made.changed(
        id=before.id,
        number=before.number,
        revision=before.revision,
        cycle=before.cycle,
        round_id=before.round_id,
        phase=before.phase,
    )
    at.work.findings.save(before, clockwork.armed(again, at.work))
    return at.work.findings.get(before.id)


def _finding(entry: Entry, place: Place, names: Names, at: Importing) -> Finding:
    work = at.work
    fed_back = entry.days.get("fed_back_on") or place.fed_back_on or work.today
    assignment = work.rounds.assignment(place.assignment_id)
    due = entry.limit or feedback.due_after(assignment, fed_back, work)
    is_immediate = entry.mode is Mode.IMMEDIATE
    state = entry.state or _state_of(entry, names)
    is_closed = state is State.CLOSED
    return Finding(
        id=0,
        number=finding_cases.numbered(assignment, entry.serial or 0, work),
        assignment_id=assignment.id,
        author_id=at.actor.id,
        state=state,
        problem=entry.row.text("problem").strip(),
        category=entry.category,
        immediate=is_immediate,
        mode=entry.mode or Mode.CONCENTRATED,
        logged_on=fed_back,
        sent_on=fed_back if is_immediate else None,
        fed_back_on=fed_back,
        clock_from=fed_back,
        due=due,
        original_due=due,
        leader_id=names.leader_id,
        responsible_id=names.responsible_id,
        lead_department_id=names.lead_department_id,
        long_term=bool(entry.long_term),
        next_review_on=entry.days.get("next_review"),
        applied_on=entry.days.get("applied_on") or (entry.closed_on if is_closed else None),
        closed_on=entry.closed_on if is_closed else None,
        moved_on=entry.closed_on if is_closed and entry.closed_on else work.today,
        round_id=place.round_id,
        unit_id=place.unit_id,
        phase=work.rounds.get(place.round_id).phase,
    )


def _state_of(entry: Entry, names: Names) -> State:
    """Without a word on it: whatever has people or measures is under way."""
    is_begun = bool(entry.measures or names.leader_id or names.responsible_id)
    return State.IN_PROGRESS if is_begun or entry.long_term else State.OPEN


def _beside(finding: Finding, entry: Entry, names: Names, at: Importing) -> None:
    work = at.work
    if entry.measures:
        _set_measures(finding, entry.measures, work)
    if names.co_departments:
        work.findings.set_co_departments(finding.id, names.co_departments)
    history = {key: words for key in _HISTORY if (words := entry.row.text(key))}
    for key, words in {**entry.notes, **names.notes, **history}.items():
        work.imports.set_note(finding.id, key, words)


def _set_measures(finding: Finding, lines: tuple[str, ...], work: Work) -> None:
    """A measure that stays word for word stays finished."""
    held = {m.text: m for m in work.findings.measures(finding.id, finding.cycle)}
    work.findings.replace_measures(
        finding.id,
        finding.cycle,
        [
            findings.Measure(
                finding_id=finding.id,
                cycle=finding.cycle,
                ordinal=ordinal,
                text=line,
                milestone=held[line].milestone if line in held else _milestone(finding, work),
                person_id=held[line].person_id if line in held else finding.responsible_id,
                done_on=held[line].done_on if line in held else finding.closed_on,
            )
            for ordinal, line in enumerate(lines, start=1)
        ],
    )


def _milestone(finding: Finding, work: Work) -> date:
    return finding.due or work.today


def _report(finding: Finding, entry: Entry, at: Importing) -> int | None:
    words = entry.row.text("progress").strip()
    if not words:
        return None
    return at.work.findings.add_progress(
        findings.Progress(
            finding_id=finding.id,
            cycle=finding.cycle,
            person_id=finding.responsible_id or at.actor.id,
            text=words,
            reported_on=entry.days.get("finished_on") or entry.closed_on or at.work.today,
            entered_by=at.actor.id if finding.responsible_id else None,
        )
    )


def _remember_feedback(finding: Finding, work: Work) -> None:
    assignment = work.rounds.assignment(finding.assignment_id)
    if assignment.fed_back_on is None:
        fed_back = replace(assignment, fed_back_on=finding.fed_back_on)
        work.rounds.save_assignment(fed_back)


def _record_new(finding: Finding, standing: Standing | None, entry: Entry, at: Importing) -> None:
    """Counted as of today like what was fed back here: by the same events."""
    before = standing.finding.state if standing else None
    about = _about(entry, at)
    _event(IMPORTED, finding, before, about | {"problem": finding.problem}, at)
    if finding.sent_on is not None:
        _event("finding-sent", finding, finding.state, about, at)
    _event("finding-fed-back", finding, finding.state, about, at)


# Items that stand.


def _change(step: Step, at: Importing) -> None:
    entry, change, standing = step.entry, _known(step.change), _known(step.standing)
    before, work = standing.finding, at.work
    was = _was(before, change, standing, work)
    after = before.changed(**change.fields)
    about = {**_about(entry, at), **_told(before, after), "was": was}
    finding = items.write(before, after, CHANGED, at.actor, work, body=about)
    if change.measures is not None:
        _set_measures(finding, change.measures, work)
    if change.co_departments is not None:
        work.findings.set_co_departments(finding.id, change.co_departments)
    for key, words in change.notes.items():
        work.imports.set_note(finding.id, key, words)
    _note(finding, entry, imports.Change.CHANGED, was, at)


def _told(before: Finding, after: Finding) -> dict[str, events.Json]:
    """As a correction (勘误) tells it: what the finding said before."""
    if before.problem == after.problem:
        return {}
    return {"problem_was": before.problem, "problem": after.problem}


def _was(
    before: Finding, change: Change, standing: Standing, work: Work
) -> dict[str, events.Json]:
    was: dict[str, events.Json] = {"fields": {k: getattr(before, k) for k in change.fields}}
    if change.measures is not None:
        held = work.findings.measures(before.id, before.cycle)
        was["measures"] = corrections.measures_kept(held)
    if change.co_departments is not None:
        was["departments"] = [*standing.co_departments]
    was["notes"] = {key: standing.notes.get(key, "") for key in change.notes}
    return was


# Both.


def _note(
    finding: Finding,
    entry: Entry,
    change: imports.Change,
    was: Mapping[str, events.Json],
    at: Importing,
) -> None:
    at.work.imports.note(
        Written(
            import_id=at.paper.id,
            finding_id=finding.id,
            line=entry.row.line,
            change=change,
            was=json.dumps(was, ensure_ascii=False),
        )
    )


def _about(entry: Entry, at: Importing) -> dict[str, events.Json]:
    return {
        "import": at.paper.id,
        "sha256": at.paper.sha256,
        "line": entry.row.line,
        "text": f"{at.paper.name}, {entry.row.sheet}: {entry.row.line}",
    }


def _event(
    kind: str,
    finding: Finding,
    before: State | None,
    body: dict[str, events.Json],
    at: Importing,
) -> None:
    at.work.events.record(
        kind,
        item_id=finding.id,
        from_state=before,
        to_state=finding.state,
        person_id=at.actor.hand,
        body=body,
    )


def _known(value: Value | None) -> Value:
    """A step that is to be written has all that writing takes."""
    if value is None:
        raise ValueError("a step without its place")
    return value
