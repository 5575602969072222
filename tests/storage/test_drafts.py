"""Drafts: one open in a chat, any number put aside, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import errors
from bot.core.forms import Draft
from bot.core.roles import Role
from tests import builders
from tests.ledger import START, Ledger


def draft(person_id: int, **changes: object) -> Draft:
    made = Draft(
        id=0,
        person_id=person_id,
        chat_id=5,
        form="log",
        answers={"problem": "账目不公开", "evidence": [1, 2], "immediate": True},
        opened_at=START,
        touched_at=START,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # replace() is untyped for keyword dictionaries


def test_a_draft_comes_back_as_it_was(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        added = work.drafts.add(draft(town.people[Role.MEMBER].id))
        assert work.drafts.get(added.id) == added
        assert work.drafts.open_in(added.person_id, 5) == added
        changed = replace(
            added,
            answers={"assignment": None},
            editing="problem",
            page=2,
            revision=4,
            touched_at=START + timedelta(minutes=1),
        )
        work.drafts.save(changed)
        assert work.drafts.get(added.id) == changed
        work.drafts.delete(added.id)
        assert work.drafts.get(added.id) is None


def test_only_one_draft_is_open_in_a_chat(ledger: Ledger, town: builders.World) -> None:
    member = town.people[Role.MEMBER].id
    with ledger.work() as work:
        work.drafts.add(draft(member))
        assert work.drafts.open_in(member, 6) is None
        with pytest.raises(errors.Conflict, match="drafts_one_open"):
            work.drafts.add(draft(member))


def test_drafts_put_aside_are_listed_newest_first(ledger: Ledger, town: builders.World) -> None:
    member = town.people[Role.MEMBER].id
    with ledger.work() as work:
        new, old = (
            work.drafts.add(draft(member, parked=True, touched_at=at))
            for at in (START, START - timedelta(hours=1))
        )
        work.drafts.add(draft(member))
        assert work.drafts.parked(member, 5) == [new, old]
        assert work.drafts.parked(member, 6) == []
