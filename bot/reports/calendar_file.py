"""Deadlines as an iCalendar file: all-day entries that a second import moves, not doubles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from bot.core.screens import Words
from bot.usecases.deadlines_file import Deadline


def made(
    deadlines: Sequence[Deadline], title: str, at: datetime, zone: str, words: Words
) -> bytes:
    """`at` is when it was made: of two files the later one counts."""
    calendar = Calendar()
    calendar.add("prodid", "-//Huiyin//Deadlines//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", zone)
    for each in deadlines:
        calendar.add_component(_event(each, at, words))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline, at: datetime, words: Words) -> Event:
    event = Event()
    event.add("uid", deadline.uid)
    event.add("dtstamp", at)
    event.add("last-modified", at)
    # It grows from one export to the next, as the standard asks of a moved date.
    event.add("sequence", int(at.timestamp()) // 60)
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", words(deadline.title))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if deadline.note:
        event.add("description", deadline.note)
    return event
