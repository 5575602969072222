"""A form is its questions; where a draft stands is derived from its answers alone."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.core import screens
from bot.core.events import Json
from bot.core.forms import (
    Answers,
    Evidence,
    Form,
    Words,
    applicable,
    build,
    fault,
    parse,
    position,
)


class Command(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    item: int
    problem: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=5)]
    immediate: bool
    limit: date | None = None
    files: Annotated[tuple[int, ...], Field(max_length=2)] = ()


def is_immediate(answers: Answers) -> bool:
    return answers.get("immediate") is True


FORM = Form(
    name="sample",
    result=Command,
    questions=(
        Words("problem"),
        Words("immediate"),
        Words("limit", when=is_immediate),
        Evidence("files", optional=True),
    ),
    submit=lambda _command, _actor, _work: screens.Screen(),
)
WHOLE: dict[str, Json] = {
    "item": 7,
    "problem": "账目不清",
    "immediate": True,
    "limit": "2020-09-30",
    "files": [1],
}


def asked(answers: Answers) -> str | None:
    question = position(FORM, answers)
    return question.key if question else None


def test_the_first_question_without_an_answer_is_asked() -> None:
    assert asked({}) == "problem"
    assert asked({"immediate": True}) == "problem"
    assert asked({"problem": "账目"}) == "immediate"
    assert asked(WHOLE) is None


def test_a_question_that_does_not_apply_is_passed_over() -> None:
    assert asked({"problem": "账目", "immediate": True}) == "limit"
    assert asked({"problem": "账目", "immediate": False}) == "files"
    assert [q.key for q in applicable(FORM, {"immediate": False})] == [
        "problem",
        "immediate",
        "files",
    ]


def test_a_skipped_question_counts_as_answered() -> None:
    assert asked({"problem": "账目", "immediate": False, "files": None}) is None


def test_a_question_is_found_by_its_key() -> None:
    assert FORM.question("limit").key == "limit"


def test_an_answer_is_parsed_by_its_field_and_kept_as_json() -> None:
    assert parse(FORM, "problem", "  账目不清 ") == "账目不清"
    assert parse(FORM, "immediate", "yes") is True
    assert parse(FORM, "limit", "2020-09-30") == "2020-09-30"
    assert parse(FORM, "files", ["1", 2]) == [1, 2]


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("problem", "短", "string_too_short"),
        ("problem", "这一句实在太长了", "string_too_long"),
        ("immediate", "perhaps", "bool_parsing"),
        ("limit", "soon", "date_from_datetime_parsing"),
        ("files", [1, 2, 3], "too_long"),
    ],
)
def test_an_answer_that_breaks_the_rules_names_the_rule(key: str, value: Json, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        parse(FORM, key, value)
    assert fault(caught.value)[1] == kind


def test_what_is_known_before_stays_and_hidden_answers_are_dropped() -> None:
    command = build(FORM, {**WHOLE, "immediate": False, "files": None})
    assert command == Command(item=7, problem="账目不清", immediate=False)


def test_a_whole_that_does_not_hold_names_the_question() -> None:
    with pytest.raises(ValidationError) as caught:
        build(FORM, {**WHOLE, "problem": "短"})
    assert fault(caught.value) == ("problem", "string_too_short", {"min_length": 2})


def test_a_rule_over_the_whole_names_no_question() -> None:
    error = ValidationError.from_exception_data(
        "Command", [{"type": "value_error", "loc": (), "input": 1, "ctx": {"error": "no"}}]
    )
    assert fault(error)[:2] == ("", "value_error")


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "problem": st.just("账目不清"),
        "immediate": st.booleans(),
        "limit": st.sampled_from(["2020-09-30", None]),
        "files": st.sampled_from([[1], None]),
    },
)


@given(ANSWERS)
def test_answering_what_is_asked_ends_in_a_command(answers: dict[str, Json]) -> None:
    """From any set of answers, in at most as many steps as there are questions."""
    known: dict[str, Json] = {"item": 7, **answers}
    for _ in FORM.questions:
        question = position(FORM, known)
        if question is None:
            break
        known[question.key] = WHOLE[question.key]
    assert position(FORM, known) is None
    assert isinstance(build(FORM, known), Command)


@given(ANSWERS)
def test_the_position_never_names_what_is_answered_or_hidden(answers: dict[str, Json]) -> None:
    question = position(FORM, answers)
    if question is not None:
        assert question.key not in answers
        assert question.when(answers)
