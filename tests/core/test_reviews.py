"""The approval chain: one person's steps collapse, sides stay apart, nothing is skipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.policy import ChainStep, Policy
from bot.core.reviews import (
    UNIT_SIDE,
    Application,
    PlannedStep,
    applied_as,
    plan,
)
from tests.core.samples import DAY

LEADER, PRINCIPAL, SUPERIOR, OFFICE, JOINT = ChainStep
CHAIN = (LEADER, PRINCIPAL, OFFICE, JOINT)
LIAISON, LI, WANG, ZHAO, QIAN, SUN = 1, 2, 3, 4, 5, 6
HOLDERS = {LEADER: (LI,), PRINCIPAL: (WANG,), OFFICE: (ZHAO,), JOINT: (QIAN, SUN)}

Holders = Mapping[ChainStep, Sequence[int]]


def planned(
    holders: Holders = HOLDERS,
    *,
    applicant: int = LIAISON,
    steps: Sequence[ChainStep] = CHAIN,
    quorum: int = 2,
) -> list[tuple[str, tuple[int, ...], int]]:
    """Each stop as (capacities, people, quorum)."""
    stops = plan(steps, holders, applicant=applicant, quorum=quorum)
    return [("+".join(stop.capacities), stop.people, stop.quorum) for stop in stops]


def test_five_persons_make_four_stops() -> None:
    assert planned() == [
        ("leader", (LI,), 1),
        ("principal", (WANG,), 1),
        ("office", (ZHAO,), 1),
        ("joint", (QIAN, SUN), 2),
    ]


def test_two_posts_of_the_unit_in_one_hand_are_one_stop_with_both_capacities() -> None:
    assert planned({**HOLDERS, LEADER: (WANG,)})[0] == ("leader+principal", (WANG,), 1)


def test_posts_shared_by_several_people_do_not_collapse() -> None:
    stops = planned({**HOLDERS, LEADER: (WANG,), PRINCIPAL: (WANG, LI)})
    assert stops[:2] == [("leader", (WANG,), 1), ("principal", (WANG, LI), 1)]


def test_a_leader_who_applies_has_spoken_by_applying() -> None:
    assert planned(applicant=LI)[0] == ("principal", (WANG,), 1)
    assert applied_as(CHAIN, HOLDERS, applicant=LI) == (LEADER,)


def test_in_a_village_one_person_applies_in_every_capacity() -> None:
    alone = {**HOLDERS, LEADER: (WANG,), PRINCIPAL: (WANG,)}
    assert planned(alone, applicant=WANG)[0] == ("office", (ZHAO,), 1)
    assert applied_as(CHAIN, alone, applicant=WANG) == (LEADER, PRINCIPAL)


def test_the_principal_alone_still_waits_for_the_leader() -> None:
    assert planned(applicant=WANG)[:2] == [("leader", (LI,), 1), ("principal", (WANG,), 1)]
    assert applied_as(CHAIN, HOLDERS, applicant=WANG) == ()


def test_capacities_are_gathered_to_the_end_of_the_steps() -> None:
    assert applied_as([LEADER], HOLDERS, applicant=LI) == (LEADER,)
    assert applied_as([], HOLDERS, applicant=LI) == ()


def test_a_liaison_applies_in_no_capacity() -> None:
    assert applied_as(CHAIN, HOLDERS, applicant=LIAISON) == ()


def test_nobody_of_the_unit_decides_outside_it() -> None:
    both = {**HOLDERS, OFFICE: (LI, ZHAO), JOINT: (WANG, QIAN, SUN)}
    assert planned(both)[2:] == [("office", (ZHAO,), 1), ("joint", (QIAN, SUN), 2)]


def test_the_applicant_decides_nothing_outside_the_unit_either() -> None:
    both = {**HOLDERS, OFFICE: (LIAISON, ZHAO)}
    assert planned(both)[2] == ("office", (ZHAO,), 1)


def test_a_step_that_nobody_holds_is_shown_never_skipped() -> None:
    assert planned({LEADER: (LI,), OFFICE: ()}) == [
        ("leader", (LI,), 1),
        ("principal", (), 1),
        ("office", (), 1),
        ("joint", (), 2),
    ]


def test_two_empty_steps_are_two_gaps() -> None:
    stops = planned({**HOLDERS, LEADER: (), PRINCIPAL: ()})
    assert stops[:2] == [("leader", (), 1), ("principal", (), 1)]


def test_an_office_step_held_only_by_the_unit_is_a_gap() -> None:
    assert planned({**HOLDERS, OFFICE: (LI,)})[2] == ("office", (), 1)


def test_an_immediate_fix_goes_straight_to_the_office() -> None:
    assert planned(steps=Policy().immediate_chain) == [("office", (ZHAO,), 1)]
    assert applied_as(Policy().immediate_chain, HOLDERS, applicant=LI) == ()


def test_the_quorum_belongs_to_the_joint_review_alone() -> None:
    assert [quorum for _, _, quorum in planned(quorum=3)] == [1, 1, 1, 3]


def test_a_stop_knows_its_side() -> None:
    stops = plan(CHAIN, HOLDERS, applicant=LIAISON, quorum=2)
    assert [stop.is_unit_side for stop in stops] == [True, True, False, False]


def test_an_application_stands_at_its_current_stop() -> None:
    stops = plan(CHAIN, HOLDERS, applicant=LIAISON, quorum=2)
    application = Application(
        id=1,
        finding_id=1,
        cycle=1,
        applicant_id=LIAISON,
        applied_on=DAY,
        text="已补齐会议记录",
        chain=stops,
        step=0,
        step_from=DAY,
        step_due=DAY,
    )
    assert application.current == stops[0]
    assert replace(application, step=3).current.capacities == (JOINT,)


def test_a_planned_stop_survives_being_stored() -> None:
    for stop in plan(CHAIN, {**HOLDERS, LEADER: (WANG,)}, applicant=LIAISON, quorum=2):
        assert PlannedStep.model_validate_json(stop.model_dump_json()) == stop


PEOPLE = st.integers(1, 6)
ANY_HOLDERS = st.fixed_dictionaries(
    {}, optional={step: st.lists(PEOPLE, unique=True, max_size=3) for step in ChainStep}
)
ANY_CHAIN = st.sets(st.sampled_from(ChainStep)).map(
    lambda inside: [step for step in ChainStep if step in inside or step is OFFICE]
)
cases = given(ANY_CHAIN, ANY_HOLDERS, PEOPLE, st.integers(1, 3))


@cases
def test_every_step_is_applied_as_or_stands_in_exactly_one_stop(
    steps: list[ChainStep], holders: dict[ChainStep, list[int]], applicant: int, quorum: int
) -> None:
    stops = plan(steps, holders, applicant=applicant, quorum=quorum)
    said = applied_as(steps, holders, applicant=applicant)
    assert [*said, *(step for stop in stops for step in stop.capacities)] == list(steps)


@cases
def test_the_unit_and_the_outside_never_share_a_person(
    steps: list[ChainStep], holders: dict[ChainStep, list[int]], applicant: int, quorum: int
) -> None:
    inside = {applicant} | {p for step in UNIT_SIDE for p in holders.get(step, ())}
    for stop in plan(steps, holders, applicant=applicant, quorum=quorum):
        assert stop.is_unit_side or inside.isdisjoint(stop.people)


@cases
def test_a_stop_never_mixes_the_sides_and_holders_alone_decide(
    steps: list[ChainStep], holders: dict[ChainStep, list[int]], applicant: int, quorum: int
) -> None:
    for stop in plan(steps, holders, applicant=applicant, quorum=quorum):
        assert len({step in UNIT_SIDE for step in stop.capacities}) == 1
        assert all(set(stop.people) <= set(holders.get(step, ())) for step in stop.capacities)


@cases
def test_nobody_is_asked_twice_in_a_row_in_the_unit(
    steps: list[ChainStep], holders: dict[ChainStep, list[int]], applicant: int, quorum: int
) -> None:
    for one, two in pairwise(plan(steps, holders, applicant=applicant, quorum=quorum)):
        if one.people and two.is_unit_side:
            assert one.people != two.people


@cases
def test_no_chain_ends_before_the_outside_has_spoken(
    steps: list[ChainStep], holders: dict[ChainStep, list[int]], applicant: int, quorum: int
) -> None:
    assert not plan(steps, holders, applicant=applicant, quorum=quorum)[-1].is_unit_side


@pytest.mark.parametrize("step", ChainStep)
def test_a_capacity_is_on_one_side(step: ChainStep) -> None:
    stop = PlannedStep(capacities=(step,), people=())
    assert stop.is_unit_side is (step in {LEADER, PRINCIPAL})


# The joint review counts bodies, not heads -------------------------------------------------------

DISCIPLINE, PERSONNEL, HEAD = (10, 11), (20,), (30,)
BODIES = (DISCIPLINE, PERSONNEL, HEAD)
SEATED = PlannedStep(capacities=(JOINT,), people=(10, 11, 20, 30), quorum=2, bodies=BODIES)


@pytest.mark.parametrize(
    ("people", "weight"),
    [
        ((), 0),
        ((10,), 1),
        ((10, 11), 1),
        ((10, 20), 2),
        ((10, 11, 20, 30), 3),
        ((99,), 1),
        ((99, 10), 2),
    ],
)
def test_a_body_counts_once(people: tuple[int, ...], weight: int) -> None:
    assert SEATED.weight(people) == weight


def test_nobody_speaks_for_two_bodies() -> None:
    both = PlannedStep(capacities=(JOINT,), people=(1, 2), quorum=2, bodies=((1,), (1, 2)))
    assert both.weight([1]) == 1
    assert both.weight([2]) == 1
    assert both.weight([1, 2]) == 2


def test_a_stop_without_bodies_counts_persons() -> None:
    office = PlannedStep(capacities=(OFFICE,), people=(1, 2))
    assert office.weight([1, 1, 2]) == 2


def test_the_plan_seats_bodies_at_the_joint_stop_alone() -> None:
    holders = {**HOLDERS, JOINT: (QIAN, SUN)}
    stops = plan(
        CHAIN, holders, applicant=LIAISON, quorum=2, bodies=[(QIAN, LIAISON), (SUN,), (WANG,)]
    )
    assert [stop.bodies for stop in stops] == [(), (), (), ((QIAN,), (SUN,))]
