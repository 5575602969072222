"""Drawing concluded leads for the look-back, and sending one back: by buttons alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from bot.core import case_checks
from bot.core.forms import Answers, Choice, Form, Option
from bot.core.leads import Lead
from bot.core.people import Actor
from bot.core.periods import Period, days
from bot.core.screens import Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import case_checks as cases
from bot.usecases.commands import Command
from handlers.forms import offers


class Span(StrEnum):
    MONTH = "month"
    LAST_MONTH = "last_month"
    YEAR = "year"
    EVER = "ever"


class HowMany(StrEnum):
    FIVE = "5"
    TEN = "10"
    TWENTY = "20"
    FIFTY = "50"
    ALL = "all"


class Asked(Command):
    """A draw as it is asked for by buttons."""

    span: Span
    count: HowMany


class Redo(Command):
    check: int
    lead: int
    reason: str


def _span(span: Span, today: date) -> tuple[date | None, date | None]:
    return (None, None) if span is Span.EVER else days(Period(span.value), today)


def _drawn(command: Asked, actor: Actor, work: Work) -> Screen:
    first, last = _span(command.span, work.today)
    count = None if command.count is HowMany.ALL else int(command.count)
    draw = cases.draw(cases.DrawCases(first=first, last=last, count=count), actor, work)
    return drawn_screen(*cases.drawn(draw.id, actor, work))


def drawn_screen(draw: case_checks.Draw, seen: Sequence[tuple[case_checks.Check, Lead]]) -> Screen:
    done = sum(check.verdict is not None for check, _lead in seen)
    return Screen(
        lines=(
            text("case-drawn-title", id=str(draw.id), on=Day(day=draw.drawn_on)),
            text("case-drawn-seed", seed=draw.seed, of=len(draw.population), n=len(seen)),
            text("case-drawn-progress", counts=f"{done}/{len(seen)}"),
            *(_line(check, lead) for check, lead in seen),
            text("case-drawn-how"),
        ),
        protected=True,
    )


def _line(check: case_checks.Check, lead: Lead) -> Text:
    verdict = text(f"case-verdict-{check.verdict or 'waiting'}")
    return text("case-drawn-line", number=lead.number, verdict=verdict)


def _redone(command: Redo, actor: Actor, work: Work) -> Screen:
    verdict = case_checks.Verdict.REDO
    judged = cases.Judge(check=command.check, verdict=verdict, reason=command.reason)
    lead = cases.judge(judged, actor, work)
    return Screen(lines=(text("case-redone", number=lead.number),), protected=True)


def _reasons(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=reason, label=text(f"case-reason-{reason}"))
        for reason in work.policy.case_redo_reasons
    )


def _about(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    lead = work.leads.get(offers.number(answers, "lead"))
    return (text("lead-about", number=lead.number),)


DRAW = Form(
    name="case-draw",
    result=Asked,
    questions=(
        Choice("span", options=offers.fixed("case-span", tuple(Span))),
        Choice("count", options=offers.fixed("case-count", tuple(HowMany))),
    ),
    submit=_drawn,
    wordless=True,
)

REDO = Form(
    name="case-redo",
    result=Redo,
    questions=(Choice("reason", options=_reasons),),
    submit=_redone,
    intro=_about,
    wordless=True,
)
