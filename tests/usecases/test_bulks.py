"""Bulk deeds: the preview says what a confirmation does, each person hears of it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core import changes, errors
from bot.core.bulks import Bulk, Deed, Standing, State
from bot.core.findings import Finding
from bot.core.messages import Topic
from bot.core.policy import Policy
from bot.core.roles import Role
from bot.usecases import bulks as cases
from bot.usecases import changes as changing
from bot.usecases import gathering, orders, reminders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds, Who
from tests.usecases.spoken import spoken

R = Role
UNTIL = date(2021, 3, 15)


def plan(deeds: Deeds, deed: Deed, *items: Finding, who: Who = R.OFFICE, **more: object) -> Bulk:
    command = cases.Plan.model_validate(
        {
            "deed": deed,
            "source": ("list", "running"),
            "items": tuple(item.id for item in items),
            "listed": len(items),
            **more,
        }
    )
    return deeds.by(who, cases.plan, command)


def extending(deeds: Deeds, *items: Finding, who: Who = R.OFFICE, **more: object) -> Bulk:
    return plan(deeds, Deed.EXTEND, *items, who=who, text="汛期停工", **{"days": 14, **more})


def confirm(deeds: Deeds, bulk: Bulk, who: Who = R.OFFICE) -> Bulk:
    with deeds.ledger.work() as work:
        return cases.confirm(bulk.id, deeds.actor(who, work), work)


def take_back(deeds: Deeds, bulk: Bulk, who: Who = R.OFFICE) -> Bulk:
    with deeds.ledger.work() as work:
        return cases.take_back(bulk.id, deeds.actor(who, work), work)


def standings(deeds: Deeds, bulk: Bulk) -> list[Standing]:
    with deeds.ledger.work() as work:
        return [entry.standing for entry in work.bulks.entries(bulk.id)]


def reasons(deeds: Deeds, bulk: Bulk) -> list[str]:
    with deeds.ledger.work() as work:
        return [entry.reason.id for entry in cases.reasons(bulk, work) if entry.reason]


def test_a_preview_changes_nothing_and_names_what_is_left_out(deeds: Deeds) -> None:
    items = [deeds.assigned(), deeds.assigned(), deeds.closed()]
    before = [deeds.history(item) for item in items]
    told = len(deeds.outbox(R.RESPONSIBLE))
    made = plan(deeds, Deed.REMIND, *items)
    assert standings(deeds, made) == [Standing.READY, Standing.READY, Standing.LEFT_OUT]
    assert reasons(deeds, made) == ["error-wrong-state"]
    assert [deeds.history(item) for item in items] == before
    assert len(deeds.outbox(R.RESPONSIBLE)) == told


def test_many_are_hurried_and_each_person_hears_of_it_once(deeds: Deeds) -> None:
    items = [deeds.assigned() for _ in range(12)]
    before = len(deeds.outbox(R.RESPONSIBLE))
    done = confirm(deeds, plan(deeds, Deed.REMIND, *items))
    assert standings(deeds, done) == [Standing.DONE] * 12
    assert all(deeds.history(item)[-1].kind == "finding-pressed" for item in items)
    assert len(deeds.outbox(R.RESPONSIBLE)) == before + 1
    for who in (R.RESPONSIBLE, R.LEADER):
        told = deeds.outbox(who)[-1]
        assert told.kind == gathering.KIND
        assert "以下 12 件与您有关" in spoken(told.screen)
        assert "共 2 页" in spoken(told.screen)
    with deeds.ledger.work() as work:
        actor = deeds.actor(R.RESPONSIBLE, work)
        key = f"bulk:{done.id}:{actor.id}"
        second = reminders.daily_page(work, actor, key, 1)
        event = work.events.of_item("bulk", done.id)[-1]
    assert "第 2 页" in spoken(second)
    assert event.kind == "bulk-done"
    assert (event.body or {})["done"] == 12


def test_what_waits_for_the_day_goes_out_with_it(deeds: Deeds) -> None:
    items = [deeds.assigned(), deeds.assigned()]
    with deeds.ledger.work() as work:
        line = gathering.head(1)
        work.tidings.add(deeds.id(R.RESPONSIBLE), Topic.NOTICE, line, finding_id=items[0].id)
    confirm(deeds, plan(deeds, Deed.REMIND, *items))
    assert "3 件" in spoken(deeds.screen(R.RESPONSIBLE))
    assert deeds.told(R.RESPONSIBLE, Topic.NOTICE) == []


def test_at_night_it_waits_for_the_daily_message(deeds: Deeds, ledger: Ledger) -> None:
    items = [deeds.assigned(), deeds.assigned()]
    ledger.clock.pass_by(timedelta(hours=12))
    before = len(deeds.outbox(R.RESPONSIBLE))
    confirm(deeds, plan(deeds, Deed.REMIND, *items))
    assert len(deeds.outbox(R.RESPONSIBLE)) == before
    assert deeds.told(R.RESPONSIBLE, Topic.NOTICE) == ["notice-pressed"] * 2


def test_one_item_is_told_as_ever(deeds: Deeds) -> None:
    confirm(deeds, plan(deeds, Deed.REMIND, deeds.assigned()))
    assert deeds.outbox(R.RESPONSIBLE)[-1].kind == "notice"


def test_pressed_twice_it_is_done_once(deeds: Deeds) -> None:
    item = deeds.assigned()
    made = extending(deeds, item, who=R.DIRECTOR)
    first = confirm(deeds, made, R.DIRECTOR)
    again = confirm(deeds, made, R.DIRECTOR)
    assert first == again
    kinds = [event.kind for event in deeds.history(item)]
    assert kinds.count("extension-granted") == 1


def test_what_has_changed_since_the_preview_is_left_out(deeds: Deeds) -> None:
    items = [deeds.assigned(), deeds.assigned()]
    made = extending(deeds, *items, who=R.DIRECTOR)
    deeds.report(items[0])
    done = confirm(deeds, made, R.DIRECTOR)
    assert standings(deeds, done) == [Standing.LEFT_OUT, Standing.DONE]
    assert reasons(deeds, done) == ["bulk-changed"]
    assert deeds.now(items[0]).due == items[0].due


def test_what_is_refused_only_now_is_left_out_with_its_reason(deeds: Deeds) -> None:
    items = [deeds.assigned(), deeds.assigned()]
    made = plan(deeds, Deed.REMIND, *items)
    deeds.by(R.LEADER, orders.press, orders.Press(finding=items[0].id))
    assert reasons(deeds, confirm(deeds, made)) == ["error-wrong-state-pressed-today"]


def test_what_is_unticked_is_not_done(deeds: Deeds) -> None:
    items = [deeds.assigned(), deeds.assigned()]
    made = plan(deeds, Deed.REMIND, *items)
    tick(deeds, made, items[0])
    assert standings(deeds, confirm(deeds, made)) == [Standing.UNTICKED, Standing.DONE]
    with pytest.raises(errors.Stale):
        tick(deeds, made, items[1])


def tick(deeds: Deeds, bulk: Bulk, item: Finding) -> Bulk:
    with deeds.ledger.work() as work:
        return cases.tick(bulk.id, item.id, deeds.actor(R.OFFICE, work), work)


def test_with_nothing_ticked_nothing_is_confirmed(deeds: Deeds) -> None:
    item = deeds.assigned()
    made = plan(deeds, Deed.REMIND, item)
    tick(deeds, made, item)
    with pytest.raises(errors.Unfit):
        confirm(deeds, made)
    with pytest.raises(errors.Stale):
        tick(deeds, made, deeds.assigned())


def test_a_stopped_preview_is_over(deeds: Deeds) -> None:
    made = plan(deeds, Deed.REMIND, deeds.assigned())
    with deeds.ledger.work() as work:
        assert cases.stop(made.id, deeds.actor(R.OFFICE, work), work)
    with pytest.raises(errors.Stale):
        confirm(deeds, made)


def test_anothers_preview_is_none(deeds: Deeds) -> None:
    made = plan(deeds, Deed.REMIND, deeds.assigned())
    with pytest.raises(errors.NotFound):
        confirm(deeds, made, R.DIRECTOR)


def test_whoever_is_recused_since_sees_his_own_preview_no_more(deeds: Deeds) -> None:
    item = deeds.assigned()
    made = plan(deeds, Deed.REMIND, item)
    with deeds.ledger.work() as work:
        actor = deeds.actor(R.OFFICE, work)
        cases.check_sees(made, actor, work)
        recused = replace(actor, recused=frozenset({(item.round_id, item.unit_id)}))
        with pytest.raises(errors.NotFound):
            cases.check_sees(made, recused, work)


def test_who_may_not_do_it_at_all_is_told_so(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed):
        plan(deeds, Deed.REMIND, deeds.assigned(), who=R.RESPONSIBLE)


def test_the_director_extends_each_by_its_own_date(deeds: Deeds, ledger: Ledger) -> None:
    first = deeds.assigned()
    ledger.clock.pass_by(timedelta(days=7))
    second = deeds.assigned()
    before = len(deeds.outbox(R.RESPONSIBLE))
    done = confirm(deeds, extending(deeds, first, second, who=R.DIRECTOR), R.DIRECTOR)
    assert standings(deeds, done) == [Standing.DONE] * 2
    for item in (first, second):
        assert item.due is not None
        now = deeds.now(item)
        assert now.due == deeds.ledger.rules.workdays.next_workday(item.due + timedelta(days=14))
        assert now.original_due == item.original_due
        assert deeds.history(item)[-1].kind == "extension-granted"
    [told] = deeds.outbox(R.RESPONSIBLE)[before:]
    assert "2 件" in spoken(told.screen)


def test_the_office_asks_and_another_of_it_decides(deeds: Deeds) -> None:
    items = [deeds.assigned(), deeds.assigned()]
    confirm(deeds, extending(deeds, *items, days=None, until=UNTIL))
    assert all(deeds.now(item).due == item.due for item in items)
    assert deeds.told(R.DIRECTOR, Topic.REVIEW).count("tiding-extension") == 2
    own = plan(deeds, Deed.APPROVE, *items)
    assert reasons(deeds, own) == ["error-not-allowed-not-reviewer"] * 2
    confirm(deeds, plan(deeds, Deed.APPROVE, *items, who=R.DIRECTOR), R.DIRECTOR)
    assert [deeds.now(item).due for item in items] == [UNTIL] * 2


def test_only_extensions_that_were_asked_for_are_granted(deeds: Deeds) -> None:
    free, other = deeds.assigned(), deeds.assigned()
    command = changing.AskContinuation(finding=other.id, text="已办结一半", until=UNTIL)
    deeds.by(R.RESPONSIBLE, changing.ask_continuation, command)
    made = plan(deeds, Deed.APPROVE, free, other, who=R.LEADER)
    assert reasons(deeds, made) == ["error-wrong-state-no-request"] * 2


def test_a_units_own_extensions_go_their_usual_way(deeds: Deeds) -> None:
    items = [deeds.assigned(), deeds.assigned()]
    confirm(deeds, extending(deeds, *items, who=R.LIAISON), R.LIAISON)
    with deeds.ledger.work() as work:
        steps = {work.changes.latest(item.id).step for item in items}  # type: ignore[union-attr]  # asked just now
    assert steps == {changes.Step.LEADER}
    late = extending(deeds, *items, who=R.LIAISON)
    assert reasons(deeds, late) == ["error-wrong-state-change-pending"] * 2


def test_late_items_are_the_offices_to_extend(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    assert item.due is not None
    ledger.clock.pass_by(timedelta(days=130))
    assert reasons(deeds, extending(deeds, item, who=R.LIAISON)) == [
        "error-wrong-state-change-late"
    ]
    assert reasons(deeds, extending(deeds, item, who=R.DIRECTOR)) == ["error-unfit-day-past"]
    made = extending(deeds, item, who=R.DIRECTOR, days=90)
    assert standings(deeds, made) == [Standing.READY]


def test_the_directors_extension_is_taken_back_as_a_whole(deeds: Deeds) -> None:
    items = [deeds.assigned() for _ in range(3)]
    done = confirm(deeds, extending(deeds, *items, who=R.DIRECTOR), R.DIRECTOR)
    deeds.report(items[0])
    before = len(deeds.outbox(R.RESPONSIBLE))
    back = take_back(deeds, done, R.DIRECTOR)
    assert back.state is State.TAKEN_BACK
    assert take_back(deeds, done, R.DIRECTOR) == back
    assert confirm(deeds, done, R.DIRECTOR) == back
    assert standings(deeds, back) == [Standing.DONE, *[Standing.TAKEN_BACK] * 2]
    assert reasons(deeds, back) == ["bulk-moved-on"]
    assert [deeds.now(item).due for item in items[1:]] == [item.due for item in items[1:]]
    [told] = deeds.outbox(R.RESPONSIBLE)[before:]
    assert "2 件" in spoken(told.screen)


def test_what_was_told_or_gone_on_with_is_not_taken_back(deeds: Deeds) -> None:
    item = deeds.assigned()
    hurried = confirm(deeds, plan(deeds, Deed.REMIND, item))
    with pytest.raises(errors.WrongState):
        take_back(deeds, hurried)
    asked = confirm(deeds, extending(deeds, item))
    deeds.report(item)
    with pytest.raises(errors.WrongState):
        take_back(deeds, asked)


def test_each_goes_to_who_holds_the_post_in_its_unit(deeds: Deeds) -> None:
    items = [deeds.assigned(), deeds.assigned()]
    with deeds.ledger.work() as work:
        assert cases.takers(items, work) == {}
        with pytest.raises(errors.WrongState):
            cases.check_any(Deed.HAND_OVER, items, work)
        cases.check_any(Deed.REMIND, items, work)
    successor = deeds.joins("接办人", R.RESPONSIBLE)
    theirs = deeds.by(
        R.LEADER, orders.hand_over, orders.HandOver(finding=items[1].id, responsible=successor.id)
    )
    stranger = plan(deeds, Deed.HAND_OVER, *items, responsible=deeds.id(R.OFFICE))
    assert reasons(deeds, stranger) == ["error-unfit-not-of-unit"] * 2
    made = plan(deeds, Deed.HAND_OVER, items[0], theirs, responsible=successor.id)
    assert reasons(deeds, made) == ["error-wrong-state-already-theirs"]
    with deeds.ledger.work() as work:
        assert cases.takers([*items], work)[successor.id] == 2
    done = confirm(deeds, made)
    assert deeds.now(items[0]).responsible_id == successor.id
    take_back(deeds, done)
    assert deeds.now(items[0]).responsible_id == deeds.id(R.RESPONSIBLE)


def test_at_most_so_many_are_planned(deeds: Deeds) -> None:
    items = [deeds.assigned() for _ in range(3)]
    deeds.ledger.rules = replace(deeds.ledger.rules, policy=Policy(bulk_most=2))
    made = plan(deeds, Deed.REMIND, *items)
    assert len(standings(deeds, made)) == 2
    assert made.listed == 3
