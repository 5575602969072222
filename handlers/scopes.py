"""Figures of a part: by round, by unit in the tree's order, and the items behind a number.

Presses: ("scopes", target, kind, round, page), ("figures", round, unit),
("within", list, round, unit, period, page). 0 stands for all, "-" for any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core import errors, paging, periods
from bot.core.incoming import Incoming
from bot.core.listing import Filter
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import figures, scopes
from bot.usecases.scopes import Part, Scope
from handlers import lists

SIZE = 8
ANY = "-"
TARGETS = ("figures", "brief", "export")
_INDENT = "·"  # a label keeps no spaces in front


def parts(incoming: Incoming, count: int) -> tuple[str, ...]:
    """The press without its verb; one of another length is stale."""
    press = incoming.press or ()
    if len(press) != count + 1:
        raise errors.Stale()
    return press[1:]


def number(value: str) -> int:
    if not value.isdecimal():
        raise errors.Stale()
    return int(value)


def of_press(round_id: str, unit_id: str, work: Work) -> Scope:
    """`t12` for the round is every round of round 12's theme."""
    return scopes.of_words(round_id, unit_id, work)


def choosers(target: str, scope: Scope) -> tuple[Button, ...]:
    """By round where all are shown, by unit where no unit is chosen yet."""
    round_id, unit_id = scope.ids
    row = []
    if scope == scopes.ALL:
        press = ("scopes", target, "rounds", round_id, "0")
        row.append(Button(label=text("button-by-round"), press=press))
        press = ("scopes", target, "themes", round_id, "0")
        row.append(Button(label=text("button-by-theme"), press=press))
    if unit_id == "0":
        press = ("scopes", target, "units", round_id, "0")
        row.append(Button(label=text("button-by-unit"), press=press))
    return tuple(row)


def chosen(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("scopes", target, kind, round, page): what there is to choose from."""
    target, kind, round_id, page = parts(incoming, 4)
    scope = of_press(round_id, "0", work)
    if target not in TARGETS or kind not in {"rounds", "themes", "units"}:
        raise errors.Stale()
    if kind == "rounds":
        found = scopes.parts_by_round(actor, work)
    elif kind == "themes":
        found = scopes.parts_by_theme(actor, work)
    else:
        found = scopes.parts_by_unit(scope, actor, work)
    head = text(f"scopes-{kind}", n=len(found))
    here, turning = _paged(found, number(page), ("scopes", target, kind, round_id))
    return Screen(
        lines=(head,) if found else (text("scopes-none"),),
        buttons=(*((_button(part, target, work),) for part in here), *turning),
        edits=incoming.message_id,
    )


def _paged(
    found: Sequence[Part], page: int, press: tuple[str, ...]
) -> tuple[Sequence[Part], tuple[tuple[Button, ...], ...]]:
    here, page, pages = paging.cut(found, page, SIZE)
    return here, paging.turning(press, page, pages)


def _button(part: Part, target: str, work: Work) -> Button:
    count = part.findings
    unit = part.scope.unit
    name = unit.name if unit else part.scope.name
    label = text(
        "scopes-part",
        name=f"{_INDENT * part.depth} {name}".strip(),
        counts=f"{count.n}/{count.d}",
        rate=figures.printed(count, work),
    )
    return Button(label=label, press=(target, *part.scope.ids))


def list_button(label: str, name: str, scope: Scope, period: periods.Period | None) -> Button:
    press = ("within", name, *scope.ids, period or ANY, "0")
    return Button(label=text(label), press=press)


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("within", list, round, unit, period, page)"""
    name, *part, page = parts(incoming, 5)
    return lists.page(name, actor, work, number(page), further((name, *part), actor, work))


def further(part: Sequence[str], actor: Actor, work: Work) -> lists.Further:
    """Of (list, round, unit, period)."""
    name, round_id, unit_id, span = part
    scope, time = of_press(round_id, unit_id, work), period(span)
    scopes.figures(scope, actor, work)  # refuses what is not this reader's
    lines = (text("list-within", scope=scope.name),) if scope.name else ()
    return lists.Further(
        narrow=lambda filter: narrowed(filter, name, scope, time, work),
        press=("within", *part),
        lines=lines,
    )


def period(span: str) -> periods.Period | None:
    if span == ANY:
        return None
    if span not in set(periods.Period):
        raise errors.Stale()
    return periods.Period(span)


def narrowed(
    filter: Filter, name: str, scope: Scope, period: periods.Period | None, work: Work
) -> Filter:
    """The same list of a scope and a time; the time is that of what the list is about."""
    part = replace(
        filter,
        rounds=scopes.round_ids(scope, work),
        unit_path=scope.unit.path if scope.unit else None,
    )
    if period is None:
        return part
    first, last = periods.days(period, work.today)
    if name == "closed":
        return replace(part, closed_from=first, closed_until=last)
    if name == "fed_back":
        return replace(part, fed_back_from=first, fed_back_until=last)
    return replace(part, due_from=first, due_until=last)
