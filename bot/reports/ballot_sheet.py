"""The sheet of ballots: slips to cut apart, each with a link as a QR code, in words and to click.

The pages are drawn as pictures, so that the Chinese font is the package's own; a PDF around them
prints anywhere. No slip has a number: nobody shall note who got which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import segno
from fpdf import FPDF

from bot.core.screens import Text, text
from bot.reports import svg

Words = Callable[[Text], str]

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dots an inch
MARGIN = 60
COLUMNS, ROWS = 2, 5
CODE = 220
_SLIP_WIDTH = (WIDTH - 2 * MARGIN) // COLUMNS
_SLIP_HEIGHT = (HEIGHT - 2 * MARGIN) // ROWS
_PAD = 24
_MILLIMETRES = 210 / WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`title` names team and unit, `note` the last day."""

    title: Text
    note: Text
    links: tuple[str, ...]


def pdf(sheet: Sheet, words: Words) -> bytes:
    """As many pages as the links need."""
    document = FPDF(unit="mm", format="A4")
    document.set_auto_page_break(False)
    for links in _pages(sheet.links):
        document.add_page()
        document.image(BytesIO(_page(sheet, links, words)), x=0, y=0, w=210, h=297)
        for (x, y), link in zip(_places(), links, strict=False):
            left, top = x * _MILLIMETRES, y * _MILLIMETRES
            width, height = _SLIP_WIDTH * _MILLIMETRES, _SLIP_HEIGHT * _MILLIMETRES
            document.link(left, top, width, height, link)
    return bytes(document.output())


def _pages(links: Sequence[str]) -> Iterator[Sequence[str]]:
    """One page at least: a sheet without links says so by being empty."""
    size = COLUMNS * ROWS
    for at in range(0, max(len(links), 1), size):
        yield links[at : at + size]


def _places() -> Iterator[tuple[int, int]]:
    for n in range(COLUMNS * ROWS):
        row, column = divmod(n, COLUMNS)
        yield MARGIN + column * _SLIP_WIDTH, MARGIN + row * _SLIP_HEIGHT


def _page(sheet: Sheet, links: Sequence[str], words: Words) -> bytes:
    body: list[str] = []
    for (x, y), link in zip(_places(), links, strict=False):
        body += _slip(x, y, sheet, link, words)
    return svg.png(body, WIDTH, HEIGHT)


def _slip(x: int, y: int, sheet: Sheet, link: str, words: Words) -> Iterator[str]:
    yield svg.box(x, y, _SLIP_WIDTH, _SLIP_HEIGHT, fill="none", outline="#9aa5b1")
    yield _code(link, x + _PAD, y + _PAD)
    left, room = x + _PAD + CODE + _PAD, _SLIP_WIDTH - CODE - 3 * _PAD
    at = y + _PAD + 28
    for line in svg.wrapped(words(sheet.title), 26, room)[:3]:
        yield svg.words(left, at, line, size=26, weight=700)
        at += 36
    notes = (words(sheet.note), words(text("ballots-sheet-once")))
    said = [part for note in notes for part in svg.wrapped(note, 19, room)]
    for line in said[:5]:
        yield svg.words(left, at + 6, line, size=19, fill="#52606d")
        at += 27
    foot = y + _SLIP_HEIGHT - _PAD
    yield svg.words(x + _PAD, foot, link.removeprefix("https://"), size=17, fill="#52606d")


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
