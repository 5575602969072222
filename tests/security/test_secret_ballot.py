"""Nobody can tell whose ballot is whose (domain §7): the adversary does no better than by chance.

Three planted faults show that he would find out if he could.
"""

from __future__ import annotations

import logging
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli import logs
from bot.core import ballots
from bot.core.ballots import Cast
from bot.core.ledger import Ledger as Kept
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.core.work import Work
from bot.processes.counting import LEAST, Counting
from bot.usecases import ballots as ballot_cases
from bot.usecases import evaluations as cases
from handlers.outbound import callbacks
from storage import backups
from tests import builders
from tests.ledger import Ledger, open_database, opened
from tests.security import ballot_adversary as adversary
from tests.security.ballot_adversary import Vote
from tests.town import Town, town

VOTERS = 12
RUNS = 30
# One right guess a batch is chance, however large it is; the mean of 60 batches strays by 0.13, so
# that 1.7 is more than five times that far.
CHANCE = 1.7
REMARK = "建议把谈话安排在农闲时节"

Box = Callable[[Kept], Counting]


# The whole machine: the real bot, twelve people of the unit, the log at DEBUG, two backups.


@contextmanager
def overhearing(level: int) -> Iterator[list[str]]:
    """Everything any logger says, as the installed program sets them up."""
    heard: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(logs.HidingFormatter(None).format(record))

    keeper, root = Keeper(logging.DEBUG), logging.getLogger()
    before = {name: logging.getLogger(name).level for name in ("", *logs.QUIET)}
    root.addHandler(keeper)
    root.setLevel(logging.DEBUG)
    logs.quieten()
    if level == logging.DEBUG:
        for name in logs.QUIET:
            logging.getLogger(name).setLevel(level)
    try:
        yield heard
    finally:
        root.removeHandler(keeper)
        for name, was in before.items():
            logging.getLogger(name).setLevel(was)


def evaluated(work: Work, voters: int) -> int:
    round_ = work.rounds.all()[0]
    work.rounds.save(replace(round_, phase=Phase.RECTIFICATION))
    assignment = work.rounds.assignments(round_.id)[0]
    work.rounds.save_assignment(replace(assignment, fed_back_on=work.today))
    office = work.people.holders(Role.OFFICE, work.today)[0]
    command = cases.Open(
        assignment=assignment.id, voters=voters, closes_on=work.today + timedelta(days=7)
    )
    return cases.open_(command, work.people.actor(office.id, work.today), work).id


NAMES = (
    "书记",
    "张镇长",
    "王干事",
    "小联",
    "局长",
    "县领导",
    "老办",
    "主任",
    "组领导",
    "纪委",
    "组织部",
    "管理员",
)


async def votes(t: Town, name: str, token: str, marks: str, remark: str | None = None) -> None:
    """Opens the link, and presses what the buttons of a filled ballot hold."""
    phone = await t.joins(name)
    await phone.says(f"/start ballot_{token}")
    card = phone.last
    if remark:
        await phone.presses_data(card, callbacks.encode(("ballot", token, marks, "w")))
        await phone.says(remark)
    await phone.presses_data(card, callbacks.encode(("ballot", token, marks, "s")))


async def test_the_machine_keeps_nothing_that_links(tmp_path: Path) -> None:
    chance = random.Random(20201124)  # noqa: S311  # a test's own lot
    async with town(tmp_path) as t:
        evaluation = await t.does(lambda work: evaluated(work, VOTERS))
        await t.all_join(*NAMES)
        with overhearing(logging.INFO) as heard:
            _evaluation, links = await t.running.counting.issue(evaluation)
            marks = [adversary.unlike_any_other(chance) for _ in links]
            before = kept(t)
            for n, name in enumerate(NAMES[:10]):
                await votes(t, name, links[n], marks[n], REMARK if n == 3 else None)
            assert kept(t) == before
            await t.running.counting()
            first = await copied(t)
            for n, name in enumerate(NAMES[10:], start=10):
                await votes(t, name, links[n], marks[n])
            await t.does(lambda work: ended(work, evaluation))
            await t.running.counting()
            second = await copied(t)
            await t.running.sealing()
            logging.getLogger("bot").debug("the log is heard")
        path = t.installed.settings.database
        check_batches(first, second, VOTERS)
        check_pages(path, marks, links)
        check_rows(t, marks, links)
        check_inbox(t)
        said = "\n".join(heard)
        assert "the log is heard" in said
        betraying = [*marks, *links, *map(ballots.token_hash, links), REMARK]
        betraying += [str(t.phones[name].user.id) for name in NAMES]
        assert [word for word in betraying if word in said] == []


