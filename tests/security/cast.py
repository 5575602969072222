"""A town with two sides: everyone of 清河镇, and strangers to it in the same roles elsewhere.

Every item stands in the state that some button needs; a press is tried on it and undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.core import errors, meetings
from bot.core.bulks import Deed
from bot.core.evaluations import Evaluation
from bot.core.findings import Finding, State
from bot.core.imports import Import, Kind
from bot.core.imports import State as Stage
from bot.core.incoming import Act, Incoming
from bot.core.leads import State as LeadState
from bot.core.meetings import Meeting
from bot.core.messages import Topic
from bot.core.outcomes import Outcome
from bot.core.people import Person
from bot.core.recusals import Reason
from bot.core.repeats import Repeat
from bot.core.roles import UNIT_ROLES, Role
from bot.core.rounds import Phase, Team
from bot.core.screens import Screen, text
from bot.core.suggestions import Outcome as Result
from bot.core.visits import Answer, Visit
from bot.core.work import Work
from bot.usecases import (
    ballots,
    bulks,
    changes,
    deputies,
    instructions,
    letters,
    notices,
    outlines,
    recusals,
    sampling,
    suggestions,
)
from handlers.routes import ROUTES
from tests import builders
from tests.ledger import START, Ledger
from tests.usecases.deeds import Deeds
from tests.usecases.lead_deeds import LeadDeeds

SECRET = "扶贫资金账目不清"
UNIT = "清河镇"


class Undone(Exception):
    """Ends an attempt without leaving anything behind."""


@dataclass(kw_only=True)
class Cast:
    """`others` hold the same roles in another county and another team. `ids` and `keys` name
    what the buttons are about."""

    deeds: Deeds
    others: dict[Role, Person] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    keys: dict[Role, str] = field(default_factory=dict)
    remark: str = ""

    @property
    def ledger(self) -> Ledger:
        return self.deeds.ledger

    @property
    def own(self) -> dict[Role, Person]:
        return self.deeds.town.people

    def tries(self, person: Person, *press: str) -> Screen | errors.UserError:
        """What the route of the press gives this person; nothing of it is kept."""
        route = ROUTES.press(press[0])
        assert route is not None, f"no route {press[0]}"
        result: Screen | errors.UserError = Screen()
        with self.ledger.work() as work, undone(work):
            actor = work.people.actor(person.id, work.today)
            try:
                result = route.handler(pressing(person, press), actor, work) or result
            except errors.UserError as error:
                result = error
        return result


@contextmanager
def undone(work: Work) -> Iterator[None]:
    try:
        with work.attempt():
            yield
            raise Undone
    except Undone:
        return


def pressing(person: Person, press: tuple[str, ...]) -> Incoming:
    account = person.telegram_id or 1
    return Incoming(
        bot_id=1,
        update_id=1,
        act=Act.PRESS,
        chat_id=account,
        is_private=True,
        user_id=account,
        user_name=person.name,
        language_code="zh-hans",
        message_id=7,
        sent_at=START,
        press=press,
    )


def cast(ledger: Ledger) -> Cast:
    with ledger.work() as work:
        town = builders.world(work)
    made = Cast(deeds=Deeds(ledger, town))
    with ledger.work() as work:
        made.others = _others(work, town)
        builders.give(work, builders.person(work, "替手"), Role.RESPONSIBLE, at=town.unit)
        builders.give(work, builders.person(work, "同事", joined=False), Role.LEADER, at=town.unit)
        gone = builders.person(work, "停用人")
        builders.give(work, gone, Role.LIAISON, at=town.other_unit)
        suspended(work, gone)
        made.ids["gone"] = gone.id
    _tell(made)
    _name_deputy(made)
    _evaluate(made)
    return made


def _others(work: Work, town: builders.World) -> dict[Role, Person]:
    """As in `builders.world`: the unit's people in a unit, those above it in its county."""
    county = builders.organisation(work, "南山县")
    unit = builders.organisation(work, "南山乡", under=county)
    team = work.rounds.add_team(Team(id=0, round_id=town.round.id, number=2, name="第二巡察组"))
    builders.assignment(work, town.round, team, unit)
    people = {}
    for role in Role:
        people[role] = builders.person(work, f"外{role}")
        seat = unit if role in UNIT_ROLES else county
        builders.give(work, people[role], role, at=seat, team=team)
    return people


