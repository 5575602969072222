"""Who sees and does what: the table against an oracle read from the domain, case by case.

The oracle knows nothing of rules and relations; it says in plain words what domain §6 says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import rights
from bot.core.findings import LEGAL, WITH_UNIT, Finding, Move, State
from bot.core.people import Actor, Post
from bot.core.rights import RULES, Action, may
from bot.core.roles import SUBTREE_ROLES, TEAM_ROLES, Role
from bot.core.rounds import Phase
from tests.core.samples import PERSON, actor, finding, post

ME = PERSON.id
OWN_TEAM, OTHER_TEAM = 3, 5
OWN_UNIT, OTHER_UNIT = 4, 44
PATHS = {OWN_UNIT: "/1/3/4/", OTHER_UNIT: "/1/3/44/"}
COUNTY, OTHER_COUNTY = "/1/3/", "/1/2/"
UNIT_POSTS = {Role.PRINCIPAL, Role.LIAISON, Role.LEADER, Role.RESPONSIBLE}

# The states before the team's head has signed, written out once more on purpose.
UNSIGNED = {State.DRAFT, State.REVIEWED}
WITH_THE_UNIT = {
    State.SENT,
    State.OPEN,
    State.IN_PROGRESS,
    State.UNIT_REVIEW,
    State.OFFICE_REVIEW,
    State.JOINT_REVIEW,
    State.STAGE_DONE,
    State.CLOSED,
    State.REWORK,
}


def held(role: Role, *, own: bool = True) -> Post:
    """The role where the sample finding is at home, or somewhere else."""
    if role in TEAM_ROLES:
        return post(role, team=OWN_TEAM if own else OTHER_TEAM)
    if role in UNIT_POSTS:
        unit = OWN_UNIT if own else OTHER_UNIT
        return post(role, organisation=unit, path=PATHS[unit])
    if role in SUBTREE_ROLES:
        return post(role, organisation=3 if own else 2, path=COUNTY if own else OTHER_COUNTY)
    return post(role)


ORACLE: dict[Role, Callable[[Finding, bool], bool]] = {
    Role.MEMBER: lambda item, own: own,
    Role.DEPUTY: lambda item, own: own,
    Role.HEAD: lambda item, own: own,
    Role.OFFICE: lambda item, own: item.state not in UNSIGNED,
    Role.DIRECTOR: lambda item, own: True,
    Role.LEAD_OFFICER: lambda item, own: False,
    Role.LEADING_GROUP: lambda item, own: item.state in WITH_THE_UNIT,
    Role.PRINCIPAL: lambda item, own: own and item.state in WITH_THE_UNIT,
    Role.LIAISON: lambda item, own: own and item.state in WITH_THE_UNIT,
    Role.LEADER: lambda item, own: own and item.leader_id == ME and item.state in WITH_THE_UNIT,
    Role.RESPONSIBLE: lambda item, own: (
        own and item.responsible_id == ME and item.state in WITH_THE_UNIT
    ),
    Role.SUPERIOR: lambda item, own: own and item.state in WITH_THE_UNIT,
    Role.DISCIPLINE: lambda item, own: own and item.state in WITH_THE_UNIT,
    Role.ORGANISATION: lambda item, own: own and item.state in WITH_THE_UNIT,
    Role.ADMIN: lambda item, own: False,
}


def items() -> list[Finding]:
    """Every state, led by this person or not, this person's or not."""
    return [
        finding(state, leader_id=leader, responsible_id=responsible)
        for state, leader, responsible in product(State, (None, PERSON.id, 8), (PERSON.id, 8))
    ]


def doers(action: Action) -> set[Role]:
    """The roles that may ever do this to an item of their own."""
    return {role for role in Role for item in items() if may(actor(held(role)), action, item)}


@pytest.mark.parametrize("own", [True, False], ids=["own", "other"])
@pytest.mark.parametrize("role", Role)
def test_each_role_sees_what_the_domain_says(role: Role, own: bool) -> None:
    person = actor(held(role, own=own))
    for item in items():
        sees = may(person, Action.SEE, item)
        assert sees is ORACLE[role](item, own), (item.state, item.leader_id)


@pytest.mark.parametrize("action", Action)
def test_who_holds_no_post_may_nothing(action: Action) -> None:
    assert not any(may(actor(), action, item) for item in items())


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_nobody_acts_on_what_one_cannot_see(role: Role, action: Action) -> None:
    for own, item in product((True, False), items()):
        person = actor(held(role, own=own))
        assert may(person, action, item) <= may(person, Action.SEE, item)


