"""Any schedule, any outage, any wrong clock: each step once, none missing, the missed ones joined.

The real ladder, on a real ledger through the real use cases and the reminding process, against a
clerk who counts days by hand.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from bot.core import errors
from bot.core.findings import UNDER_REVIEW, Finding, State
from bot.core.messages import Topic
from bot.core.reviews import Application
from bot.core.roles import Role
from bot.core.work import Work
from bot.processes.digesting import Digesting
from bot.processes.reminding import Reminding
from bot.usecases import changes, items
from tests import builders
from tests.ledger import HOURS, Ledger, opened
from tests.torture import sizes
from tests.torture.oracle import Clerk, Item, Key
from tests.usecases.deeds import CHAIN, Deeds

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Act = tuple[str, int]

# The National Day and the Spring Festival lie within reach.
FIRST = date(2020, 9, 7)
HOUR = 1
ACTS = st.one_of(
    st.tuples(st.just("lives"), st.integers(1, 6)),
    st.tuples(st.just("sleeps"), st.sampled_from((HOUR, 3 * 24, 31 * 24))),
    st.tuples(st.just("jumps"), st.sampled_from((-HOUR, HOUR, -24, 24))),
    st.tuples(st.just("moves"), st.integers(-40, 60)),
    st.tuples(st.just("extends"), st.integers(1, 60)),
    st.tuples(st.just("applies"), st.just(0)),
    st.tuples(st.just("endorses"), st.integers(1, 5)),
    st.tuples(st.just("closes"), st.just(0)),
    st.tuples(st.just("refuses"), st.just(0)),
    st.tuples(st.just("reopens"), st.integers(2, 100)),
)
SCHEDULES = st.fixed_dictionaries(
    {
        "begins": st.integers(0, 180),
        "hour": st.integers(0, 23),
        "left": st.integers(-5, 45),
        "length": st.integers(1, 120),
        "acts": st.lists(ACTS, min_size=4, max_size=14),
    }
)


class AtOnce:
    """The ledger as a process sees it, without a loop: nothing here has to wait."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def transact(
        self, fn: Callable[[Work, *Ts], T], *args: *Ts, cause: str, silent: bool = False
    ) -> T:
        with self._ledger.work(cause, silent=silent) as work:
            return fn(work, *args)

    async def read(self, fn: Callable[[Work, *Ts], T], *args: *Ts) -> T:
        return await self.transact(fn, *args, cause="read")

    async def receive(self, bot_id: int, bodies: Mapping[int, str | None]) -> int:
        raise AssertionError("nobody writes here")


def finish(coroutine: Coroutine[Any, Any, None]) -> None:
    with pytest.raises(StopIteration):
        coroutine.send(None)


