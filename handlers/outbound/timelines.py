"""The picture of a roadmap, drawn when it is sent, of what its reader may see then."""

from __future__ import annotations

from bot.core import screens
from bot.core.ledger import Ledger
from bot.core.work import Work
from bot.reports import timeline
from bot.usecases import roadmaps


async def plan(ledger: Ledger, of: screens.TimelineAttachment) -> timeline.Timeline:
    made = await ledger.read(_made, of)
    return timeline.Timeline(
        name=made.name,
        about=made.about,
        today=made.today,
        due=made.due,
        closed="roadmap-done" if of.assignment is None else "chart-light-closed",
        rows=tuple(
            timeline.Row(
                title=step.title,
                person=step.person,
                start=step.start,
                end=step.end,
                light=step.light.value,
                marks=step.marks,
            )
            for step in made.steps
        ),
    )


def _made(work: Work, of: screens.TimelineAttachment) -> roadmaps.Roadmap:
    if of.assignment is None:
        return roadmaps.of_finding(work.findings.get(of.finding or 0), work)
    reader = work.people.actor(of.reader or 0, work.today)
    return roadmaps.of_unit(work.rounds.assignment(of.assignment), reader, work)
