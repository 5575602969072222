"""A team's dates as rules: who, when, and the time of day as people write it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core import errors, meetings
from bot.core.meetings import Action, Kind
from bot.core.messages import Topic
from bot.core.roles import TEAM_ROLES, Role
from bot.usecases import meetings as cases
from tests import builders
from tests.ledger import Ledger

SETTING = frozenset({Role.DEPUTY, Role.HEAD})


def test_who_may_what(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        for role in Role:
            actor = town.actor(work, role)
            own = frozenset({town.team.id})
            assert meetings.teams(actor, Action.SEE) == (own if role in TEAM_ROLES else set())
            assert cases.may_set(actor) == (own if role in SETTING else set())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("14:30", "14:30"),
        ("9:00", "09:00"),
        ("14：05", "14:05"),
        ("14点30分", "14:30"),
        ("8点", "08:00"),
        ("7", "07:00"),
    ],
)
def test_a_time_as_people_write_it(written: str, read: str) -> None:
    assert cases.time_of_day(written) == read


@pytest.mark.parametrize("written", ["", "下午", "24:00", "12:60", "14:30:00", "1430"])
def test_what_is_no_time(written: str) -> None:
    with pytest.raises(ValueError, match="time of day"):
        cases.time_of_day(written)


def test_another_teams_calendar_is_not_set(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        command = cases.Set(
            team=town.team.id + 1,
            kind=Kind.STUDY,
            day=work.today + timedelta(days=3),
            at="9:00",
            place="会议室",
        )
        with pytest.raises(errors.NotAllowed):
            cases.set_(command, town.actor(work, Role.HEAD), work)


def test_each_is_recalled_once_before_and_once_on_the_day(
    ledger: Ledger, town: builders.World
) -> None:
    with ledger.work() as work:
        head = town.actor(work, Role.HEAD)
        day = work.today + timedelta(days=1)
        command = cases.Set(team=town.team.id, kind=Kind.STUDY, day=day, at="9:00", place="会议室")
        cases.set_(command, head, work)
        for _ in range(2):
            cases.remind(work)
        assert len(work.tidings.waiting(head.id, [Topic.NOTICE])) == 1
    ledger.clock.pass_by(timedelta(days=1))
    with ledger.work() as work:
        for _ in range(2):
            cases.remind(work)
        assert len(work.tidings.waiting(head.id, [Topic.NOTICE])) == 2