class Life:
    """One item's schedule, and the clerk's card of it beside the ledger."""

    def __init__(self, ledger: Ledger, world: builders.World, schedule: dict[str, Any]) -> None:
        self.ledger, self.world = ledger, world
        self.deeds = Deeds(ledger, world)
        self.reminding = Reminding(ledger=AtOnce(ledger), clock=ledger.clock)
        self.digesting = Digesting(ledger=AtOnce(ledger))
        self.clerk = Clerk(is_workday=ledger.rules.workdays.is_workday)
        self.looked = Counter[str]()
        begins = FIRST + timedelta(days=schedule["begins"])
        ledger.clock.go(begins, schedule["hour"])
        due = begins + timedelta(days=schedule["left"])
        since = due - timedelta(days=schedule["length"])
        self.latest = begins
        self.card = Item(clock_from=since, due=due)
        self.id = self._owed(since, due)

    def _owed(self, since: date, due: date) -> int:
        with self.ledger.work() as work:
            plain = builders.finding(work, self.world, State.IN_PROGRESS)
            dated = plain.changed(clock_from=since, due=due, original_due=due)
            return items.write(plain, dated, "item-owed", None, work).id

    @property
    def today(self) -> date:
        return HOURS.day_of(self.ledger.clock())

    @property
    def now(self) -> Finding:
        with self.ledger.work() as work:
            return work.findings.get(self.id)

    # What people and clocks do.

    def lives(self, days: int) -> None:
        for _ in range(days):
            morning = datetime.combine(self.today + timedelta(days=1), time(10, 5), HOURS.zone)
            self.ledger.clock.at = morning
            self.looks()

    def sleeps(self, hours: int) -> None:
        self.ledger.clock.pass_by(timedelta(hours=hours))

    def jumps(self, hours: int) -> None:
        """The host's clock was wrong, or is now."""
        self.ledger.clock.pass_by(timedelta(hours=hours))

    def moves(self, days: int) -> None:
        """The date is computed anew, as when a year's holidays are announced."""
        item = self.now
        if item.state in UNDER_REVIEW or item.state is State.CLOSED or item.due is None:
            return
        due = item.due + timedelta(days=days)
        with self.ledger.work() as work:
            items.write(item, item.changed(due=due), "due-moved", None, work)
        self.card.due = due

    def extends(self, days: int) -> None:
        until = self.card.due + timedelta(days=days)
        asked = changes.AskExtension(finding=self.id, until=until, text="汛期无法施工")
        change = self.deeds.by(Role.RESPONSIBLE, changes.ask_extension, asked)
        try:
            for who in (Role.LEADER, Role.OFFICE):
                self.deeds.by(who, changes.approve, changes.Approve(change=change.id))
        except errors.UserError:
            refused = changes.Refuse(change=change.id, text="已过期")
            with suppress(errors.UserError):
                self.deeds.by(Role.OFFICE, changes.refuse, refused)
            return
        self.card.extended(until)

    def applies(self, _: int) -> None:
        self.deeds.apply(self.now)
        self.card.applied(self.today)

    def endorses(self, stops: int) -> None:
        application = self._pending()
        for who in CHAIN[application.step :][:stops]:
            self.deeds.endorse(application, who)
        if self.now.state is State.CLOSED:
            self.card.decided(self.today, closed=True)

    def closes(self, _: int) -> None:
        self.applies(0)
        self.endorses(len(CHAIN))

    def refuses(self, _: int) -> None:
        application = self._pending()
        self.deeds.refuse(application, CHAIN[application.step])
        self.card.decided(self.today, closed=False)

    def reopens(self, days: int) -> None:
        due = self.today + timedelta(days=days)
        self.deeds.reopen(self.now, due=due)
        self.card.reopened(self.today, due)

    def _pending(self) -> Application:
        with self.ledger.work() as work:
            pending = work.reviews.pending(self.id)
        if pending is None:
            raise errors.NotFound
        return pending

    # What must come of it.

    def looks(self) -> None:
        """The schedule says "look now"; the clerk looks too."""
        steps, stop = self._steps(), self._stop()
        letters, told = self._letters(), self._last_tiding()
        finish(self.reminding())
        finish(self.digesting())
        found = self.clerk.looks(self.card, self.today)
        cycle, due = self.card.cycle, self.card.due
        assert self._steps() - steps == {(cycle, due, s) for s in found}
        assert self._letters() - letters == {(cycle, due, s) for s in found if s > 0}
        self._joined(found, told)
        self._reviewers_asked(stop)
        self.latest = max(self.latest, self.today)
        self.looked["looks"] += 1
        self.looked["steps"] += len(found)
        self.looked["joined"] += max(len(found) - 1, 0)

    def _joined(self, found: list[int], told: int) -> None:
        """Whoever hears of the steps hears of the newest alone."""
        rows = self._asks(
            "SELECT person_id, body FROM tidings WHERE id > :told AND topic = :topic",
            told=told,
            topic=Topic.REMINDER,
        )
        people = [person for person, _ in rows]
        assert len(people) == len(set(people))
        assert bool(people) == bool(found)
        if found:
            forms = {0: "reminder", 1: "supervision", 15: "talk", 30: "accountability"}
            newest = f"reminder-form-{forms[max(found[-1], 0)]}"
            assert all(f'"{newest}"' in body for _, body in rows)

    def _reviewers_asked(self, before: tuple[int, int, date] | None) -> None:
        if before is None:
            return
        application, stop, due = before
        asked = {key for key in self.clerk.asked if key[:2] == (application * 10 + stop, due)}
        self.clerk.reminds_reviewers(application * 10 + stop, due, self.today)
        after = {key for key in self.clerk.asked if key[:2] == (application * 10 + stop, due)}
        self.looked["reviewers"] += len(after - asked)
        marked = self._asks(
            "SELECT step FROM ladder_steps WHERE item_kind = 'application' "
            "AND item_id = :id AND cycle = :stop AND due = :due",
            id=application,
            stop=stop,
            due=due.isoformat(),
        )
        assert {step for (step,) in marked} == {step for _, _, step in after}

    def ends(self) -> None:
        """A workday later nothing waits any more, and nobody had two messages on a day."""
        seen = self.latest
        self.lives(1)
        # A day that a wrong clock has seen already has had its message.
        while self.today <= seen or not self.clerk.is_workday(self.today):
            self.lives(1)
        waiting = "SELECT person_id FROM tidings WHERE outbox_id IS NULL AND topic = 'reminder'"
        if self.now.state not in (State.CLOSED, *UNDER_REVIEW):
            assert self._asks(waiting) == []
        twice = """
            SELECT x.person_id, date(x.created_at, '+8 hours') FROM outbox x
            WHERE x.key LIKE 'reminders:%' GROUP BY 1, 2 HAVING COUNT(*) > 1
        """
        assert self._asks(twice) == []

    def _asks(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.ledger._connection.execute(statement, values)]

    def _steps(self) -> set[Key]:
        found = "SELECT cycle, due, step FROM ladder_steps WHERE item_kind = 'finding'"
        return {_key(row) for row in self._asks(found)}

    def _letters(self) -> set[Key]:
        return {_key(row) for row in self._asks("SELECT cycle, due, step FROM letter_items")}

    def _last_tiding(self) -> int:
        [(last,)] = self._asks("SELECT COALESCE(MAX(id), 0) FROM tidings")
        return int(last)

    def _stop(self) -> tuple[int, int, date] | None:
        """(application, stop, due) of what is under review."""
        with suppress(errors.NotFound):
            pending = self._pending()
            return pending.id, pending.step, pending.step_due
        return None


