"""Everyone, everywhere: role x seat x action x state, drawn from the one table, on a real ledger.

Whoever sits elsewhere, whose post or period is over, who is suspended, has nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.findings import Finding, State
from bot.core.organisations import Level, Organisation
from bot.core.people import Actor, Person
from bot.core.reach import Relation
from bot.core.rights import RULES, Action, ever_may, may
from bot.core.roles import SUBTREE_ROLES, TEAM_ROLES, UNIT_ROLES, Role
from bot.core.rounds import Phase, Team
from bot.core.substitutes import SUBSTITUTABLE, Substitute
from bot.core.work import Work
from handlers import cards
from tests import builders
from tests.ledger import opened
from tests.security.cast import Cast
from tests.security.test_matrix import ITEM
from tests.usecases.deeds import Deeds

OWN = ("own", "above", "deputy")
NOWHERE = ("ended", "begins tomorrow", "suspended", "deputy whose period is over")
SEATS = (*OWN, "other unit", "below", "other county", "other prefecture", *NOWHERE)


@dataclass(kw_only=True)
class Everyone:
    """`people` by role and seat."""

    deeds: Deeds
    people: dict[tuple[Role, str], Person] = field(default_factory=dict)
    items: tuple[Finding, ...] = ()

    def actors(self) -> dict[tuple[Role, str], Actor]:
        with self.deeds.ledger.work() as work:
            return {
                key: work.people.actor(person.id, work.today)
                for key, person in self.people.items()
            }

    def now(self) -> list[Finding]:
        with self.deeds.ledger.work() as work:
            return [work.findings.get(item.id) for item in self.items]


@pytest.fixture(scope="module")
def everyone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everyone]:
    yield from made(tmp_path_factory.mktemp("everyone"))


@pytest.fixture
def everyone_anew(tmp_path: Path) -> Iterator[Everyone]:
    yield from made(tmp_path / "data")


def made(folder: Path) -> Iterator[Everyone]:
    with opened(folder) as ledger:
        with ledger.work() as work:
            town = builders.world(work)
        everyone = Everyone(deeds=Deeds(ledger, town))
        with ledger.work() as work:
            _seat_all(everyone, work)
            everyone.items = tuple(builders.finding(work, town, state) for state in State)
        yield everyone


def _seat_all(everyone: Everyone, work: Work) -> None:
    town = everyone.deeds.town
    places = _places(town, work)
    teams = _teams(town, work)
    for role in Role:
        for seat in SEATS:
            if seat in ("above", "below") and role not in SUBTREE_ROLES:
                continue
            person = builders.person(work, f"{role} {seat}")
            everyone.people[role, seat] = person
            _give(work, person, role, seat, places=places, teams=teams, town=town)


def _places(town: builders.World, work: Work) -> dict[str, Organisation]:
    """Each seat's unit; its county is what is above it."""
    prefecture = builders.organisation(work, "云岭州", level=Level.PREFECTURE)
    county = work.organisations.get(town.county.id)
    work.organisations.save(replace(county, parent_id=prefecture.id))
    elsewhere = builders.organisation(work, "南山县", level=Level.COUNTY, under=prefecture)
    abroad = builders.organisation(work, "外州", level=Level.PREFECTURE)
    far = builders.organisation(work, "外县", level=Level.COUNTY, under=abroad)
    return {
        "above": prefecture,
        "below": builders.organisation(work, "柳树村", level=Level.VILLAGE, under=town.unit),
        "other county": builders.organisation(work, "南山乡", under=elsewhere),
        "other prefecture": builders.organisation(work, "外乡", under=far),
        "other unit": town.other_unit,
    }


def _teams(town: builders.World, work: Work) -> dict[str, Team]:
    other = work.rounds.add_team(Team(id=0, round_id=town.round.id, number=2, name="第二巡察组"))
    return dict.fromkeys(("other unit", "other county", "other prefecture", "below"), other)


