"""Naming a deputy (AB角): who, from when, until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.forms import Answers, Day, Form, Option, Pick
from bot.core.people import Actor
from bot.core.screens import Day as DayText
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import deputies


def _named(command: deputies.Name, actor: Actor, work: Work) -> Screen:
    named = deputies.name(command, actor, work)
    return Screen(lines=(deputies.told("deputy-done", named, work),))


def _colleagues(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    people = deputies.colleagues(actor, work)
    return tuple(Option(value=str(id), label=work.people.get(id).name) for id in people)


def _soon(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(_days_later(span, work) for span in (0, 1))


def _later(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(_days_later(span, work) for span in (3, 7, 14))


def _days_later(span: int, work: Work) -> Option:
    day = work.today + timedelta(days=span)
    label = text("option-day", day=DayText(day=day, weekday=True))
    return Option(value=day.isoformat(), label=label)


DEPUTY = Form(
    name="deputy",
    result=deputies.Name,
    questions=(
        Pick("deputy", options=_colleagues),
        Day("since", offers=_soon),
        Day("until", offers=_later),
    ),
    submit=_named,
)
