"""One's last step taken back until the next has acted; errata and amended papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core import errors, findings
from bot.core.events import Event
from bot.core.findings import State
from bot.core.messages import Topic
from bot.core.reviews import ApplicationState
from bot.core.roles import Role
from bot.usecases import changes, corrections, delegations, orders, rectification
from bot.usecases import findings as papers
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import CHAIN, Deeds, Who


def take_back(deeds: Deeds, item: findings.Finding, who: Who) -> findings.Finding:
    return deeds.by(who, corrections.take_back, corrections.TakeBack(finding=item.id))


def offered(deeds: Deeds, item: findings.Finding, who: Who) -> Event | None:
    with deeds.ledger.work() as work:
        now = work.findings.get(item.id)
        return corrections.reversible(now, deeds.actor(who, work), work)


def awaits(deeds: Deeds, who: Who) -> list[int]:
    with deeds.ledger.work() as work:
        return [a.id for a in work.reviews.awaiting(deeds.id(who))]


def of(deeds: Deeds, finding_id: int) -> findings.Finding:
    with deeds.ledger.work() as work:
        return work.findings.get(finding_id)


def test_a_signature_is_taken_back_and_the_finder_hears_it(deeds: Deeds) -> None:
    item = deeds.signed()
    after = take_back(deeds, item, Role.HEAD)
    assert after.state is State.REVIEWED
    told = deeds.history(item)[-1]
    assert (told.kind, told.from_state, told.to_state) == ("step-taken-back", "signed", "reviewed")
    assert deeds.told(Role.MEMBER, Topic.ECHO) == ["echo-signed", "notice-taken-back"]


def test_a_review_is_taken_back_with_its_category(deeds: Deeds) -> None:
    after = take_back(deeds, deeds.reviewed(), Role.DEPUTY)
    assert (after.state, after.category) == (State.DRAFT, None)


def test_a_returned_paper_comes_back_and_its_author_hears_it(deeds: Deeds) -> None:
    command = papers.ReturnPaper(finding=deeds.reviewed().id, text="补充月份")
    item = deeds.by(Role.HEAD, papers.return_paper, command)
    assert take_back(deeds, item, Role.HEAD).state is State.REVIEWED
    assert deeds.notices(Role.MEMBER)[-1] == "notice-taken-back"


def test_an_application_is_taken_back_and_the_ladder_runs_on(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    application = deeds.apply(item)
    after = take_back(deeds, item, Role.RESPONSIBLE)
    assert (after.state, after.applied_on) == (State.IN_PROGRESS, None)
    assert after.next_step_on == item.next_step_on
    assert deeds.application(application).state is ApplicationState.TAKEN_BACK
    assert awaits(deeds, Role.LEADER) == []
    again = deeds.apply(after)
    assert deeds.endorse(again, *CHAIN).state is State.CLOSED


def test_an_approval_is_taken_back_until_the_next_has_acted(deeds: Deeds) -> None:
    application = deeds.applied()
    item = deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    assert take_back(deeds, item, Role.PRINCIPAL).state is State.UNIT_REVIEW
    assert awaits(deeds, Role.PRINCIPAL) == [application.id]
    assert awaits(deeds, Role.OFFICE) == []
    deeds.endorse(application, Role.PRINCIPAL, Role.OFFICE)
    assert offered(deeds, item, Role.PRINCIPAL) is None
    with pytest.raises(errors.WrongState) as caught:
        take_back(deeds, item, Role.PRINCIPAL)
    assert caught.value.variant == "nothing-to-take-back"


def test_one_of_two_joint_approvals_is_taken_back(deeds: Deeds) -> None:
    application = deeds.applied()
    item = deeds.endorse(application, *CHAIN[:-1])
    take_back(deeds, item, Role.DISCIPLINE)
    assert awaits(deeds, Role.DISCIPLINE) == [application.id]
    deeds.endorse(application, Role.ORGANISATION)
    assert deeds.endorse(application, Role.DISCIPLINE).state is State.CLOSED


def test_a_refusal_is_taken_back_and_those_told_hear_it(deeds: Deeds) -> None:
    application = deeds.applied()
    item = deeds.refuse(application, Role.LEADER)
    after = take_back(deeds, item, Role.LEADER)
    assert (after.state, after.applied_on) == (State.UNIT_REVIEW, after.moved_on)
    assert awaits(deeds, Role.LEADER) == [application.id]
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-taken-back"


def test_who_was_appointed_is_seated_again(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    deeds.leaves(Role.PRINCIPAL, Role.PRINCIPAL)
    application = deeds.apply(item)
    deeds.endorse(application, Role.LEADER)
    stand_in = deeds.joins("代行人", Role.LIAISON)
    command = delegations.Delegate(application=application.id, person=stand_in.id)
    deeds.by(Role.OFFICE, delegations.delegate, command)
    item = deeds.endorse(application, stand_in)
    take_back(deeds, item, stand_in)
    assert awaits(deeds, stand_in) == [application.id]


def test_a_commitment_is_taken_back(deeds: Deeds) -> None:
    item = deeds.assigned()
    deeds.by(Role.LEADER, rectification.commit, rectification.Commit(finding=item.id))
    assert take_back(deeds, item, Role.LEADER).committed_on is None


def test_a_reassignment_gives_back_people_and_measures(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    with ledger.work() as work:
        first, second = work.findings.measures(item.id, item.cycle)
        done = [first.finished(work.today), second]
        work.findings.replace_measures(item.id, item.cycle, done)
        work.findings.set_co_departments(item.id, [deeds.town.other_unit.id])
    successor = deeds.joins("接办人", Role.RESPONSIBLE)
    deeds.assign(item, responsible=successor.id, measures=({"text": "另起炉灶"},))
    after = take_back(deeds, item, Role.PRINCIPAL)
    assert after.responsible_id == item.responsible_id
    with ledger.work() as work:
        back = work.findings.measures(item.id, item.cycle)
        assert work.findings.co_departments(item.id) == [deeds.town.other_unit.id]
    assert [(m.text, m.done_on) for m in back] == [(m.text, m.done_on) for m in done]


def test_the_first_assignment_is_taken_back_until_somebody_has_acted(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    after = take_back(deeds, item, Role.PRINCIPAL)
    assert (after.state, after.leader_id, after.responsible_id) == (State.OPEN, None, None)
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-taken-back"
    with ledger.work() as work:
        assert work.findings.measures(item.id, item.cycle) == []
    again = deeds.assign(item)
    deeds.report(again)
    with pytest.raises(errors.WrongState):
        take_back(deeds, again, Role.PRINCIPAL)


def test_a_report_is_taken_back_with_its_evidence_and_measures(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    deeds.report(item, text="先公示一期")
    told = len(deeds.notices(Role.LEADER))
    deeds.report(item, text="传错了", evidence=(deeds.file(),), measures_done=(1,))
    take_back(deeds, item, Role.RESPONSIBLE)
    with ledger.work() as work:
        assert [entry.text for entry in work.findings.progress(item.id)] == ["先公示一期"]
        assert all(m.done_on is None for m in work.findings.measures(item.id, item.cycle))
        assert work.evidence.of_finding(item.id) == []
    assert len(deeds.notices(Role.LEADER)) == told
    assert "传错了" in str(deeds.history(item)[-2].body)
    with pytest.raises(errors.WrongState):
        take_back(deeds, item, Role.RESPONSIBLE)


def test_the_first_report_of_a_rework_goes_back_to_it(deeds: Deeds) -> None:
    item = deeds.reopen(deeds.closed())
    deeds.report(item)
    assert take_back(deeds, item, Role.RESPONSIBLE).state is State.REWORK


def test_what_was_handed_over_comes_back(deeds: Deeds) -> None:
    item = deeds.assigned()
    successor = deeds.joins("接办人", Role.RESPONSIBLE)
    command = orders.HandOver(finding=item.id, responsible=successor.id)
    deeds.by(Role.LEADER, orders.hand_over, command)
    assert take_back(deeds, item, Role.LEADER).responsible_id == item.responsible_id
    assert deeds.notices(successor)[-1] == "notice-taken-back"


def asked(deeds: Deeds, item: findings.Finding) -> int:
    assert item.due is not None
    until = item.due + timedelta(days=30)
    command = changes.AskExtension(finding=item.id, until=until, text="停工")
    return deeds.by(Role.RESPONSIBLE, changes.ask_extension, command).id


def test_requests_and_their_decisions_are_taken_back_one_by_one(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    asked(deeds, item)
    take_back(deeds, item, Role.RESPONSIBLE)
    change = asked(deeds, item)
    refuse = changes.Refuse(change=change, text="不充分")
    deeds.by(Role.LEADER, changes.refuse, refuse)
    take_back(deeds, item, Role.LEADER)
    approve = changes.Approve(change=change)
    deeds.by(Role.LEADER, changes.approve, approve)
    take_back(deeds, item, Role.LEADER)
    deeds.by(Role.LEADER, changes.approve, approve)
    extended = deeds.by(Role.OFFICE, changes.approve, approve)
    assert extended.due != item.due
    after = take_back(deeds, item, Role.OFFICE)
    assert after.due == item.due
    with ledger.work() as work:
        assert [c.id for c in work.changes.pending()] == [change]


def test_what_was_closed_or_taken_back_once_is_not_taken_back(deeds: Deeds) -> None:
    item = deeds.closed()
    assert offered(deeds, item, Role.ORGANISATION) is None
    other = deeds.signed()
    take_back(deeds, other, Role.HEAD)
    assert offered(deeds, other, Role.HEAD) is None


def test_a_step_that_kept_nothing_of_before_is_not_taken_back(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.signed()
    with ledger.work() as work:
        work.events.record("finding-signed", item_id=item.id, person_id=deeds.id(Role.HEAD))
    assert offered(deeds, item, Role.HEAD) is None


def test_the_clocks_own_steps_stand_in_nobodys_way(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.signed()
    with ledger.work() as work:
        work.events.record("ladder-step", item_id=item.id, from_state="signed", to_state="signed")
    assert take_back(deeds, item, Role.HEAD).state is State.REVIEWED


def test_an_archived_round_takes_nothing_back(deeds: Deeds) -> None:
    item = deeds.applied()
    deeds.archives()
    assert offered(deeds, of(deeds, item.finding_id), Role.RESPONSIBLE) is None


def test_an_item_without_history_has_no_last_step(
    deeds: Deeds, ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        item = builders.finding(work, town, State.OPEN)
    assert offered(deeds, item, Role.PRINCIPAL) is None


def test_errata_keep_both_wordings_and_tell_the_unit(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    command = corrections.Correct(finding=item.id, problem="应为228户", category="C9")
    after = deeds.by(Role.OFFICE, corrections.correct, command)
    assert (after.problem, after.category) == ("应为228户", "C9")
    body = deeds.history(item)[-1].body or {}
    assert (body["problem_was"], body["text"]) == (item.problem, "应为228户")
    assert (body["category_was"], body["category"]) == (item.category, "C9")
    for who in (Role.PRINCIPAL, Role.LIAISON, Role.RESPONSIBLE, Role.LEADER):
        assert deeds.notices(who)[-1] == "notice-corrected"
    with ledger.work() as work:
        assert corrections.is_corrected(after, work)


def test_errata_correct_something_and_the_category_may_stay(deeds: Deeds) -> None:
    item = deeds.assigned()
    same = corrections.Correct(finding=item.id, problem=item.problem)
    other = corrections.Correct(finding=item.id, problem="另一说法")
    with pytest.raises(errors.Unfit):
        deeds.by(Role.OFFICE, corrections.correct, same)
    with pytest.raises(errors.NotAllowed):
        deeds.by(Role.PRINCIPAL, corrections.correct, other)


def test_an_author_amends_his_paper_and_the_deputy_hears_it(deeds: Deeds) -> None:
    item = deeds.logged()
    command = corrections.Amend(
        finding=item.id, problem="补充:9月起", immediate=True, evidence=(deeds.file(Role.MEMBER),)
    )
    after = deeds.by(Role.MEMBER, corrections.amend, command)
    assert (after.problem, after.immediate, after.state) == ("补充:9月起", True, State.DRAFT)
    assert deeds.told(Role.DEPUTY, Topic.REVIEW)[-1] == "tiding-to-review"
    assert (deeds.history(item)[-1].body or {})["problem_was"] == item.problem


def test_nobody_amends_anothers_paper_or_nothing(deeds: Deeds) -> None:
    item = deeds.logged()
    change = corrections.Amend(finding=item.id, problem="另一说法")
    same = corrections.Amend(finding=item.id, problem=item.problem)
    with pytest.raises(errors.NotAllowed) as caught:
        deeds.by(Role.DEPUTY, corrections.amend, change)
    assert caught.value.variant == "not-author"
    with pytest.raises(errors.Unfit):
        deeds.by(Role.MEMBER, corrections.amend, same)


def test_without_a_deputy_the_head_hears_of_the_amended_paper(deeds: Deeds) -> None:
    deeds.leaves(Role.DEPUTY, Role.DEPUTY)
    item = deeds.logged()
    change = corrections.Amend(finding=item.id, problem="另一说法")
    deeds.by(Role.MEMBER, corrections.amend, change)
    assert deeds.told(Role.HEAD, Topic.REVIEW) == ["tiding-to-review", "tiding-to-review"]


def handed_on(deeds: Deeds) -> findings.Finding:
    successor = deeds.joins("接手人", Role.RESPONSIBLE)
    command = orders.HandOver(finding=deeds.assigned().id, responsible=successor.id)
    return deeds.by(Role.LEADER, orders.hand_over, command)


def applied(deeds: Deeds) -> findings.Finding:
    return of(deeds, deeds.applied().finding_id)


def refused_request(deeds: Deeds) -> findings.Finding:
    change = asked(deeds, deeds.assigned())
    return deeds.by(Role.LEADER, changes.refuse, changes.Refuse(change=change, text="不充分"))


def endorsed_request(deeds: Deeds) -> findings.Finding:
    change = asked(deeds, deeds.assigned())
    return deeds.by(Role.LEADER, changes.approve, changes.Approve(change=change))


def granted_request(deeds: Deeds) -> findings.Finding:
    change = asked(deeds, deeds.assigned())
    deeds.by(Role.LEADER, changes.approve, changes.Approve(change=change))
    return deeds.by(Role.OFFICE, changes.approve, changes.Approve(change=change))


STEPS: dict[str, tuple[Role, Callable[[Deeds], findings.Finding]]] = {
    "reviewed": (Role.DEPUTY, Deeds.reviewed),
    "signed": (Role.HEAD, Deeds.signed),
    "handed over": (Role.LEADER, handed_on),
    "applied": (Role.RESPONSIBLE, applied),
    "endorsed": (Role.LEADER, lambda deeds: deeds.endorse(deeds.applied(), Role.LEADER)),
    "refused": (Role.LEADER, lambda deeds: deeds.refuse(deeds.applied(), Role.LEADER)),
    "joint": (Role.DISCIPLINE, lambda deeds: deeds.endorse(deeds.applied(), *CHAIN[:-1])),
    "request refused": (Role.LEADER, refused_request),
    "request endorsed": (Role.LEADER, endorsed_request),
    "request granted": (Role.OFFICE, granted_request),
}


@pytest.mark.parametrize("step", STEPS)
def test_who_has_lost_the_post_undoes_nothing(deeds: Deeds, step: str) -> None:
    role, taken = STEPS[step]
    item = taken(deeds)
    assert offered(deeds, item, role) is not None
    deeds.gives(role, Role.SUPERIOR)
    deeds.leaves(role, role)
    assert offered(deeds, item, role) is None
    with pytest.raises((errors.WrongState, errors.NotFound)):
        take_back(deeds, item, role)
    assert deeds.now(item) == item
