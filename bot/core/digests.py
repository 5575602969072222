"""The weekly digest: one frozen snapshot of every figure, rendered by the reader's class.

A later reopening does not change a frozen snapshot; a correction is announced as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Count(Frozen):
    """Numerator and denominator; the rate is printed by `rates.Rate`."""

    n: int
    d: int


class UnitFigures(Frozen):
    """One unit's line, in the tree's order. `lights` counts fed-back findings by light."""

    unit_id: int
    unit_path: str
    name: str
    findings: Count
    with_stage: Count
    immediate: Count
    lights: dict[str, int]


class AddresseeFigures(Frozen):
    """What an organisation has been asked beside findings: a department need not be a unit."""

    unit_id: int
    unit_path: str
    name: str
    suggestions: Count


NOTHING = Count(n=0, d=0)


class LeadFigures(Frozen):
    """The leads handed to one discipline commission, counted; `office_id` is its organisation."""

    office_id: int
    registered: int
    transferred: int
    disposed: int
    concluded: int
    overdue: int = 0
    redone: int = 0


class ItemLine(Frozen):
    """An item named in a list of the digest."""

    id: int
    number: str
    unit_id: int
    unit_path: str
    unit_name: str
    summary: str
    due: date
    state: str
    highest_step: int | None = None


class SampleFigures(Frozen):
    """The latest draw: of a population so many drawn, and what the visits found. `upper` is the
    most false closings there may be in the population, with that confidence in percent."""

    drawn_on: date
    size: str
    seed: int
    population: int
    drawn: int
    true: int = 0
    false: int = 0
    undecided: int = 0
    waiting: int = 0
    lapsed: int = 0
    upper: int
    confidence: int

    @property
    def sampled(self) -> int:
        return self.true + self.false


class OutcomeFigures(Frozen):
    """What finders answered some weeks after the closing; `waiting` have not yet."""

    solved: int = 0
    partly: int = 0
    unsolved: int = 0
    waiting: int = 0

    @property
    def asked(self) -> int:
        return self.solved + self.partly + self.unsolved + self.waiting


class Quality(Frozen):
    """What is known of closings beyond their number; `signalled` applications await a decision
    with a sign of rectification on paper; `repeats` are 屡改屡犯 of all fed back, `commons`
    categories that many units have, and nobody has decided on."""

    sample: SampleFigures | None = None
    outcomes: OutcomeFigures = OutcomeFigures()
    signalled: int = 0
    rules_new: int = 0
    rules_revised: int = 0
    repeats: Count = NOTHING
    commons: int = 0


class EvaluationLine(Frozen):
    """One unit's evaluation of its team; `rate` is printed, None below the least of ballots."""

    unit_path: str
    unit_name: str
    team_name: str
    handed_out: int
    returned: int
    valid: int
    rate: str | None


class EvaluationFigures(Frozen):
    """后评估, as printed then: the weights may change, what was printed does not. `levels` counts
    the overall marks of the evaluations that show results; `remarks` are answered of all."""

    handed_out: int
    returned: int
    valid: int
    levels: dict[str, int]
    rate: str | None
    remarks: Count
    units: tuple[EvaluationLine, ...]


class Figures(Frozen):
    """Everything a digest prints, as of an instant. `overdue` and `due_soon` are most urgent
    first; `closed_in_week` counts closings since the snapshot before; `leads` are shown to their
    class of readers alone."""

    as_of: datetime
    day: date
    round_ids: tuple[int, ...]
    findings: Count
    with_stage: Count
    immediate: Count
    on_time: Count
    on_time_original: Count
    lights: dict[str, int]
    units: tuple[UnitFigures, ...]
    overdue: tuple[ItemLine, ...]
    due_soon: tuple[ItemLine, ...]
    without_due: int = 0
    suggestions: Count = NOTHING
    instructions: Count = NOTHING
    coverage: Count = NOTHING
    addressees: tuple[AddresseeFigures, ...] = ()
    leads: tuple[LeadFigures, ...] = ()
    head: str | None = None
    quality: Quality = Quality()
    evaluation: EvaluationFigures | None = None


class Snapshot(Frozen):
    """`week` names its span, a month's, too; `before` are the span's before, kept in the snapshot
    so that it prints alone; `history` the weekly counts for the chart, oldest first, this week
    last; `reopened` what `before` had counted as closed and a reopening has taken back since: a
    correction is named; `scope` names what the figures are of, when it is less than all."""

    id: int = 0
    week: str
    frozen: bool
    figures: Figures
    before: Figures | None = None
    history: tuple[tuple[str, Count], ...] = ()
    reopened: tuple[ItemLine, ...] = ()
    scope: str = ""


class Snapshots(Protocol):
    def of_week(self, week: str) -> Snapshot | None:
        """The frozen one."""
        ...

    def latest_before(self, week: str) -> Snapshot | None: ...
    def history(self, weeks: int) -> Sequence[tuple[str, Count]]:
        """Findings n/d of frozen snapshots, oldest first."""
        ...

    def add(self, snapshot: Snapshot) -> Snapshot: ...
    def get(self, id: int) -> Snapshot: ...


class Statistics(Protocol):
    """Counts for the rates; `as_of` computes them from the events' headers alone."""

    def figures(
        self, *, now: datetime, today: date, round_id: int | None, theme: str | None = None
    ) -> Figures: ...
    def figures_as_of(
        self, day: date, *, round_id: int | None, theme: str | None = None
    ) -> Figures: ...
