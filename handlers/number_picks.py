"""What a cut may be narrowed by next: ("numbers-by", what, cut, page) lists it, one press chooses.

Only what the reader's rounds hold is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.core import categories, errors, paging, periods
from bot.core.findings import Mode
from bot.core.incoming import Incoming
from bot.core.kinds import Kind
from bot.core.numbers import Cut, Part, written
from bot.core.organisations import Level
from bot.core.people import Actor
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import numbers as cases
from bot.usecases import scopes
from handlers import number_names
from handlers import numbers as shown
from handlers import scopes as scoped

SIZE = 8
_INDENT = "·"

Option = tuple[Text | str, Cut]
Options = Callable[[Part, Actor, Work], Sequence[Option]]


def chosen(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("numbers-by", what, cut, page)"""
    what, code, at = scoped.parts(incoming, 3)
    if what not in OPTIONS:
        raise errors.Stale()
    part = cases.part(shown.cut_of(code), actor, work)
    found = OPTIONS[what](part, actor, work)
    here, page, pages = paging.cut(found, scoped.number(at), SIZE)
    press = ("numbers-by", what, written(part.cut))
    return Screen(
        lines=(
            text(f"numbers-by-{what}" if found else "numbers-by-nothing"),
            text("numbers-now", scope=number_names.of_cut(part.cut, work)),
        ),
        buttons=(
            *((Button(label=label, press=("numbers", written(cut))),) for label, cut in here),
            *paging.turning(press, page, pages),
            (shown.back(part.cut),),
        ),
        edits=incoming.message_id,
    )


def _rounds(part: Part, actor: Actor, work: Work) -> Sequence[Option]:
    parts = (*scopes.parts_by_round(actor, work), *scopes.parts_by_theme(actor, work))
    return [
        (each.scope.name, part.cut.but(round_id=round_id, theme=theme))
        for each in parts
        for round_id in [each.scope.round.id if each.scope.round else 0]
        for theme in [each.scope.themed.id if each.scope.themed else 0]
    ]


def _units(part: Part, actor: Actor, work: Work) -> Sequence[Option]:
    """In the tree's order, what stands above several of them too."""
    scope = cases.scope(part.cut.but(unit_id=0), work)
    return [
        (f"{_INDENT * each.depth} {unit.name}".strip(), part.cut.but(unit_id=unit.id))
        for each in scopes.parts_by_unit(scope, actor, work)
        if (unit := each.scope.unit)
    ]


def _levels(part: Part, _actor: Actor, work: Work) -> Sequence[Option]:
    held = cases.choices(part, work).levels
    return [
        (text(f"level-{level}"), part.cut.but(level=level)) for level in Level if level in held
    ]


def _categories(part: Part, _actor: Actor, _work: Work) -> Sequence[Option]:
    """The letters, and below a chosen one its categories."""
    letters = sorted({code[0] for code in categories.CODES})
    under = part.cut.category[:1]
    codes = [under, *(c for c in categories.CODES if c[0] == under)] if under else letters
    return [(number_names.of_category(code), part.cut.but(category=code)) for code in codes]


def _kinds(part: Part, _actor: Actor, work: Work) -> Sequence[Option]:
    held = cases.choices(part, work).kinds
    return [(text(f"kind-{kind}"), part.cut.but(kind=kind)) for kind in Kind if kind in held]


def _modes(part: Part, _actor: Actor, _work: Work) -> Sequence[Option]:
    return [(text(f"mode-{mode}"), part.cut.but(mode=mode)) for mode in Mode]


_PERIODS = (
    periods.Period.WEEK,
    periods.Period.MONTH,
    periods.Period.QUARTER,
    periods.Period.YEAR,
    periods.Period.LAST_WEEK,
    periods.Period.LAST_MONTH,
    periods.Period.LAST_QUARTER,
)


def _times(part: Part, _actor: Actor, work: Work) -> Sequence[Option]:
    made = []
    for period in _PERIODS:
        first, last = periods.days(period, work.today)
        day = last if last < work.today else None
        made.append((text(f"period-{period}"), part.cut.but(first=first, day=day)))
    return [*made, (text("numbers-any-time"), part.cut.but(first=None, day=None))]


def _days(part: Part, _actor: Actor, work: Work) -> Sequence[Option]:
    """The ends of what has passed; another day is written behind /stats."""
    today = work.today
    passed = (periods.Period.LAST_WEEK, periods.Period.LAST_MONTH, periods.Period.LAST_QUARTER)
    ends = {periods.days(period, today)[1] for period in passed}
    days = {today - timedelta(days=1), *ends, date(today.year - 1, 12, 31)}
    named: list[Option] = [
        (text("numbers-as-of", day=Day(day=day)), part.cut.but(first=None, day=day))
        for day in sorted(days, reverse=True)
    ]
    return [*named, (text("numbers-any-time"), part.cut.but(first=None, day=None))]


OPTIONS: dict[str, Options] = {
    "round": _rounds,
    "unit": _units,
    "level": _levels,
    "category": _categories,
    "kind": _kinds,
    "mode": _modes,
    "time": _times,
    "as-of": _days,
}
