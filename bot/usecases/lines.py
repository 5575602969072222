"""One item in one line of a bundled message: its light, its number, its date, what it has come to.

A line is made when the message is, not when its step fell due: what was true on Friday evening
may be settled on Monday.
"""

from __future__ import annotations

from datetime import date

from bot.core import deadlines, findings, lights, listing
from bot.core.people import Actor
from bot.core.policy import StepForm
from bot.core.screens import Arg, Day, Text, text
from bot.core.work import Work

SETTLED = findings.ENDED | findings.UNDER_REVIEW | findings.BEFORE_FEEDBACK


def form_text(form: StepForm) -> Text:
    return text(f"reminder-form-{form}")


def pressing_due(finding: findings.Finding) -> date | None:
    """None when there is nothing to remind of: settled, in others' hands, or without a date."""
    return None if finding.state in SETTLED else finding.due


def reminder(finding: findings.Finding, due: date, form: Arg, work: Work) -> Text:
    return text(
        "reminder-line",
        light=light_text(finding, work),
        number=finding.number,
        problem=finding.summary,
        due=Day(day=due),
        when=left_text(deadlines.days_left(due, work.today)),
        form=form,
    )


def for_absent(line: Text, item: findings.Finding | listing.Row, actor: Actor, work: Work) -> Text:
    """Marked with whom a deputy (AB角) does it for, unless it is his own to do, too."""
    concerned = (item.responsible_id, item.leader_id)
    absent = [p for p in concerned if p in actor.stands_in_for]
    if actor.id in concerned or not absent:
        return line
    return text("line-for-absent", line=line, name=work.people.get(absent[0]).name)


def left_text(left: int) -> Text:
    if left < 0:
        return text("reminder-overdue", days=-left)
    return text("reminder-left", days=left) if left else text("reminder-today")


def light_of(
    item: findings.Finding | listing.Row, work: Work, on: date | None = None
) -> lights.Light | None:
    """Today's, or that of another day. None before the unit has it, and for what was
    withdrawn: then the state alone speaks."""
    if item.state not in findings.WITH_UNIT:
        return None
    return lights.light(
        closed=item.state is findings.State.CLOSED,
        started=item.state not in (findings.State.OPEN, findings.State.SENT),
        long_term=item.long_term,
        due=item.due,
        today=on or work.today,
        near_days=work.policy.near_days,
        submitted_on=item.applied_on if item.state in findings.UNDER_REVIEW else None,
    )


def light_text(item: findings.Finding | listing.Row, work: Work, on: date | None = None) -> Text:
    light = light_of(item, work, on)
    return text(f"state-{item.state}") if light is None else text(light.text_id)
