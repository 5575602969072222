"""Letters: drafted, taken out, sent, void; and who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.core import errors
from bot.core.findings import Finding, State
from bot.core.letters import Letter
from bot.core.letters import State as Sent
from bot.core.policy import LadderStep, StepForm
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases import letters
from tests import builders
from tests.builders import World
from tests.ledger import Ledger
from tests.usecases.test_reminders_steps import item

TODAY = date(2020, 12, 7)
NO_DATE: dict[str, Any] = {"due": None, "original_due": None, "clock_from": None}
SUPERVISION = LadderStep(offset=1, to=(), form=StepForm.SUPERVISION)


def drafted(work: Work, *found: Finding, step: LadderStep = SUPERVISION) -> Letter:
    made = [letters.draft(each, each.due or TODAY, step, work) for each in found]
    return work.letters.get(made[-1].id)


def test_what_comes_due_for_a_unit_stands_in_one_letter_until_it_is_taken_out(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        office = town.actor(work, Role.OFFICE)
        first = drafted(work, item(work, town, -1), item(work, town, -1))
        assert (first.number, len(first.items)) == ("函2020-001", 2)
        other = drafted(work, item(work, town, -1, at=town.other_assignment))
        assert other.number == "函2020-002"
        assert letters.take(first.id, office, work).taken_on == TODAY
        assert letters.take(first.id, office, work).revision == 2
        third = drafted(work, item(work, town, -1))
        assert (third.number, len(third.items)) == ("函2020-003", 1)
        waiting = [each.id for each in letters.waiting(office, work)]
        assert waiting == [first.id, other.id, third.id]
        assert letters.ended(office, work) == []


def test_sending_is_entered_once_and_the_unit_hears_of_it(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        office, found = town.actor(work, Role.OFFICE), item(work, town, -3)
        letter = drafted(work, found)
        done = letters.send(
            letters.Send(letter=letter.id, sent_on=TODAY, official_number="巡督1号"), office, work
        )
        assert (done.state, done.sent_on, done.ended_by) == (Sent.SENT, TODAY, office.id)
        assert [each.id for each in letters.sent_about(found, work)] == [letter.id]
        kinds = [event.kind for event in work.events.of_item("letter", letter.id)]
        assert kinds == ["letter-drafted", "letter-sent"]
        assert "letter-sent-supervision" in [
            event.kind for event in work.events.of_item("finding", found.id)
        ]
        with pytest.raises(errors.WrongState, match="letter"):
            letters.void(letters.Void(letter=letter.id, reason="重复"), office, work)
        with pytest.raises(errors.WrongState):
            done.voided(1, "重复")
        with pytest.raises(errors.WrongState):
            work.letters.save(letter, letter.voided(1, "重复"))
    told = "SELECT COUNT(*) FROM outbox WHERE args LIKE '%notice-letter%'"
    assert ledger.rows(told) == [(2,)]


def test_a_proposal_to_the_leading_group_is_not_told_to_the_unit(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        office = town.actor(work, Role.OFFICE)
        talk = LadderStep(offset=15, to=(), form=StepForm.TALK)
        letter = drafted(work, item(work, town, -15), step=talk)
        letters.send(letters.Send(letter=letter.id, sent_on=TODAY), office, work)
    assert ledger.rows("SELECT COUNT(*) FROM outbox WHERE args LIKE '%notice-letter%'") == [(0,)]


def test_a_day_of_sending_lies_between_draft_and_today(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        office, letter = town.actor(work, Role.OFFICE), drafted(work, item(work, town, -1))
        for days, variant in ((1, "letter-future"), (-1, "letter-early")):
            command = letters.Send(letter=letter.id, sent_on=TODAY + timedelta(days=days))
            with pytest.raises(errors.Unfit, match=variant):
                letters.send(command, office, work)


def test_a_letter_whose_items_are_settled_waits_no_more(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        office, found = town.actor(work, Role.OFFICE), item(work, town, -1)
        letter = drafted(work, found)
        later = found.changed(due=TODAY + timedelta(days=30))
        work.findings.save(found, later)
        assert letters.waiting(office, work) == []
        with pytest.raises(errors.WrongState, match="letter-settled"):
            letters.take(letter.id, office, work)
        done = letters.void(letters.Void(letter=letter.id, reason="已延期"), office, work)
        assert (done.state, done.reason) == (Sent.VOID, "已延期")
        assert list(letters.sent_about(found, work)) == []
        assert [each.id for each in letters.ended(office, work)] == [letter.id]


def test_by_hand_in_the_form_of_the_step_reached_and_not_twice(
    ledger: Ledger, town: World
) -> None:
    with ledger.work() as work:
        office = town.actor(work, Role.OFFICE)
        near, late = item(work, town, 5), item(work, town, -20)
        first = letters.by_hand(near.id, office, work)
        assert first.form is StepForm.REMINDER
        assert letters.by_hand(near.id, office, work).id == first.id
        letters.void(letters.Void(letter=first.id, reason="缓发"), office, work)
        assert letters.by_hand(near.id, office, work).id != first.id
        assert letters.by_hand(late.id, office, work).form is StepForm.TALK
        assert letters.draftable(near, office, work)
        assert not letters.draftable(item(work, town, 60), office, work)
        dateless = builders.finding(work, town, State.OPEN, **NO_DATE)
        assert not letters.draftable(dateless, office, work)
        with pytest.raises(errors.WrongState, match="letter-no-due"):
            letters.by_hand(dateless.id, office, work)
        with pytest.raises(errors.NotAllowed):
            letters.by_hand(near.id, town.actor(work, Role.LEADER), work)
        again = letters.by_hand(item(work, town, -20).id, office, work)
        assert len(again.items) == 2


def test_who_may(ledger: Ledger, town: World) -> None:
    with ledger.work() as work:
        letter = drafted(work, item(work, town, -1))
        group, unit = town.actor(work, Role.LEADING_GROUP), town.actor(work, Role.PRINCIPAL)
        assert letters.visible(letter.id, group, work).id == letter.id
        letters.check_reader(group)
        with pytest.raises(errors.NotAllowed):
            letters.check_reader(unit)
        with pytest.raises(errors.NotFound):
            letters.visible(letter.id, unit, work)
        with pytest.raises(errors.NotAllowed):
            letters.take(letter.id, group, work)
        with pytest.raises(errors.NotAllowed):
            letters.void(letters.Void(letter=letter.id, reason="误"), group, work)
        place = (letter.round_id, letter.unit_id)
        away = replace(town.actor(work, Role.OFFICE), recused=frozenset({place}))
        with pytest.raises(errors.NotFound):
            letters.visible(letter.id, away, work)
        assert letters.waiting(away, work) == []
