"""A name with its second person beside it: whom a deputy stood for, who entered it (代录)."""

from __future__ import annotations

from bot.core import events, reviews
from bot.core.screens import Arg, Many, Text, text
from bot.core.work import Work


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
    """An application's words, with whose decisions were entered for them beside it."""
    given = work.reviews.approvals(application.id)
    names = [work.people.get(a.person_id).name for a in given if a.entered_by is not None]
    return text("text-entered", text=words, names=Many(items=tuple(names))) if names else words
