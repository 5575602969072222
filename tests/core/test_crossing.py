"""Teams for units: against brute force, over every small case that chance draws."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.core.crossing import propose

TEAMS = [1, 2, 3]
PAIRS = st.frozensets(st.tuples(st.sampled_from(TEAMS), st.integers(10, 14)))
LOADS = st.dictionaries(st.sampled_from(TEAMS), st.integers(0, 3))


def heaviest(chosen: dict[int, int], load: dict[int, int]) -> int:
    total = Counter(load) + Counter(chosen.values())
    return max(total[team] for team in TEAMS)


def best(units: list[int], barred: frozenset[tuple[int, int]], load: dict[int, int]) -> int | None:
    """The lightest heaviest load of all ways there are."""
    found = [
        heaviest(dict(zip(units, way, strict=True)), load)
        for way in product(TEAMS, repeat=len(units))
        if not barred & set(zip(way, units, strict=True))
    ]
    return min(found, default=None)


@given(st.lists(st.integers(10, 14), unique=True, max_size=5), PAIRS, LOADS)
def test_no_recusal_is_broken_and_no_way_is_more_even(
    units: list[int], barred: frozenset[tuple[int, int]], load: dict[int, int]
) -> None:
    made = propose(units, TEAMS, barred=barred, load=load)
    optimum = best(units, barred, load)
    if optimum is None:
        assert made.team_of == {}
        assert made.barred_to_all
        assert all((team, unit) in barred for unit in made.barred_to_all for team in TEAMS)
    else:
        assert set(made.team_of) == set(units)
        assert not {(team, unit) for unit, team in made.team_of.items()} & barred
        assert heaviest(dict(made.team_of), load) <= max(optimum, *load.values(), 1)


def test_the_same_question_has_the_same_answer() -> None:
    barred = frozenset({(1, 10), (2, 11)})
    first = propose([10, 11, 12], TEAMS, barred=barred, load={})
    assert first == propose([10, 11, 12], TEAMS, barred=barred, load={})
    assert sorted(first.team_of.values()) == TEAMS


def test_one_unit_moves_on_so_that_another_finds_a_team() -> None:
    """Only the first team may take the second unit, and has room for one."""
    made = propose([10, 11], [1, 2], barred=frozenset({(2, 11)}), load={})
    assert made.team_of == {10: 2, 11: 1}


def test_where_all_others_are_barred_one_team_carries_more() -> None:
    barred = frozenset({(2, 10), (2, 11), (2, 12)})
    made = propose([10, 11, 12], [1, 2], barred=barred, load={})
    assert set(made.team_of.values()) == {1}


def test_a_unit_barred_to_all_is_named() -> None:
    made = propose([10, 11], [1, 2], barred=frozenset({(1, 11), (2, 11)}), load={})
    assert (made.team_of, made.barred_to_all) == ({}, (11,))


def test_what_a_team_has_already_counts() -> None:
    made = propose([10], [1, 2], barred=frozenset(), load={1: 2})
    assert made.team_of == {10: 2}