def _tell(made: Cast) -> None:
    deeds = made.deeds
    about: dict[str, Any] = {"problem": SECRET}
    made.ids["draft"] = deeds.logged(**about, category="B6").id
    made.ids["reviewed"] = deeds.reviewed(**about).id
    made.ids["fix"] = deeds.reviewed(**about, immediate=True).id
    made.ids["signed"] = deeds.signed(**about).id
    made.ids["open"] = _fed_back(made).id
    assigned = deeds.assign(_fed_back(made))
    made.ids["assigned"] = assigned.id
    made.ids["reported"] = deeds.report(_assigned(made), evidence=(deeds.file(),)).id
    made.ids["entering"] = _unreachable(made).id
    made.ids["application"] = deeds.apply(_assigned(made)).id
    made.ids["unheld"] = _unheld(made)
    closed = deeds.apply(_assigned(made))
    chain = (Role.LEADER, Role.PRINCIPAL, Role.OFFICE, Role.DISCIPLINE, Role.ORGANISATION)
    made.ids["closed"] = deeds.endorse(closed, *chain).id
    with made.ledger.work() as work:
        one, other = assigned.id, made.ids["closed"]
        again = Repeat(finding_id=one, earlier_id=other, percent=90, found_on=work.today)
        work.repeats.put(again)
    made.ids["change"] = _change(made)
    made.ids["sample"], made.ids["visit"] = _visits(made)
    made.ids["doubted"] = _doubted(made)
    _suggest(made)
    _lead(made)
    with made.ledger.work() as work:
        made.ids["absent"] = next(p.id for p in work.people.all() if p.name == "同事")
    made.ids["recusal"] = _recused(made)
    made.ids["instruction"] = _instruct(made)
    made.ids["letter"] = _letter(made)
    made.ids["escalated"] = _escalated(made)
    made.ids["outline"] = _outlined(made)
    _bulk(made)
    _import(made)
    made.ids["round"] = deeds.town.round.id
    made.ids["assignment"] = deeds.town.assignment.id
    made.ids["unit"] = deeds.town.unit.id
    made.keys = {role: _bundle(made, person) for role, person in made.own.items()}


def _lead(made: Cast) -> None:
    """One lead in each state, and one drawn for the look-back."""
    leads = LeadDeeds(made.deeds)
    for state in ("registered", "transferred", "received", "disposed", "concluded"):
        made.ids[f"lead_{state}"] = leads.at(LeadState(state)).id
    draw = leads.draws()
    made.ids["case_draw"] = draw.id
    with made.ledger.work() as work:
        [check] = work.case_checks.of_draw(draw.id)
    made.ids["case"] = check.id


def _fed_back(made: Cast) -> Finding:
    return made.deeds.feeds(made.deeds.signed(problem=SECRET))[0]


def _assigned(made: Cast) -> Finding:
    return made.deeds.assign(_fed_back(made))


def _unreachable(made: Cast) -> Finding:
    """Led by a person without the bot."""
    item = _fed_back(made)
    with made.ledger.work() as work:
        absent = next(p for p in work.people.all() if p.name == "同事")
    return made.deeds.assign(item, leader=absent.id)


def _outlined(made: Cast) -> int:
    passages = (outlines.Passage(message=1, text=f"一、存在的问题\n1.{SECRET}。"),)
    return made.deeds.by(Role.OFFICE, outlines.paste, outlines.Begin(passages=passages)).id


def _unheld(made: Cast) -> int:
    """An application whose stop nobody holds."""
    with made.ledger.work() as work:
        item = builders.finding(work, made.deeds.town, State.OFFICE_REVIEW, problem=SECRET)
        return builders.application(work, item, builders.stop()).id


