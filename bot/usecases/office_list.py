"""What the office must look after by hand today: one message, and none when there is nothing.

Whom no message reaches must be phoned, a drafted letter sent, an item without a date given one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from bot.core import deadlines, findings, rounds
from bot.core.people import Person
from bot.core.roles import OFFICE_ROLES
from bot.core.screens import Button, Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import bundles, in_post, letters, notices, seats

SHOWN = 10
_OPEN = findings.WITH_UNIT - findings.ENDED


def office_daily(work: Work, day: date) -> int:
    """To the office and its director; how many were told."""
    lines = tuple(_lines(work))
    if not lines:
        return 0
    button = Button(label=text("office-open-overdue"), press=("list", "overdue", "0"))
    row = (button, Button(label=text("office-open-letters"), press=("letters", "waiting", "0")))
    shown = row if work.letters.waiting() else row[:1]
    screen = Screen(lines=(text("office-head"), *lines), buttons=(shown,))
    tell = partial(_tell, screen, day, work)
    return bundles.each(
        in_post.anywhere(work, *sorted(OFFICE_ROLES)), tell, work, name="office list"
    )


def _tell(screen: Screen, day: date, work: Work, person: int) -> bool:
    key = f"office:{person}:{day.isoformat()}"
    return bundles.send(person, screen, (), key=key, kind="office", work=work)


def _lines(work: Work) -> Iterator[Text]:
    unreachable = [p for p in work.people.all() if p.unreachable_since and not p.suspended_on]
    yield from _people("office-unreachable", unreachable)
    yield from _undelivered(work)
    yield from _unheld(work)
    yield from _letters(work)
    yield from _to_phone(work)
    yield from _without_due(work)


def _people(id: str, people: Sequence[Person]) -> Iterator[Text]:
    if people:
        names = tuple(person.name for person in people[:SHOWN])
        yield text(id, n=len(people), names=Many(items=names))


def _undelivered(work: Work) -> Iterator[Text]:
    """What was given up since the list before."""
    yesterday = work.workdays.add_workdays(work.today, -1)
    dead = work.outbox.dead(work.hours.at(yesterday, work.hours.notice))
    if dead:
        yield text("office-undelivered", n=len(dead))


def _unheld(work: Work) -> Iterator[Text]:
    """Applications that wait for nobody: whom to name is the office's to say (domain §2)."""
    waiting = seats.unheld(work)
    if waiting:
        found = work.findings.many([application.finding_id for application in waiting[:SHOWN]])
        numbers = tuple(finding.number for finding in found)
        yield text("office-unheld", n=len(waiting), numbers=Many(items=numbers))


def _letters(work: Work) -> Iterator[Text]:
    waiting = work.letters.waiting()
    if not waiting:
        return
    yield text("office-letters", n=len(waiting))
    for letter in waiting[:SHOWN]:
        yield text(
            "office-letter",
            number=letter.number,
            unit=letter.unit_name,
            form=letter.form_text,
            n=len(letters.live(letter, work)),
        )


def _to_phone(work: Work) -> Iterator[Text]:
    """People who hold an overdue item and have no chat with the bot: nobody else tells them."""
    figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
    found = work.findings.many([line.id for line in figures.overdue])
    held: dict[int, list[findings.Finding]] = {}
    for finding in found:
        for person in notices.working(finding, work)[-1:]:
            if work.people.get(person).chat_id is None:
                held.setdefault(person, []).append(finding)
    if held:
        yield text("office-to-phone", n=len(held))
    for person, overdue in list(held.items())[:SHOWN]:
        yield _phone_line(work.people.get(person), overdue, work)


def _phone_line(person: Person, overdue: Sequence[findings.Finding], work: Work) -> Text:
    worst = max(deadlines.days_left(work.today, f.due) for f in overdue if f.due)
    return text(
        "office-phone",
        name=person.name,
        unit=overdue[0].unit_name,
        n=len(overdue),
        days=worst,
    )


def _without_due(work: Work) -> Iterator[Text]:
    """无期限: its own bucket, never a breach and never forgotten."""
    found = [finding for finding in _open_findings(work) if finding.due is None]
    if found:
        numbers = tuple(finding.number for finding in found[:SHOWN])
        yield text("office-without-due", n=len(found), numbers=Many(items=numbers))


def _open_findings(work: Work) -> Iterator[findings.Finding]:
    for round in work.rounds.all():
        if round.phase is not rounds.Phase.ARCHIVED:
            for assignment in work.rounds.assignments(round.id):
                yield from work.findings.of_assignment(assignment.id, _OPEN)
