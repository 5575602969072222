"""The office's set-up file (组织、轮次、人员) as one value, and every contradiction in it.

The one door for others: entries, places and `check` are named from here.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.core.places import Path, Place, Places, Problem, locate, problem, spell
from bot.core.roster_entries import (
    AssignmentEntry,
    MemberEntry,
    OrganisationEntry,
    PersonEntry,
    PostEntry,
    Roster,
    RoundEntry,
    RoundLimits,
    TeamEntry,
    key_of,
)
from bot.core.roster_rules import Fault, faults

__all__ = [
    "AssignmentEntry",
    "MemberEntry",
    "OrganisationEntry",
    "Path",
    "PersonEntry",
    "Place",
    "Places",
    "PostEntry",
    "Problem",
    "Roster",
    "RoundEntry",
    "RoundLimits",
    "TeamEntry",
    "check",
    "key_of",
    "locate",
    "problem",
    "spell",
]


def check(
    roster: Roster, places: Places | None = None, *, codes: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Every contradiction between records. `codes` are organisations known beside the file's."""
    known = frozenset(codes) | {entry.code for entry in roster.organisations}
    return tuple(_problem(fault, places or {}) for fault in faults(roster, known))


def _problem(fault: Fault, places: Places) -> Problem:
    first = {} if fault.first is None else {"first": locate(places, fault.first).text}
    return problem(fault.id, locate(places, fault.path), **fault.args, **first)
