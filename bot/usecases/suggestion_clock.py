"""The clock of suggestions: their steps on the office's ladder, and what a bundled line says.

Nothing is escalated by letter here: later steps only reach more people.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.core import calendar, deadlines, ladder
from bot.core.messages import Tiding, Topic
from bot.core.policy import Recipient
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Day, Text, text
from bot.core.suggestions import RUNNING, State, Suggestion
from bot.core.work import Work
from bot.usecases import in_post, lines, notices
from bot.usecases.subject_lines import Told, open_button

KIND = "suggestion"
# A request to the office, and the state in which it still waits.
_REQUESTS = {
    "tiding-suggestion-proposed": State.PROPOSED,
    "tiding-suggestion-answered": State.ANSWERED,
    "tiding-suggestion-late": State.ANSWERED,
}


def subject(suggestion: Suggestion) -> str:
    return f"{KIND}:{suggestion.id}"


def armed(suggestion: Suggestion, work: Work) -> Suggestion:
    """With the day of the next reminder: the addressee's while it runs, the office's while an
    answer waits for it."""
    return suggestion.stepping_on(_next_step(suggestion, work))


def _next_step(suggestion: Suggestion, work: Work) -> date | None:
    if suggestion.state is State.ANSWERED:
        return suggestion.review_due
    running = _clock(suggestion, work)
    if running is None:
        return None
    return ladder.next_step_on(running, ladder=work.policy.ladder, workdays=work.workdays)


def _clock(suggestion: Suggestion, work: Work) -> ladder.Clock | None:
    if suggestion.state not in RUNNING or not suggestion.due or not suggestion.transferred_on:
        return None
    return ladder.Clock(
        due=suggestion.due,
        length_days=(suggestion.due - suggestion.transferred_on).days,
        done=work.clocks.steps_done(KIND, suggestion.id, 1, suggestion.due),
    )


def take_step(suggestion: Suggestion, work: Work) -> None:
    """Every missed step is marked, the newest one's people hear it in their daily message."""
    running = _clock(suggestion, work)
    if running is not None:
        _remind(suggestion, running, work)
    elif suggestion.state is State.ANSWERED:
        request(suggestion, "tiding-suggestion-late", work)
    following = _next_step(suggestion, work) if running is not None else None
    later = following and max(following, calendar.days_after(work.today, 1))
    work.suggestions.save(suggestion, suggestion.stepping_on(later))


def put_off(suggestion: Suggestion, work: Work) -> None:
    later = suggestion.stepping_on(calendar.days_after(work.today, 1))
    work.suggestions.save(suggestion, later)


def _remind(suggestion: Suggestion, running: ladder.Clock, work: Work) -> None:
    steps = ladder.steps_due(
        running, work.today, ladder=work.policy.ladder, workdays=work.workdays
    )
    for step in steps:
        work.clocks.mark_step(KIND, suggestion.id, 1, running.due, step.offset)
    newest = ladder.newest(steps)
    if newest is None:
        return
    left = deadlines.days_left(running.due, work.today)
    line = _reminder(suggestion, running.due, work)
    for person in sorted({*notices.with_deputies(_hearing(suggestion, newest.to, work), work)}):
        work.tidings.add(person, Topic.REMINDER, line, urgency=left, subject=subject(suggestion))


def _hearing(suggestion: Suggestion, to: Iterable[Recipient], work: Work) -> set[int]:
    """What nobody of the addressee would hear reaches the office."""
    people = {person for recipient in to for person in _holders(recipient, suggestion, work)}
    return people or {*in_post.anywhere(work, *OFFICE_ROLES)}


def _holders(recipient: Recipient, suggestion: Suggestion, work: Work) -> Iterable[int]:
    match recipient:
        case Recipient.RESPONSIBLE:
            return _one_or(suggestion.handler_id, Role.RESPONSIBLE, suggestion, work)
        case Recipient.LEADER:
            return _one_or(suggestion.leader_id, Role.LEADER, suggestion, work)
        case Recipient.PRINCIPAL:
            return heads(suggestion, work, Role.PRINCIPAL)
        case Recipient.OFFICE:
            return in_post.anywhere(work, *sorted(OFFICE_ROLES))
        case Recipient.LEADING_GROUP:
            return in_post.anywhere(work, Role.LEADING_GROUP)
        case _:
            return ()


def _one_or(person: int | None, role: Role, suggestion: Suggestion, work: Work) -> Iterable[int]:
    """The person while he holds his post there, else who answers for the addressee."""
    if person is not None and person in heads(suggestion, work, role):
        return (person,)
    return heads(suggestion, work)


def heads(suggestion: Suggestion, work: Work, *roles: Role) -> list[int]:
    """Of the addressee; by default its principal and its liaison."""
    asked = roles or (Role.PRINCIPAL, Role.LIAISON)
    return in_post.of_organisation(suggestion.addressee_id, work, *asked)


def request(suggestion: Suggestion, line: str, work: Work) -> None:
    """Something awaits the office's decision; bundled at the review times."""
    body = text(
        line,
        number=suggestion.number,
        addressee=suggestion.addressee_name,
        text=suggestion.summary,
    )
    office = in_post.anywhere(work, *sorted(OFFICE_ROLES))
    for person in dict.fromkeys(notices.with_deputies(office, work)):
        work.tidings.add(person, Topic.REVIEW, body, subject=subject(suggestion))


def told(id: int, tiding: Tiding, work: Work) -> Told | None:
    """How it stands now; None when it is settled and nothing is left to say."""
    suggestion = work.suggestions.get(id)
    button = open_button(KIND, id, suggestion.number, suggestion.summary)
    if tiding.topic is Topic.REVIEW:
        waits = suggestion.state is _REQUESTS.get(tiding.body.id)
        return Told(line=tiding.body, urgency=tiding.urgency, button=button) if waits else None
    if tiding.topic is not Topic.REMINDER:
        return Told(line=tiding.body, urgency=tiding.urgency, button=button)
    if suggestion.state not in RUNNING or suggestion.due is None:
        return None
    left = deadlines.days_left(suggestion.due, work.today)
    return Told(line=_reminder(suggestion, suggestion.due, work), urgency=left, button=button)


def _reminder(suggestion: Suggestion, due: date, work: Work) -> Text:
    return text(
        "reminder-suggestion",
        number=suggestion.number,
        text=suggestion.summary,
        due=Day(day=due),
        when=lines.left_text(deadlines.days_left(due, work.today)),
    )