def kept(t: Town) -> dict[str, int]:
    """What must not grow while people vote."""
    tables = ("outbox", "drafts", "messages", "tidings", "events", "ballots", "ballot_remarks")
    return {table: t.count(table) for table in tables}


def ended(work: Work, evaluation: int) -> None:
    work.evaluations.save(replace(work.evaluations.get(evaluation), ended_on=work.today))


async def copied(t: Town) -> Path:
    place = t.installed.vault.place
    made = backups.make(place, t.installed.settings.data_dir / "copies", t.clock())
    t.clock.advance(timedelta(seconds=2))
    return made.folder / backups.LEDGER


def check_batches(first: Path, second: Path, voters: int) -> None:
    """What came between two backups is never less than a batch, of links and ballots alike."""
    came = (adversary.spent(first), adversary.spent(second) - adversary.spent(first))
    ballots_came = (len(adversary.cast(first)), len(adversary.cast(second)))
    assert [len(links) for links in came] == [LEAST, voters - LEAST]
    assert ballots_came == (LEAST, voters)


def check_pages(path: Path, marks: Sequence[str], links: Sequence[str]) -> None:
    """In use or free, in the file or the WAL: ballots stand on ballots' pages, links' hashes on
    links' pages, the remark on the remarks', and no page has two of them."""
    for each in marks:
        assert adversary.pages_with(path, each.encode()) == adversary.roots(path, "ballots")
    for link in links:
        assert adversary.pages_with(path, link.encode()) == frozenset()
        hashes = adversary.pages_with(path, ballots.token_hash(link).encode())
        assert hashes <= adversary.roots(path, "ballot_tokens")
    remarks = adversary.pages_with(path, REMARK.encode())
    assert remarks <= adversary.roots(path, "ballot_remarks")


def check_rows(t: Town, marks: Sequence[str], links: Sequence[str]) -> None:
    """No row of another table has anything of a ballot, and the events count batches alone."""
    lines = t.dump().splitlines()
    others = [line for line in lines if '"ballot' not in line and "INTO ballot" not in line]
    for word in (*marks, *links, *map(ballots.token_hash, links), REMARK):
        assert not [line for line in others if word in line]
    bodies = t.rows(
        "SELECT p.person_id, p.body FROM events e JOIN event_payloads p ON p.seq = e.seq"
        " WHERE e.kind = 'ballots-counted'"
    )
    assert bodies == [(None, '{"ballots":5}'), (None, '{"ballots":7}')]
    columns = t.rows("SELECT name FROM pragma_table_info('ballots')")
    assert columns == [("evaluation_id",), ("key",), ("marks",)]


def check_inbox(t: Town) -> None:
    """Of a voter's updates the number and the day: one row is as good as the other."""
    bare = t.rows(
        "SELECT received_at, done_at, body, failure FROM inbox"
        " WHERE received_at LIKE '%T00:00:00.000000Z'"
    )
    assert len(bare) == 2 * VOTERS + 2
    assert set(bare) == {(bare[0][0], bare[0][0], None, None)}
    assert str(bare[0][0]).endswith("T00:00:00.000000Z")


async def test_a_log_of_the_libraries_would_betray_all(tmp_path: Path) -> None:
    """The planted fault: were the libraries' loggers left as loud as ours, it would be found."""
    async with town(tmp_path) as t:
        evaluation = await t.does(lambda work: evaluated(work, VOTERS))
        _evaluation, [link, *_] = await t.running.counting.issue(evaluation)
        with overhearing(logging.DEBUG) as heard:
            await votes(t, "王干事", link, "1234512345123")
        assert any("1234512345123" in line for line in heard)


# The box alone, many times over: guesses counted, against chance.


@pytest.fixture
def prepared(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path / "data") as made:
        yield made


def opens(work: Work, world: builders.World, n: int) -> int:
    unit = builders.organisation(work, f"单位{n}", under=world.county)
    given = builders.assignment(work, world.round, world.team, unit)
    work.rounds.save_assignment(replace(given, fed_back_on=work.today))
    command = cases.Open(
        assignment=given.id, voters=VOTERS, closes_on=work.today + timedelta(days=7)
    )
    return cases.open_(command, world.actor(work, Role.OFFICE), work).id


