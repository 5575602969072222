"""What can be taken back, and how: the table of reversible steps, and the fields they restore.

A step is taken back by the person who took it, as long as nobody has acted on the item since and
he could take it again: who has lost the post or the seat can undo nothing.
What closes an item, starts a clock or leaves the team for the unit is not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from bot.core.events import Json
from bot.core.findings import Finding, Measure, State
from bot.core.rights import Action

# The step, and the right that its actor must still have to undo it.
RIGHTS: Mapping[str, Action] = {
    "finding-reviewed": Action.REVIEW,
    "finding-returned": Action.RETURN,
    "finding-signed": Action.SIGN,
    "finding-assigned": Action.ASSIGN,
    "finding-committed": Action.COMMIT,
    "finding-handed-over": Action.HAND_OVER,
    "progress-reported": Action.PROGRESS,
    "closing-applied": Action.APPLY,
    "extension-asked": Action.EXTEND,
    "extension-granted": Action.EXTEND,
    "continuation-asked": Action.CONTINUE,
}
# Decisions: their right is the seat from which they were made.
REVIEWS = frozenset({"review-approved", "review-refused"})
CHANGES = frozenset(
    {"change-endorsed", "change-refused", "extension-approved", "continuation-approved"}
)
REVERSIBLE = RIGHTS.keys() | REVIEWS | CHANGES

_day = date.fromisoformat
# The fields that a reversible step may change, and how each is read back.
_KEPT: Mapping[str, Callable[[Any], object]] = {
    "state": State,
    "category": str,
    "leader_id": int,
    "responsible_id": int,
    "lead_department_id": int,
    "committed_on": _day,
    "due": _day,
    "applied_on": _day,
    "grace_until": _day,
    "stage_goal": str,
    "next_review_on": _day,
}


def kept(before: Finding, after: Finding) -> dict[str, Json]:
    """What the step changed, as it was before."""
    old = {field.name: getattr(before, field.name) for field in fields(before)}
    changed = (name for name in _KEPT if old[name] != getattr(after, name))
    return {name: _plain(old[name]) for name in changed}


def restored(finding: Finding, was: Mapping[str, Json], on: date) -> Finding:
    values = {
        name: None if value is None else _KEPT[name](value)
        for name, value in was.items()
        if name in _KEPT
    }
    return finding.changed(moved_on=on, **values)


def _plain(value: object) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | None) else str(value)


def measures_kept(measures: Iterable[Measure]) -> list[Json]:
    return [
        [
            m.text,
            m.milestone.isoformat(),
            m.person_id,
            m.done_on.isoformat() if m.done_on else None,
        ]
        for m in measures
    ]


def measures_restored(finding: Finding, was: Json) -> list[Measure]:
    """As `measures_kept` has kept them, in their order."""
    rows = was if isinstance(was, list) else []
    return [
        Measure(
            finding_id=finding.id,
            cycle=finding.cycle,
            ordinal=ordinal,
            text=str(row[0]),
            milestone=_day(str(row[1])),
            person_id=row[2] if isinstance(row[2], int) else None,
            done_on=_day(str(row[3])) if row[3] else None,
        )
        for ordinal, row in enumerate(rows, start=1)
        if isinstance(row, list)
    ]
