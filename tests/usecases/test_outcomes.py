"""Outcome check (问效): who is asked and when, what each answer does, and how it is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core import errors
from bot.core.digests import OutcomeFigures
from bot.core.findings import Finding, State
from bot.core.messages import Topic
from bot.core.outcomes import Answer
from bot.core.roles import Role
from bot.usecases import doubts, looking_back, outcomes, quality
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds, Who

CLOSED = date(2020, 12, 7)
ASKED = CLOSED + timedelta(days=28)


def asks(deeds: Deeds, day: date = ASKED) -> int:
    deeds.ledger.clock.go(day)
    with deeds.ledger.work() as work:
        return looking_back.remind(work, work.today)


def answers(
    deeds: Deeds, item: Finding, answer: Answer, who: Who = Role.MEMBER, **more: object
) -> Finding:
    command = outcomes.Answer.model_validate({"finding": item.id, "answer": answer, **more})
    return deeds.by(who, outcomes.answer, command)


def counted(deeds: Deeds) -> OutcomeFigures:
    with deeds.ledger.work() as work:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        return quality.added(figures, work).quality.outcomes


def test_the_finder_is_asked_after_four_weeks_once_and_again_after_one(deeds: Deeds) -> None:
    deeds.closed()
    asks(deeds, ASKED - timedelta(days=3))
    assert deeds.told(Role.MEMBER, Topic.NOTICE) == []
    asks(deeds)
    asks(deeds, ASKED + timedelta(days=1))
    assert deeds.told(Role.MEMBER, Topic.NOTICE) == ["tiding-outcome"]
    assert asks(deeds, ASKED + timedelta(days=7)) == 1
    assert asks(deeds, ASKED + timedelta(days=8)) == 0
    assert deeds.told(Role.MEMBER, Topic.NOTICE) == ["tiding-outcome"] * 2
    assert counted(deeds) == OutcomeFigures(waiting=1)


def test_who_left_the_team_is_stood_for(deeds: Deeds) -> None:
    item = deeds.closed()
    heard = []
    for role in (Role.MEMBER, Role.HEAD, Role.DEPUTY):
        deeds.leaves(role, role)
        with deeds.ledger.work() as work:
            heard.append(outcomes.representative(item, work))
    assert heard == [deeds.id(r) for r in (Role.HEAD, Role.DEPUTY, Role.DIRECTOR)]


def test_where_nobody_can_be_asked_the_question_waits(deeds: Deeds) -> None:
    item = deeds.closed()
    for role in (Role.MEMBER, Role.HEAD, Role.DEPUTY, Role.OFFICE, Role.DIRECTOR):
        deeds.leaves(role, role)
    asks(deeds)
    with deeds.ledger.work() as work:
        assert work.outcomes.latest(item.id) is None


@pytest.mark.parametrize("answer", [Answer.SOLVED, Answer.PARTLY])
def test_solved_and_partly_are_counted_and_no_more(deeds: Deeds, answer: Answer) -> None:
    item = deeds.closed()
    asks(deeds)
    assert answers(deeds, item, answer).state is State.CLOSED
    assert (counted(deeds).asked, counted(deeds).waiting) == (1, 0)
    assert "notice-doubted" not in deeds.notices(Role.DIRECTOR)
    with deeds.ledger.work() as work:
        assert not doubts.is_doubted(work.findings.get(item.id), work)


def test_not_solved_is_the_offices_to_decide(deeds: Deeds) -> None:
    item = deeds.closed()
    asks(deeds)
    photo = deeds.file(Role.MEMBER)
    answers(deeds, item, Answer.NOT, text="公示又停了", evidence=(photo,))
    assert deeds.notices(Role.DIRECTOR)[-1] == "notice-doubted"
    assert deeds.history(item)[-1].body == {"answer": "not", "text": "公示又停了"}
    with deeds.ledger.work() as work:
        assert work.evidence.of_finding(item.id)[-1].caption == "公示又停了"
    deeds.by(Role.DIRECTOR, doubts.keep, doubts.Keep(finding=item.id, text="换届停一个月"))
    with pytest.raises(errors.WrongState, match="no-doubt"):
        deeds.by(Role.DIRECTOR, doubts.keep, doubts.Keep(finding=item.id, text="再看"))
    assert counted(deeds).unsolved == 1


def test_reopening_settles_the_doubt_and_the_next_closing_is_asked_anew(deeds: Deeds) -> None:
    item = deeds.closed()
    asks(deeds)
    answers(deeds, item, Answer.NOT)
    again = deeds.reopen(item)
    with deeds.ledger.work() as work:
        assert not doubts.is_doubted(work.findings.get(item.id), work)
    deeds.endorse(deeds.apply(deeds.report(again)), *CHAIN)
    asks(deeds, ASKED + timedelta(days=28))
    assert deeds.told(Role.MEMBER, Topic.NOTICE) == ["tiding-outcome"] * 2


CHAIN = (Role.LEADER, Role.PRINCIPAL, Role.OFFICE, Role.DISCIPLINE, Role.ORGANISATION)


def test_only_who_is_asked_answers_once(deeds: Deeds) -> None:
    item = deeds.closed()
    with pytest.raises(errors.NotAllowed, match="outcome"):
        answers(deeds, item, Answer.SOLVED)
    asks(deeds)
    for role in (Role.HEAD, Role.PRINCIPAL, Role.OFFICE):
        with pytest.raises(errors.NotAllowed, match="outcome"):
            answers(deeds, item, Answer.SOLVED, role)
    answers(deeds, item, Answer.SOLVED)
    with pytest.raises(errors.WrongState, match="outcome-answered"):
        answers(deeds, item, Answer.NOT)


def test_it_ends_with_the_round(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.closed()
    deeds.archives()
    asks(deeds)
    with ledger.work() as work:
        assert work.outcomes.latest(item.id) is None


def test_what_was_asked_before_the_archive_waits_no_more(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.closed()
    asks(deeds)
    deeds.archives()
    assert asks(deeds, ASKED + timedelta(days=9)) == 0
    with ledger.work() as work:
        latest = work.outcomes.latest(item.id)
        assert latest is not None
        assert not latest.waits(work.findings.get(item.id))