def _give(
    work: Work,
    person: Person,
    role: Role,
    seat: str,
    *,
    places: dict[str, Organisation],
    teams: dict[str, Team],
    town: builders.World,
) -> None:
    at = places.get(seat, town.unit if role in UNIT_ROLES else town.county)
    if role in SUBTREE_ROLES and seat in ("other county", "other prefecture"):
        at = work.organisations.get(at.parent_id or 0)
    day = timedelta(days=1)
    when = {
        "ended": {"until": work.today - day},
        "begins tomorrow": {"since": work.today + day},
    }
    if seat.startswith("deputy"):
        _name_deputy(work, person, role, town, is_over=seat != "deputy")
        return
    team = teams.get(seat, town.team)
    builders.give(work, person, role, at=at, team=team, **when.get(seat, {}))
    if seat == "suspended":
        work.people.save(replace(person, suspended_on=work.today))


def _name_deputy(
    work: Work, person: Person, role: Role, town: builders.World, *, is_over: bool
) -> None:
    """Written past the rule that forbids lending some roles: the reading must hold by itself."""
    day = timedelta(days=1)
    until = work.today - day if is_over else work.today
    named = Substitute(
        person_id=town.people[role].id, deputy_id=person.id, since=until - day, until=until
    )
    work.substitutes.add(named)


def expected(role: Role, seat: str, action: Action, state: State) -> bool:
    """Out of the table alone."""
    rules = [rule for rule in RULES[action] if rule.role is role and state in rule.states]
    if seat in NOWHERE or (seat == "deputy" and role not in SUBSTITUTABLE):
        return False
    if seat in OWN:
        return bool(rules)
    return any(rule.relation is Relation.ANY for rule in rules)


def is_theirs(item: Finding, actor: Actor, everyone: Everyone, role: Role, seat: str) -> Finding:
    """Led and worked on by this person; by whom he stands in for, if he does."""
    who = everyone.deeds.person(role).id if seat.startswith("deputy") else actor.id
    return item.changed(leader_id=who, responsible_id=who)


def test_every_combination_is_what_the_table_says(everyone: Everyone) -> None:
    """Even an item that names a person as its leader is nothing to him elsewhere."""
    items, tried = everyone.now(), 0
    for (role, seat), actor in everyone.actors().items():
        for item in items:
            theirs = is_theirs(item, actor, everyone, role, seat)
            for action in Action:
                tried += 1
                is_so = may(actor, action, theirs)
                wanted = expected(role, seat, action, item.state)
                assert is_so is wanted, f"{role} ({seat}) {action} {item.state}"
    assert tried == len(everyone.people) * len(State) * len(Action)
    assert tried > 35_000


@pytest.mark.parametrize("seat", NOWHERE)
def test_whose_time_is_over_is_told_of_no_state(everyone: Everyone, seat: str) -> None:
    """A refusal that spoke of the state would tell that the item exists."""
    actors = everyone.actors()
    for role in Role:
        for item in everyone.now():
            actor = actors[role, seat]
            theirs = is_theirs(item, actor, everyone, role, seat)
            assert not any(ever_may(actor, action, theirs) for action in Action)


@pytest.mark.parametrize("phase", Phase)
def test_each_phase_takes_access_away_at_once(everyone_anew: Everyone, phase: Phase) -> None:
    """归档 ends every team and every deed, the end of fieldwork the immediate fixes (移交立改);
    nothing else of a round's phase opens or closes an item that its state does not."""
    phases = list(Phase)
    everyone_anew.deeds.enters(*phases[1 : phases.index(phase) + 1])
    is_over = phase is Phase.ARCHIVED
    for (role, seat), actor in everyone_anew.actors().items():
        for item in everyone_anew.now():
            theirs = is_theirs(item, actor, everyone_anew, role, seat)
            for action in Action:
                ends = is_over and (action is not Action.SEE or role in TEAM_ROLES)
                ends |= action is Action.SEND and phase is not Phase.FIELDWORK
                wanted = not ends and expected(role, seat, action, item.state)
                assert may(actor, action, theirs) is wanted, f"{role} {seat} {action} {phase}"


# The line of the matrix that is narrower than the table, and why.
NARROWER = {"amend": frozenset({Role.DEPUTY, Role.HEAD})}  # the author's alone


def test_buttons_and_table_agree(still: Cast) -> None:
    """Whom a button serves is whom the table names: neither knows more than the other."""
    for action, verb in cards.ACTIONS:
        [place] = [part.strip("{}") for part in ITEM[verb][0]]
        with still.ledger.work() as work:
            state = work.findings.get(still.ids[place]).state
        rules = {rule.role for rule in RULES[action] if state in rule.states}
        assert ITEM[verb][1] == rules - NARROWER.get(verb, frozenset()), verb
