"""From the tree to the roster: models first, then the rules between records, all at once.

A record its model refuses is set aside, and the rules look at the rest: what can only be missing
because it was set aside is not reported a second time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from bot.core import roster
from bot.intake import nodes, refusals, vocabulary
from bot.intake.nodes import Node

Problem = roster.Problem

_TEAM_ABSENCES = frozenset({"load-unknown-team", "load-team-without-head"})
_ABSENCES = _TEAM_ABSENCES | {"load-unknown-organisation"}
# After these something of the file is unknown, and what seems absent may have been there.
_LOSSES = frozenset(
    {
        "load-formula",
        "load-error-cell",
        "load-missing",
        "load-missing-column",
        "load-not-text",
        "load-no-header",
        "load-too-many-rows",
        "load-unknown-round",
        "load-ambiguous-round",
    }
)
_ROUND_LISTS = frozenset({"teams", "assignments"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Either a roster, or every problem of the file."""

    roster: roster.Roster | None
    problems: tuple[Problem, ...]


def build(root: Node, earlier: Iterable[Problem], codes: Collection[str]) -> Reading:
    """`earlier` are the problems met while the tree was made."""
    tree = vocabulary.translate(root)
    problems = list(earlier)
    hidden = _ABSENCES if any(problem.id in _LOSSES for problem in problems) else frozenset()
    places = dict(nodes.places(tree))
    try:
        found = roster.Roster.model_validate(nodes.plain(tree))
    except ValidationError as error:
        problems += refusals.explain(error, places)
        refused = [item["loc"] for item in error.errors()]
        contradictions = _remaining(tree, refused, codes)
    else:
        contradictions = roster.check(found, places, codes=codes)
        if found.is_empty and not problems:
            problems.append(roster.problem("load-nothing", roster.Place()))
        if not problems and not contradictions:
            return Reading(found, ())
    problems += (problem for problem in contradictions if problem.id not in hidden)
    return Reading(None, _in_order(problems, places))


def _in_order(problems: Iterable[Problem], places: roster.Places) -> tuple[Problem, ...]:
    """By sheet and row. What is missing for a reason already given is not named again."""
    blamed = {problem.place for problem in problems if problem.id != "load-missing"}
    unique = {
        (problem.place, problem.id): problem
        for problem in problems
        if problem.id != "load-missing" or problem.place not in blamed
    }
    named = (problem.place for problem in unique.values())
    sheets = [place.sheet for place in (*places.values(), *named)]
    order = {sheet: number for number, sheet in enumerate(dict.fromkeys(sheets))}
    return tuple(sorted(unique.values(), key=lambda p: (order[p.place.sheet], p.place.row)))


def _remaining(
    tree: Node, refused: Iterable[roster.Path], codes: Collection[str]
) -> tuple[Problem, ...]:
    """What the rules find in the records that are sound."""
    aside = {_set_aside(path) for path in refused}
    if () in aside:
        return ()
    sound = _with_stand_ins(nodes.without(tree, aside))
    found = roster.Roster.model_validate(nodes.plain(sound))
    known = {*codes, *_codes(tree)}
    hidden = _TEAM_ABSENCES if any("teams" in path for path in aside) else frozenset()
    contradictions = roster.check(found, dict(nodes.places(sound)), codes=known)
    return tuple(problem for problem in contradictions if problem.id not in hidden)


def _set_aside(path: roster.Path) -> roster.Path:
    """The innermost record that holds the fault; of a round only the field, or all its teams and
    units would go unchecked."""
    of_round = path[:1] == ("rounds",) and len(path) > 2
    if of_round and (len(path) == 3 or path[2] not in _ROUND_LISTS):
        return path[:3]
    ends = [length for length, step in enumerate(path, 1) if isinstance(step, int)]
    return path[: ends[-1]] if ends else path[:1]


def _with_stand_ins(tree: Node) -> Node:
    """Rounds with a harmless value for each field that was set aside."""
    rounds = tree.get("rounds")
    if rounds is None or not isinstance(rounds.value, tuple) or not isinstance(tree.value, dict):
        return tree
    filled = tuple(_stand_in(node, index) for index, node in enumerate(rounds.value))
    return Node({**tree.value, "rounds": Node(filled, rounds.place)}, tree.place)


def _stand_in(node: Node, index: int) -> Node:
    given = node.value if isinstance(node.value, dict) else {}
    known = {key: child for key, child in given.items() if child.value is not None}
    values: dict[str, str | date] = {
        "term": "?",
        "number": f"?{index}",
        "year": "2000",
        "name": "?",
        "started_on": date(2000, 1, 1),
    }
    standing = {key: Node(value, node.place) for key, value in values.items()}
    return Node({**standing, **known}, node.place)


def _codes(tree: Node) -> set[str]:
    given = tree.get("organisations")
    entries = given.value if given is not None and isinstance(given.value, tuple) else ()
    return {code for entry in entries if (code := entry.word("code")) is not None}
