"""The conversations of evaluations (后评估): opening one, moving its last day, answering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.forms import Answers, Day, Form, Option, Pick, Words
from bot.core.people import Actor
from bot.core.screens import Day as DayText
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import evaluations
from handlers import evaluation_cards

OFFERED_DAYS = (3, 7, 14)


def _units(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(
            value=str(each.id),
            label=text(
                "option-evaluation",
                unit=each.unit_name,
                team=work.rounds.team(each.team_id).name,
                round=work.rounds.get(each.round_id).name,
            ),
        )
        for each in evaluations.openable(actor, work)
    )


def _days(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    days = (work.today + timedelta(days=span) for span in OFFERED_DAYS)
    return tuple(
        Option(value=day.isoformat(), label=text("option-day", day=DayText(day=day, weekday=True)))
        for day in days
    )


def _opened(command: evaluations.Open, actor: Actor, work: Work) -> Screen:
    opened = evaluations.open_(command, actor, work)
    line = text("evaluation-open-done", unit=opened.unit_name)
    return evaluation_cards.card(opened, actor, work, line)


def _extended(command: evaluations.Extend, actor: Actor, work: Work) -> Screen:
    extended = evaluations.extend(command, actor, work)
    line = text("evaluation-extend-done", day=DayText(day=extended.closes_on))
    return evaluation_cards.card(extended, actor, work, line)


def _answered(command: evaluations.Answer, actor: Actor, work: Work) -> Screen:
    remark = evaluations.answer(command, actor, work)
    return evaluation_cards.remarks(
        remark.evaluation_id, actor, work, 0, text("evaluation-answer-done")
    )


def _remark(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    remark = work.evaluations.remark(str(answers["remark"]))
    return (text("evaluation-remark-quoted", remark=remark.text),)


OPEN = Form(
    name="evaluation-open",
    result=evaluations.Open,
    questions=(
        Pick("assignment", options=_units),
        Words("voters"),
        Day("closes_on", offers=_days),
    ),
    submit=_opened,
)

EXTEND = Form(
    name="evaluation-extend",
    result=evaluations.Extend,
    questions=(Day("closes_on", offers=_days),),
    submit=_extended,
    confirm=False,
)

ANSWER = Form(
    name="evaluation-answer",
    result=evaluations.Answer,
    questions=(Words("answer"),),
    submit=_answered,
    intro=_remark,
)
