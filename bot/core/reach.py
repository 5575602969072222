"""How a post reaches what concerns a unit in a round: findings and suggestions alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol, assert_never

from bot.core.people import Actor
from bot.core.roles import Role


class Relation(StrEnum):
    """Led and assigned items stay with the unit: who has moved on to another leaves them behind
    with the post."""

    ANY = "any"
    TEAM = "team"
    UNIT = "unit"
    SUBTREE = "subtree"
    LED = "led"
    ASSIGNED = "assigned"


class Placed(Protocol):
    """What has a unit, its place in the tree, a round, a team, and people who work on it."""

    @property
    def round_id(self) -> int: ...
    @property
    def team_id(self) -> int | None: ...
    @property
    def unit_id(self) -> int: ...
    @property
    def unit_path(self) -> str: ...
    @property
    def leader_id(self) -> int | None: ...
    @property
    def responsible_id(self) -> int | None: ...


def reaches(actor: Actor, role: Role, relation: Relation, item: Placed) -> bool:
    match relation:
        case Relation.ANY:
            return actor.has(role)
        case Relation.TEAM:
            return item.team_id in actor.teams(role)
        case Relation.UNIT:
            return item.unit_id in actor.organisations(role)
        case Relation.SUBTREE:
            return item.unit_path.startswith(actor.paths([role]) or ("?",))
        case Relation.LED:
            return (item.leader_id, item.unit_id) in actor.shares(role)
        case Relation.ASSIGNED:
            return (item.responsible_id, item.unit_id) in actor.shares(role)
        case _:
            assert_never(relation)


def is_recused(actor: Actor, item: Placed) -> bool:
    """回避: whatever posts he holds, his own or as a deputy."""
    return (item.round_id, item.unit_id) in actor.recused
