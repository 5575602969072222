"""A roadmap as a picture: a row a measure or item, from its start to its date; today as a line.

1,080 pixels wide, for a phone: nothing is smaller than 26 pixels, and every colour has its word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core import screens
from bot.reports import svg
from bot.reports.chart import GREY, LIGHTS, MARGIN, RIGHT, WIDTH, Label

MOST_ROWS = 40
ROW_HEIGHT, BAR_HEIGHT, HEAD_HEIGHT, LEGEND_HEIGHT = 122, 26, 196, 70
INK, TODAY = "#1f2933", "#d1383d"
TICKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`light` is a key of `LIGHTS`; `marks` are days within it and whether each is met."""

    title: str
    person: str
    start: date
    end: date
    light: str
    marks: tuple[tuple[date, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """`closed` is the text id of what a finished row is called."""

    name: str
    about: str
    today: date
    due: date | None
    closed: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first) / (self.last - self.first)
        return MARGIN + (RIGHT - MARGIN) * min(max(share, 0.0), 1.0)


def drawn(data: Timeline, label: Label) -> bytes:
    """PNG on opaque white; call it in a worker thread."""
    shown = data.rows[:MOST_ROWS]
    scale = _scale(data, shown)
    pieces, y = _head(data, label)
    legend, y = _legend(data, shown, label, y)
    pieces += [*legend, *_axis(scale, y)]
    tops = [y + 56 + ROW_HEIGHT * place for place in range(len(shown))]
    for row, top in zip(shown, tops, strict=True):
        pieces += _row(row, scale, top)
    pieces += _today(scale, data, tops, label)
    y += 56 + ROW_HEIGHT * len(shown)
    if len(data.rows) > MOST_ROWS:
        more = label("roadmap-more", n=len(data.rows) - MOST_ROWS)
        pieces.append(svg.words(MARGIN, y + 76, more, size=30, fill=GREY))
        y += 56
    return svg.png(pieces, WIDTH, round(y + 60))


def _scale(data: Timeline, rows: tuple[Row, ...]) -> _Scale:
    days = [data.today, *([data.due] if data.due else [])]
    for row in rows:
        days += [row.start, row.end, *(day for day, _ in row.marks)]
    first, last = min(days), max(days)
    return _Scale(first, max(last, first + timedelta(days=7)))


def _head(data: Timeline, label: Label) -> tuple[list[str], float]:
    name = svg.fitted(data.name, 48, RIGHT - MARGIN)
    about = svg.fitted(data.about, 34, RIGHT - MARGIN)
    pieces = [
        svg.words(MARGIN, 84, name, size=48, weight=700),
        svg.words(MARGIN, 136, about, size=34, fill=INK),
    ]
    if data.due is None:
        return pieces, HEAD_HEIGHT - 46
    due = label("roadmap-due", day=screens.Day(day=data.due))
    return [*pieces, svg.words(MARGIN, 182, due, size=32, fill=GREY)], HEAD_HEIGHT


def _legend(
    data: Timeline, rows: tuple[Row, ...], label: Label, top: float
) -> tuple[list[str], float]:
    """What the colours and marks that are there mean, and how far down that reaches."""
    pieces: list[str] = []
    x: float = MARGIN
    for fill, outline, id in _meanings(data, rows):
        word = label(id)
        width = 40 + svg.width_of(word, 30) + 26
        if x > MARGIN and x + width > RIGHT:
            x, top = MARGIN, top + 48
        pieces += [
            svg.box(x, top + 8, 28, 28, fill=fill, outline=outline),
            svg.words(x + 40, top + 33, word, size=30),
        ]
        x += width
    return pieces, top + LEGEND_HEIGHT


def _meanings(data: Timeline, rows: tuple[Row, ...]) -> Iterator[tuple[str, str, str]]:
    """Fill, outline and text id."""
    for light, fill in LIGHTS.items():
        if any(row.light == light for row in rows):
            outline = GREY if light == "no_due" else "none"
            yield fill, outline, data.closed if light == "closed" else f"chart-light-{light}"
    met = {is_met for row in rows for _, is_met in row.marks}
    if True in met:
        yield LIGHTS["closed"], INK, "roadmap-mark-met"
    if False in met:
        yield "#ffffff", INK, "roadmap-mark"


def _axis(scale: _Scale, top: float) -> list[str]:
    """The first and the last day, and some between at even distances."""
    span = scale.last - scale.first
    pieces = []
    for tick in range(TICKS + 1):
        day = scale.first + span * tick / TICKS
        anchor = "start" if tick == 0 else "end" if tick == TICKS else "middle"
        words = f"{day.month}/{day.day}"
        pieces.append(svg.words(scale.x(day), top + 34, words, size=28, fill=GREY, anchor=anchor))
    return pieces


def _row(row: Row, scale: _Scale, top: float) -> list[str]:
    day = f"{row.end.month}/{row.end.day}"
    note = f"{row.person} {day}".strip()
    room = RIGHT - MARGIN - svg.width_of(note, 28) - 24
    left, right = scale.x(row.start), scale.x(row.end)
    y = top + 62
    outline = GREY if row.light == "no_due" else "none"
    return [
        svg.rule(MARGIN, RIGHT, y + BAR_HEIGHT / 2, "#e6e9ed"),
        svg.words(MARGIN, top + 42, svg.fitted(row.title, 32, room), size=32),
        svg.words(RIGHT, top + 42, note, size=28, fill=GREY, anchor="end"),
        svg.box(
            left, y, max(right - left, 8), BAR_HEIGHT, fill=LIGHTS[row.light], outline=outline
        ),
        *(piece for mark in row.marks for piece in _mark(mark, scale, y)),
    ]


def _mark(mark: tuple[date, bool], scale: _Scale, y: float) -> list[str]:
    """A milestone: filled when it is met."""
    day, is_met = mark
    x = scale.x(day)
    fill = LIGHTS["closed"] if is_met else "#ffffff"
    return [svg.box(x - 5, y - 5, 10, BAR_HEIGHT + 10, fill=fill, outline=INK)]


def _today(scale: _Scale, data: Timeline, tops: Sequence[float], label: Label) -> list[str]:
    """Across each bar, and never through a word; the date stands below the last."""
    x = scale.x(data.today)
    anchor = "start" if x < 200 else "end" if x > RIGHT - 144 else "middle"
    words = label("roadmap-today", day=screens.Day(day=data.today))
    below = tops[-1] + ROW_HEIGHT if tops else HEAD_HEIGHT + LEGEND_HEIGHT
    return [
        *(svg.upright(x, top + 54, top + 96, TODAY) for top in tops),
        svg.words(x, below + 20, words, size=28, fill=TODAY, anchor=anchor),
    ]
