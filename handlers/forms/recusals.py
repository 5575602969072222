"""Declaring a recusal (回避): round, unit, type of reason."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import recusals
from bot.core.forms import Answers, Choice, Form, Option, Pick
from bot.core.people import Actor
from bot.core.rounds import Phase
from bot.core.screens import Screen
from bot.core.work import Work
from bot.usecases import recusals as cases
from handlers.forms import offers


def _rounds(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=str(round_.id), label=round_.name)
        for round_ in reversed(work.rounds.all())
        if round_.phase is not Phase.ARCHIVED
    )


def _units(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(Option(value=str(o.id), label=o.name) for o in work.organisations.all())


def _declared(command: cases.Declare, actor: Actor, work: Work) -> Screen:
    declared = cases.declare(command, actor, work)
    return Screen(lines=(cases.told("recusal-done", declared),))


RECUSAL = Form(
    name="recusal",
    result=cases.Declare,
    questions=(
        Pick("round", options=_rounds),
        Pick("unit", options=_units),
        Choice("reason", options=offers.fixed("recusal-reason", tuple(recusals.Reason))),
    ),
    submit=_declared,
)
