"""Limits of the story: the product's own defaults, and dates the office sets at feedback."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from bot.core.deadlines import due_date
from bot.core.findings import Mode
from bot.core.kinds import Kind
from bot.core.policy import Limits, Policy
from bot.demo.story_days import LAST, WORKDAYS, latest, shifted, some_day
from bot.demo.story_fates import Fate
from bot.demo.story_steps import Measure

_LIMITS = Limits()
_KINDS = Policy().kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """`given` when the office sets the date instead of the round's limit."""

    mode: Mode
    on: date
    given: bool = False


def of_fix(kind: Kind, sent_on: date) -> Due:
    limit = _KINDS[kind].immediate or _LIMITS.immediate
    return Due(mode=Mode.IMMEDIATE, on=due_date(sent_on, limit, WORKDAYS).day)


def of_finding(rng: Random, kind: Kind, fate: Fate, fed_back_on: date, until: date) -> Due:
    """Open items stand on both sides of `until`, so that every light is lit; one falls due just
    after it, so that the week that follows sees a reminder and an escalation."""
    limit = _KINDS[kind].finding or _LIMITS.finding
    concentrated = Due(mode=Mode.CONCENTRATED, on=due_date(fed_back_on, limit, WORKDAYS).day)
    match fate:
        case Fate.IN_TIME | Fate.OFFICE_REVIEW | Fate.JOINT_REVIEW | Fate.STAGE_DONE:
            return _limited(some_day(rng, shifted(until, 6), LAST))
        case Fate.PRESSING:
            return _limited(shifted(until, 2))
        case Fate.OVERDUE if rng.random() < 0.6:
            return _limited(some_day(rng, shifted(until, -20), shifted(until, -1)))
        case Fate.CLOSED if rng.random() < 0.12:
            return _limited(some_day(rng, shifted(fed_back_on, 25), shifted(fed_back_on, 75)))
        case _:
            return concentrated


def _limited(day: date) -> Due:
    return Due(mode=Mode.LIMITED, on=day, given=True)


def measures(texts: list[str], start: date, due: date) -> tuple[Measure, ...]:
    """Milestones at even distances; the last one is the due date itself."""
    days = (due - start) / len(texts)
    return tuple(
        Measure(text=text, milestone=latest(start, start + days * number))
        for number, text in enumerate(texts, start=1)
    )
