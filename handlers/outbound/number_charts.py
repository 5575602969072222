"""Numbers as a picture, made when it is sent, of what its reader may see then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core import errors, numbers, rates, screens
from bot.core.digests import Count
from bot.core.numbers import Line
from bot.core.screens import Text
from bot.core.work import Work
from bot.reports import chart
from bot.usecases import number_views
from bot.usecases import numbers as cases
from handlers import number_names

HEADINGS = {"categories": "chart-categories"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`weeks` above the units, too."""

    scope: Text | str
    day: date
    whole: Count
    view: number_views.View
    weeks: Sequence[tuple[date, Count]]


def seen(work: Work, of: screens.NumbersAttachment) -> Seen:
    """Raises what a press would."""
    cut = numbers.read(of.cut)
    if cut is None:
        raise errors.Stale()
    reader = work.people.actor(of.reader, work.today)
    part = cases.part(cut, reader, work)
    view = number_views.of(of.what, part, reader, work)
    return Seen(
        scope=number_names.of_cut(part.cut, work),
        day=part.cut.day or work.today,
        whole=work.numbers.totals(part).rate("findings"),
        view=view,
        weeks=number_views.weeks(part, work) if of.what == "units" else view.weeks,
    )


def data(made: Seen, precision: int, label: chart.Label) -> chart.ChartData:
    view, whole = made.view, made.whole
    return chart.ChartData(
        round=_said(made.scope, label),
        as_of=made.day,
        rate=rates.Rate(whole.n, whole.d).printed(precision),
        closed=whole.n,
        total=whole.d,
        weeks=tuple(chart.WeekRate(day=d, closed=c.n, total=c.d) for d, c in made.weeks),
        units=tuple(_bar(line, view.what, label) for line in view.lines),
        heading=HEADINGS.get(view.what, "chart-units"),
        ages=tuple(
            (_said(number_views.age_name(place), label), n) for place, n in enumerate(view.ages)
        ),
    )


def _bar(line: Line, what: str, label: chart.Label) -> chart.UnitBar:
    name = number_names.of_category(line.key) if what == "categories" else line.name
    lights = {light.value: n for light, n in line.lights.items()}
    return chart.UnitBar(
        name=_said(name, label), closed=line.findings.n, total=line.findings.d, lights=lights
    )


def _said(name: Text | str, label: chart.Label) -> str:
    return name if isinstance(name, str) else label(name.id, **name.args)
