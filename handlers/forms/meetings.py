"""Setting a date in the team's calendar (支部建在组上)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.forms import Answers, Choice, Day, Form, Option, Pick, Words
from bot.core.meetings import Kind
from bot.core.people import Actor
from bot.core.screens import Day as DayText
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import meetings as cases


def _set(command: cases.Set, actor: Actor, work: Work) -> Screen:
    meeting = cases.set_(command, actor, work)
    return Screen(lines=(cases.told("meeting-set-done", meeting),))


def _teams(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    teams = [work.rounds.team(id) for id in sorted(cases.may_set(actor))]
    names = [(team, work.rounds.get(team.round_id).name) for team in teams]
    return tuple(
        Option(value=str(team.id), label=f"{round_name} {team.name}") for team, round_name in names
    )


def _kinds(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(Option(value=kind, label=text(f"meeting-kind-{kind}")) for kind in Kind)


def _days(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    days = (work.today + timedelta(days=span) for span in (0, 1, 2))
    return tuple(
        Option(value=day.isoformat(), label=text("option-day", day=DayText(day=day, weekday=True)))
        for day in days
    )


MEETING = Form(
    name="meeting",
    result=cases.Set,
    questions=(
        Pick("team", options=_teams),
        Choice("kind", options=_kinds),
        Day("day", offers=_days),
        Words("at"),
        Words("place"),
        Words("topic", optional=True),
    ),
    submit=_set,
)
