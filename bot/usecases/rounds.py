"""A round moves through its phases, one at a time and never back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pydantic import Field

from bot.core import errors, rounds
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Day
from bot.core.work import Work
from bot.usecases.commands import Command

_ORDER = tuple(rounds.Phase)


class Approve(Command):
    """The list of a round (建议名单), as a meeting approved it."""

    round: int
    meeting: rounds.MeetingKind
    on: date
    units: int = Field(ge=1, le=9999)


class Advance(Command):
    """`phase` is the one to enter, so that a second press of a button is seen to be one."""

    round: int
    phase: rounds.Phase


def next_phase(phase: rounds.Phase) -> rounds.Phase | None:
    place = _ORDER.index(phase) + 1
    return _ORDER[place] if place < len(_ORDER) else None


def advance(command: Advance, actor: Actor, work: Work) -> rounds.Round:
    """Logging ends with fieldwork (进驻); a team's access ends with the archive (归档)."""
    if not actor.has(Role.DIRECTOR):
        raise errors.NotAllowed("round")
    before = work.rounds.get(command.round)
    if next_phase(before.phase) is not command.phase:
        raise errors.Stale()
    after = replace(before, phase=command.phase)
    work.rounds.save(after)
    work.events.record(
        "round-advanced",
        item_kind="round",
        item_id=after.id,
        from_state=before.phase,
        to_state=after.phase,
        person_id=actor.id,
    )
    return after


def check_may_approve(actor: Actor) -> None:
    if not actor.has(*OFFICE_ROLES):
        raise errors.NotAllowed("list-meeting")


def approve(command: Approve, actor: Actor, work: Work) -> rounds.ListMeeting:
    """Records which meeting approved the list; who has made a slip records it again."""
    check_may_approve(actor)
    round_ = work.rounds.get(command.round)
    if command.on > work.today:
        raise errors.Unfit("meeting-in-future", day=Day(day=command.on))
    made = rounds.ListMeeting(
        round_id=round_.id, meeting=command.meeting, held_on=command.on, units=command.units
    )
    keep_meeting(made, actor.hand, work)
    return made


def keep_meeting(meeting: rounds.ListMeeting, by: int | None, work: Work) -> None:
    work.rounds.save_list_meeting(meeting)
    work.events.record(
        "list-approved",
        item_kind="round",
        item_id=meeting.round_id,
        person_id=by,
        body={
            "meeting": meeting.meeting.value,
            "on": meeting.held_on.isoformat(),
            "units": meeting.units,
        },
    )
