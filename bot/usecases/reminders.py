"""The bundled messages of the day: reminders, echoes and review requests, one each a person.

Each function tells everybody for whom something waits, once: a key of the outbox holds the person
and the day. When the hour has come, and that nobody does it twice, is the process's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from functools import partial

from bot.core import errors, findings
from bot.core.messages import Tiding, Topic
from bot.core.people import Actor
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import bundles, changes, digests, gathering, meetings, seats

SHOWN_REVIEWS = 5

# A working paper's request, and the state in which it still waits.
_PAPERS = {"tiding-to-review": findings.State.DRAFT, "tiding-to-sign": findings.State.REVIEWED}
# Told though it is not for this reader to decide: someone must be found who does.
_FOR_OTHERS = frozenset({"tiding-unheld", "tiding-review-late", "tiding-review-unheld"})


def notice_slot(work: Work) -> str | None:
    """The day's slot once its notice time has come; None before, on days off, in quiet hours."""
    return _slot(work.hours.notice, work)


def review_slot(work: Work) -> str | None:
    """That of the latest review time of today that has come, e.g. `2020-12-07T1600`."""
    come = [moment for moment in work.hours.review_times if _slot(moment, work)]
    return f"{work.today.isoformat()}T{max(come):%H%M}" if come else None


def _slot(moment: time, work: Work) -> str | None:
    is_open = work.workdays.is_workday(work.today) and not work.hours.is_quiet(work.now)
    has_come = work.hours.at(work.today, moment) <= work.now
    return work.today.isoformat() if is_open and has_come else None


def daily_messages(work: Work, day: date) -> int:
    """One message a person, except to those whose digest of today carries their reminders."""
    meetings.remind(work)
    with_digest = digests.carrying(work)
    waiting = [p for p in work.tidings.people_waiting(bundles.DAILY) if p not in with_digest]
    return bundles.each(waiting, partial(_tell_daily, day, work), work, name="daily message")


def _tell_daily(day: date, work: Work, person: int) -> bool:
    tidings = work.tidings.waiting(person, bundles.DAILY)
    key = f"reminders:{person}:{day.isoformat()}"
    shown = bundles.entries(tidings, work)
    return bool(shown) and _send("daily", person, shown, tidings, work, key=key)


def echo_messages(work: Work, day: date) -> int:
    """事事有回音: what became of the finder's findings, a line each."""
    waiting = work.tidings.people_waiting([Topic.ECHO])
    return bundles.each(waiting, partial(_tell_echo, day, work), work, name="echo")


def _tell_echo(day: date, work: Work, person: int) -> bool:
    tidings = work.tidings.waiting(person, [Topic.ECHO])
    key = f"echo:{person}:{day.isoformat()}"
    return _send("echo", person, bundles.entries(tidings, work), tidings, work, key=key)


def _send(
    kind: str,
    person: int,
    shown: tuple[bundles.Entry, ...],
    tidings: Iterable[Tiding],
    work: Work,
    *,
    key: str,
) -> bool:
    actor = work.people.actor(person, work.today)
    screen = bundles.page(_head(kind, shown, work), shown, 0, key=key, actor=actor)
    return bundles.send(person, screen, tidings, key=key, kind=kind, work=work)


def _head(kind: str, shown: tuple[bundles.Entry, ...], work: Work) -> Text:
    day = Day(day=work.today, weekday=True)
    if kind == "echo" and bundles.is_protected(shown):
        return text("echo-head-all", n=len(shown), day=day)
    if kind == "echo":
        return text("echo-head", n=len(shown), day=day)
    if kind == gathering.KIND:
        return gathering.head(len(shown))
    late = sum(entry.urgency < 0 for entry in shown)
    return text("daily-head-late" if late else "daily-head", n=len(shown), late=late, day=day)


def daily_page(work: Work, actor: Actor, key: str, page: int) -> Screen:
    """Another page of a bundled message, by its key in the outbox, as things stand now.

    Raises `Stale` for a message that is not there, or was another person's.
    """
    outgoing = work.outbox.by_key(key)
    if outgoing is None or outgoing.person_id != actor.id:
        raise errors.Stale()
    shown = bundles.entries(work.tidings.of_message(outgoing.id), work)
    if not shown:
        return Screen(lines=(text("daily-settled"),))
    return bundles.page(_head(outgoing.kind, shown, work), shown, page, key=key, actor=actor)


def review_messages(work: Work, day: date) -> int:
    """How many papers and applications await the person, the first five, the way to 待我审."""
    slot = review_slot(work) or day.isoformat()
    waiting = work.tidings.people_waiting([Topic.REVIEW])
    return bundles.each(waiting, partial(_tell_review, slot, work), work, name="review request")


def _tell_review(slot: str, work: Work, person: int) -> bool:
    tidings = work.tidings.waiting(person, [Topic.REVIEW])
    actor = work.people.actor(person, work.today)
    requested = frozenset(item.id for _change, item in changes.awaiting(actor, work))
    awaiting = requested | {a.finding_id for a in seats.awaiting(actor, work)}
    shown = [entry for entry in bundles.entries(tidings, work) if _is_open(entry, awaiting)]
    lines = [entry.line for entry in shown]
    others = sum(e.button is not None or e.line.id in _PAPERS for e in shown)
    screen = _review_screen(lines, len(awaiting) + others)
    key = f"review:{person}:{slot}"
    return bool(lines) and bundles.send(person, screen, tidings, key=key, kind="review", work=work)


def _is_open(entry: bundles.Entry, awaiting: frozenset[int]) -> bool:
    """What has been decided since is not asked for again."""
    finding, asked = entry.finding, entry.line.id
    if finding is None:
        return entry.button is not None
    if asked in _PAPERS:
        return finding.state is _PAPERS[asked]
    if asked in _FOR_OTHERS:
        return finding.state in findings.UNDER_REVIEW
    return finding.id in awaiting


def _review_screen(lines: list[Text], awaiting: int) -> Screen:
    more = len(lines) - SHOWN_REVIEWS
    head = text("review-head", n=awaiting) if awaiting else text("review-head-others")
    foot = (text("review-more", n=more),) if more > 0 else ()
    button = Button(label=text("review-open"), press=("reviews",))
    return Screen(
        lines=(head, *lines[:SHOWN_REVIEWS], *foot), buttons=((button,),) if awaiting else ()
    )
