"""Dates as people type them, read on Friday, 25 September 2020, before the long holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import Workdays
from bot.core.spoken_days import parse_day, split_milestone, split_name

TODAY = date(2020, 9, 25)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31))


def parse(said: str, today: date = TODAY) -> date | None:
    return parse_day(said, today, Workdays())


def split(line: str) -> tuple[str, date | None]:
    return split_milestone(line, TODAY, Workdays())


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("今天", (2020, 9, 25)),
        ("明天前", (2020, 9, 26)),
        ("后天", (2020, 9, 27)),
        ("大后天", (2020, 9, 28)),
        ("昨天", (2020, 9, 24)),
        ("Tomorrow", (2020, 9, 26)),
        ("本周五", (2020, 9, 25)),
        ("这周日", (2020, 9, 27)),
        ("这个星期三", (2020, 9, 23)),
        ("下周五", (2020, 10, 2)),
        ("下个礼拜天", (2020, 10, 4)),
        ("周一", (2020, 9, 28)),
        ("周六", (2020, 9, 26)),
        ("9月30日", (2020, 9, 30)),
        ("9月30号之前", (2020, 9, 30)),
        ("九月三十日", (2020, 9, 30)),
        ("十月十五日", (2020, 10, 15)),
        ("十二月二十一日前完成", (2020, 12, 21)),
        ("9.30", (2020, 9, 30)),
        ("9/30", (2020, 9, 30)),
        ("1月15日", (2021, 1, 15)),
        ("9月底", (2020, 9, 30)),
        ("9月底前", (2020, 9, 30)),
        ("二月末", (2021, 2, 28)),
        ("2024年2月底", (2024, 2, 29)),
        ("2020.9.30", (2020, 9, 30)),
        ("2020-09-30", (2020, 9, 30)),
        ("2020/9/30", (2020, 9, 30)),
        ("2020年9月30日", (2020, 9, 30)),
        ("2020年9月30日前", (2020, 9, 30)),
        ("15天", (2020, 10, 10)),
        ("十五日内", (2020, 10, 10)),
        ("两周内", (2020, 10, 9)),
        ("2个星期", (2020, 10, 9)),
        ("10个工作日", (2020, 10, 15)),
        ("15 工作日以内", (2020, 10, 22)),
        ("三个月内", (2020, 12, 25)),
        ("三天前", (2020, 9, 22)),
        ("两周之前", (2020, 9, 11)),
        ("一个月前", (2020, 8, 25)),
        ("十个月以前", (2019, 11, 25)),
        ("年底", (2020, 12, 31)),
        ("年末", (2020, 12, 31)),
        ("本年底", (2020, 12, 31)),
        ("月末", (2020, 9, 30)),
        ("本月底", (2020, 9, 30)),
        ("这个月底", (2020, 9, 30)),
        ("今年底前", (2020, 12, 31)),
        ("月底", (2020, 9, 30)),
        ("下月底", (2020, 10, 31)),
        ("下个月底", (2020, 10, 31)),
        ("30 Sep", (2020, 9, 30)),
        ("30 September 2021", (2021, 9, 30)),
        ("Sep 30, 2021", (2021, 9, 30)),
        ("Oct 1", (2020, 10, 1)),
    ],
)
def test_a_day_is_read(said: str, day: tuple[int, int, int]) -> None:
    assert parse(said) == date(*day)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "尽快",
        "15",
        "2月30日",
        "9月31日",
        "13月1日",
        "13月底",
        "0月底",
        "2020年13月底",
        "2020-13-01",
        "二二月一日",
        "〇月一日",
        "0天",
        "4000天",
        "9999个月",
        "30 Xyz",
        "Xyz 30",
        "下下周五",
        "9月三三日",
        "9月前",
        "三月内",
        "9999天前",
        "零零天前",
    ],
)
def test_what_is_no_day_is_none(said: str) -> None:
    assert parse(said) is None


def test_a_count_beyond_the_calendar_is_none() -> None:
    assert parse("30天", date(9999, 12, 20)) is None
    assert parse("2个月", date(9999, 12, 20)) is None


def test_a_month_ends_where_it_ends() -> None:
    assert parse("1个月", date(2021, 1, 31)) == date(2021, 2, 28)


def test_without_a_year_the_nearest_day_is_meant() -> None:
    assert parse("12月28日", date(2021, 1, 4)) == date(2020, 12, 28)
    assert parse("12月底", date(2021, 1, 4)) == date(2020, 12, 31)
    assert parse("1月4日", date(2020, 12, 28)) == date(2021, 1, 4)


def test_the_29th_of_february_is_looked_for_in_leap_years_only() -> None:
    assert parse("2月29日", date(2020, 9, 25)) == date(2020, 2, 29)
    assert parse("2月29日", date(2022, 9, 25)) is None


@given(DAYS, DAYS)
def test_a_full_date_means_itself_whatever_the_day_of_reading(day: date, today: date) -> None:
    assert parse(day.isoformat(), today) == day
    assert parse(f"{day.year}年{day.month}月{day.day}日前", today) == day


@given(DAYS, DAYS)
def test_a_date_without_its_year_is_within_half_a_year_or_a_leap_day(
    day: date, today: date
) -> None:
    read = parse(f"{day.month}月{day.day}日", today)
    if (day.month, day.day) == (2, 29):
        assert read is None or (read.month, read.day) == (2, 29)
    else:
        assert read is not None
        assert abs(read - today) <= timedelta(days=184)


@given(st.text(max_size=40), DAYS)
def test_nothing_that_is_typed_breaks_it(said: str, today: date) -> None:
    parse(said, today)
    words, _day = split_milestone(said, today, Workdays())
    assert words == words.strip()


@pytest.mark.parametrize(
    ("line", "words", "day"),
    [
        ("建立台账 9月30日前", "建立台账", date(2020, 9, 30)),
        ("建立台账9月底前", "建立台账", date(2020, 9, 30)),
        ("建立台账（2020年9月30日前）。", "建立台账", date(2020, 9, 30)),
        ("建立台账，于10月12日完成", "建立台账", date(2020, 10, 12)),
        ("公示，15天", "公示", date(2020, 10, 10)),
        ("修订制度2020.10.30", "修订制度", date(2020, 10, 30)),
        ("training 30 Sep", "training", date(2020, 9, 30)),
        ("公示5天", "公示5天", None),
        ("第1.2条", "第1.2条", None),
        ("9月30日", "9月30日", None),
        ("召开会议", "召开会议", None),
        ("", "", None),
    ],
)
def test_a_line_ends_in_its_milestone(line: str, words: str, day: date | None) -> None:
    assert split(line) == (words, day)


@pytest.mark.parametrize(
    ("line", "words", "name"),
    [
        ("逐户核查，王干事", "逐户核查", "王干事"),
        ("逐户核查（王干事）", "逐户核查", "王干事"),
        ("逐户核查 王干事。", "逐户核查", "王干事"),
        ("请王干事", "请王干事", None),
        ("王干事", "王干事", None),
        ("逐户核查", "逐户核查", None),
    ],
)
def test_a_name_that_stands_apart_at_the_end_is_whose_it_is(
    line: str, words: str, name: str | None
) -> None:
    assert split_name(line, ["王干", "王干事"]) == (words, name)


@pytest.mark.parametrize("said", ["1月底", "12月底"])
def test_the_first_and_the_last_month_have_an_end(said: str) -> None:
    assert parse(said) is not None
    assert parse("13月底") is None


def test_a_weekday_that_is_today_is_today() -> None:
    assert parse("周五") == TODAY


def test_the_longest_name_is_the_one_that_is_meant() -> None:
    assert split_name("公示，张文博", ["张文", "张文博", "博"]) == ("公示", "张文博")