def _key(row: tuple[Any, ...]) -> Key:
    cycle, due, step = row
    return cycle, date.fromisoformat(due), step


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, builders.World]:
    """A ledger with its town, copied for each life."""
    folder = tmp_path_factory.mktemp("template")
    with opened(folder) as made, made.work() as work:
        world = builders.world(work)
    return folder / "ledger.db", world


@contextmanager
def copied(path: Path, folder: Path) -> Iterator[Ledger]:
    folder.mkdir()
    shutil.copyfile(path, folder / path.name)
    with opened(folder) as ledger:
        # What a crash would leave is another test's business.
        ledger._connection.execute("PRAGMA synchronous = OFF")
        yield ledger
    shutil.rmtree(folder)


def run(
    template: tuple[Path, builders.World], root: Path, examples: int, name: str
) -> Counter[str]:
    numbers, total = count(), Counter[str]()

    @seed(sizes.SEED)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(schedule=SCHEDULES)
    def lived(schedule: dict[str, Any]) -> None:
        path, world = template
        with copied(path, root / f"{next(numbers)}") as ledger:
            life = Life(ledger, world, schedule)
            life.looks()
            for act, much in schedule["acts"]:
                with suppress(errors.UserError):
                    getattr(life, act)(much)
                    life.looked[act] += 1
                life.looks()
            life.ends()
        total.update(life.looked)
        total["schedules"] += 1

    lived()
    figures = "  ".join(f"{name} {n:,}" for name, n in sorted(total.items()))
    sizes.tell(f"{name}: {figures}  missing 0  doubled 0")
    return total


def test_any_schedule_takes_each_step_once_and_misses_none(
    template: tuple[Path, builders.World], tmp_path: Path
) -> None:
    total = run(template, tmp_path, sizes.size("SCHEDULES", 120), "schedules")
    assert total["steps"] > total["schedules"]
    assert total["joined"] > 0


@pytest.mark.slow
def test_ten_thousand_schedules_take_each_step_once_and_miss_none(
    template: tuple[Path, builders.World], tmp_path: Path
) -> None:
    run(template, tmp_path, sizes.size("SCHEDULES", 10_000), "schedules, long")