def _change(made: Cast) -> int:
    item = _assigned(made)
    assert item.due is not None
    until = item.due + timedelta(days=30)
    command = changes.AskExtension(finding=item.id, until=until, text="汛期不能施工")
    return made.deeds.by(Role.RESPONSIBLE, changes.ask_extension, command).id


def _visits(made: Cast) -> tuple[int, int]:
    """A draw of the closed item; the member visits it."""
    drawn = made.deeds.by(Role.OFFICE, sampling.draw, sampling.Draw(size="1", seed=1))
    with made.ledger.work() as work:
        [visit] = work.visits.of_sample(drawn.id)
        work.visits.save(visit.by(made.own[Role.MEMBER].id))
    return drawn.id, visit.id


def _doubted(made: Cast) -> int:
    """Found partly true by the member; nobody of the office had a hand in closing it."""
    with made.ledger.work() as work:
        item = builders.finding(work, made.deeds.town, State.CLOSED, problem=SECRET)
        visitor = made.own[Role.MEMBER].id
        visit = Visit(
            sample_id=made.ids["sample"],
            finding_id=item.id,
            cycle=1,
            visitor_id=visitor,
            due=work.today,
        )
        added = work.visits.add(visit)
        work.visits.save(added.answered(Answer.PARTLY, "村委会", "只补了一半", work.today))
        asked = Outcome(finding_id=item.id, cycle=1, person_id=visitor, asked_on=work.today)
        work.outcomes.add(asked)
    return item.id


def _suggest(made: Cast) -> None:
    """To the own unit, worked on by its own people, in each state that some button needs."""
    deeds = made.deeds

    def proposed() -> int:
        place = {"round": deeds.town.round.id, "addressee": deeds.town.unit.id}
        command = suggestions.Propose(text=SECRET, **place)
        return deeds.by(Role.HEAD, suggestions.propose, command).id

    def doing() -> int:
        id = proposed()
        deeds.by(Role.OFFICE, suggestions.transfer, suggestions.Transfer(suggestion=id))
        people = {"leader": deeds.id(Role.LEADER), "handler": deeds.id(Role.RESPONSIBLE)}
        command_ = suggestions.Assign(suggestion=id, **people)
        return deeds.by(Role.LIAISON, suggestions.assign, command_).id

    def answered() -> int:
        command = suggestions.Reply(
            suggestion=doing(), outcome=Result.ADOPTED, text="已办", evidence=(deeds.file(),)
        )
        return deeds.by(Role.RESPONSIBLE, suggestions.answer, command).id

    made.ids["suggestion_proposed"] = proposed()
    made.ids["suggestion"] = doing()
    made.ids["suggestion_answered"] = answered()
    accept = suggestions.Accept(suggestion=answered())
    made.ids["suggestion_done"] = deeds.by(Role.OFFICE, suggestions.accept, accept).id


def _recused(made: Cast) -> int:
    """Somebody else's, from another unit than the one that all is about."""
    deeds = made.deeds
    command = recusals.Declare(
        round=deeds.town.round.id,
        unit=deeds.town.other_unit.id,
        reason=Reason.WORKED_THERE,
    )
    return deeds.by(deeds.joins("回避人", Role.MEMBER), recusals.declare, command).id


def _escalated(made: Cast) -> int:
    """Of a round of its own, so that only this one item is the superior's matter."""
    town = made.deeds.town
    with made.ledger.work() as work:
        later = builders.round_(work, number="18")
        team = work.rounds.add_team(Team(id=0, round_id=later.id, number=1, name="第一组"))
        place = builders.assignment(work, later, team, town.unit)
        work.rounds.save_assignment(replace(place, escalated=True))
        item = builders.finding(work, town, State.IN_PROGRESS, at=place, problem=SECRET)
    return item.id


def _instruct(made: Cast) -> int:
    """To the leader of the own unit, about one of his items."""
    deeds = made.deeds
    with made.ledger.work() as work:
        item = work.findings.get(made.ids["assigned"])
        who = deeds.actor(Role.LEADING_GROUP, work)
        people = [deeds.id(Role.LEADER)]
        return instructions.on_item(SECRET, item, people, who, work).id


