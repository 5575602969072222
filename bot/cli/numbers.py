"""Numbers of any cut for the operator: what `stats` is narrowed by, and what it prints of it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from datetime import date

from bot.cli.console import Failure
from bot.core import categories, periods
from bot.core.digests import Count
from bot.core.findings import Mode
from bot.core.kinds import Kind
from bot.core.numbers import RATES, Cut, Set, Totals
from bot.core.organisations import Level
from bot.core.rates import Rate
from bot.core.screens import Text, text
from bot.core.work import Work
from bot.usecases import figures
from bot.usecases import numbers as cases
from handlers import number_names
from handlers import numbers as shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """`lines` stand alone; `counts` go with the rates of the digest."""

    totals: Totals
    lines: tuple[Text, ...]
    counts: tuple[Text, ...]


def is_cut(arguments: Namespace) -> bool:
    """By more than a round and a unit: then no other figure is of the same part."""
    narrowing = (arguments.level, arguments.category, arguments.kind, arguments.mode)
    return any(narrowing) or arguments.period is not None


def as_of(arguments: Namespace) -> date | None:
    return _day(arguments.as_of) if arguments.as_of else None


def counted(work: Work, arguments: Namespace) -> Counted:
    """Raises `NotFound`, and `Failure` for what cannot be read."""
    part = cases.whole(_cut(arguments, work), work)
    totals = work.numbers.totals(part)
    counts = tuple(shown.count_lines(totals, part, work))
    return Counted(
        totals=totals,
        counts=counts,
        lines=(
            text("stats-title-of", scope=number_names.of_cut(part.cut, work)),
            *shown.rate_lines(totals, work),
            *counts,
            number_names.of_time(part.cut, work),
        ),
    )


def printed(counted: Counted, precision: int) -> dict[str, object]:
    totals = counted.totals
    return {
        "sets": {name.value: totals.counts[name] for name in Set},
        "rates": {name: rate(totals.rate(name), precision) for name in RATES},
        "times_returned": totals.returned,
        "times_extended": totals.extended,
        "median_days": totals.median,
    }


def rate(count: Count, precision: int) -> dict[str, object]:
    """`percent` is text, exact to the digit; null where nothing was counted."""
    percent = Rate(count.n, count.d).percent(precision)
    return {"n": count.n, "d": count.d, "percent": None if percent is None else str(percent)}


def _cut(arguments: Namespace, work: Work) -> Cut:
    first, last = _time(arguments.period, work)
    day = as_of(arguments) or last
    if first and day and first > day:
        raise Failure("cli-period-unreadable", period=arguments.period)
    return Cut(
        round_id=0 if arguments.round is None else figures.round_of(arguments.round, work),
        unit_id=0 if arguments.unit is None else figures.unit_of(arguments.unit, work).id,
        level=Level(arguments.level) if arguments.level else None,
        category=_category(arguments.category or ""),
        kind=Kind(arguments.kind) if arguments.kind else None,
        mode=Mode(arguments.mode) if arguments.mode else None,
        first=first,
        day=day,
    )


def _time(said: str | None, work: Work) -> tuple[date | None, date | None]:
    if said is None:
        return None, None
    if said in set(periods.Period):
        return periods.days(periods.Period(said), work.today)
    first, dots, last = said.partition("..")
    if not dots:
        raise Failure("cli-period-unreadable", period=said)
    return _day(first), _day(last)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Failure("cli-day-unreadable", day=value) from None


def _category(code: str) -> str:
    if code and not categories.begins_any(code):
        raise Failure("cli-category-unknown", code=code)
    return code
