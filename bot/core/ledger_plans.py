"""What an office's ledger would do to ours, row by row: new, changed, unchanged or faulty.

The key is round, unit and number. What is written in a file may correct words and people of an
item that exists; its state and its dates are the system's (docs/decisions), so that a difference
there is a fault, not a change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from bot.core import findings, ledger_rows
from bot.core.findings import Finding, State
from bot.core.imports import Fault
from bot.core.ledger_entries import Entry, nearest
from bot.core.screens import Day, text


class Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the row belongs; `fed_back_on` is the day of the feedback that the unit has had."""

    assignment_id: int
    round_id: int
    unit_id: int
    fed_back_on: date | None
    is_archived: bool
    team_names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """People and departments of a row: known ones by id, the others as they are written."""

    leader_id: int | None = None
    responsible_id: int | None = None
    lead_department_id: int | None = None
    co_departments: tuple[int, ...] = ()
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An item as it stands, with all that a row may change; `names` are those of its people and
    departments, by column. `is_undone`: an import made it, and was taken back."""

    finding: Finding
    measures: tuple[str, ...]
    co_departments: tuple[int, ...]
    notes: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    is_undone: bool = False

    def says(self, key: str, words: str) -> bool:
        """Whoever has left the unit, or has a namesake in it, is still meant by his name."""
        held = self.names.get(key, "")
        return bool(held) and _parts(held) == _parts(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a row changes: the item's fields, and beside them."""

    fields: Mapping[str, object]
    measures: tuple[str, ...] | None
    co_departments: tuple[int, ...] | None
    notes: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        is_beside = self.measures is not None or self.co_departments is not None
        return not (self.fields or self.notes or is_beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row's fate, and what it takes to bring it about."""

    entry: Entry
    fate: Fate
    place: Place | None = None
    names: Names | None = None
    standing: Standing | None = None
    change: Change | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    steps: tuple[Step, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        found = Counter(step.fate for step in self.steps)
        return {fate.value: found[fate] for fate in Fate}

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for step in self.steps for fault in step.faults)

    @property
    def rounds(self) -> tuple[int, ...]:
        return tuple(sorted({step.place.round_id for step in self.steps if step.place}))


def decide(
    entry: Entry, place: Place, names: Names, standing: Standing | None, today: date
) -> Step:
    """The fate of a row whose place is known."""
    step = Step(entry=entry, fate=Fate.NEW, place=place, names=names, standing=standing)
    if standing is None or standing.is_undone:
        found = (*entry.faults, *_new_faults(entry, place, today))
    else:
        found = (*entry.faults, *_frozen(entry, place, names, standing))
    if found:
        return replace(step, fate=Fate.FAULTY, faults=found)
    if standing is None or standing.is_undone:
        return step
    return _compared(step, names, standing)


def _compared(step: Step, names: Names, standing: Standing) -> Step:
    change = differences(step.entry, names, standing)
    if change.is_empty:
        return replace(step, fate=Fate.UNCHANGED)
    late = tuple(_out_of_reach(step.entry, change, standing.finding))
    if step.place is not None and step.place.is_archived:
        late = (step.entry.fault("archived"), *late)
    fate = Fate.FAULTY if late else Fate.CHANGED
    return replace(step, fate=fate, change=change, faults=late)


# A state that a chain of approvals has led to cannot be had by writing it into a cell.
IMPORTABLE = frozenset(
    {State.OPEN, State.IN_PROGRESS, State.STAGE_DONE, State.REWORK, State.CLOSED}
)


def _new_faults(entry: Entry, place: Place, today: date) -> Iterator[Fault]:
    if place.is_archived:
        yield entry.fault("archived")
    if not entry.row.text("problem"):
        yield entry.fault("missing", "problem")
    fed_back = entry.days.get("fed_back_on") or place.fed_back_on
    if fed_back is None:
        yield entry.fault("not-fed-back", "fed_back_on")
    else:
        yield from _before_feedback(entry, fed_back)
    yield from _state_faults(entry)
    for key in ("closed_on", "finished_on", "applied_on", "fed_back_on"):
        day = entry.days.get(key)
        if day is not None and day > today:
            yield entry.fault("day-ahead", key, day=Day(day=day))


def _state_faults(entry: Entry) -> Iterator[Fault]:
    if entry.state is not None and entry.state not in IMPORTABLE:
        yield entry.fault("state-not-importable", "state")
    if entry.state is State.CLOSED and entry.closed_on is None:
        yield entry.fault("closed-undated", "closed_on")
    if entry.state is not State.CLOSED and entry.days.get("closed_on"):
        yield entry.fault("closed-on-open", "closed_on")


def _before_feedback(entry: Entry, fed_back: date) -> Iterator[Fault]:
    closed_on = entry.closed_on if entry.state is State.CLOSED else None
    days = {"limit": entry.limit, "closed_on": closed_on}
    for key, day in days.items():
        if day is not None and day < fed_back:
            yield entry.fault("before-feedback", key, on=Day(day=fed_back))


def _frozen(entry: Entry, place: Place, names: Names, standing: Standing) -> Iterator[Fault]:
    """What the system alone may move, where the file says otherwise."""
    item = standing.finding
    is_back = item.state is State.WITHDRAWN and entry.state is not State.WITHDRAWN
    if is_back or item.state in findings.BEFORE_FEEDBACK:
        yield entry.fault("number-taken", "serial")
        return
    yield from _frozen_words(entry, item)
    yield from _frozen_days(entry, item)
    team = ledger_rows.plain(entry.row.text("team"))
    if team and team not in place.team_names:
        yield entry.fault("team-is-ours", "team")
    for key in ("leader", "responsible", "lead_department"):
        words = names.notes.get(key)
        if words and not _is_unheld(item, key) and not standing.says(key, words):
            yield entry.fault("unknown-name", key, value=words[:40])


def _frozen_words(entry: Entry, item: Finding) -> Iterator[Fault]:
    if entry.state is not None and entry.state is not item.state:
        yield entry.fault("state-is-ours", "state", state=item.state_text)
    if entry.row.text("mode") and entry.mode is not item.mode:
        yield entry.fault("mode-is-ours", "mode")
    if entry.row.text("long_term") and entry.long_term is not item.long_term:
        yield entry.fault("state-is-ours", "long_term", state=item.state_text)


def _frozen_days(entry: Entry, item: Finding) -> Iterator[Fault]:
    if entry.limit is not None and entry.limit not in (item.due, item.original_due):
        yield _day_fault(entry, "limit", item.due)
    held = {
        "applied_on": item.applied_on,
        "closed_on": item.closed_on,
        "next_review": item.next_review_on,
        "fed_back_on": item.fed_back_on,
    }
    for key, ours in held.items():
        if key in entry.days and entry.days[key] != ours:
            yield _day_fault(entry, key, ours)


def _day_fault(entry: Entry, key: str, ours: date | None) -> Fault:
    return entry.fault("day-is-ours", key, day=Day(day=ours) if ours else text("no-due"))


def differences(entry: Entry, names: Names, standing: Standing) -> Change:
    item = standing.finding
    fields: dict[str, object] = {}
    if entry.row.text("problem") and not _same(entry.row.text("problem"), item.problem):
        fields["problem"] = entry.row.text("problem")
    if entry.category is not None and entry.category != item.category:
        fields["category"] = entry.category
    for key in ("leader", "responsible", "lead_department"):
        ours, theirs = getattr(item, f"{key}_id"), getattr(names, f"{key}_id")
        is_same = standing.says(key, entry.row.text(key))
        if theirs is not None and theirs != ours and not is_same:
            fields[f"{key}_id"] = theirs
    kept = {
        key: words
        for key, words in names.notes.items()
        if _is_unheld(item, key) and not standing.says(key, words)
    }
    told = {**entry.notes, **kept}
    notes = {
        key: words for key, words in told.items() if not _same(words, standing.notes.get(key, ""))
    }
    departments = names.co_departments
    is_other = bool(departments) and set(departments) != set(standing.co_departments)
    return Change(
        fields=fields,
        measures=_measures(entry, standing),
        co_departments=departments if is_other else None,
        notes=notes,
    )


def _is_unheld(item: Finding, key: str) -> bool:
    return getattr(item, f"{key}_id", None) is None


def _measures(entry: Entry, standing: Standing) -> tuple[str, ...] | None:
    """None where the cell says what stands there, or nothing."""
    held = ledger_rows.lines("\n".join(standing.measures))
    is_same = [*map(ledger_rows.plain, held)] == [*map(ledger_rows.plain, entry.measures)]
    return None if is_same or not entry.measures else entry.measures


def _parts(names: str) -> frozenset[str]:
    return frozenset(map(ledger_rows.plain, ledger_rows.names(names)))


def _same(one: str, other: str) -> bool:
    """Spaces and line breaks are the spreadsheet's business."""
    return ledger_rows.plain(one) == ledger_rows.plain(other)


def _out_of_reach(entry: Entry, change: Change, item: Finding) -> Iterator[Fault]:
    """Who works on it, and how, is settled once it is under review or closed."""
    if item.state not in findings.ENDED | findings.UNDER_REVIEW:
        return
    if change.measures is not None:
        yield entry.fault("settled", "measures", state=item.state_text)
    for key in ("leader", "responsible", "lead_department"):
        if f"{key}_id" in change.fields:
            yield entry.fault("settled", key, state=item.state_text)
    if change.co_departments is not None:
        yield entry.fault("settled", "co_departments", state=item.state_text)


def misplaced(entry: Entry, key: str, id: str, known: Sequence[str]) -> Step:
    """A row whose round or unit is none of ours, with the nearest that is."""
    said = entry.row.text(key)
    near = nearest(said, known) if said else ""
    if not said:
        fault = entry.fault("missing", key)
    elif near:
        fault = entry.fault(f"{id}-near", key, value=said[:40], near=near)
    else:
        fault = entry.fault(id, key, value=said[:40])
    return Step(entry=entry, fate=Fate.FAULTY, faults=(fault, *entry.faults))


def doubled(step: Step, first: int) -> Step:
    """The same number twice in one file: neither is guessed to be right."""
    fault = step.entry.fault("doubled", "serial", first=str(first))
    return Step(entry=step.entry, fate=Fate.FAULTY, place=step.place, faults=(fault, *step.faults))
