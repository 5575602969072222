"""A lead's limits, and the reminders that hang in the day's one message of those who must act.

A line is made when the message is: one that was received since is not asked for again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.core import deadlines
from bot.core.lead_rights import Action, may
from bot.core.leads import RUNNING, Lead, State
from bot.core.messages import Tiding, Topic
from bot.core.policy import Limit
from bot.core.roles import Role
from bot.core.screens import Button, Day, Text, text
from bot.core.work import Work
from bot.usecases import in_post, lines
from bot.usecases.subject_lines import Told

KIND = "lead"


def subject(lead: Lead) -> str:
    return f"{KIND}:{lead.id}"


def button(lead: Lead) -> Button:
    return Button(label=text("button-lead", number=lead.number), press=(KIND, str(lead.id)))


def armed(lead: Lead, work: Work) -> Lead:
    """With the last day of the limit that its state runs under, and of its first reminder."""
    if lead.state not in RUNNING:
        return lead.changed(due=None, next_step_on=None)
    since, limit = _limit(lead, work)
    due = deadlines.due_date(since, limit, work.workdays).day
    return lead.changed(due=due, next_step_on=_next(due, work.today, work))


def _limit(lead: Lead, work: Work) -> tuple[date, Limit]:
    """Receipt from the transfer; disposal and result both from the receipt."""
    limits = work.policy.limits
    if lead.state is State.TRANSFERRED:
        limit = limits.lead_fast_receipt if lead.fast else limits.lead_receipt
        return lead.transferred_on or work.today, limit
    since = lead.received_on or work.today
    if lead.state is State.RECEIVED:
        return since, limits.lead_fast_disposal if lead.fast else limits.lead_disposal
    return since, limits.lead_fast_result if lead.fast else limits.lead_result


def _days(due: date, work: Work) -> Iterator[date]:
    """What would fall on a day off is told on the workday before, what is late on the next."""
    for offset in sorted(work.policy.lead_reminders):
        day = due + timedelta(days=offset)
        is_late = offset > 0
        yield work.workdays.next_workday(day) if is_late else work.workdays.previous_workday(day)


def _next(due: date, after: date, work: Work) -> date | None:
    return min((day for day in _days(due, work) if day > after), default=None)


def take_steps(work: Work) -> int:
    """Who must act is reminded, the newest step alone; of what is late the director hears too."""
    found = [(lead, lead.due) for lead in work.leads.with_step_due(work.today) if lead.due]
    for lead, due in found:
        for person in dict.fromkeys(_reminded(lead, work)):
            line, left = _line(lead, due, work), deadlines.days_left(due, work.today)
            work.tidings.add(person, Topic.REMINDER, line, urgency=left, subject=subject(lead))
        work.leads.save(lead.changed(next_step_on=_next(due, work.today, work)))
    return len(found)


def _reminded(lead: Lead, work: Work) -> Iterator[int]:
    yield from in_post.of_organisation(lead.office_id, work, Role.DISCIPLINE)
    if lead.is_overdue(work.today):
        yield from in_post.anywhere(work, Role.DIRECTOR, Role.LEAD_OFFICER)


def _line(lead: Lead, due: date, work: Work) -> Text:
    return text(
        "lead-reminder",
        number=lead.number,
        step=text(f"lead-limit-{lead.state}"),
        due=Day(day=due),
        when=lines.left_text(deadlines.days_left(due, work.today)),
    )


def told(id: int, tiding: Tiding, work: Work) -> Told | None:
    """How it stands now; None once it is settled, or no longer this person's to see."""
    lead = work.leads.get(id)
    if not may(work.people.actor(tiding.person_id, work.today), Action.SEE, lead):
        return None
    opens = button(lead)
    if tiding.topic is not Topic.REMINDER:
        return Told(line=tiding.body, urgency=tiding.urgency, button=opens, is_protected=True)
    if lead.due is None or tiding.body.args["due"] != Day(day=lead.due):
        return None
    left = deadlines.days_left(lead.due, work.today)
    return Told(line=_line(lead, lead.due, work), urgency=left, button=opens, is_protected=True)
