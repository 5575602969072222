"""Instructions from the word to the conclusion, and the meeting that approves a list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core import errors
from bot.core.instructions import Addressee, Instruction, State
from bot.core.messages import Topic
from bot.core.people import Person
from bot.core.roles import Role
from bot.core.rounds import MeetingKind
from bot.usecases import bundles, digests, orders, reminders, rounds, stepping
from bot.usecases import instructions as cases
from tests import builders
from tests.usecases.deeds import Deeds, Who


def logged(deeds: Deeds, who: Who = Role.LEADING_GROUP, **more: Any) -> Instruction:
    values = {"text": "请限期整改到位", "addressees": (str(deeds.town.unit.id),), **more}
    return deeds.by(who, cases.log, cases.Log.model_validate(values))


def answer(deeds: Deeds, about: Instruction, who: Who = Role.LIAISON) -> Instruction:
    return deeds.by(who, cases.feed_back, cases.FeedBack(instruction=about.id, text="已整改"))


def conclude(deeds: Deeds, about: Instruction, who: Who = Role.OFFICE) -> Instruction:
    return deeds.by(who, cases.conclude, cases.Conclude(instruction=about.id, text="属实"))


def tick(deeds: Deeds, day: date) -> None:
    deeds.ledger.clock.go(day)
    with deeds.ledger.work() as work:
        while stepping.take_steps(work, 50):
            pass


def test_the_whole_way(deeds: Deeds) -> None:
    made = logged(deeds)
    assert (made.number, made.issuer, made.due) == ("批2020-001", "周领导", date(2020, 12, 21))
    assert deeds.notices(Role.LIAISON) == deeds.notices(Role.PRINCIPAL) == ["notice-instruction"]
    answered = answer(deeds, made)
    assert answered.outstanding == ()
    assert deeds.notices(Role.LEADING_GROUP) == ["notice-instruction-answered"]
    assert deeds.told(Role.OFFICE, Topic.REVIEW) == ["tiding-instruction"]
    done = conclude(deeds, answered)
    assert (done.state, done.conclusion) == (State.CONCLUDED, "属实")
    assert deeds.notices(Role.LIAISON)[-1] == "notice-instruction-concluded"
    with deeds.ledger.work() as work:
        kinds = [event.kind for event in work.events.of_item(cases.KIND, done.id)]
    assert kinds == ["instruction-issued", "instruction-answered", "instruction-concluded"]


def test_the_office_logs_what_another_has_written(deeds: Deeds) -> None:
    known = logged(deeds, Role.OFFICE, issuer="周领导")
    assert known.issuer_id == deeds.id(Role.LEADING_GROUP)
    assert deeds.notices(Role.LEADING_GROUP) == ["notice-instruction"]
    unknown = logged(deeds, Role.OFFICE, issuer="州委书记")
    assert (unknown.issuer, unknown.issuer_id) == ("州委书记", None)
    answer(deeds, unknown)
    assert deeds.notices(Role.OFFICE) == ["notice-instruction-answered"]


def test_each_of_several_answers_for_itself(deeds: Deeds) -> None:
    town = deeds.town
    made = logged(deeds, addressees=(str(town.unit.id), str(town.other_unit.id)))
    first = answer(deeds, made)
    assert [each.name for each in first.outstanding] == ["沙泉乡"]
    assert deeds.told(Role.OFFICE, Topic.REVIEW) == []
    with pytest.raises(errors.NotFound):
        deeds.by(
            Role.SUPERIOR, cases.feed_back, cases.FeedBack(instruction=made.id, text="不是我")
        )


def test_a_principal_instructs_his_own_people_only(deeds: Deeds) -> None:
    unit, leader = deeds.town.unit.id, deeds.id(Role.LEADER)
    made = logged(deeds, Role.PRINCIPAL, addressees=(f"{unit}.{leader}",))
    assert [each.name for each in made.addressees] == ["郑镇长"]
    assert deeds.notices(Role.LEADER) == ["notice-instruction"]
    with pytest.raises(errors.NotFound):
        logged(deeds, Role.PRINCIPAL, addressees=(str(deeds.town.other_unit.id),))


@pytest.mark.parametrize("who", [Role.MEMBER, Role.HEAD, Role.LIAISON, Role.ADMIN])
def test_others_log_none(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed, match="log-instruction"):
        logged(deeds, who)


def test_it_names_findings_that_its_writer_may_see(deeds: Deeds) -> None:
    item, hidden = deeds.assigned(), deeds.logged()
    made = logged(deeds, items=f"{item.number}、{item.number}")
    assert made.items == (item.id,)
    assert made.round_id == item.round_id
    for number in (hidden.number, "9-99-999"):
        with pytest.raises(errors.Unfit, match="instruction-item"):
            logged(deeds, items=number)


def test_a_day_in_the_past_is_refused(deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit, match="day-past"):
        logged(deeds, due=date(2020, 12, 6))


def test_without_a_round_under_way_it_belongs_to_none(deeds: Deeds) -> None:
    deeds.archives()
    assert logged(deeds).round_id is None


def test_wrong_states_and_rights_are_told(deeds: Deeds) -> None:
    made = logged(deeds)
    with pytest.raises(errors.NotAllowed):
        conclude(deeds, made, Role.LIAISON)
    with pytest.raises(errors.NotFound):
        conclude(deeds, made, Role.MEMBER)
    conclude(deeds, made, Role.LEADING_GROUP)
    with pytest.raises(errors.WrongState):
        answer(deeds, made)


def test_a_reply_on_a_finding_is_an_instruction_to_those_who_work_on_it(deeds: Deeds) -> None:
    item = deeds.assigned()
    command = orders.Instruct(finding=item.id, text="本周内研究")
    deeds.by(Role.LEADING_GROUP, orders.instruct, command)
    with deeds.ledger.work() as work:
        [made] = cases.seen(deeds.actor(Role.LEADING_GROUP, work), work)
    assert made.items == (item.id,)
    assert {each.person_id for each in made.addressees} == {
        deeds.id(Role.LEADER),
        deeds.id(Role.RESPONSIBLE),
    }
    assert deeds.screen(Role.RESPONSIBLE).buttons[-1][0].press == ("instruction", str(made.id))


def test_where_nobody_works_on_it_yet_the_unit_answers(deeds: Deeds) -> None:
    deeds.leaves(Role.LIAISON, Role.LIAISON)
    item = deeds.fed_back()
    command = orders.Instruct(finding=item.id, text="抓紧认领")
    deeds.by(Role.PRINCIPAL, orders.instruct, command)
    with deeds.ledger.work() as work:
        [made] = work.instructions.all()
    assert [(a.organisation_id, a.person_id) for a in made.addressees] == [(item.unit_id, None)]


# The clock.


def test_who_has_not_answered_is_reminded_and_nobody_else(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        chief = builders.person(work, "沙书记")
        builders.give(work, chief, Role.PRINCIPAL, at=deeds.town.other_unit)
    both = (str(deeds.town.unit.id), str(deeds.town.other_unit.id))
    made = answer(deeds, logged(deeds, addressees=both))
    tick(deeds, date(2020, 12, 21))
    assert deeds.told(chief, Topic.REMINDER) == ["reminder-instruction"]
    assert deeds.told(Role.LIAISON, Topic.REMINDER) == []
    with deeds.ledger.work() as work:
        waiting = work.tidings.waiting(chief.id, [Topic.REMINDER])
        [entry] = bundles.entries(waiting, work)
    assert entry.button is not None
    assert entry.button.press == ("instruction", str(made.id))
    answer(deeds, made, chief)
    assert shown(deeds, chief) == ()


def shown(deeds: Deeds, person: Person) -> tuple[bundles.Entry, ...]:
    with deeds.ledger.work() as work:
        return bundles.entries(work.tidings.waiting(person.id, [Topic.REMINDER]), work)


def test_the_office_and_the_issuer_hear_the_later_steps(deeds: Deeds) -> None:
    logged(deeds)
    tick(deeds, date(2021, 1, 5))
    for who in (Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP):
        assert deeds.told(who, Topic.REMINDER) == ["reminder-instruction"]
        [entry] = shown(deeds, deeds.person(who))
        assert entry.urgency < 0


def test_nobody_there_is_the_offices_matter(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        empty = builders.organisation(work, "空编办")
    logged(deeds, Role.OFFICE, issuer="州委书记", addressees=(str(empty.id),))
    tick(deeds, date(2020, 12, 21))
    assert deeds.told(Role.OFFICE, Topic.REMINDER) == ["reminder-instruction"]


def test_a_concluded_one_is_spoken_of_no_more(deeds: Deeds) -> None:
    made = answer(deeds, logged(deeds))
    with deeds.ledger.work() as work:
        assert reminders.review_messages(work, work.today) == 3
    late = answer(deeds, logged(deeds))
    conclude(deeds, made)
    conclude(deeds, late)
    with deeds.ledger.work() as work:
        waiting = work.tidings.waiting(deeds.id(Role.OFFICE), [Topic.REVIEW])
        assert bundles.entries(waiting, work) == ()


def test_answered_by_all_it_waits_in_silence(deeds: Deeds) -> None:
    made = answer(deeds, logged(deeds))
    assert made.next_step_on is None
    with deeds.ledger.work() as work:
        work.instructions.save(made, made.stepping_on(work.today))
        assert stepping.take_steps(work, 50) == 1
    assert deeds.told(Role.LIAISON, Topic.REMINDER) == []


def test_one_that_fails_is_put_off(
    deeds: Deeds, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = logged(deeds)

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.usecases.instruction_clock.take_step", failing)
    tick(deeds, date(2020, 12, 21))
    assert "instruction 批2020-001 failed" in caplog.text
    with deeds.ledger.work() as work:
        assert work.instructions.get(made.id).next_step_on == date(2020, 12, 22)


def test_a_stale_row_is_refused(deeds: Deeds) -> None:
    old = logged(deeds)
    answer(deeds, old)
    with deeds.ledger.work() as work, pytest.raises(errors.WrongState):
        work.instructions.save(old, old)


def test_an_organisation_is_addressed_by_its_name(deeds: Deeds) -> None:
    made = logged(deeds)
    assert made.addressees[0] == Addressee(id=1, organisation_id=deeds.town.unit.id, name="清河镇")


# The figures.


def test_the_digest_counts_them(deeds: Deeds) -> None:
    conclude(deeds, logged(deeds))
    logged(deeds)
    with deeds.ledger.work() as work:
        screen = digests.shown_now(work, deeds.actor(Role.OFFICE, work))
        then = work.statistics.figures_as_of(work.today, round_id=None).instructions
        before = work.statistics.figures_as_of(date(2020, 12, 6), round_id=None).instructions
    [line] = [line for line in screen.lines if line.id == "digest-instructions"]
    assert line.args == {"n": 2, "concluded": 1}
    assert ((then.n, then.d), (before.n, before.d)) == ((1, 2), (0, 0))
    with deeds.ledger.work() as work:
        own = digests.shown_now(work, deeds.actor(Role.SUPERIOR, work))
    assert "digest-instructions" not in [line.id for line in own.lines]


# The meeting.


def approve(deeds: Deeds, who: Role = Role.OFFICE, **more: Any) -> None:
    values = {
        "round": deeds.town.round.id,
        "meeting": MeetingKind.SECRETARY,
        "on": date(2020, 8, 20),
        "units": 16,
        **more,
    }
    deeds.by(who, rounds.approve, rounds.Approve.model_validate(values))


def test_the_lists_approval_is_an_event_and_the_latest_record_holds(deeds: Deeds) -> None:
    approve(deeds)
    approve(deeds, Role.DIRECTOR, units=17, meeting="five")
    with deeds.ledger.work() as work:
        held = work.rounds.list_meeting(deeds.town.round.id)
        kinds = [e.kind for e in work.events.of_item("round", deeds.town.round.id)]
    assert held is not None
    assert (held.units, held.meeting) == (17, MeetingKind.FIVE)
    assert kinds == ["list-approved"] * 2


def test_others_do_not_record_it_nor_a_day_to_come(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed, match="list-meeting"):
        approve(deeds, Role.HEAD)
    with pytest.raises(errors.Unfit, match="meeting-in-future"):
        approve(deeds, on=date(2020, 12, 8))
