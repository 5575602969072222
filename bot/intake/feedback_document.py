"""A feedback document of Word's (docx) as lines in the order they are read, its own numbers put
before them: nothing that is seen in the text is left out, and no field or macro is run.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from bot.core.outline_tree import Line
from bot.intake import archives
from bot.intake.automatic_numbers import Numbers, value
from bot.intake.nodes import Unreadable

MOST_LINES = 5000
MOST_SIGNS = 500_000
_BROKEN = (
    zipfile.BadZipFile, zlib.error, PackageNotFoundError, SyntaxError,
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, NotImplementedError,
)  # fmt: skip
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_COUNTED = re.compile(r"\d{1,3}[.、]?")
_FOOTNOTES = "/footnotes"
_APART = "\u3000"
# Shown beside their alternative, hidden, or drawn elsewhere on the page.
_ASIDE = frozenset({qn("w:txbxContent"), qn("w:del"), qn("w:moveFrom")})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-",
}  # fmt: skip


def lines(content: bytes) -> tuple[Line, ...]:
    """Raises `Unreadable` for what is no document, or one too long to be one."""
    archives.refuse_old(content, encrypted="document-file-encrypted", old="document-old")
    if not content.strip():
        raise Unreadable("document-empty")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archives.inspect(
                archive,
                "word/document.xml",
                bomb="document-file-bomb",
                encrypted="document-file-encrypted",
                broken="document-file-broken",
                macros="document-macros",
            )
        found = tuple(_Reader.of(docx.Document(io.BytesIO(content))).read())
    except _BROKEN as error:
        raise Unreadable("document-file-broken") from error
    if len(found) > MOST_LINES or sum(len(line.text) for line in found) > MOST_SIGNS:
        raise Unreadable("document-long", lines=str(MOST_LINES))
    if not found:
        raise Unreadable("document-empty")
    return tuple(replace(line, number=n) for n, line in enumerate(found, 1))


@dataclass(slots=True)
class _Reader:
    body: Any
    styles: dict[str, Any]
    numbers: Numbers
    notes: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, document: Any) -> _Reader:
        styles = {str(s.get(qn("w:styleId"))): s for s in document.styles.element}
        numbers, notes = Numbers(), []
        for relation in document.part.rels.values():
            if relation.is_external:
                continue
            if relation.reltype.endswith("/numbering"):
                numbers.learn(relation.target_part.element)
            elif relation.reltype.endswith(_FOOTNOTES):
                notes.append(parse_xml(relation.target_part.blob))
        return cls(document.element.body, styles, numbers, notes)

    def read(self) -> Iterator[Line]:
        """The text first, then what is drawn or noted beside it."""
        yield from self._blocks(self.body, "")
        for aside in (*self.boxes, *self.notes):
            for paragraph in aside.iter(qn("w:p")):
                yield from self._paragraph(paragraph, "box")

    def _blocks(self, parent: Any, source: str) -> Iterator[Line]:
        """Through content controls and tracked insertions as well."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, source)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag not in _ASIDE and child.tag != _FALLBACK:
                yield from self._blocks(child, source)

    def _table(self, table: Any) -> Iterator[Line]:
        for row in table.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not table:
                continue  # of a table within a cell, which that cell brings
            cells = [[*self._blocks(cell, "table")] for cell in row.findall(qn("w:tc"))]
            yield from _row([cell for cell in cells if cell])

    def _paragraph(self, paragraph: Any, source: str) -> Iterator[Line]:
        self.boxes += [box for box in paragraph.iter(qn("w:txbxContent")) if not _is_hidden(box)]
        text = _text(paragraph)
        label, is_known = self._label(paragraph, text)
        first, *further = [part for part in text.split("\n") if part.strip()] or [""]
        if first:
            yield Line(
                text=first.strip(),
                number=0,
                label=label,
                heading=self._heading(paragraph),
                is_bold=_begins_bold(paragraph),
                source=source,
                is_uncounted=not is_known,
            )
        for part in further:
            yield Line(text=part.strip(), number=0, source=source)

    def _label(self, paragraph: Any, text: str) -> tuple[str, bool]:
        """An empty paragraph counts in Word as well, and its number is seen by nobody."""
        list_id, level = self._list_of(paragraph)
        if not list_id or list_id == "0":
            return "", True
        label = self.numbers.next(list_id, level)
        return (label.words.strip(), label.is_known) if text.strip() else ("", True)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if own is not None and value(own, "w:numId"):
            return value(own, "w:numId"), _level(own)
        for id, style in self._ancestry(paragraph):
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None and value(found, "w:numId"):
                list_id = value(found, "w:numId")
                return list_id, _level(found) or self.numbers.level_of_style(list_id, id)
        return "", 0

    def _heading(self, paragraph: Any) -> int:
        said = value(paragraph.find(qn("w:pPr")), "w:outlineLvl")
        if said.isdecimal() and int(said) < 9:
            return int(said) + 1
        for id, style in self._ancestry(paragraph):
            match = _HEADING.match(value(style, "w:name")) or _HEADING.match(id)
            if match is not None:
                return int(match[1])
        return 0

    def _ancestry(self, paragraph: Any) -> Iterator[tuple[str, Any]]:
        """The paragraph's style, and what it is based on; a circle ends where it began."""
        id, seen = value(paragraph.find(qn("w:pPr")), "w:pStyle"), set[str]()
        while id in self.styles and id not in seen:
            seen.add(id)
            yield id, self.styles[id]
            id = value(self.styles[id], "w:basedOn")


def _level(properties: Any) -> int:
    said = value(properties, "w:ilvl")
    return int(said) if said.isdecimal() else 0


def _text(paragraph: Any) -> str:
    """All that is read in it: links, fields and insertions too; not what is deleted or drawn."""
    return "".join(_words(paragraph))


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS and child.getparent().tag != qn("w:tabs"):
            yield _SIGNS[child.tag]
        elif child.tag not in _ASIDE and child.tag not in (qn("w:pPr"), _FALLBACK):
            yield from _words(child)


def _is_hidden(box: Any) -> bool:
    return any(ancestor.tag == _FALLBACK for ancestor in box.iterancestors())


def _begins_bold(paragraph: Any) -> bool:
    for run in paragraph.iter(qn("w:r")):
        words = _text(run).strip()
        if words:
            bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
            return bold is not None and bold.get(qn("w:val")) not in ("0", "false", "off")
    return False


def _row(cells: list[list[Line]]) -> Iterator[Line]:
    """A row of short cells is one line; a number in a cell of its own is the line's number."""
    if len(cells) > 1 and all(len(cell) == 1 for cell in cells):
        [first], *others = cells
        if _COUNTED.fullmatch(first.text) and not first.label:
            words = _APART.join(line.label + line.text for [line] in others)
            yield replace(first, label=first.text, text=words)
            return
        words = _APART.join([first.text, *(line.label + line.text for [line] in others)])
        yield replace(first, text=words)
        return
    for cell in cells:
        yield from cell
