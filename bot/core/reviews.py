"""The approval chain after an application for closing (申请销号), and who stands where in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from bot.core.policy import ChainStep

UNIT_SIDE = frozenset({ChainStep.LEADER, ChainStep.PRINCIPAL})


class PlannedStep(BaseModel):
    """One stop of the chain. Consecutive unit-side steps held by one person are one stop, with
    all its capacities; an empty `people` means nobody holds it: shown to the office, never
    skipped in silence."""

    model_config = ConfigDict(frozen=True)

    capacities: tuple[ChainStep, ...]
    people: tuple[int, ...]
    quorum: int = 1
    bodies: tuple[tuple[int, ...], ...] = ()

    def weight(self, people: Iterable[int]) -> int:
        """How much of the quorum these people make up: each body (纪委监委, 组织部, 组长) counts
        once, and nobody for two; someone seated by delegation counts for himself."""
        present = frozenset(people)
        seated = frozenset(person for body in self.bodies for person in body)
        return len(present - seated) + _represented(self.bodies, present)

    @property
    def is_unit_side(self) -> bool:
        return self.capacities[0] in UNIT_SIDE

    def with_instead(self, person_id: int, successor_id: int | None) -> PlannedStep:
        """None leaves the seat empty; nobody sits twice."""

        def passed(people: Iterable[int]) -> tuple[int, ...]:
            seats = (successor_id if p == person_id else p for p in people)
            return tuple(dict.fromkeys(seat for seat in seats if seat is not None))

        bodies = (passed(body) for body in self.bodies)
        kept = tuple(body for body in bodies if body)
        return self.model_copy(update={"people": passed(self.people), "bodies": kept})

    def without(self, person_id: int) -> PlannedStep:
        return self.model_copy(update={"people": tuple(p for p in self.people if p != person_id)})


class ApplicationState(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


class Decision(StrEnum):
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    id: int
    finding_id: int
    cycle: int
    applicant_id: int
    applied_on: date
    text: str
    chain: tuple[PlannedStep, ...]
    step: int
    step_from: date
    step_due: date
    state: ApplicationState = ApplicationState.PENDING
    decided_on: date | None = None
    next_step_on: date | None = None

    @property
    def current(self) -> PlannedStep:
        return self.chain[self.step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """`for_id` is whose seat a deputy took; `entered_by` who entered it on behalf (代录)."""

    id: int = 0
    application_id: int
    step: int
    person_id: int
    capacities: tuple[ChainStep, ...]
    decision: Decision
    reason: str | None = None
    text: str | None = None
    decided_at: datetime
    for_id: int | None = None
    entered_by: int | None = None

    @property
    def people(self) -> frozenset[int]:
        """Everybody whom separation sees in it: who decided, for whom, and who entered it."""
        named = (self.person_id, self.for_id, self.entered_by)
        return frozenset(person for person in named if person is not None)


def _represented(bodies: tuple[tuple[int, ...], ...], people: frozenset[int]) -> int:
    """The most bodies that these people can speak for, one person for one body."""
    if not bodies or not people:
        return 0
    first, rest = bodies[0], bodies[1:]
    spoken = (1 + _represented(rest, people - {person}) for person in first if person in people)
    return max(_represented(rest, people), *spoken, 0)


def plan(
    steps: Sequence[ChainStep],
    holders: Mapping[ChainStep, Sequence[int]],
    *,
    applicant: int,
    quorum: int,
    bodies: Sequence[Sequence[int]] = (),
) -> tuple[PlannedStep, ...]:
    """The stops of one application, unit side collapsed.

    A leading unit-side step that the applicant holds alone is done by applying (its capacity is
    recorded with the application, see `applied_as`). Outside steps never include unit-side people.
    `bodies` are the joint review's: its quorum counts them, not heads.
    """
    unit_side = {applicant} | {p for s in UNIT_SIDE for p in holders.get(s, ())}
    stops: list[PlannedStep] = []
    for step in steps:
        people = tuple(p for p in holders.get(step, ()) if step in UNIT_SIDE or p not in unit_side)
        last = stops[-1] if stops else None
        if step in UNIT_SIDE and not last and people == (applicant,):
            continue
        if last and step in UNIT_SIDE and people and last.people == people:
            stops[-1] = last.model_copy(update={"capacities": (*last.capacities, step)})
            continue
        stop = PlannedStep(capacities=(step,), people=people)
        stops.append(_joint(stop, quorum, bodies) if step is ChainStep.JOINT else stop)
    return tuple(stops)


def _joint(stop: PlannedStep, quorum: int, bodies: Sequence[Sequence[int]]) -> PlannedStep:
    seated = (tuple(p for p in body if p in stop.people) for body in bodies)
    return stop.model_copy(
        update={"quorum": quorum, "bodies": tuple(body for body in seated if body)}
    )


def applied_as(
    steps: Sequence[ChainStep], holders: Mapping[ChainStep, Sequence[int]], *, applicant: int
) -> tuple[ChainStep, ...]:
    """The leading unit-side capacities in which the applicant acts by applying."""
    capacities: list[ChainStep] = []
    for step in steps:
        if step not in UNIT_SIDE or tuple(holders.get(step, ())) != (applicant,):
            break
        capacities.append(step)
    return tuple(capacities)


class Reviews(Protocol):
    def get(self, id: int) -> Application: ...
    def pending(self, finding_id: int) -> Application | None: ...
    def of_finding(self, finding_id: int, cycle: int) -> Sequence[Application]:
        """Oldest first, decided ones too: their days pause the unit's ladder."""
        ...

    def latest(self, finding_id: int) -> Application | None: ...
    def add(self, application: Application) -> Application:
        """Also writes who may act on its current step."""
        ...

    def save(self, application: Application) -> None:
        """Also rewrites who may act, when the step moved or ended."""
        ...

    def add_approval(self, approval: Approval) -> None: ...
    def drop_approval(self, approval: Approval) -> None:
        """Taken back: the events remember it."""
        ...

    def approvals(self, application_id: int) -> Sequence[Approval]: ...
    def awaiting(self, person_id: int) -> Sequence[Application]:
        """Pending ones whose current step this person may decide, by unit, oldest first."""
        ...

    def all_pending(self) -> Sequence[Application]:
        """Oldest first."""
        ...

    def delegate(self, application: Application, person_id: int, by: int) -> None: ...
    def reviewers(self, application_id: int, step: int) -> Sequence[int]: ...
    def stepping(self, until: date, *, limit: int) -> Sequence[Application]: ...
