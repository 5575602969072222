"""What may be touched: what one may not see does not exist; state and right are told apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core import errors
from bot.core.findings import State
from bot.core.rights import Action
from bot.core.roles import Role
from bot.usecases import items
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds


def test_what_does_not_exist_and_what_is_hidden_sound_alike(deeds: Deeds, ledger: Ledger) -> None:
    hidden = deeds.logged()
    with ledger.work() as work:
        stranger = deeds.actor(Role.PRINCIPAL, work)
        for id in (999, hidden.id):
            with pytest.raises(errors.NotFound) as unseen:
                items.visible(id, stranger, work)
            assert unseen.value.args_for_text == {}


def test_the_administrator_sees_no_business_content(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.closed()
    with ledger.work() as work, pytest.raises(errors.NotFound):
        items.visible(item.id, deeds.actor(Role.ADMIN, work), work)


def test_who_could_in_another_state_hears_the_state(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.closed()
    with ledger.work() as work, pytest.raises(errors.WrongState) as refused:
        items.allowed(item.id, Action.WITHDRAW, deeds.actor(Role.OFFICE, work), work)
    assert refused.value.args_for_text == {"number": item.number, "state": item.state_text}


def test_who_never_could_hears_the_right(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.closed()
    with ledger.work() as work, pytest.raises(errors.NotAllowed):
        items.allowed(item.id, Action.WITHDRAW, deeds.actor(Role.PRINCIPAL, work), work)


def test_in_an_archived_round_the_office_reads_and_nobody_acts(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.closed()
    deeds.archives()
    with ledger.work() as work:
        office = deeds.actor(Role.OFFICE, work)
        assert items.visible(item.id, office, work).state is State.CLOSED
        with pytest.raises(errors.NotAllowed):
            items.allowed(item.id, Action.REOPEN, office, work)
        with pytest.raises(errors.NotFound):
            items.visible(item.id, deeds.actor(Role.HEAD, work), work)


def test_a_step_is_written_with_its_event_and_what_the_store_made_of_it(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.fed_back()
    with ledger.work() as work:
        after = item.changed(category="A1")
        written = items.write(item, after, "finding-corrected", None, work, body={"old": None})
        event = work.events.of_item("finding", item.id)[-1]
    assert (written.category, written.revision) == ("A1", item.revision + 1)
    assert written.next_step_on == item.next_step_on is not None
    assert (event.kind, event.from_state, event.to_state) == ("finding-corrected", "open", "open")
    assert (event.person_id, event.body) == (None, {"old": None})


def test_a_note_changes_nothing_of_the_item(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.fed_back()
    with ledger.work() as work:
        items.note(item, "finding-noted", deeds.actor(Role.OFFICE, work), work)
    event = deeds.history(item)[-1]
    assert (event.kind, event.from_state, event.to_state) == ("finding-noted", "open", "open")
    assert deeds.now(item) == item


def test_a_day_beyond_the_policys_last_year_is_a_slip(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        last = date(work.today.year + work.policy.farthest_years, 12, 31)
        items.check_due(last, work)
        with pytest.raises(errors.Unfit) as refused:
            items.check_due(last + timedelta(days=1), work)
    assert refused.value.variant == "day-far"


def test_of_two_who_read_the_same_revision_the_second_is_refused(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.fed_back()
    with ledger.work() as work:
        items.write(item, item.changed(category="A1"), "finding-corrected", None, work)
    with pytest.raises(errors.WrongState), ledger.work() as work:
        items.write(item, item.changed(category="A2"), "finding-corrected", None, work)
    assert deeds.now(item).category == "A1"


def test_a_finding_can_be_found_by_its_own_people_in_every_state(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        made = [builders.finding(work, town, state) for state in State]
        head = town.actor(work, Role.HEAD)
        assert [items.visible(item.id, head, work).state for item in made] == list(State)
