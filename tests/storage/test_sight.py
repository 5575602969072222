"""What a list shows, and a search finds, is exactly what the table of rights allows, over every
combination.

Every role alone and every pair of roles, each in the place where it reaches the item and where
it does not, against every state of items here, next door and in an archived round.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pytest

from bot.core import findings, rights, search
from bot.core.findings import State
from bot.core.listing import Filter, Order
from bot.core.people import Actor, Person
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES, Role
from bot.core.rounds import Assignment, Phase, Team
from bot.core.work import Work
from tests import builders
from tests.ledger import Ledger

EVERYTHING = Filter()


@dataclass(frozen=True)
class Place:
    """Where a role may be held: the inspected town, its neighbour, their county, a far county."""

    name: str
    role: Role


def _places(role: Role) -> list[Place]:
    if role in TEAM_ROLES:
        return [Place("team", role), Place("other team", role)]
    if role in OFFICE_ROLES | {Role.LEADING_GROUP, Role.ADMIN}:
        return [Place("office", role)]
    return [Place(name, role) for name in ("unit", "other unit", "county", "far county")]


ALL_PLACES = [place for role in Role for place in _places(role)]
SETS = [(place,) for place in ALL_PLACES] + list(combinations(ALL_PLACES, 2))


class Scene:
    """Items in every state: of the person's own, and of strangers, in four assignments."""

    def __init__(self, work: Work, town: builders.World) -> None:
        far = builders.organisation(work, "远山县")
        self.town = town
        self.me = builders.person(work, "某同志")
        self.other_team = work.rounds.add_team(
            Team(id=0, round_id=town.round.id, number=2, name="第二巡察组")
        )
        self.organisations = {
            "unit": town.unit,
            "other unit": town.other_unit,
            "county": town.county,
            "far county": far,
        }
        far_place = builders.assignment(work, town.round, self.other_team, far)
        places = (town.assignment, town.other_assignment, far_place)
        self.items = [
            item for place in places for state in State for item in self._items(work, place, state)
        ]

    def _items(self, work: Work, place: Assignment, state: State) -> list[findings.Finding]:
        strangers = {"leader_id": None, "responsible_id": None}
        me = self.me.id
        hands = (
            strangers,
            {**strangers, "leader_id": me},
            {**strangers, "responsible_id": me},
        )
        return [builders.finding(work, self.town, state, at=place, **hand) for hand in hands]

    def give(self, work: Work, me: Person, place: Place) -> None:
        team = self.other_team if place.name == "other team" else self.town.team
        at = self.organisations.get(place.name)
        builders.give(work, me, place.role, at=at, team=team)


@pytest.mark.parametrize(
    "phase", [Phase.FIELDWORK, Phase.RECTIFICATION, Phase.ARCHIVED], ids=lambda phase: phase.value
)
def test_a_list_shows_what_the_table_of_rights_allows(ledger: Ledger, phase: Phase) -> None:
    with ledger.work() as work:
        scene = Scene(work, builders.world(work, phase=phase))
        items = [work.findings.get(item.id) for item in scene.items]
        work.settle()
        for held in SETS:
            with_posts = builders.person(work, "+".join(place.name for place in held))
            _check(work, scene, with_posts, held, items)


def _check(
    work: Work,
    scene: Scene,
    holder: Person,
    held: tuple[Place, ...],
    items: list[findings.Finding],
) -> None:
    """The items in `holder`'s hands are those made for `me`: one person stands for every set."""
    for place in held:
        scene.give(work, holder, place)
    posts = work.people.actor(holder.id, work.today).posts
    actor = Actor(person=scene.me, posts=posts)
    allowed = {item.id for item in items if rights.may(actor, rights.Action.SEE, item)}
    sight = rights.sight(actor)
    page = work.listing.page(sight, EVERYTHING, order=Order.NUMBER, number=0, size=1000)
    assert {row.id for row in page.rows} == allowed, held
    assert page.total == work.listing.count(sight, EVERYTHING) == len(allowed)
    assert not (sight.is_blind and allowed)
    if len(held) == 1:
        assert _found(work, actor, search.Kind.FINDING) == allowed, held


def _found(work: Work, actor: Actor, kind: search.Kind) -> set[int]:
    """By a word that all items have."""
    reader = search.reader(actor)
    page = work.search.page(reader, ("村",), kinds=[kind], number=0, size=1000)
    assert page.total == len(page.hits)
    return {hit.id for hit in page.hits}


def test_whoever_holds_no_post_sees_nothing(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN)
        nobody = work.people.actor(builders.person(work, "无职务").id, work.today)
        assert work.listing.count(rights.sight(nobody), EVERYTHING) == 0
