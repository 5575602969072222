"""The same numbers in columns and as a picture: ("table", what, cut), ("chart", what, cut).

Figures stand first and names last: a Chinese sign is not exactly two columns wide in every font,
and nothing behind a name can be out of line when nothing stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core import rates
from bot.core.digests import Count
from bot.core.incoming import Incoming
from bot.core.lights import Light
from bot.core.numbers import Part, written
from bot.core.people import Actor
from bot.core.screens import Button, Day, NumbersAttachment, Screen, Text, text
from bot.core.work import Work
from bot.usecases import number_views
from bot.usecases import numbers as cases
from bot.usecases.number_views import VIEWS, View, age_name
from handlers import number_names
from handlers import numbers as shown
from handlers import scopes as scoped

LONGEST = 40


def table(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    what, code = scoped.parts(incoming, 2)
    part = cases.part(shown.cut_of(code), actor, work)
    view = number_views.of(what, part, actor, work)
    rows = _rows(view, work)
    return Screen(
        lines=(
            text(f"numbers-table-{what}", scope=number_names.of_cut(part.cut, work)),
            *_body(rows[:LONGEST]),
            *((text("numbers-table-more", n=len(rows) - LONGEST),) if rows[LONGEST:] else ()),
            number_names.of_time(part.cut, work),
        )
        if rows
        else (text("numbers-none"),),
        buttons=_buttons(what, part),
        edits=incoming.message_id,
    )


def _body(rows: Sequence[tuple[str, Text | str]]) -> Iterator[Text]:
    for cells, name in rows:
        yield text("numbers-row", cells=cells, name=name)


def _rows(view: View, work: Work) -> list[tuple[str, Text | str]]:
    if view.what == "ages":
        wide = max(map(len, map(str, view.ages)))
        return [(f"{n:>{wide}}", age_name(place)) for place, n in enumerate(view.ages)]
    if view.what == "weeks":
        counts = [count for _, count in view.weeks]
        days = [text("numbers-day", day=Day(day=day)) for day, _ in view.weeks]
        return list(zip(_columns(counts, None, work), days, strict=True))
    late = [line.lights.get(Light.OVERDUE, 0) for line in view.lines]
    cells = _columns([line.findings for line in view.lines], late, work)
    is_category = view.what == "categories"
    names = [number_names.of_category(x.key) if is_category else x.name for x in view.lines]
    return list(zip(cells, names, strict=True))


def _columns(counts: Sequence[Count], late: Sequence[int] | None, work: Work) -> list[str]:
    """n/d, rate, and how many are overdue, each as wide as its widest."""
    made = [rates.Rate(count.n, count.d) for count in counts]
    columns = [
        [rate.counts for rate in made],
        [rate.printed(work.policy.rate_precision) for rate in made],
        *([[str(n) for n in late]] if late is not None else []),
    ]
    padded = [[cell.rjust(max(map(len, column))) for cell in column] for column in columns]
    return ["  ".join(cells) for cells in zip(*padded, strict=True)]


def _buttons(what: str, part: Part) -> tuple[tuple[Button, ...], ...]:
    code = written(part.cut)
    picture = Button(label=text("button-numbers-chart"), press=("chart", what, code))
    return _others("table", what, code), (picture, shown.back(part.cut))


def _others(verb: str, what: str, code: str) -> tuple[Button, ...]:
    return tuple(
        Button(label=text(f"button-numbers-{view}"), press=(verb, view, code))
        for view in VIEWS
        if view != what
    )


def drawn(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """A message of its own, since it has a picture; the text for who cannot see it is a press
    away."""
    what, code = scoped.parts(incoming, 2)
    part = cases.part(shown.cut_of(code), actor, work)
    if number_views.is_empty(what, part, work):
        return Screen(lines=(text("numbers-none"),), buttons=((shown.back(part.cut),),))
    scope, code = number_names.of_cut(part.cut, work), written(part.cut)
    as_text = Button(label=text("button-numbers-table"), press=("table", what, code))
    return Screen(
        lines=(text(f"numbers-chart-{what}", scope=scope), number_names.of_time(part.cut, work)),
        buttons=(_others("chart", what, code), (as_text,)),
        attachments=(NumbersAttachment(what=what, cut=code, reader=actor.id),),
    )
