"""The digest's picture: one rate, its last weeks, and where every unit stands.

Drawn from plain figures, 1,080 pixels wide, for a phone held at arm's length: nothing is smaller
than 26 pixels, and every colour has its word and its count in the legend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Protocol

from bot.core import screens
from bot.reports import svg

WIDTH, MARGIN = 1080, 56
RIGHT = WIDTH - MARGIN
MOST_WEEKS, MOST_UNITS = 12, 60

# In the order of a bar, from done to not begun.
LIGHTS = {
    "closed": "#14746f",
    "long_term": "#4a7fd4",
    "normal": "#8fc58a",
    "near": "#f4c430",
    "overdue": "#d1383d",
    "not_started": "#b4bcc5",
    "no_due": "#e6e9ed",
}
DARK, INK = frozenset({"closed", "long_term", "overdue"}), "#1f2933"
AGE_FILLS = ("#f9dcb0", "#f4b76a", "#e58a3c", "#c95b22", "#8f2d14")
GREY, MAIN, PALE = "#5f6b76", LIGHTS["closed"], "#9cc7c3"

HEADLINE_HEIGHT, TREND_HEIGHT = 350, 430
COLUMN_HEIGHT = 220
ROW_HEIGHT, LEGEND_HEIGHT = 62, 52
NAME_WIDTH, BAR_LEFT, BAR_RIGHT = 300, 372, 896


class Label(Protocol):
    """A sentence in the reader's language, by its text id."""

    def __call__(self, id: str, /, **args: screens.Arg) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRate:
    """What stood closed, of how many, at the end of `day`."""

    day: date
    closed: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBar:
    """A unit's rate as figures, and its items counted by light; the keys are those of `LIGHTS`."""

    name: str
    closed: int
    total: int
    lights: Mapping[str, int]

    def __post_init__(self) -> None:
        unknown = set(self.lights) - set(LIGHTS)
        if unknown:
            raise ValueError(f"no such light: {sorted(unknown)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """`rate` is printed as it comes: rounding is the rule of the rates, not of a picture.
    `weeks` run from old to new and `units` in the tree's order."""

    round: str
    as_of: date
    rate: str
    closed: int
    total: int
    weeks: tuple[WeekRate, ...]
    units: tuple[UnitBar, ...]
    heading: str = "chart-units"
    ages: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class _Sheet:
    """The pieces drawn so far, and how far down they reach."""

    pieces: list[str]
    y: float = 0


def digest_chart(data: ChartData, label: Label) -> bytes:
    """PNG on opaque white. Takes a fifth of a second: call it in a worker thread."""
    sheet = _Sheet([])
    _headline(sheet, data, label)
    if data.weeks:
        _trend(sheet, data.weeks[-MOST_WEEKS:], label)
    if data.units:
        _units(sheet, data.units, label(data.heading), label)
    if data.ages:
        _ages(sheet, data.ages, label)
    return svg.png(sheet.pieces, WIDTH, round(sheet.y + MARGIN / 2))


def _headline(sheet: _Sheet, data: ChartData, label: Label) -> None:
    title = svg.fitted(label("chart-title", round=data.round), 50, RIGHT - MARGIN)
    as_of = label("chart-as-of", day=screens.Day(day=data.as_of))
    beside = MARGIN + svg.width_of(data.rate, 128) + 36
    sheet.pieces += [
        svg.words(MARGIN, 92, title, size=50, weight=700),
        svg.words(MARGIN, 144, as_of, size=32, fill=GREY),
        svg.words(MARGIN, 300, data.rate, size=128, fill=MAIN, weight=700),
        svg.words(beside, 236, label("chart-rate"), size=36, fill=GREY),
        svg.words(beside, 298, f"{data.closed}/{data.total}", size=52, weight=600),
    ]
    sheet.y = HEADLINE_HEIGHT


def _trend(sheet: _Sheet, weeks: tuple[WeekRate, ...], label: Label) -> None:
    """Columns from 0 to 100 %, so that a small step never looks like a leap."""
    heading = label("chart-weeks", count=len(weeks))
    floor = sheet.y + 110 + COLUMN_HEIGHT
    sheet.pieces += [_heading(sheet.y, heading), svg.rule(MARGIN, RIGHT, floor)]
    step = (RIGHT - MARGIN) / max(len(weeks), 6)
    for place, week in enumerate(weeks):
        fill = MAIN if place == len(weeks) - 1 else PALE
        sheet.pieces += _column(week, MARGIN + step * (place + 0.5), step * 0.62, floor, fill)
    sheet.y += TREND_HEIGHT


def _column(week: WeekRate, middle: float, width: float, floor: float, fill: str) -> list[str]:
    # Rounded down: a picture must not say 100 while something is open.
    percent = 100 * week.closed // week.total if week.total else None
    height = COLUMN_HEIGHT * (percent or 0) / 100
    above = "—" if percent is None else str(percent)
    below = f"{week.day.month}/{week.day.day}"
    return [
        svg.box(middle - width / 2, floor - height, width, height, fill=fill),
        svg.words(middle, floor - height - 12, above, size=30, weight=600, anchor="middle"),
        svg.words(middle, floor + 38, below, size=26, fill=GREY, anchor="middle"),
    ]


def _units(sheet: _Sheet, units: tuple[UnitBar, ...], heading: str, label: Label) -> None:
    sheet.pieces.append(_heading(sheet.y, heading))
    sheet.y += 96
    _legend(sheet, units, label)
    for unit in units[:MOST_UNITS]:
        sheet.pieces += _row(unit, sheet.y)
        sheet.y += ROW_HEIGHT
    if len(units) > MOST_UNITS:
        more = label("chart-more-units", count=len(units) - MOST_UNITS)
        sheet.pieces.append(svg.words(MARGIN, sheet.y + 44, more, size=30, fill=GREY))
        sheet.y += ROW_HEIGHT


def _ages(sheet: _Sheet, ages: tuple[tuple[str, int], ...], label: Label) -> None:
    """Open items by their days: the older, the darker, and each with its number."""
    sheet.pieces.append(_heading(sheet.y, label("chart-ages")))
    sheet.y += 96
    most = max(1, *(n for _, n in ages))
    for (name, n), fill in zip(ages, AGE_FILLS, strict=True):
        end = BAR_LEFT + (BAR_RIGHT - BAR_LEFT) * n / most
        sheet.pieces += [
            svg.words(MARGIN, sheet.y + 34, svg.fitted(name, 32, NAME_WIDTH), size=32),
            svg.box(BAR_LEFT, sheet.y, end - BAR_LEFT, 42, fill=fill),
            svg.words(RIGHT, sheet.y + 33, str(n), size=32, weight=600, anchor="end"),
        ]
        sheet.y += ROW_HEIGHT


def _legend(sheet: _Sheet, units: tuple[UnitBar, ...], label: Label) -> None:
    x: float = MARGIN
    for light, fill in LIGHTS.items():
        count = sum(unit.lights.get(light, 0) for unit in units)
        if count == 0:
            continue
        word = f"{label(f'chart-light-{light}')} {count}"
        width = 44 + svg.width_of(word, 30) + 26
        if x > MARGIN and x + width > RIGHT:
            x, sheet.y = MARGIN, sheet.y + LEGEND_HEIGHT
        sheet.pieces += [
            svg.box(
                x, sheet.y - 2, 30, 30, fill=fill, outline=GREY if light == "no_due" else "none"
            ),
            svg.words(x + 44, sheet.y + 25, word, size=30),
        ]
        x += width
    sheet.y += LEGEND_HEIGHT + 12


def _row(unit: UnitBar, top: float) -> list[str]:
    size = 32 if svg.width_of(unit.name, 32) <= NAME_WIDTH else 26
    name = svg.fitted(unit.name, size, NAME_WIDTH)
    return [
        svg.words(MARGIN, top + 34, name, size=size),
        *_bar(unit.lights, top),
        svg.words(
            RIGHT, top + 33, f"{unit.closed}/{unit.total}", size=30, fill=GREY, anchor="end"
        ),
    ]


def _bar(lights: Mapping[str, int], top: float) -> list[str]:
    shown = [light for light in LIGHTS if lights.get(light, 0) > 0]
    if not shown:
        return [
            svg.box(BAR_LEFT, top, BAR_RIGHT - BAR_LEFT, 42, fill="none", outline=LIGHTS["no_due"])
        ]
    widths = _widths([lights[light] for light in shown], BAR_RIGHT - BAR_LEFT)
    lefts = accumulate(widths, initial=float(BAR_LEFT))
    pieces = []
    for light, left, width in zip(shown, lefts, widths, strict=False):
        pieces += [
            svg.box(left, top, width, 42, fill=LIGHTS[light]),
            *_inside(lights[light], light, left, width, top),
        ]
    return pieces


def _inside(count: int, light: str, left: float, width: float, top: float) -> list[str]:
    """The count, where it fits, for those to whom two colours are one."""
    said = str(count)
    if svg.width_of(said, 26) + 16 > width:
        return []
    fill = "#ffffff" if light in DARK else INK
    return [svg.words(left + width / 2, top + 31, said, size=26, fill=fill, anchor="middle")]


def _widths(counts: list[int], whole: float, least: float = 10) -> list[float]:
    """In proportion, but one overdue item among a thousand can still be seen."""
    spare = whole - least * len(counts)
    return [least + spare * count / sum(counts) for count in counts]


def _heading(top: float, content: str) -> str:
    return svg.words(MARGIN, top + 52, content, size=38, weight=600)
