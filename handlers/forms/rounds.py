"""The meeting that approved a round's list (建议名单): which, when, how many units."""

from __future__ import annotations

from bot.core.forms import Choice, Day, Form, Words
from bot.core.people import Actor
from bot.core.rounds import MeetingKind
from bot.core.screens import Day as DayText
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import rounds as cases
from handlers.forms import offers


def _approved(command: cases.Approve, actor: Actor, work: Work) -> Screen:
    held = cases.approve(command, actor, work)
    line = text(
        "list-meeting-done",
        name=work.rounds.get(held.round_id).name,
        day=DayText(day=held.held_on),
        meeting=text(f"meeting-{held.meeting}"),
        n=held.units,
    )
    return Screen(lines=(line,))


MEETING = Form(
    name="list-meeting",
    result=cases.Approve,
    questions=(
        Choice("meeting", options=offers.fixed("meeting", tuple(MeetingKind))),
        Day("on", offers=offers.recent_days),
        Words("units"),
    ),
    submit=_approved,
)
