"""Suggestions from the team's proposal to the use of the result, and all that is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.core import errors
from bot.core.messages import Topic
from bot.core.organisations import Level
from bot.core.people import Person
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.core.suggestions import Action, Outcome, State, Suggestion
from bot.usecases import bundles, deputies, digests, reminders, stepping, suggestion_clock
from bot.usecases import suggestion_steps as steps
from bot.usecases import suggestions as cases
from tests import builders
from tests.usecases.deeds import Deeds, Who

WORDS = "建议健全村级财务公开制度"


class Desk:
    """The way of a suggestion, by whoever holds the role."""

    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds

    def proposed(self, who: Who = Role.HEAD, **more: Any) -> Suggestion:
        town = self.deeds.town
        values = {"round": town.round.id, "addressee": town.unit.id, "text": WORDS, **more}
        return self.deeds.by(who, cases.propose, cases.Propose.model_validate(values))

    def pending(self, **more: Any) -> Suggestion:
        command = cases.Transfer(suggestion=self.proposed().id, **more)
        return self.deeds.by(Role.OFFICE, cases.transfer, command)

    def doing(self, **more: Any) -> Suggestion:
        handler = self.deeds.id(Role.RESPONSIBLE)
        command = cases.Assign(suggestion=self.pending().id, **{"handler": handler, **more})
        return self.deeds.by(Role.LIAISON, cases.assign, command)

    def answer(self, about: Suggestion, who: Who = Role.RESPONSIBLE, **more: Any) -> Suggestion:
        values = {
            "suggestion": about.id,
            "outcome": Outcome.ADOPTED,
            "text": "已出台财务公开办法",
            **more,
        }
        return self.deeds.by(who, cases.answer, cases.Reply.model_validate(values))

    def answered(self, **more: Any) -> Suggestion:
        return self.answer(self.doing(), **more)

    def concluded(self) -> Suggestion:
        command = cases.Accept(suggestion=self.answered().id)
        return self.deeds.by(Role.OFFICE, cases.accept, command)


@pytest.fixture
def desk(deeds: Deeds) -> Desk:
    return Desk(deeds)


def kinds(desk: Desk, about: Suggestion) -> list[str]:
    with desk.deeds.ledger.work() as work:
        return [event.kind for event in work.events.of_item(steps.KIND, about.id)]


def tick(desk: Desk, day: date) -> None:
    desk.deeds.ledger.clock.go(day)
    with desk.deeds.ledger.work() as work:
        while stepping.take_steps(work, 50):
            pass


def test_the_whole_way(desk: Desk, deeds: Deeds) -> None:
    done = desk.concluded()
    assert (done.number, done.state) == ("建7-001", State.CONCLUDED)
    used = deeds.by(
        Role.DIRECTOR, cases.note_use, cases.NoteUse(suggestion=done.id, text="全县推广")
    )
    assert (used.use, used.used_on) == ("全县推广", date(2020, 12, 7))
    assert kinds(desk, done) == [
        "suggestion-proposed",
        "suggestion-transferred",
        "suggestion-assigned",
        "suggestion-answered",
        "suggestion-concluded",
        "suggestion-used",
    ]
    assert deeds.told(Role.HEAD, Topic.ECHO) == [
        "echo-suggestion-transferred",
        "echo-suggestion-concluded",
        "echo-suggestion-used",
    ]


def test_the_limit_is_two_months_from_the_transfer(desk: Desk) -> None:
    pending = desk.pending()
    assert pending.due == date(2021, 2, 7)
    assert pending.next_step_on is not None


def test_the_addressee_hears_of_it_and_so_does_who_works_on_it(desk: Desk, deeds: Deeds) -> None:
    desk.doing(leader=deeds.id(Role.LEADER))
    assert deeds.notices(Role.PRINCIPAL) == ["notice-suggestion"]
    assert deeds.notices(Role.LIAISON) == ["notice-suggestion"]
    assert deeds.notices(Role.RESPONSIBLE) == ["notice-suggestion-assigned"]
    assert deeds.notices(Role.LEADER) == ["notice-suggestion-assigned"]


def test_the_office_may_send_it_to_another_and_set_the_day(desk: Desk, deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        department = builders.organisation(work, "水利局", level=Level.DEPARTMENT)
    pending = desk.pending(addressee=department.id, due=date(2021, 1, 15))
    assert (pending.addressee_name, pending.due) == ("水利局", date(2021, 1, 15))


def test_a_day_that_is_past_or_far_is_refused(desk: Desk) -> None:
    with pytest.raises(errors.Unfit, match="day-past"):
        desk.pending(due=date(2020, 12, 7))
    with pytest.raises(errors.Unfit, match="day-far"):
        desk.pending(due=date(2090, 1, 1))


def test_the_offices_own_is_transferred_at_once(desk: Desk) -> None:
    own = desk.proposed(Role.OFFICE, due=date(2021, 1, 15))
    assert (own.state, own.team_id, own.due) == (State.PENDING, None, date(2021, 1, 15))
    assert kinds(desk, own) == ["suggestion-proposed", "suggestion-transferred"]


def test_numbers_run_by_round_and_name_the_year_of_a_namesake(desk: Desk, deeds: Deeds) -> None:
    assert [desk.proposed().number for _ in range(2)] == ["建7-001", "建7-002"]
    with deeds.ledger.work() as work:
        later = builders.round_(work, term="第六届")
    assert desk.proposed(Role.OFFICE, round=later.id).number == "建2020.7-001"


@pytest.mark.parametrize("who", [Role.MEMBER, Role.PRINCIPAL, Role.LEADING_GROUP, Role.ADMIN])
def test_others_do_not_propose(desk: Desk, who: Role) -> None:
    with pytest.raises(errors.NotAllowed, match="suggest"):
        desk.proposed(who)


def test_nor_does_a_team_for_another_round(desk: Desk, deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        other = builders.round_(work, number="8")
    with pytest.raises(errors.NotFound):
        desk.proposed(round=other.id)


def test_an_archived_round_takes_none(desk: Desk, deeds: Deeds) -> None:
    deeds.enters(Phase.FEEDBACK, Phase.RECTIFICATION, Phase.ARCHIVED)
    with pytest.raises(errors.WrongState, match="suggest-no-round"):
        desk.proposed(Role.OFFICE)


def test_what_one_may_not_see_is_not_there(desk: Desk, deeds: Deeds) -> None:
    made = desk.proposed()
    with pytest.raises(errors.NotFound):
        desk.answer(made, Role.LIAISON)
    with pytest.raises(errors.NotAllowed):
        deeds.by(Role.HEAD, cases.transfer, cases.Transfer(suggestion=made.id))


def test_a_wrong_state_is_named(desk: Desk) -> None:
    with pytest.raises(errors.WrongState) as caught:
        desk.answer(desk.answered())
    assert caught.value.args_for_text["number"] == "建7-001"


def test_only_the_addressees_own_people_are_charged(desk: Desk, deeds: Deeds) -> None:
    with pytest.raises(errors.Unfit, match="not-of-unit"):
        desk.doing(handler=deeds.id(Role.LEADER))
    with pytest.raises(errors.Unfit, match="not-of-unit"):
        desk.doing(leader=deeds.id(Role.RESPONSIBLE))


def test_evidence_stays_with_the_suggestion(desk: Desk, deeds: Deeds) -> None:
    file = deeds.file()
    done = desk.answered(evidence=(file, file))
    with deeds.ledger.work() as work:
        assert work.suggestions.files(done.id) == [file]
    with pytest.raises(errors.NotFound):
        desk.answered(evidence=(999,))
    with pytest.raises(errors.NotFound):
        desk.answered(evidence=(deeds.file(Role.LEADER),))


def test_a_returned_answer_goes_on_with_its_date(desk: Desk, deeds: Deeds) -> None:
    answered = desk.answered()
    back = deeds.by(
        Role.OFFICE, cases.return_answer, cases.Return(suggestion=answered.id, text="附制度文本")
    )
    assert (back.state, back.due, back.review_due) == (State.DOING, answered.due, None)
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-suggestion-returned"
    assert desk.answer(back, Role.PRINCIPAL).state is State.ANSWERED


def test_withdrawing_tells_the_team_and_who_had_it(desk: Desk, deeds: Deeds) -> None:
    refused = desk.proposed()
    command = cases.Withdraw(suggestion=refused.id, text="与已有建议重复")
    deeds.by(Role.OFFICE, cases.withdraw, command)
    assert deeds.told(Role.HEAD, Topic.ECHO) == ["echo-suggestion-withdrawn"]
    assert deeds.notices(Role.LIAISON) == []
    taken_back = desk.doing()
    deeds.by(
        Role.OFFICE, cases.withdraw, cases.Withdraw(suggestion=taken_back.id, text="职能划转")
    )
    assert deeds.notices(Role.LIAISON)[-1] == "notice-suggestion-withdrawn"
    assert deeds.notices(Role.RESPONSIBLE)[-1] == "notice-suggestion-withdrawn"


def test_who_has_moved_on_hears_nothing_more(desk: Desk, deeds: Deeds) -> None:
    answered = desk.answered()
    deeds.leaves(Role.RESPONSIBLE, Role.RESPONSIBLE)
    deeds.by(Role.OFFICE, cases.accept, cases.Accept(suggestion=answered.id))
    assert "notice-suggestion-concluded" not in deeds.notices(Role.RESPONSIBLE)
    assert deeds.notices(Role.PRINCIPAL)[-1] == "notice-suggestion-concluded"


def test_a_deputy_answers_and_the_event_says_for_whom(desk: Desk, deeds: Deeds) -> None:
    doing = desk.doing()
    stand_in = deeds.joins("替手", Role.LIAISON)
    with deeds.ledger.work() as work:
        actor = deeds.actor(Role.RESPONSIBLE, work)
        today = work.today
        named = deputies.Name(deputy=stand_in.id, since=today, until=today + timedelta(days=3))
        deputies.name(named, actor, work)
    deeds.leaves(stand_in, Role.LIAISON)
    answered = desk.answer(doing, stand_in)
    with deeds.ledger.work() as work:
        event = work.events.of_item(steps.KIND, answered.id)[-1]
    assert event.person_id == stand_in.id
    assert event.body is not None
    assert event.body["for"] == deeds.id(Role.RESPONSIBLE)
    own = desk.answer(desk.pending(), Role.PRINCIPAL)
    assert own.state is State.ANSWERED


def test_a_stale_row_is_refused(desk: Desk, deeds: Deeds) -> None:
    old = desk.pending()
    desk.answer(old, Role.LIAISON)
    with deeds.ledger.work() as work, pytest.raises(errors.WrongState):
        work.suggestions.save(old, old.moved(Action.ANSWER))


# The clock.


def test_who_must_answer_is_reminded_in_the_daily_message(desk: Desk, deeds: Deeds) -> None:
    doing = desk.doing(leader=deeds.id(Role.LEADER))
    assert doing.due is not None
    tick(desk, date(2021, 1, 28))
    for who in (Role.RESPONSIBLE, Role.LEADER):
        with deeds.ledger.work() as work:
            [waiting] = work.tidings.waiting(deeds.id(who), [Topic.REMINDER])
            [entry] = bundles.entries([waiting], work)
        assert entry.line.id == "reminder-suggestion"
        assert entry.button is not None
        assert entry.button.press == ("suggestion", str(doing.id))
    with deeds.ledger.work() as work:
        assert reminders.daily_messages(work, work.today) == 1  # the leader has his digest
    screen = deeds.screen(Role.RESPONSIBLE)
    assert [row[0].press for row in screen.buttons] == [("suggestion", str(doing.id))]


def test_an_unassigned_one_reminds_who_answers_for_the_unit(desk: Desk, deeds: Deeds) -> None:
    desk.pending()
    tick(desk, date(2021, 2, 8))
    assert "reminder-suggestion" in deeds.told(Role.LIAISON, Topic.REMINDER)
    assert "reminder-suggestion" in deeds.told(Role.PRINCIPAL, Topic.REMINDER)


def test_later_steps_reach_the_office_and_the_leading_group(desk: Desk, deeds: Deeds) -> None:
    desk.doing()
    tick(desk, date(2021, 2, 22))
    assert deeds.told(Role.OFFICE, Topic.REMINDER) == ["reminder-suggestion"]
    assert deeds.told(Role.LEADING_GROUP, Topic.REMINDER) == ["reminder-suggestion"]
    tick(desk, date(2021, 3, 9))
    assert len(deeds.told(Role.LEADING_GROUP, Topic.REMINDER)) == 2


def test_a_unit_without_people_leaves_it_to_the_office(desk: Desk, deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        empty = builders.organisation(work, "空编办")
    desk.pending(addressee=empty.id)
    tick(desk, date(2021, 1, 18))
    assert deeds.told(Role.OFFICE, Topic.REMINDER) == ["reminder-suggestion"]


def test_what_is_settled_is_reminded_of_no_more(desk: Desk, deeds: Deeds) -> None:
    doing = desk.doing()
    tick(desk, date(2021, 1, 18))
    desk.answer(doing)
    with deeds.ledger.work() as work:
        waiting = work.tidings.waiting(deeds.id(Role.RESPONSIBLE), [Topic.REMINDER])
        assert waiting
        assert bundles.entries(waiting, work) == ()


def test_a_look_with_nothing_due_says_nothing_and_looks_again(desk: Desk, deeds: Deeds) -> None:
    doing = desk.doing()
    with deeds.ledger.work() as work:
        suggestion_clock.take_step(work.suggestions.get(doing.id), work)
        after = work.suggestions.get(doing.id)
    assert after.next_step_on == doing.next_step_on
    assert deeds.told(Role.RESPONSIBLE, Topic.REMINDER) == []


def test_a_look_at_what_is_concluded_is_the_last(desk: Desk, deeds: Deeds) -> None:
    done = desk.concluded()
    with deeds.ledger.work() as work:
        suggestion_clock.take_step(work.suggestions.get(done.id), work)
        assert work.suggestions.get(done.id).next_step_on is None


def test_the_office_is_asked_at_the_review_time_until_it_has_decided(
    desk: Desk, deeds: Deeds
) -> None:
    answered = desk.answered()
    desk.proposed()
    with deeds.ledger.work() as work:
        assert reminders.review_messages(work, work.today) == 2
    screen = deeds.screen(Role.OFFICE)
    assert screen.lines[0].args["n"] == 2
    assert [line.id for line in screen.lines[1:]] == [
        "tiding-suggestion-answered",
        "tiding-suggestion-proposed",
    ]
    assert answered.review_due is not None
    tick(desk, answered.review_due)
    assert "tiding-suggestion-late" in deeds.told(Role.OFFICE, Topic.REVIEW)
    deeds.by(Role.OFFICE, cases.accept, cases.Accept(suggestion=answered.id))
    with deeds.ledger.work() as work:
        waiting = work.tidings.waiting(deeds.id(Role.OFFICE), [Topic.REVIEW])
        assert bundles.entries(waiting, work) == ()


def test_one_that_fails_is_put_off_and_holds_up_no_other(
    desk: Desk, deeds: Deeds, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    doing = desk.doing()

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.usecases.suggestion_clock.take_step", failing)
    tick(desk, date(2021, 1, 18))
    assert "suggestion 建7-001 failed" in caplog.text
    with deeds.ledger.work() as work:
        assert work.suggestions.get(doing.id).next_step_on == date(2021, 1, 19)


def test_silent_history_tells_nobody(desk: Desk, deeds: Deeds) -> None:
    deeds.silent = True
    desk.concluded()
    assert deeds.told(Role.HEAD, Topic.ECHO) == []
    assert deeds.notices(Role.LIAISON) == []


# The figures.


def figures(desk: Desk, day: date | None = None) -> tuple[int, int]:
    with desk.deeds.ledger.work() as work:
        if day is None:
            found = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        else:
            found = work.statistics.figures_as_of(day, round_id=None)
    return found.suggestions.n, found.suggestions.d


def test_the_rate_counts_what_was_transferred_and_not_withdrawn(desk: Desk, deeds: Deeds) -> None:
    desk.concluded()
    desk.pending()
    desk.proposed()
    withdrawn = desk.pending()
    command = cases.Withdraw(suggestion=withdrawn.id, text="重复")
    deeds.by(Role.OFFICE, cases.withdraw, command)
    assert figures(desk) == (1, 2)
    assert figures(desk, date(2020, 12, 7)) == (1, 2)
    assert figures(desk, date(2020, 12, 6)) == (0, 0)


def test_the_reference_figure_64_of_70(desk: Desk, deeds: Deeds) -> None:
    deeds.silent = True
    for _ in range(64):
        desk.concluded()
    for _ in range(6):
        desk.pending()
    with deeds.ledger.work() as work:
        screen = digests.shown_now(work, deeds.actor(Role.OFFICE, work))
    [line] = [line for line in screen.lines if line.id == "digest-suggestions"]
    assert line.args == {"counts": "64/70", "rate": "91.43%"}


@pytest.mark.parametrize(
    ("who", "counts"),
    [(Role.SUPERIOR, "1/2"), (Role.PRINCIPAL, "1/2")],
)
def test_a_reader_of_a_part_hears_his_own_share(
    desk: Desk, deeds: Deeds, who: Role, counts: str
) -> None:
    desk.concluded()
    desk.pending()
    with deeds.ledger.work() as work:
        far = builders.organisation(work, "州财政局", level=Level.DEPARTMENT)
    desk.pending(addressee=far.id)
    with deeds.ledger.work() as work:
        screen = digests.shown_now(work, deeds.actor(who, work))
    [line] = [line for line in screen.lines if line.id == "digest-suggestions"]
    assert line.args["counts"] == counts


def test_awaiting_is_the_offices_alone(desk: Desk, deeds: Deeds) -> None:
    desk.answered()
    desk.proposed()

    def count(who: Role | Person) -> int:
        with deeds.ledger.work() as work:
            return len(cases.awaiting(deeds.actor(who, work), work))

    assert (count(Role.OFFICE), count(Role.HEAD), count(Role.LIAISON)) == (2, 0, 0)
