"""A name with its second person beside it: whom a deputy stood for, who entered it (代录)."""

from __future__ import annotations

from bot.core import events, reviews
from bot.core.screens import Arg, Many, Text, text
from bot.core.work import Work
from bot.usecases import seats


def signed(person_id: int, entered_by: int | None, work: Work) -> Text | str:
    name = work.people.get(person_id).name
    if entered_by is None:
        return name
    return text("name-entered", name=name, by=work.people.get(entered_by).name)


def named(approval: reviews.Approval, work: Work) -> Text | str:
    if approval.for_id is None:
        return signed(approval.person_id, approval.entered_by, work)
    name, whom = work.people.get(approval.person_id).name, work.people.get(approval.for_id).name
    return text("name-deputy", name=name, whom=whom)


def of_event(entry: events.Event, work: Work) -> Text | str:
    """Who it was, in a line of history."""
    if entry.person_id is None:
        return ""
    body = entry.body or {}
    name = work.people.get(entry.person_id).name
    if isinstance(whom := body.get("on_behalf_of"), int):
        return text("name-entered", name=work.people.get(whom).name, by=name)
    if isinstance(whom := body.get("for"), int):
        return text("name-deputy", name=name, whom=work.people.get(whom).name)
    return name


def marked(words: str, application: reviews.Application, work: Work) -> Arg:
    """An application's words, with for whom it, or a decision on it, was entered beside it."""
    given = work.reviews.approvals(application.id)
    people = [a.person_id for a in given if a.entered_by is not None]
    if seats.entered_by(application, work) is not None:
        people.insert(0, application.applicant_id)
    names = [work.people.get(person).name for person in dict.fromkeys(people)]
    return text("text-entered", text=words, names=Many(items=tuple(names))) if names else words


def application(made: reviews.Application, work: Work) -> Text:
    by = seats.entered_by(made, work)
    if by is None:
        return text("card-application", text=made.text)
    name = signed(made.applicant_id, by, work)
    return text("card-application-entered", name=name, text=made.text)
