"""What the round saw beside its findings: leads, suggestions, and the eighth round's evaluation.

Each on its days, through the use cases that did it then, silently like the rest of the history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice

from bot.core import lead_rights, rounds
from bot.core import leads as leads_
from bot.core.ballots import DIGITS, Level
from bot.core.leads import State, Tag
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.roster import Roster
from bot.core.suggestions import Outcome
from bot.core.work import Work
from bot.demo.replaying_deeds import Book
from bot.demo.story_cast import Cast, casts, holders, prefecture
from bot.usecases import ballots, evaluations, lead_history, leads, rosters, suggestions
from bot.usecases import rounds as phases

LEADS = 88
SUGGESTIONS, CONCLUDED = 70, 64
BALLOTS, FAIRLY, REMARKS = 872, 8, 47
ITEMS = 13
EIGHTH = "8"
# Organisations that the seventh round does not inspect.
_EIGHTH_UNITS = 16
_ADVICE = (
    "建议完善村级财务公开办法，明确公开时限和责任人。",
    "建议将项目资金监管情况纳入年度考核。",
    "建议组织一次干部政策业务集中培训。",
    "建议梳理长期未销的往来款项，分类处置。",
)
_ANSWERS = (
    (Outcome.ADOPTED, "已采纳，并修订有关制度，自下月起执行。"),
    (Outcome.PARTLY, "部分采纳：先在两个村试行，年底总结后推开。"),
    (Outcome.EXPLAINED, "上级已有统一规定，已向提出单位说明情况。"),
)
_REMARKS = ("建议进驻前多听取基层意见。", "希望反馈时多举实例。", "谈话安排可再集中一些。")

Deed = Callable[[Work, Book], None]


def _actor(name: str, book: Book, work: Work) -> Actor:
    return work.people.actor(book.people[name], work.today)


def _heads() -> Iterator[Cast]:
    """The units in turn, each with its team's head."""
    return cycle(casts())


def _hands(cast: Cast, book: Book, work: Work) -> lead_history.Hands:
    return lead_history.Hands(
        registering=_actor(cast.head, book, work),
        transferring=_actor(holders(Role.DIRECTOR)[0], book, work),
        receiving=_actor(cast.discipline[0], book, work),
    )


def _register_leads(work: Work, book: Book) -> None:
    commission = next(p for p in prefecture().people if p.name == casts()[0].discipline[0])
    office = book.departments[str(commission.posts[0].organisation)]
    for cast, tag in islice(zip(_heads(), cycle(Tag), strict=False), LEADS):
        assignment = work.rounds.assignment(book.assignments[cast.unit.code])
        command = leads.Register(
            origin=f"team-{assignment.team_id}",
            tag=tag,
            found_on=work.today,
            office=office,
            unit=assignment.unit_id,
        )
        lead_history.bring(command, _hands(cast, book, work), work, to=State.TRANSFERRED)


def _leads_to(state: State) -> Deed:
    def deed(work: Work, book: Book) -> None:
        hands = _hands(casts()[0], book, work)
        for lead in work.leads.listed(lead_rights.sight(hands.transferring), leads_.Filter()):
            lead_history.advance(lead, hands, work, state)

    return deed


def _propose(first: int, last: int) -> Deed:
    """By the heads, each to a unit of his team's; transferred and given out at once."""

    def deed(work: Work, book: Book) -> None:
        office = _actor(casts()[0].office[0], book, work)
        for n, cast in islice(enumerate(_heads()), first, last):
            assignment = work.rounds.assignment(book.assignments[cast.unit.code])
            command = suggestions.Propose(
                round=assignment.round_id,
                addressee=assignment.unit_id,
                text=_ADVICE[n % len(_ADVICE)],
            )
            made = suggestions.propose(command, _actor(cast.head, book, work), work)
            suggestions.transfer(suggestions.Transfer(suggestion=made.id), office, work)
            given = suggestions.Assign(
                suggestion=made.id,
                leader=book.people[cast.leaders[0]],
                handler=book.people[cast.responsible[0]],
            )
            suggestions.assign(given, _actor(cast.liaison, book, work), work)

    return deed


