"""Categories: a guess from the words, which only orders the buttons."""

import re

import pytest

from bot.core import categories


@pytest.mark.parametrize(
    ("problem", "first"),
    [
        ("镇党委中心组学习走过场，学习记录为事后补写", "A1"),
        ("村干部优亲厚友，违规发放低保", "B5"),
        ("超标准接待，公务接待无清单", "B3"),
        ("重大事项不上会，三重一大制度落实不到位", "C1"),
        ("上一轮巡察反馈问题改而又犯", "V4"),
    ],
)
def test_words_of_the_field_point_to_a_category(problem: str, first: str) -> None:
    assert categories.suggest(problem)[0] == first


def test_the_longest_word_wins() -> None:
    assert categories.suggest("集体资金使用混乱")[:2] == ("V2", "B6")


def test_a_category_is_suggested_once_however_many_words_hit() -> None:
    hits = categories.suggest("财务管理混乱，白条报销，资金往来款长期挂账")
    assert hits == ("B6",)


def test_words_that_say_nothing_suggest_nothing() -> None:
    assert categories.suggest("其他问题") == ()
    assert categories.suggest("") == ()


def test_codes_are_unique_short_and_fit_the_five_groups() -> None:
    assert len(set(categories.CODES)) == len(categories.CODES)
    assert all(re.fullmatch(r"[ABCDV][1-9]", code) for code in categories.CODES)


def test_each_group_has_as_many_categories_as_the_domain_names() -> None:
    groups = [code[0] for code in categories.CODES]
    assert {group: groups.count(group) for group in "ABCDV"} == {
        "A": 6,
        "B": 7,
        "C": 6,
        "D": 5,
        "V": 4,
    }


def test_every_category_can_be_reached_by_its_own_words() -> None:
    for code, words in categories.WORDS.items():
        assert words
        assert all(code in categories.suggest(f"存在{word}方面的问题") for word in words)
