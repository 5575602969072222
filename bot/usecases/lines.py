"""One item in one line of a bundled message: its light, its number, its date, what it has come to.

A line is made when the message is, not when its step fell due: what was true on Friday evening
may be settled on Monday.
"""

from __future__ import annotations

from datetime import date

from bot.core import deadlines, findings, lights
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
        light=text(_light(finding, due, work).text_id),
        number=finding.number,
        problem=finding.summary,
        due=Day(day=due),
        when=left_text(deadlines.days_left(due, work.today)),
        form=form,
    )


def left_text(left: int) -> Text:
    if left < 0:
        return text("reminder-overdue", days=-left)
    return text("reminder-left", days=left) if left else text("reminder-today")


def _light(finding: findings.Finding, due: date, work: Work) -> lights.Light:
    return lights.light(
        closed=False,
        started=finding.state not in (findings.State.OPEN, findings.State.SENT),
        long_term=finding.long_term,
        due=due,
        today=work.today,
        near_days=work.policy.near_days,
    )
