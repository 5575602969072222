"""A screen is a value: it travels as JSON through the outbox and comes back the same."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.core.screens import (
    Arg,
    Button,
    ChartAttachment,
    Day,
    FileAttachment,
    InvitationAttachment,
    Many,
    Menu,
    Moment,
    Screen,
    Text,
    say,
    text,
)


def again(screen: Screen) -> Screen:
    return Screen.model_validate_json(screen.model_dump_json())


def test_text_takes_its_arguments_by_name() -> None:
    assert text("card-title", number="7-01-003") == Text(
        id="card-title", args={"number": "7-01-003"}
    )


def test_an_argument_may_be_called_id() -> None:
    assert text("error-x", id="17").args == {"id": "17"}


def test_say_is_a_screen_of_one_line() -> None:
    assert say("done", n=3) == Screen(lines=(text("done", n=3),))


def test_a_screen_with_everything_survives_the_outbox() -> None:
    full = Screen(
        lines=(
            text("a", day=Day(day=date(2026, 11, 24), weekday=True)),
            text("b", at=Moment(at=datetime(2026, 11, 24, 2, tzinfo=UTC)), n=7),
            text("c", inner=text("d", name="李"), all=Many(items=(text("e"), "王"))),
        ),
        buttons=((Button(label=text("open"), press=("item", "17")),), ()),
        menu=Menu(rows=(("menu-log", "menu-due"),)),
        commands=("log", "due"),
        attachments=(
            FileAttachment(file=3),
            ChartAttachment(snapshot=4),
            InvitationAttachment(invitation=5),
        ),
        edits=9,
        toast=text("saved"),
        item=17,
        protected=True,
    )
    assert again(full) == full


def test_a_number_stays_a_number_and_a_word_a_word() -> None:
    args = again(say("x", n=12, number="12")).lines[0].args
    assert args == {"n": 12, "number": "12"}
    assert [type(value) for value in args.values()] == [int, str]


ARGS: st.SearchStrategy[Arg] = st.recursive(
    st.text(max_size=20)
    | st.integers(-(10**9), 10**9)
    | st.builds(Day, day=st.dates(), weekday=st.booleans())
    | st.builds(Moment, at=st.datetimes(timezones=st.just(UTC))),
    lambda inner: st.builds(
        Text,
        id=st.text("abc-", min_size=1),
        args=st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("xyz", min_size=1), ARGS, max_size=4))
def test_whatever_is_said_comes_back_as_it_was(args: dict[str, Arg]) -> None:
    screen = Screen(lines=(Text(id="any", args=args),))
    assert again(screen) == screen


@given(st.lists(st.text(max_size=20) | st.builds(text, st.text("ab-", min_size=1))))
def test_a_list_of_words_and_texts_comes_back_as_it_was(items: list[Text | str]) -> None:
    screen = say("x", all=Many(items=tuple(items)))
    assert again(screen) == screen


@pytest.mark.parametrize(
    "stray",
    ['{"line": []}', '{"buttons": [[{"label": "x"}]]}', '{"attachments": [{"type": "gif"}]}'],
    ids=["an unknown field", "a button without a press", "an unknown attachment"],
)
def test_what_is_not_known_is_refused(stray: str) -> None:
    with pytest.raises(ValidationError):
        Screen.model_validate_json(stray)


def test_a_screen_cannot_be_changed_after_it_was_said() -> None:
    with pytest.raises(ValidationError):
        say("x").edits = 3  # type: ignore[misc]  # the refusal is what the test is about
