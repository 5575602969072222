"""代录: entered for who cannot, with a scan, in both names, under separation for both."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core import errors
from bot.core.evidence import FileKind
from bot.core.findings import Finding, State
from bot.core.people import Actor
from bot.core.roles import Role
from bot.usecases import corrections, seats, substitutes
from bot.usecases.substitutes import Enter, What
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds


def unjoined(deeds: Deeds, *who: Role) -> None:
    with deeds.ledger.work() as work:
        for role in who:
            person = deeds.person(role)
            work.people.save(replace(person, telegram_id=None, chat_id=None, joined_at=None))


def enter(deeds: Deeds, item: Finding, what: What, whom: Role, who: Role, **more: Any) -> Finding:
    values = {
        "finding": item.id,
        "what": what,
        "person": deeds.id(whom),
        "scan": (deeds.file(who),),
        **more,
    }
    return deeds.by(who, substitutes.enter, Enter.model_validate(values))


def offered(deeds: Deeds, item: Finding, who: Role) -> tuple[What, ...]:
    with deeds.ledger.work() as work:
        actor: Actor = deeds.actor(who, work)
        return substitutes.enterable(work.findings.get(item.id), actor, work)


def test_progress_is_the_persons_by_the_hand_of_the_liaison(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    unjoined(deeds, Role.RESPONSIBLE)
    enter(deeds, item, What.PROGRESS, Role.RESPONSIBLE, Role.LIAISON, text="已公示三个月")
    with ledger.work() as work:
        [entry] = work.findings.progress(item.id)
        [sheet] = work.evidence.of_finding(item.id)
    assert entry.person_id == deeds.id(Role.RESPONSIBLE)
    assert entry.entered_by == sheet.added_by == deeds.id(Role.LIAISON)
    told = deeds.history(item)[-1]
    assert told.person_id == deeds.id(Role.LIAISON)
    assert (told.body or {})["on_behalf_of"] == deeds.id(Role.RESPONSIBLE)


def test_a_place_is_no_signed_sheet(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    unjoined(deeds, Role.RESPONSIBLE)
    with ledger.work() as work:
        place = builders.stored_file(work, deeds.person(Role.LIAISON), kind=FileKind.PLACE)
    more = {"text": "已公示三个月", "scan": (place.id,)}
    with pytest.raises(errors.Unfit):
        enter(deeds, item, What.PROGRESS, Role.RESPONSIBLE, Role.LIAISON, **more)


def test_the_commitment_is_entered_once(deeds: Deeds) -> None:
    item = deeds.assigned()
    unjoined(deeds, Role.LEADER)
    assert What.COMMITMENT in offered(deeds, item, Role.OFFICE)
    assert enter(deeds, item, What.COMMITMENT, Role.LEADER, Role.OFFICE).committed_on
    assert What.COMMITMENT not in offered(deeds, item, Role.OFFICE)


def test_an_approval_counts_for_the_person_and_bars_the_hand(deeds: Deeds, ledger: Ledger) -> None:
    application = deeds.applied()
    item = deeds.now(application_item(deeds, application.finding_id))
    unjoined(deeds, Role.LEADER, Role.PRINCIPAL)
    enter(deeds, item, What.APPROVAL, Role.LEADER, Role.OFFICE)
    after = enter(deeds, item, What.APPROVAL, Role.PRINCIPAL, Role.LIAISON)
    assert after.state is State.OFFICE_REVIEW
    with ledger.work() as work:
        first, second = work.reviews.approvals(application.id)
        seated = work.reviews.reviewers(application.id, 2)
    assert (first.person_id, first.entered_by) == (deeds.id(Role.LEADER), deeds.id(Role.OFFICE))
    assert second.entered_by == deeds.id(Role.LIAISON)
    assert list(seated) == [deeds.id(Role.DIRECTOR)]


def application_item(deeds: Deeds, finding_id: int) -> Finding:
    with deeds.ledger.work() as work:
        return work.findings.get(finding_id)


def test_a_refusal_is_entered_with_its_reason(deeds: Deeds) -> None:
    application = deeds.applied()
    item = application_item(deeds, application.finding_id)
    unjoined(deeds, Role.LEADER)
    words = {"reason": "vague", "text": "措施要具体"}
    after = enter(deeds, item, What.REFUSAL, Role.LEADER, Role.LIAISON, **words)
    assert after.state is State.IN_PROGRESS
    assert deeds.history(item)[-1].kind == "review-refused"


def test_the_units_side_enters_no_decision_from_outside(deeds: Deeds) -> None:
    application = deeds.applied()
    item = application_item(deeds, application.finding_id)
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    unjoined(deeds, Role.OFFICE, Role.DIRECTOR)
    assert offered(deeds, item, Role.LIAISON) == ()
    with pytest.raises(errors.NotAllowed):
        enter(deeds, item, What.APPROVAL, Role.DIRECTOR, Role.LIAISON)


def test_who_decided_before_enters_nobodys_later_decision(deeds: Deeds) -> None:
    application = deeds.applied()
    item = application_item(deeds, application.finding_id)
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL, Role.OFFICE)
    unjoined(deeds, Role.DISCIPLINE)
    assert offered(deeds, item, Role.OFFICE) == ()
    assert offered(deeds, item, Role.DIRECTOR) == (What.APPROVAL, What.REFUSAL)
    enter(deeds, item, What.APPROVAL, Role.DISCIPLINE, Role.DIRECTOR)
    assert offered(deeds, item, Role.DIRECTOR) == ()


@pytest.mark.parametrize(
    ("what", "whom", "words"),
    [(What.PROGRESS, Role.RESPONSIBLE, {"text": "已公示"}), (What.COMMITMENT, Role.LEADER, {})],
)
def test_whose_hand_entered_the_units_work_does_not_judge_it(
    deeds: Deeds, ledger: Ledger, what: What, whom: Role, words: dict[str, str]
) -> None:
    item = deeds.assigned()
    unjoined(deeds, whom)
    enter(deeds, item, what, whom, Role.OFFICE, **words)
    application = deeds.apply(item, Role.LIAISON)
    seats = {person for stop in application.chain for person in stop.people}
    assert deeds.id(Role.OFFICE) not in seats
    assert deeds.id(Role.DIRECTOR) in seats


def test_in_the_next_cycle_he_may_again(deeds: Deeds) -> None:
    item = deeds.assigned()
    unjoined(deeds, Role.LIAISON)
    enter(deeds, item, What.PROGRESS, Role.LIAISON, Role.OFFICE, text="已公示")
    chain = (Role.LEADER, Role.PRINCIPAL, Role.DIRECTOR, Role.DISCIPLINE, Role.ORGANISATION)
    deeds.reopen(deeds.endorse(deeds.apply(item), *chain))
    again = deeds.apply(deeds.assign(item))
    assert deeds.id(Role.OFFICE) in {person for stop in again.chain for person in stop.people}


def test_nothing_is_entered_for_who_can_do_it(deeds: Deeds) -> None:
    item = deeds.assigned()
    assert offered(deeds, item, Role.OFFICE) == ()
    with pytest.raises(errors.NotAllowed):
        enter(deeds, item, What.PROGRESS, Role.RESPONSIBLE, Role.OFFICE, text="已公示")


def test_the_sheets_words_are_needed(deeds: Deeds) -> None:
    item = deeds.assigned()
    unjoined(deeds, Role.RESPONSIBLE)
    with pytest.raises(errors.Unfit):
        enter(deeds, item, What.PROGRESS, Role.RESPONSIBLE, Role.OFFICE)


def test_an_application_is_the_persons_by_the_hand_of_the_office(
    deeds: Deeds, ledger: Ledger
) -> None:
    item = deeds.assigned()
    unjoined(deeds, Role.RESPONSIBLE)
    assert What.APPLICATION in offered(deeds, item, Role.OFFICE)
    after = enter(deeds, item, What.APPLICATION, Role.RESPONSIBLE, Role.OFFICE, text="已办结")
    assert after.state is State.UNIT_REVIEW
    application = deeds.application(item)
    assert application.applicant_id == deeds.id(Role.RESPONSIBLE)
    with ledger.work() as work:
        assert seats.entered_by(application, work) == deeds.id(Role.OFFICE)
        [sheet] = work.evidence.of_finding(item.id)
    assert sheet.added_by == deeds.id(Role.OFFICE)


def test_who_entered_an_application_decides_and_enters_nothing_outside(deeds: Deeds) -> None:
    """Separation applies to both."""
    item = deeds.assigned()
    unjoined(deeds, Role.RESPONSIBLE)
    enter(deeds, item, What.APPLICATION, Role.RESPONSIBLE, Role.OFFICE, text="已办结")
    application = deeds.application(item)
    deeds.endorse(application, Role.LEADER, Role.PRINCIPAL)
    waiting = deeds.application(item)
    with deeds.ledger.work() as work:
        assert seats.eligible(waiting, work) == [deeds.id(Role.DIRECTOR)]
        assert not seats.is_separate(waiting, deeds.id(Role.OFFICE), work)
    unjoined(deeds, Role.DIRECTOR)
    assert offered(deeds, item, Role.OFFICE) == ()
    with pytest.raises(errors.NotAllowed):
        deeds.endorse(application, Role.OFFICE)


def test_an_entered_application_is_taken_back_by_who_entered_it(deeds: Deeds) -> None:
    item = deeds.assigned()
    unjoined(deeds, Role.RESPONSIBLE)
    enter(deeds, item, What.APPLICATION, Role.RESPONSIBLE, Role.OFFICE, text="已办结")
    back = deeds.by(Role.OFFICE, corrections.take_back, corrections.TakeBack(finding=item.id))
    assert back.state is State.IN_PROGRESS
    enter(deeds, item, What.APPLICATION, Role.RESPONSIBLE, Role.LIAISON, text="已办结")
    again = deeds.application(item)
    with deeds.ledger.work() as work:
        assert seats.entered_by(again, work) == deeds.id(Role.LIAISON)


def test_an_application_is_not_entered_without_words(deeds: Deeds) -> None:
    item = deeds.assigned()
    unjoined(deeds, Role.RESPONSIBLE)
    with pytest.raises(errors.Unfit):
        enter(deeds, item, What.APPLICATION, Role.RESPONSIBLE, Role.OFFICE)
