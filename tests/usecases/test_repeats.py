"""屡改屡犯: what a finding repeats of earlier rounds, kept right whatever changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.core import errors
from bot.core.digests import Count, Figures
from bot.core.findings import Finding, State
from bot.core.people import Actor
from bot.core.repeats import likeness
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.rounds import Assignment, Phase, Round, Team
from bot.core.work import Work
from bot.usecases import corrections, feedback, quality, repeating, repeats
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds

BEFORE = "村级财务公开不及时，群众反映较多"
AGAIN = "村级财务仍然公开不及时,群众反映多"
OTHER = "公务接待超标准"


def earlier_place(work: Work, town: builders.World, year: int = 2019) -> Assignment:
    round_ = work.rounds.add(
        Round(
            id=0,
            term="第五届",
            number=f"r{year}",
            year=str(year),
            name=f"{year}年轮次",
            started_on=date(year, 3, 1),
            phase=Phase.ARCHIVED,
        )
    )
    team = work.rounds.add_team(Team(id=0, round_id=round_.id, number=1, name="老组"))
    return builders.assignment(work, round_, team, town.unit)


@pytest.fixture
def earlier(ledger: Ledger, town: builders.World) -> Finding:
    with ledger.work() as work:
        place = earlier_place(work, town)
        return builders.finding(work, town, State.CLOSED, at=place, problem=BEFORE, category="B6")


def repeated(deeds: Deeds, item: Finding) -> list[int]:
    with deeds.ledger.work() as work:
        return [each.earlier_id for each in work.repeats.of_finding(item.id)]


def test_likeness_passes_over_blanks_and_signs() -> None:
    assert likeness("村级财务公开。", "村级 财务（公开）") == 100
    assert likeness(BEFORE, OTHER) < 30


def test_the_same_problem_of_the_unit_is_flagged_from_review_on(
    deeds: Deeds, earlier: Finding
) -> None:
    drafted = deeds.logged(problem=AGAIN)
    assert repeated(deeds, drafted) == []  # without a category there is nothing to compare
    assert repeated(deeds, deeds.logged(problem=AGAIN, category="B6")) == [earlier.id]
    fed = deeds.feeds(deeds.signed(problem=AGAIN))[0]
    assert repeated(deeds, fed) == [earlier.id]
    with deeds.ledger.work() as work:
        assert repeats.shown(fed, deeds.actor(Role.OFFICE, work), work)[0].id == earlier.id
        assert repeats.shown(fed, deeds.actor(Role.MEMBER, work), work) == []
        figures = quality.added(_figures(work, deeds), work)
        assert figures.quality.repeats == Count(n=1, d=1)
        assert [line.id for line in quality.lines(figures.quality)] == ["digest-repeats"]


def _figures(work: Work, deeds: Deeds) -> Figures:
    return work.statistics.figures(now=work.now, today=work.today, round_id=deeds.town.round.id)


@pytest.mark.parametrize(("problem", "category"), [(OTHER, "B6"), (AGAIN, "C1"), ("短", "B6")])
def test_other_words_and_other_categories_are_no_repeat(
    deeds: Deeds, earlier: Finding, problem: str, category: str
) -> None:
    assert repeated(deeds, deeds.logged(problem=problem, category=category)) == []


def test_a_short_earlier_text_is_not_compared(deeds: Deeds) -> None:
    with deeds.ledger.work() as work:
        place = earlier_place(work, deeds.town)
        builders.finding(work, deeds.town, State.OPEN, at=place, problem="账目乱", category="B6")
    assert repeated(deeds, deeds.logged(problem="账目乱账目乱", category="B6")) == []


def test_neither_the_same_round_nor_what_the_unit_never_had_is_earlier(deeds: Deeds) -> None:
    deeds.signed(problem=BEFORE)
    with deeds.ledger.work() as work:
        place = earlier_place(work, deeds.town)
        builders.finding(work, deeds.town, State.DRAFT, at=place, problem=BEFORE, category="B6")
    assert repeated(deeds, deeds.signed(problem=AGAIN)) == []


def test_an_earlier_ledger_brought_in_later_is_found_too(deeds: Deeds) -> None:
    item = deeds.feeds(deeds.signed(problem=AGAIN))[0]
    with deeds.ledger.work() as work:
        place = earlier_place(work, deeds.town)
        late = builders.finding(work, deeds.town, State.OPEN, at=place, problem=BEFORE)
        after = replace(late, category="B6")
        work.findings.save(late, after)
        repeating.changed(late, work.findings.get(late.id), work)
    assert repeated(deeds, item) == [late.id]


def test_errata_and_a_withdrawal_take_the_flag_away(deeds: Deeds, earlier: Finding) -> None:
    item = deeds.feeds(deeds.signed(problem=AGAIN))[0]
    command = corrections.Correct(finding=item.id, problem=OTHER, category="B6")
    deeds.by(Role.OFFICE, corrections.correct, command)
    assert repeated(deeds, item) == []
    back = corrections.Correct(finding=item.id, problem=AGAIN, category="B6")
    deeds.by(Role.OFFICE, corrections.correct, back)
    assert repeated(deeds, item) == [earlier.id]
    deeds.by(Role.OFFICE, feedback.withdraw, feedback.Withdraw(finding=item.id, text="误录"))
    assert repeated(deeds, item) == []


def test_the_office_dismisses_a_false_alarm_for_good(deeds: Deeds, earlier: Finding) -> None:
    item = deeds.feeds(deeds.signed(problem=AGAIN))[0]
    command = repeats.Dismiss(finding=item.id, earlier=earlier.id, text="对象不同")
    deeds.by(Role.OFFICE, repeats.dismiss, command)
    assert repeated(deeds, item) == []
    correct = corrections.Correct(finding=item.id, problem=f"{AGAIN}。", category="B6")
    deeds.by(Role.OFFICE, corrections.correct, correct)
    assert repeated(deeds, item) == []
    assert "repeat-dismissed" in [event.kind for event in deeds.history(item)]
    with pytest.raises(errors.Stale):
        deeds.by(Role.OFFICE, repeats.dismiss, command)


@pytest.mark.parametrize("role", sorted(set(Role) - OFFICE_ROLES))
def test_nobody_else_dismisses_one(deeds: Deeds, earlier: Finding, role: Role) -> None:
    item = deeds.feeds(deeds.signed(problem=AGAIN))[0]
    command = repeats.Dismiss(finding=item.id, earlier=earlier.id, text="对象不同")
    with pytest.raises((errors.NotAllowed, errors.NotFound)):
        deeds.by(role, repeats.dismiss, command)
    assert repeated(deeds, item) == [earlier.id]


def test_a_recused_reader_is_told_of_none(deeds: Deeds, earlier: Finding) -> None:
    item = deeds.feeds(deeds.signed(problem=AGAIN))[0]
    with deeds.ledger.work() as work:
        actor: Actor = deeds.actor(Role.DIRECTOR, work)
        away = replace(actor, recused=frozenset({(earlier.round_id, earlier.unit_id)}))
        assert repeats.shown(item, away, work) == []
