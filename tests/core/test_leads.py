"""A lead's way and its rights, against an oracle that says plainly what domain §§6, 8 say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from itertools import product

import pytest

from bot.core import case_checks
from bot.core.lead_rights import Action, ever_may, handed_over, may, sight
from bot.core.leads import LEGAL, RUNNING, Lead, State, Step, Tag
from bot.core.people import Post
from bot.core.roles import SUBTREE_ROLES, TEAM_ROLES, UNIT_ROLES, Role
from tests.core.samples import actor, post

TEAM, OFFICE, UNIT, ROUND = 3, 4, 44, 7
DAY = date(2020, 12, 7)
SEEN_BY_COMMISSION = {State.TRANSFERRED, State.RECEIVED, State.DISPOSED, State.CONCLUDED}


def lead(state: State = State.REGISTERED, **changes: object) -> Lead:
    made = Lead(
        id=1,
        number="XS2020-0001",
        round_id=ROUND,
        team_id=TEAM,
        unit_id=UNIT,
        tag=Tag.WORK,
        office_id=OFFICE,
        found_on=DAY,
        registered_on=DAY,
        registered_by=1,
        state=state,
    )
    return made.changed(**changes)


def held(role: Role, *, own: bool = True) -> Post:
    """Where the lead is at home, or elsewhere; a unit's people sit in the unit it concerns."""
    if role in TEAM_ROLES:
        return post(role, team=TEAM if own else TEAM + 1)
    if role in UNIT_ROLES:
        return post(role, organisation=UNIT if own else UNIT + 1, path="/4/44/")
    if role in SUBTREE_ROLES:
        return post(role, organisation=OFFICE if own else OFFICE + 1, path="/4/")
    return post(role)


def _never(_state: State, _own: bool) -> bool:
    return False


ORACLE: dict[Role, Callable[[State, bool], bool]] = {
    **dict.fromkeys(Role, _never),
    Role.HEAD: lambda state, own: own,
    Role.DIRECTOR: lambda state, own: True,
    Role.LEAD_OFFICER: lambda state, own: True,
    Role.DISCIPLINE: lambda state, own: own and state in SEEN_BY_COMMISSION,
}
DOERS: dict[Action, dict[Role, set[State]]] = {
    Action.TRANSFER: {Role.LEAD_OFFICER: {State.REGISTERED}, Role.DIRECTOR: {State.REGISTERED}},
    Action.WITHDRAW: {
        Role.HEAD: {State.REGISTERED},
        Role.LEAD_OFFICER: {State.REGISTERED, State.TRANSFERRED},
        Role.DIRECTOR: {State.REGISTERED, State.TRANSFERRED},
    },
    Action.RECEIVE: {Role.DISCIPLINE: {State.TRANSFERRED}},
    Action.DISPOSE: {Role.DISCIPLINE: {State.RECEIVED}},
    Action.CONCLUDE: {Role.DISCIPLINE: {State.DISPOSED}},
    Action.DRAW: {Role.DIRECTOR: {State.CONCLUDED}, Role.DISCIPLINE: {State.CONCLUDED}},
    Action.CHECK: {
        Role.DISCIPLINE: {State.CONCLUDED},
        Role.LEAD_OFFICER: {State.CONCLUDED},
        Role.DIRECTOR: {State.CONCLUDED},
    },
}


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_what_the_domain_says(role: Role) -> None:
    for state, own in product(State, (True, False)):
        sees = may(actor(held(role, own=own)), Action.SEE, lead(state))
        assert sees is ORACLE[role](state, own), (state, own)


@pytest.mark.parametrize("action", DOERS)
def test_each_step_is_for_those_who_take_it_in_its_state(action: Action) -> None:
    for role, state in product(Role, State):
        does = may(actor(held(role)), action, lead(state))
        assert does is (state in DOERS[action].get(role, set())), (role, state)
        assert ever_may(actor(held(role)), action, lead(state)) is (role in DOERS[action])


def test_every_action_has_its_line_in_the_oracle() -> None:
    assert set(DOERS) | {Action.SEE} == set(Action)


@pytest.mark.parametrize("action", Action)
def test_another_team_and_another_commission_have_no_right(action: Action) -> None:
    for role, state in product((Role.HEAD, Role.DISCIPLINE), State):
        assert not may(actor(held(role, own=False)), action, lead(state))


@pytest.mark.parametrize("role", Role)
def test_what_one_is_named_for_is_not_lent_to_a_deputy(role: Role) -> None:
    lent = replace(held(role), for_person_id=99)
    for action, state in product(Action, State):
        assert not may(actor(lent), action, lead(state))


def test_who_keeps_away_from_the_unit_sees_nothing_of_it() -> None:
    director = replace(actor(held(Role.DIRECTOR)), recused=frozenset({(ROUND, UNIT)}))
    assert not may(director, Action.SEE, lead())
    assert may(director, Action.SEE, lead(unit_id=None))


def test_sight_is_the_same_knowledge_as_sets() -> None:
    for role, own, state in product(Role, (True, False), State):
        person = actor(held(role, own=own))
        seen, item = sight(person), lead(state)
        in_sight = (
            seen.everything
            or item.team_id in seen.teams
            or (item.office_id in seen.offices and state in handed_over())
        )
        assert in_sight is may(person, Action.SEE, item)


def test_the_table_of_legal_moves_leads_from_registration_to_conclusion_and_back() -> None:
    assert {step for _state, step in LEGAL} == set(Step)
    way = State.REGISTERED
    for step in (Step.TRANSFER, Step.RECEIVE, Step.DISPOSE, Step.CONCLUDE):
        way = LEGAL[way, step]
    assert way is State.CONCLUDED
    assert LEGAL[way, Step.REDO] is State.RECEIVED
    assert not any(state is State.WITHDRAWN for state, _step in LEGAL)


def test_a_lead_has_no_field_for_words() -> None:
    """Its only texts are its number, a type of reason, and names from the register."""
    words = {field.name for field in fields(Lead) if "str" in str(field.type)}
    assert words == {"number", "withdrawal", "unit_name", "office_name"}


def test_a_lead_is_overdue_only_while_a_limit_runs() -> None:
    for state in State:
        late = lead(state, due=date(2020, 12, 1)).is_overdue(DAY)
        assert late is (state in RUNNING)
    assert not lead(State.RECEIVED, due=DAY).is_overdue(DAY)
    assert not lead(State.RECEIVED).is_overdue(DAY)


def test_a_draw_is_made_again_from_its_seed() -> None:
    numbers = [f"XS2020-{n:04}" for n in range(1, 31)]
    first = case_checks.drawn("c0ffee00", numbers, 5)
    assert first == case_checks.drawn("c0ffee00", reversed(numbers), 5)
    assert len(first) == len(set(first)) == 5
    assert set(first) <= set(case_checks.drawn("c0ffee00", numbers, 6))
    assert case_checks.drawn("c0ffee01", numbers, 5) != first
    assert case_checks.drawn("c0ffee00", numbers, 99) == tuple(numbers)


def test_the_one_with_the_least_to_judge_is_next() -> None:
    assert case_checks.least_loaded([5, 6, 7], {5: 2, 6: 1, 7: 1}) == 6
    assert case_checks.least_loaded([5], {}) == 5