@pytest.mark.parametrize("action", [action for action in Action if action is not Action.SEE])
def test_posts_elsewhere_give_no_right_here(action: Action) -> None:
    for role in TEAM_ROLES | {Role.PRINCIPAL, Role.LIAISON} | SUBTREE_ROLES:
        assert not any(may(actor(held(role, own=False)), action, item) for item in items())


@pytest.mark.parametrize(
    ("action", "roles"),
    [
        (Action.ATTACH, {Role.MEMBER, Role.DEPUTY, Role.HEAD}),
        (Action.REVIEW, {Role.DEPUTY, Role.HEAD}),
        (Action.SIGN, {Role.HEAD}),
        (Action.RETURN, {Role.DEPUTY, Role.HEAD}),
        (Action.SEND, {Role.HEAD}),
        (Action.FEED_BACK, {Role.OFFICE, Role.DIRECTOR}),
        (Action.ASSIGN, {Role.PRINCIPAL, Role.LIAISON, Role.LEADER}),
        (Action.COMMIT, {Role.LEADER}),
        (Action.PROGRESS, {Role.RESPONSIBLE, Role.LIAISON, Role.LEADER}),
        (Action.APPLY, {Role.RESPONSIBLE, Role.LIAISON, Role.LEADER}),
        (Action.EXTEND, {Role.OFFICE, Role.DIRECTOR, Role.RESPONSIBLE, Role.LIAISON, Role.LEADER}),
        (Action.CONTINUE, {Role.RESPONSIBLE, Role.LIAISON, Role.LEADER}),
        (Action.REOPEN, {Role.OFFICE, Role.DIRECTOR}),
        (Action.WITHDRAW, {Role.OFFICE, Role.DIRECTOR}),
        (Action.REMIND, {Role.OFFICE, Role.DIRECTOR, Role.LEADER}),
        (
            Action.HAND_OVER,
            {Role.OFFICE, Role.DIRECTOR, Role.PRINCIPAL, Role.LIAISON, Role.LEADER},
        ),
        (Action.INSTRUCT, {Role.LEADING_GROUP, Role.DIRECTOR, Role.PRINCIPAL}),
        (Action.ENTER, {Role.OFFICE, Role.DIRECTOR, Role.LIAISON}),
        (Action.CORRECT, {Role.OFFICE, Role.DIRECTOR}),
        (Action.AMEND, {Role.MEMBER, Role.DEPUTY, Role.HEAD}),
        (Action.FLAG, {Role.OFFICE, Role.DIRECTOR}),
        (Action.COMPLETE_STAGE, {Role.OFFICE, Role.DIRECTOR}),
    ],
)
def test_each_deed_has_its_doers(action: Action, roles: set[Role]) -> None:
    assert doers(action) == roles


def test_readers_only_read() -> None:
    only_readers = {Role.ADMIN, *SUBTREE_ROLES}
    for action in set(Action) - {Action.SEE, Action.ANSWER}:
        assert doers(action).isdisjoint(only_readers)
    assert doers(Action.ANSWER) == {Role.SUPERIOR}


def test_the_leading_group_reads_and_instructs() -> None:
    for action in set(Action) - {Action.SEE, Action.INSTRUCT}:
        assert Role.LEADING_GROUP not in doers(action)


@pytest.mark.parametrize(
    ("action", "moves"),
    [
        (Action.REVIEW, {Move.REVIEW}),
        (Action.SIGN, {Move.SIGN}),
        (Action.RETURN, {Move.RETURN}),
        (Action.SEND, {Move.SEND}),
        (Action.FEED_BACK, {Move.FEED_BACK}),
        (Action.ASSIGN, {Move.ASSIGN}),
        (Action.PROGRESS, {Move.REPORT}),
        (Action.REOPEN, {Move.REOPEN}),
        (Action.WITHDRAW, {Move.WITHDRAW}),
        (Action.COMPLETE_STAGE, {Move.COMPLETE_STAGE}),
        (Action.CONTINUE, {Move.COMPLETE_STAGE}),
    ],
)
def test_a_right_and_its_move_know_the_same_states(action: Action, moves: set[Move]) -> None:
    """A right without a legal move would be a button that leads to a refusal, and the reverse a
    step that nobody can take."""
    allowed = {state for each in RULES[action] for state in each.states}
    assert allowed == {state for state, move in LEGAL if move in moves}


def test_an_application_may_be_made_wherever_a_first_step_is_legal() -> None:
    allowed = {state for each in RULES[Action.APPLY] for state in each.states}
    reviews = {State.UNIT_REVIEW, State.OFFICE_REVIEW, State.JOINT_REVIEW}
    for move in (Move.APPLY_TO_UNIT, Move.APPLY_TO_OFFICE, Move.APPLY_TO_JOINT):
        assert {state for state, each in LEGAL if each is move} - reviews == allowed


