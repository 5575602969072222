"""Hurrying, handing over and instructing: who may, who hears it, and what stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core import errors, findings
from bot.core.roles import Role
from bot.core.screens import Text
from bot.usecases import orders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds
from tests.usecases.spoken import spoken


def press(deeds: Deeds, item: findings.Finding, who: Role = Role.OFFICE) -> findings.Finding:
    return deeds.by(who, orders.press, orders.Press(finding=item.id))


def hand_over(deeds: Deeds, item: findings.Finding, to: int) -> findings.Finding:
    command = orders.HandOver(finding=item.id, responsible=to)
    return deeds.by(Role.LEADER, orders.hand_over, command)


def instruct(deeds: Deeds, item: findings.Finding, who: Role) -> findings.Finding:
    command = orders.Instruct(finding=item.id, text="限一周内见到进展")
    return deeds.by(who, orders.instruct, command)


def test_who_is_hurried_hears_it_at_once(deeds: Deeds) -> None:
    item = press(deeds, deeds.assigned())
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-pressed"
    assert deeds.notices(Role.LEADER)[-1] == "notice-pressed"
    assert "钱办催办" in spoken(deeds.screen(Role.RESPONSIBLE))
    assert deeds.history(item)[-1].kind == "finding-pressed"
    assert deeds.now(item).next_step_on == item.next_step_on


def test_one_item_is_hurried_once_a_day(deeds: Deeds, ledger: Ledger) -> None:
    item = press(deeds, deeds.assigned())
    with pytest.raises(errors.WrongState) as caught:
        press(deeds, item, Role.LEADER)
    assert caught.value.variant == "pressed-today"
    ledger.clock.pass_by(timedelta(days=1))
    press(deeds, item, Role.LEADER)
    assert deeds.notices(Role.RESPONSIBLE).count("notice-pressed") == 2


def test_a_leader_who_hurries_is_not_told_himself(deeds: Deeds) -> None:
    press(deeds, deeds.assigned(), Role.LEADER)
    assert "notice-pressed" not in deeds.notices(Role.LEADER)


def test_what_nobody_works_on_yet_hurries_who_is_to_assign_it(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = press(deeds, deeds.fed_back())
    assert deeds.notices(Role.PRINCIPAL)[-1] == "notice-pressed"
    assert deeds.notices(Role.LIAISON)[-1] == "notice-pressed"
    with ledger.work() as work:
        work.findings.save(item, item.changed(due=None, original_due=None))
    ledger.clock.pass_by(timedelta(days=1))
    press(deeds, item)
    assert deeds.screen(Role.PRINCIPAL).lines[0].args["due"] == Text(id="no-due")


def test_the_responsible_person_hurries_nobody(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed):
        press(deeds, deeds.assigned(), Role.RESPONSIBLE)


def test_handing_over_keeps_the_measures_and_tells_both(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    with ledger.work() as work:
        first, second = work.findings.measures(item.id, item.cycle)
        done = [first.finished(work.today), second]
        work.findings.replace_measures(item.id, item.cycle, done)
    successor = deeds.joins("接办人", Role.RESPONSIBLE)
    after = hand_over(deeds, item, successor.id)
    assert (after.responsible_id, after.leader_id) == (successor.id, item.leader_id)
    with ledger.work() as work:
        measures = work.findings.measures(item.id, item.cycle)
    assert [m.text for m in measures] == [first.text, second.text]
    assert [m.person_id for m in measures] == [item.responsible_id, successor.id]
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-handed-over"
    assert deeds.notices(successor) == ["notice-taken-over"]
    told = deeds.history(item)[-1]
    assert told.kind == "finding-handed-over"
    body = told.body or {}
    assert body == {**body, "from": item.responsible_id, "to": successor.id}


def test_an_item_without_a_date_is_handed_over_like_any_other(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    with ledger.work() as work:
        work.findings.save(item, item.changed(due=None, original_due=None))
    successor = deeds.joins("接办人", Role.RESPONSIBLE)
    hand_over(deeds, item, successor.id)
    assert deeds.screen(successor).lines[0].args["due"] == Text(id="no-due")


def test_only_another_responsible_person_of_the_unit_takes_over(deeds: Deeds) -> None:
    item = deeds.assigned()
    with pytest.raises(errors.WrongState) as nobody:
        hand_over(deeds, item, deeds.id(Role.RESPONSIBLE))
    assert nobody.value.variant == "nobody-else"
    deeds.joins("接办人", Role.RESPONSIBLE)
    with pytest.raises(errors.Unfit) as stranger:
        hand_over(deeds, item, deeds.id(Role.OFFICE))
    assert stranger.value.variant == "not-of-unit"


def test_a_stage_done_stays_done_when_handed_over(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    with ledger.work() as work:
        work.findings.save(item, item.changed(state=findings.State.STAGE_DONE))
    successor = deeds.joins("接办人", Role.RESPONSIBLE)
    assert hand_over(deeds, item, successor.id).state is findings.State.STAGE_DONE


@pytest.mark.parametrize("who", [Role.LEADING_GROUP, Role.DIRECTOR, Role.PRINCIPAL])
def test_an_instruction_is_kept_and_heard(deeds: Deeds, who: Role) -> None:
    item = instruct(deeds, deeds.assigned(), who)
    told = deeds.history(item)[-1]
    assert (told.kind, told.person_id) == ("finding-instructed", deeds.id(who))
    assert (told.body or {})["text"] == "限一周内见到进展"
    for reader in (Role.RESPONSIBLE, Role.LEADER, Role.OFFICE):
        assert deeds.notices(reader)[-1] == "notice-instructed"
    assert "notice-instructed" not in deeds.notices(who)


def test_the_office_itself_does_not_instruct(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed):
        instruct(deeds, deeds.assigned(), Role.OFFICE)
