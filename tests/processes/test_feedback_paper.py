"""A feedback document sent as a file: whose rounds it may belong to, and that it is no import."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core import errors
from bot.core.imports import Import, State
from bot.core.outline_tree import lines_of
from bot.core.roles import Role
from bot.core.screens import Screen
from bot.processes.feedback_paper import FeedbackPaper
from tests import builders
from tests.ledger import opened

LINES = lines_of(("反馈意见\n一、存在的问题\n1.账目不清。",))


def test_of_an_unknown_unit_it_may_belong_to_any_round_and_is_not_undone(tmp_path: Path) -> None:
    line = FeedbackPaper(card=lambda _paper, _actor, _work: Screen())
    with opened(tmp_path) as ledger, ledger.work() as work:
        town = builders.world(work)
        person = town.people[Role.OFFICE].id
        paper = Import(
            file_id=None, name="意见.docx", person_id=person, counts={}, asked_at=work.now
        )
        planned = line.plan(work, paper, LINES)
        assert (planned.state, planned.rounds) == (State.WRITTEN, (town.round.id,))
        assert planned.counts["finding"] == 1
        assert line.plan(work, paper, LINES).state is State.REFUSED
        with pytest.raises(errors.Stale):
            line.write(work, paper, LINES)
        with pytest.raises(errors.Stale):
            line.undo(work, paper)
    assert line.marked(b"", "意见.docx", ()) is None
