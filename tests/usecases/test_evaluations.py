"""后评估 as rules: rights by role and state, one ballot a link, batches, results, remarks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.core import ballots, errors, evaluations
from bot.core.ballots import Cast, Level
from bot.core.evaluation_rules import EvaluationRules
from bot.core.evaluations import Action, Evaluation
from bot.core.policy import Policy
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.core.work import Work
from bot.usecases import ballots as ballot_cases
from bot.usecases import evaluation_lines
from bot.usecases import evaluations as cases
from bot.usecases import figures as figure_cases
from bot.usecases.ballots import Standing
from tests import builders
from tests.ledger import Ledger

ALL = len(ballots.QUESTIONS)
R = Role


def ballot(overall: Level) -> str:
    return ballots.DIGITS[Level.SATISFIED] * (ALL - 1) + ballots.DIGITS[overall]


@pytest.fixture
def fed_back(ledger: Ledger, town: builders.World) -> builders.World:
    with ledger.work() as work:
        work.rounds.save(replace(town.round, phase=Phase.RECTIFICATION))
        work.rounds.save_assignment(replace(town.assignment, fed_back_on=work.today))
    return town


def open_(work: Work, town: builders.World, voters: int = 9) -> Evaluation:
    command = cases.Open(
        assignment=town.assignment.id, voters=voters, closes_on=work.today + timedelta(days=7)
    )
    return cases.open_(command, town.actor(work, R.OFFICE), work)


def token_hash(work: Work, evaluation: Evaluation, count: int) -> list[str]:
    _evaluation, tokens = ballot_cases.issue(work, evaluation.id, ())
    return [ballots.token_hash(token) for token in tokens[:count]]


# Rights: role × relation × state.

RUNNING = frozenset({R.OFFICE, R.DIRECTOR})
READING = RUNNING | {R.LEADING_GROUP}


def test_who_may_what(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        for role, counted, own in product(Role, (False, True), (False, True)):
            actor = town.actor(work, role)
            evaluation = Evaluation(
                assignment_id=1,
                handed_out=9,
                opened_on=work.today,
                closes_on=work.today,
                counted=counted,
                team_id=town.team.id if own else town.team.id + 1,
            )
            for action in (Action.OPEN, Action.MANAGE, Action.ANSWER):
                assert evaluations.may(actor, action, evaluation) == (role in RUNNING)
            sees = role in READING or (role is R.HEAD and counted and own)
            assert evaluations.may(actor, Action.SEE, evaluation) == sees, role
            assert evaluations.may(actor, Action.SEE) == (role in READING | {R.HEAD})


def test_one_is_opened_for_a_unit_that_had_its_feedback(
    ledger: Ledger, fed_back: builders.World
) -> None:
    with ledger.work() as work:
        opened = open_(work, fed_back)
        assert opened.unit_name == "清河镇"
        with pytest.raises(errors.WrongState):
            open_(work, fed_back)
        assert [e.kind for e in work.events.of_item("evaluation", opened.id)] == [
            "evaluation-opened"
        ]
        nothing = cases.Open(
            assignment=fed_back.other_assignment.id,
            voters=9,
            closes_on=work.today + timedelta(days=7),
        )
        with pytest.raises(errors.WrongState):
            cases.open_(nothing, fed_back.actor(work, R.OFFICE), work)
        with pytest.raises(errors.NotAllowed):
            cases.openable(fed_back.actor(work, R.HEAD), work)


def test_not_while_the_team_is_in_the_unit(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        work.rounds.save_assignment(replace(town.assignment, fed_back_on=work.today))
        assert cases.openable(town.actor(work, R.OFFICE), work) == []


@pytest.mark.parametrize(("voters", "days"), [(4, 7), (9, 0), (9, -1), (9, 9999)])
def test_too_few_voters_and_a_wrong_day_are_refused(
    ledger: Ledger, fed_back: builders.World, voters: int, days: int
) -> None:
    with ledger.work() as work:
        day = work.today + timedelta(days=days)
        command = cases.Open(assignment=fed_back.assignment.id, voters=voters, closes_on=day)
        with pytest.raises(errors.Unfit):
            cases.open_(command, fed_back.actor(work, R.OFFICE), work)


def test_it_ends_by_its_day_or_by_hand_and_is_counted_then(
    ledger: Ledger, fed_back: builders.World
) -> None:
    with ledger.work() as work:
        office = fed_back.actor(work, R.DIRECTOR)
        opened = open_(work, fed_back)
        moved = cases.extend(
            cases.Extend(evaluation=opened.id, closes_on=work.today + timedelta(days=9)),
            office,
            work,
        )
        assert moved.closes_on == work.today + timedelta(days=9)
        assert ballot_cases.running(work) == [(opened.id, False)]
        cases.end(cases.End(evaluation=opened.id), office, work)
        assert ballot_cases.running(work) == [(opened.id, True)]
        with pytest.raises(errors.WrongState):
            cases.end(cases.End(evaluation=opened.id), office, work)
        with pytest.raises(errors.WrongState):
            ballot_cases.issue(work, opened.id, ())
        closed = ballot_cases.close(work, opened.id, 3)
        assert closed.left_out == 3
        assert ballot_cases.running(work) == []
        with pytest.raises(errors.NotAllowed):
            cases.managed(opened.id, fed_back.actor(work, R.LEADING_GROUP), work)
        with pytest.raises(errors.NotFound):
            cases.managed(opened.id, fed_back.actor(work, R.PRINCIPAL), work)
    ledger.clock.pass_by(timedelta(days=30))


def test_the_last_day_passes(ledger: Ledger, fed_back: builders.World) -> None:
    with ledger.work() as work:
        opened = open_(work, fed_back)
    ledger.clock.pass_by(timedelta(days=8))
    with ledger.work() as work:
        assert ballot_cases.running(work) == [(opened.id, True)]
        assert ballot_cases.close(work, opened.id, 0).ended_on == opened.closes_on


def test_a_batch_counts_each_link_once(ledger: Ledger, fed_back: builders.World) -> None:
    with ledger.work() as work:
        opened = open_(work, fed_back)
        hashes = token_hash(work, opened, 6)
        batch = [Cast(hash=hash, marks="1" * ALL) for hash in hashes]
        strange = Cast(hash="0" * 64, marks="4" * ALL)
        assert ballot_cases.count(work, opened.id, [*batch, strange]) == 6
        assert ballot_cases.count(work, opened.id, batch) == 0
        assert work.evaluations.spent(opened.id) == 6
        assert list(work.evaluations.ballots(opened.id)) == ["1" * ALL] * 6
        kinds = [e.kind for e in work.events.of_item("evaluation", opened.id)]
        assert kinds.count("ballots-counted") == 1


def test_a_cast_shows_nothing_of_itself() -> None:
    shown = repr(Cast(hash="abcdef", marks="1234512345123", remark="一句话"))
    assert "abcdef" not in shown
    assert "12345" not in shown
    assert "一句话" not in shown


# Results.


def test_results_show_from_five_ballots_up(ledger: Ledger, fed_back: builders.World) -> None:
    with ledger.work() as work:
        opened = open_(work, fed_back)
        hashes = token_hash(work, opened, 9)
        few = [Cast(hash=hash, marks=ballot(Level.NOT)) for hash in hashes[:4]]
        ballot_cases.count(work, opened.id, few)
        results = cases.results(opened, work)
        assert (results.returned, results.tables, results.valid(["not"])) == (4, None, 0)
        assert cases.percent(results, work) is None
        shown = [line.id for line in evaluation_lines.of_results(opened, results, work)]
        assert shown == ["evaluation-few"]
        ballot_cases.count(work, opened.id, [Cast(hash=hashes[4], marks=ballot(Level.NOT))])
        assert cases.percent(cases.results(opened, work), work) == "0%"


def test_what_is_unknown_or_blank_is_no_valid_ballot(
    ledger: Ledger, fed_back: builders.World
) -> None:
    with ledger.work() as work:
        opened = open_(work, fed_back)
        levels = [Level.SATISFIED] * 4 + [Level.BASICALLY, Level.UNKNOWN, Level.BLANK]
        ballot_cases.replay(work, opened.id, [ballot(level) for level in levels])
        results = cases.results(opened, work)
        assert (results.handed_out, results.returned) == (9, 7)
        assert results.valid(work.policy.rate_weights) == 5
        assert cases.percent(results, work) == "92%"


def test_the_prefectures_own_figure(ledger: Ledger, town: builders.World) -> None:
    """864 满意 and 8 比较满意 of 872 ballots from 16 units, 47 suggestions: 99.82 %."""
    with ledger.work() as work:
        later = builders.round_(work, number="8", phase=Phase.RECTIFICATION)
        office = town.actor(work, R.OFFICE)
        for n in range(16):
            unit = builders.organisation(work, f"单位{n}", under=town.county)
            given = builders.assignment(work, later, town.team, unit)
            work.rounds.save_assignment(replace(given, fed_back_on=work.today))
            voters = 55 if n < 8 else 54
            opened = cases.open_(
                cases.Open(
                    assignment=given.id,
                    voters=voters,
                    closes_on=work.today + timedelta(days=7),
                ),
                office,
                work,
            )
            marks = [ballot(Level.SATISFIED)] * (voters - (n < 8)) + [ballot(Level.FAIRLY)] * (
                n < 8
            )
            said = ["意见"] * (3 if n < 15 else 2)
            ballot_cases.replay(work, opened.id, marks, said)
        figures = figure_cases.current(work, later.id).evaluation
        assert figures is not None
        assert (figures.handed_out, figures.returned, figures.valid) == (872, 872, 872)
        assert figures.levels == {"satisfied": 864, "fairly": 8}
        assert figures.rate == "99.82%"
        assert (figures.remarks.n, figures.remarks.d) == (0, 47)
        assert len(figures.units) == 16
        lines = [line.id for line in evaluation_lines.of_figures(figures)]
        assert lines == ["evaluation-rate", "evaluation-levels", "evaluation-remarks"]
        other = figure_cases.current(work, town.round.id).evaluation
        assert other is None


def test_a_sum_does_not_uncover_a_small_one(ledger: Ledger, fed_back: builders.World) -> None:
    with ledger.work() as work:
        opened = open_(work, fed_back)
        ballot_cases.replay(work, opened.id, [ballot(Level.NOT)] * 4)
        figures = figure_cases.current(work).evaluation
        assert figures is not None
        assert (figures.returned, figures.valid, figures.levels, figures.rate) == (4, 0, {}, None)
        lines = [line.id for line in evaluation_lines.of_figures(figures)]
        assert lines == ["evaluation-rate"]


# Remarks.


def test_a_remark_is_answered_to_all(ledger: Ledger, fed_back: builders.World) -> None:
    with ledger.work() as work:
        office = fed_back.actor(work, R.OFFICE)
        opened = open_(work, fed_back)
        ballot_cases.replay(work, opened.id, [ballot(Level.SATISFIED)] * 5, ["一", "二"])
        first, second = cases.remarks(opened.id, office, work)
        cases.answer(cases.Answer(remark=first.key, answer="已采纳"), office, work)
        assert [r.key for r in cases.remarks(opened.id, office, work)] == [second.key, first.key]
        assert cases.handled(cases.remarks(opened.id, office, work)).counts == "1/2"
        with pytest.raises(errors.NotAllowed):
            cases.to_answer(first.key, fed_back.actor(work, R.LEADING_GROUP), work)
        with pytest.raises(errors.NotFound):
            cases.to_answer(first.key, fed_back.actor(work, R.PRINCIPAL), work)
        with pytest.raises(errors.NotFound):
            cases.to_answer("nothing", office, work)
    told = ledger.rows("SELECT person_id FROM outbox WHERE args LIKE '%notice-remark%'")
    assert told == [(fed_back.people[R.LIAISON].id,)]


def test_who_never_reads_any_hears_so(ledger: Ledger, fed_back: builders.World) -> None:
    with ledger.work() as work:
        open_(work, fed_back)
        with pytest.raises(errors.NotAllowed):
            cases.every(fed_back.actor(work, R.PRINCIPAL), work)
        assert cases.every(fed_back.actor(work, R.HEAD), work) == []
        assert len(cases.every(fed_back.actor(work, R.LEADING_GROUP), work)) == 1


def test_words_of_misconduct_are_the_offices_own() -> None:
    rules = EvaluationRules(misconduct_words=("Gift",))
    assert rules.alleges("a gift basket")
    assert not rules.alleges("宴请")
    assert Policy().evaluation.alleges("有人接受宴请")


def test_marks_are_read_whole_or_not_at_all() -> None:
    assert ballots.is_partial("")
    assert ballots.is_partial("012345")
    assert not ballots.is_partial("6")
    assert not ballots.is_partial("1" * (ALL + 1))
    assert ballots.is_whole("0" * ALL)
    assert not ballots.is_whole("1")
    assert ballots.doubts_integrity("1" * 6 + "4")
    assert not ballots.doubts_integrity("4")


def test_a_link_knows_how_it_stands(ledger: Ledger, fed_back: builders.World) -> None:
    with ledger.work() as work:
        opened = open_(work, fed_back)
        _evaluation, [token, other, *_] = ballot_cases.issue(work, opened.id, ())
        assert ballot_cases.opening(work, token).standing is Standing.OPEN
        assert ballot_cases.opening(work, "x").standing is Standing.UNKNOWN
        assert ballot_cases.opening(work, ballots.new_token()).standing is Standing.UNKNOWN
        batch = [Cast(hash=ballots.token_hash(token), marks="1" * ALL)]
        ballot_cases.count(work, opened.id, batch)
        assert ballot_cases.opening(work, token).standing is Standing.USED
        ballot_cases.close(work, opened.id, 0)
        assert ballot_cases.opening(work, other).standing is Standing.CLOSED
