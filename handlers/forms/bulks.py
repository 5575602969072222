"""The conversations of bulk deeds: who takes them over, or how much later and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from bot.core.bulks import Bulk, Deed
from bot.core.forms import Answers, Choice, Day, Form, Option, Pick, Words
from bot.core.people import Actor
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import bulks as cases
from bot.usecases.commands import Command, ShortText
from handlers import bulk_screens, bulk_sources
from handlers.forms import offers

OTHER, ONE_DAY = "days_other", "date"


class HandOver(Command):
    source: tuple[str, ...]
    responsible: int


class Extend(Command):
    """`by` is a number of days, or says what is asked next: another number, or one day for all."""

    source: tuple[str, ...]
    by: str
    days: int | None = Field(default=None, ge=1, le=1000)
    until: date | None = None
    text: ShortText


def planned(deed: Deed, source: tuple[str, ...], actor: Actor, work: Work, **more: object) -> Bulk:
    found = bulk_sources.find(source, actor, work)
    command = cases.Plan.model_validate(
        {"deed": deed, "source": source, "items": found.items, "listed": found.total, **more}
    )
    return cases.plan(command, actor, work)


def _handing_over(command: HandOver, actor: Actor, work: Work) -> Screen:
    made = planned(Deed.HAND_OVER, command.source, actor, work, responsible=command.responsible)
    return bulk_screens.preview(made, 0, actor, work)


def _extending(command: Extend, actor: Actor, work: Work) -> Screen:
    days = int(command.by) if command.by.isdecimal() else command.days
    made = planned(
        Deed.EXTEND,
        command.source,
        actor,
        work,
        days=days,
        until=command.until,
        text=command.text,
    )
    return bulk_screens.preview(made, 0, actor, work)


def _source(answers: Answers) -> tuple[str, ...]:
    held = answers["source"]
    return tuple(map(str, held)) if isinstance(held, list) else ()


def _about(work: Work, actor: Actor, answers: Answers) -> Sequence[Text]:
    found = bulk_sources.find(_source(answers), actor, work)
    return (text("bulk-about", name=found.name, n=len(found.items)),)


def _takers(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    found = bulk_sources.find(_source(answers), actor, work)
    items = work.findings.many(list(found.items))
    return tuple(
        Option(value=str(id), label=text("bulk-taker", name=work.people.get(id).name, n=count))
        for id, count in cases.takers(items, work).items()
    )


def _spans(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    given = (
        Option(value=str(days), label=text("bulk-by-days", n=days))
        for days in work.policy.bulk_days
    )
    others = (Option(value=each, label=text(f"bulk-by-{each}")) for each in (OTHER, ONE_DAY))
    return (*given, *others)


HAND_OVER = Form(
    name="bulk-hand-over",
    result=HandOver,
    questions=(Pick("responsible", options=_takers),),
    submit=_handing_over,
    intro=_about,
    confirm=False,
)

EXTEND = Form(
    name="bulk-extend",
    result=Extend,
    questions=(
        Choice("by", options=_spans),
        Words("days", when=lambda answers: answers.get("by") == OTHER),
        Day("until", when=lambda answers: answers.get("by") == ONE_DAY, offers=offers.coming_days),
        Words("text"),
    ),
    submit=_extending,
    intro=_about,
    confirm=False,
)

OF = {Deed.HAND_OVER: HAND_OVER, Deed.EXTEND: EXTEND}
