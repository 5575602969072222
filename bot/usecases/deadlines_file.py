"""One's deadlines, for a calendar: items to be put right, and applications to be decided."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.core import errors, findings, rights
from bot.core.listing import Filter, Order
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Text, text
from bot.core.work import Work

_MOST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """`uid` stays the same when the date moves, so that a second import moves the entry."""

    uid: str
    day: date
    title: Text
    note: str


def of(actor: Actor, work: Work) -> tuple[Deadline, ...]:
    """In the order of their days. Raises `NotFound` where there is none."""
    found = sorted(
        (*_items(actor, work), *_reviews(actor, work)), key=lambda each: (each.day, each.uid)
    )
    if not found:
        raise errors.NotFound("deadlines")
    return tuple(found)


def _items(actor: Actor, work: Work) -> Iterator[Deadline]:
    """For the unit's people theirs, for its principal and liaison the unit's, as /due lists."""
    is_own = actor.has(Role.RESPONSIBLE, Role.LEADER)
    is_whole = actor.has(Role.PRINCIPAL, Role.LIAISON)
    wanted = Filter(
        states=findings.WITH_UNIT - findings.ENDED - findings.UNDER_REVIEW,
        mine=actor.persons if is_own and not is_whole else frozenset(),
    )
    sight = rights.sight(actor)
    page = work.listing.page(sight, wanted, order=Order.DUE, number=0, size=_MOST)
    for row in page.rows:
        if row.due is not None:
            title = text("deadline-item", number=row.number, unit=row.unit_name)
            yield Deadline(
                uid=_uid("item", row.id, work),
                day=row.due,
                title=title,
                note=_note(row.summary, work),
            )


def _reviews(actor: Actor, work: Work) -> Iterator[Deadline]:
    waiting = {a.finding_id: a for a in work.reviews.awaiting(actor.id)}
    found = work.findings.many(list(waiting))
    for finding in [f for f in found if rights.may(actor, rights.Action.SEE, f)]:
        application = waiting[finding.id]
        yield Deadline(
            uid=_uid("review", application.id, work),
            day=application.step_due,
            title=text("deadline-review", number=finding.number, unit=finding.unit_name),
            note=_note(finding.summary, work),
        )


def _note(summary: str, work: Work) -> str:
    """A calendar lies open on many a screen: where notices are sparse, it is, too."""
    return "" if work.policy.low_content_notices else summary


def _uid(kind: str, id: int, work: Work) -> str:
    """Of this installation alone, and without a name of it."""
    house = hashlib.sha256(b"calendar:" + work.secret).hexdigest()[:16]
    return f"{kind}-{id}@{house}.huiyin"
