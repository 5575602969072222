"""Small functions that put people, units and findings into a ledger, straight by its repositories.

    with ledger.work() as work:
        town = world(work)
        item = finding(work, town, State.OPEN, due=date(2021, 3, 7))

Names are invented; what a test does not say has a harmless default.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.core.evidence import Evidence, FileKind, Purpose, StoredFile
from bot.core.findings import UNDER_REVIEW, WITH_UNIT, Finding, Mode, State
from bot.core.organisations import Level, Organisation
from bot.core.people import Actor, Person, Post
from bot.core.policy import ChainStep
from bot.core.reviews import Application, PlannedStep
from bot.core.roles import TEAM_ROLES, UNIT_ROLES, Role
from bot.core.rounds import Assignment, Kind, Phase, Round, Team
from bot.core.work import Work

STARTED = date(2020, 9, 1)
FED_BACK = date(2020, 11, 2)
DUE = date(2021, 2, 2)

_serial = itertools.count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A county, two townships under inspection, one team of three, and everyone who has a say.

    `people` by role; unit-side roles are held in `unit`, never in `other_unit`.
    """

    county: Organisation
    unit: Organisation
    other_unit: Organisation
    round: Round
    team: Team
    assignment: Assignment
    other_assignment: Assignment
    people: dict[Role, Person]

    def actor(self, work: Work, role: Role) -> Actor:
        return work.people.actor(self.people[role].id, work.today)


NAMES = {
    Role.MEMBER: "李组员",
    Role.DEPUTY: "王副组长",
    Role.HEAD: "赵组长",
    Role.OFFICE: "钱办",
    Role.DIRECTOR: "孙主任",
    Role.LEAD_OFFICER: "尤专管",
    Role.LEADING_GROUP: "周领导",
    Role.PRINCIPAL: "吴书记",
    Role.LEADER: "郑镇长",
    Role.RESPONSIBLE: "冯干事",
    Role.LIAISON: "陈联络",
    Role.SUPERIOR: "褚县长",
    Role.DISCIPLINE: "卫纪委",
    Role.ORGANISATION: "蒋组织",
    Role.ADMIN: "沈管理",
}


def world(work: Work, *, phase: Phase = Phase.FIELDWORK, number: str = "7") -> World:
    county = organisation(work, "云岭县", level=Level.COUNTY)
    unit = organisation(work, "清河镇", under=county)
    other_unit = organisation(work, "沙泉乡", under=county)
    round = round_(work, number=number, phase=phase)
    team = work.rounds.add_team(Team(id=0, round_id=round.id, number=1, name="第一巡察组"))
    people = {role: person(work, name) for role, name in NAMES.items()}
    for role, holder in people.items():
        give(work, holder, role, at=_seat(role, county, unit), team=team)
    return World(
        county=county,
        unit=unit,
        other_unit=other_unit,
        round=round,
        team=team,
        assignment=assignment(work, round, team, unit),
        other_assignment=assignment(work, round, team, other_unit),
        people=people,
    )


def _seat(role: Role, county: Organisation, unit: Organisation) -> Organisation:
    return unit if role in UNIT_ROLES else county


def organisation(
    work: Work, name: str, *, level: Level = Level.TOWNSHIP, under: Organisation | None = None
) -> Organisation:
    serial = next(_serial)
    return work.organisations.add(
        Organisation(
            id=0,
            code=f"org-{serial}",
            name=name,
            short_name=name[:2],
            initials=f"o{serial}",
            level=level,
            parent_id=under.id if under else None,
            sort=serial,
            path="",
        )
    )


def person(work: Work, name: str, *, joined: bool = True) -> Person:
    """Joined: bound to a Telegram account whose private chat has the account's number."""
    added = work.people.add(key=f"{name}#{next(_serial)}", name=name)
    if not joined:
        return added
    account = 1000 + added.id
    bound = replace(added, telegram_id=account, chat_id=account, joined_at=work.now)
    work.people.save(bound)
    return bound


def give(
    work: Work,
    holder: Person,
    role: Role,
    *,
    at: Organisation | None = None,
    team: Team | None = None,
    since: date = STARTED,
    until: date | None = None,
) -> bool:
    """A post; of `at` and `team` only what the role's scope needs is used."""
    in_team = role in TEAM_ROLES
    anywhere = role in {
        Role.OFFICE,
        Role.DIRECTOR,
        Role.LEAD_OFFICER,
        Role.LEADING_GROUP,
        Role.ADMIN,
    }
    post = Post(
        id=0,
        person_id=holder.id,
        role=role,
        organisation_id=at.id if at and not in_team and not anywhere else None,
        team_id=team.id if team and in_team else None,
        since=since,
        until=until,
    )
    return work.people.grant(post)