def _answer(work: Work, book: Book) -> None:
    office = _actor(casts()[0].office[0], book, work)
    asked = sorted(work.suggestions.all(), key=lambda each: each.id)
    for n, (suggestion, cast) in enumerate(zip(asked[:CONCLUDED], _heads(), strict=False)):
        outcome, answer = _ANSWERS[n % len(_ANSWERS)]
        reply = suggestions.Reply(suggestion=suggestion.id, outcome=outcome, text=answer)
        suggestions.answer(reply, _actor(cast.responsible[0], book, work), work)
        suggestions.accept(suggestions.Accept(suggestion=suggestion.id), office, work)


def _evaluate(work: Work, book: Book) -> None:
    """The eighth round, fed back by now; the cadres of its sixteen units judge its team."""
    rosters.load(work, _eighth_round(), apply=True)
    director = _actor(holders(Role.DIRECTOR)[0], book, work)
    round_ = next(each for each in work.rounds.all() if each.number == EIGHTH)
    for phase in (rounds.Phase.FEEDBACK, rounds.Phase.RECTIFICATION):
        phases.advance(phases.Advance(round=round_.id, phase=phase), director, work)
    for n, assignment in enumerate(work.rounds.assignments(round_.id)):
        work.rounds.save_assignment(replace(assignment, fed_back_on=work.today))
        _vote(n, assignment.id, director, work)


def _vote(n: int, assignment: int, director: Actor, work: Work) -> None:
    voters = BALLOTS // _EIGHTH_UNITS + (n < BALLOTS % _EIGHTH_UNITS)
    command = evaluations.Open(
        assignment=assignment, voters=voters, closes_on=work.today + timedelta(days=7)
    )
    opened = evaluations.open_(command, director, work)
    fairly = 1 if n < FAIRLY else 0
    levels = [Level.SATISFIED] * (voters - fairly) + [Level.FAIRLY] * fairly
    said = REMARKS // _EIGHTH_UNITS + (n < REMARKS % _EIGHTH_UNITS)
    remarks = [_REMARKS[(n + k) % len(_REMARKS)] for k in range(said)]
    ballots.replay(work, opened.id, [DIGITS[level] * ITEMS for level in levels], remarks)


def _eighth_round() -> Roster:
    inspected = {cast.unit.code for cast in casts()}
    others = [
        each.code
        for each in prefecture().organisations
        if each.code not in inspected and each.level.value in ("township", "village")
    ]
    return Roster.model_validate(
        {
            "organisations": [each.model_dump() for each in prefecture().organisations],
            "rounds": [
                {
                    "term": prefecture().rounds[0].term,
                    "number": EIGHTH,
                    "year": "2020",
                    "name": "第八轮巡察",
                    "started_on": date(2020, 8, 3),
                    "teams": [{"number": 1, "name": "第一巡察组"}],
                    "assignments": [
                        {"unit": code, "team": 1, "kind": "routine"}
                        for code in others[:_EIGHTH_UNITS]
                    ],
                }
            ],
        }
    )


# Workdays of the story. The last suggestions are still in hand when it ends.
MATTERS: Mapping[date, Deed] = {
    date(2020, 5, 29): _register_leads,
    date(2020, 6, 2): _leads_to(State.RECEIVED),
    date(2020, 6, 29): _leads_to(State.DISPOSED),
    date(2020, 7, 13): _propose(0, CONCLUDED),
    date(2020, 8, 20): _leads_to(State.CONCLUDED),
    date(2020, 9, 7): _answer,
    date(2020, 11, 16): _propose(CONCLUDED, SUGGESTIONS),
    date(2020, 12, 4): _evaluate,
}
