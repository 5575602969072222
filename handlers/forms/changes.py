"""The conversations of change requests: ask for a later date or a continuation, refuse one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.forms import Answers, Day, Form, Option, Words
from bot.core.people import Actor
from bot.core.screens import Day as DayText
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import changes
from handlers import cards, change_lines
from handlers.forms import offers
from handlers.forms.unit import about

LATER = (14, 30, 91)


def _asked_extension(command: changes.AskExtension, actor: Actor, work: Work) -> Screen:
    return _asked(changes.ask_extension(command, actor, work).finding_id, actor, work)


def _asked_continuation(command: changes.AskContinuation, actor: Actor, work: Work) -> Screen:
    return _asked(changes.ask_continuation(command, actor, work).finding_id, actor, work)


def _asked(finding_id: int, actor: Actor, work: Work) -> Screen:
    finding = work.findings.get(finding_id)
    return cards.card(finding, actor, work, text("change-asked", number=finding.number))


def _refused(command: changes.Refuse, actor: Actor, work: Work) -> Screen:
    finding = changes.refuse(command, actor, work)
    return cards.card(finding, actor, work, text("change-refused", number=finding.number))


def later_days(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    """Two weeks, one month and three months after the date now in force, on workdays."""
    due = work.findings.get(offers.number(answers, "finding")).due or work.today
    days = (work.workdays.next_workday(due + timedelta(days=span)) for span in LATER)
    return tuple(
        Option(
            value=day.isoformat(),
            label=text("option-day", day=DayText(day=day, weekday=True)),
        )
        for day in days
    )


def _about_change(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    change = work.changes.get(offers.number(answers, "change"))
    finding = work.findings.get(change.finding_id)
    item = text("item-line", number=finding.number, problem=finding.summary)
    return (item, change_lines.asked(change))


EXTEND = Form(
    name="extend",
    result=changes.AskExtension,
    questions=(Day("until", offers=later_days), Words("text")),
    submit=_asked_extension,
    intro=about,
)

CONTINUE = Form(
    name="continue",
    result=changes.AskContinuation,
    questions=(Words("text"), Day("until", offers=later_days)),
    submit=_asked_continuation,
    intro=about,
)

REFUSE_CHANGE = Form(
    name="refuse-change",
    result=changes.Refuse,
    questions=(Words("text"),),
    submit=_refused,
    intro=_about_change,
    confirm=False,
)
