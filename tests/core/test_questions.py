"""Plain questions by rule: what is one, what it asks for, and what is left unread."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.organisations import Level, Organisation
from bot.core.periods import Period, days
from bot.core.question_words import TOPICS, Topic
from bot.core.questions import Question, is_no_log, nearest, place, read
from bot.core.rounds import Phase, Round


def unit(id: int, name: str, short: str, initials: str) -> Organisation:
    return Organisation(
        id=id, code=str(id), name=name, short_name=short, initials=initials,
        level=Level.TOWNSHIP, parent_id=None, sort=id, path=f"/{id}/",
    )  # fmt: skip


def round_(id: int, number: str, name: str) -> Round:
    return Round(
        id=id, term="九届", number=number, year="2020", name=name,
        started_on=date(2020, 1, id), phase=Phase.RECTIFICATION,
    )  # fmt: skip


KNOWN = (
    unit(1, "清河县", "清河县", "qhx"),
    unit(2, "清河镇", "清河镇", "qhz"),
    unit(3, "清河县水利局", "水利局", "slj"),
    unit(4, "沙泉县水利局", "水利局", "slj"),
)
ROUNDS = (round_(1, "6", "第六轮巡察"), round_(2, "7", "第七轮巡察"), round_(3, "专1", "粮食专项"))


def asked(text: str) -> Question:
    question = read(text, KNOWN, ROUNDS)
    assert question is not None
    return question


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("清河县第七轮整改率", Topic.RATE),
        ("整改进展如何", Topic.RATE),
        ("整改得怎么样了", Topic.RATE),
        ("本周销号多少", Topic.CLOSED),
        ("已完成整改多少", Topic.CLOSED),
        ("未销号多少", Topic.OPEN),
        ("还有几个没整改完", Topic.OPEN),
        ("正在整改的有哪些", Topic.OPEN),
        ("谁超期了", Topic.OVERDUE),
        ("逾期几件", Topic.OVERDUE),
        ("下周到期的有几件", Topic.DUE),
        ("谁还没加入", Topic.NOT_JOINED),
        ("还有谁未加入", Topic.NOT_JOINED),
        ("待我审几件", Topic.TO_REVIEW),
        ("我要审几件", Topic.TO_REVIEW),
        ("我有几件", Topic.MINE),
        ("我的问题", Topic.MINE),
        ("立行立改完成率", Topic.IMMEDIATE),
        ("基本完成多少", Topic.STAGE),
        ("按期完成率", Topic.ON_TIME),
        ("哪些单位还没认领", Topic.UNASSIGNED),
        ("反馈了多少问题", Topic.FED_BACK),
        ("清河镇有多少问题", Topic.FED_BACK),
        ("who has not joined?", Topic.NOT_JOINED),
        ("overdue findings", Topic.OVERDUE),
        ("how many closed this week", Topic.CLOSED),
        ("what is the rate", Topic.RATE),
    ],
)
def test_a_topic_is_known_by_its_words(text: str, topic: Topic) -> None:
    assert asked(text).topic is topic


@pytest.mark.parametrize("text", ["", "今天天气怎么样", "327户安置房未办房产证", "群众问谁谁不管"])
def test_without_a_topic_there_is_no_question(text: str) -> None:
    assert read(text, KNOWN, ROUNDS) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("清河县整改率", ["清河县"]),
        ("清河县水利局整改率", ["清河县水利局"]),
        ("水利局整改率", ["清河县水利局", "沙泉县水利局"]),
        ("qhz整改率", ["清河镇"]),
        ("abc qhz整改率", ["清河镇"]),
        ("abc整改率", []),
        ("整改率", []),
    ],
)
def test_units_are_known_by_name_short_name_or_initials(text: str, names: list[str]) -> None:
    assert [each.name for each in asked(text).place.units] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第七轮整改率", "第七轮巡察"),
        ("7轮整改率", "第七轮巡察"),
        ("第六轮巡察整改率", "第六轮巡察"),
        ("粮食专项整改率", "粮食专项"),
        ("本轮整改率", "粮食专项"),
        ("上一轮整改率", "第七轮巡察"),
        ("rate of round 6", "第六轮巡察"),
    ],
)
def test_rounds_are_known_by_name_number_or_turn(text: str, name: str) -> None:
    found = asked(text).place.round
    assert found is not None
    assert found.name == name


def test_a_round_that_there_is_not_is_named() -> None:
    found = asked("第九轮整改率").place
    assert (found.round, found.lost_round) == (None, "9")
    assert asked("整改率").place.lost_round is None


def test_without_rounds_none_is_the_last() -> None:
    assert place("上轮整改率", KNOWN, ()).round is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今天销号多少", Period.TODAY),
        ("昨天销号多少", Period.YESTERDAY),
        ("本周销号多少", Period.WEEK),
        ("上周销号多少", Period.LAST_WEEK),
        ("下周到期多少", Period.NEXT_WEEK),
        ("这个月销号多少", Period.MONTH),
        ("上个月销号多少", Period.LAST_MONTH),
        ("今年销号多少", Period.YEAR),
        ("销号多少", None),
    ],
)
def test_the_time_asked_for(text: str, period: Period | None) -> None:
    assert asked(text).period is period


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.TODAY, date(2020, 12, 31), date(2020, 12, 31)),
        (Period.YESTERDAY, date(2020, 12, 30), date(2020, 12, 30)),
        (Period.WEEK, date(2020, 12, 28), date(2021, 1, 3)),
        (Period.LAST_WEEK, date(2020, 12, 21), date(2020, 12, 27)),
        (Period.NEXT_WEEK, date(2021, 1, 4), date(2021, 1, 10)),
        (Period.MONTH, date(2020, 12, 1), date(2020, 12, 31)),
        (Period.LAST_MONTH, date(2020, 11, 1), date(2020, 11, 30)),
        (Period.YEAR, date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_period_has_its_first_and_last_day(period: Period, first: date, last: date) -> None:
    assert days(period, date(2020, 12, 31)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["清河县第七轮整改率", "本周销号多少", "谁超期了", "谁还没加入", "待我审几件", "未完成整改吗"],
)
def test_these_are_questions_whoever_says_them(text: str) -> None:
    assert is_no_log(asked(text))
    assert asked(text).unread == ""


def test_a_short_sentence_that_ends_as_a_question_is_one() -> None:
    assert is_no_log(asked("清河镇的整改率为什么这么低？"))


@pytest.mark.parametrize(
    "text",
    [
        "清河镇未完成整改",
        "整改率虚报100%，谁来负责",
        "清河镇整改率虚报为100%，群众反映问题一个也没有解决，谁来负责？",
        "超期未整改",
    ],
)
def test_these_are_findings_of_those_who_log(text: str) -> None:
    assert not is_no_log(asked(text))


def test_what_was_not_read_is_left() -> None:
    assert asked("沙湾整改率多少").unread == "沙湾"


def test_the_nearest_questions_share_the_most_signs() -> None:
    assert nearest("进度百分之几")[0] is Topic.RATE
    assert nearest("谁还没注册")[0] is Topic.NOT_JOINED
    assert nearest("xyz")[:3] == (Topic.RATE, Topic.OVERDUE, Topic.CLOSED)
    assert set(nearest("")) == set(TOPICS)


@given(st.text(max_size=60))
def test_whatever_is_said_is_read_without_failing(text: str) -> None:
    question = read(text, KNOWN, ROUNDS)
    assert question is None or question.topic in TOPICS
    assert len(nearest(text)) == len(TOPICS)
