"""The review's own sentences at the end of the demo are counted, and follow the ledger."""

from __future__ import annotations

import pytest

from bot.core.roles import Role
from bot.core.screens import Text
from bot.core.suggestions import State
from bot.demo import reviewing, showing
from bot.demo.replaying_matters import MATTERS
from bot.demo.story_days import all_days
from bot.usecases import suggestions
from tests.demo_replay.conftest import Replayed
from tests.demo_replay.playing import Played


def sentences(made: Replayed) -> list[Text]:
    with made.ledger.work() as work:
        return [*reviewing.sentences(work)]


def test_every_matter_falls_on_a_workday_of_the_story() -> None:
    assert set(MATTERS) <= set(all_days())


def test_leads_suggestions_and_the_evaluation_are_the_reviews(small: Replayed) -> None:
    round_, evaluation = sentences(small)
    told = round_.args
    assert (told["units"], told["leads_counts"], told["leads_rate"]) == (16, "88/88", "100%")
    assert (told["suggestions_counts"], told["suggestions_rate"]) == ("64/70", "91.43%")
    assert told["findings_counts"] == f"{34}/{40}"
    assert evaluation.args == {"units": 16, "ballots": 872, "remarks": 47, "rate": "99.82%"}


class Undone(Exception):
    """Ends a transaction without leaving anything behind."""


def withdrawn(made: Replayed) -> None:
    """A running suggestion is taken back, counted, and all of it undone."""
    with made.ledger.work() as work:
        [office, *_] = work.people.holders(Role.OFFICE, work.today)
        running = next(s for s in work.suggestions.all() if s.state is State.DOING)
        command = suggestions.Withdraw(suggestion=running.id, text="与另一条重复")
        suggestions.withdraw(command, work.people.actor(office.id, work.today), work)
        [changed, _] = reviewing.sentences(work)
        assert changed.args["suggestions_counts"] == "64/69"
        raise Undone


def test_changing_one_items_state_changes_the_sentence(small: Replayed) -> None:
    with pytest.raises(Undone):
        withdrawn(small)
    assert sentences(small)[0].args["suggestions_counts"] == "64/70"


def test_the_demo_ends_with_them(played: Played) -> None:
    assert "88/88" in played.out
    assert "64/70" in played.out
    assert "99.82%" in played.out


def test_a_ballot_box_with_other_figures_ends_the_demo(played: Played) -> None:
    figures = played.outcome.figures
    assert figures.evaluation is not None
    fewer = figures.evaluation.model_copy(update={"valid": 871})
    for wrong in (
        figures.model_copy(update={"evaluation": None}),
        figures.model_copy(update={"evaluation": fewer}),
        figures.model_copy(update={"leads": ()}),
    ):
        with pytest.raises(showing.Mismatch):
            showing.check(wrong, 24, 30)
