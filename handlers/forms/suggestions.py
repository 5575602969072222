"""The conversations of suggestions: propose, transfer, assign, answer, return, note the use."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import organisations
from bot.core.forms import Answers, Choice, Day, Evidence, Form, Option, Pick, Words
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES, Role
from bot.core.screens import Screen, Text, text
from bot.core.suggestions import Outcome, Suggestion
from bot.core.work import Work
from bot.usecases import suggestions as cases
from handlers import suggestion_cards
from handlers.forms import offers

OFFICE = "_office"  # the proposer is the office, and may set the date at once


def _card(line: str, done: Suggestion, actor: Actor, work: Work) -> Screen:
    return suggestion_cards.card(done, actor, work, text(line, number=done.number))


def _proposed(command: cases.Propose, actor: Actor, work: Work) -> Screen:
    done = cases.propose(command, actor, work)
    line = "suggest-done" if done.transferred_on is None else "suggest-transfer-done"
    return _card(line, done, actor, work)


def _transferred(command: cases.Transfer, actor: Actor, work: Work) -> Screen:
    return _card("suggest-transfer-done", cases.transfer(command, actor, work), actor, work)


def _withdrawn(command: cases.Withdraw, actor: Actor, work: Work) -> Screen:
    return _card("suggest-withdraw-done", cases.withdraw(command, actor, work), actor, work)


def _assigned(command: cases.Assign, actor: Actor, work: Work) -> Screen:
    return _card("suggest-assign-done", cases.assign(command, actor, work), actor, work)


def _answered(command: cases.Reply, actor: Actor, work: Work) -> Screen:
    return _card("suggest-answer-done", cases.answer(command, actor, work), actor, work)


def _returned(command: cases.Return, actor: Actor, work: Work) -> Screen:
    return _card("suggest-return-done", cases.return_answer(command, actor, work), actor, work)


def _used(command: cases.NoteUse, actor: Actor, work: Work) -> Screen:
    return _card("suggest-use-done", cases.note_use(command, actor, work), actor, work)


def _rounds(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=str(round_.id), label=round_.name)
        for round_ in cases.open_rounds(actor, work)
    )


def _addressees(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    """The units inspected by one's own team (for the office, under way) first, then the
    departments, then everybody else."""
    rounds = cases.open_rounds(actor, work)
    teams = actor.teams(*TEAM_ROLES)
    own = {
        assignment.unit_id
        for round_ in rounds
        for assignment in work.rounds.assignments(round_.id)
        if actor.has(*OFFICE_ROLES) or assignment.team_id in teams
    }
    every = work.organisations.all()

    def place(organisation: organisations.Organisation) -> int:
        if organisation.id in own:
            return 0
        return 1 if organisation.level is organisations.Level.DEPARTMENT else 2

    return tuple(Option(value=str(o.id), label=o.name) for o in sorted(every, key=place))


def _is_office(answers: Answers) -> bool:
    return bool(answers.get(OFFICE))


def _of(work: Work, answers: Answers) -> Suggestion:
    return work.suggestions.get(offers.number(answers, "suggestion"))


def workers(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    return _holders(Role.RESPONSIBLE, work, answers)


def _leaders(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    return _holders(Role.LEADER, work, answers)


def _holders(role: Role, work: Work, answers: Answers) -> Sequence[Option]:
    people = cases.holders(_of(work, answers), role, work)
    return tuple(Option(value=str(id), label=work.people.get(id).name) for id in people)


def _about(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    found = _of(work, answers)
    return (text("suggestion-about", number=found.number, text=found.text),)


SUGGEST = Form(
    name="suggest",
    result=cases.Propose,
    questions=(
        Pick("round", options=_rounds),
        Pick("addressee", options=_addressees),
        Words("text"),
        Day(
            "due",
            optional=True,
            when=_is_office,
            left_out="suggest-due-usual",
            offers=offers.coming_days,
        ),
    ),
    submit=_proposed,
)

TRANSFER = Form(
    name="suggest-transfer",
    result=cases.Transfer,
    questions=(
        Pick(
            "addressee",
            optional=True,
            left_out="suggest-transfer-as-proposed",
            options=_addressees,
        ),
        Day("due", optional=True, left_out="suggest-due-usual", offers=offers.coming_days),
    ),
    submit=_transferred,
    intro=_about,
)

WITHDRAW = Form(
    name="suggest-withdraw",
    result=cases.Withdraw,
    questions=(Words("text"),),
    submit=_withdrawn,
    intro=_about,
)

ASSIGN = Form(
    name="suggest-assign",
    result=cases.Assign,
    questions=(
        Pick("handler", options=workers),
        Pick("leader", optional=True, options=_leaders),
    ),
    submit=_assigned,
    intro=_about,
    confirm=False,
)

ANSWER = Form(
    name="suggest-answer",
    result=cases.Reply,
    questions=(
        Choice("outcome", options=offers.fixed("suggestion-outcome", tuple(Outcome))),
        Words("text"),
        Evidence("evidence", optional=True),
    ),
    submit=_answered,
    intro=_about,
)

RETURN = Form(
    name="suggest-return",
    result=cases.Return,
    questions=(Words("text"),),
    submit=_returned,
    intro=_about,
    confirm=False,
)

USE = Form(
    name="suggest-use",
    result=cases.NoteUse,
    questions=(Words("text"),),
    submit=_used,
    intro=_about,
)
