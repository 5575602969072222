"""One line from the field: what stands apart is taken, what belongs to the sentence stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import Workdays
from bot.core.naming import beginning
from bot.core.one_line import Reading, category_of, limit, read
from bot.core.organisations import Level, Organisation

MONDAY = date(2020, 9, 7)
WORKDAYS = Workdays()


def unit(id: int, name: str, short: str, initials: str) -> Organisation:
    return Organisation(
        id=id, code=str(id), name=name, short_name=short, initials=initials,
        level=Level.TOWNSHIP, parent_id=None, sort=id, path=f"/{id}/",
    )  # fmt: skip


KNOWN = (
    unit(1, "清河镇", "清河镇", "qhz"),
    unit(2, "清河县水利局", "水利局", "slj"),
    unit(3, "沙泉县水利局", "水利局", "slj"),
    unit(4, "柳树村", "柳树村", "lsc"),
    unit(5, "清河镇中心校", "中心校", "zxx"),
    unit(6, "丁", "丁", "d"),
)


def taken(line: str) -> Reading:
    return read(line, KNOWN, MONDAY, WORKDAYS)


def units(line: str) -> list[str]:
    return [each.name for each in taken(line).units]


def test_a_whole_line_is_taken_apart() -> None:
    reading = taken("清河镇 #群众身边 327户安置房未办房产证 立行立改 下周五")
    assert [each.name for each in reading.units] == ["清河镇"]
    assert (reading.category, reading.immediate) == ("B5", True)
    assert reading.proposed_due == date(2020, 9, 18)
    assert reading.problem == "327户安置房未办房产证"


@pytest.mark.parametrize(
    ("line", "names", "problem"),
    [
        ("清河镇 账目不清", ["清河镇"], "账目不清"),
        ("清河镇：账目不清", ["清河镇"], "账目不清"),
        ("清河镇，账目不清", ["清河镇"], "账目不清"),
        ("qhz 账目不清", ["清河镇"], "账目不清"),
        ("QHZ 账目不清", ["清河镇"], "账目不清"),
        ("中心校　厕所漏水", ["清河镇中心校"], "厕所漏水"),
        ("水利局 白条报销", ["清河县水利局", "沙泉县水利局"], "白条报销"),
        ("slj 白条报销", ["清河县水利局", "沙泉县水利局"], "白条报销"),
        ("清河镇", ["清河镇"], ""),
        ("账目不清 #清河镇", ["清河镇"], "账目不清"),
        ("丁 账目不清", ["丁"], "账目不清"),
    ],
)
def test_a_unit_that_stands_apart_leaves_the_sentence(
    line: str, names: list[str], problem: str
) -> None:
    assert (units(line), taken(line).problem) == (names, problem)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("清河镇327户安置房未办房产证", ["清河镇"]),
        ("清河镇中心校厕所漏水", ["清河镇中心校"]),
        ("清河 公车私用", ["清河镇", "清河县水利局", "清河镇中心校"]),
        ("柳树 被砍20棵", ["柳树村"]),
        ("群众反映清河镇账目不清", []),
        ("账目不清 qhz", []),
        ("d 账目不清", []),
        ("账 目不清", []),
        ("", []),
    ],
)
def test_a_unit_inside_the_sentence_stays_in_it(line: str, names: list[str]) -> None:
    assert (units(line), taken(line).problem) == (names, line)


def test_a_single_sign_begins_no_name() -> None:
    assert beginning("清", KNOWN) == ()


@pytest.mark.parametrize(
    ("line", "category", "problem"),
    [
        ("#B5 未公示", "B5", "未公示"),
        ("＃b5 未公示", "B5", "未公示"),
        ("未公示 #低保", "B5", "未公示"),
        ("未公示 #违反八项规定", "B3", "未公示"),
        ("未公示 #优亲", "B5", "未公示"),
        ("未公示 #天气 两次", None, "未公示 #天气 两次"),
        ("未公示 #B5 #B6", "B5", "未公示 #B6"),
        ("编号A#B5的合同", None, "编号A#B5的合同"),
        ("甲\n#B5\n乙", "B5", "甲\n\n乙"),
    ],
)
def test_a_tag_names_the_category(line: str, category: str | None, problem: str) -> None:
    assert (taken(line).category, taken(line).problem) == (category, problem)


def test_a_part_of_many_words_names_no_category() -> None:
    assert category_of("村") is None
    assert category_of("党") is None
    assert category_of("优") is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("危房未修 立行立改", "危房未修"),
        ("危房未修，立行立改。", "危房未修"),
        ("#立行立改 危房未修", "危房未修"),
        ("清河镇 立行立改", ""),
    ],
)
def test_an_immediate_fix_is_recognised(line: str, problem: str) -> None:
    assert taken(line).immediate
    assert taken(line).problem == problem


@pytest.mark.parametrize("line", ["立行立改", "立行立改问题未整改", "危房 立行立改 不到位"])
def test_an_immediate_fix_told_of_is_none(line: str) -> None:
    assert taken(line) == Reading(problem=line)


def test_what_is_said_twice_is_taken_once() -> None:
    assert taken("危房 立行立改 立行立改").problem == "危房 立行立改"
    both = taken("危房 9月底前 下周五")
    assert (both.problem, both.proposed_due) == ("危房 9月底前", date(2020, 9, 18))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("下周五", date(2020, 9, 18)),
        ("9月底前", date(2020, 9, 30)),
        ("15个工作日", date(2020, 9, 27)),
        ("三个月内", date(2020, 12, 7)),
        ("三个月内整改到位", date(2020, 12, 7)),
        ("限三个月", date(2020, 12, 7)),
        ("整改期限：9月30日", date(2020, 9, 30)),
        ("请于9月30日前办结", date(2020, 9, 30)),
        ("要求10日内完成", date(2020, 9, 17)),
        ("年底前", date(2020, 12, 31)),
        ("30 Sep", date(2020, 9, 30)),
    ],
)
def test_a_limit_is_a_day_that_lies_ahead(words: str, day: date) -> None:
    assert limit(words, MONDAY, WORKDAYS) == day


@pytest.mark.parametrize(
    "words",
    ["三个月", "5日前", "三天前", "9月3日", "今天", "9月", "上周五", "整改", "", "尽快", "2019年"],
)
def test_other_times_are_no_limits(words: str) -> None:
    assert limit(words, MONDAY, WORKDAYS) is None


@pytest.mark.parametrize(
    ("line", "problem", "day"),
    [
        ("白条报销 15 个工作日", "白条报销", date(2020, 9, 27)),
        ("白条报销，要求9月底前办结。", "白条报销", date(2020, 9, 30)),
        ("白条报销。下周五前", "白条报销", date(2020, 9, 18)),
        ("清河镇 下周五", "", date(2020, 9, 18)),
        ("附件三张\n10月8日前", "附件三张", date(2020, 10, 8)),
        ("拖欠工资 三个月", "拖欠工资 三个月", None),
        ("会议定于 下周五", "会议定于 下周五", None),
        ("下周五", "下周五", None),
        ("请于9月30日前整改到位", "请于9月30日前整改到位", None),
    ],
)
def test_a_limit_at_the_end_is_taken(line: str, problem: str, day: date | None) -> None:
    assert (taken(line).problem, taken(line).proposed_due) == (problem, day)


@given(st.text(alphabet="清河镇立行改下周五 #B5，。9月底前\n", max_size=40))
def test_no_word_is_invented_and_none_lost_in_the_middle(line: str) -> None:
    reading = taken(line)
    kept = "".join(reading.problem.split())
    assert set(kept) <= set(line)
    assert len(kept) <= len(line)
    if reading.is_empty:
        assert reading.problem.split() == line.split()
