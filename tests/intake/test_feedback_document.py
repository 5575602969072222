"""Word's documents as lines: their numbers, styles, tables, boxes, links, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import outline_reading
from bot.core.outline_tree import Line
from bot.core.outlines import Kind
from bot.intake import archives, feedback_document
from bot.intake.automatic_numbers import FORMATS
from bot.intake.nodes import Unreadable
from tests.intake.documents import USUAL_LEVELS, Paper, usual
from tests.outline_samples import found, odd

W = nsdecls("w")


def read(paper: Paper) -> tuple[Line, ...]:
    return feedback_document.lines(paper.content())


def seen(paper: Paper) -> list[str]:
    return [line.label + line.text for line in read(paper)]


def test_numbers_that_word_has_counted() -> None:
    lines = feedback_document.lines(usual())
    assert [line.label for line in lines] == [
        "", "", "一、", "（一）", "1.", "2.", "（二）", "1.", "（1）", "（2）", "二、", "（一）",
    ]  # fmt: skip
    outline = outline_reading.read(lines)
    assert found(outline) == [
        "理论学习不深入。中心组学习以会代训。",
        "意识形态责任制落实不到位。",
        "财务管理混乱。\n（1）白条入账12张。\n（2）超标准接待3次。",
    ]
    assert found(outline, Kind.ADVICE) == ["强化理论武装。"]
    assert odd(outline) == [("folded", 8)]
    assert outline.on is not None


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ("decimal", "11"), ("decimalZero", "11"), ("decimalFullWidth", "１１"),
        ("decimalEnclosedCircleChinese", "⑪"), ("decimalEnclosedParen", "⑾"),
        ("decimalEnclosedFullstop", "⒒"), ("chineseCounting", "十一"),
        ("ideographDigital", "一一"),
        ("chineseLegalSimplified", "拾壹"), ("ideographTraditional", "甲"),
        ("ideographZodiac", "戌"), ("upperLetter", "K"), ("lowerLetter", "k"),
        ("upperRoman", "XI"), ("lowerRoman", "xi"), ("none", ""),
        ("ideographEnclosedCircle", "11"),
        ("aiueo", "11"),
    ],
)  # fmt: skip
def test_every_way_of_counting(counted: str, said: str) -> None:
    paper = Paper()
    paper.has_list(21, [(counted, "%1")], start=11)
    paper.paragraph("财务不清。", list=21)
    [line] = read(paper)
    assert line.label == said
    assert line.is_uncounted is (counted not in FORMATS)


def test_lists_restart_belong_to_styles_and_may_be_bullets() -> None:
    paper = Paper()
    paper.has_list(21, [("ideographTraditional", "%1、"), ("decimal", "%1.%2")], legal=True)
    paper.has_list(22, [("bullet", "●")])
    paper.has_list(23, [("chineseCounting", "%1、")], style="Heading1")
    paper.has_number(24, 21, restart=5)
    paper.numbers_style("Heading 1", 23)
    paper.numbers_style("List Number", 21, 0)
    paper.paragraph("存在的问题", style="Heading 1")
    paper.paragraph("甲事", list=21)
    paper.paragraph("乙事", list=21, level=1)
    paper.paragraph("", list=21, level=1)
    paper.paragraph("丙事", list=21, level=1)
    paper.paragraph("丁事", list=24)
    paper.paragraph("戊事", style="List Number")
    paper.paragraph("己事", list=22)
    paper.paragraph("庚事", list=21, level=7)
    paper.paragraph("辛事", list=99)
    paper.paragraph("整改要求", style="Heading 1")
    assert seen(paper) == [
        "一、存在的问题", "1、甲事", "1.1乙事", "1.3丙事", "5、丁事", "6、戊事", "己事", "庚事",
        "辛事", "二、整改要求",
    ]  # fmt: skip
    assert [line.heading for line in read(paper)] == [1, *[0] * 8, 1]


def test_a_level_below_one_that_never_came_counts_from_its_start() -> None:
    paper = Paper()
    paper.has_list(21, [*USUAL_LEVELS[:1], ("decimal", "%1%2.")])
    paper.paragraph("甲事", list=21, level=1)
    assert seen(paper) == ["一1.甲事"]


def test_the_outline_level_of_a_paragraph_is_a_heading_too() -> None:
    paper = Paper()
    made = paper.paragraph("存在的问题")
    made._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="1"/>'))
    assert read(paper)[0].heading == 2


def test_links_insertions_controls_and_line_breaks_are_read_deletions_are_not() -> None:
    paper = Paper()
    paper.raw(
        f"<w:p {W}><w:r><w:t>一、存在的</w:t></w:r>"
        "<w:hyperlink><w:r><w:t>主要</w:t></w:r></w:hyperlink>"
        "<w:ins><w:r><w:t>问题</w:t></w:r></w:ins><w:del><w:r><w:delText>不是</w:delText></w:r>"
        "</w:del><w:r><w:br/><w:t>1.甲</w:t><w:noBreakHyphen/><w:tab/><w:t>事。</w:t></w:r></w:p>"
    )
    paper.raw(
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>2.乙事。</w:t></w:r></w:p></w:sdtContent>"
        "</w:sdt>"
    )
    assert seen(paper) == ["一、存在的主要问题", "1.甲-\t事。", "2.乙事。"]


def test_tables_in_their_place_and_boxes_at_the_end() -> None:
    paper = Paper()
    paper.paragraph("一、存在的问题")
    inner = paper.table(("序号", "问题"), ("1", "甲事不实"), ("二、", "乙\n丙"))
    inner.cell(2, 1).add_table(1, 1).cell(0, 0).text = "（一）内表"
    paper.bold("1.丁事。", "详情。")
    paper.raw(
        f"<w:p {W}><w:r><w:t>2.戊事。</w:t><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>框内文字</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )
    lines = read(paper)
    assert [(line.label, line.text, line.source) for line in lines] == [
        ("", "一、存在的问题", ""),
        ("", "序号　问题", "table"),
        ("1", "甲事不实", "table"),
        ("", "二、", "table"),
        ("", "乙", "table"),
        ("", "丙", "table"),
        ("", "（一）内表", "table"),
        ("", "1.丁事。详情。", ""),
        ("", "2.戊事。", ""),
        ("", "框内文字", "box"),
    ]
    assert [line.is_bold for line in lines[-3:]] == [True, False, False]


def test_of_two_forms_of_a_box_one_is_read() -> None:
    paper = Paper()
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    paper.raw(
        f'<w:p {W} xmlns:mc="{mc}"><w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}'
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )
    assert [line.text for line in read(paper)] == ["框"]


def footnoted(content: bytes) -> bytes:
    note = "<w:footnote><w:p><w:r><w:t>注文</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    relation = (
        '<Relationship Id="rIdN" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/footnotes"/>'
        '<Relationship Id="rIdX" Target="http://x/" TargetMode="External" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/_rels/document.xml.rels":
                text = text.replace(b"</Relationships>", relation.encode())
            new.writestr(name, text)
        new.writestr("word/footnotes.xml", notes)
    return made.getvalue()


def test_footnotes_are_not_swallowed_and_nothing_outside_is_fetched() -> None:
    paper = Paper()
    paper.paragraph("一、存在的问题")
    lines = feedback_document.lines(footnoted(paper.content()))
    assert [line.text for line in lines] == ["一、存在的问题", "注文"]


def packed(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return made.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "document-empty"),
        (Paper().content(), "document-empty"),
        (b"no archive", "document-file-broken"),
        (packed(**{"a.txt": "x"}), "document-file-broken"),
        (packed(**{"word__document.xml": "<w:document"}), "document-file-broken"),
        (packed(**{"word__document.xml": "<!DOCTYPE a>"}), "document-file-broken"),
        (packed(**{"word__document.xml": "0" * 3_000_000}), "document-file-bomb"),
        (packed(**{"word__document.xml": "", "word__vbaProject.bin": "x"}), "document-macros"),
        (OLE + b"....", "document-old"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "document-file-encrypted"),
    ],
)
def test_what_is_no_document_is_said_to_be_none(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        feedback_document.lines(content)
    assert refusal.value.problem.text.id == reason


def test_a_document_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback_document, "MOST_LINES", 2)
    with pytest.raises(Unreadable) as refusal:
        feedback_document.lines(usual())
    assert refusal.value.problem.text.id == "document-long"
    assert archives.MAX_RATIO == 200


PIECES = st.lists(
    st.tuples(
        st.text(alphabet="一、（）1.①甲乙方面问题。 ", max_size=12),
        st.integers(0, 1),
        st.integers(0, 4),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(PIECES)
def test_no_word_of_any_document_is_lost(pieces: list[tuple[str, int, int]]) -> None:
    paper = Paper()
    paper.has_list(21)
    for text, is_listed, level in pieces:
        paper.paragraph(text, list=21 * is_listed, level=level)
    paper.paragraph("末段")
    lines = read(paper)
    whole = "".join("".join(text.split()) for text, _, _ in pieces) + "末段"
    assert "".join("".join(line.text.split()) for line in lines) == whole
    entries = outline_reading.read(lines).entries
    assert "".join("".join(e.whole.split()) for e in entries) == "".join(
        "".join((line.label + line.text).split()) for line in lines
    )