def round_(
    work: Work, *, term: str = "第五届", number: str = "7", phase: Phase = Phase.FIELDWORK
) -> Round:
    return work.rounds.add(
        Round(
            id=0,
            term=term,
            number=number,
            year="2020",
            name=f"{term}第{number}轮",
            started_on=STARTED,
            phase=phase,
        )
    )


def assignment(work: Work, round: Round, team: Team, unit: Organisation) -> Assignment:
    return work.rounds.add_assignment(
        Assignment(
            id=0,
            round_id=round.id,
            team_id=team.id,
            unit_id=unit.id,
            kind=Kind.ROUTINE,
            escalated=False,
        )
    )


def finding(
    work: Work,
    town: World,
    state: State = State.DRAFT,
    *,
    at: Assignment | None = None,
    author: Person | None = None,
    **changes: object,
) -> Finding:
    """In that state, with the dates and people that the state implies unless `changes` say
    otherwise. Without events: history is what use cases write."""
    place = at or town.assignment
    serial = work.rounds.next_serial(place.id)
    draft = Finding(
        id=0,
        number=f"{town.round.number}-{place.id:02}-{serial:03}",
        assignment_id=place.id,
        author_id=(author or town.people[Role.MEMBER]).id,
        state=state,
        problem=f"村级财务公开不及时,第{serial}项",
        immediate=False,
        logged_on=STARTED,
        moved_on=STARTED,
    )
    return work.findings.add(draft.changed(**{**implied(town, state), **changes}))


def implied(town: World, state: State) -> dict[str, object]:
    """Dates and people that a finding in this state has."""
    if state is State.SENT:
        return {"immediate": True, "mode": Mode.IMMEDIATE, "sent_on": FED_BACK, **_clock(15)}
    if state not in WITH_UNIT:
        return {}
    made: dict[str, object] = {"mode": Mode.CONCENTRATED, "fed_back_on": FED_BACK, **_clock(92)}
    if state is not State.OPEN:
        made["leader_id"] = town.people[Role.LEADER].id
        made["responsible_id"] = town.people[Role.RESPONSIBLE].id
    if state in UNDER_REVIEW or state is State.CLOSED:
        made["applied_on"] = FED_BACK + timedelta(days=20)
    if state is State.CLOSED:
        made["closed_on"] = FED_BACK + timedelta(days=30)
    return made


def _clock(days: int) -> dict[str, object]:
    due = FED_BACK + timedelta(days=days)
    return {"clock_from": FED_BACK, "due": due, "original_due": due}


def stored_file(work: Work, uploader: Person, **changes: object) -> StoredFile:
    """A photo whose bytes are not on disk yet."""
    serial = next(_serial)
    file = StoredFile(
        id=0,
        kind=FileKind.PHOTO,
        name=f"photo-{serial}.jpg",
        mime="image/jpeg",
        size=2048,
        telegram_id=f"file-{serial}",
        telegram_unique_id=f"unique-{serial}",
        uploader_id=uploader.id,
        uploaded_at=work.now,
        not_before=work.now,
    )
    return work.evidence.add_file(replace(file, **changes))  # type: ignore[arg-type]  # replace() is untyped for keyword dictionaries


def evidence(
    work: Work, about: Finding, files: Iterable[StoredFile], *, caption: str = "公示栏照片"
) -> Evidence:
    piece = Evidence(
        finding_id=about.id,
        cycle=about.cycle,
        purpose=Purpose.PROGRESS,
        caption=caption,
        added_by=about.responsible_id or about.author_id,
        added_at=work.now,
        evidence_on=work.today,
        files=tuple(file.id for file in files),
    )
    return replace(piece, id=work.evidence.add(piece))


def stop(*people: Person, capacity: ChainStep = ChainStep.OFFICE, quorum: int = 1) -> PlannedStep:
    """One stop of an approval chain."""
    ids = tuple(each.id for each in people)
    return PlannedStep(capacities=(capacity,), people=ids, quorum=quorum)


def application(work: Work, about: Finding, *chain: PlannedStep) -> Application:
    return work.reviews.add(
        Application(
            id=0,
            finding_id=about.id,
            cycle=about.cycle,
            applicant_id=about.responsible_id or about.author_id,
            applied_on=work.today,
            text="已补齐公示并建立台账",
            chain=chain,
            step=0,
            step_from=work.today,
            step_due=work.today + timedelta(days=7),
        )
    )
