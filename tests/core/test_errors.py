"""Errors speak by their class names, and the tree in the docstring is the tree of the code."""

import re

import pytest

from bot.core import errors
from bot.core.screens import text


def kinds() -> list[type[errors.UserError]]:
    """Those of the module itself; an edge may have its own, which speak for themselves."""
    return [k for k in errors.UserError.__subclasses__() if k.__module__ == errors.__name__]


def test_the_class_name_is_the_text_id() -> None:
    assert errors.NotFound().text == text("error-not-found")
    assert errors.InvitationUnusable().text == text("error-invitation-unusable")
    assert errors.Stale().text == text("error-stale")


def test_a_variant_picks_a_more_exact_sentence() -> None:
    error = errors.WrongState("fed-back", number="7-01-003")
    assert error.text == text("error-wrong-state-fed-back", number="7-01-003")
    assert error.variant == "fed-back"


def test_arguments_travel_to_the_sentence() -> None:
    state = text("state-closed")
    error = errors.WrongState(number="7-01-003", state=state)
    assert error.text.args == {"number": "7-01-003", "state": state}
    assert error.args_for_text == error.text.args


def test_a_log_line_of_an_error_shows_its_variant_and_arguments() -> None:
    assert str(errors.Unfit("day-past", n=3)) == "('day-past', {'n': 3})"


def test_errors_are_caught_as_one_family() -> None:
    with pytest.raises(errors.UserError):
        raise errors.NotAllowed("own-paper")


def test_no_two_kinds_share_a_text_id() -> None:
    ids = [kind().text.id for kind in kinds()]
    assert len(set(ids)) == len(ids)


def test_the_docstring_draws_the_whole_tree() -> None:
    drawn = re.findall(r"^      (\w+)", errors.__doc__ or "", flags=re.MULTILINE)
    assert drawn == [kind.__name__ for kind in kinds()]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_kind_says_what_it_means(kind: type[errors.UserError]) -> None:
    assert kind.__doc__
