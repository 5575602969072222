"""From the field to the signed paper: who logs what, and where; review, sign, return, send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from bot.core import errors
from bot.core.evidence import Purpose
from bot.core.findings import Finding, Mode, State
from bot.core.messages import Topic
from bot.core.people import Person
from bot.core.policy import Policy
from bot.core.roles import Role
from bot.core.rounds import Phase, Team
from bot.usecases import findings
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import PROBLEM, Deeds

TODAY = date(2020, 12, 7)


def review(deeds: Deeds, item: Finding, who: Role | Person = Role.DEPUTY) -> Finding:
    return deeds.by(who, findings.review, findings.Review(finding=item.id, category="B6"))


def decide(deeds: Deeds, item: Finding, verb: str, who: Role = Role.HEAD) -> Finding:
    verbs = {"sign": findings.sign, "send": findings.send_fix}
    return deeds.by(who, verbs[verb], findings.Decide(finding=item.id))


def give_back(deeds: Deeds, item: Finding, who: Role = Role.HEAD) -> Finding:
    command = findings.ReturnPaper(finding=item.id, text="补充具体月份")
    return deeds.by(who, findings.return_paper, command)


# Logging.


def test_a_logged_finding_is_a_draft_with_its_author_and_day(deeds: Deeds) -> None:
    item = deeds.logged(category="A1")
    assert (item.state, item.problem, item.logged_on) == (State.DRAFT, PROBLEM, TODAY)
    assert (item.author_id, item.category) == (deeds.id(Role.MEMBER), "A1")
    assert (item.due, item.next_step_on) == (None, None)


def test_logging_is_an_event_with_number_and_words(deeds: Deeds) -> None:
    [event] = deeds.history(item := deeds.logged())
    assert (event.kind, event.from_state, event.to_state) == ("finding-logged", None, "draft")
    assert event.body == {"number": item.number, "problem": PROBLEM}
    assert event.person_id == deeds.id(Role.MEMBER)


@pytest.mark.parametrize("who", [Role.MEMBER, Role.DEPUTY, Role.HEAD])
def test_everyone_of_the_team_may_log(deeds: Deeds, who: Role) -> None:
    assert deeds.logged(who).author_id == deeds.id(who)


@pytest.mark.parametrize("who", [Role.OFFICE, Role.DIRECTOR, Role.PRINCIPAL, Role.ADMIN])
def test_nobody_else_logs(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotAllowed):
        deeds.logged(who)


def test_a_unit_of_another_team_is_refused(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        stranger = builders.person(work, "何组员")
        team = work.rounds.add_team(
            Team(id=0, round_id=deeds.town.round.id, number=2, name="第二巡察组")
        )
        builders.give(work, stranger, Role.MEMBER, team=team)
    with pytest.raises(errors.WrongState) as refused:
        deeds.logged(stranger)
    assert refused.value.variant == "fieldwork-over"
    assert not ledger.rows("SELECT 1 FROM findings")


@pytest.mark.parametrize("phase", [Phase.FEEDBACK, Phase.RECTIFICATION])
def test_after_fieldwork_nothing_is_logged(deeds: Deeds, phase: Phase) -> None:
    deeds.enters(*list(Phase)[1 : list(Phase).index(phase) + 1])
    with pytest.raises(errors.WrongState) as refused:
        deeds.logged()
    assert refused.value.variant == "fieldwork-over"


def test_the_posts_of_a_team_end_with_its_round(deeds: Deeds) -> None:
    deeds.archives()
    with pytest.raises(errors.NotAllowed):
        deeds.logged()


def test_where_one_may_log_is_every_unit_of_the_own_team(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        places = findings.may_log(deeds.actor(Role.MEMBER, work), work)
        assert findings.may_log(deeds.actor(Role.OFFICE, work), work) == ()
    assert {place.unit_name for place in places} == {"清河镇", "沙泉乡"}


@pytest.mark.parametrize("problem", ["", "   \n", "字" * 4001])
def test_empty_and_endless_words_are_no_finding(problem: str) -> None:
    with pytest.raises(ValidationError):
        findings.LogFinding(assignment=1, problem=problem)


def test_words_are_kept_without_the_space_around_them(deeds: Deeds) -> None:
    assert deeds.logged(problem="  公章管理混乱 \n").problem == "公章管理混乱"


@pytest.mark.parametrize("day", [TODAY, date(2020, 12, 1)])
def test_a_proposed_limit_lies_ahead(deeds: Deeds, ledger: Ledger, day: date) -> None:
    with pytest.raises(errors.Unfit) as refused:
        deeds.logged(proposed_due=day)
    assert refused.value.variant == "day-past"
    assert not ledger.rows("SELECT 1 FROM findings")


def test_a_proposed_limit_is_kept_and_starts_no_clock(deeds: Deeds) -> None:
    item = deeds.logged(proposed_due=date(2021, 1, 29))
    assert (item.proposed_due, item.due) == (date(2021, 1, 29), None)


# Numbering.


def test_numbers_tell_round_place_and_serial(deeds: Deeds) -> None:
    first, second = deeds.logged(), deeds.logged()
    elsewhere = deeds.logged(assignment=deeds.town.other_assignment.id)
    assert [first.number, second.number, elsewhere.number] == ["7-01-001", "7-01-002", "7-02-001"]


def test_a_number_is_never_given_twice_even_after_a_failure(deeds: Deeds, ledger: Ledger) -> None:
    deeds.logged()
    with pytest.raises(errors.NotFound):
        deeds.logged(evidence=(999,))
    assert deeds.logged().number == "7-01-002"
    assert len(ledger.rows("SELECT DISTINCT number FROM findings")) == 2


def test_a_namesake_of_a_later_term_carries_its_year_and_changes_no_older_number(
    deeds: Deeds, ledger: Ledger
) -> None:
    with ledger.work() as work:
        later = builders.round_(work, term="第六届")
        team = work.rounds.add_team(Team(id=0, round_id=later.id, number=1, name="第一巡察组"))
        builders.give(work, deeds.person(Role.MEMBER), Role.MEMBER, team=team)
        place = builders.assignment(work, later, team, deeds.town.unit)
    assert deeds.logged().number == "7-01-001"
    assert deeds.logged(assignment=place.id).number == "2020.7-01-001"


# Evidence of the field.


def test_files_and_caption_become_one_piece_of_evidence(deeds: Deeds, ledger: Ledger) -> None:
    files = (deeds.file(Role.MEMBER), deeds.file(Role.MEMBER))
    item = deeds.logged(evidence=files, caption="公示栏")
    with ledger.work() as work:
        [piece] = work.evidence.of_finding(item.id)
    assert (piece.files, piece.caption, piece.purpose) == (files, "公示栏", Purpose.FINDING)
    assert (piece.added_by, piece.evidence_on, piece.cycle) == (item.author_id, TODAY, 1)


def test_without_a_file_there_is_no_evidence(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.logged(caption="只有文字")
    with ledger.work() as work:
        assert not work.evidence.of_finding(item.id)


def test_a_file_sent_twice_is_kept_once(deeds: Deeds, ledger: Ledger) -> None:
    file = deeds.file(Role.MEMBER)
    item = deeds.logged(evidence=(file, file))
    with ledger.work() as work:
        assert work.evidence.count_files(item.id) == 1


def test_a_file_that_does_not_exist_is_refused_and_nothing_kept(
    deeds: Deeds, ledger: Ledger
) -> None:
    with pytest.raises(errors.NotFound):
        deeds.logged(evidence=(deeds.file(Role.MEMBER), 999))
    assert not ledger.rows("SELECT 1 FROM findings")


def test_the_policy_bounds_the_files_of_an_item(deeds: Deeds, ledger: Ledger) -> None:
    with ledger.work() as work:
        most = work.policy.evidence_per_item
    assert most == Policy().evidence_per_item
    files = tuple(deeds.file(Role.MEMBER) for _ in range(4))
    ledger.rules = replace(ledger.rules, policy=Policy(evidence_per_item=3))
    assert deeds.logged(evidence=files[:3])
    with pytest.raises(errors.Unfit) as refused:
        deeds.logged(evidence=files)
    assert refused.value.variant == "too-much-evidence"


# Who hears of a new paper.


def test_the_deputy_is_asked_to_review(deeds: Deeds) -> None:
    deeds.logged()
    assert deeds.told(Role.DEPUTY, Topic.REVIEW) == ["tiding-to-review"]
    assert deeds.told(Role.HEAD, Topic.REVIEW) == []


def test_the_head_is_asked_where_the_only_deputy_is_the_author(deeds: Deeds) -> None:
    deeds.logged(Role.DEPUTY)
    assert deeds.told(Role.DEPUTY, Topic.REVIEW) == []
    assert deeds.told(Role.HEAD, Topic.REVIEW) == ["tiding-to-review"]


def test_the_head_is_asked_where_the_team_has_no_deputy(deeds: Deeds) -> None:
    deeds.leaves(Role.DEPUTY, Role.DEPUTY)
    deeds.logged()
    assert deeds.told(Role.HEAD, Topic.REVIEW) == ["tiding-to-review"]


# Review.


def test_review_settles_the_category_and_asks_the_head_to_sign(deeds: Deeds) -> None:
    item = review(deeds, deeds.logged(category="A1"))
    assert (item.state, item.category) == (State.REVIEWED, "B6")
    assert deeds.told(Role.HEAD, Topic.REVIEW) == ["tiding-to-sign"]


def test_review_needs_a_category() -> None:
    with pytest.raises(ValidationError):
        findings.Review(finding=1, category="")


@pytest.mark.parametrize("who", [Role.DEPUTY, Role.HEAD])
def test_one_does_not_review_ones_own_paper(deeds: Deeds, who: Role) -> None:
    item = deeds.logged(who)
    with pytest.raises(errors.NotAllowed) as refused:
        review(deeds, item, who)
    assert refused.value.variant == "own-paper"
    assert deeds.now(item).state is State.DRAFT


def test_the_head_reviews_the_deputys_paper(deeds: Deeds) -> None:
    assert review(deeds, deeds.logged(Role.DEPUTY), Role.HEAD).state is State.REVIEWED


def test_whoever_is_alone_in_the_team_reviews_the_own_paper(deeds: Deeds) -> None:
    deeds.leaves(Role.DEPUTY, Role.DEPUTY)
    item = review(deeds, deeds.logged(Role.HEAD), Role.HEAD)
    assert item.state is State.REVIEWED
    assert decide(deeds, item, "sign").state is State.SIGNED


def test_a_second_deputy_ends_the_exception(deeds: Deeds) -> None:
    other = deeds.joins("何副组长", Role.DEPUTY)
    item = deeds.logged(Role.DEPUTY)
    with pytest.raises(errors.NotAllowed):
        review(deeds, item, Role.DEPUTY)
    assert review(deeds, item, other).state is State.REVIEWED


def test_a_member_may_not_review_and_hears_that_the_role_is_why(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed):
        review(deeds, deeds.logged(), Role.MEMBER)


@pytest.mark.parametrize("who", [Role.OFFICE, Role.PRINCIPAL, Role.DISCIPLINE, Role.ADMIN])
def test_who_may_not_see_a_draft_does_not_learn_that_it_exists(deeds: Deeds, who: Role) -> None:
    with pytest.raises(errors.NotFound):
        review(deeds, deeds.logged(), who)


def test_a_second_review_names_the_state(deeds: Deeds) -> None:
    with pytest.raises(errors.WrongState) as refused:
        review(deeds, deeds.reviewed())
    assert refused.value.args_for_text["number"] == "7-01-001"


# Sign and return.


def test_the_head_signs_and_the_finder_hears_it(deeds: Deeds) -> None:
    item = decide(deeds, deeds.reviewed(), "sign")
    assert item.state is State.SIGNED
    assert deeds.told(Role.MEMBER, Topic.ECHO) == ["echo-signed"]


def test_the_deputy_does_not_sign(deeds: Deeds) -> None:
    with pytest.raises(errors.NotAllowed):
        decide(deeds, deeds.reviewed(), "sign", Role.DEPUTY)


def test_an_unreviewed_paper_cannot_be_signed(deeds: Deeds) -> None:
    with pytest.raises(errors.WrongState):
        decide(deeds, deeds.logged(), "sign")


def test_a_returned_paper_is_a_draft_again_and_its_author_hears_why(deeds: Deeds) -> None:
    item = give_back(deeds, deeds.reviewed())
    assert item.state is State.DRAFT
    assert deeds.notices(Role.MEMBER) == ["notice-returned"]
    assert deeds.screen(Role.MEMBER).lines[0].args["text"] == "补充具体月份"
    body = deeds.history(item)[-1].body or {}
    assert body == {**body, "text": "补充具体月份"}


def test_a_returned_paper_goes_the_same_way_again(deeds: Deeds) -> None:
    item = decide(deeds, review(deeds, give_back(deeds, deeds.reviewed())), "sign")
    kinds = [event.kind.removeprefix("finding-") for event in deeds.history(item)]
    assert kinds == ["logged", "reviewed", "returned", "reviewed", "signed"]


def test_a_return_says_what_is_missing() -> None:
    with pytest.raises(ValidationError):
        findings.ReturnPaper(finding=1, text="  ")


def test_a_signed_paper_is_not_returned(deeds: Deeds) -> None:
    with pytest.raises(errors.WrongState):
        give_back(deeds, deeds.signed())


# Immediate fix.


def test_an_immediate_fix_is_due_in_fifteen_calendar_days(deeds: Deeds) -> None:
    item = deeds.sent()
    assert (item.state, item.mode, item.sent_on) == (State.SENT, Mode.IMMEDIATE, TODAY)
    assert (item.clock_from, item.due, item.original_due) == (
        TODAY,
        date(2020, 12, 22),
        date(2020, 12, 22),
    )


def test_its_ladder_is_armed_without_the_step_of_twenty_days(deeds: Deeds) -> None:
    # T-3 is Saturday 19 December, so that reminder goes out on the Friday.
    assert deeds.sent().next_step_on == date(2020, 12, 18)


def test_a_last_day_on_a_holiday_rolls_to_the_next_workday(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.reviewed(immediate=True)
    ledger.clock.go(date(2020, 12, 17))  # 15 days later is New Year's Day, a Friday
    assert decide(deeds, item, "send").due == date(2021, 1, 4)


def test_unit_and_finder_hear_of_it(deeds: Deeds) -> None:
    deeds.sent()
    assert deeds.notices(Role.PRINCIPAL) == deeds.notices(Role.LIAISON) == ["notice-sent"]
    assert deeds.notices(Role.LEADER) == []
    assert deeds.told(Role.MEMBER, Topic.ECHO) == ["echo-sent"]


def test_an_ordinary_finding_is_not_sent(deeds: Deeds) -> None:
    with pytest.raises(errors.WrongState) as refused:
        decide(deeds, deeds.reviewed(), "send")
    assert refused.value.variant == "not-immediate"


def test_only_the_head_sends(deeds: Deeds) -> None:
    item = deeds.reviewed(immediate=True)
    with pytest.raises(errors.NotAllowed):
        decide(deeds, item, "send", Role.DEPUTY)
    with pytest.raises(errors.NotFound):
        decide(deeds, item, "send", Role.OFFICE)


def test_in_an_archived_round_nothing_moves(deeds: Deeds) -> None:
    item = deeds.reviewed()
    deeds.archives()
    with pytest.raises(errors.NotFound):
        decide(deeds, item, "sign")
    with pytest.raises(errors.NotAllowed):
        decide(deeds, item, "sign", Role.DIRECTOR)


def test_after_fieldwork_it_goes_the_way_of_the_feedback(deeds: Deeds) -> None:
    late, other = deeds.reviewed(immediate=True), deeds.signed(immediate=True)
    deeds.enters(Phase.FEEDBACK)
    with pytest.raises(errors.WrongState) as refused:
        decide(deeds, late, "send")
    assert refused.value.variant == "sent-too-late"
    with pytest.raises(errors.WrongState) as refused:
        decide(deeds, other, "send")
    assert refused.value.variant == ""
    with pytest.raises(errors.NotAllowed):
        deeds.by(Role.DEPUTY, findings.send_fix, findings.Decide(finding=late.id))
    assert decide(deeds, late, "sign").state is State.SIGNED
