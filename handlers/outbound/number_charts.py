"""Numbers as a picture, made when it is sent, of what its reader may see then."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core import errors, numbers, rates, screens
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
    scope: Text | str
    view: number_views.View


def seen(work: Work, of: screens.NumbersAttachment) -> Seen:
    """Raises what a press would."""
    cut = numbers.read(of.cut)
    if cut is None:
        raise errors.Stale()
    reader = work.people.actor(of.reader, work.today)
    part = cases.part(cut, reader, work)
    view = number_views.of(of.what, part, reader, work)
    return Seen(scope=number_names.of_cut(part.cut, work), view=view)


def data(made: Seen, precision: int, label: chart.Label) -> chart.ChartData:
    view, scope = made.view, made.scope
    names = {line.key: _name(line, view.what, label) for line in view.lines}
    return chart.ChartData(
        round=scope if isinstance(scope, str) else label(scope.id, **scope.args),
        as_of=view.day,
        rate=rates.Rate(view.whole.n, view.whole.d).printed(precision),
        closed=view.whole.n,
        total=view.whole.d,
        weeks=tuple(chart.WeekRate(day=d, closed=c.n, total=c.d) for d, c in view.weeks),
        units=tuple(_bar(names[line.key], line) for line in view.lines),
        heading=HEADINGS.get(view.what, "chart-units"),
        ages=tuple(
            (label(name.id, **name.args), n)
            for place, n in enumerate(view.ages)
            for name in [number_views.age_name(place)]
        ),
    )


def _bar(name: str, line: Line) -> chart.UnitBar:
    lights = {light.value: n for light, n in line.lights.items()}
    return chart.UnitBar(name=name, closed=line.findings.n, total=line.findings.d, lights=lights)


def _name(line: Line, what: str, label: chart.Label) -> str:
    if what != "categories":
        return line.name
    if not line.key:
        return label("numbers-no-category")
    return f"{line.key} {label(f'category-{line.key}')}"