async def guessed(ledger: Ledger, box: Box, runs: int = RUNS) -> dict[str, float]:
    """The mean number of right guesses a batch, for every way of guessing."""
    chance = random.Random(7)  # noqa: S311  # a test's own lot
    with ledger.work() as work:
        world = builders.world(work, phase=Phase.RECTIFICATION)
        ids = [opens(work, world, n) for n in range(runs)]
    right: dict[str, list[int]] = defaultdict(list)
    async with open_database(ledger.path) as database:
        counting = box(database)
        for id in ids:
            batches = await held(counting, id, ledger, chance)
            # The WAL keeps its frames, and the file has the pages, too.
            ledger.rows("PRAGMA wal_checkpoint(PASSIVE)")
            for batch in batches:
                for way, hits in adversary.hits(ledger.path, batch):
                    right[way].append(hits)
    return {way: sum(hits) / len(hits) for way, hits in right.items()}


async def held(
    counting: Counting, id: int, ledger: Ledger, chance: random.Random
) -> list[list[Vote]]:
    """One evaluation from the first ballot to the last; its batches as two backups show them."""
    _evaluation, links = await counting.issue(id)
    batches: list[list[Vote]] = []
    waiting: list[Vote] = []
    for n, link in enumerate(links):
        marks = adversary.unlike_any_other(chance)
        waiting.append(Vote(hash=ballots.token_hash(link), marks=marks))
        await counting.cast(link, marks, None)
        if n == len(links) - 1:
            with ledger.work() as work:
                work.evaluations.save(replace(work.evaluations.get(id), ended_on=work.today))
        before = adversary.spent(ledger.path)
        await counting()
        came = adversary.spent(ledger.path) - before
        if came:
            batches.append([vote for vote in waiting if vote.hash in came])
            waiting = [vote for vote in waiting if vote.hash not in came]
    return batches


async def test_no_order_tells_better_than_chance(prepared: Ledger) -> None:
    means = await guessed(prepared, lambda database: Counting(ledger=database))
    assert len(means) >= 16
    assert {way: mean for way, mean in means.items() if mean > CHANCE} == {}


class InOrder(Counting):
    """A faulty box: batches, but written under keys that grow as the ballots came."""

    async def _count(self, evaluation_id: int, size: int) -> None:
        box = self._boxes[evaluation_id]
        batch = list(box.values())[:size]
        await self.ledger.transact(_in_order, evaluation_id, batch, cause=f"planted:{id(batch)}")
        for cast in batch:
            del box[cast.hash]


_keys = iter(range(10**9, 10**10))


def _in_order(work: Work, evaluation_id: int, batch: Sequence[Cast]) -> None:
    work.evaluations.spend(evaluation_id, [cast.hash for cast in batch])
    statement = "INSERT INTO ballots (evaluation_id, key, marks) VALUES (:id, :key, :marks)"
    for cast in batch:
        sql = work.evaluations._sql  # type: ignore[attr-defined]  # the planted fault
        sql.run(statement, id=evaluation_id, key=str(next(_keys)), marks=cast.marks)


async def test_a_box_that_keeps_the_order_is_found_out(prepared: Ledger) -> None:
    means = await guessed(prepared, lambda database: InOrder(ledger=database), runs=4)
    assert means["as they voted, key"] > 5
    assert any(mean > 5 for way, mean in means.items() if "file" in way)


class OneByOne(Counting):
    """A faulty box: each ballot is written as it comes."""

    async def cast(self, token: str, marks: str, remark: str | None) -> ballot_cases.Opening:
        opening = await super().cast(token, marks, remark)
        if opening.evaluation is not None:
            await self._count(opening.evaluation.id, 1)
        return opening


async def test_a_box_that_writes_at_once_is_found_out_by_two_backups(tmp_path: Path) -> None:
    async with town(tmp_path) as t:
        evaluation = await t.does(lambda work: evaluated(work, VOTERS))
        counting = OneByOne(ledger=t.running.ledger)
        _evaluation, links = await counting.issue(evaluation)
        for link in links[:LEAST]:
            await counting.cast(link, "1" * 13, None)
        first = await copied(t)
        await counting.cast(links[LEAST], "4" * 13, None)
        second = await copied(t)
        came = adversary.spent(second) - adversary.spent(first)
        assert came == {ballots.token_hash(links[LEAST])}
        with pytest.raises(AssertionError):
            check_batches(first, second, VOTERS)
