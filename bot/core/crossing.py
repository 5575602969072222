"""Which team inspects which unit (交叉巡察): no recusal broken, the load as even as it can be.

A matching with equal ceilings: the lowest ceiling on units a team under which every unit finds a
team. There is none exactly when some unit is barred to all teams, and then it says which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`team_of` gives each unit its team; `barred_to_all` are the units no team may take, and
    then `team_of` is empty."""

    team_of: Mapping[int, int] = field(default_factory=dict)
    barred_to_all: tuple[int, ...] = ()


def propose(
    units: Sequence[int],
    teams: Sequence[int],
    *,
    barred: frozenset[tuple[int, int]],
    load: Mapping[int, int],
) -> Proposal:
    """`barred` are pairs (team, unit); `load` is what a team has in this round already. The same
    question has the same answer."""
    open_to = {unit: [t for t in teams if (t, unit) not in barred] for unit in units}
    closed = tuple(unit for unit in units if not open_to[unit])
    if closed or not units:
        return Proposal(barred_to_all=closed)
    ceiling = max(1, -(-(len(units) + sum(load.get(t, 0) for t in teams)) // len(teams)))
    while True:
        found = _matched(units, open_to, {t: ceiling - load.get(t, 0) for t in teams})
        if found is not None:
            return Proposal(team_of=found)
        ceiling += 1


def _matched(
    units: Sequence[int], open_to: Mapping[int, Sequence[int]], room: Mapping[int, int]
) -> dict[int, int] | None:
    taken: dict[int, list[int]] = {team: [] for team in room}
    for unit in units:
        if not _seat(unit, open_to, room, taken, set()):
            return None
    return {unit: team for team, held in taken.items() for unit in held}


def _seat(
    unit: int,
    open_to: Mapping[int, Sequence[int]],
    room: Mapping[int, int],
    taken: dict[int, list[int]],
    seen: set[int],
) -> bool:
    """An augmenting path: the emptiest team first, and where all are full, one unit moves on."""
    for team in sorted(open_to[unit], key=lambda team: (len(taken[team]) - room[team], team)):
        if team in seen:
            continue
        seen.add(team)
        if len(taken[team]) < room[team]:
            taken[team].append(unit)
            return True
        for other in list(taken[team]):
            if _seat(other, open_to, room, taken, seen):
                taken[team].remove(other)
                taken[team].append(unit)
                return True
    return False
