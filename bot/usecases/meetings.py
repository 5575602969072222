"""A team's calendar: set by head or deputy, shown to the team, recalled the workday before and on
the day itself in everybody's one daily message; it ends with the round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator

from bot.core import errors, meetings
from bot.core.meetings import Action, Kind, Meeting
from bot.core.messages import Topic
from bot.core.people import Actor
from bot.core.roles import TEAM_ROLES
from bot.core.screens import Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import in_post, items, notices
from bot.usecases.commands import Command, ShortText

SHOWN_DAYS = 366
_TIME = re.compile(r"(\d{1,2})\s*(?:[:：点时.]\s*(\d{1,2})?\s*分?)?")


def time_of_day(written: str) -> str:
    """`14:30` of 14:30, 14：30, 14点30分 or 14点. Raises ValueError."""
    found = _TIME.fullmatch(written.strip())
    if found is None:
        raise ValueError("no time of day")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueError("no time of day")
    return f"{hour:02}:{minute:02}"


class Set(Command):
    team: int
    kind: Kind
    day: date
    at: Annotated[ShortText, AfterValidator(time_of_day)]
    place: ShortText
    topic: ShortText | None = None


class Cancel(Command):
    meeting: int


def may_set(actor: Actor) -> frozenset[int]:
    """The teams for which this person sets dates."""
    return meetings.teams(actor, Action.SET)


def coming(actor: Actor, work: Work) -> list[Meeting]:
    """From today on, of one's own teams. Raises `NotAllowed` for who is in no team."""
    own = meetings.teams(actor, Action.SEE)
    if not own:
        raise errors.NotAllowed("calendar")
    until = work.today + timedelta(days=SHOWN_DAYS * work.policy.farthest_years)
    return [each for each in work.meetings.between(work.today, until) if each.team_id in own]


def set_(command: Set, actor: Actor, work: Work) -> Meeting:
    """The team hears of it at once if the reminder of the day before would come too late."""
    if command.team not in may_set(actor):
        raise errors.NotAllowed("meeting")
    if command.day < work.today:
        raise errors.Unfit("meeting-past", day=Day(day=command.day))
    items.check_due(command.day, work)
    added = work.meetings.add(
        Meeting(
            team_id=command.team,
            kind=command.kind,
            day=command.day,
            at=command.at,
            place=command.place,
            topic=command.topic,
            added_by=actor.id,
        )
    )
    _record("meeting-set", added, actor, work)
    if command.day <= work.workdays.next_workday(work.today + timedelta(days=1)):
        _tell("notice-meeting", added, actor, work)
    return added


def cancel(command: Cancel, actor: Actor, work: Work) -> Meeting:
    """Raises `NotFound` for another team's, as for none."""
    meeting = work.meetings.get(command.meeting)
    if meeting.team_id not in meetings.teams(actor, Action.SEE):
        raise errors.NotFound()
    if meeting.team_id not in may_set(actor):
        raise errors.NotAllowed("meeting")
    if meeting.cancelled_on is not None or meeting.day < work.today:
        raise errors.WrongState("meeting-over")
    cancelled = replace(meeting, cancelled_on=work.today)
    work.meetings.save(cancelled)
    _record("meeting-cancelled", cancelled, actor, work)
    _tell("notice-meeting-cancelled", cancelled, actor, work)
    return cancelled


def remind(work: Work) -> None:
    """Puts today's meetings, and those before the next workday has passed, to what the team hears
    today; each once on the day, and once before."""
    ahead = work.workdays.next_workday(work.today + timedelta(days=1))
    for meeting in work.meetings.between(work.today, ahead):
        is_today = meeting.day == work.today
        if work.clocks.take_slot("meeting-today" if is_today else "meeting", str(meeting.id)):
            line = told("tiding-meeting-today" if is_today else "tiding-meeting", meeting)
            for person in _members(meeting, work):
                work.tidings.add(person, Topic.NOTICE, line)


def told(line: str, meeting: Meeting) -> Text:
    return text(
        line,
        what=text(f"meeting-kind-{meeting.kind}"),
        day=Day(day=meeting.day, weekday=True),
        at=meeting.at,
        place=meeting.place,
        topic=text("meeting-topic-of", topic=meeting.topic) if meeting.topic else "",
    )


def _members(meeting: Meeting, work: Work) -> Sequence[int]:
    return in_post.of_team(meeting.team_id, work, *sorted(TEAM_ROLES))


def _tell(line: str, meeting: Meeting, actor: Actor, work: Work) -> None:
    others = [person for person in _members(meeting, work) if person != actor.id]
    screen = Screen(lines=(told(line, meeting),))
    notices.tell(work, others, screen, kind="notice", topic=f"meeting:{meeting.id}")


def _record(kind: str, meeting: Meeting, actor: Actor, work: Work) -> None:
    work.events.record(
        kind,
        item_kind="meeting",
        item_id=meeting.id,
        person_id=actor.id,
        body={"day": meeting.day.isoformat(), "at": meeting.at, "place": meeting.place},
    )
