"""What a step back restores, what a decision leaves behind, and the last day of a substitute."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core import changes, corrections, outcomes, visits
from bot.core.findings import Measure, State
from bot.core.substitutes import Substitute
from tests.core.samples import finding

DAY = date(2020, 12, 7)


def test_measures_come_back_as_they_were_kept() -> None:
    item = finding(State.IN_PROGRESS, id=17, cycle=2)
    measures = [
        Measure(finding_id=17, cycle=2, ordinal=1, text="按月公示", milestone=DAY, person_id=5),
        Measure(finding_id=17, cycle=2, ordinal=2, text="建立台账", milestone=DAY, done_on=DAY),
    ]
    assert corrections.measures_restored(item, corrections.measures_kept(measures)) == measures
    assert corrections.measures_restored(item, None) == []


def test_what_is_restored_was_moved_today() -> None:
    item = finding(State.IN_PROGRESS, moved_on=DAY)
    later = DAY + timedelta(days=1)
    assert corrections.restored(item, {"state": "open"}, later) == item.changed(
        state=State.OPEN, moved_on=later
    )


def test_a_decision_says_by_whom_and_in_which_words() -> None:
    asked = changes.Change(
        finding_id=17,
        cycle=1,
        kind=changes.Kind.EXTENSION,
        asker_id=5,
        asked_on=DAY,
        text="汛期",
        until=DAY,
        step=changes.Step.OFFICE,
    )
    refused = asked.decided(changes.State.REFUSED, DAY, by=9, answer="理由不足")
    assert (refused.state, refused.decided_on) == (changes.State.REFUSED, DAY)
    assert (refused.decided_by, refused.answer) == (9, "理由不足")


def test_a_substitute_stands_in_on_the_last_day_too() -> None:
    given = Substitute(person_id=1, deputy_id=2, since=DAY, until=DAY)
    assert not given.is_over(DAY)
    assert given.is_over(DAY + timedelta(days=1))


def test_a_visit_and_an_outcome_keep_what_was_answered() -> None:
    visit = visits.Visit(sample_id=1, finding_id=17, cycle=1, visitor_id=5, due=DAY)
    seen = visit.answered(visits.Answer.TRUE, "清河镇政府", "公示栏已更新", DAY)
    assert (seen.answer, seen.place, seen.text, seen.visited_on) == (
        visits.Answer.TRUE,
        "清河镇政府",
        "公示栏已更新",
        DAY,
    )
    asked = outcomes.Outcome(finding_id=17, cycle=1, person_id=5, asked_on=DAY)
    said = asked.answered(outcomes.Answer.NOT, "又停了", DAY)
    assert (said.answer, said.text, said.answered_on) == (outcomes.Answer.NOT, "又停了", DAY)


def test_both_are_of_one_closing_and_of_no_other() -> None:
    visit = visits.Visit(sample_id=1, finding_id=17, cycle=1, visitor_id=5, due=DAY)
    asked = outcomes.Outcome(finding_id=17, cycle=1, person_id=5, asked_on=DAY)
    closed, open_, again = (
        finding(State.CLOSED, cycle=1),
        finding(State.IN_PROGRESS, cycle=1),
        finding(State.CLOSED, cycle=2),
    )
    for each in (visit, asked):
        assert [each.is_of(item) for item in (closed, open_, again)] == [True, False, False]
