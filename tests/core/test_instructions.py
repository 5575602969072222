"""Instructions: the whole table of rights drawn out, and who answers as whom."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import errors
from bot.core.instructions import RULES, Action, Addressee, Instruction, State, ever_may, may
from bot.core.people import Actor, Person, Post
from bot.core.roles import UNIT_ROLES, Role

S, A, R = State, Action, Role
DAY = date(2020, 12, 7)
UNIT, OTHER, ME, ISSUER = 17, 18, 5, 6
OFFICE = {R.OFFICE, R.DIRECTOR}
ANSWERING = {R.PRINCIPAL, R.LIAISON}


def instruction(state: State = S.OPEN, *addressees: Addressee) -> Instruction:
    return Instruction(
        id=1,
        number="批2020-001",
        issuer="周领导",
        issuer_id=ISSUER,
        entered_by=ISSUER,
        round_id=1,
        text="挂牌督办",
        issued_on=DAY,
        due=DAY,
        state=state,
        addressees=addressees or (Addressee(organisation_id=UNIT),),
    )


def actor(role: Role, *, at: int = UNIT, id: int = ME) -> Actor:
    post = Post(id=1, person_id=id, role=role, organisation_id=at, team_id=3, since=DAY)
    return Actor(person=Person(id=id, key="k", name="n"), posts=(post,))


TABLE = {
    A.SEE: {S.OPEN: OFFICE | ANSWERING | {R.LEADING_GROUP}},
    A.FEED_BACK: {S.OPEN: ANSWERING},
    A.CONCLUDE: {S.OPEN: OFFICE},
}
TABLE[A.SEE][S.CONCLUDED] = TABLE[A.SEE][S.OPEN]


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_the_table_is_what_the_rules_say(action: Action, state: State) -> None:
    for role in Role:
        expected = role in TABLE[action].get(state, set())
        assert may(actor(role), action, instruction(state)) is expected, role


@pytest.mark.parametrize("role", Role)
def test_who_sits_elsewhere_reaches_nothing(role: Role) -> None:
    everywhere = role in OFFICE | {R.LEADING_GROUP}
    for action in Action:
        assert everywhere or not may(actor(role, at=OTHER), action, instruction())


@pytest.mark.parametrize("role", Role)
def test_a_named_person_answers_while_he_has_a_post_there(role: Role) -> None:
    named = instruction(S.OPEN, Addressee(organisation_id=UNIT, person_id=ME))
    assert may(actor(role), A.FEED_BACK, named) is (role in UNIT_ROLES)
    assert not may(actor(role, at=OTHER), A.FEED_BACK, named)


def test_the_issuer_concludes_what_he_issued() -> None:
    assert may(actor(R.PRINCIPAL, at=OTHER, id=ISSUER), A.CONCLUDE, instruction())
    assert not may(actor(R.PRINCIPAL, id=ISSUER), A.CONCLUDE, instruction(S.CONCLUDED))


def test_who_has_no_post_left_issues_and_reads_nothing() -> None:
    former = Actor(person=Person(id=ISSUER, key="k", name="n"), posts=())
    assert not any(may(former, action, instruction()) for action in Action)


def test_the_state_stands_in_the_way_only_of_those_who_could_otherwise() -> None:
    assert set(RULES) == set(Action)
    assert ever_may(actor(R.OFFICE), A.CONCLUDE, instruction(S.CONCLUDED))
    assert not ever_may(actor(R.MEMBER), A.CONCLUDE, instruction())


def test_what_is_outstanding_is_answered_first() -> None:
    done = Addressee(id=1, organisation_id=UNIT, person_id=8, fed_back_on=DAY)
    open_ = Addressee(id=2, organisation_id=UNIT, person_id=9)
    both = instruction(S.OPEN, done, open_)
    assert both.own(actor(R.PRINCIPAL)) == open_
    assert both.outstanding == (open_,)
    assert both.own(actor(R.PRINCIPAL, at=OTHER)) is None


def test_it_is_concluded_once() -> None:
    done = instruction().concluded(DAY, "已办")
    assert (done.state, done.conclusion, done.summary) == (S.CONCLUDED, "已办", "挂牌督办")
    with pytest.raises(errors.WrongState):
        done.concluded(DAY, None)
