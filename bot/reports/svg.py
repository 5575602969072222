"""Small SVG pieces, and the way from SVG to PNG with the Chinese font of a package.

No font of the machine is trusted: what is drawn in the demo is what is drawn in the office.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from xml.sax.saxutils import escape

import resvg_py

FAMILY = "Noto Sans CJK SC"
_PACKAGE = "manimgx_fonts_cjk"
# A Latin word or a number stays whole, with the space behind it.
_WORD = re.compile(r"[!-~]+ ?|.")


@cache
def font_files() -> tuple[str, ...]:
    folder = resources.files(_PACKAGE)
    return tuple(str(file) for file in folder.iterdir() if file.name.endswith((".ttc", ".otf")))


def png(body: list[str], width: int, height: int) -> bytes:
    """`body` on an opaque white ground."""
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'font-family="{FAMILY}">{"".join(body)}</svg>'
    )
    return resvg_py.svg_to_bytes(
        svg_string=drawing,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=list(font_files()),
    )


def words(
    x: float,
    y: float,
    content: str,
    *,
    size: int,
    fill: str = "#1f2933",
    weight: int = 400,
    anchor: str = "start",
) -> str:
    """`y` is the base line."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" '
        f'fill="{fill}" text-anchor="{anchor}">{escape(_drawable(content))}</text>'
    )


def box(
    x: float, y: float, width: float, height: float, *, fill: str, outline: str = "none"
) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{outline}"/>'
    )


def rule(x1: float, x2: float, y: float, stroke: str = "#d5dbe1") -> str:
    return (
        f'<line x1="{x1:.1f}" x2="{x2:.1f}" y1="{y:.1f}" y2="{y:.1f}" '
        f'stroke="{stroke}" stroke-width="2"/>'
    )


def upright(x: float, y1: float, y2: float, stroke: str) -> str:
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y1:.1f}" y2="{y2:.1f}" '
        f'stroke="{stroke}" stroke-width="4" stroke-dasharray="10 8"/>'
    )


def width_of(content: str, size: int) -> float:
    """About the width in pixels: a Chinese sign is as wide as high, and so is %, for the whole
    of a rate shall stand clear of what is beside it; another Latin sign is 0.6 of it."""
    return sum(
        size if sign == "%" or unicodedata.east_asian_width(sign) in "WF" else size * 0.6
        for sign in content
    )


def fitted(content: str, size: int, width: float) -> str:
    """Shortened with … where it would be wider."""
    line = " ".join(_drawable(content).split())
    if width_of(line, size) <= width:
        return line
    while line and width_of(line, size) + size > width:
        line = line[:-1]
    return line.rstrip() + "…"


def wrapped(content: str, size: int, width: float) -> list[str]:
    """In lines no wider, broken between Chinese signs or around words and numbers."""
    lines, line = [], ""
    for word in _WORD.findall(" ".join(_drawable(content).split())):
        if line and width_of((line + word).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += word if line else word.lstrip()
    return [*lines, line.rstrip()]


def _drawable(content: str) -> str:
    """XML has no place for control characters and lone surrogates, escaped or not."""
    return "".join(
        sign if sign >= " " and unicodedata.category(sign) not in {"Cc", "Cs", "Cf", "Cn"} else " "
        for sign in content
    )
