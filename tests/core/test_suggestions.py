"""Suggestions: every legal step, and the whole table of rights drawn out."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import errors
from bot.core.people import Actor, Person, Post
from bot.core.roles import Role
from bot.core.suggestions import (
    LEGAL,
    RULES,
    TRANSFERRED,
    Action,
    State,
    Suggestion,
    ever_may,
    may,
)

S, A, R = State, Action, Role
DAY = date(2020, 12, 7)
OWN, OTHER = 17, 18
ALL = frozenset(State)
OFFICE = {R.OFFICE, R.DIRECTOR}

# Who may, in which states; what is not named here nobody may.
TABLE: dict[Action, dict[frozenset[State], set[Role]]] = {
    A.SEE: {
        ALL: {R.MEMBER, R.DEPUTY, R.HEAD, *OFFICE},
        TRANSFERRED: {
            R.LEADING_GROUP,
            R.PRINCIPAL,
            R.LEADER,
            R.RESPONSIBLE,
            R.LIAISON,
            R.SUPERIOR,
            R.DISCIPLINE,
            R.ORGANISATION,
        },
    },
    A.TRANSFER: {frozenset({S.PROPOSED}): OFFICE},
    A.WITHDRAW: {frozenset({S.PROPOSED, S.PENDING, S.DOING}): OFFICE},
    A.ASSIGN: {frozenset({S.PENDING, S.DOING}): {R.PRINCIPAL, R.LIAISON}},
    A.ANSWER: {frozenset({S.PENDING, S.DOING}): {R.PRINCIPAL, R.LIAISON, R.LEADER, R.RESPONSIBLE}},
    A.CONCLUDE: {frozenset({S.ANSWERED}): OFFICE},
    A.RETURN: {frozenset({S.ANSWERED}): OFFICE},
    A.NOTE_USE: {frozenset({S.CONCLUDED}): OFFICE},
}


def suggestion(state: State = S.PENDING) -> Suggestion:
    return Suggestion(
        id=1,
        number="建7-001",
        round_id=1,
        team_id=3,
        author_id=9,
        addressee_id=OWN,
        addressee_path="/1/17/",
        text="建立村级财务公开清单\n并按月公示",
        state=state,
        proposed_on=DAY,
        leader_id=5,
        handler_id=5,
    )


def actor(role: Role, *, own: bool = True) -> Actor:
    """Of the addressee's own side, of its county or team; or of another."""
    place = OWN if own else OTHER
    path = "/1/" if own else "/2/"
    post = Post(
        id=1,
        person_id=5,
        role=role,
        organisation_id=place,
        organisation_path=path,
        team_id=3 if own else 4,
        since=DAY,
    )
    return Actor(person=Person(id=5, key="k", name="n"), posts=(post,))


@pytest.mark.parametrize("action", Action)
def test_the_table_is_what_the_rules_say(action: Action) -> None:
    for role in Role:
        for state in State:
            expected = any(
                state in states and role in roles for states, roles in TABLE[action].items()
            )
            found = may(actor(role), action, suggestion(state))
            assert found is expected, (role, state)


@pytest.mark.parametrize("role", Role)
def test_who_sits_elsewhere_reaches_nothing(role: Role) -> None:
    everywhere = role in {*OFFICE, R.LEADING_GROUP}
    for action in Action:
        for state in State:
            assert everywhere or not may(actor(role, own=False), action, suggestion(state))


def test_every_action_has_rules_and_steps() -> None:
    assert set(RULES) == set(Action) == set(TABLE)
    assert {action for _, action in LEGAL} == set(Action) - {A.SEE}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_a_step_is_legal_or_refused_by_the_state_it_is_in(state: State, action: Action) -> None:
    before = suggestion(state)
    if (to := LEGAL.get((state, action))) is not None:
        assert before.moved(action).state is to
        return
    with pytest.raises(errors.WrongState) as caught:
        before.moved(action)
    assert caught.value.args_for_text["number"] == "建7-001"


def test_the_state_stands_in_the_way_only_of_those_who_could_otherwise() -> None:
    assert ever_may(actor(R.OFFICE), A.TRANSFER, suggestion(S.CONCLUDED))
    assert not ever_may(actor(R.MEMBER), A.TRANSFER, suggestion(S.PROPOSED))


def test_the_first_line_is_its_summary() -> None:
    assert suggestion().summary == "建立村级财务公开清单"
