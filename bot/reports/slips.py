"""A sheet to print and cut apart: on every slip a QR code, a title, lines and what stands below.

The pages are drawn as pictures, so that the Chinese font is the package's own; a PDF around them
prints anywhere, and on a screen each slip is a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import segno
from fpdf import FPDF

from bot.reports import svg

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dots an inch
MARGIN = 60
COLUMNS = 2
CODE = 220
_SLIP_WIDTH = (WIDTH - 2 * MARGIN) // COLUMNS
_PAD = 24
_MILLIMETRES = 210 / WIDTH
_GREY = "#52606d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """`foot`: lines over the whole width, the last one lowest."""

    link: str
    title: str
    notes: tuple[str, ...]
    foot: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How many slips stand above each other, and how many lines each part may have."""

    rows: int
    titles: int
    notes: int
    size: int = 26

    @property
    def height(self) -> int:
        return (HEIGHT - 2 * MARGIN) // self.rows

    @property
    def a_page(self) -> int:
        return self.rows * COLUMNS


def pdf(slips: Sequence[Slip], layout: Layout) -> bytes:
    """As many pages as the slips need, and one without any: an empty sheet says so."""
    document = FPDF(unit="mm", format="A4")
    document.set_auto_page_break(False)
    for at in range(0, max(len(slips), 1), layout.a_page):
        page = slips[at : at + layout.a_page]
        document.add_page()
        document.image(BytesIO(_page(page, layout)), x=0, y=0, w=210, h=297)
        for (x, y), slip in zip(_places(layout), page, strict=False):
            left, top = x * _MILLIMETRES, y * _MILLIMETRES
            width, height = _SLIP_WIDTH * _MILLIMETRES, layout.height * _MILLIMETRES
            document.link(left, top, width, height, slip.link)
    return bytes(document.output())


def _places(layout: Layout) -> Iterator[tuple[int, int]]:
    for n in range(layout.a_page):
        row, column = divmod(n, COLUMNS)
        yield MARGIN + column * _SLIP_WIDTH, MARGIN + row * layout.height


def _page(slips: Sequence[Slip], layout: Layout) -> bytes:
    body: list[str] = []
    for (x, y), slip in zip(_places(layout), slips, strict=False):
        body += _slip(x, y, slip, layout)
    return svg.png(body, WIDTH, HEIGHT)


def _slip(x: int, y: int, slip: Slip, layout: Layout) -> Iterator[str]:
    yield _cut(x, y, layout.height)
    yield _code(slip.link, x + _PAD, y + _PAD)
    left, room = x + _PAD + CODE + _PAD, _SLIP_WIDTH - CODE - 3 * _PAD
    at = y + _PAD + 28
    for line in svg.wrapped(slip.title, layout.size, room)[: layout.titles]:
        yield svg.words(left, at, line, size=layout.size, weight=700)
        at += layout.size + 10
    said = [part for note in slip.notes for part in svg.wrapped(note, 19, room)]
    for line in said[: layout.notes]:
        yield svg.words(left, at + 6, line, size=19, fill=_GREY)
        at += 27
    for up, line in enumerate(reversed(slip.foot)):
        foot = y + layout.height - _PAD - up * 27
        yield svg.words(x + _PAD, foot, line, size=_foot_size(line), fill=_GREY)


def _foot_size(line: str) -> int:
    """A bot of a long name has long links."""
    fitting = (size for size in (17, 15) if svg.width_of(line, size) <= _SLIP_WIDTH - 2 * _PAD)
    return next(fitting, 13)


def _cut(x: int, y: int, height: int) -> str:
    """Dashed: here the scissors go."""
    return (
        f'<rect x="{x}" y="{y}" width="{_SLIP_WIDTH}" height="{height}" fill="none" '
        'stroke="#9aa5b1" stroke-dasharray="8 6"/>'
    )


def _code(link: str, x: int, y: int) -> str:
    """One path for all dark modules."""
    code = segno.make_qr(link, error="m")
    rows = list(code.matrix_iter(scale=1, border=0))
    side = CODE / len(rows)
    path = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, modules in enumerate(rows)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    return f'<path transform="translate({x} {y}) scale({side:.4f})" d="{path}" fill="#000000"/>'
