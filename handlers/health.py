"""/health: how the installation fares, for the director; for the administrator without names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.core import errors
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Arg, Day, Many, Moment, Screen, Text, text
from bot.core.upkeep import Vitals
from bot.core.work import Work

SHOWN = 10
MEGABYTE = 1024 * 1024
SHORT_HEAD = 16
OLDEST_BACKUP = timedelta(hours=36)
LONGEST_WAIT = timedelta(hours=1)

__all__ = ["Screen", "complaints", "health", "lines", "short"]


def health(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    if not actor.has(Role.DIRECTOR, Role.ADMIN):
        raise errors.NotAllowed("health")
    vitals = work.upkeep.vitals()
    wrong = [text(id) for id in complaints(vitals, work.now)]
    unreachable = _unreachable(work, named=actor.has(Role.DIRECTOR))
    return Screen(lines=(text("health-title"), *wrong, *lines(vitals, work), *unreachable))


def complaints(vitals: Vitals, now: datetime) -> list[str]:
    """Text ids of what somebody should look after."""

    def is_older(at: datetime | None, than: timedelta) -> bool:
        return at is None or now - at > than

    waits = vitals.oldest_undelivered
    judged = (
        ("health-wrong-conflict", vitals.conflict_since is not None),
        ("health-wrong-backup", is_older(vitals.backup_at, OLDEST_BACKUP)),
        ("health-wrong-proof", is_older(vitals.proved_at, OLDEST_BACKUP)),
        ("health-wrong-outbox", waits is not None and now - waits > LONGEST_WAIT),
    )
    return [id for id, is_wrong in judged if is_wrong]


def lines(vitals: Vitals, work: Work) -> Iterator[Text]:
    """The technical figures: nothing of any item or person."""
    yield text("health-backup", at=_moment(vitals.backup_at), proved=_moment(vitals.proved_at))
    yield text("health-outbox", n=vitals.outbox_waiting, held=vitals.outbox_held)
    if vitals.oldest_undelivered is not None:
        yield text("health-oldest", at=Moment(at=vitals.oldest_undelivered))
    yield text("health-inbox", n=vitals.inbox_waiting)
    yield text("health-files", n=vitals.fetches_waiting, lost=vitals.fetches_lost)
    yield text("health-tick", at=_moment(vitals.ticked_at))
    yield text("health-calendar", day=Day(day=work.workdays.covered_until))
    yield text("health-disk", megabytes=vitals.disk_free // MEGABYTE)
    if vitals.outage_at is not None and vitals.outage_why is not None:
        why = text(f"trouble-{vitals.outage_why}")
        yield text("health-outage", at=Moment(at=vitals.outage_at), why=why)
    yield text("health-head", head=short(vitals.head), n=vitals.unsealed)


def short(head: str | None) -> str:
    """As it is printed: long enough that nobody finds another chain for it."""
    return head[:SHORT_HEAD] if head else "—"


def _moment(at: datetime | None) -> Arg:
    return text("health-never") if at is None else Moment(at=at)


def _unreachable(work: Work, *, named: bool) -> Iterator[Text]:
    people = [p for p in work.people.all() if p.unreachable_since and not p.suspended_on]
    if not people:
        return
    if not named:
        yield text("health-unreachable", n=len(people))
        return
    names = Many(items=tuple(person.name for person in people[:SHOWN]))
    yield text("health-unreachable-named", n=len(people), names=names)
