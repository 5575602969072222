"""The town at work: each deed is one use case in one transaction, done by whoever holds the role.

    deeds = Deeds(ledger, town)
    item = deeds.assigned()
    deeds.by(Role.LEADER, rectification.commit, rectification.Commit(finding=item.id))

What leads to a state is done by the real use cases, never put there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any, TypeVar

from bot.core.events import Event
from bot.core.findings import Finding
from bot.core.messages import Outgoing, Topic
from bot.core.people import Actor, Person
from bot.core.reviews import Application
from bot.core.roles import UNIT_ROLES, Role
from bot.core.rounds import Phase
from bot.core.screens import Screen
from bot.core.work import Work
from bot.usecases import applications, feedback, findings, rectification, reviews, rounds
from tests import builders
from tests.ledger import Ledger

C = TypeVar("C")
R = TypeVar("R")
Who = Role | Person
PROBLEM = "村级财务公开不及时"


class Deeds:
    def __init__(self, ledger: Ledger, town: builders.World) -> None:
        self.ledger, self.town = ledger, town
        self.silent = False

    def person(self, who: Who) -> Person:
        return self.town.people[who] if isinstance(who, Role) else who

    def id(self, who: Who) -> int:
        return self.person(who).id

    def actor(self, who: Who, work: Work) -> Actor:
        return work.people.actor(self.id(who), work.today)

    def by(
        self,
        who: Who,
        verb: Callable[[C, Actor, Work], R],
        command: C,
        *,
        cause: str | None = None,
    ) -> R:
        with self.ledger.work(cause, silent=self.silent) as work:
            return verb(command, self.actor(who, work), work)

    def file(self, who: Who = Role.RESPONSIBLE) -> int:
        with self.ledger.work() as work:
            return builders.stored_file(work, self.person(who)).id

    def joins(self, name: str, *roles: Role) -> Person:
        """Another person with these posts, seated where the town's holders are."""
        with self.ledger.work() as work:
            person = builders.person(work, name)
        for role in roles:
            self.gives(person, role)
        return person

    def gives(self, who: Who, role: Role) -> None:
        seat = self.town.unit if role in UNIT_ROLES else self.town.county
        with self.ledger.work() as work:
            builders.give(work, self.person(who), role, at=seat, team=self.town.team)

    def leaves(self, who: Who, role: Role) -> None:
        """The post ended some time ago."""
        ended = (builders.FED_BACK.isoformat(), self.id(who), role.value)
        with closing(sqlite3.connect(self.ledger.path)) as connection, connection:
            connection.execute(
                "UPDATE posts SET until = ? WHERE person_id = ? AND role = ?", ended
            )

    def enters(self, *phases: Phase) -> None:
        """The town's round, phase by phase."""
        for phase in phases:
            command = rounds.Advance(round=self.town.round.id, phase=phase)
            self.by(Role.DIRECTOR, rounds.advance, command)

    def archives(self) -> None:
        self.enters(Phase.FEEDBACK, Phase.RECTIFICATION, Phase.ARCHIVED)

    # The way of a finding.

    def logged(self, who: Who = Role.MEMBER, **more: Any) -> Finding:
        values = {"assignment": self.town.assignment.id, "problem": PROBLEM, **more}
        command = findings.LogFinding.model_validate(values)
        return self.by(who, findings.log_finding, command)

    def reviewed(self, who: Who = Role.MEMBER, **more: Any) -> Finding:
        command = findings.Review(finding=self.logged(who, **more).id, category="B6")
        return self.by(Role.DEPUTY, findings.review, command)

    def signed(self, who: Who = Role.MEMBER, **more: Any) -> Finding:
        item = self.reviewed(who, **more)
        return self.by(Role.HEAD, findings.sign, findings.Decide(finding=item.id))

    def sent(self) -> Finding:
        item = self.reviewed(immediate=True)
        return self.by(Role.HEAD, findings.send_fix, findings.Decide(finding=item.id))

    def feeds(self, *items: Finding, who: Who = Role.OFFICE, **more: Any) -> list[Finding]:
        with self.ledger.work() as work:
            today = work.today
        place = items[0].assignment_id if items else self.town.assignment.id
        values = {"assignment": place, "items": tuple(i.id for i in items), "on": today, **more}
        return self.by(who, feedback.feed_back, feedback.FeedBack.model_validate(values))

    def fed_back(self, **more: Any) -> Finding:
        return self.feeds(self.signed(), **more)[0]

    def assign(self, item: Finding, who: Who = Role.PRINCIPAL, **more: Any) -> Finding:
        values = {
            "finding": item.id,
            "leader": self.id(Role.LEADER),
            "lead_department": self.town.unit.id,
            "responsible": self.id(Role.RESPONSIBLE),
            "measures": ({"text": "按月公示"}, {"text": "建立台账"}),
            **more,
        }
        command = rectification.Assign.model_validate(values)
        return self.by(who, rectification.assign, command)

    def assigned(self) -> Finding:
        return self.assign(self.fed_back())

    def report(self, item: Finding, who: Who = Role.RESPONSIBLE, **more: Any) -> Finding:
        values = {"finding": item.id, "text": "已公示三个月", **more}
        command = rectification.Report.model_validate(values)
        return self.by(who, rectification.report, command)

    def apply(self, item: Finding, who: Who = Role.RESPONSIBLE, **more: Any) -> Application:
        """With a new piece of evidence unless `more` says otherwise."""
        given = {"evidence": (self.file(who),)} if "evidence" not in more else {}
        values = {"finding": item.id, "text": "已全部整改", **given, **more}
        return self.by(
            who, applications.apply_for_closing, applications.Apply.model_validate(values)
        )

    def applied(self) -> Application:
        return self.apply(self.assigned())

    def endorse(self, application: Application, *people: Who) -> Finding:
        """One after another."""
        command = reviews.Endorse(applications=(application.id,))
        for who in people:
            [item] = self.by(who, reviews.endorse, command)
        return item

    def refuse(self, application: Application, who: Who, reason: str = "evidence") -> Finding:
        command = reviews.Refuse(application=application.id, reason=reason, text="补拍公示照片")
        return self.by(who, reviews.refuse, command)

    def closed(self) -> Finding:
        return self.endorse(self.applied(), *CHAIN)

    def reopen(self, item: Finding, **more: Any) -> Finding:
        values = {"finding": item.id, "text": "现场抽查不实", **more}
        command = rectification.Reopen.model_validate(values)
        return self.by(Role.OFFICE, rectification.reopen, command)

    # What came of it.

    def now(self, item: Finding) -> Finding:
        with self.ledger.work() as work:
            return work.findings.get(item.id)

    def application(self, item: Finding | Application) -> Application:
        with self.ledger.work() as work:
            if isinstance(item, Application):
                return work.reviews.get(item.id)
            latest = work.reviews.latest(item.id)
            assert latest is not None
            return latest

    def history(self, item: Finding) -> Sequence[Event]:
        with self.ledger.work() as work:
            return work.events.of_item("finding", item.id)

    def told(self, who: Who, topic: Topic) -> list[str]:
        """Text ids of what waits for this person's next bundle."""
        with self.ledger.work() as work:
            return [t.body.id for t in work.tidings.waiting(self.id(who), [topic])]

    def notices(self, who: Who) -> list[str]:
        """Text ids of the first lines of this person's notices, oldest first."""
        return [out.screen.lines[0].id for out in self.outbox(who)]

    def outbox(self, who: Who) -> list[Outgoing]:
        statement = "SELECT id FROM outbox WHERE person_id = :person ORDER BY id"
        rows = self.ledger.rows(statement, person=self.id(who))
        with self.ledger.work() as work:
            return [work.outbox.get(int(str(id))) for (id,) in rows]

    def screen(self, who: Who) -> Screen:
        """Of the last notice."""
        return self.outbox(who)[-1].screen


CHAIN = (Role.LEADER, Role.PRINCIPAL, Role.OFFICE, Role.DISCIPLINE, Role.ORGANISATION)