def _bulk(made: Cast) -> None:
    """A preview of the office's, and one that it has confirmed."""
    deeds = made.deeds
    item, other = _assigned(made), _assigned(made)
    for name, days in (("bulk", 14), ("bulk_done", 30)):
        command = bulks.Plan(
            deed=Deed.EXTEND,
            source=("list", "running"),
            items=(item.id, other.id),
            listed=2,
            days=days,
            text=SECRET,
        )
        made.ids[name] = deeds.by(Role.OFFICE, bulks.plan, command).id
    made.ids["bulk_item"] = item.id
    with made.ledger.work() as work:
        bulks.confirm(made.ids["bulk_done"], deeds.actor(Role.OFFICE, work), work)


def _letter(made: Cast) -> int:
    """One that waits, about an item of the own unit."""
    with made.ledger.work() as work:
        who = made.deeds.actor(Role.OFFICE, work)
        return letters.by_hand(made.ids["assigned"], who, work).id


def _import(made: Cast) -> None:
    """A file of the office's in each state that some button needs."""
    with made.ledger.work() as work:
        for state in ("asked", "planned", "written"):
            paper = Import(
                file_id=None,
                name="台账.xlsx",
                person_id=made.own[Role.OFFICE].id,
                kind=Kind.LEDGER,
                state=Stage(state),
                counts={},
                cause="test",
                asked_at=work.now,
            )
            made.ids[f"import_{state}"] = work.imports.add(paper).id


def _bundle(made: Cast, person: Person) -> str:
    """A bundled message of this person's, about an item."""
    key = f"reminders:{person.id}:2020-12-07"
    with made.ledger.work() as work:
        item = work.findings.get(made.ids["assigned"])
        line = text("echo-signed", number=item.number)
        work.tidings.add(person.id, Topic.NOTICE, line, finding_id=item.id)
        told = work.tidings.waiting(person.id, [Topic.NOTICE])
        sent = work.outbox.put(
            notices.about(item, line), key=key, kind="daily", person_id=person.id
        )
        assert sent is not None
        work.tidings.told([tiding.id for tiding in told], sent)
    return key


def _evaluate(made: Cast) -> None:
    """One evaluation that is counted, one that takes ballots, one that could be opened."""
    town = made.deeds.town
    with made.ledger.work() as work:
        counted, voting = (
            work.evaluations.add(
                Evaluation(
                    assignment_id=assignment.id,
                    handed_out=9,
                    opened_on=work.today,
                    closes_on=work.today,
                )
            )
            for assignment in (town.assignment, town.other_assignment)
        )
        ballots.replay(work, counted.id, ["1" * 13] * 5, [SECRET])
        made.remark = work.evaluations.remarks(counted.id)[0].key
        later = builders.round_(work, number="8", phase=Phase.RECTIFICATION)
        unit = builders.organisation(work, "石桥乡", under=town.county)
        team = work.rounds.add_team(Team(id=0, round_id=later.id, number=1, name="第三巡察组"))
        waiting = builders.assignment(work, later, team, unit)
        work.rounds.save_assignment(replace(waiting, fed_back_on=work.today))
        meeting = work.meetings.add(
            Meeting(
                team_id=town.team.id,
                kind=meetings.Kind.STUDY,
                day=work.today,
                at="14:30",
                place=UNIT,
                added_by=town.people[Role.HEAD].id,
            )
        )
    made.ids |= {"evaluation": counted.id, "voting": voting.id, "meeting": meeting.id}


def _name_deputy(made: Cast) -> None:
    """The office's deputy from next month on: named, without a right as yet."""
    colleague = made.own[Role.DIRECTOR]
    with made.ledger.work() as work:
        since = work.today + timedelta(days=30)
        actor = made.deeds.actor(Role.OFFICE, work)
        command = deputies.Name(deputy=colleague.id, since=since, until=since + timedelta(days=2))
        made.ids["deputy"] = deputies.name(command, actor, work).id


def suspended(work: Work, person: Person) -> None:
    work.people.save(replace(work.people.get(person.id), suspended_on=work.today))
