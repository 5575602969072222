"""How each finding ends: the counts are dealt first, the stories are told to meet them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from bot.core.findings import State
from bot.core.organisations import Level
from bot.demo.story_cast import Cast


class Fate(StrEnum):
    CLOSED = "closed"
    REFUSED_ONCE = "refused_once"
    REWORKED = "reworked"
    OFFICE_REVIEW = "office_review"
    JOINT_REVIEW = "joint_review"
    STAGE_DONE = "stage_done"
    REWORK = "rework"
    PRESSING = "pressing"
    IN_TIME = "in_time"
    OVERDUE = "overdue"

    @property
    def state(self) -> State:
        return _STATES.get(self, State.CLOSED)


_STATES = {
    Fate.OFFICE_REVIEW: State.OFFICE_REVIEW,
    Fate.JOINT_REVIEW: State.JOINT_REVIEW,
    Fate.STAGE_DONE: State.STAGE_DONE,
    Fate.REWORK: State.REWORK,
    Fate.PRESSING: State.IN_PROGRESS,
    Fate.IN_TIME: State.IN_PROGRESS,
    Fate.OVERDUE: State.IN_PROGRESS,
}
_OPEN_FIRST = (
    Fate.OFFICE_REVIEW,
    Fate.JOINT_REVIEW,
    Fate.PRESSING,
    Fate.STAGE_DONE,
    Fate.REWORK,
)
_OPEN_THEN = (Fate.IN_TIME, Fate.OVERDUE, Fate.IN_TIME)
_WEIGHTS = {Level.DEPARTMENT: 30, Level.TOWNSHIP: 34, Level.VILLAGE: 14}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    fate: Fate
    immediate: bool = False
    listed: bool = True


def plans(rng: Random, findings: int, closed: int) -> list[Plan]:
    """`findings` listed in the feedback, `closed` of them closed, in no order; and, on top, a
    few immediate fixes that no feedback lists. One immediate fix in the field stays overdue."""
    opened = findings - closed
    fixes = min(round(findings * 52 / 468), closed)
    late = int(opened > len(_OPEN_FIRST))
    dealt = [Plan(fate=_open_fate(number)) for number in range(opened - late)]
    dealt += [Plan(fate=Fate.OVERDUE, immediate=True)] * late
    dealt += [Plan(fate=Fate.CLOSED, immediate=True)] * fixes
    dealt += [Plan(fate=_closed_fate(rng)) for _ in range(closed - fixes)]
    only = round(findings * 8 / 468)
    dealt += [Plan(fate=Fate.CLOSED, immediate=True, listed=False)] * only
    rng.shuffle(dealt)
    return dealt


def _open_fate(number: int) -> Fate:
    if number < len(_OPEN_FIRST):
        return _OPEN_FIRST[number]
    return _OPEN_THEN[(number - len(_OPEN_FIRST)) % len(_OPEN_THEN)]


def _closed_fate(rng: Random) -> Fate:
    weights = {Fate.CLOSED: 91, Fate.REFUSED_ONCE: 7, Fate.REWORKED: 2}
    return rng.choices(list(weights), list(weights.values()))[0]


def shares(rng: Random, total: int, casts: tuple[Cast, ...]) -> list[int]:
    """How many findings each unit gets: by its kind, with some chance, exactly `total`."""
    weights = [_WEIGHTS[cast.unit.level] * rng.uniform(0.85, 1.15) for cast in casts]
    ends = [round(total * sum(weights[: n + 1]) / sum(weights)) for n in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
