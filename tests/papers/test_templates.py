"""The packaged templates: as our own code makes them, in the official layout, and filled with
whatever people have written."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from bot.core.numbering import in_words
from bot.core.papers import Kind, Paper
from bot.core.screens import Day, text
from bot.reports import samples, word
from tests.ledger import START
from tests.papers import layout, making
from tests.usecases.spoken import LOCALES, _texts

HOSTILE = "<w:p>&\"'{{ 7*7 }}{% for x in y %}{_{ }}\x00\x07\x0b\ud800￾]]>\u2028下一行\r\n末行\t完"


def words(said: Any) -> str:
    return _texts().plain(said, "zh-CN")


def read(content: bytes) -> str:
    made = docx.Document(BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in made.paragraphs] + cells)


def test_the_packaged_ones_are_what_our_code_makes() -> None:
    for kind in Kind:
        made, kept = making.template(kind), docx.Document(str(word.PACKAGED / f"{kind}.docx"))
        assert made.element.xml == kept.element.xml, f"{kind}: python -m tests.papers.making"
        assert made.styles.element.xml == kept.styles.element.xml


def test_page_fonts_and_lines_are_those_of_official_papers() -> None:
    kind = Kind.UNIT_REPORT
    made = docx.Document(BytesIO(word.filled(default(kind), samples.of(kind))))
    (section,) = made.sections
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round((side or Mm(0)).mm) for side in sides] == [37, 35, 28, 26]
    page = (section.page_width, section.page_height)
    assert [round((side or Mm(0)).mm) for side in page] == [210, 297]
    fonts = {layout.TITLE: layout.SONG, layout.BODY: layout.FANG, layout.FIRST: layout.HEI}
    for name, font in fonts.items():
        style: Any = made.styles[name]
        assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    body: Any = made.styles[layout.BODY]
    assert body.paragraph_format.line_spacing.pt == 28
    assert body.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert "PAGE" in section.footer._element.xml
    table = next(p for p in made.part.package.iter_parts() if p.partname == "/word/fontTable.xml")
    assert "FangSong" in table.blob.decode()


def default(kind: Kind) -> bytes:
    return (word.PACKAGED / f"{kind}.docx").read_bytes()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_template_is_filled_whatever_people_have_written(kind: Kind) -> None:
    def hostile(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: hostile(each) for key, each in value.items()}
        return [hostile(each) for each in value] if isinstance(value, list) else HOSTILE

    filled = word.filled(default(kind), word.plain(hostile(samples.of(kind)), words))
    said = read(filled)
    assert "<w:p>&\"'{{ 7*7 }}{% for x in y %}" in said
    assert "49" not in said
    assert "下一行" in said
    assert "末行 完" in said


def test_values_become_sentences() -> None:
    day = Day(day=START.date())
    assert word.plain([text("paper-running-open", state=text("state-open")), day, 3], words) == [
        "未启动，未定整改期限。",
        "2020年12月7日",
        3,
    ]
    assert [in_words(n) for n in (1, 10, 12, 20, 21, 99, 100)] == [
        "一", "十", "十二", "二十", "二十一", "九十九", "100",
    ]  # fmt: skip
    assert word.safe('a/b\\c:"<第五届 第7轮>.') == "a_b_c_第五届_第7轮"


def edited(*paragraphs: str) -> bytes:
    made = docx.Document()
    for said in paragraphs:
        made.add_paragraph(said)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


BROKEN = {
    "其中的字段“单位名”不存在": edited("{{ 单位名 }}"),
    "其中的字段“职务”不存在": edited("{% for 项 in 事项清单 %}{{ 项.职务 }}{% endfor %}"),
    "“{{ 单位 }”附近的花括号不完整": edited("好", "{{ 单位 }"),
    "没有各占一段": edited("{%p for 项 in 事项清单 %}", "好", "后{% endfor %}"),
    "文件打不开": b"no Word at all",
    "不允许的写法": edited("{{ ''.__class__.__mro__ }}"),
    "不允许的写法（": edited("{{ 1 // 0 }}"),
}


@pytest.mark.parametrize("sentence", list(BROKEN))
def test_a_broken_template_is_named_and_the_paper_is_there_all_the_same(
    sentence: str, tmp_path: Path
) -> None:
    shelf = word.Templates(own=tmp_path)
    (tmp_path / "督办函.docx").write_bytes(BROKEN[sentence])
    fields = samples.of(Kind.SUPERVISION)
    paper = Paper(kind=Kind.SUPERVISION, about="函 1", count=1, fields=fields)
    made = shelf.made(paper, words)
    assert made.fault is not None
    assert sentence in words(made.fault)
    assert "督办函.docx" in words(made.fault)
    assert "关于督办样例巡察整改超期事项的函" in read(made.content)
    with pytest.raises(word.Fault):
        shelf.check(Kind.SUPERVISION, tmp_path / "督办函.docx")


def test_an_edited_template_is_used(tmp_path: Path) -> None:
    shelf = word.Templates(own=tmp_path)
    (tmp_path / "提醒函.docx").write_bytes(edited("我办格式：{{ 单位 }}", "{{ 导出 }}"))
    paper = Paper(kind=Kind.REMINDER, about="函 1", count=1, fields=samples.of(Kind.REMINDER))
    made = shelf.made(paper, words)
    assert (made.name, made.fault) == ("提醒函_函_1", None)
    assert "我办格式：样例" in read(made.content)
    shelf.check(Kind.REMINDER, tmp_path / "提醒函.docx")
    assert LOCALES.is_dir()


def test_a_template_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(word.Fault):
        word.Templates(own=tmp_path).check(Kind.TALK, tmp_path)
