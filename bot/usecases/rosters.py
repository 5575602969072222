"""Loading the office's set-up file: what is new or changed is written, the rest left alone.

A second load of the same file changes nothing; what the file no longer names stays, since a
register that forgets is no register.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from pypinyin import Style, lazy_pinyin

from bot.core import errors, organisations, people, rounds
from bot.core.organisations import Organisation
from bot.core.roster_entries import (
    MemberEntry,
    OrganisationEntry,
    PersonEntry,
    Roster,
    RoundEntry,
    TeamEntry,
)
from bot.core.work import Work
from bot.usecases import people as naming
from bot.usecases import recusals
from bot.usecases import rounds as round_cases


@dataclass(slots=True)
class Changes:
    """How many records of each noun are new, changed and unchanged; `names` tells them apart."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    names: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed)

    def note(self, noun: str, name: str, *, is_new: bool, is_changed: bool = False) -> None:
        if is_new:
            self.new[noun] += 1
            self.names.append(("new", noun, name))
        elif is_changed:
            self.changed[noun] += 1
            self.names.append(("changed", noun, name))
        else:
            self.unchanged[noun] += 1


class DryRun(Exception):
    """Carries what would change, and undoes it: the transaction rolls back."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self.changes = changes


def load(work: Work, roster: Roster, *, apply: bool) -> Changes:
    """Raises `DryRun` instead of returning when it is not to be applied."""
    changes = Changes()
    for sort, organisation in enumerate(roster.in_tree_order(), start=1):
        _organisation(organisation, sort, work, changes)
    for round_ in roster.rounds:
        _round(round_, work, changes)
    for person in roster.people:
        _person(person, work, changes)
    if not apply:
        raise DryRun(changes)
    if not changes.is_empty:
        body = {"new": changes.new.total(), "changed": changes.changed.total()}
        work.events.record("roster-loaded", item_kind="roster", item_id=0, body={**body})
    return changes


def initials(name: str) -> str:
    """清河镇 → qhz: how people abbreviate a place when they type."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()


def _organisation(entry: OrganisationEntry, sort: int, work: Work, changes: Changes) -> None:
    parent = work.organisations.by_code(entry.parent) if entry.parent else None
    before = work.organisations.by_code(entry.code)
    after = Organisation(
        id=before.id if before else 0,
        code=entry.code,
        name=entry.name,
        short_name=entry.short_name or entry.name,
        initials=initials(entry.short_name or entry.name),
        level=organisations.Level(entry.level),
        parent_id=parent.id if parent else None,
        sort=before.sort if before else sort,
        path=before.path if before else "",
    )
    if before is None:
        after = work.organisations.add(after)
    elif after != before:
        work.organisations.save(after)
    marked = [work.coverage.mark(term, after.id) for term in entry.to_inspect]
    is_changed = before is not None and (after != before or any(marked))
    changes.note("organisation", entry.name, is_new=before is None, is_changed=is_changed)


def _round(entry: RoundEntry, work: Work, changes: Changes) -> None:
    before = work.rounds.find(entry.term, entry.number)
    after = rounds.Round(
        id=before.id if before else 0,
        term=entry.term,
        number=entry.number,
        year=entry.year,
        name=entry.name,
        started_on=entry.started_on,
        phase=before.phase if before else rounds.Phase.FIELDWORK,
        finding_limit=entry.limits.finding,
        theme=entry.theme or (before.theme if before else None),
    )
    if before is None:
        after = work.rounds.add(after)
    elif after != before:
        work.rounds.save(after)
    is_approved = _approve(entry, after, work)
    is_changed = before is not None and (after != before or is_approved)
    changes.note("round", entry.name, is_new=before is None, is_changed=is_changed)
    teams = {team.number: _team(team, after, work, changes) for team in entry.teams}
    teams |= {team.number: team.id for team in work.rounds.teams(after.id)}
    _assignments(entry, after, teams, work, changes)


def _approve(entry: RoundEntry, round_: rounds.Round, work: Work) -> bool:
    """Records the list's approval; whether it is another than was known."""
    if entry.approved is None:
        return False
    held = rounds.ListMeeting(
        round_id=round_.id,
        meeting=entry.approved.meeting,
        held_on=entry.approved.on,
        units=entry.approved.units,
    )
    if work.rounds.list_meeting(round_.id) == held:
        return False
    round_cases.keep_meeting(held, None, work)
    return True


def _team(entry: TeamEntry, round_: rounds.Round, work: Work, changes: Changes) -> int:
    before = {team.number: team for team in work.rounds.teams(round_.id)}.get(entry.number)
    team = before or work.rounds.add_team(
        rounds.Team(id=0, round_id=round_.id, number=entry.number, name=entry.name)
    )
    is_changed = team.name != entry.name
    if is_changed:
        work.rounds.save_team(replace(team, name=entry.name))
    changes.note("team", entry.name, is_new=before is None, is_changed=is_changed)
    for member in entry.members:
        _member(member, team.id, round_.started_on, work, changes)
    return team.id


def _member(entry: MemberEntry, team_id: int, since: date, work: Work, changes: Changes) -> None:
    person = _found(entry.key, entry.name, work, changes)
    recusals.check_member(person.id, team_id, work)
    post = people.Post(id=0, person_id=person.id, role=entry.role, team_id=team_id, since=since)
    changes.note("post", entry.name, is_new=work.people.grant(post))


def _assignments(
    entry: RoundEntry,
    round_: rounds.Round,
    teams: dict[int, int],
    work: Work,
    changes: Changes,
) -> None:
    held = {a.unit_id: a for a in work.rounds.assignments(round_.id)}
    for assignment in entry.assignments:
        unit = work.organisations.by_code(assignment.unit)
        if unit is None:
            raise errors.NotFound()
        before = held.get(unit.id)
        wanted = rounds.Assignment(
            id=before.id if before else 0,
            round_id=round_.id,
            team_id=teams[assignment.team],
            unit_id=unit.id,
            kind=assignment.kind,
            escalated=assignment.escalated,
        )
        if before is None or before.team_id != wanted.team_id:
            recusals.check_assignment(work.rounds.team(wanted.team_id), unit.id, work)
        is_changed = before is not None and _differs(before, wanted)
        if before is None:
            work.rounds.add_assignment(wanted)
        elif is_changed:
            work.rounds.save_assignment(
                replace(
                    before,
                    team_id=wanted.team_id,
                    kind=wanted.kind,
                    escalated=before.escalated or wanted.escalated,
                )
            )
        changes.note("assignment", unit.name, is_new=before is None, is_changed=is_changed)


def _differs(before: rounds.Assignment, wanted: rounds.Assignment) -> bool:
    """A feedback that went to the superior stays escalated, whatever the file says later."""
    return (
        before.team_id != wanted.team_id
        or before.kind is not wanted.kind
        or (wanted.escalated and not before.escalated)
    )


def _person(entry: PersonEntry, work: Work, changes: Changes) -> None:
    person = _found(entry.key, entry.name, work, changes)
    for post in entry.posts:
        organisation = work.organisations.by_code(post.scope) if post.scope else None
        granted = work.people.grant(
            people.Post(
                id=0,
                person_id=person.id,
                role=post.role,
                organisation_id=organisation.id if organisation else None,
                since=work.today,
            )
        )
        changes.note("post", entry.name, is_new=granted)
        if granted:
            naming.note_lead_officer(post.role, person.id, work)


def _found(key: str, name: str, work: Work, changes: Changes) -> people.Person:
    before = work.people.by_key(key)
    changes.note("person", name, is_new=before is None)
    return before or work.people.add(key=key, name=name)
