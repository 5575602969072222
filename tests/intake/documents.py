"""Feedback documents as Word keeps them, made by python-docx; numbers of its own included."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

USUAL_LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
    ("decimalEnclosedCircleChinese", "%5"),
)


class Paper:
    """`paragraph(text, list=1, level=2)` is numbered by Word, and not in its text."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.numbering = self.document.part.numbering_part.element

    def paragraph(self, text: str, *, list: int = 0, level: int = 0, style: str = "") -> Any:
        made = self.document.add_paragraph(text, style=style or None)
        if list:
            _set_list(made._p.get_or_add_pPr(), list, level)
        return made

    def bold(self, title: str, rest: str) -> None:
        made = self.document.add_paragraph()
        made.add_run(title).bold = True
        made.add_run(rest)

    def has_list(
        self,
        id: int,
        levels: Sequence[tuple[str, str]] = USUAL_LEVELS,
        *,
        style: str = "",
        legal: bool = False,
        start: int = 1,
    ) -> None:
        """A list of Word's; `style`: its first level belongs to that style."""
        rows = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{counted}"/>'
            + (f'<w:pStyle w:val="{style}"/>' if style and place == 0 else "")
            + ("<w:isLgl/>" if legal else "")
            + f'<w:lvlText w:val="{text}"/></w:lvl>'
            for place, (counted, text) in enumerate(levels)
        )
        self._add(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}">{rows}</w:abstractNum>')
        self.has_number(id, id)

    def has_number(self, id: int, abstract: int, *, restart: int | None = None) -> None:
        override = (
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>'
            if restart is not None
            else ""
        )
        self._add(
            f'<w:num {nsdecls("w")} w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>'
            f"{override}</w:num>"
        )

    def _add(self, xml: str) -> None:
        self.numbering.append(parse_xml(xml))

    def numbers_style(self, name: str, list: int, level: int | None = None) -> None:
        properties = self.document.styles[name].element.get_or_add_pPr()
        _set_list(properties, list, level)

    def table(self, *rows: Sequence[str]) -> Any:
        made = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return made

    def raw(self, xml: str) -> None:
        """Before the section's properties, which end a body."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(xml))

    def content(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def _set_list(properties: Any, list: int, level: int | None) -> None:
    if (old := properties.find(qn("w:numPr"))) is not None:
        properties.remove(old)
    numbered = OxmlElement("w:numPr")
    for tag, number in (("w:ilvl", level), ("w:numId", list)):
        if number is not None:
            child = OxmlElement(tag)
            child.set(qn("w:val"), str(number))
            numbered.append(child)
    properties.append(numbered)


def usual() -> bytes:
    """The document of `outline_samples.USUAL`, in short, every number counted by Word."""
    paper = Paper()
    paper.has_list(21)
    paper.paragraph("中共清河县委第一巡察组关于巡察清河镇党委的反馈意见", style="Title")
    paper.paragraph("2020年9月4日，县委第一巡察组向清河镇党委反馈了巡察情况。")
    paper.paragraph("巡察发现的主要问题", list=21)
    paper.paragraph("落实党的理论和路线方针政策方面", list=21, level=1)
    paper.paragraph("理论学习不深入。中心组学习以会代训。", list=21, level=2)
    paper.paragraph("意识形态责任制落实不到位。", list=21, level=2)
    paper.paragraph("落实全面从严治党责任方面", list=21, level=1)
    paper.paragraph("财务管理混乱。", list=21, level=2)
    paper.paragraph("白条入账12张。", list=21, level=3)
    paper.paragraph("超标准接待3次。", list=21, level=3)
    paper.paragraph("意见建议", list=21)
    paper.paragraph("强化理论武装。", list=21, level=1)
    return paper.content()
