"""From a feedback document's lines to its outline, and that no word of it is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.core import outline_reading, outline_tree
from bot.core.outline_tree import Line
from bot.core.outlines import Kind, Outline
from tests import outline_samples as samples
from tests.outline_samples import found, odd, read


def squeezed(*texts: str) -> str:
    return "".join("".join(text.split()) for text in texts)


def kept(outline: Outline) -> str:
    return squeezed(*(entry.whole for entry in outline.entries))


def test_the_usual_document() -> None:
    outline = read(samples.USUAL)
    assert [text.split("。")[0] for text in found(outline)] == [
        "理论学习不深入",
        "意识形态责任制落实不到位",
        "财务管理混乱",
        "关于“违规发放津补贴”问题",
        "2019年以来党支部换届不及时",
    ]
    guessed = [(entry.aspect, entry.category) for _, entry in outline.findings]
    assert guessed == [("A", "A1"), ("A", "A4"), ("B", "B6"), ("B", "B3"), ("C", "C4")]
    assert found(outline, Kind.ADVICE) == ["强化理论武装。", "压实两个责任。"]
    assert "以上意见，请认真研究，三个月内报送整改情况。" in found(outline, Kind.REST)
    assert outline.on == date(2020, 9, 4)
    assert odd(outline) == [("folded", 12)]
    assert outline.findings[2][1].text == "财务管理混乱。\n(1)白条入账12张。\n(2)超标准接待3次。"


def test_full_width_and_single_signs() -> None:
    outline = read(samples.FULL_WIDTH)
    assert [entry.label for _, entry in outline.findings] == ["１．", "２．", "⒈", "⒉"]
    assert odd(outline) == []


def test_odd_numbers_and_missing_levels_are_pointed_out() -> None:
    outline = read(samples.MISSING_LEVEL)
    assert odd(outline) == [
        ("missing-level", 2), ("skipped", 4), ("repeated", 8), ("skipped", 9), ("restarted", 10),
    ]  # fmt: skip
    assert len(outline.findings) == 7
    backward = read("一、问题\n（一）甲方面\n1.甲。\n3.乙。\n2.丙。\n（三）乙方面\n4.丁。")
    assert odd(backward) == [("skipped", 4), ("backward", 5), ("skipped", 6), ("late-start", 7)]


def test_a_count_that_runs_on_through_the_chapters_is_usual() -> None:
    outline = read("一、存在的主要问题\n（一）甲方面\n1.甲。\n2.乙。\n（二）乙方面\n3.丙。")
    assert odd(outline) == []


def test_what_is_counted_within_a_paragraph_is_listed_one_by_one() -> None:
    outline = read(samples.SAID)
    assert len(outline.findings) == 7
    assert found(outline)[1] == "监督责任缺位；"
    assert odd(outline) == [("late-start", 2), ("inline", 3), ("inline", 3), ("inline", 3)]
    whole = read(
        "一、存在的问题\n1.学习不深入。一是计划不实。二是记录不全。\n一是照抄。三是代写。"
    )
    assert found(whole) == ["学习不深入。一是计划不实。二是记录不全。\n一是照抄。三是代写。"]
    folded = read("一、存在的问题\n（一）学习不深入。\n一是计划不实。二是记录不全。")
    assert found(folded) == ["学习不深入。\n一是计划不实。二是记录不全。"]


def test_a_document_without_numbers() -> None:
    outline = read(samples.UNNUMBERED)
    assert [text.split("\n")[0] for text in found(outline)] == [
        "乡村振兴项目推进缓慢，资金闲置。", "环境整治不到位。", "关于“党建引领作用不强”问题",
    ]  # fmt: skip
    assert found(outline, Kind.ADVICE) == ["加强学习。"]
    assert {name for name, _ in odd(outline)} == {"unnumbered"}


def test_chapters_that_hold_no_problems_are_shown_and_not_written() -> None:
    outline = read(samples.CHAPTERS)
    assert found(outline) == ["党费收缴不及时。", "发展党员程序不规范。"]
    assert ("leads", 8) in odd(outline)
    assert {"班子情况", "移交问题线索2件。", "提高认识。"} <= set(found(outline, Kind.REST))
    strange = read(
        "一、存在的主要问题\n1.甲。\n二、其他事项\n1.乙事。\n三、建议\n（一）内容如下。乙。"
    )
    assert found(strange) == ["甲。"]
    assert found(strange, Kind.REST) == ["乙事。"]


def test_advice_without_numbers_and_in_one_paragraph() -> None:
    outline = read("一、存在的问题\n1.甲。\n二、意见建议\n为此建议：\n1.乙。\n①丙。")
    assert found(outline, Kind.ADVICE) == ["乙。\n①丙。"]
    assert found(outline, Kind.REST) == ["为此建议："]
    alone = read("一、问题\n1.甲。\n二、工作建议\n要学习。\n要落实。")
    assert found(alone, Kind.ADVICE) == ["要学习。", "要落实。"]
    spoken = read("一、存在的问题\n1.甲。\n二、意见建议。要学习。")
    assert found(spoken, Kind.ADVICE) == ["意见建议。要学习。"]
    within = read("一、存在的问题\n（一）甲方面\n1.甲。\n（二）整改建议\n1.乙。")
    assert (found(within), found(within, Kind.ADVICE)) == (["甲。"], ["乙。"])


def test_a_paragraph_without_a_number_goes_to_the_finding_above_and_is_pointed_out() -> None:
    outline = read(
        "一、存在的问题\n1.甲事不实。有三处。\n另有两处。\n2.乙事\n无记录。\n联系人：某科室\n丙"
    )
    assert found(outline) == ["甲事不实。有三处。\n另有两处。", "乙事\n无记录。"]
    assert odd(outline) == [("joined", 3)]
    assert found(outline, Kind.REST) == ["联系人：某科室", "丙"]


def test_an_empty_heading_a_repeated_and_an_overlong_finding() -> None:
    long = "很" * 4001
    outline = read(f"一、存在的问题\n（一）甲方面\n（二）乙方面\n1.乙。\n2.乙。\n3.{long}")
    assert odd(outline) == [("empty", 2), ("twice", 5), ("long", 6)]
    assert outline.findings[-1][1].is_too_long


def test_nothing_found_is_said() -> None:
    assert odd(read("今天天气不错。")) == [("none-found", 0)]
    assert read().entries == ()


def test_contents_tables_and_boxes_are_left_over() -> None:
    lines = [
        Line(text="一、存在的问题……1", number=1),
        Line(text="一、存在的问题", number=2),
        Line(text="1.甲。", number=3),
        Line(text="序号　问题", number=4, source="table"),
        Line(text="乙事不实", number=5, source="table", label="2"),
        Line(text="1.旁注", number=6, source="box"),
        Line(text="又一旁注", number=7, source="box"),
    ]
    outline = outline_reading.read(lines)
    assert found(outline) == ["甲。", "乙事不实"]
    assert found(outline, Kind.REST) == ["一、存在的问题……1", "序号　问题", "1.旁注", "又一旁注"]
    assert odd(outline) == [("table", 4), ("box", 6)]


def test_styles_and_bold_words_stand_for_numbers() -> None:
    lines = [
        Line(text="巡察反馈意见", number=1, heading=1),
        Line(text="存在的突出问题", number=2, heading=1),
        Line(text="组织建设", number=3, heading=2),
        Line(text="换届不及时。三年未换。", number=4, is_bold=True),
        Line(text="党费不清。", number=5, is_bold=True),
        Line(text="第一条", number=6, label="第一条", heading=3),
        Line(text="怪号", number=7, label="●", is_uncounted=True),
    ]
    outline = outline_reading.read(lines)
    assert found(outline) == ["换届不及时。三年未换。", "党费不清。", "第一条\n●怪号"]
    assert [entry.category for _, entry in outline.findings[:2]] == ["C4", "C5"]
    assert odd(outline)[:2] == [("unnumbered", 4), ("unnumbered", 5)]


def test_a_number_of_an_unknown_kind_is_pointed_out() -> None:
    lines = [
        Line(text="存在的问题", number=1, label="一、"),
        Line(text="甲。", number=2, label="1.", is_uncounted=True),
    ]
    assert ("uncounted", 2) in odd(outline_reading.read(lines))


def test_a_paste_in_several_messages() -> None:
    first = "一、存在的问题\n1.甲" + "甲" * 3600
    [head, finding, second] = outline_tree.lines_of((first, "乙。\n2.丙。"))
    assert finding.text.endswith("甲乙。")
    assert (head.number, second.text) == (1, "2.丙。")
    whole = outline_tree.lines_of(("一、甲" + "甲" * 3600 + "。", "", "乙"))
    assert [line.text[:2] for line in whole] == ["一、", "乙"]


def test_where_the_date_is_taken_from() -> None:
    spoken = "2020年8月1日进驻。\n二〇二〇年九月四日，巡察组向镇党委反馈。\n一、问题\n2020年9月9日"
    assert read(spoken).on == date(2020, 9, 4)
    assert read("一、问题\n1.２０２０年1月2日未反馈。\n2020年9月9日").on == date(2020, 9, 9)
    assert read("一、问题\n1.甲。\n2020年13月9日").on is None


def test_no_word_of_any_sample_is_lost() -> None:
    for document in samples.EVERY:
        assert kept(read(document)) == squeezed(document).replace("\u200b", "")


WORDS = st.sampled_from(
    (
        "一、", "（一）", "1.", "(1)", "①", "一是", "第二，", "㈡", "１．", "3、", "主要问题",
        "方面", "意见建议", "基本情况", "问题线索", "学习不实", "。", "；", "：", "关于“甲”问题",
        "反馈意见",        "以上意见", "2020年9月4日", "二是", "\n", "\n", " ", "…… 3", "财务",
    )
)  # fmt: skip
DOCUMENTS = st.lists(WORDS, max_size=60).map("".join)
STYLED = st.lists(
    st.builds(
        Line,
        text=st.lists(WORDS.filter(lambda word: word != "\n"), max_size=8).map("".join),
        number=st.just(1),
        label=st.sampled_from(("", "", "一、", "（二）", "3.", "●")),
        heading=st.integers(0, 4),
        is_bold=st.booleans(),
        source=st.sampled_from(("", "", "table", "box")),
    ),
    max_size=20,
).map(lambda lines: [replace(line, number=n) for n, line in enumerate(lines, 1)])


@given(DOCUMENTS)
def test_every_paragraph_of_any_text_stands_in_one_entry(document: str) -> None:
    outline = read(document)
    assert kept(outline) == squeezed(document)
    assert [e.line for e in outline.entries] == sorted(e.line for e in outline.entries)


@given(STYLED)
def test_and_of_any_word_document(lines: list[Line]) -> None:
    written = [line for line in lines if line.text.strip()]
    whole = squeezed(*(line.label + line.text for line in written))
    assert kept(outline_reading.read(lines)) == whole