@pytest.mark.parametrize("role", Role)
def test_an_archived_round_is_read_and_no_more(role: Role) -> None:
    person = actor(held(role))
    for item, action in product(items(), Action):
        archived = item.changed(phase=Phase.ARCHIVED)
        expected = action is Action.SEE and may(person, action, item)
        assert may(person, action, archived) is expected
        assert not rights.ever_may(person, action, archived)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_who_ever_may_could_in_some_state(role: Role, action: Action) -> None:
    for own, item in product((True, False), items()):
        person = actor(held(role, own=own))
        in_some = any(may(person, action, item.changed(state=state)) for state in State)
        assert rights.ever_may(person, action, item) is in_some


def test_a_unit_whose_number_begins_alike_is_another_unit() -> None:
    near = post(Role.SUPERIOR, organisation=4, path="/1/3/4/")
    assert not may(actor(near), Action.SEE, finding(State.OPEN, unit_path="/1/3/44/"))
    assert may(actor(near), Action.SEE, finding(State.OPEN, unit_path="/1/3/4/9/"))


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_the_recused_may_nothing_with_the_unit_in_that_round(role: Role, action: Action) -> None:
    away = replace(actor(held(role)), recused=frozenset({(0, OWN_UNIT)}))
    elsewhere = replace(away, recused=frozenset({(1, OWN_UNIT), (0, OTHER_UNIT)}))
    for item in items():
        assert not may(away, action, item)
        assert not rights.ever_may(away, action, item)
        assert may(elsewhere, action, item) is may(actor(held(role)), action, item)


def test_led_by_someone_without_the_post_is_led_no_more() -> None:
    item = finding(State.OPEN, leader_id=PERSON.id, responsible_id=PERSON.id)
    assert not may(actor(held(Role.ADMIN)), Action.SEE, item)


POSTS = st.builds(lambda role, own: held(role, own=own), st.sampled_from(Role), st.booleans())
AWAY = st.frozensets(st.sampled_from([(0, OWN_UNIT), (0, OTHER_UNIT), (1, OWN_UNIT)]))
SOMEONE = st.builds(
    lambda posts, recused: replace(actor(*posts), recused=recused),
    st.lists(POSTS, max_size=3),
    AWAY,
)
ITEMS = st.builds(
    lambda state, leader, responsible, unit, team, phase: finding(
        state,
        leader_id=leader,
        responsible_id=responsible,
        unit_id=unit,
        unit_path=PATHS[unit],
        team_id=team,
        phase=phase,
    ),
    st.sampled_from(State),
    st.sampled_from([None, PERSON.id, 8]),
    st.sampled_from([None, PERSON.id, 8]),
    st.sampled_from([OWN_UNIT, OTHER_UNIT]),
    st.sampled_from([OWN_TEAM, OTHER_TEAM]),
    st.sampled_from(Phase),
)


@given(SOMEONE, ITEMS, st.sampled_from(Action))
def test_several_posts_give_the_sum_of_their_rights(
    person: Actor, item: Finding, action: Action
) -> None:
    each = [may(replace(person, posts=(one,)), action, item) for one in person.posts]
    assert may(person, action, item) is any(each)


def within(sight: rights.Sight, item: Finding) -> bool:
    """What a store makes of a sight: any one of its sets suffices."""
    reached = (
        item.unit_id in sight.units
        or any(item.unit_path.startswith(path) for path in sight.subtrees)
        or (item.leader_id, item.unit_id) in sight.led_by
        or (item.responsible_id, item.unit_id) in sight.worked_on_by
    )
    return (item.round_id, item.unit_id) not in sight.recused and (
        item.state in sight.anywhere
        or item.team_id in sight.teams
        or (item.state in WITH_UNIT and reached)
    )


@given(SOMEONE, ITEMS)
def test_a_list_shows_exactly_what_each_case_allows(person: Actor, item: Finding) -> None:
    assert within(rights.sight(person), item) is may(person, Action.SEE, item)


@given(SOMEONE)
def test_the_blind_see_nothing_and_nobody_else_is_blind(person: Actor) -> None:
    worlds = (
        item.changed(unit_id=unit, unit_path=PATHS[unit], team_id=team)
        for item, unit, team in product(items(), PATHS, (OWN_TEAM, OTHER_TEAM))
    )
    person = replace(person, recused=frozenset())
    subtree_elsewhere = OTHER_COUNTY in rights.sight(person).subtrees
    sees_something = any(may(person, Action.SEE, item) for item in worlds) or subtree_elsewhere
    assert rights.sight(person).is_blind is not sees_something


def test_every_action_has_rules_and_no_rule_is_empty() -> None:
    assert set(RULES) == set(Action)
    assert all(each.states for rules in RULES.values() for each in rules)
