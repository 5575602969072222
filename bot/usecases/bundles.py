"""Bundles: one message out of everything that waits for a person, eight lines a page.

A page is built from the tidings each time it is turned to, so it shows how things stand now.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.core import deadlines, findings, outcomes, paging, reach, rights
from bot.core.messages import Lane, Tiding, Topic
from bot.core.people import Actor
from bot.core.screens import Button, Screen, Text, text
from bot.core.work import Work
from bot.usecases import lines, subjects

PAGE_LINES = 8
# What waits for one message a day.
DAILY = (Topic.REMINDER, Topic.NOTICE)
_DEEDS = (
    (rights.Action.PROGRESS, "bundle-progress"),
    (rights.Action.EXTEND, "button-extend"),
    (rights.Action.REMIND, "button-remind"),
    (rights.Action.HAND_OVER, "button-hand-over"),
)

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`button` opens what is no finding; `is_protected`: not to be passed on."""

    line: Text
    urgency: int
    finding: findings.Finding | None
    button: Button | None = None
    is_protected: bool = False


def entries(tidings: Sequence[Tiding], work: Work) -> tuple[Entry, ...]:
    """Most urgent first. An item is reminded of once, by its newest step, and not at all once it
    is settled; everything else is told as it was written. Who has declared a recusal since hears
    no more of the unit."""
    found = {
        finding.id: finding
        for finding in work.findings.many([t.finding_id for t in tidings if t.finding_id])
    }
    readers = {id: work.people.actor(id, work.today) for id in {t.person_id for t in tidings}}
    heard = [t for t in tidings if not _is_recused(t, found, readers[t.person_id])]
    made = (_entry(tiding, found, readers[tiding.person_id], work) for tiding in _newest(heard))
    return tuple(sorted((e for e in made if e is not None), key=lambda entry: entry.urgency))


def _is_recused(tiding: Tiding, found: dict[int, findings.Finding], reader: Actor) -> bool:
    finding = found.get(tiding.finding_id or 0)
    return finding is not None and reach.is_recused(reader, finding)


def _newest(tidings: Iterable[Tiding]) -> Iterable[Tiding]:
    """One an item of what says how it stands; every one of what says what happened."""
    kept: dict[tuple[str, int | str | None], Tiding] = {}
    for tiding in sorted(tidings, key=lambda tiding: tiding.id):
        about = tiding.subject or tiding.finding_id
        once = tiding.topic in (Topic.REMINDER, Topic.REVIEW) and about is not None
        kept[("about", about) if once else ("tiding", tiding.id)] = tiding
    return kept.values()


def _entry(
    tiding: Tiding, found: dict[int, findings.Finding], reader: Actor, work: Work
) -> Entry | None:
    if tiding.subject is not None:
        return _of_subject(tiding, work)
    finding = found.get(tiding.finding_id or 0)
    if tiding.topic is not Topic.REMINDER or finding is None:
        return Entry(line=tiding.body, urgency=tiding.urgency, finding=finding)
    due = lines.pressing_due(finding)
    if due is None:
        return None
    line = lines.reminder(finding, due, tiding.body.args["form"], work)
    line = lines.for_absent(line, finding, reader, work)
    return Entry(line=line, urgency=deadlines.days_left(due, work.today), finding=finding)


def _of_subject(tiding: Tiding, work: Work) -> Entry | None:
    told = subjects.told(tiding, work)
    if told is None:
        return None
    return Entry(
        line=told.line,
        urgency=told.urgency,
        finding=None,
        button=told.button,
        is_protected=told.is_protected,
    )


def page(head: Text, shown: Sequence[Entry], number: int, *, key: str, actor: Actor) -> Screen:
    """`key` is the message's own in the outbox: a turned page is asked for by it. A page beyond
    the last is the last."""
    on_page, number, count = paging.cut(shown, number, PAGE_LINES)
    foot = (text("bundle-page", page=number + 1, pages=count),) if count > 1 else ()
    items = {entry.finding.id: entry.finding for entry in on_page if entry.finding is not None}
    rows: list[tuple[Button, ...]] = [(_item_button(finding),) for finding in items.values()]
    rows += [(button,) for button in _others(on_page)]
    if len(shown) == 1 and items:
        rows += _deeds(shown[0], next(iter(items.values())), actor)
    return Screen(
        lines=(head, *(entry.line for entry in on_page), *foot),
        buttons=(*rows, *paging.turning(("daily", key), number, count)),
        item=next(iter(items)) if len(shown) == 1 and items else None,
        protected=is_protected(shown),
    )


def is_protected(shown: Iterable[Entry]) -> bool:
    return any(entry.is_protected for entry in shown)


def _others(on_page: Iterable[Entry]) -> Iterable[Button]:
    buttons = (entry.button for entry in on_page if entry.button is not None)
    return {button.press: button for button in buttons}.values()


def _item_button(finding: findings.Finding) -> Button:
    return Button(label=f"{finding.number} {finding.summary}", press=("item", str(finding.id)))


def _deeds(entry: Entry, finding: findings.Finding, actor: Actor) -> list[tuple[Button, ...]]:
    """What the reader may do at once about the only item; asking for time only while there is
    some left."""
    if entry.line.id == "tiding-outcome":
        return [outcome_buttons(finding)]
    deeds = [
        Button(label=text(label), press=(action.value, str(finding.id)))
        for action, label in _DEEDS
        if rights.may(actor, action, finding)
        and (action is not rights.Action.EXTEND or entry.urgency >= 0)
    ]
    return [tuple(deeds[i : i + 2]) for i in range(0, len(deeds), 2)]


def outcome_buttons(finding: findings.Finding) -> tuple[Button, ...]:
    """The one question of the outcome check, in three buttons."""
    return tuple(
        Button(
            label=text(f"outcome-answer-{answer}"),
            press=("outcome", str(finding.id), answer.value),
        )
        for answer in outcomes.Answer
    )


def send(
    person: int, screen: Screen, told: Iterable[Tiding], *, key: str, kind: str, work: Work
) -> bool:
    """These tidings are told then. False when the key was sent before."""
    outbox_id = work.outbox.put(screen, key=key, kind=kind, person_id=person, lane=Lane.BROADCAST)
    if outbox_id is not None:
        work.tidings.told([tiding.id for tiding in told], outbox_id)
    return outbox_id is not None


def each(people: Iterable[int], tell: Callable[[int], bool], work: Work, *, name: str) -> int:
    """How many were told. A person who cannot be reached is left alone, and one who makes the
    telling fail is logged: the others are told all the same."""
    return sum(_told(person, tell, work, name) for person in people)


def _told(person: int, tell: Callable[[int], bool], work: Work, name: str) -> bool:
    if not work.people.get(person).is_reachable:
        return False
    try:
        with work.attempt():
            return tell(person)
    except Exception:
        _logger.exception("%s for person %s failed", name, person)
        return False
