"""Deputies for a period (AB角): named by the person himself, of his own side, ending by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.core import errors, screens
from bot.core.people import Actor
from bot.core.roles import UNIT_ROLES, Role
from bot.core.screens import Day, Text, text
from bot.core.substitutes import SUBSTITUTABLE, Substitute
from bot.core.work import Work
from bot.usecases import in_post, items, notices
from bot.usecases.commands import Command


class Name(Command):
    deputy: int
    since: date
    until: date


class End(Command):
    substitute: int


def may_name(actor: Actor) -> bool:
    """A deputy passes nothing on: own posts alone can be stood in for."""
    return actor.own.has(*SUBSTITUTABLE)


def colleagues(actor: Actor, work: Work) -> tuple[int, ...]:
    """Who may stand in: of one's own unit, or of those outside all units; never across, so that
    separation holds during the absence, too."""
    own = actor.own
    if own.has(*UNIT_ROLES):
        units = own.organisations(*sorted(UNIT_ROLES))
        roles = sorted(UNIT_ROLES)
        found = [id for u in sorted(units) for id in in_post.of_organisation(u, work, *roles)]
    else:
        inside = in_post.anywhere(work, *UNIT_ROLES)
        outside = in_post.anywhere(work, *sorted(SUBSTITUTABLE - UNIT_ROLES))
        found = [id for id in outside if id not in inside]
    return tuple(id for id in dict.fromkeys(found) if id != actor.id)


def current(work: Work) -> Sequence[Substitute]:
    """Running and planned ones."""
    return [each for each in work.substitutes.all() if not each.is_over(work.today)]


def name(command: Name, actor: Actor, work: Work) -> Substitute:
    """From `since` to `until`, both days included."""
    if not may_name(actor):
        raise errors.NotAllowed("deputy")
    if command.deputy not in colleagues(actor, work):
        raise errors.Unfit("not-colleague")
    _check_period(command, actor, work)
    named = work.substitutes.add(
        Substitute(
            person_id=actor.id,
            deputy_id=command.deputy,
            since=command.since,
            until=command.until,
        )
    )
    _record("deputy-named", named, actor, work)
    people = [named.deputy_id, *in_post.anywhere(work, Role.DIRECTOR)]
    _tell(people, told("notice-deputy", named, work), named, work)
    return named


def _check_period(command: Name, actor: Actor, work: Work) -> None:
    if command.since < work.today:
        raise errors.Unfit("deputy-past", day=Day(day=command.since))
    if command.until < command.since:
        raise errors.Unfit("deputy-period", since=Day(day=command.since))
    items.check_due(command.until, work)
    for other in current(work):
        overlaps = command.since <= other.until and other.since <= command.until
        if other.person_id == actor.id and overlaps:
            name = work.people.get(other.deputy_id).name
            raise errors.WrongState("deputy-already", name=name, until=Day(day=other.until))


def end(command: End, actor: Actor, work: Work) -> Substitute:
    """Back earlier than planned."""
    running = work.substitutes.get(command.substitute)
    if running.person_id != actor.id:
        raise errors.NotAllowed("deputy-of-another")
    if running.is_over(work.today):
        raise errors.WrongState("deputy-over")
    ended = replace(running, ended_on=work.today)
    work.substitutes.save(ended)
    _record("deputy-ended", ended, actor, work)
    _tell([ended.deputy_id], told("notice-deputy-ended", ended, work), ended, work)
    return ended


def told(line: str, substitute: Substitute, work: Work) -> Text:
    return text(
        line,
        name=work.people.get(substitute.person_id).name,
        deputy=work.people.get(substitute.deputy_id).name,
        since=Day(day=substitute.since),
        until=Day(day=substitute.until),
    )


def _record(kind: str, substitute: Substitute, actor: Actor, work: Work) -> None:
    work.events.record(
        kind,
        item_kind="person",
        item_id=substitute.person_id,
        person_id=actor.id,
        body={
            "deputy": substitute.deputy_id,
            "since": substitute.since.isoformat(),
            "until": substitute.until.isoformat(),
        },
    )


def _tell(people: list[int], line: Text, substitute: Substitute, work: Work) -> None:
    others = [person for person in people if person != substitute.person_id]
    screen = screens.Screen(lines=(line,))
    notices.tell(work, others, screen, kind="notice", topic=f"deputy:{substitute.id}")
