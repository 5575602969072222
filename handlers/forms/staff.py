"""Ending a post on a day, and handing over all that is open to a successor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core import people
from bot.core.forms import Answers, Day, Form, Option, Pick
from bot.core.people import Actor
from bot.core.screens import Day as DayText
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import staff, succession
from handlers.forms import offers


def _about(work: Work, actor: Actor, answers: Answers) -> Sequence[Text]:
    if not staff.may_read(actor):
        return ()
    return (text("people-about", name=work.people.get(offers.number(answers, "person")).name),)


def _posts(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    if not staff.may_keep(actor):
        return ()
    return tuple(
        Option(value=str(post.id), label=_named(post, work))
        for post in staff.posts(offers.number(answers, "person"), work)
    )


def _named(post: people.Post, work: Work) -> Text:
    place = ""
    if post.organisation_id is not None:
        place = work.organisations.get(post.organisation_id).name
    return text("people-post", role=text(f"role-{post.role}"), place=place)


def _days(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    """Yesterday ends it at once; the end of this month, and of this year."""
    next_month = (work.today.replace(day=1) + timedelta(days=32)).replace(day=1)
    month_end = next_month - timedelta(days=1)
    year_end = work.today.replace(month=12, day=31)
    days = dict.fromkeys((work.today - timedelta(days=1), work.today, month_end, year_end))
    at_once, *later = days
    return (
        Option(value=at_once.isoformat(), label=text("option-at-once")),
        *(
            Option(value=d.isoformat(), label=text("option-day", day=DayText(day=d, weekday=True)))
            for d in later
        ),
    )


def _expired(command: staff.Expire, actor: Actor, work: Work) -> Screen:
    post = staff.expire(command, actor, work)
    name = work.people.get(command.person).name
    line = text(
        "expire-done", name=name, role=text(f"role-{post.role}"), until=DayText(day=command.until)
    )
    return Screen(lines=(line,))


def _successors(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    if not staff.may_keep(actor):
        return ()
    before = offers.number(answers, "person")
    return tuple(
        Option(value=str(person.id), label=person.name)
        for person in work.people.all()
        if person.suspended_on is None and person.id != before
    )


def _handed(command: succession.HandOver, actor: Actor, work: Work) -> Screen:
    done = succession.hand_over(command, actor, work)
    line = text(
        "succession-done",
        name=done.person.name,
        successor=done.successor.name,
        posts=done.posts,
        findings=done.findings,
        suggestions=done.suggestions,
        reviews=done.reviews,
    )
    unseated = (text("succession-unseated", n=done.unseated),) if done.unseated else ()
    return Screen(lines=(line, *unseated))


EXPIRE = Form(
    name="expire",
    result=staff.Expire,
    questions=(Pick("post", options=_posts), Day("until", offers=_days)),
    submit=_expired,
    intro=_about,
)

SUCCESSION = Form(
    name="succession",
    result=succession.HandOver,
    questions=(Pick("successor", options=_successors),),
    submit=_handed,
    intro=_about,
)
