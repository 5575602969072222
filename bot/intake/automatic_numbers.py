"""Word's own numbering: what a paragraph's number reads, which stands nowhere in its text.

A paragraph names a list (w:numId) and a level (w:ilvl), itself or by its style; the list's level
says how it counts (w:numFmt) and what stands around the number (w:lvlText, "（%1）").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from bot.core import numbering

_HAN = "〇一二三四五六七八九"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("一二三四五六七八九十", numbering.LEGAL)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%(\d)")
DEEPEST = 9


def _sign(first: int, most: int) -> Callable[[int], str]:
    return lambda n: chr(first + n - 1) if 1 <= n <= most else str(n)


def _of(signs: str) -> Callable[[int], str]:
    return lambda n: signs[(n - 1) % len(signs)]


def _digits(n: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(n))


def _legal(n: int) -> str:
    return numbering.in_words(n).translate(_LEGAL)


def _roman(n: int) -> str:
    said, rest = "", n
    for worth, sign in _ROMAN:
        said, rest = said + sign * (rest // worth), rest % worth
    return said


def _letter(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n)),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _sign(0x2460, 20),
    "decimalEnclosedCircleChinese": _sign(0x2460, 20),
    "decimalEnclosedParen": _sign(0x2474, 20),
    "decimalEnclosedFullstop": _sign(0x2488, 20),
    "ideographEnclosedCircle": _sign(0x3280, 10),
    "chineseCounting": numbering.in_words,
    "chineseCountingThousand": numbering.in_words,
    "japaneseCounting": numbering.in_words,
    "taiwaneseCounting": numbering.in_words,
    "taiwaneseCountingThousand": numbering.in_words,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _of(numbering.STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "none": lambda _n: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    format: str
    text: str
    is_legal: bool


@dataclass(frozen=True, slots=True)
class Label:
    """`is_known` is whether we can count as Word does here; a bullet has no words."""

    words: str
    is_known: bool = True


@dataclass(slots=True)
class Numbers:
    """Counts along the document, paragraph by paragraph."""

    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    _by_style: dict[tuple[str, str], int] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def learn(self, root: Any) -> None:
        """From the part word/numbering.xml."""
        for each in root.findall(qn("w:abstractNum")):
            self._learn_list(each)
        for num in root.findall(qn("w:num")):
            id = str(num.get(qn("w:numId")))
            self._lists[id] = value(num, "w:abstractNumId")
            for override in num.findall(qn("w:lvlOverride")):
                start = value(override, "w:startOverride")
                if start.isdecimal():
                    level = _number(override.get(qn("w:ilvl")))
                    self._overrides.setdefault(id, {})[level] = int(start)

    def _learn_list(self, each: Any) -> None:
        id = str(each.get(qn("w:abstractNumId")))
        for level in each.findall(qn("w:lvl")):
            place = _number(level.get(qn("w:ilvl")))
            self._levels.setdefault(id, {})[place] = Level(
                start=_number(value(level, "w:start"), 1),
                format=value(level, "w:numFmt") or "decimal",
                text=value(level, "w:lvlText"),
                is_legal=level.find(qn("w:isLgl")) is not None,
            )
            if style := value(level, "w:pStyle"):
                self._by_style[id, style] = place

    def level_of_style(self, list_id: str, style: str) -> int:
        """Where a list belongs to a style, the style says which of its levels."""
        return self._by_style.get((self._lists.get(list_id, ""), style), 0)

    def next(self, list_id: str, place: int) -> Label:
        """The label of the next paragraph of this list, at this level."""
        abstract = self._lists.get(list_id, "")
        levels = self._levels.get(abstract, {})
        if place not in levels:
            return Label("")
        counts = self._counts.setdefault(abstract, {})
        restart = self._overrides.get(list_id, {}).pop(place, None)
        first = levels[place].start if restart is None else restart
        is_new = place not in counts or restart is not None
        counts[place] = first if is_new else counts[place] + 1
        for deeper in range(place + 1, DEEPEST + 1):
            counts.pop(deeper, None)
        return self._label(levels, place, counts)

    def _label(self, levels: Mapping[int, Level], place: int, counts: dict[int, int]) -> Label:
        own = levels[place]
        if own.format == "bullet":
            return Label("")

        def said(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = levels.get(at, own)
            number = counts.setdefault(at, level.start) if at in levels else 0
            as_digits = own.is_legal or level.format not in FORMATS
            return str(number) if as_digits else FORMATS[level.format](number)

        return Label(_PLACE.sub(said, own.text), own.format in FORMATS)


def value(element: Any, tag: str) -> str:
    """The w:val of a child; "" without one."""
    found = element.find(qn(tag)) if element is not None else None
    return "" if found is None else str(found.get(qn("w:val")) or "")


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() else otherwise
