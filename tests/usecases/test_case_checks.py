"""The look-back on concluded leads: a seed, a reviewer each, 合格 or 重办, to the end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core import case_checks as core
from bot.core import errors
from bot.core.leads import Lead, State
from bot.core.messages import Topic
from bot.core.people import Person
from bot.core.roles import Role
from bot.usecases import case_checks
from tests import builders
from tests.usecases.deeds import Deeds, Who
from tests.usecases.lead_deeds import LeadDeeds

CAN = (Role.DIRECTOR, Role.DISCIPLINE)


@pytest.fixture
def desk(deeds: Deeds) -> LeadDeeds:
    return LeadDeeds(deeds)


@pytest.fixture
def colleague(deeds: Deeds) -> Person:
    return deeds.joins("韩纪委", Role.DISCIPLINE)


def concluded(desk: LeadDeeds, count: int = 1) -> list[Lead]:
    return [desk.at(State.CONCLUDED) for _ in range(count)]


def sieve(desk: LeadDeeds, who: Who = Role.DIRECTOR) -> tuple[int, int, int, int]:
    with desk.deeds.ledger.work() as work:
        found = case_checks.sieve(desk.deeds.actor(who, work), work)
    return found.sound, found.waiting, found.concluded, found.redone


def mine(desk: LeadDeeds, who: Who) -> list[str]:
    with desk.deeds.ledger.work() as work:
        found = case_checks.mine(desk.deeds.actor(who, work), work)
    return [lead.number for _check, lead in found]


@pytest.mark.parametrize("who", CAN)
def test_a_draw_prints_its_seed_and_can_be_made_again(
    desk: LeadDeeds, colleague: Person, who: Role
) -> None:
    concluded(desk, 5)
    drawn = desk.draws(who, count=2)
    assert len(drawn.seed) == 8
    assert len(drawn.population) == 5
    again = core.drawn(drawn.seed, drawn.population, 2)
    assert list(again) == sorted(mine(desk, colleague))


def test_a_given_seed_draws_the_same(desk: LeadDeeds, colleague: Person) -> None:
    concluded(desk, 4)
    drawn = desk.draws(seed="c0ffee00", count=1)
    assert mine(desk, colleague) == list(core.drawn("c0ffee00", drawn.population, 1))


@pytest.mark.parametrize("who", sorted(set(Role) - set(CAN)))
def test_nobody_else_draws(desk: LeadDeeds, colleague: Person, who: Role) -> None:
    concluded(desk)
    with pytest.raises(errors.NotAllowed):
        desk.draws(who)


def test_the_reviewer_is_never_who_has_dealt_with_it(desk: LeadDeeds, colleague: Person) -> None:
    [lead] = concluded(desk)
    desk.draws()
    assert desk.check_of(lead).reviewer_id == colleague.id
    assert desk.deeds.notices(colleague)[-1] == "notice-cases-drawn"


def test_the_drawer_who_is_to_judge_himself_is_told_nothing(
    desk: LeadDeeds, colleague: Person
) -> None:
    concluded(desk)
    before = len(desk.deeds.notices(colleague))
    desk.draws(colleague)
    assert len(desk.deeds.notices(colleague)) == before
    assert len(mine(desk, colleague)) == 1


def test_the_load_is_shared(desk: LeadDeeds, colleague: Person) -> None:
    other = desk.deeds.joins("杨纪委", Role.DISCIPLINE)
    concluded(desk, 4)
    desk.draws()
    assert (len(mine(desk, colleague)), len(mine(desk, other))) == (2, 2)


def test_where_one_is_all_of_the_commission_the_officer_judges_else_the_director(
    desk: LeadDeeds,
) -> None:
    concluded(desk, 2)
    desk.draws(count=1)
    assert len(mine(desk, Role.LEAD_OFFICER)) == 1
    desk.deeds.leaves(Role.LEAD_OFFICER, Role.LEAD_OFFICER)
    desk.draws()
    # The officer's one came back into the pool with his post.
    assert len(mine(desk, Role.DIRECTOR)) == 2


def test_without_anybody_who_could_judge_nothing_is_drawn(desk: LeadDeeds) -> None:
    concluded(desk)
    desk.deeds.leaves(Role.LEAD_OFFICER, Role.LEAD_OFFICER)
    desk.deeds.leaves(Role.DIRECTOR, Role.DIRECTOR)
    with pytest.raises(errors.WrongState) as refusal:
        desk.draws(Role.DISCIPLINE)
    assert refusal.value.variant == "no-reviewer"


def test_what_was_drawn_is_not_drawn_again(desk: LeadDeeds, colleague: Person) -> None:
    concluded(desk, 3)
    desk.draws(count=2)
    assert len(desk.draws(count=2).population) == 1
    with pytest.raises(errors.WrongState) as refusal:
        desk.draws()
    assert refusal.value.variant == "case-none"


def test_only_what_was_concluded_in_the_period(desk: LeadDeeds, colleague: Person) -> None:
    concluded(desk)
    with pytest.raises(errors.WrongState):
        desk.draws(first=date(2020, 11, 1), last=date(2020, 11, 30))
    drawn = desk.draws(first=date(2020, 12, 1), last=date(2020, 12, 31))
    assert (drawn.first, drawn.last) == (date(2020, 12, 1), date(2020, 12, 31))


def test_a_sound_one_is_through_the_sieve(desk: LeadDeeds, colleague: Person) -> None:
    first, second = concluded(desk, 2)
    desk.draws()
    assert sieve(desk) == (0, 2, 2, 0)
    desk.judges(first, colleague, "sound")
    assert sieve(desk) == sieve(desk, Role.DISCIPLINE) == (1, 1, 2, 0)
    desk.judges(second, colleague, "sound")
    assert sieve(desk) == (2, 0, 2, 0)
    assert desk.events(first)[-2:] == ["case-drawn", "case-sound"]


def test_one_to_be_redone_is_received_again_and_counted(
    desk: LeadDeeds, colleague: Person
) -> None:
    [lead] = concluded(desk)
    desk.draws()
    desk.deeds.ledger.clock.go(date(2020, 12, 21))
    back = desk.judges(lead, colleague, "redo", "evidence")
    assert (back.state, back.cycle, back.received_on) == (State.RECEIVED, 2, date(2020, 12, 21))
    assert (back.disposal, back.concluded_on, back.handlers) == (None, None, frozenset())
    assert back.due == date(2021, 1, 21)
    assert sieve(desk) == (0, 0, 0, 1)
    assert desk.deeds.notices(Role.DISCIPLINE)[-1] == "notice-lead-redone"
    assert desk.deeds.told(Role.HEAD, Topic.ECHO)[-1] == "echo-lead-redone"


def test_a_redone_one_goes_through_the_sieve_once_more(desk: LeadDeeds, colleague: Person) -> None:
    [lead] = concluded(desk)
    desk.draws()
    back = desk.judges(lead, colleague, "redo", "facts")
    again = desk.at(State.CONCLUDED, back)
    assert sieve(desk) == (0, 0, 1, 1)
    desk.draws()
    desk.judges(again, colleague, "sound")
    assert sieve(desk) == (1, 0, 1, 1)


def refused(desk: LeadDeeds, lead: Lead, who: Who, *verdict: Any) -> type[Exception]:
    with pytest.raises(errors.UserError) as refusal:
        desk.judges(lead, who, *verdict)
    return type(refusal.value)


def test_only_its_reviewer_judges_and_once(desk: LeadDeeds, colleague: Person) -> None:
    [lead] = concluded(desk)
    desk.draws()
    for who in set(Role):
        assert refused(desk, lead, who, "sound") is errors.NotFound
    assert refused(desk, lead, colleague, "redo", "很多话") is errors.Unfit
    assert refused(desk, lead, colleague, "redo") is errors.Unfit
    desk.judges(lead, colleague, "sound")
    assert refused(desk, lead, colleague, "sound") is errors.WrongState


def test_a_reviewer_whose_post_has_ended_judges_no_more_and_another_is_drawn(
    desk: LeadDeeds, colleague: Person
) -> None:
    [lead] = concluded(desk)
    desk.draws()
    desk.deeds.leaves(colleague, Role.DISCIPLINE)
    desk.deeds.gives(colleague, Role.HEAD)
    assert mine(desk, colleague) == []
    assert refused(desk, lead, colleague, "sound") is errors.NotFound
    desk.draws()
    assert desk.check_of(lead).reviewer_id == desk.deeds.id(Role.LEAD_OFFICER)


def test_a_draw_is_seen_by_those_who_look_back(desk: LeadDeeds, colleague: Person) -> None:
    concluded(desk, 2)
    drawn = desk.draws(count=1)
    with desk.deeds.ledger.work() as work:
        for who in (Role.DIRECTOR, Role.DISCIPLINE, Role.LEAD_OFFICER):
            actor = desk.deeds.actor(who, work)
            made, seen = case_checks.drawn(drawn.id, actor, work)
            assert (made, len(seen)) == (drawn, 1)
            assert list(case_checks.draws(actor, work)) == [drawn]
    outsider = desk.deeds.joins("外人")
    with desk.deeds.ledger.work() as work:
        for other in (Role.HEAD, Role.OFFICE, Role.PRINCIPAL, outsider):
            with pytest.raises(errors.NotFound):
                case_checks.drawn(drawn.id, desk.deeds.actor(other, work), work)
            with pytest.raises(errors.NotAllowed):
                case_checks.sieve(desk.deeds.actor(other, work), work)


def test_another_commission_sees_no_draw_of_this_one(desk: LeadDeeds, colleague: Person) -> None:
    concluded(desk)
    drawn = desk.draws()
    with desk.deeds.ledger.work() as work:
        other = builders.person(work, "外纪委")
        builders.give(work, other, Role.DISCIPLINE, at=desk.deeds.town.other_unit)
        actor = work.people.actor(other.id, work.today)
        assert list(case_checks.draws(actor, work)) == []
        with pytest.raises(errors.NotFound):
            case_checks.drawn(drawn.id, actor, work)
