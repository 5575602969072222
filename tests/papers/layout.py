"""The official layout (GB/T 9704-2012) as a Word file: page, fonts, styles, page numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

SONG, FANG, KAI, HEI = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"
LATIN = "Times New Roman"
FALLBACKS = {
    SONG: "方正小标宋_GBK,小标宋体,宋体,SimSun",
    FANG: "仿宋,FangSong",
    KAI: "楷体,KaiTi",
    HEI: "SimHei",
}
# 三号, 二号, 小四, 四号, in points.
THREE, TWO, SMALL_FOUR, FOUR = 16, 22, 12, 14
RED = RGBColor(0xD0, 0x00, 0x00)
BODY, TO, TITLE, SIGNED, DATED = "公文正文", "公文主送", "公文标题", "公文署名", "公文日期"
FIRST, SECOND, THIRD = "公文一级标题", "公文二级标题", "公文三级标题"
CELL, HEAD, SMALL = "公文表格", "公文表头", "公文附注"
MASTHEAD, NUMBER = "发文机关标志", "发文字号"
# Style: font, size, alignment, first line and right indent in characters, line pitch in points.
STYLES: dict[str, tuple[str, int, ALIGN, int, int, int]] = {
    TITLE: (SONG, TWO, ALIGN.CENTER, 0, 0, 33),
    TO: (FANG, THREE, ALIGN.JUSTIFY, 0, 0, 28),
    BODY: (FANG, THREE, ALIGN.JUSTIFY, 2, 0, 28),
    FIRST: (HEI, THREE, ALIGN.JUSTIFY, 2, 0, 28),
    SECOND: (KAI, THREE, ALIGN.JUSTIFY, 2, 0, 28),
    THIRD: (FANG, THREE, ALIGN.JUSTIFY, 2, 0, 28),
    SIGNED: (FANG, THREE, ALIGN.RIGHT, 0, 2, 28),
    DATED: (FANG, THREE, ALIGN.RIGHT, 0, 4, 28),
    CELL: (FANG, SMALL_FOUR, ALIGN.LEFT, 0, 0, 18),
    HEAD: (HEI, SMALL_FOUR, ALIGN.CENTER, 0, 0, 18),
    MASTHEAD: (SONG, 30, ALIGN.CENTER, 0, 0, 44),
    NUMBER: (FANG, THREE, ALIGN.RIGHT, 0, 0, 28),
    SMALL: (FANG, SMALL_FOUR, ALIGN.LEFT, 0, 0, 18),
}
_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"}
_MADE = datetime(2026, 11, 24, tzinfo=UTC)


def empty(title: str) -> Document:
    made = docx.Document()
    _strip(made)
    _page(made)
    _fonts(made)
    for name in STYLES:
        _style(made, name)
    _numbers(made)
    made.core_properties.title = title
    made.core_properties.author = ""
    made.core_properties.comments = ""
    made.core_properties.created = made.core_properties.modified = _MADE
    return made


def _strip(made: Document) -> None:
    """python-docx begins with many styles and a picture that no paper needs."""
    for style in list(made.styles):
        if style.name not in _KEPT:
            style.delete()
    for id, rel in list(made.part.package.rels.items()):
        if rel.reltype.endswith("/thumbnail"):
            del made.part.package.rels[id]
    for defaults in made.styles.element.iter(qn("w:rPrDefault")):
        for fonts in defaults.iter(qn("w:rFonts")):
            _named(fonts, FANG)


def _page(made: Document) -> None:
    """A4; 37, 35, 28 and 26 mm; 22 lines of 28 signs."""
    section = made.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    section._sectPr.append(_element("w:docGrid", linePitch="560"))


def _fonts(made: Document) -> None:
    """Each with what may stand in for it: where it is not installed, Word looks for these."""
    named = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for part in made.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            whole = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts xmlns:w="{space}">{named}'
            part._blob = f"{whole}</w:fonts>".encode()


def _style(made: Document, name: str) -> None:
    font, size, align, first, right, line = STYLES[name]
    style: Any = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(size)
    _named(style.element.get_or_add_rPr().get_or_add_rFonts(), font)
    format_ = style.paragraph_format
    format_.alignment = align
    format_.space_before = format_.space_after = Pt(0)
    format_.line_spacing = Pt(line)
    format_.widow_control = False
    if first:
        _indent(style, firstLineChars=first * 100, firstLine=first * size * 20)
    if right:
        _indent(style, rightChars=right * 100, right=right * size * 20)
    if name == MASTHEAD:
        style.font.color.rgb = RED
    if name == THIRD:
        style.font.bold = True


def _indent(style: Any, **values: int) -> None:
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    for key, value in values.items():
        indent.set(qn(f"w:{key}"), str(value))


def _named(fonts: Any, east: str) -> None:
    """Written out for every kind of sign, and no theme that would come before."""
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    fonts.set(qn("w:ascii"), LATIN)
    fonts.set(qn("w:hAnsi"), LATIN)
    fonts.set(qn("w:cs"), LATIN)
    fonts.set(qn("w:eastAsia"), east)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _numbers(made: Document) -> None:
    """— 1 — at the outer side: right on odd pages, left on even ones."""
    made.settings.odd_and_even_pages_header_footer = True
    section = made.sections[0]
    for footer, align in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = made.styles["Normal"]
        paragraph.alignment = align
        side = {"right": "280"} if align is ALIGN.RIGHT else {"left": "280"}
        paragraph._p.get_or_add_pPr().append(_element("w:ind", **side))
        for piece in ("— ", None, " —"):
            _number_run(paragraph.add_run(piece or ""), piece is None)


def _number_run(run: Any, is_field: bool) -> None:
    run.font.size = Pt(FOUR)
    _named(run._r.get_or_add_rPr().get_or_add_rFonts(), "宋体")
    if is_field:
        run._r.append(_element("w:fldChar", fldCharType="begin"))
        code = OxmlElement("w:instrText")
        code.text = " PAGE "
        run._r.append(code)
        run._r.append(_element("w:fldChar", fldCharType="end"))


def red_line(paragraph: Any) -> None:
    """Under the issuing office's name."""
    borders = OxmlElement("w:pBdr")
    borders.append(
        _element("w:bottom", val="thickThinSmallGap", sz="24", space="4", color="D00000")
    )
    paragraph._p.get_or_add_pPr().append(borders)


def table(made: Document, heads: tuple[str, ...], cells: tuple[str, ...], of: str) -> None:
    """A head, and one row for each of `of`."""
    grid: Any = made.add_table(rows=4, cols=len(heads))
    grid.style = made.styles["Table Grid"]
    rows = (heads, (of,), cells, ("{%tr endfor %}",))
    for row, words in zip(grid.rows, rows, strict=True):
        for cell, said in zip(row.cells, words, strict=False):
            cell.paragraphs[0].text = said
        for cell in row.cells:
            cell.paragraphs[0].style = made.styles[HEAD if words is heads else CELL]
    header = grid.rows[0]._tr.get_or_add_trPr()
    header.append(_element("w:tblHeader", val="true"))
