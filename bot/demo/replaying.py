"""The round's history, day by day, through the use cases that made it; nobody is told again.

A day is one silent transaction at eleven, after the ladder's own steps of ten o'clock, so that
what was due in the past is done and the present begins calm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.core import weeks
from bot.core.ledger import Ledger
from bot.core.roster_entries import Roster
from bot.core.work import Work
from bot.demo import story_days
from bot.demo.clock import VirtualClock
from bot.demo.replaying_deeds import Book, Deed, do_all
from bot.demo.replaying_files import Album, Keep, files_of
from bot.demo.replaying_matters import MATTERS
from bot.demo.story_cast import prefecture
from bot.demo.story_steps import Finding, Round, Step
from bot.usecases import digests, rosters, stepping

Progress = Callable[[int, int], None]
"""How many steps of how many are done."""

ZONE = ZoneInfo("Asia/Shanghai")
DIGESTS = 8
_BATCH = 200
_MORNING, _DAYTIME = time(10), time(11)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    on: date
    steps: tuple[tuple[Finding, Step], ...]


async def replay(
    ledger: Ledger, clock: VirtualClock, round: Round, progress: Progress, keep_file: Keep
) -> None:
    """Into an empty ledger. The clock stands at eleven of the story's last day afterwards."""
    days = _days(round)
    clock.set(_at(story_days.FIRST, _DAYTIME))
    book = await ledger.transact(_load, prefecture(), cause="history:roster", silent=True)
    album = Album(round.seed, keep_file)
    total, done = sum(len(day.steps) for day in days), 0
    with_digest = _digest_days(days)
    for day in days:
        progress(done, total)
        await _morning(ledger, clock, day.on, with_digest=day.on in with_digest)
        await _daytime(ledger, clock, day, book, album)
        done += len(day.steps)
    progress(done, total)


def _days(round: Round) -> list[_Day]:
    """Every workday up to the last step, those on which nothing happened too."""
    told = {
        on: tuple(pairs) for on, pairs in groupby(round.timeline(), key=lambda pair: pair[1].on)
    }
    last = max((*told, *MATTERS))
    return [_Day(on=on, steps=told.get(on, ())) for on in story_days.all_days() if on <= last]


def _digest_days(days: list[_Day]) -> frozenset[date]:
    """The last eight weeks' first workdays."""
    firsts = {weeks.week_of(day.on): day.on for day in reversed(days)}
    return frozenset(sorted(firsts.values())[-DIGESTS:])


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, ZONE)


def _load(work: Work, roster: Roster) -> Book:
    rosters.load(work, roster, apply=True)
    return Book(
        assignments={
            work.organisations.get(assignment.unit_id).code: assignment.id
            for round_ in work.rounds.all()
            for assignment in work.rounds.assignments(round_.id)
        },
        departments={each.code: each.id for each in work.organisations.all()},
        people={person.key: person.id for person in work.people.all()},
    )


async def _morning(ledger: Ledger, clock: VirtualClock, on: date, *, with_digest: bool) -> None:
    clock.set(_at(on, _MORNING))
    cause = f"history:{on}:morning"
    await ledger.transact(_wake, with_digest, cause=cause, silent=True)


def _wake(work: Work, with_digest: bool) -> None:
    """What the clock's processes would have done that morning, unheard."""
    while stepping.take_steps(work, _BATCH):
        pass
    if with_digest:
        digests.freeze(work, weeks.week_of(work.today))


async def _daytime(
    ledger: Ledger, clock: VirtualClock, day: _Day, book: Book, album: Album
) -> None:
    clock.set(_at(day.on, _DAYTIME))
    if day.steps:
        deeds = _deeds(day, album)
        await ledger.transact(_do, book, deeds, cause=f"history:{day.on}", silent=True)
    if day.on in MATTERS:
        cause = f"history:{day.on}:matters"
        await ledger.transact(MATTERS[day.on], book, cause=cause, silent=True)


def _do(work: Work, book: Book, deeds: list[Deed]) -> None:
    do_all(work, book, deeds)


def _deeds(day: _Day, album: Album) -> list[Deed]:
    """The files are on disk before the ledger names them."""
    captions = {place: step.evidence for place, (_, step) in enumerate(day.steps)}
    files = files_of(captions, album)
    return [
        Deed(finding=finding, step=step, files=files.get(place, ()))
        for place, (finding, step) in enumerate(day.steps)
    ]
