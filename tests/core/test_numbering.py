"""The numbers before a paragraph, in all the forms an office's keyboard has."""

from __future__ import annotations

import pytest

from bot.core import numbering
from bot.core.numbering import Rank


@pytest.mark.parametrize(
    ("line", "rank", "number", "label"),
    [
        ("第二部分 主要问题", Rank.PART, 2, "第二部分 "),
        ("一、主要问题", Rank.CHINESE, 1, "一、"),
        ("十二，其他", Rank.CHINESE, 12, "十二，"),
        ("一百零二、其他", Rank.CHINESE, 102, "一百零二、"),
        ("壹、问题", Rank.CHINESE, 1, "壹、"),
        ("（一）党的领导", Rank.BRACKETED, 1, "（一）"),
        ("(二十一)党的领导", Rank.BRACKETED, 21, "(二十一)"),
        ("〔三〕党的领导", Rank.BRACKETED, 3, "〔三〕"),
        ("㈣党的领导", Rank.BRACKETED, 4, "㈣"),
        ("1.理论学习", Rank.DECIMAL, 1, "1."),
        ("１２．理论学习", Rank.DECIMAL, 12, "１２．"),
        ("3、理论学习", Rank.DECIMAL, 3, "3、"),
        ("1.2019年以来", Rank.DECIMAL, 1, "1."),
        ("1.2.3学习", Rank.DECIMAL, 3, "1.2.3"),
        ("2.1 学习", Rank.DECIMAL, 1, "2.1 "),
        ("⒌学习", Rank.DECIMAL, 5, "⒌"),
        ("（6）学习", Rank.PARENTHESISED, 6, "（6）"),
        ("7)学习", Rank.PARENTHESISED, 7, "7)"),
        ("⑻学习", Rank.PARENTHESISED, 8, "⑻"),
        ("⑨学习", Rank.CIRCLED, 9, "⑨"),
        ("第三，学习", Rank.SAID, 3, "第三，"),
        ("四是学习", Rank.SAID, 4, "四是"),
        ("　　五、学习", Rank.CHINESE, 5, "　　五、"),
    ],
)  # fmt: skip
def test_every_form_is_read(line: str, rank: Rank, number: int, label: str) -> None:
    mark = numbering.read(line)
    assert mark == numbering.Mark(rank=rank, number=number, label=label)


@pytest.mark.parametrize(
    "line",
    [
        "", "　", "1.", "（一）", "2020年以来", "1.5万元未入账", "3万元", "12.5%的村",
        "第一巡察组", "一般公共预算", "十一届三中全会", "二十大精神", "一是否公开",
        "2020.9.30 反馈", "零、无", "①", "十百、无", "一二、无",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(line: str) -> None:
    assert numbering.read(line) is None


@pytest.mark.parametrize(
    ("label", "rank", "number"),
    [
        ("（三）", Rank.BRACKETED, 3),
        ("4.", Rank.DECIMAL, 4),
        ("5", Rank.DECIMAL, 5),
        ("（乙）", Rank.CHINESE, 2),
        ("第六条", None, 0),
        ("●", None, 0),
    ],
)
def test_a_label_that_stands_apart_is_read_too(label: str, rank: Rank | None, number: int) -> None:
    mark = numbering.of_label(label)
    assert (mark.rank, mark.number, mark.label) == (rank, number, label) if mark else rank is None


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (45, "四十五"), (100, "100")]
)
def test_a_number_is_said_as_a_heading_counts(number: int, said: str) -> None:
    assert numbering.in_words(number) == said
    assert numbering.value(said) == number
