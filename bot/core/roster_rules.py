"""What the records of a set-up file say about each other: what no single record can break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.organisations import Level
from bot.core.places import Path
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES, Role
from bot.core.roster_entries import (
    MemberEntry,
    OrganisationEntry,
    PersonEntry,
    PostEntry,
    Roster,
    RoundEntry,
    TeamEntry,
)
from bot.core.screens import Arg, text

_HEIGHT = {level: height for height, level in enumerate(reversed(Level))}


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem by its path; `first` is the path of the record it repeats."""

    path: Path
    id: str
    args: Mapping[str, Arg] = field(default_factory=dict)
    first: Path | None = None


def faults(roster: Roster, known: frozenset[str]) -> Iterator[Fault]:
    """In the order of the rules. `known`: every organisation's code that may be named."""
    yield from _doubles(
        "load-duplicate-code",
        ((("organisations", i, "code"), e.code) for i, e in enumerate(roster.organisations)),
    )
    yield from _parents(roster.organisations, known)
    yield from _cycles(roster.organisations)
    yield from _doubles(
        "load-duplicate-round",
        ((("rounds", i, "number"), (e.term, e.number)) for i, e in enumerate(roster.rounds)),
    )
    for index, entry in enumerate(roster.rounds):
        yield from _round(("rounds", index), entry, known)
    yield from _doubles(
        "load-duplicate-person",
        ((("people", i, "name"), e.key) for i, e in enumerate(roster.people)),
    )
    yield from _namesakes(roster)
    for index, person in enumerate(roster.people):
        yield from _capacities(("people", index), person)
        for number, post in enumerate(person.posts):
            yield from _post(("people", index, "posts", number), post, known)


def _doubles(id: str, keys: Iterable[tuple[Path, Hashable]]) -> Iterator[Fault]:
    seen: dict[Hashable, Path] = {}
    for path, key in keys:
        first = seen.setdefault(key, path)
        if first is not path:
            value = " ".join(key) if isinstance(key, tuple) else str(key)
            yield Fault(path, id, {"value": value}, first)


def _parents(entries: Sequence[OrganisationEntry], known: frozenset[str]) -> Iterator[Fault]:
    levels = {entry.code: entry.level for entry in entries}
    for index, entry in enumerate(entries):
        if entry.parent is None:
            continue
        above = levels.get(entry.parent)
        if entry.parent not in known:
            yield _unknown(("organisations", index, "parent"), entry.parent)
        elif above is not None and not _may_contain(above, entry.level):
            args: dict[str, Arg] = {
                "level": text(f"level-{entry.level}"),
                "above": text(f"level-{above}"),
                "parent": entry.parent,
            }
            yield Fault(("organisations", index, "level"), "load-level-order", args)


def _may_contain(above: Level, below: Level) -> bool:
    """A department stands below anything; below a department stand only departments."""
    return below is Level.DEPARTMENT or _HEIGHT[above] > _HEIGHT[below] > 0


def _cycles(entries: Sequence[OrganisationEntry]) -> Iterator[Fault]:
    """Each cycle once, at the record where walking up the file's order first meets it."""
    parents = {entry.code: entry.parent for entry in entries}
    index = {entry.code: number for number, entry in enumerate(entries)}
    done: set[str] = set()
    for start in parents:
        trail: dict[str, None] = {}
        code: str | None = start
        while code is not None and code in parents and code not in done and code not in trail:
            trail[code] = None
            code = parents[code]
        if code is not None and code in trail:
            codes = list(trail)
            cycle = " → ".join([*codes[codes.index(code) :], code])
            path = ("organisations", index[code], "parent")
            yield Fault(path, "load-cycle", {"codes": cycle})
        done.update(trail)


def _round(path: Path, entry: RoundEntry, known: frozenset[str]) -> Iterator[Fault]:
    if entry.feedback_on is not None and entry.feedback_on < entry.started_on:
        yield Fault((*path, "feedback_on"), "load-feedback-before-start")
    yield from _doubles(
        "load-duplicate-team",
        (((*path, "teams", i, "number"), t.number) for i, t in enumerate(entry.teams)),
    )
    for index, team in enumerate(entry.teams):
        yield from _team((*path, "teams", index), team)
    yield from _doubles(
        "load-duplicate-assignment",
        (((*path, "assignments", i, "unit"), a.unit) for i, a in enumerate(entry.assignments)),
    )
    teams = {team.number for team in entry.teams}
    for index, assignment in enumerate(entry.assignments):
        here = (*path, "assignments", index)
        if assignment.unit not in known:
            yield _unknown((*here, "unit"), assignment.unit)
        if assignment.team not in teams:
            args: dict[str, Arg] = {"team": str(assignment.team)}
            yield Fault((*here, "team"), "load-unknown-team", args)


def _team(path: Path, team: TeamEntry) -> Iterator[Fault]:
    if all(member.role is not Role.HEAD for member in team.members):
        yield Fault(path, "load-team-without-head", {"team": team.name})
    yield from _doubles(
        "load-duplicate-member",
        (((*path, "members", i, "name"), m.key) for i, m in enumerate(team.members)),
    )


def _namesakes(roster: Roster) -> Iterator[Fault]:
    """A name that has an id somewhere means nobody in particular without one."""
    mentions = list(_mentions(roster))
    with_id = Counter(who.name for _, who in mentions if who.id is not None)
    for path, who in mentions:
        if who.id is None and with_id[who.name]:
            yield Fault((*path, "name"), "load-ambiguous-person", {"name": who.name})


def _mentions(roster: Roster) -> Iterator[tuple[Path, MemberEntry | PersonEntry]]:
    for r, entry in enumerate(roster.rounds):
        for t, team in enumerate(entry.teams):
            for m, member in enumerate(team.members):
                yield ("rounds", r, "teams", t, "members", m), member
    for p, person in enumerate(roster.people):
        yield ("people", p), person


def _capacities(path: Path, person: PersonEntry) -> Iterator[Fault]:
    """The lead officer (线索专管员) is one of the office's own people."""
    held = {post.role for post in person.posts}
    if Role.LEAD_OFFICER in held and held.isdisjoint(OFFICE_ROLES):
        yield Fault((*path, "name"), "load-lead-officer", {"name": person.name})


def _post(path: Path, post: PostEntry, known: frozenset[str]) -> Iterator[Fault]:
    if post.role in TEAM_ROLES:
        yield Fault((*path, "role"), "load-team-role-outside-team")
    elif post.needs_organisation and post.organisation is None:
        args: dict[str, Arg] = {"role": text(f"role-{post.role}")}
        yield Fault((*path, "organisation"), "load-role-needs-organisation", args)
    elif post.organisation is not None and post.organisation not in known:
        yield _unknown((*path, "organisation"), post.organisation)


def _unknown(path: Path, code: str) -> Fault:
    return Fault(path, "load-unknown-organisation", {"code": code})
